"""Turns that nobody answers in time are answered here: no assistant lives, it hangs, or its process is stuck."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from uuid import uuid4

import structlog

from bot.operations.failing import LATE, fail_late_turns
from bot.operations.ports import DeskPorts

log = structlog.get_logger(__name__)

EVERY = 0.5
"""Seconds between two looks; with ``LATE`` inside the ten seconds that people are promised."""


async def watch_late_turns(ports: DeskPorts, *, late: timedelta = LATE, seconds: float = EVERY) -> None:
    """Until cancelled: answer what has waited for too long.

    In a thread of its own, which goes on when something keeps the event loop of this process busy.
    """
    stop = threading.Event()
    thread = threading.Thread(
        target=_watch, args=(ports, late, seconds, stop), name="nightdesk late turns", daemon=True
    )
    thread.start()
    try:
        while thread.is_alive():
            await asyncio.sleep(seconds)
    finally:
        stop.set()


def _watch(ports: DeskPorts, late: timedelta, seconds: float, stop: threading.Event) -> None:
    while not stop.wait(seconds):
        reference = uuid4().hex[:8]
        try:
            ended = fail_late_turns(ports=ports, reference=reference, late=late)
        except Exception:
            # The database may be away: what waits is answered when it is back.
            log.exception("late_turns_failed")
            continue
        if ended:
            log.error("late_turns_answered", turns=len(ended), reference=reference)
