"""The hour that words name: "tonight at 8", "on Sunday", "after six", "on Christmas day", "before you open"; and its instant.

What is vague means the first such hour; a time without a day is the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from bot.desk.day_words import DAYS, date_in, day_named
from bot.desk.hours import SupportHours, next_opening, open_intervals

_SHORT_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_YESTERDAY = re.compile(r"\byesterday\b|\blast night\b", re.IGNORECASE)
_AFTER_TOMORROW = re.compile(r"\bday after tomorrow\b", re.IGNORECASE)
_TOMORROW = re.compile(r"\btomorrow\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b({'|'.join(DAYS)})s?\b|\bon ({'|'.join(_SHORT_DAYS)})\b", re.IGNORECASE)
_WEEKEND = re.compile(r"\b(?:on|at|over|during|this|the|next|a) weekends?\b|\bweekends\b", re.IGNORECASE)
_NEXT_WEEK = re.compile(r"\bnext week\b", re.IGNORECASE)
_TODAY = re.compile(
    r"\b(?:today|tonight|now|right away|straight away|immediately|at once|asap|as soon as possible"
    r"|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_NIGHT = r"(?:during|in|at|through) (?:the )?(?:middle of the )?night\b|\bovernight\b|\b(?:at|during) nights?\b"
_PARTS = (
    (re.compile(r"\bmorning\b", re.IGNORECASE), None),
    (re.compile(r"\b(?:noon|lunch ?(?:time)?|midday)\b", re.IGNORECASE), time(12)),
    (re.compile(r"\bafternoons?\b", re.IGNORECASE), time(13)),
    (re.compile(rf"\b(?:{_NIGHT})", re.IGNORECASE), time(22)),
    (re.compile(r"\b(?:evenings?|tonight|night)\b", re.IGNORECASE), time(19)),
)
_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)
_TONIGHT = re.compile(r"\btonight\b", re.IGNORECASE)
_SMALL_HOURS = 6
_MORNING = time(9)
_COUNTED = r"(?:percent|minutes?|mins?|hours?|days?|weeks?|people|of|users?|pages?|sites?|go|point|time|place|stage)"
_OCLOCK = re.compile(
    rf"\b(?:(?:at|by|before|after|around|about|from|past|make it) (?P<said>\d{{1,2}}|{'|'.join(NUMBERS)})(?:[:.h](?P<past>\d\d))?"
    rf"(?!\d|[./]\d|st\b|nd\b|rd\b|th\b| ?%| ?{_COUNTED}\b)"
    r"(?: ?(?P<half>[ap])\.?m\b)?"
    r"|(?P<bare>\d{1,2})(?:[:.](?P<min>\d\d))? ?(?P<of>[ap])\.?m\b|(?P<clock>\d{1,2})(?::(?P<mins>\d\d)\b| ?(?:o'?clock|h)\b))",
    re.IGNORECASE,
)
_EARLY = re.compile(r"\bearly\b", re.IGNORECASE)
_HALF_PAST = re.compile(r"\bhalf past\b", re.IGNORECASE)
_NO_CLOCK = re.compile(
    r"\b(?:(?P<hour>\d{1,2}):(?P<minute>\d\d)|(?:at|after) (?P<over>\d{2,3})(?![:.\d])(?: ?(?:[ap]\.?m\b|o'?clock))?)",
    re.IGNORECASE,
)
_BEFORE_OPENING = re.compile(
    r"\bbefore (?:you|they|we|the (?:desk|help ?desk|office)|your office|it) opens?\b"
    r"|\bbefore (?:opening|office|business|support) ?(?:time|hours)?\b",
    re.IGNORECASE,
)
_AFTER_CLOSING = re.compile(
    r"\b(?:after|outside(?: of)?|out of) (?:the |your |our |office |business |support |working |normal |regular )*hours\b"
    r"|\b(?:after|when) (?:you|the (?:desk|help ?desk)|they) (?:are |is |'re )?clos(?:e|es|ed)\b|\bafter clos(?:ing|e)(?: time)?\b",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(r"\bon (?:a |the )?(?:public |bank |statutory |stat |national )*holidays?\b", re.IGNORECASE)


class Edge(str, Enum):
    """An hour that only the support hours can tell."""

    BEFORE_OPENING = "before opening"
    AFTER_CLOSING = "after closing"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class NamedHour:
    """A time as it was said: so many days from today, and an hour on the wall clock, or None for the start of the day.

    ``at_once`` is today without an hour: as soon as may be. ``any_day`` is an hour without a day, ``either`` one without a.m. or
    p.m., ``vague`` a part of the day or a day without an hour.
    """

    days: int
    at: time | None = None
    at_once: bool = False
    any_day: bool = field(default=False, compare=False)
    either: bool = field(default=False, compare=False)
    vague: bool = field(default=False, compare=False)
    edge: Edge | None = None


def named_hour(words: str, today: date) -> NamedHour | None:
    """The time that the words name; None where they name none."""
    edge = _edge_in(words)
    if edge is not None:
        return NamedHour(0, vague=True, edge=edge)
    days, clock = _days_in(words, today), _hour_in(words)
    part = next((hour for pattern, hour in _PARTS if pattern.search(words)), None)
    if clock is not None:
        at, either = clock
        if at.hour < _SMALL_HOURS and _TONIGHT.search(words):
            # "At 3 am tonight" is after midnight.
            return NamedHour((days or 0) + 1, at)
        return NamedHour(days or 0, at, any_day=days is None, either=either)
    if _MIDNIGHT.search(words):
        return NamedHour((days or 0) + 1, time())
    if days is None and part is None and not re.search(r"\b(?:in the|next) morning\b", words, re.IGNORECASE):
        return None
    if days is None:
        # "In the morning" is the next one, "in the evening" that of today.
        return NamedHour(0, part, vague=True) if part is not None else NamedHour(1, vague=True)
    if not days and part is None:
        return NamedHour(0, at_once=True)
    return NamedHour(days, part, vague=True)


def instant_of(named: NamedHour, now: datetime, zone: str, hours: SupportHours | None) -> datetime:
    """The instant that was named, never before now; a day without an hour begins with its support hours, else at nine."""
    at = _instant(named, now, zone, hours)
    return now if at is None else max(now, at)


def is_over(named: NamedHour, now: datetime, zone: str) -> bool:
    """Whether the words name an hour that has passed: "yesterday at 5", "today at 8 am" at ten."""
    if named.days < 0:
        return True
    if named.vague or named.at_once:
        return False
    at = _instant(named, now, zone, None)
    return at is not None and at < now


def on_day_of(named: NamedHour, chosen: datetime, now: datetime, zone: str) -> NamedHour:
    """An hour without a day as one of the day that was chosen, where that is ahead; any other as it was."""
    days = (chosen.astimezone(ZoneInfo(zone)).date() - now.astimezone(ZoneInfo(zone)).date()).days
    return replace(named, days=days, any_day=False) if named.any_day and days > 0 else named


def no_such_hour(words: str) -> str | None:
    """ "25:00", as it was said, of which no clock knows; None for any other words."""
    found = _NO_CLOCK.search(words)
    if found is None:
        return None
    hour, minute = int(found["hour"] or found["over"]), int(found["minute"] or 0)
    # Midnight is said as 24:00 too.
    wrong = hour > len(NUMBERS) * 2 or minute > 59 or (hour == len(NUMBERS) * 2 and minute)
    return re.sub(r"^(?:at|after) ", "", found[0], flags=re.IGNORECASE) if wrong else None


def names_a_weekend(words: str) -> bool:
    """ "At the weekend", both days of it."""
    return _WEEKEND.search(words) is not None


def _instant(named: NamedHour, now: datetime, zone: str, hours: SupportHours | None) -> datetime | None:
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=named.days)
    if named.edge is not None:
        return _at_the_edge(named.edge, now, zone, hours)
    if named.at_once or (not named.days and named.at is None):
        return now
    if named.at is None:
        return _opening_of(day, zone, hours) or datetime.combine(day, _MORNING, ZoneInfo(zone))
    at = datetime.combine(day, named.at, ZoneInfo(zone))
    if at >= now or named.days or named.vague:
        return at
    if (
        named.either
        and named.at.hour < 12
        and (later := datetime.combine(day, named.at.replace(hour=named.at.hour + 12), ZoneInfo(zone))) > now
    ):
        return later
    return datetime.combine(day + timedelta(days=1), named.at, ZoneInfo(zone)) if named.any_day else at


def _at_the_edge(edge: Edge, now: datetime, zone: str, hours: SupportHours | None) -> datetime | None:
    if hours is None or hours.is_always:
        return None
    if edge is Edge.HOLIDAY:
        today = now.astimezone(ZoneInfo(zone)).date()
        day = min((each for each in hours.holidays if each > today), default=None)
        return datetime.combine(day, _MORNING, ZoneInfo(zone)) if day is not None else None
    if edge is Edge.BEFORE_OPENING:
        closed_from = _closing_after(hours, now)
        opening = next_opening(hours, closed_from) if closed_from is not None else None
        return opening.astimezone(ZoneInfo(zone)) - timedelta(hours=1) if opening is not None else None
    closing = _closing_after(hours, now)
    return closing.astimezone(ZoneInfo(zone)) if closing is not None else None


def _closing_after(hours: SupportHours, now: datetime) -> datetime | None:
    """When the desk closes next; now, where it is closed."""
    opening = next_opening(hours, now)
    if opening is None or opening > now:
        return now
    return next((until for _, until in open_intervals(hours, now, now + timedelta(days=8))), None)


def _opening_of(day: date, zone: str, hours: SupportHours | None) -> datetime | None:
    midnight = datetime.combine(day, time(), ZoneInfo(zone))
    opening = next_opening(hours, midnight) if hours is not None else None
    local = opening.astimezone(ZoneInfo(zone)) if opening is not None else None
    # A desk that never closes is open at midnight, when nobody means to be visited.
    return local if local is not None and local.date() == day and local > midnight else None


def _edge_in(words: str) -> Edge | None:
    if _BEFORE_OPENING.search(words):
        return Edge.BEFORE_OPENING
    if _AFTER_CLOSING.search(words):
        return Edge.AFTER_CLOSING
    return Edge.HOLIDAY if _HOLIDAY.search(words) else None


def _days_in(words: str, today: date) -> int | None:
    if _YESTERDAY.search(words):
        return -1
    if _AFTER_TOMORROW.search(words):
        return 2
    if _TOMORROW.search(words):
        return 1
    day_and_month = day_named(words, today)
    if day_and_month is not None:
        return (day_and_month - today).days
    named = _WEEKDAY.search(words)
    if named is not None:
        day = (named[1] or named[2]).casefold()
        return ((DAYS if named[1] else _SHORT_DAYS).index(day) - today.weekday()) % 7 or 7
    if _WEEKEND.search(words):
        return max(0, 5 - today.weekday())
    if _NEXT_WEEK.search(words):
        return 7 - today.weekday()
    return 0 if _TODAY.search(words) else None


def _hour_in(words: str) -> tuple[time, bool] | None:
    """The hour, and whether it was said without a.m. or p.m. where either may be meant."""
    found = next((each for each in _OCLOCK.finditer(words) if not _is_part_of_date(words, each)), None)
    if found is None:
        return None
    number = (found["said"] or found["bare"] or found["clock"]).casefold()
    hour = int(number) if number.isdigit() else NUMBERS.index(number) + 1
    minute = int(found["past"] or found["min"] or found["mins"] or 0)
    if _HALF_PAST.search(words) and not minute:
        minute = 30
    half = (found["half"] or found["of"] or "").casefold()
    late = re.search(r"\b(?:evening|tonight|night|afternoon)\b", words, re.IGNORECASE) is not None
    # "Early this evening" is no morning.
    early = re.search(r"\bmorning\b", words, re.IGNORECASE) is not None or (
        not late and _EARLY.search(words) is not None
    )
    # Two digits before the colon are of a clock with 24 hours.
    exact = bool(half) or early or late or hour > 12 or re.fullmatch(r"0\d", number) is not None
    # Without a.m. or p.m. a small hour is meant for the afternoon: nobody asks for a visit at three at night.
    if hour < 12 and not number.startswith("0") and (half == "p" or (not half and not early and (hour < 7 or late))):
        hour += 12
    if hour == 12 and half == "a":
        hour = 0
    return (time(hour, minute), not exact) if hour < 24 and minute < 60 else None


def _is_part_of_date(words: str, found: re.Match[str]) -> bool:
    """ "To 3 December" names a day."""
    dated = date_in(words)
    return dated is not None and dated.start() < found.end() and found.start() < dated.end()
