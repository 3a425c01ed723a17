"""The job that sends a conversation's waiting answers, in order, through its channel."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Protocol

from bot.desk.people import Conversation
from bot.operations.deliveries import mark_delivered, waiting_answers
from bot.operations.ports import DeskPorts, OutgoingMessage
from bot.operations.quotes import note_cards_seen


class Sender(Protocol):
    """A channel's way out."""

    async def send(self, message: OutgoingMessage) -> bool:
        """Send it; False when nobody is there to take it yet, so it stays waiting."""
        ...


class Pulled:
    """For channels whose people fetch their answers themselves: the web page reads the outbox, and notes what was seen."""

    async def send(self, message: OutgoingMessage) -> bool:
        """Nothing to push."""
        return True


async def deliver(*, ports: DeskPorts, senders: Mapping[str, Sender], conversation: str) -> int:
    """Send what waits, oldest first; stop at the first that is not taken. How many were sent."""
    sender = senders.get(Conversation.of_key(conversation).identity.platform)
    if sender is None:
        return 0
    sent = 0
    for message in await asyncio.to_thread(waiting_answers, ports=ports, conversation=conversation):
        if not await sender.send(message):
            break
        await asyncio.to_thread(mark_delivered, ports=ports, message=message.id)
        if not isinstance(sender, Pulled):
            await asyncio.to_thread(note_cards_seen, ports=ports, conversation=conversation, buttons=message.buttons)
        sent += 1
    return sent
