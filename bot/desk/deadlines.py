"""Warnings before a promise is missed: at 50, 75, 90 and 100 per cent of its time, to whom, and when to look again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.hours import NeverOpens, SupportHours
from bot.desk.sla import WARN_AT, Clock, Metric, due, warnings_due
from bot.desk.staff import StaffRole
from bot.desk.tickets import Ticket, clock_of

AFTER_THE_END = 100
# Never at once again: a share that is a microsecond away must not be looked at for ever.
_SOON = timedelta(seconds=1)


@dataclass(frozen=True)
class Reached:
    """So many per cent of the time that a clock with this ``target`` has are used."""

    metric: Metric
    target: timedelta
    share: int


@dataclass(frozen=True)
class DeadlineWarning:
    """What somebody has to be told: the highest share that is reached, and by when the promise is due (None: over)."""

    ticket: str
    reached: Reached
    due: datetime | None


def warnings_of(
    ticket: Ticket, hours: SupportHours, at: datetime, given: Collection[Reached]
) -> tuple[tuple[DeadlineWarning, ...], tuple[Reached, ...]]:
    """What to tell now, one warning for each promise, and everything that counts as told from now on.

    After a standstill, or a change that uses up much at once, only the highest share is told: the lower ones are old news.
    """
    told: list[DeadlineWarning] = []
    passed: list[Reached] = []
    for metric, clock in _running(ticket):
        before = {each.share for each in given if (each.metric, each.target) == (metric, clock.target)}
        shares = warnings_due(clock, hours, at, before)
        if not shares:
            continue
        reached = [Reached(metric, clock.target, share) for share in shares]
        passed += reached
        ends = None if shares[-1] >= AFTER_THE_END else due(clock, hours, at)
        told.append(DeadlineWarning(ticket.number, reached[-1], ends))
    return tuple(told), tuple(passed)


def look_again_at(ticket: Ticket, hours: SupportHours, at: datetime, given: Collection[Reached]) -> datetime | None:
    """The next instant at which a share is reached if nothing changes; None where none will be."""
    instants = []
    for metric, clock in _running(ticket):
        before = {each.share for each in given if (each.metric, each.target) == (metric, clock.target)}
        for share in WARN_AT:
            if share not in before:
                reached = _when(clock, hours, at, share)
                if reached is not None:
                    instants.append(max(reached, at + _SOON))
                break
    return min(instants, default=None)


def told_to(share: int, owned: bool) -> frozenset[StaffRole]:
    """Which roles hear of it beside the owner: the dispatchers from 90 per cent on, and from the start where nobody owns the
    ticket; the managers when it is too late."""
    roles = {StaffRole.DISPATCHER} if share >= 90 or not owned else set()
    return frozenset(roles | ({StaffRole.MANAGER} if share >= AFTER_THE_END else set()))


def _running(ticket: Ticket) -> list[tuple[Metric, Clock]]:
    clocks = ((metric, clock_of(ticket, metric)) for metric in Metric) if ticket.is_open else ()
    return [(metric, clock) for metric, clock in clocks if clock is not None and clock.stopped is None]


def _when(clock: Clock, hours: SupportHours, at: datetime, share: int) -> datetime | None:
    try:
        return due(replace(clock, target=clock.target * share // 100), hours, at)
    except NeverOpens:
        return None
