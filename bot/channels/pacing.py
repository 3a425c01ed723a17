"""A rest between two messages to the same chat, for platforms that ask for one."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta


class Pace:
    """Who may be written to now; ``seconds`` is the rest, ``clock`` a number of seconds that only grows."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        # When the next message may go, by chat; only those that still have to rest.
        self._free_at: dict[str, float] = {}

    def pause(self, chat: str) -> timedelta:
        """How long the chat still has to rest; where it has rested, the message has its turn now."""
        now = self._clock()
        self._free_at = {each: at for each, at in self._free_at.items() if at > now}
        if chat in self._free_at:
            return timedelta(seconds=self._free_at[chat] - now)
        if self._seconds:
            self._free_at[chat] = now + self._seconds
        return timedelta(0)
