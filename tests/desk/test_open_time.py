"""The running total of open time: what it rests on holds for every zone, and asking in any order gives the same answers."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.desk.hours import SupportHours, add_working_time, parse_weekly, working_time_between
from bot.desk.open_time import EPOCH, MINUTE, TICK, OpenTime, clock_stretches
from tests.proving import PROVING

HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": ["09:00-17:00"]}), frozenset({date(2026, 12, 25)}))
# In `make test` the zones that change their clocks in unusual ways; in `make prove` all of them.
UNUSUAL = ("Africa/Cairo", "Africa/Casablanca", "America/Recife", "Asia/Gaza", "Australia/Lord_Howe", "Pacific/Apia")
DAY = timedelta(days=1)


@pytest.mark.parametrize("zone", sorted(available_timezones()) if PROVING else UNUSUAL)
def test_no_zone_changes_its_clocks_twice_within_four_days(zone: str) -> None:
    place, changes = ZoneInfo(zone), []
    at = EPOCH
    before = at.astimezone(place).utcoffset()
    while at.year < 2040:
        at += DAY
        offset = at.astimezone(place).utcoffset()
        if offset != before:
            changes.append(at)
            before = offset
    gaps = [later - earlier for earlier, later in pairwise(changes)]
    assert min(gaps, default=365 * DAY) > 4 * DAY


def test_a_summer_time_of_a_single_week_is_seen() -> None:
    # Recife had summer time from 8 to 15 October 2000, a week less an hour, and never again.
    begin, end = ((datetime(2000, month, 1, tzinfo=timezone.utc) - EPOCH) // TICK for month in (9, 12))
    found = [
        (offset // MINUTE, (end - start) * TICK) for start, end, offset in clock_stretches("America/Recife", begin, end)
    ]
    assert [length for offset, length in found if offset == -120] == [7 * DAY - timedelta(hours=1)]


def test_a_stretch_ends_where_the_clocks_change() -> None:
    year = [(datetime(2026, 1, 1, tzinfo=timezone.utc) - EPOCH) // TICK, 0]
    year[1] = year[0] + 365 * DAY // TICK
    found = [
        ((EPOCH + start * TICK).isoformat(), (EPOCH + end * TICK).isoformat(), offset // MINUTE)
        for start, end, offset in clock_stretches("America/Toronto", *year)
        if offset
    ]
    joined = [found[0]]
    for start, end, offset in found[1:]:
        assert start == joined[-1][1]
        joined = (
            [*joined[:-1], (joined[-1][0], end, offset)] if offset == joined[-1][2] else [*joined, (start, end, offset)]
        )
    assert joined == [
        ("2026-01-01T00:00:00+00:00", "2026-03-08T07:00:00+00:00", -300),
        ("2026-03-08T07:00:00+00:00", "2026-11-01T06:00:00+00:00", -240),
        ("2026-11-01T06:00:00+00:00", "2027-01-01T00:00:00+00:00", -300),
    ]


def test_no_time_has_no_stretches() -> None:
    assert list(clock_stretches("America/Toronto", 5, 5)) == []


def test_what_is_known_grows_backwards_and_forwards_without_changing_an_answer() -> None:
    asked = [datetime(year, 6, 1, 13, 0, tzinfo=timezone.utc) for year in (2026, 2030, 1975, 2026, 1969, 2050)]
    by_itself = [add_working_time(HOURS, at, timedelta(hours=3_000)) for at in asked]
    for at, expected in zip(asked, by_itself, strict=True):
        alone = OpenTime(HOURS.zone, HOURS.weekly, HOURS.special, HOURS.kept_holidays)
        reached = alone.reached((at - EPOCH) // TICK, timedelta(hours=3_000) // TICK)
        assert reached is not None
        assert EPOCH + reached * TICK == expected.astimezone(timezone.utc)
        assert working_time_between(HOURS, at, expected) == timedelta(hours=3_000)


def test_working_time_over_a_century_is_the_sum_of_its_years() -> None:
    years = [datetime(year, 1, 1, tzinfo=timezone.utc) for year in range(1970, 2071)]
    parts = [working_time_between(HOURS, a, b) for a, b in pairwise(years)]
    assert working_time_between(HOURS, years[0], years[-1]) == sum(parts, timedelta(0))


def test_hours_that_hardly_ever_open_have_their_deadlines_centuries_ahead() -> None:
    rarely = SupportHours("UTC", parse_weekly({"mon": ["09:00-09:01"]}))
    start = datetime(2399, 1, 1, tzinfo=timezone.utc)
    late = add_working_time(rarely, start, timedelta(minutes=52))
    assert (late.year, late.month) == (2399, 12)
