"""The job that sends a conversation's waiting answers, in order, through its channel."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import Enum
from typing import Protocol, runtime_checkable

import structlog

from bot.channels.outcomes import Later, Never, Taken
from bot.desk.people import Conversation
from bot.operations.deliveries import (
    SHORT_REST,
    begin_attempt,
    give_up,
    mark_delivered,
    put_off,
    waiting_answers,
    with_places,
)
from bot.operations.ports import DeskPorts, Limit, OutgoingMessage
from bot.operations.quotes import note_cards_seen

log = structlog.get_logger(__name__)

SECONDS_FOR_A_MESSAGE = 30.0
# Waits out a short rest of so many seconds.
Pause = Callable[[float], Awaitable[None]]


class Sender(Protocol):
    """A channel's way out."""

    async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
        """Send it, or edit what it ``edits``. With ``attempts`` an earlier try may have reached the platform."""
        ...


@runtime_checkable
class Paced(Protocol):
    """A channel that takes only so many messages in a time."""

    def limits(self, message: OutgoingMessage) -> Sequence[Limit]:
        """The places that this message takes a turn in."""
        ...


class Pulled:
    """For channels whose people fetch their answers themselves: the web page reads the outbox, and notes what was seen."""

    async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
        """Nothing to push."""
        return Taken()


async def deliver(
    *,
    ports: DeskPorts,
    senders: Mapping[str, Sender],
    conversation: str,
    luck: Callable[[], float] = random.random,
    seconds: float = SECONDS_FOR_A_MESSAGE,
    pause: Pause = asyncio.sleep,
) -> int:
    """Send what waits, oldest first; stop at the first that is not taken, so that none overtakes it. How many were sent."""
    sender = senders.get(Conversation.of_key(conversation).identity.platform)
    if sender is None:
        return 0
    sent, gave_up = 0, False
    for message in await asyncio.to_thread(waiting_answers, ports=ports, conversation=conversation):
        if message.next_attempt_at is not None and ports.clock.now() < message.next_attempt_at:
            break
        turn = await _its_turn(ports, sender, message, pause)
        if turn is _Turn.LATER:
            break
        if turn is _Turn.OVER:
            continue
        message = await asyncio.to_thread(with_places, ports=ports, message=message)
        outcome = await _given(sender, message, seconds)
        if isinstance(outcome, Taken):
            await asyncio.to_thread(mark_delivered, ports=ports, message=message.id, ref=outcome.ref)
            if outcome.ref is not None:
                await asyncio.to_thread(
                    note_cards_seen, ports=ports, conversation=conversation, buttons=message.buttons
                )
            sent += 1
        elif isinstance(outcome, Never):
            log.warning("delivery_given_up", message=message.id, why=outcome.why)
            await asyncio.to_thread(give_up, ports=ports, message=message, why=outcome.why)
        else:
            log.warning("delivery_put_off", message=message.id, attempts=message.attempts + 1, why=outcome.why)
            if await asyncio.to_thread(
                put_off,
                ports=ports,
                message=message,
                why=outcome.why,
                luck=luck(),
                at_least=outcome.after,
                closed=outcome.closed,
                tried_long=gave_up,
            ):
                break
            gave_up = True
    return sent


class _Turn(Enum):
    NOW, LATER, OVER = "now", "later", "over"


async def _its_turn(ports: DeskPorts, sender: Sender, message: OutgoingMessage, pause: Pause) -> _Turn:
    """Whether the message goes now, or later: then its job comes again, and other conversations have the worker meanwhile."""
    limits = sender.limits(message) if isinstance(sender, Paced) else ()
    while rest := await asyncio.to_thread(begin_attempt, ports=ports, message=message, limits=limits):
        if rest > SHORT_REST:
            return _Turn.LATER
        await pause(rest.total_seconds())
    return _Turn.OVER if rest is None else _Turn.NOW


async def _given(sender: Sender, message: OutgoingMessage, seconds: float) -> Taken | Later | Never:
    try:
        return await asyncio.wait_for(sender.send(message), seconds)
    except Exception as failure:  # whatever a channel breaks on, the message is tried again
        log.exception("delivery_failed", message=message.id)
        return Later(type(failure).__name__)
