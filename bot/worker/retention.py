"""The worker's round that lets go of what is older than it is kept, where that is switched on."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import structlog

from bot.desk.retention import Kept
from bot.operations.ports import DeskPorts
from bot.operations.retention import retain

log = structlog.get_logger(__name__)

# Whatever was missed while nobody ran is caught up with by the next round.
EVERY_SECONDS = 6 * 3600.0


async def run_retention(ports: DeskPorts, days: Mapping[Kept, int], *, seconds: float = EVERY_SECONDS) -> None:
    """At the start and every few hours, until cancelled; nothing without days. A failing round is logged and comes again."""
    while days:
        try:
            done = await asyncio.to_thread(retain, ports=ports, days=days)
            if done:
                log.info("let_go", **{kept.value: rows for kept, rows in done.items()})
        except Exception:
            log.exception("retention_failed")
        await asyncio.sleep(seconds)
