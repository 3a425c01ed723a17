"""Whether the database's own clock goes evenly: what is dead, and what has waited for long enough, is read off it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

log = structlog.get_logger(__name__)

STEP = timedelta(seconds=1)
"""A clock that has moved so much more or less than time has passed was stepped."""


class EvenTime:
    """Looks at the clock again and again; after a step there is a while in which nothing can be read off it."""

    def __init__(
        self,
        read: Callable[[], Awaitable[datetime]],
        settles: timedelta,
        count: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = read
        self._settles = settles
        self._count = count
        self._last: tuple[datetime, float] | None = None
        self._until: float | None = None
        self.stepped = False

    async def look(self) -> bool:
        """Whether it goes evenly, and has for a while. ``stepped`` says that this is the first such look after a step."""
        began = self._count()
        at, counted = await self._read(), self._count()
        # How long the reading took is not known to be before or after the clock was read.
        unsure = timedelta(seconds=counted - began)
        if self._last is not None:
            moved = (at - self._last[0]) - timedelta(seconds=counted - self._last[1])
            if abs(moved) > STEP + unsure:
                log.warning("database_clock_stepped", seconds=round(moved.total_seconds(), 1))
                self._until = counted + self._settles.total_seconds()
        self._last = (at, counted)
        if self._until is not None and counted < self._until:
            return False
        self.stepped, self._until = self._until is not None, None
        return True
