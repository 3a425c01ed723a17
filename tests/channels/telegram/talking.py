"""Polling while a test lasts, and what the desk has of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.channels.telegram.client import Bot
from bot.channels.telegram.connection import Listener, run_polling
from bot.desk.clients import ChatIdentity
from tests.channels.telegram.conftest import NORA_ID
from tests.makers import PRIYA, DeskForTests, key_of
from tests.stand_ins.telegram import TelegramStandIn

POLL = timedelta(seconds=5)
NORA = ChatIdentity("telegram", "", str(NORA_ID))
GROUP = {"id": -100777, "type": "supergroup", "title": "Maple"}


@asynccontextmanager
async def polling(bot: Bot, listener: Listener) -> AsyncIterator[None]:
    """Updates are fetched meanwhile."""
    running = asyncio.create_task(run_polling(bot, listener, poll=POLL, first_wait=0.01))
    try:
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await listener.app.settle()


async def taken(telegram: TelegramStandIn) -> None:
    """Until every update has been confirmed."""
    await asyncio.to_thread(telegram.until_taken)


def words_of(desk: DeskForTests, who: ChatIdentity = PRIYA) -> list[str]:
    """What somebody has said, as the desk keeps it."""
    with desk.ports.begin() as work:
        return [line.text for line in work.conversations.lines(key_of(who)) if not line.ours]


def turns_of(desk: DeskForTests) -> int:
    """How many messages wait for the assistant."""
    with desk.ports.begin() as work:
        return len(work.conversations.unfinished(desk.clock.now() + timedelta(days=1)))
