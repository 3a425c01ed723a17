"""Several endless pieces of work beside each other, which end together."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

# A cancellation can be lost in a library that is just opening something; it is repeated.
CANCEL_AGAIN_SECONDS = 1.0


async def run_together(*work: Coroutine[Any, Any, None]) -> None:
    """Until all have ended, or until cancelled or the first failure: then none is left running, and what it uses may be closed.

    ``asyncio.gather`` comes back while the others are still ending.
    """
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        await _end(tasks)
    for task in tasks:
        failure = None if task.cancelled() else task.exception()
        if failure is not None:
            raise failure


async def _end(tasks: Sequence[asyncio.Future[None]]) -> None:
    while running := [task for task in tasks if not task.done()]:
        for task in running:
            task.cancel()
        await asyncio.wait(running, timeout=CANCEL_AGAIN_SECONDS)


async def beside(work: Callable[[], None]) -> None:
    """Do this in a thread that nobody waits for when the process is told to stop, however long it takes; it raises nothing."""
    loop, done = asyncio.get_running_loop(), asyncio.Event()

    def run() -> None:
        work()
        if not loop.is_closed():
            loop.call_soon_threadsafe(done.set)

    threading.Thread(target=run, name="beside", daemon=True).start()
    await done.wait()
