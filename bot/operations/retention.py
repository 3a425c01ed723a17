"""Letting go of what is older than it is kept, kind by kind, in batches of one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.retention import Kept
from bot.operations.ports import DeskPorts

AT_ONCE = 200
BY = "retention"


@dataclass(frozen=True)
class Due:
    """Of one kind: how long it is kept, since when what is older goes, and how many rows that are."""

    kept: Kept
    days: int
    before: datetime
    rows: int


def plan_retention(*, ports: DeskPorts, days: Mapping[Kept, int]) -> tuple[Due, ...]:
    """What would go now; nothing is changed."""
    now = ports.clock.now()
    with ports.begin() as work:
        return tuple(
            Due(kept, days[kept], _before(now, days[kept]), work.retention.due(kept, _before(now, days[kept])))
            for kept in Kept
            if kept in days
        )


def retain(
    *,
    ports: DeskPorts,
    days: Mapping[Kept, int],
    by: str = BY,
    progress: Callable[[Kept, int], None] = lambda _kept, _rows: None,
) -> Mapping[Kept, int]:
    """Let go of all that is older; how many rows of each kind. Killed at any moment it goes on where it was."""
    done: dict[Kept, int] = {}
    for kept in Kept:
        if kept not in days:
            continue
        now = ports.clock.now()
        while True:
            with ports.begin() as work:
                rows = work.retention.let_go(kept, _before(now, days[kept]), by=by, at=now, rows=AT_ONCE)
                work.commit()
            if not rows:
                break
            done[kept] = done.get(kept, 0) + rows
            progress(kept, done[kept])
    return done


def _before(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)
