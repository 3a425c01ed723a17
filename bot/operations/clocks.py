"""What time it is for the desk: a new process takes it from those that live, and a person may say that the wall is right."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.auditor import Check
from bot.desk.errors import NotAllowed
from bot.desk.steady import Bearings, Heard, time_of_the_others
from bot.operations.health import is_alive
from bot.operations.ports import Acceptance, DeskClock, DeskPorts, Process
from bot.operations.wording import short_length

WALL_AWAY = timedelta(seconds=5)
"""From this difference between a wall and the desk on a person has to look."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Clocks:
    """The desk's time, the wall's of this machine, the database's, what living processes say, and what was accepted before."""

    now: datetime
    wall: datetime
    database: datetime
    processes: tuple[Process, ...]
    accepted: tuple[Acceptance, ...]


def find_the_time(*, ports: DeskPorts) -> datetime | None:
    """Once in a new process: go on with the time of those that live, where it is another; that time, else None."""
    clock = ports.clock
    if not isinstance(clock, DeskClock):
        return None
    with ports.begin() as work:
        heard = [_heard(each) for each in work.pulse.processes()]
        accepted = work.pulse.last_acceptance()
        database = work.auditor.database().at
        mine = clock.bearings()
    theirs = time_of_the_others(heard, mine, database, accepted)
    clock.take(theirs or mine.now, accepted)
    if theirs is not None:
        log.warning("clock_taken_from_others ahead=%.1f", (theirs - mine.now).total_seconds())
    return theirs


def hear_of_acceptance(*, ports: DeskPorts) -> bool:
    """What a person has accepted since holds in this process too; whether there was something."""
    clock = ports.clock
    if not isinstance(clock, DeskClock):
        return False
    with ports.begin() as work:
        number = work.pulse.last_acceptance()
    known = clock.bearings()
    if number <= known.accepted:
        return False
    clock.accept_wall(number)
    log.warning("clock_accepted moved=%.1f", known.wall_ahead.total_seconds())
    return True


def read_clocks(*, ports: DeskPorts) -> Clocks:
    """All of them, at once."""
    with ports.begin() as work:
        database, processes = work.auditor.database().at, work.pulse.processes()
        accepted = tuple(work.pulse.acceptances())
    now = ports.clock.now()
    alive = tuple(each for each in processes if is_alive(each, now))
    return Clocks(now, ports.outside_now(), database, alive, accepted)


def accept_wall(*, ports: DeskPorts, by: str, reason: str) -> Acceptance:
    """The wall of this machine is right: every process takes the time from its own wall within seconds.

    Waits that were counted with a time that was ahead are shortened by as much. Raises NotAllowed where nothing differs.
    """
    clock = ports.clock
    if not isinstance(clock, DeskClock):
        raise NotAllowed("This desk's time was given with --at.")
    bearings = clock.bearings()
    if abs(bearings.wall_ahead) < timedelta(seconds=1):
        raise NotAllowed("The wall and the desk agree: there is nothing to accept.")
    with ports.begin() as work:
        moved = bearings.wall_ahead
        accepted = work.pulse.accept(Acceptance(0, bearings.wall, moved, by, reason))
        if moved < timedelta(0):
            work.pulse.bring_forward(moved)
            for page in work.pages.waiting():
                climbed = work.pages.escalation(page.id, for_update=True)
                if climbed is not None and climbed.due_at is not None:
                    work.pages.climbed(page.id, replace(climbed, due_at=climbed.due_at + moved))
        work.commit()
    clock.accept_wall(accepted.number)
    return accepted


def walls(alive: list[Process]) -> Check:
    """Whether the walls of the machines say what the desk says."""
    away = [each for each in alive if abs(timedelta(seconds=each.wall_ahead)) > WALL_AWAY]
    worst = max(away, key=lambda each: abs(each.wall_ahead), default=None)
    figure = (
        "as the desk's"
        if worst is None
        else f"on {worst.host} {in_words(timedelta(seconds=worst.wall_ahead))} the desk's"
    )
    advice = (
        "the desk goes on with its own time, and waits for you: `nightdesk clock` shows all clocks; where the wall is right say "
        "`nightdesk clock accept`, where it is wrong set it right"
    )
    return Check("wall clock", worst is None, advice, figure, f"{WALL_AWAY.seconds} s")


def in_words(ahead: timedelta) -> str:
    """A difference: ``1 h ahead of``, ``3.0 s behind``."""
    return f"{short_length(abs(ahead))} {'ahead of' if ahead > timedelta(0) else 'behind'}"


def _heard(process: Process) -> Heard:
    return Heard(process.seen_at, process.boot, process.uptime, process.accepted, timedelta(seconds=process.ahead))


def with_bearings(process: Process, bearings: Bearings) -> Process:
    """A sign of life with what the clock says."""
    return replace(
        process,
        seen_at=bearings.now,
        boot=bearings.boot,
        uptime=bearings.uptime,
        wall_ahead=bearings.wall_ahead.total_seconds(),
        accepted=bearings.accepted,
    )
