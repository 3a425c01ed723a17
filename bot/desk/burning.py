"""How much of an allowance work takes: minutes by band and kind of work, rounded once a ticket as the contract says.

units(work) = sum over bands of minutes * burn(band, kind of work);  taken = ceil(max(units, minimum) / increment) * increment
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal

from bot.desk.catalogue import Work
from bot.desk.contracts import Allowance, Unit
from bot.desk.hours import SupportHours, in_utc, split_by_band


@dataclass(frozen=True)
class Stretch:
    """So many real minutes of one kind of work; they are counted from the whole minute that ``start`` falls into."""

    start: datetime
    minutes: int
    work: Work

    @property
    def begins(self) -> datetime:
        """The whole minute in UTC, where adding minutes means real time also when clocks change."""
        return in_utc(self.start).replace(second=0, microsecond=0)


@dataclass(frozen=True)
class Reach:
    """How far an allowance reaches into a stretch: whole minutes from its start, and the units that they take."""

    minutes: int
    units: Decimal


def units_of(allowance: Allowance, hours: SupportHours, stretches: Iterable[Stretch]) -> Decimal:
    """What the work takes before rounding."""
    pieces = (piece for stretch in stretches for piece in _burning(allowance, hours, stretch))
    return sum((minutes * burn for minutes, burn in pieces), Decimal(0))


def rounded_units(allowance: Allowance, units: Decimal) -> Decimal:
    """What a ticket takes: of time at least the minimum, in whole increments; money, visits and tickets as they are."""
    if not units or allowance.unit is not Unit.MINUTES:
        return units
    steps = (max(units, Decimal(allowance.minimum)) / allowance.increment).to_integral_value(ROUND_CEILING)
    return steps * allowance.increment


def reach(allowance: Allowance, hours: SupportHours, stretch: Stretch, have: Decimal) -> Reach:
    """How many whole minutes from its start ``have`` units pay for."""
    paid, units = 0, Decimal(0)
    for minutes, burn in _burning(allowance, hours, stretch):
        some = min(minutes, int((have - units) / burn))
        paid, units = paid + some, units + some * burn
        if some < minutes:
            break
    return Reach(paid, units)


def _burning(allowance: Allowance, hours: SupportHours, stretch: Stretch) -> Iterator[tuple[int, Decimal]]:
    end = stretch.begins + timedelta(minutes=stretch.minutes)
    for band, length in split_by_band(hours, stretch.begins, end):
        yield length // timedelta(minutes=1), allowance.burn_in(band, stretch.work)
