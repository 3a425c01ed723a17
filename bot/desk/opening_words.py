"""When the desk is open: "are you open over christmas?", "is somebody there on sunday", "what are your hours", and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from bot.desk.plain_words import plain_words

_BEFORE = (
    r"(?:(?:ok(?:ay)?|hi|hello|hey|well|so|no+|yes|please|pls|sorry|just|and|then|now|oh|but|by the way|btw|quick question"
    r"|(?:can|could) you tell me(?: if)?|do you know(?: if)?)[,.:! ]+)*"
)
_THEM = r"(?:you(?: guys| all)?|(?:the |your )?(?:help ?desk|service ?desk|desk|support(?: team| desk)?|it (?:support|team|desk)))"
_SOMEBODY = r"(?:some ?(?:one|body)|any ?(?:one|body)|people|a technician|a person)"
_THERE = r"(?:open|closed|there|here|available|working|around|in(?: the office)?|at the desk|at work|on duty|reachable|off|on holiday)"
_HOURS = r"(?:(?:opening|support|office|business|working|service|desk|holiday) )?(?:hours|times)"
# What asks for the hours without naming a day.
_GENERAL = (
    rf"(?:(?:when|until when|till when|how long|what time|from when|since when|which days?|what days?|what hours)"
    rf" (?:are|do|is|does|will)"
    rf" (?:{_THEM}|{_SOMEBODY})(?: be)? (?:open|close|work|there|here|at the desk|back|available)(?: (?:open|again|up|back))*"
    rf"|(?:what|which|when)(?:'s| is| are) (?:your|the (?:desk's|help ?desk)|our support) {_HOURS}"
    r"|(?:your |opening |support |office )hours"
    rf"|(?:are|is) {_THEM}(?: still| already| always)* (?:open|24/7|24x7)|(?:which|what) (?:public |bank )?holidays do {_THEM} (?:keep"
    r"|observe|have|take|close)|when are (?:your|the) (?:public |bank )?holidays)"
)
_OF_A_DAY = (
    rf"(?:(?:are|is|will) (?:{_THEM}|{_SOMEBODY})(?: be)?(?: still)?(?: {_THERE})?"
    rf"|is there (?:going to be )?(?:{_SOMEBODY}|support)(?: {_THERE})?"
    rf"|(?:do|does|will) (?:{_THEM}|{_SOMEBODY}) (?:work|close|open|have support|be (?:open|closed))"
    r"|what (?:happens )?(?:if|when) (?:something|anything|it|things?) (?:breaks?|fails?|happens?|goes wrong|stops?)(?: working)?"
    r"|who (?:do|can|should) (?:i|we) (?:call|reach|contact)"
    rf"|(?:can|could) (?:i|we) (?:reach|get|call|ring) (?:{_THEM}|{_SOMEBODY})|(?:what|which)(?:'s| is| are) (?:your|the) {_HOURS})"
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS)
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})|(?:{_MONTH}) (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)"
_PART = r"(?:morning|afternoon|evening|night)"
_AT = (
    r"(?:(?:at|after|before|until|till|from|past) (?:about )?(?:\d{1,2}(?:[:.]\d\d)?|noon|six|seven|eight|nine|ten|midnight)"
    r"(?: ?(?:am|pm|o'?clock))?)"
)


def _in_week(number: int, weekday: int, month: int) -> Callable[[int], date]:
    """The first (1) or another such weekday of a month, or the last (-1)."""

    def found(year: int) -> date:
        if number < 0:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))

    return found


def _easter(shift: int) -> Callable[[int], date]:
    """A day so many after Easter Sunday of the western churches."""

    def found(year: int) -> date:
        century, golden = year // 100, year % 19
        moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
        week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
        late = (golden + 11 * moon + 22 * week) // 451
        month, day = divmod(moon + week - 7 * late + 114, 31)
        return date(year, month, day + 1) + timedelta(days=shift)

    return found


def _fixed(month: int, *days: int) -> tuple[Callable[[int], date], ...]:
    return tuple(lambda year, day=day: date(year, month, day) for day in days)


_NEW_YEAR = (*_fixed(12, 31), lambda year: date(year + 1, 1, 1))
_ON_TWO_DAYS = "thanksgiving"
# By the name that people use, the longer first.
_HOLIDAYS: tuple[tuple[str, tuple[Callable[[int], date], ...]], ...] = (
    (
        r"between (?:christmas|xmas) and (?:the )?new ?year(?:'?s)?"
        r"|(?:the )?(?:christmas|xmas|winter|festive) (?:holidays?|break|period)|the holidays",
        (*_fixed(12, *range(24, 32)), lambda year: date(year + 1, 1, 1)),
    ),
    (r"(?:christmas|xmas) eve", _fixed(12, 24)),
    (r"(?:christmas|xmas) day", _fixed(12, 25)),
    (r"christmas|xmas", _fixed(12, 24, 25, 26)),
    (r"boxing day|st\.? stephen'?s(?: day)?", _fixed(12, 26)),
    (r"new ?year'?s eve", _fixed(12, 31)),
    (r"new ?year'?s day|january first", _fixed(1, 1)),
    (r"(?:the )?new ?year'?s?", _NEW_YEAR),
    (r"good friday", (_easter(-2),)),
    (r"easter monday", (_easter(1),)),
    (r"easter sunday", (_easter(0),)),
    (r"(?:the )?easter(?: weekend)?", (_easter(-2), _easter(0), _easter(1))),
    (r"labou?r day", (_in_week(1, 0, 9),)),
    (r"memorial day", (_in_week(-1, 0, 5),)),
    (_ON_TWO_DAYS, (_in_week(4, 3, 11), _in_week(2, 0, 10))),
    (r"family day|presidents'? day", (_in_week(3, 0, 2),)),
    (r"canada day", _fixed(7, 1)),
    (r"(?:independence day|(?:the )?4th of july|(?:the )?fourth of july)", _fixed(7, 4)),
    (r"(?:remembrance|veterans'?) day", _fixed(11, 11)),
)
_NAMED = "|".join(form for form, _ in _HOLIDAYS)
_WHEN = (
    rf"(?:(?:on|over|at|during|for|in|this|next|through|also|the|a|public) )*(?:{_NAMED}|{_DATE}"
    rf"|(?:{'|'.join(_DAYS)})s?|(?:sat|sun)(?:urday)?s?(?: and | or )sun(?:day)?s?|week ?ends?|(?:bank |public )?holidays?"
    rf"|tomorrow|today|tonight|now|nights?|evenings?|{_PART}|lunch(?: ?time)?|{_AT})"
)
_END = r"(?:[, ]+(?:again|please|too|as well|also|or not|this year|next year|at all|then))*[ ?!.]*"
_QUESTION = re.compile(
    rf"{_BEFORE}(?:{_GENERAL}(?:[, ]+{_WHEN})*|{_OF_A_DAY}(?:[, ]+{_WHEN})+){_END}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AskedHours:
    """A question about the hours of the desk; ``days`` are those that it names, none where it names none."""

    days: tuple[date, ...] = ()


def asked_hours(words: str, today: date, holidays: Collection[date] = ()) -> AskedHours | None:
    """What is asked about the hours of the desk, and nothing else; None for any other words.

    Of a holiday that falls on two days in two countries the one is meant that is among the client's ``holidays``.
    """
    said = plain_words(words)
    if _QUESTION.fullmatch(said) is None:
        return None
    return AskedHours(_days_in(said, today, holidays))


def _days_in(said: str, today: date, holidays: Collection[date]) -> tuple[date, ...]:
    for form, found in _HOLIDAYS:
        if re.search(rf"\b(?:{form})\b", said, re.IGNORECASE):
            days = [_next(each, today) for each in found]
            if form == _ON_TWO_DAYS:
                days = [next((day for day in days if day in holidays), days[0])]
            return tuple(sorted(days))
    dated = re.search(rf"\b{_DATE}\b", said, re.IGNORECASE)
    if dated is not None:
        return _of_date(dated[0], today)
    if re.search(r"\btomorrow\b", said, re.IGNORECASE):
        return (today + timedelta(days=1),)
    named = [day for day, name in enumerate(_DAYS) if re.search(rf"\b{name}s?\b", said, re.IGNORECASE)]
    if re.search(r"\bweek ?ends?\b|\bsat\b|\bsun\b", said, re.IGNORECASE):
        named = [5, 6]
    return tuple(sorted(today + timedelta(days=(day - today.weekday()) % 7) for day in named))


def _next(day_of: Callable[[int], date], today: date) -> date:
    """The first such day that is not over; new year's day counts with the year that ends before it."""
    years = (today.year - 1, today.year, today.year + 1)
    return next(day for year in years if (day := day_of(year)) >= today)


def _of_date(said: str, today: date) -> tuple[date, ...]:
    name, day = re.search(_MONTH, said, re.IGNORECASE), re.search(r"\d{1,2}", said)
    assert name is not None and day is not None
    month = next(place for place, each in enumerate(_MONTHS, 1) if each.startswith(name[0].casefold()[:3]))
    try:
        return (_next(lambda year: date(year, month, int(day[0])), today),)
    except ValueError:
        return ()
