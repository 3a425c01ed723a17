"""When an allowance starts anew, in the client's zone, what it carries over, and what is left of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
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


def period_before(contract: Contract, allowance: Allowance, since: datetime) -> tuple[datetime, datetime] | None:
    """The period that ended at ``since``; None for the contract's first, which nothing can be carried into."""
    if allowance.per is Period.TERM or since.date() <= contract.starts:
        return None
    return allowance_period(contract, allowance, since - timedelta(hours=12))


def carried_over(allowance: Allowance, used_before: Decimal) -> Decimal:
    """What the period before left unused, up to the contract's rollover."""
    return min(allowance.rollover, max(Decimal(0), allowance.amount - used_before))


def left_of(allowance: Allowance, used: Decimal) -> Decimal:
    """What is left when ``used`` has been drawn; ``used`` is net of what was carried over, so it may be negative."""
    return max(Decimal(0), allowance.amount - used)
