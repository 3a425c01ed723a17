"""When the desk is open: "are you open over christmas?", "is somebody there on sunday", "what are your hours", and nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from bot.desk.day_words import ANY_FEAST, DATE, DAYS, FEASTS, date_in, dated, next_of
from bot.desk.plain_words import plain_words

_BEFORE = (
    r"(?:(?:ok(?:ay)?|hi|hello|hey|well|so|no+|yes|please|sorry|just|and|then|now|oh|but|by the way|btw|quick question"
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
    rf"|(?:until|till|from|since) (?:when|what time) (?:are|is) {_THEM}(?: (?:open|there|here|available|reachable))?"
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
_PART = r"(?:morning|afternoon|evening|night)"
_AT = (
    r"(?:(?:at|after|before|until|till|from|past) (?:about )?(?:\d{1,2}(?:[:.]\d\d)?|noon|six|seven|eight|nine|ten|midnight)"
    r"(?: ?(?:am|pm|o'?clock))?)"
)
_WHEN = (
    rf"(?:(?:on|over|at|during|for|in|this|next|through|also|the|a|public) ){{0,4}}(?:{ANY_FEAST}|{DATE}"
    rf"|(?:{'|'.join(DAYS)})s?|(?:sat|sun)(?:urday)?s?(?: and | or )sun(?:day)?s?|week ?ends?|(?:bank |public )?holidays?"
    rf"|tomorrow|today|tonight|now|nights?|evenings?|{_PART}|lunch(?: ?time)?|{_AT})"
)
_END = r"(?:[, ]+(?:again|please|too|as well|also|or not|this year|next year|at all|then))*[ ?!.]*"
_QUESTION = re.compile(
    rf"{_BEFORE}(?:{_GENERAL}(?:[, ]+{_WHEN}){{0,4}}|{_OF_A_DAY}(?:[, ]+{_WHEN}){{1,4}}){_END}",
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
    for feast in FEASTS:
        if feast.named_in(said):
            days = [next_of(each, today) for each in feast.days]
            if feast.elsewhere:
                days = [next((day for day in days if day in holidays), days[0])]
            return tuple(sorted(days))
    if date_in(said) is not None:
        day = dated(said, today)
        return (day,) if day is not None else ()
    if re.search(r"\btomorrow\b", said, re.IGNORECASE):
        return (today + timedelta(days=1),)
    named = [day for day, name in enumerate(DAYS) if re.search(rf"\b{name}s?\b", said, re.IGNORECASE)]
    if re.search(r"\bweek ?ends?\b|\bsat\b|\bsun\b", said, re.IGNORECASE):
        named = [5, 6]
    return tuple(sorted(today + timedelta(days=(day - today.weekday()) % 7) for day in named))
