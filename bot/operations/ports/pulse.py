"""Signs of life: the processes that run, and what waits to be done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol


@dataclass(frozen=True)
class Process:
    """One of our processes: which parts it runs, where, since when, and when it gave the last sign of life.

    ``ahead`` are the seconds by which its clock was ahead of the database's then; whoever beats need not know. ``uptime`` is
    how long the boot of its machine had lasted, ``wall_ahead`` the seconds by which the wall was ahead of the desk's time,
    ``accepted`` the newest acceptance of a wall that it knew.
    """

    id: str
    parts: tuple[str, ...]
    host: str
    began_at: datetime
    seen_at: datetime
    ahead: float = 0.0
    boot: str = ""
    uptime: timedelta = timedelta(0)
    wall_ahead: float = 0.0
    accepted: int = 0


@dataclass(frozen=True)
class Acceptance:
    """Somebody has said that the wall is right: what it showed, by how much the desk's time moved, by whom and why."""

    number: int
    wall: datetime
    moved: timedelta
    by: str
    reason: str


class WaitingFor(str, Enum):
    """What can wait to be done."""

    ASSISTANT = "assistant"  # what somebody wrote, to be answered
    DELIVERY = "delivery"  # what we say, to be taken by a channel
    CALL = "call"  # a call for a technician, to be taken by the pager
    ALERTS = "alerts"  # what monitoring reported, to have its effect
    FILES = "files"  # pictures and files, to be fetched
    MAIL = "mail"  # one-time codes, to be mailed
    OUTSIDE = "outside"  # what other systems are told, to be taken by them


@dataclass(frozen=True)
class Waiting:
    """How much waits, and since when the oldest of it."""

    what: WaitingFor
    count: int
    since: datetime | None


class Pulse(Protocol):
    """The signs of life of everything that shares the database."""

    def beat(self, process: Process, *, forget_before: datetime) -> None:
        """The process is alive; those not seen since that instant are forgotten."""
        ...

    def leave(self, id: str) -> None:
        """The process has ended as it should."""
        ...

    def processes(self) -> Sequence[Process]:
        """Those that were seen, the one that began last first."""
        ...

    def accept(self, acceptance: Acceptance) -> Acceptance:
        """Write it down; it comes back with its number."""
        ...

    def acceptances(self) -> Sequence[Acceptance]:
        """The newest first."""
        ...

    def last_acceptance(self) -> int:
        """The number of the newest; 0 when there was none."""
        ...

    def bring_forward(self, by: timedelta) -> None:
        """Move by a negative time what waits for an instant: answers, limits of platforms, tickets' next look."""
        ...

    def waiting(self, *, left_out: Collection[str] = ()) -> Sequence[Waiting]:
        """What waits, of each kind; one query. What is read in a terminal waits for nobody, and what is for the platforms
        that are ``left_out`` is kept until they are run.
        """
        ...

    def kept_for(self, platforms: Collection[str]) -> int:
        """How many answers are kept for these platforms."""
        ...

    def given_up(self, since: datetime) -> int:
        """How many answers that were written after this instant no channel will ever take."""
        ...
