"""Keeps the cards in the technicians' rooms up to date with what is saved, whoever saved it."""

from __future__ import annotations

import asyncio

import structlog

from bot.operations.ports import DeskPorts
from bot.operations.rooms.cards import show_cards

log = structlog.get_logger(__name__)
# Changes within this time become one edit.
ROUND_SECONDS = 1.0


async def run_card_rounds(ports: DeskPorts, *, seconds: float = ROUND_SECONDS) -> None:
    """Every second; without a room there is nothing to do. A failing round is logged and comes again."""
    while ports.rooms:
        try:
            await asyncio.to_thread(show_cards, ports=ports)
        except Exception:
            log.exception("card_round_failed")
        await asyncio.sleep(seconds)
