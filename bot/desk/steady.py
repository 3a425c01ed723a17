"""The desk's own time: it goes on evenly, whatever is done to the clock on the wall.

The wall clock of a machine can be stepped by an hour or a day: by hand, by NTP, by a virtual machine that was asleep. What runs
evenly is the time since the machine was started. The desk's time is the wall's when its first process started, carried on by
that. A wall that drifts is followed so slowly that nothing notices; one that has stepped is not, until a person says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

STEP = timedelta(seconds=2)
"""From this difference on the wall has been stepped; what is less is followed."""
SLOWLY = 30
"""A drift is followed by one second in so many."""
LIVES_FOR = timedelta(seconds=45)
"""Without a sign of life for so long a process is taken for dead."""


@dataclass(frozen=True)
class Bearings:
    """How a process stands: the desk's time, the wall's, the time since which boot, and the newest acceptance it knows."""

    now: datetime
    wall: datetime
    boot: str
    uptime: timedelta
    accepted: int = 0

    @property
    def wall_ahead(self) -> timedelta:
        """By how much the wall is ahead of the desk."""
        return self.wall - self.now


@dataclass(frozen=True)
class Heard:
    """The sign of life of another process: its bearings then, by how much its time was ahead of the database's."""

    now: datetime
    boot: str
    uptime: timedelta
    accepted: int
    ahead: timedelta


@dataclass(frozen=True)
class Steady:
    """The desk's time at a time since boot."""

    now: datetime
    uptime: timedelta


def carry_on(steady: Steady, wall: datetime, uptime: timedelta) -> Steady:
    """The desk's time now. It never goes back."""
    passed = max(uptime - steady.uptime, timedelta(0))
    now = steady.now + passed
    away = wall - now
    if abs(away) < STEP:
        most = passed / SLOWLY
        now += max(-most, min(most, away))
    return Steady(now, max(uptime, steady.uptime))


def time_of_the_others(heard: Iterable[Heard], mine: Bearings, database: datetime, accepted: int) -> datetime | None:
    """What time it is for those that are alive, where it is another than mine; None to go on with mine.

    A process on this machine is believed first: both count from the same boot. Of others only their distance from the
    database's clock is known. One that does not know yet what a person has ``accepted`` last is not believed.
    """
    known = [each for each in heard if each.accepted == accepted]
    here = [each for each in known if each.boot and each.boot == mine.boot]
    last = max(here, key=lambda each: each.uptime, default=None)
    if last is not None and timedelta(0) <= mine.uptime - last.uptime < LIVES_FOR:
        theirs = last.now + (mine.uptime - last.uptime)
    else:
        elsewhere = [each for each in known if each not in here]
        away = [each for each in elsewhere if timedelta(0) <= database - (each.now - each.ahead) < LIVES_FOR]
        if not away:
            return None
        theirs = database + max(away, key=lambda each: each.now - each.ahead).ahead
    return theirs if abs(theirs - mine.now) >= STEP else None
