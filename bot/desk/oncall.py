"""Who is on call: a rota that turns over at a fixed time or the shifts of a calendar, and overrides that win over both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Technician:
    """Somebody of the MSP who can be paged at an ``address``; calendars may name them by their ``email``."""

    name: str
    address: str
    email: str = ""


@dataclass(frozen=True)
class Override:
    """Somebody stands in from ``start`` to ``end`` (end not included)."""

    start: datetime
    end: datetime
    technician: str


@dataclass(frozen=True)
class Shift:
    """Somebody is on call from ``start`` to ``end`` (end not included), as a calendar says."""

    start: datetime
    end: datetime
    technician: str


@dataclass(frozen=True)
class Rota:
    """Who is paged, and in which order.

    Without ``shifts``, ``order`` takes turns of ``days`` from ``first_handover`` (local wall clock) on; before it, the first
    is on call. With shifts those of an instant come first, the one that began last before the others; ``order`` follows,
    and is all there is where no shift runs.
    """

    zone: str
    order: tuple[Technician, ...]
    first_handover: datetime | None = None
    days: int = 7
    overrides: tuple[Override, ...] = ()
    shifts: tuple[Shift, ...] = ()

    def technician(self, name: str) -> Technician | None:
        """The technician with this name."""
        return next((technician for technician in self.order if technician.name == name), None)


@dataclass(frozen=True)
class Duty:
    """A stretch of time with whoever is paged first in it; ``planned`` says whether anybody has said so."""

    start: datetime
    end: datetime
    technician: Technician
    planned: bool = True


def who_is_on_call(rota: Rota, at: datetime) -> tuple[Technician, ...]:
    """Whom to page at this instant: the one on call first, then the others in their order."""
    first = _named(rota, at)
    if not first and not rota.shifts and rota.first_handover is not None:
        turn = _turn(rota, rota.first_handover, at)
        return rota.order[turn:] + rota.order[:turn]
    # An override leaves the rest in the order of the file: whoever is stood in for has asked not to be called first.
    return (*first, *(technician for technician in rota.order if technician not in first))


def is_planned(rota: Rota, at: datetime) -> bool:
    """Whether somebody has said who is on call then; where nobody has, the order of the rota decides."""
    return bool(_named(rota, at)) or (not rota.shifts and rota.first_handover is not None)


def duties(rota: Rota, start: datetime, end: datetime) -> tuple[Duty, ...]:
    """Who is paged first from ``start`` to ``end``, one stretch after the other, without a gap between them."""
    found: list[Duty] = []
    edges = [start, *_edges(rota, start, end), end]
    for since, until in pairwise(edges):
        duty = Duty(since, until, who_is_on_call(rota, since)[0], is_planned(rota, since))
        last = found[-1] if found else None
        if last is not None and (last.technician, last.planned) == (duty.technician, duty.planned):
            found[-1] = Duty(last.start, until, duty.technician, duty.planned)
        else:
            found.append(duty)
    return tuple(found)


def unplanned(rota: Rota, start: datetime, end: datetime) -> tuple[Duty, ...]:
    """The stretches for which nobody has said who is on call."""
    return tuple(duty for duty in duties(rota, start, end) if not duty.planned)


def _named(rota: Rota, at: datetime) -> tuple[Technician, ...]:
    """Those an override or a shift names for this instant."""
    for override in rota.overrides:
        stand_in = rota.technician(override.technician)
        if override.start <= at < override.end and stand_in is not None:
            return (stand_in,)
    running = sorted((s for s in rota.shifts if s.start <= at < s.end), key=lambda shift: shift.start, reverse=True)
    named = (rota.technician(shift.technician) for shift in running)
    return tuple(dict.fromkeys(technician for technician in named if technician is not None))


def _turn(rota: Rota, first_handover: datetime, at: datetime) -> int:
    # Turns are counted on the wall clock: a handover at 08:00 stays at 08:00 when the clocks change.
    return max(0, (_wall(rota, at) - _wall(rota, first_handover)) // timedelta(days=rota.days)) % len(rota.order)


def _wall(rota: Rota, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(rota.zone)).replace(tzinfo=None)


def _edges(rota: Rota, start: datetime, end: datetime) -> list[datetime]:
    """Every instant in between at which somebody else may be on call, in order."""
    named = [edge for override in rota.overrides for edge in (override.start, override.end)]
    named += [edge for shift in rota.shifts for edge in (shift.start, shift.end)]
    instants = {edge.astimezone(timezone.utc) for edge in (*named, *_handovers(rota, start, end))}
    return sorted(edge for edge in instants if start < edge < end)


def _handovers(rota: Rota, start: datetime, end: datetime) -> Iterator[datetime]:
    if rota.first_handover is None or rota.shifts:
        return
    zone, length = ZoneInfo(rota.zone), timedelta(days=rota.days)
    first = _wall(rota, rota.first_handover)
    handover = first + max(0, (_wall(rota, start) - first) // length) * length
    while handover <= _wall(rota, end):
        yield handover.replace(tzinfo=zone)
        handover += length
