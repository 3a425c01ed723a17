"""Fixtures of the journeys: the trained model is loaded once, every journey finds an empty desk with the demo's clients."""

from __future__ import annotations

import asyncio
import logging
import os
import warnings
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog
from sqlalchemy.engine import Engine

from bot.bootstrap import DEMO_FOLDER, Desk, make_desk, use_desk
from bot.channels.telegram.client import make_bot, sign_in
from bot.channels.telegram.files import TelegramFiles
from bot.channels.telegram.sender import TelegramSender
from bot.channels.telegram.service import TelegramSetup, listen
from bot.connectors.client_files import read_client_file
from bot.connectors.pager import RememberingPager
from bot.operations.clients import import_clients
from bot.operations.ports import FAILED, Answer, ClientFile
from bot.operations.turns import Turn
from bot.settings import Settings, read_settings
from bot.storage.postgres import EmbeddedPostgres
from tests.journeys.desk import House, SettableClock
from tests.journeys.slack_desk import SlackHouse, connected_house
from tests.journeys.telegram_desk import TelegramHouse
from tests.journeys.ways import house_on
from tests.proving import PROVING
from tests.stand_ins.slack import MAPLE_PEOPLE, SlackStandIn
from tests.stand_ins.telegram import TOKEN, TelegramPerson, TelegramStandIn

if TYPE_CHECKING:
    from bot.assistant.agent import Assistant

# Rasa's libraries read these when they are imported: no telemetry, no banners, one thread.
ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder only; pytest hands over those of all folders."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def assistant(model: Path, postgres: EmbeddedPostgres) -> Iterator[Assistant]:
    """The assistant, loaded once; its memory lies in the tables that every test empties."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    # Rasa and what it pins warn about their own future while they are imported and loaded.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.showwarning = lambda *_, **__: None
        # Not before it is needed: importing Rasa takes seconds.
        from bot.assistant.agent import Assistant

        with quiet_log():
            loaded = Assistant.load(model, postgres.dsn)
        yield loaded


@contextmanager
def quiet_log() -> Iterator[None]:
    """Warnings alone are written, and plainly; every test finds the log as it is at the beginning."""
    structlog.configure(
        processors=[structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
    )
    yield
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with quiet_log():
        yield


@pytest.fixture(scope="session")
def clock() -> SettableClock:
    """The time of the whole house; every journey begins on a Tuesday morning."""
    return SettableClock()


@pytest.fixture(scope="session")
def whole_desk(
    postgres: EmbeddedPostgres, clock: SettableClock, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """The desk, made once."""
    data = tmp_path_factory.mktemp("desk")
    settings = Settings(database_url=postgres.dsn, data_folder=str(data), project_folder=str(read_settings().project))
    desk = make_desk(settings, postgres.dsn, clock=clock)
    # Slack and Telegram are stand-ins here, and need no tokens.
    desk = replace(desk, ports=replace(desk.ports, left_out=frozenset()))
    yield desk
    desk.engine.dispose()


@pytest.fixture(scope="session")
def demo_clients() -> Sequence[ClientFile]:
    """The demo's client files, read once."""
    return [read_client_file(path) for path in sorted((DEMO_FOLDER / "clients").glob("*.yml"))]


@pytest.fixture
def pager(tmp_path: Path) -> RememberingPager:
    """The stand-in pager of this test."""
    return RememberingPager(tmp_path / "pages.jsonl")


@pytest.fixture
def empty_desk(whole_desk: Desk, clock: SettableClock, demo_clients: Sequence[ClientFile], engine: Engine) -> Desk:
    """The desk with every table emptied (``engine`` does it, Rasa's too) that knows the demo's clients."""
    clock.instant = SettableClock.instant
    import_clients(work=whole_desk.begin, files=demo_clients, now=clock.now())
    use_desk(whole_desk)
    return whole_desk


@pytest.fixture(params=("web", "slack", "telegram") if PROVING else ("web",))
def platform(request: pytest.FixtureRequest) -> str:
    """Where everybody is met: `make prove` takes every journey through Slack's and Telegram's own libraries as well."""
    return str(request.param)


@pytest.fixture
async def house(
    platform: str,
    demo_clients: Sequence[ClientFile],
    assistant: Assistant,
    empty_desk: Desk,
    clock: SettableClock,
    pager: RememberingPager,
) -> AsyncIterator[House]:
    """The desk at work."""
    async with house_on(platform, demo_clients, empty_desk, clock, assistant, pager) as opened:
        yield opened


class DeadAssistant:
    """An assistant that breaks on every turn."""

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """Break."""
        raise RuntimeError("the assistant is dead")


@pytest.fixture
async def house_without_assistant(
    platform: str,
    demo_clients: Sequence[ClientFile],
    empty_desk: Desk,
    clock: SettableClock,
    pager: RememberingPager,
) -> AsyncIterator[House]:
    """The desk at work while its assistant is dead."""
    async with house_on(platform, demo_clients, empty_desk, clock, DeadAssistant(), pager) as opened:
        opened.turns_end = FAILED
        yield opened


@pytest.fixture
def slack() -> Iterator[SlackStandIn]:
    """Maple Dental's workspace, with one member that the desk does not know."""
    with SlackStandIn(*MAPLE_PEOPLE) as served:
        yield served


@pytest.fixture
async def slack_house(
    assistant: Assistant, empty_desk: Desk, clock: SettableClock, pager: RememberingPager, slack: SlackStandIn
) -> AsyncIterator[SlackHouse]:
    """The desk at work, connected to the workspace by Slack's own libraries."""
    ports = replace(empty_desk.ports, writes_first=frozenset({"slack"}))
    desk = replace(empty_desk, ports=ports)
    use_desk(desk)
    async with connected_house(desk, clock, assistant, pager, slack) as opened:
        yield opened


@pytest.fixture
def telegram() -> Iterator[TelegramStandIn]:
    """Two people of Maple Dental and one whom the desk does not know, with the same bot."""
    names = {500100: "Sam Okoro", 500101: "Priya Nair", 500999: "Nora Body"}
    with TelegramStandIn(*(TelegramPerson(number, name) for number, name in names.items())) as served:
        yield served


@pytest.fixture
async def telegram_house(slack_house: SlackHouse, telegram: TelegramStandIn) -> AsyncIterator[TelegramHouse]:
    """The same desk, connected to Telegram as well."""
    house = slack_house.house
    bot = make_bot(TOKEN, telegram.url)
    await sign_in(bot)
    house.senders["telegram"] = TelegramSender(house.desk.ports, bot, paced=False)
    house.fetchers["telegram"] = TelegramFiles(bot)
    setup = TelegramSetup(TOKEN, telegram.url, privacy="What is kept.")
    listening = asyncio.create_task(listen(setup, house.desk.ports))
    yield TelegramHouse(house, telegram)
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await bot.shutdown()
