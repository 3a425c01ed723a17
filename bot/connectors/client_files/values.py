"""The desk's values in the words of a client file, as ``fields`` reads them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from bot.connectors.client_files.layout import Raw, Written
from bot.desk.money import Money


def number(value: Decimal | int) -> Raw:
    """``1500.00``."""
    return Raw(f"{value:f}" if isinstance(value, Decimal) else str(value))


def amount(value: Money | None) -> Raw | None:
    """An amount without its currency, which the client states once."""
    return None if value is None else number(value.amount)


def percentage(share: Decimal | None) -> Raw | None:
    """0.13 as ``13%``."""
    return None if share is None else Raw(f"{(share * 100).normalize():f}%")


def day(value: date | None) -> Raw | None:
    """``2026-12-31``."""
    return None if value is None else Raw(value.isoformat())


def days(values: Collection[date]) -> list[Written] | None:
    """Dates in order; None for none."""
    return [Raw(value.isoformat()) for value in sorted(values)] or None


def flag(value: bool | None) -> Raw | None:
    """``true`` or ``false``."""
    return None if value is None else Raw("true" if value else "false")


def choice(value: Enum | None) -> Raw | None:
    """The word of a closed choice."""
    return None if value is None else Raw(value.value)


def choices(values: Collection[Enum]) -> Written | None:
    """One word, or several in the order of their kind; None for none."""
    found = [Raw(value.value) for kind in {type(value) for value in values} for value in kind if value in values]
    return found[0] if len(found) == 1 else found or None


def several(values: Collection[str]) -> Written | None:
    """One text, or several in order; None for none."""
    found = sorted(values)
    return found[0] if len(found) == 1 else found or None


def in_turn(values: Collection[str]) -> Written | None:
    """One text, or several as they stand; None for none."""
    found = list(values)
    return found[0] if len(found) == 1 else found or None


def minutes(value: int | None) -> Raw | None:
    """``1h30m``."""
    return None if value is None else span(timedelta(minutes=value))


def span(value: timedelta) -> Raw:
    """``1h30m`` without days, unless it is too long for hours and minutes."""
    left = value // timedelta(minutes=1)
    most_hours, most_minutes = 9_999, 99_999
    length = "" if left <= most_hours * 60 + most_minutes else f"{min(left // 1_440, most_hours)}d"
    left -= int(length[:-1] or 0) * 1_440
    hours = min(left // 60, most_hours)
    left -= hours * 60
    return Raw(length + (f"{hours}h" if hours else "") + (f"{left}m" if left else ""))


def whole_days(value: int) -> Raw:
    """``14d``."""
    return Raw(f"{value}d")
