"""Ends a process that no longer works, so that whoever looks after it starts another.

A loop that something keeps busy cannot time anything out, and a thread that hangs cannot be ended from outside. What the
process had in hand is answered by the worker (``late_turns``); its jobs go to the next one.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import structlog

log = structlog.get_logger(__name__)

LOOP_BUSY = 10.0
"""Seconds for which the event loop may be busy with one thing."""
HANGS = 60.0
"""Seconds after which a thread counts as hanging."""
TOO_MANY_HANG = 16
THREADS = 48
LOOK_EVERY = 0.5
_EXIT_CODE = 70


class WatchedThreads(ThreadPoolExecutor):
    """Threads for what waits for the database, and since when each is at work."""

    def __init__(self) -> None:
        super().__init__(THREADS, thread_name_prefix="nightdesk")
        self._since: dict[object, float] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As an executor does."""

        def noted() -> Any:
            mark = object()
            self._since[mark] = time.monotonic()
            try:
                return fn(*args, **kwargs)
            finally:
                del self._since[mark]

        return super().submit(noted)

    def hanging(self) -> int:
        """How many have been at one thing for too long."""
        now = time.monotonic()
        return sum(now - since > HANGS for since in tuple(self._since.values()))


def _end_process() -> None:
    # Nothing of this process can be trusted to shut down in order.
    sys.stderr.flush()
    os._exit(_EXIT_CODE)


async def end_when_stuck(
    threads: WatchedThreads | None = None, *, busy: float = LOOP_BUSY, end: Callable[[], None] = _end_process
) -> None:
    """Until cancelled: ``end`` is called when the loop has been busy for so long, or too many threads hang."""
    watch = _Watch(threads, busy, end, threading.get_ident())
    thread = threading.Thread(target=watch.run, name="nightdesk watchdog", daemon=True)
    thread.start()
    try:
        while True:
            watch.beat = time.monotonic()
            await asyncio.sleep(LOOK_EVERY)
    finally:
        watch.over.set()


class _Watch:
    def __init__(self, threads: WatchedThreads | None, busy: float, end: Callable[[], None], watched: int) -> None:
        self.beat = time.monotonic()
        self.over = threading.Event()
        self._threads, self._busy, self._end, self._watched = threads, busy, end, watched

    def run(self) -> None:
        """Look again and again; the last look is the one that ends it all."""
        looked = time.monotonic()
        while not self.over.wait(min(LOOK_EVERY, self._busy / 4)):
            now = time.monotonic()
            if now - looked > max(4 * LOOK_EVERY, self._busy / 2):
                # We did not run either: the machine was asleep, or all of the process was stopped.
                self.beat = now
            looked = now
            if now - self.beat > self._busy:
                log.critical("event_loop_is_stuck", seconds=round(now - self.beat, 1), where=self._where())
                break
            if self._threads is not None and self._threads.hanging() >= TOO_MANY_HANG:
                log.critical("threads_hang", threads=self._threads.hanging())
                break
        else:
            return
        self._end()

    def _where(self) -> list[str]:
        """Where the loop is, innermost last: files and functions, no values."""
        frame = sys._current_frames().get(self._watched)
        found = traceback.extract_stack(frame)[-5:] if frame is not None else []
        return [f"{os.path.basename(each.filename)}:{each.lineno} {each.name}" for each in found]
