"""Signs of life: the processes that run, and what waits to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol


@dataclass(frozen=True)
class Process:
    """One of our processes: which parts it runs, where, since when, and when it gave the last sign of life.

    ``ahead`` are the seconds by which its clock was ahead of the database's then; whoever beats need not know.
    """

    id: str
    parts: tuple[str, ...]
    host: str
    began_at: datetime
    seen_at: datetime
    ahead: float = 0.0


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

    def waiting(self) -> Sequence[Waiting]:
        """What waits, of each kind; one query. What is read in a terminal waits for nobody."""
        ...

    def given_up(self, since: datetime) -> int:
        """How many answers that were written after this instant no channel will ever take."""
        ...
