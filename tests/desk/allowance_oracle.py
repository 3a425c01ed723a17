"""What is left of allowances by replaying every row from the start, day by day on a wall calendar: slow and obvious."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.desk.allowances import LedgerRow
from bot.desk.contracts import Allowance, Contract, Period

ZONES = (
    "America/Toronto",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Europe/London",
)
NAMES = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


def label_of(contract: Contract, allowance: Allowance, instant: datetime) -> str:
    """The name of the period on a wall calendar: another way to say where an event belongs."""
    day = instant.astimezone(ZoneInfo(contract.support_hours.zone)).date()
    if (allowance.until is not None and day > allowance.until) or (contract.ends is not None and day > contract.ends):
        return "after"
    if allowance.per is Period.TERM:
        return "term"
    return f"{day.year}-{(day.month - 1) // NAMES[allowance.per]:02}"


def replayed(
    contract: Contract, allowance: Allowance, events: Sequence[LedgerRow], last: datetime
) -> dict[str, Decimal]:
    """What is left of each period, by walking day by day through the calendar with all events in hand."""
    zone = ZoneInfo(contract.support_hours.zone)
    by_label: dict[str, Decimal] = {}
    for event in events:
        name = label_of(contract, allowance, event.work_at)
        by_label[name] = by_label.get(name, Decimal(0)) + event.amount
    left: dict[str, Decimal] = {}
    day, current = contract.starts, ""
    while day <= last.astimezone(zone).date():
        name = label_of(contract, allowance, datetime.combine(day, time(12), zone))
        if name != current:
            carried = min(allowance.rollover, max(Decimal(0), left[current])) if current else Decimal(0)
            granted = Decimal(0) if name == "after" else allowance.amount + carried
            left[name] = granted - by_label.get(name, Decimal(0))
            current = name
        day += timedelta(days=1)
    return left
