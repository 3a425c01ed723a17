"""The job that tells a receiver outside what has happened to a ticket, event by event, in their order."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping

import structlog

from bot.desk.receivers import ReceiverKind
from bot.operations.outward import host_of, next_letter, note_outcome
from bot.operations.ports import Delivered, DeskPorts, Letter, NotDelivered, OutwardSender

log = structlog.get_logger(__name__)

SECONDS_FOR_A_LETTER = 60.0


async def send_out(
    *,
    ports: DeskPorts,
    senders: Mapping[ReceiverKind, OutwardSender],
    receiver: str,
    ticket: str,
    luck: Callable[[], float] = random.random,
    seconds: float = SECONDS_FOR_A_LETTER,
) -> int:
    """Send what waits, oldest first; stop at the first event that is not taken, so that none overtakes it. How many went."""
    sent = 0
    while True:
        letter = await asyncio.to_thread(next_letter, ports=ports, receiver=receiver, ticket=ticket)
        if letter is None:
            return sent
        sender = senders.get(letter.receiver.kind)
        outcome = await _given(sender, letter, seconds) if sender else NotDelivered("this worker is not set up for it")
        known = {"receiver": receiver, "host": host_of(letter.receiver), "ticket": ticket, "message": letter.event.id}
        if isinstance(outcome, NotDelivered):
            log.warning("event_not_taken", **known, attempts=letter.delivery.attempts, why=outcome.why)
        else:
            sent += 1
        if not await asyncio.to_thread(note_outcome, ports=ports, letter=letter, outcome=outcome, luck=luck()):
            return sent


async def _given(sender: OutwardSender, letter: Letter, seconds: float) -> Delivered | NotDelivered:
    try:
        return await asyncio.wait_for(sender.send(letter), seconds)
    except Exception as failure:  # whatever a sender breaks on, the event is tried again
        log.exception("event_failed", message=letter.event.id)
        return NotDelivered(f"a mistake of ours ({type(failure).__name__}): see event_failed in the log")
