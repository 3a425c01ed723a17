"""The rota as the MSP's own people look at it: now, the nights to come, gaps, overrides, ladders, and where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk.errors import DeskError
from bot.desk.escalation import EVERYONE, NEXT, ON_CALL, Ladders, Policy, Step
from bot.desk.oncall import Duty, Override, Rota, Technician, duties, is_planned, unplanned, who_is_on_call
from bot.operations.contract_words import week_in_words
from bot.operations.ports import DeskPorts, RotaReading
from bot.operations.wording import length

NIGHTS = 14
"""So many nights ahead somebody has to be planned."""
DUSK, DAWN = time(18), time(8)
"""When a night begins and ends on the wall of the MSP."""


@dataclass(frozen=True)
class Night:
    """A night by the date on which it begins, with whoever is called first in it, one stretch after the other."""

    begins: datetime
    duties: tuple[Duty, ...]

    @property
    def planned(self) -> bool:
        """Whether somebody is planned for all of it."""
        return all(duty.planned for duty in self.duties)


@dataclass(frozen=True)
class RotaView:
    """The rota at an instant. ``trouble`` says what is wrong with the newest one, or why there is none (``rota`` None)."""

    at: datetime
    rota: Rota | None
    reading: RotaReading | None
    ladders: Ladders | None
    trouble: str | None

    @property
    def order(self) -> tuple[Technician, ...]:
        """Whom a call would reach now, one after the other."""
        return who_is_on_call(self.rota, self.at) if self.rota else ()

    @property
    def planned(self) -> bool:
        """Whether anybody has said so."""
        return self.rota is not None and is_planned(self.rota, self.at)

    @property
    def until(self) -> datetime:
        """When somebody else is called first."""
        assert self.rota is not None
        return duties(self.rota, self.at, self.at + timedelta(days=60))[0].end

    @property
    def nights(self) -> tuple[Night, ...]:
        """The nights to come, this one first."""
        return nights_ahead(self.rota, self.at) if self.rota else ()

    @property
    def gaps(self) -> tuple[Duty, ...]:
        """The stretches for which nobody is planned, by day and by night."""
        return unplanned(self.rota, self.at, self.at + timedelta(days=NIGHTS)) if self.rota else ()

    @property
    def overrides(self) -> tuple[Override, ...]:
        """Those that hold or are to come, in their order."""
        found = self.rota.overrides if self.rota else ()
        return tuple(sorted((each for each in found if each.end > self.at), key=lambda each: each.start))


def look_at_rota(*, ports: DeskPorts) -> RotaView:
    """The rota as it holds now; where it cannot be read at all, why."""
    now, source = ports.clock.now(), ports.rota
    try:
        return RotaView(now, source.rota(), source.reading(), source.ladders(), source.warning())
    except DeskError as broken:
        return RotaView(now, None, None, None, str(broken))


def nights_ahead(rota: Rota, at: datetime) -> tuple[Night, ...]:
    """The night that runs, or else the coming one, and those after it; on the clock of the MSP."""
    zone = ZoneInfo(rota.zone)
    local = at.astimezone(zone)
    first = local.date() - timedelta(days=1 if local.time() < DAWN else 0)
    found = []
    for day in range(NIGHTS):
        begins = datetime.combine(first + timedelta(days=day), DUSK, zone)
        ends = datetime.combine(first + timedelta(days=day + 1), DAWN, zone)
        found.append(Night(begins, duties(rota, begins, ends)))
    return tuple(found)


# ---- in words --------------------------------------------------------------------------------------------------------


def policy_in_words(policy: Policy) -> tuple[str, ...]:
    """A ladder, a line for each step and one for how often it is climbed."""
    lines = [f"{_whom(step)}{_only(step)}, who has {length(step.wait)} to take it" for step in policy.steps]
    times = "once" if policy.rounds == 1 else f"at most {policy.rounds} times"
    return (*lines, f"All of it {times}, until somebody has it.")


def _whom(step: Step) -> str:
    known = {ON_CALL: "Whoever is on call", NEXT: "The next in the order", EVERYONE: "Everybody at once"}
    return known.get(step.notify, step.notify)


def _only(step: Step) -> str:
    return f" (only {week_in_words(step.only.weekly)})" if step.only else ""


def awake_in_words(ladders: Ladders) -> str:
    """When what is no emergency calls somebody."""
    if ladders.awake is None:
        return "What is no emergency calls somebody at any hour, too."
    return f"What is no emergency waits for the hours in which people are awake: {week_in_words(ladders.awake.weekly)}."
