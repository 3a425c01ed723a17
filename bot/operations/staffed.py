"""When technicians are at their desks for whoever speaks."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice

from bot.desk.hours import SupportHours, is_open, next_opening, open_intervals
from bot.operations.ports import Work
from bot.operations.turns import Turn


def staffed(work: Work, turn: Turn, now: datetime) -> tuple[bool, datetime | None]:
    """Whether technicians are at their desks for this client; if not, from when."""
    hours = _support_hours(work, turn, now)
    if any(is_open(each, now) for each in hours):
        return True, None
    openings = [opening for each in hours if (opening := next_opening(each, now)) is not None]
    return False, min(openings) if openings else None


def _support_hours(work: Work, turn: Turn, now: datetime) -> list[SupportHours]:
    """Those of every contract in force, at the speaker's own site."""
    contracts = work.contracts.latest(turn.client) if turn.client else ()
    site = turn.person.contact.site if turn.person.contact else None
    return [each.hours_at(site) for each in contracts if each.in_force(now)]


def closing(work: Work, turn: Turn, now: datetime) -> datetime | None:
    """Until when technicians are at their desks for this client today, where they are; None where they always are, or are not."""
    hours = [each for each in _support_hours(work, turn, now) if is_open(each, now)]
    if any(each.is_always for each in hours):
        return None
    ends = [end for each in hours for _, end in islice(open_intervals(each, now, now + timedelta(days=1)), 1)]
    return max(ends, default=None)
