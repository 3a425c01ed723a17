"""Open time as a running total: how long a desk was open before an instant, and when a total is reached.

Real time is the wall's, in stretches between the clock changes of the zone. The totals at the beginning of each stretch,
and of each date on the wall, are kept, so that an instant or a total is found by bisection: a deadline costs the same
whether it lies an hour ahead or ten years. Instants and wall-clock times are whole microseconds since 1970.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo

from bot.desk.windows import DAY, Weekly, Windows

Pieces = tuple[tuple[int, int], ...]
"""Open minutes of one date on the wall, in order: from, to."""

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
TICK = timedelta.resolution
MINUTE = timedelta(minutes=1) // TICK
_SECOND = timedelta(seconds=1) // TICK
_DAY = DAY * MINUTE
_ONE_DAY = timedelta(days=1)
# The clock changes of a zone are looked for in blocks of 364 days, by comparing offsets four days apart: no zone has changed
# its clocks twice within four days since 1970, three have within a week (tests/desk/test_open_time.py looks at all of them).
_PROBE = 4 * _DAY
_BLOCK = 91 * _PROBE
_BLOCK_DAYS = _BLOCK // _DAY
_FIRST_DAY = EPOCH.toordinal()
# On the wall a block may begin and end up to two dates earlier or later than in UTC.
_MARGIN = 2
# No deadline lies later: whoever asks for so much working time has hours that hardly ever open, or never.
_LAST_BLOCK = (datetime(2400, 1, 1, tzinfo=timezone.utc) - EPOCH) // TICK // _BLOCK


@dataclass(frozen=True)
class _Known:
    """Some blocks in a row: the open time before each stretch of equal offset and before each date on the wall.

    ``ahead`` is by how much a stretch's running total is ahead of that of the wall, which repeats and leaves out hours.
    """

    first: int
    beyond: int
    starts: tuple[int, ...]
    offsets: tuple[int, ...]
    totals: tuple[int, ...]
    ahead: tuple[int, ...]
    at_the_end: int
    first_day: int
    minutes: tuple[int, ...]


class OpenTime:
    """The open time of one calendar in one zone. Nothing runs into the dates ``cut_off`` from the day before."""

    def __init__(self, zone: str, weekly: Weekly, special: Mapping[date, Windows], cut_off: frozenset[date]) -> None:
        self.zone = ZoneInfo(zone)
        self._zone_name = zone
        self._regular = tuple(_visible(weekly[day], weekly[day - 1]) for day in range(7))
        self._exceptions = {day.toordinal(): pieces for day, pieces in _exceptions(weekly, special, cut_off)}
        self._known: _Known | None = None

    @property
    def is_always(self) -> bool:
        """True when no date has a closed minute."""
        return not self._exceptions and all(_length(pieces) == DAY for pieces in self._regular)

    def open_on(self, day: date) -> Pieces:
        """Open minutes of one local date, in order."""
        return self._pieces(day.toordinal())

    def between(self, start: int, end: int) -> int:
        """Open time from one instant to a later one."""
        known = self._covering(start // _BLOCK, end // _BLOCK)
        return self._before(known, end) - self._before(known, start)

    def reached(self, start: int, amount: int) -> int | None:
        """The first instant at which ``amount`` (above zero) has passed since ``start``; None when it never does."""
        block, more = start // _BLOCK, 0
        while True:
            known = self._covering(block, block + more)
            total = self._before(known, start) + amount
            if total <= known.at_the_end:
                return self._instant_of(known, total)
            if known.beyond > _LAST_BLOCK:
                return None
            more = 2 * (known.beyond - block) - 1

    def _before(self, known: _Known, at: int) -> int:
        """Open time before an instant since the first of the known ones."""
        stretch = bisect_right(known.starts, at) - 1
        wall = at + known.offsets[stretch]
        return self._on_the_wall(known.first_day, known.minutes, wall) + known.ahead[stretch]

    def _instant_of(self, known: _Known, total: int) -> int:
        stretch = bisect_left(known.totals, total) - 1
        on_the_wall = total - known.ahead[stretch]
        day = bisect_left(known.minutes, -(-on_the_wall // MINUTE)) - 1
        left = on_the_wall - known.minutes[day] * MINUTE
        midnight = (known.first_day + day - _FIRST_DAY) * _DAY
        for opens, closes in self._pieces(known.first_day + day):
            wall = midnight + opens * MINUTE + left
            if wall <= midnight + closes * MINUTE:
                break
            left -= (closes - opens) * MINUTE
        return wall - known.offsets[stretch]

    def _on_the_wall(self, first_day: int, minutes: Sequence[int], wall: int) -> int:
        """Open time that a wall without clock changes would show before ``wall``, since the first known date."""
        day, passed = divmod(wall, _DAY)
        total = minutes[day + _FIRST_DAY - first_day] * MINUTE
        for opens, closes in self._pieces(day + _FIRST_DAY):
            if passed <= opens * MINUTE:
                break
            total += min(passed, closes * MINUTE) - opens * MINUTE
        return total

    def _pieces(self, ordinal: int) -> Pieces:
        pieces = self._exceptions.get(ordinal)
        return self._regular[(ordinal - 1) % 7] if pieces is None else pieces

    def _covering(self, first: int, last: int) -> _Known:
        """What is known, worked out for these blocks too where it was not."""
        known = self._known
        if known is None:
            known = self._known = self._work_out(first, last + 1)
        elif first < known.first or last >= known.beyond:
            known = self._known = self._work_out(min(first, known.first), max(last + 1, known.beyond))
        return known

    def _work_out(self, first: int, beyond: int) -> _Known:
        first_day = first * _BLOCK_DAYS - _MARGIN + _FIRST_DAY
        days = range(first_day, beyond * _BLOCK_DAYS + _MARGIN + _FIRST_DAY)
        minutes = (0, *accumulate(_length(self._pieces(day)) for day in days))
        stretches = list(clock_stretches(self._zone_name, first * _BLOCK, beyond * _BLOCK))
        total, totals, ahead = 0, [], []
        for start, until, offset in stretches:
            on_the_wall = self._on_the_wall(first_day, minutes, start + offset)
            totals.append(total)
            ahead.append(total - on_the_wall)
            total += self._on_the_wall(first_day, minutes, until + offset) - on_the_wall
        return _Known(
            first=first,
            beyond=beyond,
            starts=tuple(start for start, _, _ in stretches),
            offsets=tuple(offset for _, _, offset in stretches),
            totals=tuple(totals),
            ahead=tuple(ahead),
            at_the_end=total,
            first_day=first_day,
            minutes=minutes,
        )


def clock_stretches(zone: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Cut [start, end) where the clocks of the zone change, lazily: from, to, offset from UTC."""
    while start < end:
        block = start // _BLOCK
        changes = _changes(zone, block)
        for (begins, offset), (ends, _) in pairwise((*changes, ((block + 1) * _BLOCK, 0))):
            if max(start, begins) < min(end, ends):
                yield max(start, begins), min(end, ends), offset
        start = (block + 1) * _BLOCK


@lru_cache(maxsize=4096)
def _changes(zone: str, block: int) -> tuple[tuple[int, int], ...]:
    """The offset at the beginning of a block, and each other one with the instant it begins at."""
    place = ZoneInfo(zone)
    start = block * _BLOCK
    found = [(start, _offset(place, start))]
    for probe in range(start, start + _BLOCK, _PROBE):
        known, before, after = found[-1][1], probe, probe + _PROBE
        if _offset(place, after) == known:
            continue
        while after - before > _SECOND:
            middle = (before + after) // 2 // _SECOND * _SECOND
            before, after = (middle, after) if _offset(place, middle) == known else (before, middle)
        if after < start + _BLOCK:
            found.append((after, _offset(place, after)))
    return tuple(found)


def _offset(zone: ZoneInfo, at: int) -> int:
    return ((EPOCH + at * TICK).astimezone(zone).utcoffset() or timedelta(0)) // TICK


def _exceptions(
    weekly: Weekly, special: Mapping[date, Windows], cut_off: frozenset[date]
) -> Iterator[tuple[date, Pieces]]:
    """Each date that is not open as its weekday usually is: the special ones, and those into which they run."""
    for day in special.keys() | {day + _ONE_DAY for day in special}:
        yesterday = day - _ONE_DAY
        own = special.get(day, weekly[day.weekday()])
        before = special.get(yesterday, weekly[yesterday.weekday()])
        yield day, _visible(own, () if day in cut_off else before)


def _visible(own: Windows, before: Windows) -> Pieces:
    """A date's open minutes: its own windows and what runs in from the day before."""
    pieces = [(0, window.closes - DAY) for window in before if window.closes > DAY]
    return (*pieces, *((window.opens, min(window.closes, DAY)) for window in own))


def _length(pieces: Pieces) -> int:
    return sum(closes - opens for opens, closes in pieces)
