"""Support hours: when a desk is open, working time in real minutes, and the time bands that prices depend on.

Windows are local wall-clock time: the desk is open whenever a clock on its wall shows a time inside a window.
Where clocks go back, a window inside the repeated hour is open both times; where they go forward, the missing
hour holds no working time. Lengths are real elapsed time. At the minute it closes, a window is closed.

A holiday closes its whole local date: a window that began the day before ends at midnight, its own windows do
not open, not even past midnight. A partial holiday is open in the windows given for it and in no other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from functools import cached_property
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo

from bot.desk.errors import DeskError

_DAY = 24 * 60
_MINUTE = timedelta(minutes=1)
_ONE_DAY = timedelta(days=1)
# No zone has changed its clocks twice within a week since 2000: equal offsets a week apart mean no change.
_PROBE = timedelta(days=7)
_END_OF_CALENDAR = datetime(9990, 1, 1, tzinfo=timezone.utc)
_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WINDOW_TEXT = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")

_Pieces = tuple[tuple[int, int], ...]
_Interval = tuple[datetime, datetime]
_LocalDays = Iterator[tuple[date, datetime, datetime, datetime]]
_Stretches = Iterator[tuple[datetime, datetime, timedelta]]


class InvalidHours(DeskError):
    """Support hours that contradict themselves: unknown zone or day, overlapping or zero-length windows."""


class NeverOpens(DeskError):
    """The hours hold no window from here on, so working time would never pass."""


class Band(str, Enum):
    """The time band an instant falls into; rates and rules depend on it."""

    SUPPORT = "support"
    AFTER_HOURS = "after_hours"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, order=True)
class Window:
    """Open from ``opens`` to ``closes``, minutes after midnight, next day over 1440; raises InvalidHours."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if self.opens == self.closes:
            raise InvalidHours(f"The window {self} has no length. Write 00:00-24:00 for a whole day.")
        if not 0 <= self.opens < _DAY or not self.opens < self.closes <= 2 * _DAY:
            raise InvalidHours(f"The window {self} must open on its day and close by the end of the next.")

    def __str__(self) -> str:
        """As a client file writes it: 22:00-06:00."""
        past_midnight = _DAY < self.closes <= self.opens + _DAY
        closes = self.closes - _DAY if past_midnight else self.closes
        return f"{self.opens // 60:02}:{self.opens % 60:02}-{closes // 60:02}:{closes % 60:02}"


@dataclass(frozen=True)
class SupportHours:
    """Weekly windows, Monday first, in a time zone, with whole and partial holidays; raises InvalidHours."""

    zone: str
    weekly: tuple[tuple[Window, ...], ...]
    holidays: frozenset[date] = frozenset()
    partial: tuple[tuple[date, tuple[Window, ...]], ...] = ()

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (OSError, ValueError, LookupError) as unknown:
            raise InvalidHours(f"There is no time zone {self.zone!r}; America/Toronto is one.") from unknown
        if len(self.weekly) != len(_DAY_NAMES):
            raise InvalidHours(f"Weekly hours need 7 days, Monday first; there are {len(self.weekly)}.")
        object.__setattr__(self, "weekly", tuple(tuple(sorted(windows)) for windows in self.weekly))
        partial = tuple(sorted((day, tuple(sorted(windows))) for day, windows in self.partial))
        object.__setattr__(self, "partial", partial)
        _check_week(self.weekly)
        if len(dict(partial)) < len(partial):
            raise InvalidHours("A partial holiday is given twice.")
        for day, windows in self.partial:
            tomorrow = day + _ONE_DAY
            regular = self.weekly[tomorrow.weekday()]
            _refuse_overlaps(str(day), windows, str(tomorrow), () if tomorrow in self.special else regular)

    @classmethod
    def always(cls, zone: str) -> SupportHours:
        """Hours that never close (24x7, no holidays); results are still shown in ``zone``."""
        return cls(zone, parse_weekly("24x7"))

    @cached_property
    def is_always(self) -> bool:
        """True when the desk never closes, so that working time is simply real time."""
        return not self.special and self._calendar.minutes_a_week == 7 * _DAY

    @cached_property
    def special(self) -> Mapping[date, tuple[Window, ...]]:
        """Every holiday with the windows it keeps: none, or those of a partial holiday."""
        return {**{day: () for day in self.holidays}, **dict(self.partial)}

    @cached_property
    def _calendar(self) -> _Calendar:
        return _Calendar(self)


def parse_weekly(text: str | Mapping[str, str | Sequence[str]]) -> tuple[tuple[Window, ...], ...]:
    """Weekly hours as a client file writes them: ``{"mon-fri": ["08:00-18:00"], "sat": [...]}`` or ``24x7``.

    Days are ``mon``, ``mon-fri``, ``sat,sun`` or ``daily``; a window is ``22:00-06:00`` or ``24x7``.
    Raises InvalidHours, naming the window, if windows overlap, have no length or cannot be read.
    """
    if isinstance(text, str):
        text = {"daily": text}
    weekly: list[list[Window]] = [[] for _ in _DAY_NAMES]
    for days, windows in text.items():
        read = [_window(window) for window in ([windows] if isinstance(windows, str) else windows)]
        for day in _days_named(days):
            weekly[day] += read
    result = tuple(tuple(sorted(windows)) for windows in weekly)
    _check_week(result)
    return result


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
    for day, midnight, begin, finish in _local_days(hours, in_utc(start), in_utc(end)):
        for opens, closes in hours._calendar.open_on(day):
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
    ``start``, even outside hours. Looks at each week once and at no day: deadlines years away are cheap.
    Raises NeverOpens when the time cannot pass, ValueError for negative amounts and naive datetimes.
    """
    if amount < timedelta(0):
        raise ValueError("working time to add must not be negative")
    begin, zone, calendar = in_utc(start), ZoneInfo(hours.zone), hours._calendar
    if not amount or hours.is_always:
        return (begin + amount).astimezone(zone)
    left = amount
    for lower, upper, offset in _steady_stretches(zone, begin, calendar.last_chance):
        wall = _wall(lower, offset)
        here = calendar.total(_wall(upper, offset)) - calendar.total(wall)
        if here >= left:
            return (lower + (calendar.reach(wall, left) - wall)).astimezone(zone)
        left -= here
    raise NeverOpens(f"The support hours never open for long enough after {start:%Y-%m-%d %H:%M}.")


def working_time_between(hours: SupportHours, a: datetime, b: datetime) -> timedelta:
    """Real time between two instants during which the desk is open; zero when ``b`` is not after ``a``."""
    begin, end = in_utc(a), in_utc(b)
    if hours.is_always:
        return max(end - begin, timedelta(0))
    total = hours._calendar.total
    stretches = _steady_stretches(ZoneInfo(hours.zone), begin, end)
    parts = (total(_wall(upper, offset)) - total(_wall(lower, offset)) for lower, upper, offset in stretches)
    return sum(parts, timedelta(0))


def is_open(hours: SupportHours, at: datetime) -> bool:
    """True inside a window; False at the minute it closes."""
    return band_at(hours, at) is Band.SUPPORT


def next_opening(hours: SupportHours, at: datetime) -> datetime | None:
    """The first open instant from ``at`` on, ``at`` itself when open, in the zone of the hours, or None."""
    tick = timedelta.resolution
    try:
        after_one_tick = add_working_time(hours, at, tick)
    except NeverOpens:
        return None
    return (after_one_tick.astimezone(timezone.utc) - tick).astimezone(ZoneInfo(hours.zone))


def band_at(hours: SupportHours, at: datetime) -> Band:
    """The band of an instant by local wall clock.

    A window is support; outside, a holiday wins over the weekend, and that over after hours. A whole holiday
    has no windows, so all of it is holiday; a partial one is support in the windows it keeps.
    """
    local = in_utc(at).astimezone(ZoneInfo(hours.zone))
    minute = local.hour * 60 + local.minute
    return next(band for _, upper, band in _bands_of(hours, local.date()) if minute < upper)


def split_by_band(hours: SupportHours, start: datetime, end: datetime) -> tuple[tuple[Band, timedelta], ...]:
    """Real time in each band from start to end, in order, split at window edges (desk rules, Price).

    Split at local midnights too; equal neighbours are one; empty when ``end`` is not after ``start``.
    """
    parts: list[tuple[Band, timedelta]] = []
    for day, midnight, begin, finish in _local_days(hours, in_utc(start), in_utc(end)):
        for opens, closes, band in _bands_of(hours, day):
            length = min(finish, midnight + closes * _MINUTE) - max(begin, midnight + opens * _MINUTE)
            if length <= timedelta(0):
                continue
            if parts and parts[-1][0] is band:
                length += parts.pop()[1]
            parts.append((band, length))
    return tuple(parts)


class _Calendar:
    """Open minutes of every local date, and their running total on an endless wall clock without jumps."""

    def __init__(self, hours: SupportHours) -> None:
        weekly, special = hours.weekly, hours.special
        self._regular = tuple(_visible(weekly[day], weekly[day - 1]) for day in range(7))
        self._exceptions: dict[date, _Pieces] = {}
        for day, kept in special.items():
            self._exceptions[day] = _visible(kept, ())
            following = day + _ONE_DAY
            if following not in special:
                self._exceptions[following] = _visible(weekly[following.weekday()], kept)
        self._week_so_far = (0, *accumulate(_length(pieces) for pieces in self._regular))
        changed = sorted(self._exceptions)
        self._changed = [day.toordinal() for day in changed]
        differences = (_length(self.open_on(day)) - _length(self._regular[day.weekday()]) for day in changed)
        self._difference_so_far = (0, *accumulate(differences))
        self.minutes_a_week = self._week_so_far[7]
        last = datetime.combine(changed[-1] if changed else date.min, time(), timezone.utc)
        self.last_chance = _END_OF_CALENDAR if self.minutes_a_week else last + 2 * _ONE_DAY

    def open_on(self, day: date) -> _Pieces:
        """Open minutes of one local date, in order."""
        return self._exceptions.get(day, self._regular[day.weekday()])

    def total(self, wall: datetime) -> timedelta:
        """Open wall-clock time before ``wall``, from a Monday long ago; only differences mean anything."""
        passed = wall - datetime.combine(wall.date(), time())
        today = timedelta(0)
        for opens, closes in self.open_on(wall.date()):
            today += max(min(passed, closes * _MINUTE) - opens * _MINUTE, timedelta(0))
        return self._before(wall.toordinal()) * _MINUTE + today

    def reach(self, wall: datetime, amount: timedelta) -> datetime:
        """The first wall-clock time at which ``amount`` (above zero) has passed; there must be one."""
        goal = self.total(wall) + amount
        first, beyond = wall.toordinal(), wall.toordinal() + _PROBE.days + 1
        while first + 1 < beyond:
            middle = (first + beyond) // 2
            first, beyond = (middle, beyond) if self._before(middle) * _MINUTE < goal else (first, middle)
        midnight = datetime.fromordinal(first)
        left = goal - self._before(first) * _MINUTE
        for opens, closes in self.open_on(midnight.date()):
            if left <= (closes - opens) * _MINUTE:
                return midnight + opens * _MINUTE + left
            left -= (closes - opens) * _MINUTE
        raise AssertionError("asked for more open time than the stretch holds")

    def _before(self, ordinal: int) -> int:
        weeks, weekday = divmod(ordinal - 1, 7)
        difference = self._difference_so_far[bisect_left(self._changed, ordinal)]
        return weeks * self.minutes_a_week + self._week_so_far[weekday] + difference


def _visible(own: tuple[Window, ...], before: tuple[Window, ...]) -> _Pieces:
    """A date's open minutes: its own windows and what runs in from the day before."""
    pieces = [(0, window.closes - _DAY) for window in before if window.closes > _DAY]
    return (*pieces, *((window.opens, min(window.closes, _DAY)) for window in own))


def _length(pieces: _Pieces) -> int:
    return sum(closes - opens for opens, closes in pieces)


def _bands_of(hours: SupportHours, day: date) -> Iterator[tuple[int, int, Band]]:
    closed = Band.WEEKEND if _DAY_NAMES[day.weekday()] in ("sat", "sun") else Band.AFTER_HOURS
    if day in hours.special:
        closed = Band.HOLIDAY
    shown = 0
    for opens, closes in hours._calendar.open_on(day):
        yield shown, opens, closed
        yield opens, closes, Band.SUPPORT
        shown = closes
    yield shown, _DAY, closed


def _wall(at: datetime, offset: timedelta) -> datetime:
    return (at + offset).replace(tzinfo=None)


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _steady_stretches(zone: ZoneInfo, start: datetime, end: datetime) -> _Stretches:
    """Cut [start, end) into stretches of at most a week in which the zone's UTC offset stays the same."""
    while start < end:
        offset, until = _offset(zone, start), min(start + _PROBE, end)
        if _offset(zone, until) != offset:
            before, after = int(start.timestamp()), int(until.timestamp())
            while after - before > 1:
                middle = (before + after) // 2
                same = _offset(zone, datetime.fromtimestamp(middle, timezone.utc)) == offset
                before, after = (middle, after) if same else (before, middle)
            until = datetime.fromtimestamp(after, timezone.utc)
        yield start, until, offset
        start = until


def _local_days(hours: SupportHours, start: datetime, end: datetime) -> _LocalDays:
    """Local dates of each steady stretch: date, instant that its minutes count from, the stretch's ends."""
    for lower, upper, offset in _steady_stretches(ZoneInfo(hours.zone), start, end):
        wall, last = _wall(lower, offset), _wall(upper, offset)
        midnight = datetime.combine(wall.date(), time())
        while midnight < last:
            yield midnight.date(), lower + (midnight - wall), lower, upper
            midnight += _ONE_DAY


def _check_week(weekly: tuple[tuple[Window, ...], ...]) -> None:
    for day, windows in enumerate(weekly):
        tomorrow = (day + 1) % 7
        _refuse_overlaps(_DAY_NAMES[day], windows, _DAY_NAMES[tomorrow], weekly[tomorrow])


def _refuse_overlaps(day: str, windows: Sequence[Window], next_day: str, following: Sequence[Window]) -> None:
    """Refuse windows of a day that overlap each other or run into the next day's; both come in order."""
    line = [(window.opens, window.closes, f"{day} {window}") for window in windows]
    line += [(window.opens + _DAY, window.closes + _DAY, f"{next_day} {window}") for window in following]
    for (_, closes, earlier), (opens, _, later) in pairwise(line):
        if opens < closes:
            raise InvalidHours(f"These windows overlap: {earlier} and {later}.")


def _days_named(text: str) -> tuple[int, ...]:
    """``mon-fri``, ``sat,sun``, ``fri-mon`` or ``daily`` as weekday numbers, Monday 0."""
    days: list[int] = []
    for part in text.lower().replace("daily", "mon-sun").split(","):
        ends = [name.strip() for name in part.split("-")]
        if len(ends) > 2 or any(name not in _DAY_NAMES for name in ends):
            raise InvalidHours(f"Cannot read the days {text!r}. Write mon, mon-fri, sat,sun or daily.")
        first, last = _DAY_NAMES.index(ends[0]), _DAY_NAMES.index(ends[-1])
        days += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return tuple(days)


def _window(text: str) -> Window:
    if text.strip().lower() == "24x7":
        return Window(0, _DAY)
    match = _WINDOW_TEXT.fullmatch(text.strip())
    if match is None:
        raise InvalidHours(f"Cannot read the window {text!r}. Write it like 08:00-18:00.")
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, match.groups())
    opens, closes = opens_hour * 60 + opens_minute, closes_hour * 60 + closes_minute
    if max(opens_minute, closes_minute) > 59 or opens >= _DAY or closes > _DAY:
        raise InvalidHours(f"The window {text!r} needs times from 00:00 to 24:00, opening before 24:00.")
    return Window(opens, closes + _DAY if closes < opens else closes)
