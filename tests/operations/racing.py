"""Everybody at the same instant, each on a connection of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Barrier, Semaphore

from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.errors import DeskError


@dataclass(frozen=True)
class Race:
    """Everybody opens a connection, waits for the others, and acts at once."""

    engine: Engine
    chance: Random
    run: Counter[str] = field(default_factory=Counter)

    def __call__(self, acts: Sequence[Callable[[], str]], lone: Callable[[], str] | None = None) -> Counter[str]:
        """What came of it, by how often. ``lone`` acts once among the others: it sets off first, or after some of them."""
        everybody = [*acts, *([lone] if lone is not None else [])]
        ready, gone = Barrier(len(everybody)), Semaphore(0)
        ahead = self.chance.choice([True, False])
        before = 0 if ahead else self.chance.randrange(len(acts))

        def one(act: Callable[[], str]) -> str:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
            ready.wait(60)
            for _ in range(before if act is lone else int(ahead and lone is not None)):
                gone.acquire()
            gone.release(len(everybody) if act is lone else 1)
            try:
                return act()
            except DeskError:
                return "refused"

        with ThreadPoolExecutor(len(everybody)) as pool:
            outcomes = Counter(pool.map(one, everybody))
        self.run.update(races=1, presses=len(everybody))
        return outcomes
