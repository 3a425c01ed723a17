"""Who is on call: a rota that turns over at a fixed time, and overrides that win over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Technician:
    """Somebody of the MSP who can be paged."""

    name: str
    address: str


@dataclass(frozen=True)
class Override:
    """Somebody stands in from ``start`` to ``end`` (end not included)."""

    start: datetime
    end: datetime
    technician: str


@dataclass(frozen=True)
class Rota:
    """``order`` takes turns of ``days`` from ``first_handover`` (local wall clock) on; before it, the first is on call."""

    zone: str
    order: tuple[Technician, ...]
    first_handover: datetime
    days: int = 7
    overrides: tuple[Override, ...] = ()

    def technician(self, name: str) -> Technician | None:
        """The technician with this name."""
        return next((technician for technician in self.order if technician.name == name), None)


def who_is_on_call(rota: Rota, at: datetime) -> tuple[Technician, ...]:
    """Whom to page at this instant: the one on call first, then the others in their order."""
    for override in rota.overrides:
        stand_in = rota.technician(override.technician)
        if override.start <= at < override.end and stand_in is not None:
            return (stand_in, *(t for t in rota.order if t != stand_in))
    # Turns are counted on the wall clock: a handover at 08:00 stays at 08:00 when the clocks change.
    wall = at.astimezone(ZoneInfo(rota.zone)).replace(tzinfo=None)
    first = rota.first_handover.astimezone(ZoneInfo(rota.zone)).replace(tzinfo=None)
    turn = max(0, (wall - first) // timedelta(days=rota.days)) % len(rota.order)
    return rota.order[turn:] + rota.order[:turn]
