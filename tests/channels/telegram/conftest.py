"""A Telegram of our own, and the library pointed at it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.channels.telegram.app import TelegramApp
from bot.channels.telegram.client import Bot, make_bot, sign_in
from bot.channels.telegram.connection import Listener
from bot.channels.telegram.sender import TelegramSender
from bot.operations.ports import WorkFactory
from tests.makers import FOOTHILLS, MAPLE, MORNING, DeskForTests
from tests.stand_ins.telegram import TOKEN, TelegramPerson, TelegramStandIn

PRIYA_ID, NORA_ID = 500101, 500999


@pytest.fixture
def telegram() -> Iterator[TelegramStandIn]:
    """Priya works at Maple Dental; Nora is nobody that is known."""
    people = (TelegramPerson(PRIYA_ID, "Priya Nair"), TelegramPerson(NORA_ID, "Nora Body"))
    with TelegramStandIn(*people, now=MORNING.timestamp()) as served:
        yield served


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """A desk that knows two clients, on a Tuesday at ten."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    return desk


@pytest.fixture
async def bot(telegram: TelegramStandIn) -> AsyncIterator[Bot]:
    """The library's client."""
    made = make_bot(TOKEN, telegram.url)
    await sign_in(made)
    yield made
    await made.shutdown()


@pytest.fixture
async def listener(desk: DeskForTests, bot: Bot) -> AsyncIterator[Listener]:
    """Takes updates in."""
    app = TelegramApp(desk.ports, bot, bot.bot, privacy="What is kept.")
    yield Listener(app, desk.clock)
    await app.settle()


@pytest.fixture
def sender(desk: DeskForTests, bot: Bot) -> TelegramSender:
    """The way out, without a rest between two messages."""
    return TelegramSender(desk.ports, bot, paced=False)
