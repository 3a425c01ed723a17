"""What the work on a ticket takes from its allowance: which entries it pays for, and in which period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.desk.burning import Reach, Stretch, reach, rounded_units, units_of
from bot.desk.catalogue import Work
from bot.desk.contracts import Allowance, Contract, Overrun, Unit
from bot.desk.hours import SupportHours
from bot.desk.timesheet import TimeEntry


@dataclass(frozen=True)
class Drawn:
    """``units`` for work at ``work_at``, whose period pays: so many ``minutes`` of the entry, from its start."""

    entry: str
    work_at: datetime
    units: Decimal
    minutes: int


Room = Callable[[datetime, Sequence[Drawn]], Decimal]
"""How much the period of an instant still holds for a ticket that has taken these already, in the allowance's unit."""


def plan_draws(contract: Contract, allowance: Allowance, times: Sequence[TimeEntry], room: Room) -> tuple[Drawn, ...]:
    """Entry by entry in the order of the work; nothing for an allowance of money, which pays a price.

    Minutes are paid one by one until the period has none left; a ticket is one, at its first work; a visit is a local
    day with work on site, and work from afar belongs to it.
    """
    plan = _Plan(contract.support_hours, allowance, room)
    if allowance.unit is Unit.MINUTES:
        return plan.minutes(times)
    if allowance.unit is Unit.MONEY or not times:
        return ()
    visits = [entry for entry in times if entry.work is Work.ONSITE]
    if allowance.unit is Unit.TICKETS or not visits:
        return plan.wholes([times])
    zone = ZoneInfo(contract.support_hours.zone)
    days: dict[date, list[TimeEntry]] = {}
    for entry in visits:
        days.setdefault(entry.start.astimezone(zone).date(), []).append(entry)
    from_afar = [Drawn(entry.id, entry.start, Decimal(0), entry.minutes) for entry in times if entry not in visits]
    return (*plan.wholes(days.values()), *from_afar)


@dataclass(frozen=True)
class _Plan:
    hours: SupportHours
    allowance: Allowance
    room: Room

    def minutes(self, times: Iterable[TimeEntry]) -> tuple[Drawn, ...]:
        drawn: list[Drawn] = []
        short = False
        for entry in times:
            stretch = Stretch(entry.start, entry.minutes, entry.work)
            found = self._reach(stretch, self.room(entry.start, drawn))
            short = short or found.minutes < entry.minutes
            if found.minutes:
                drawn.append(Drawn(entry.id, entry.start, found.units, found.minutes))
        return tuple(drawn) if short or not drawn else self._rounded(drawn)

    def _reach(self, stretch: Stretch, have: Decimal) -> Reach:
        if self.allowance.overrun is Overrun.ALLOW:
            return Reach(stretch.minutes, units_of(self.allowance, self.hours, [stretch]))
        return reach(self.allowance, self.hours, stretch, have)

    def _rounded(self, drawn: Sequence[Drawn]) -> tuple[Drawn, ...]:
        """Once a ticket, on its last entry; rounding up never makes an allowance fall short."""
        units = sum((each.units for each in drawn), Decimal(0))
        more, last = rounded_units(self.allowance, units) - units, drawn[-1]
        if self.allowance.overrun is not Overrun.ALLOW:
            more = min(more, self.room(last.work_at, drawn))
        return (*drawn[:-1], replace(last, units=last.units + more))

    def wholes(self, groups: Iterable[Sequence[TimeEntry]]) -> tuple[Drawn, ...]:
        """One unit (times its burn) for each group of entries, all of their minutes; a group is paid or it is not."""
        drawn: list[Drawn] = []
        for entries in groups:
            first = entries[0]
            units = units_of(self.allowance, self.hours, [Stretch(first.start, 1, first.work)])
            if self.allowance.overrun is Overrun.ALLOW or units <= self.room(first.start, drawn):
                drawn.extend(_whole(entries, units))
        return tuple(drawn)


def _whole(entries: Sequence[TimeEntry], units: Decimal) -> Iterator[Drawn]:
    for number, entry in enumerate(entries):
        yield Drawn(entry.id, entry.start, Decimal(0) if number else units, entry.minutes)
