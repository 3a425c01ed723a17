"""Times on the wall: the missing hour, the repeated hour, and a day that was skipped."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.wall_time import UnclearTime, instant_on_wall


@pytest.mark.parametrize(
    ("zone", "written", "offset"),
    [
        ("America/Toronto", "2026-11-24T10:00", -5 * 60),
        ("America/Toronto", "2026-03-08T01:59", -5 * 60),
        ("America/Toronto", "2026-03-08T03:00", -4 * 60),
        ("America/Toronto", "2026-11-01T00:59", -4 * 60),
        ("America/Toronto", "2026-11-01T02:00", -5 * 60),
        ("Asia/Kathmandu", "2026-03-08T02:30", 345),
    ],
)
def test_a_time_that_comes_once_is_that_instant(zone: str, written: str, offset: int) -> None:
    found = instant_on_wall(datetime.fromisoformat(written), zone)
    assert (found.isoformat()[:16], found.utcoffset()) == (written, timedelta(minutes=offset))


@pytest.mark.parametrize(
    ("zone", "written", "says"),
    [
        (
            "America/Toronto",
            "2026-03-08T02:30",
            "2026-03-08T02:30 does not exist in America/Toronto, as the clocks go forward over it."
            " Did you mean 2026-03-08T03:30-04:00?",
        ),
        ("America/Toronto", "2026-03-08T02:00", "Did you mean 2026-03-08T03:00-04:00?"),
        (
            "America/Toronto",
            "2026-11-01T01:30",
            "2026-11-01T01:30 comes twice in America/Toronto, as the clocks go back."
            " Write 2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00.",
        ),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "Write 2026-04-05T01:45+11:00 or 2026-04-05T01:45+10:30."),
        ("Pacific/Apia", "2011-12-30T10:00", "Did you mean 2011-12-31T10:00+14:00?"),
    ],
)
def test_a_time_that_comes_never_or_twice_is_refused_with_what_may_be_meant(zone: str, written: str, says: str) -> None:
    with pytest.raises(UnclearTime) as refused:
        instant_on_wall(datetime.fromisoformat(written), zone)
    assert says in str(refused.value)
