"""The auditor's round of this process, every minute, and the heartbeat to an outside address while all is well."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.desk.auditor import AUDIT_EVERY, Check
from bot.operations.auditor import audit_desk, audit_machine
from bot.operations.ports import DeskPorts

log = structlog.get_logger(__name__)
Beat = Callable[[], Awaitable[str | None]]
"""Gives the outside address a sign of life; returns why that did not work, without the address."""


async def run_auditor(
    ports: DeskPorts,
    checks: Callable[[], Sequence[Check]],
    beat: Beat | None = None,
    *,
    seconds: float = AUDIT_EVERY.total_seconds(),
) -> None:
    """Until cancelled. A round that fails is logged, gives no heartbeat, and comes again."""
    while True:
        await one_round(ports, checks, beat)
        await asyncio.sleep(seconds)


async def one_round(ports: DeskPorts, checks: Callable[[], Sequence[Check]], beat: Beat | None = None) -> bool | None:
    """One round: whether all is well; None when the desk was looked at by another worker, or not to the end.

    Whoever has looked at the desk gives the heartbeat: one a minute, however many workers there are.
    """
    try:
        looked = await asyncio.to_thread(checks)
        await asyncio.to_thread(audit_machine, ports=ports, machine=socket.gethostname(), checks=looked)
        found = await asyncio.to_thread(audit_desk, ports=ports)
    except Exception:
        log.exception("audit_failed")
        return None
    if found is None:
        return None
    if found.well and beat is not None:
        failure = await beat()
        if failure is not None:
            log.error("heartbeat_not_taken", why=failure, next="look at NIGHTDESK_HEARTBEAT_URL and at the network")
    return found.well
