"""Deadlines a second beside `businesstimedelta` and a walk through the minutes, in one run, from hours to years ahead.

All three count Monday to Friday, nine to five, in Toronto, without holidays: the calendar that `businesstimedelta` is
fastest with. Every answer is compared before anything is measured.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from statistics import median
from zoneinfo import ZoneInfo

import pytz
from businesstimedelta import BusinessTimeDelta, Rules, WorkDayRule

from benchmarks.measuring import Row, rates
from bot.desk.hours import SupportHours, add_working_time, parse_weekly

ZONE = "America/Toronto"
# Hours of working time, and how far ahead that is.
DISTANCES = ((4, "4 h"), (16, "2 days"), (80, "2 weeks"), (400, "10 weeks"), (2_080, "a year"), (10_400, "5 years"))
STARTS = tuple(datetime(2026, 1, 5, 14, 10, tzinfo=timezone.utc) + timedelta(hours=31 * n) for n in range(40))
# The walk would take minutes for what lies farther ahead.
FARTHEST_WALK = 400

_Deadline = Callable[[datetime, int], datetime]


@dataclass(frozen=True)
class _Side:
    name: str
    deadline: _Deadline
    starts: tuple[datetime, ...]

    def pace(self, hours: int) -> float:
        """Deadlines a second, the median of three rounds."""

        def count() -> int:
            for start in self.starts:
                self.deadline(start, hours)
            return len(self.starts)

        return median(rates(count, rounds=3, seconds=0.3))


def measure() -> list[Row]:
    """A row for each distance, and how long the first deadline of a calendar takes."""
    ours, theirs, walked = _Side("ours", _ours(), STARTS), _Side("theirs", _theirs(), STARTS[:4]), _walked
    rows, spent = [], [0.0, 0.0]
    for hours, ahead in DISTANCES:
        walk = _Side("walk", walked, STARTS[:1]) if hours <= FARTHEST_WALK else None
        _compare(hours, [ours, theirs, *([walk] if walk else [])])
        pace, their_pace = ours.pace(hours), theirs.pace(hours)
        spent[0], spent[1] = spent[0] + 1 / pace, spent[1] + 1 / their_pace
        minutes = f"; a walk through the minutes {walk.pace(hours):,.0f}" if walk else ""
        rows.append(
            Row(
                f"deadlines a second, {ahead} ahead",
                f"{pace:,.0f}",
                f"businesstimedelta {their_pace:,.0f}, {pace / their_pace:,.0f} times{minutes}",
            )
        )
    together = f"businesstimedelta {len(DISTANCES) / spent[1]:,.0f}, {spent[1] / spent[0]:,.0f} times"
    rows.append(Row("  one of each in turn", f"{len(DISTANCES) / spent[0]:,.0f}", together))
    return [*rows, _first_of_a_calendar()]


def _ours() -> _Deadline:
    hours = SupportHours(ZONE, parse_weekly({"mon-fri": ["09:00-17:00"]}))
    return lambda start, amount: add_working_time(hours, start, timedelta(hours=amount))


def _theirs() -> _Deadline:
    rules = Rules([WorkDayRule(time(9), time(17), [0, 1, 2, 3, 4], tz=pytz.timezone(ZONE))])
    return lambda start, amount: start + BusinessTimeDelta(rules, hours=amount)


def _walked(start: datetime, hours: int) -> datetime:
    left, at, zone = hours * 60, start, ZoneInfo(ZONE)
    while left:
        wall = at.astimezone(zone)
        left -= wall.weekday() < 5 and 9 <= wall.hour < 17
        at += timedelta(minutes=1)
    return at


def _compare(hours: int, sides: list[_Side]) -> None:
    for side in sides:
        for start in side.starts:
            found, expected = (each(start, hours).astimezone(timezone.utc) for each in (side.deadline, _ours()))
            if found != expected:
                raise RuntimeError(f"{side.name} says {found} for {hours} h after {start}, we say {expected}")


def _first_of_a_calendar() -> Row:
    """Calendars that nobody has asked before, each with other holidays."""
    week = parse_weekly({"mon-fri": ["09:00-17:00"]})
    days = iter(STARTS[0].date() + timedelta(days=n) for n in range(10_000))

    def count() -> int:
        hours = SupportHours(ZONE, week, frozenset({next(days)}))
        add_working_time(hours, STARTS[0], timedelta(hours=16))
        return 1

    pace = median(rates(count, rounds=3, seconds=0.3))
    return Row(
        "first deadline of a calendar", f"{1_000_000 / pace:,.0f} µs", "two days ahead, a calendar not seen before"
    )
