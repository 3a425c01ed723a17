"""How the desk is: which of its processes are alive, and what waits for longer than it should."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.steady import LIVES_FOR
from bot.operations.ports import DeskPorts, Process, Waiting, WaitingFor

BEAT_EVERY = timedelta(seconds=10)
FORGET_AFTER = timedelta(days=1)
TOO_LONG = {
    WaitingFor.ASSISTANT: timedelta(minutes=2),
    WaitingFor.DELIVERY: timedelta(minutes=10),
    WaitingFor.CALL: timedelta(minutes=2),
    WaitingFor.ALERTS: timedelta(minutes=2),
    WaitingFor.FILES: timedelta(minutes=30),
    WaitingFor.MAIL: timedelta(minutes=5),
    WaitingFor.OUTSIDE: timedelta(hours=1),
}
"""From when on something that waits means that somebody has to look."""
NEEDED = ("gateway", "assistant", "worker")
"""The parts without which the desk does not answer."""


def is_alive(process: Process, at: datetime) -> bool:
    """Whether it has given a sign of life lately."""
    return at - process.seen_at < LIVES_FOR


@dataclass(frozen=True)
class Health:
    """How it is at an instant; ``given_up`` are answers of the last day that no channel will ever take."""

    at: datetime
    processes: tuple[Process, ...]
    waiting: tuple[Waiting, ...]
    given_up: int

    def alive(self, process: Process) -> bool:
        """Whether it has given a sign of life lately."""
        return is_alive(process, self.at)

    @property
    def runs(self) -> bool:
        """Whether anything of the desk does."""
        return any(map(self.alive, self.processes))

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that no process runs that is alive."""
        running = {part for process in self.processes if self.alive(process) for part in process.parts}
        return tuple(part for part in NEEDED if part not in running)

    def waits_too_long(self, waiting: Waiting) -> bool:
        """Whether the oldest of it should have been done by now."""
        return waiting.since is not None and self.at - waiting.since > TOO_LONG[waiting.what]

    @property
    def good(self) -> bool:
        """Whether nobody has to look."""
        return not self.missing and not any(map(self.waits_too_long, self.waiting))


def look_at_health(*, ports: DeskPorts) -> Health:
    """How the desk is now; three queries."""
    now = ports.clock.now()
    with ports.begin() as work:
        return Health(
            now,
            tuple(work.pulse.processes()),
            tuple(work.pulse.waiting(left_out=ports.left_out)),
            work.pulse.given_up(now - FORGET_AFTER),
        )


def with_chats_as_run(*, ports: DeskPorts) -> DeskPorts:
    """The same for a command that may have been given no tokens: a chat is left out where no process of the desk runs it.

    While none runs, nobody can tell, and nothing is left out: what is written waits for its chat.
    """
    with ports.begin() as work:
        processes = work.pulse.processes()
    run = {part for process in processes for part in process.parts}
    return replace(ports, left_out=ports.left_out - run if processes else frozenset())


def note_alive(*, ports: DeskPorts, process: Process) -> None:
    """A sign of life."""
    with ports.begin() as work:
        work.pulse.beat(process, forget_before=process.seen_at - FORGET_AFTER)
        work.commit()


def note_left(*, ports: DeskPorts, id: str) -> None:
    """The process has been stopped, and is missed by nobody."""
    with ports.begin() as work:
        work.pulse.leave(id)
        work.commit()
