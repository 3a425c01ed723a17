"""By whose clock an hour is said: "14:00 Berlin time", "at 3pm EST", "my time, I'm in Berlin"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.desk.plain_words import plain_words
from bot.desk.zone_countries import zone_of_city

_SHORT_NAMES = {
    "est": "America/New_York",
    "edt": "America/New_York",
    "cst": "America/Chicago",
    "cdt": "America/Chicago",
    "mst": "America/Denver",
    "mdt": "America/Denver",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "gmt": "Europe/London",
    "bst": "Europe/London",
    "utc": "UTC",
    "cest": "Europe/Paris",
    "cet": "Europe/Paris",
}
# Places too that people name, and of which no zone has its name.
_ALSO = {
    **_SHORT_NAMES,
    "munich": "Europe/Berlin",
    "hamburg": "Europe/Berlin",
    "frankfurt": "Europe/Berlin",
    "milan": "Europe/Rome",
    "barcelona": "Europe/Madrid",
    "geneva": "Europe/Zurich",
    "boston": "America/New_York",
    "washington": "America/New_York",
    "miami": "America/New_York",
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "dallas": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "calgary": "America/Edmonton",
    "ottawa": "America/Toronto",
    "montreal": "America/Toronto",
}
# In longer messages nobody agrees on an hour.
MOST_LETTERS = 600
# The same message is read by many rules.
_AT_ONCE = 64
_PLACE = r"(?P<{name}>[a-z][a-z'-]{{1,20}}(?: [a-z][a-z'-]{{1,20}}){{0,2}}?)"
_HERE = (
    r"(?:[,;.]? ?\b(?:because |as |since |and |but )?(?:i'?m|i am|we'?re|we are)(?: (?:now|currently|sitting|working|travell?ing|still"
    r"|at the moment|here|today|this week))* in " + _PLACE.format(name="here") + r"(?= time\b|[,;.!?]|$))"
)
_OWN = r"(?:\b(?:in |by )?(?:my|our|local) (?:local |own )?time(?: ?zone)?\b)"
_THERE = rf"(?:\b(?:in |by )?(?:the )?{_PLACE.format(name='there')} (?:standard |daylight )?time(?: ?zone)?\b)"
_SHORT = rf"(?:(?<=[\dm]) ?\b(?P<short>{'|'.join(_SHORT_NAMES)})\b)"
_CLOCKS = tuple(re.compile(each, re.IGNORECASE) for each in (_HERE, _THERE, _SHORT))
_OF_ONESELF = re.compile(_OWN, re.IGNORECASE)


@dataclass(frozen=True)
class SaidClock:
    """The zone that is named, None where only "my time" is; and the words without saying so."""

    zone: str | None
    words: str


@lru_cache(maxsize=_AT_ONCE)
def said_clock(words: str) -> SaidClock | None:
    """By whose clock the words speak of an hour; None where they do not say."""
    if len(words) > MOST_LETTERS:
        return None
    said, zone = plain_words(words), None
    for form in _CLOCKS:
        for found in form.finditer(said):
            named = _zone_of(form, found)
            if named is not None:
                zone, start = named
                said = f"{said[:start]} {said[found.end() :]}"
                break
    own = _OF_ONESELF.search(said)
    if zone is None and own is None:
        return None
    return SaidClock(zone, " ".join(_OF_ONESELF.sub(" ", said).split()))


def without_clock(words: str) -> str:
    """The words without saying by whose clock they are."""
    found = said_clock(words)
    return found.words if found is not None else words


def _zone_of(form: re.Pattern[str], found: re.Match[str]) -> tuple[str, int] | None:
    """The zone of the place that was found, and where saying so begins: of "at 3 pm pacific time" with the last word."""
    place = next(iter(form.groupindex))
    words = found[place].casefold().split()
    for left in range(len(words) if form is _CLOCKS[1] else 1):
        named = " ".join(words[left:])
        zone = _ALSO.get(named) or zone_of_city(named)
        if zone is not None and _is_known(zone):
            return zone, found.start() if not left else found.end(place) - len(named)
    return None


def _is_known(zone: str) -> bool:
    try:
        return ZoneInfo(zone).key == zone
    except ZoneInfoNotFoundError:
        return False
