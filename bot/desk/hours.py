"""Support hours: when a desk is open, working time in real minutes, and the time bands that prices depend on.

Windows are local wall-clock time: the desk is open whenever a clock on its wall shows a time inside a window.
Where clocks go back, a window inside the repeated hour is open both times; where they go forward, the missing
hour holds no working time. Lengths are real elapsed time. At the minute it closes, a window is closed.

A holiday closes its whole local date: a window that began the day before ends at midnight, its own windows do
not open, not even past midnight. A partial holiday is open in the windows given for it and in no other. An extra
day is an ordinary day with windows of its own: what runs in from the day before stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from bot.desk.errors import DeskError
from bot.desk.open_time import EPOCH, TICK, OpenTime, clock_stretches
from bot.desk.windows import DAY, DAY_NAMES, InvalidHours, Weekly, Window, Windows, parse_weekly
from bot.desk.windows import check_week as _check_week
from bot.desk.windows import refuse_overlaps as _refuse_overlaps

__all__ = [
    "Band",
    "Holidays",
    "InvalidHours",
    "NeverOpens",
    "SpecialDays",
    "SupportHours",
    "Weekly",
    "Window",
    "Windows",
    "add_working_time",
    "band_at",
    "in_utc",
    "is_open",
    "next_opening",
    "open_intervals",
    "parse_weekly",
    "split_by_band",
    "working_time_between",
]

_MINUTE = timedelta(minutes=1)
_ONE_DAY = timedelta(days=1)

SpecialDays = tuple[tuple[date, Windows], ...]
"""Dates with the windows that are open on them."""
_Interval = tuple[datetime, datetime]
_LocalDays = Iterator[tuple[date, datetime, datetime, datetime]]


@dataclass(frozen=True)
class Holidays:
    """Dates that are not open as their weekday usually is: closed, open in some windows only, or in others than usual."""

    whole: frozenset[date] = frozenset()
    partial: SpecialDays = ()
    extra: SpecialDays = ()


class NeverOpens(DeskError):
    """The hours hold no window from here on, so working time would never pass."""


class Band(str, Enum):
    """The time band an instant falls into; rates and rules depend on it."""

    SUPPORT = "support"
    AFTER_HOURS = "after_hours"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class SupportHours:
    """Weekly windows, Monday first, in a time zone, with whole and partial holidays and extra days; raises InvalidHours."""

    zone: str
    weekly: Weekly
    holidays: frozenset[date] = frozenset()
    partial: SpecialDays = ()
    extra: SpecialDays = ()

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (OSError, ValueError, LookupError) as unknown:
            raise InvalidHours(f"There is no time zone {self.zone!r}; America/Toronto is one.") from unknown
        if len(self.weekly) != len(DAY_NAMES):
            raise InvalidHours(f"Weekly hours need 7 days, Monday first; there are {len(self.weekly)}.")
        object.__setattr__(self, "weekly", tuple(tuple(sorted(windows)) for windows in self.weekly))
        for name in ("partial", "extra"):
            in_order = tuple(sorted((day, tuple(sorted(windows))) for day, windows in getattr(self, name)))
            object.__setattr__(self, name, in_order)
        _check_week(self.weekly)
        _check_days(self)

    @classmethod
    def always(cls, zone: str) -> SupportHours:
        """Hours that never close (24x7, no holidays); results are still shown in ``zone``."""
        return cls(zone, parse_weekly("24x7"))

    @cached_property
    def is_always(self) -> bool:
        """True when the desk never closes, so that working time is simply real time."""
        return self.open_time.is_always

    @cached_property
    def special(self) -> Mapping[date, Windows]:
        """Every date that is not open as its weekday usually is, with its windows: none on a whole holiday."""
        return {**{day: () for day in self.holidays}, **dict(self.extra), **dict(self.partial)}

    @cached_property
    def kept_holidays(self) -> frozenset[date]:
        """Holidays, whole and partial: into these nothing runs from the day before."""
        return (self.holidays - dict(self.extra).keys()) | dict(self.partial).keys()

    @cached_property
    def open_time(self) -> OpenTime:
        """The running total of the time these hours are open."""
        return _open_time(self)


def in_utc(at: datetime) -> datetime:
    """The same instant in UTC, where comparing and subtracting are exact; ValueError if it is naive."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(timezone.utc)


def open_intervals(hours: SupportHours, start: datetime, end: datetime) -> Iterator[_Interval]:
    """When the desk is open within [start, end), in UTC, lazily and in order; touching stretches are one.

    Wall-clock windows: open both times in a repeated hour, never in a missing one.
    """
    pending: _Interval | None = None
    for day, midnight, begin, finish in _local_days(hours, start, end):
        for opens, closes in hours.open_time.open_on(day):
            lower, upper = max(begin, midnight + opens * _MINUTE), min(finish, midnight + closes * _MINUTE)
            if lower >= upper:
                continue
            if pending and pending[1] == lower:
                lower = pending[0]
            elif pending:
                yield pending
            pending = lower, upper
    if pending:
        yield pending


def add_working_time(hours: SupportHours, start: datetime, amount: timedelta) -> datetime:
    """When ``amount`` of working time has passed, in the zone of the hours (desk rules, SLA clock).

    An amount that ends with a window ends at its closing, not at the next opening; a zero amount returns
    ``start``, even outside hours. Costs the same however far away that is.
    Raises NeverOpens when the time cannot pass, ValueError for negative amounts and naive datetimes.
    """
    if amount < timedelta(0):
        raise ValueError("working time to add must not be negative")
    begin, zone = in_utc(start), hours.open_time.zone
    if not amount or hours.is_always:
        return (begin + amount).astimezone(zone)
    reached = hours.open_time.reached((begin - EPOCH) // TICK, amount // TICK)
    if reached is None:
        raise NeverOpens(f"The support hours never open for long enough after {start:%Y-%m-%d %H:%M}.")
    return (EPOCH + reached * TICK).astimezone(zone)


def working_time_between(hours: SupportHours, a: datetime, b: datetime) -> timedelta:
    """Real time between two instants during which the desk is open; zero when ``b`` is not after ``a``."""
    begin, end = in_utc(a), in_utc(b)
    if end <= begin:
        return timedelta(0)
    if hours.is_always:
        return end - begin
    return hours.open_time.between((begin - EPOCH) // TICK, (end - EPOCH) // TICK) * TICK


def is_open(hours: SupportHours, at: datetime) -> bool:
    """True inside a window; False at the minute it closes."""
    return band_at(hours, at) is Band.SUPPORT


def next_opening(hours: SupportHours, at: datetime) -> datetime | None:
    """The first open instant from ``at`` on, ``at`` itself when open, in the zone of the hours, or None."""
    try:
        after_one_tick = add_working_time(hours, at, TICK)
    except NeverOpens:
        return None
    return (after_one_tick.astimezone(timezone.utc) - TICK).astimezone(hours.open_time.zone)


def band_at(hours: SupportHours, at: datetime) -> Band:
    """The band of an instant by local wall clock.

    A window is support; outside, a holiday wins over the weekend, and that over after hours. A whole holiday
    has no windows, so all of it is holiday; a partial one is support in the windows it keeps. An extra day is a
    day like any other: weekend outside its windows when it is a Saturday or Sunday.
    """
    local = in_utc(at).astimezone(hours.open_time.zone)
    minute = local.hour * 60 + local.minute
    return next(band for _, upper, band in _bands_of(hours, local.date()) if minute < upper)


def split_by_band(hours: SupportHours, start: datetime, end: datetime) -> tuple[tuple[Band, timedelta], ...]:
    """Real time in each band from start to end, in order, split at window edges (desk rules, Price).

    Split at local midnights too; equal neighbours are one; empty when ``end`` is not after ``start``.
    """
    parts: list[tuple[Band, timedelta]] = []
    for day, midnight, begin, finish in _local_days(hours, start, end):
        for opens, closes, band in _bands_of(hours, day):
            length = min(finish, midnight + closes * _MINUTE) - max(begin, midnight + opens * _MINUTE)
            if length <= timedelta(0):
                continue
            if parts and parts[-1][0] is band:
                length += parts.pop()[1]
            parts.append((band, length))
    return tuple(parts)


# Contracts are read from the database again and again; what is worked out for their hours is kept.
@lru_cache(maxsize=512)
def _open_time(hours: SupportHours) -> OpenTime:
    return OpenTime(hours.zone, hours.weekly, hours.special, hours.kept_holidays)


def _bands_of(hours: SupportHours, day: date) -> Iterator[tuple[int, int, Band]]:
    closed = Band.WEEKEND if DAY_NAMES[day.weekday()] in ("sat", "sun") else Band.AFTER_HOURS
    if day in hours.kept_holidays:
        closed = Band.HOLIDAY
    shown = 0
    for opens, closes in hours.open_time.open_on(day):
        yield shown, opens, closed
        yield opens, closes, Band.SUPPORT
        shown = closes
    yield shown, DAY, closed


def _local_days(hours: SupportHours, start: datetime, end: datetime) -> _LocalDays:
    """Local dates between clock changes: date, instant that its minutes count from, the ends of the stretch."""
    first, last = (in_utc(start) - EPOCH) // TICK, (in_utc(end) - EPOCH) // TICK
    for begin, until, offset in clock_stretches(hours.zone, first, last):
        lower, upper = EPOCH + begin * TICK, EPOCH + until * TICK
        wall, beyond = ((at + offset * TICK).replace(tzinfo=None) for at in (lower, upper))
        midnight = datetime.combine(wall.date(), time())
        while midnight < beyond:
            yield midnight.date(), lower + (midnight - wall), lower, upper
            midnight += _ONE_DAY


def _check_days(hours: SupportHours) -> None:
    """Refuse special dates that are given twice, or whose windows overlap those of the dates beside them."""
    for given, name in ((hours.partial, "A partial holiday"), (hours.extra, "An extra day")):
        if len(dict(given)) < len(given):
            raise InvalidHours(f"{name} is given twice.")
    both = dict(hours.partial).keys() & dict(hours.extra).keys()
    if both:
        raise InvalidHours(f"{min(both)} is a partial holiday and an extra day.")
    listed = {day for day, _ in (*hours.partial, *hours.extra)}
    for day in sorted(listed | {day - _ONE_DAY for day in dict(hours.extra)}):
        tomorrow = day + _ONE_DAY
        own, following = (hours.special.get(each, hours.weekly[each.weekday()]) for each in (day, tomorrow))
        _refuse_overlaps(str(day), own, str(tomorrow), () if tomorrow in hours.kept_holidays else following)
