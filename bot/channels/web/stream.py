"""New answers of a conversation, as they are written, until the browser goes away."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace

import anyio
import anyio.to_thread

from bot.operations.ports import DeskPorts, OutgoingMessage
from bot.operations.shown import as_shown

# Two transactions may end in another order than their ids, so each look goes back this far and drops what was sent.
_LOOK_BACK = 100


async def new_answers(ports: DeskPorts, conversation: str, after: int, every: float) -> AsyncIterator[OutgoingMessage]:
    """Messages with a greater id than ``after``, each once, in order; looks every ``every`` seconds, for ever."""
    look = _looking(ports, conversation)
    seen = {message.id for message in await anyio.to_thread.run_sync(look, after - _LOOK_BACK) if message.id <= after}
    newest = after
    while True:
        for message in await anyio.to_thread.run_sync(look, newest - _LOOK_BACK):
            if message.id not in seen:
                seen.add(message.id)
                yield message
                newest = max(newest, message.id)
        await anyio.sleep(every)


def _looking(ports: DeskPorts, conversation: str) -> Callable[[int], Sequence[OutgoingMessage]]:
    def look(after: int) -> Sequence[OutgoingMessage]:
        with ports.begin() as work:
            found = tuple(work.conversations.outgoing_after(conversation, max(after, 0)))
        return tuple(
            replace(message, text=as_shown(ports=ports, conversation=conversation, text=message.text))
            for message in found
        )

    return look
