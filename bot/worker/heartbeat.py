"""The sign of life that each of our processes gives, by which the page of health knows it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import structlog

from bot.operations.clocks import hear_of_acceptance, with_bearings
from bot.operations.health import BEAT_EVERY, note_alive, note_left
from bot.operations.ports import Clock, DeskClock, DeskPorts, Process

log = structlog.get_logger(__name__)


async def run_heartbeat(ports: DeskPorts, parts: Sequence[str], *, seconds: float = BEAT_EVERY.total_seconds()) -> None:
    """Until cancelled: every few seconds; then the process takes its leave. A database that is away is waited for."""
    began = ports.clock.now()
    process = Process(uuid4().hex, tuple(parts), socket.gethostname(), began, began)
    beat: asyncio.Future[None] | None = None
    try:
        while True:
            beat = asyncio.ensure_future(asyncio.to_thread(_beat, ports, process))
            # A sign that is on its way when we are told to stop must not come after the leave.
            await asyncio.shield(beat)
            await asyncio.sleep(seconds)
    finally:
        if beat is not None:
            await asyncio.wait([beat])
        _leave(ports, process)


def _beat(ports: DeskPorts, process: Process) -> None:
    try:
        hear_of_acceptance(ports=ports)
        note_alive(ports=ports, process=_now(process, ports.clock))
    except Exception:
        log.exception("heartbeat_failed")


def _now(process: Process, clock: Clock) -> Process:
    if isinstance(clock, DeskClock):
        return with_bearings(process, clock.bearings())
    return replace(process, seen_at=clock.now())


def _leave(ports: DeskPorts, process: Process) -> None:
    try:
        note_left(ports=ports, id=process.id)
    except Exception:
        log.exception("heartbeat_failed")
