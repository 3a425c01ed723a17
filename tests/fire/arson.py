"""Ways to set the house on fire."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bot.worker.queues import DEAD_AFTER
from tests.fire.blaze import Blaze
from tests.fire.labels import ASSISTANT, GATEWAY, LABELS, WORKER

SECONDS_FOR_A_LABEL = 90.0
# A process is given so long to do something before it is killed again.
GRACE = 1.0
# So many messages were taken before the first kill.
WARM = 5
# And so many between two.
BETWEEN = 1
STALLED_SECONDS = DEAD_AFTER.total_seconds() + 8


@dataclass
class Arsonist:
    """Kills at ``labels`` one after the other, and ``times`` at random beside that, while people talk; meanwhile stops for a
    while whoever comes to ``stalls``. After so many ``seconds`` it is enough."""

    luck: Random
    times: int = 0
    labels: Sequence[str] = ()
    pause: float = 2.0
    seconds: float = float("inf")
    killed: dict[str, int] = field(default_factory=dict)
    struck: list[str] = field(default_factory=list)
    stalls: Sequence[str] = ()
    _last: float = 0.0
    # A moment has one order at a time: to die there, or to stop there.
    _taken: dict[str, asyncio.Lock] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    async def __call__(self, blaze: Blaze) -> None:
        """Until all is done, or everybody has gone home."""
        while len(blaze.ledger.taken) < WARM and not blaze.is_over:
            await asyncio.sleep(0.1)
        self._last = time.monotonic() + self.seconds
        # One label of each part at a time, so that there is always somebody to take over.
        parts = [[label for label in self.labels if label in part] for part in (GATEWAY, ASSISTANT, WORKER)]
        await asyncio.gather(
            self._at_random(blaze), self._at_stalls(blaze), *(self._at_labels(blaze, labels) for labels in parts)
        )

    async def _at_random(self, blaze: Blaze) -> None:
        done = 0
        while done < self.times and not self._is_over(blaze):
            await self._until_something_happens(blaze)
            await asyncio.sleep(self.luck.uniform(0, self.pause))
            ready = [name for name in await asyncio.to_thread(blaze.fire.ready) if self._may_die(blaze, name)]
            if not ready:
                continue
            name = self.luck.choice(ready)
            if not blaze.fire.kill(name):
                continue
            part = name.split()[0]
            self.killed[part] = self.killed.get(part, 0) + 1
            done += 1
            if done % 10 == 0:
                print(f"{done} killed, {len(blaze.ledger.taken)} messages taken", flush=True)

    async def _until_something_happens(self, blaze: Blaze) -> None:
        """A machine that is busy otherwise gets no further between two kills: then there would be nothing to lose."""
        wanted, deadline = len(blaze.ledger.taken) + BETWEEN, time.monotonic() + SECONDS_FOR_A_LABEL
        while len(blaze.ledger.taken) < wanted and time.monotonic() < deadline and not blaze.is_over:
            await asyncio.sleep(0.1)

    def _is_over(self, blaze: Blaze) -> bool:
        return blaze.is_over or time.monotonic() > self._last

    def _may_die(self, blaze: Blaze, name: str) -> bool:
        serving = blaze.fire.serving.get(name)
        return serving is not None and time.monotonic() - serving.since > GRACE

    async def _at_labels(self, blaze: Blaze, labels: Sequence[str]) -> None:
        for label in labels:
            if self._is_over(blaze):
                self.missed.append(label)
                continue
            await self._strike(blaze, label)
            await asyncio.sleep(self.luck.uniform(0, self.pause))

    async def _at_stalls(self, blaze: Blaze) -> None:
        """Somebody stops dead for longer than a process is waited for, and then goes on as if nothing had been."""
        for label in self.stalls:
            if self._is_over(blaze):
                self.missed.append(label)
                continue
            await self._strike(blaze, label, stall=True)
            await asyncio.sleep(STALLED_SECONDS)
            blaze.fire.go_on()

    async def _strike(self, blaze: Blaze, label: str, *, stall: bool = False) -> None:
        moment = LABELS[label]
        async with self._taken.setdefault(moment, asyncio.Lock()):
            blaze.fire.arm(moment, stall=stall)
            deadline = time.monotonic() + SECONDS_FOR_A_LABEL
            while (blaze.fire.folder / moment).exists() and time.monotonic() < deadline and not blaze.is_over:
                await asyncio.sleep(0.1)
            (self.missed if blaze.fire.disarm(moment) else self.struck).append(label)
