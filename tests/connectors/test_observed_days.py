"""Which holidays of a calendar move to a weekday: as docs/client-files.md says of Boxing Day 2026."""

from __future__ import annotations

from datetime import date

import pytest

from bot.connectors.client_files.calendars import calendar_days


@pytest.mark.parametrize(("calendar", "moved"), [("GB-ENG", True), ("CA-ON", False)])
def test_a_holiday_on_a_weekend_moves_where_its_own_calendar_says_so(calendar: str, moved: bool) -> None:
    days = calendar_days(calendar)
    assert date(2026, 12, 26) in days
    assert (date(2026, 12, 28) in days) is moved
