"""When an allowance starts anew: whole months, quarters, years or the contract's term, in the client's zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk.contracts import Allowance, Contract, Period

_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


def allowance_period(contract: Contract, allowance: Allowance, at: datetime) -> tuple[datetime, datetime]:
    """The period [since, until) that holds ``at``; a term runs from the contract's first day to its last."""
    zone = ZoneInfo(contract.support_hours.zone)
    day = at.astimezone(zone).date()
    if allowance.per is Period.TERM:
        first, after = contract.starts, (contract.ends or date(9998, 12, 31)) + timedelta(days=1)
    else:
        months = _MONTHS[allowance.per]
        index = (day.year * 12 + day.month - 1) // months * months
        first, after = _first_of(index), _first_of(index + months)
    return datetime.combine(first, time(), zone), datetime.combine(after, time(), zone)


def _first_of(month_index: int) -> date:
    return date(month_index // 12, month_index % 12 + 1, 1)
