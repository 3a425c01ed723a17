"""Fixtures of the tests in a real browser: Chromium once, a desk with a morning behind it, and the demo as people run it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg2
import pytest
import pytest_asyncio
from playwright.async_api import Browser, StorageState, async_playwright
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT

from bot.console.gateway import make_gateway
from bot.storage import schema
from bot.storage.postgres import EmbeddedPostgres
from tests.browser.chromium import NONE_HERE, OPTIONS, chromium, must_be_there
from tests.browser.morning import a_morning, desk_on
from tests.browser.served import in_the_clear, serving
from tests.browser.visitor import SLOWEST, Opens, Visitor
from tests.journeys.processes import Process
from tests.makers import DeskForTests

START = 120.0
SECRET = "a secret for tests only"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for all tests of this folder, as one Chromium serves them all; pytest hands over those of all folders."""
    for item in items:
        if Path(__file__).parent in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, without a window."""
    where = chromium()
    if where is None:
        if must_be_there():
            pytest.fail(NONE_HERE)
        pytest.skip(NONE_HERE)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=where, args=list(OPTIONS))
        yield opened
        await opened.close()


@pytest.fixture(scope="session")
def new_database(postgres: EmbeddedPostgres) -> Callable[[str], str]:
    """Makes a database of its own beside the tests' one, with the schema; its address."""

    def make(name: str) -> str:
        connection = psycopg2.connect(postgres.dsn)
        connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
        connection.close()
        dsn = postgres.dsn.replace("/nightdesk?", f"/{name}?")
        schema.upgrade(dsn)
        return dsn

    return make


@pytest.fixture(scope="session")
def demo(model: Path, new_database: Callable[[str], str]) -> Iterator[str]:
    """`nightdesk demo` as people start it: gateway, assistant and worker, each a process; where it answers."""
    with (
        TemporaryDirectory(prefix="nightdesk-browser-") as folder,
        Process("demo", "--port", "8180", data_folder=folder, database_url=new_database("demo")) as running,
    ):
        line = running.line_with("Web chat", START)
        yield line[line.index("http") :].split()[0].rstrip("/")


@pytest.fixture(scope="session")
def morning(new_database: Callable[[str], str]) -> Iterator[DeskForTests]:
    """A desk on which a morning has gone by."""
    with TemporaryDirectory(prefix="nightdesk-browser-") as folder, desk_on(new_database("morning"), folder) as desk:
        a_morning(desk)
        yield desk


@pytest.fixture(scope="session")
def console(morning: DeskForTests) -> Iterator[str]:
    """The gateway in front of that desk; where it answers."""
    app = make_gateway(in_the_clear(morning.ports), secret=SECRET, demo=True, health=lambda: {"database": "ok"})
    with serving(app) as base:
        yield base


@pytest.fixture
def opens(browser: Browser) -> Opens:
    """Opens a browser of its own for somebody at ``base``; whatever goes wrong on a page fails the test."""

    @asynccontextmanager
    async def open_at(base: str, **options: Any) -> AsyncIterator[Visitor]:
        context = await browser.new_context(base_url=base, **options)
        context.set_default_timeout(SLOWEST)
        page = await context.new_page()
        visitor = Visitor(page)
        yield visitor
        await context.close()
        assert visitor.trouble == []

    return open_at


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def admin(browser: Browser, console: str) -> StorageState:
    """The cookie of Alex, who may look at every page; to open others with."""
    context = await browser.new_context(base_url=console)
    await Visitor(await context.new_page()).signs_in("Alex Moreau")
    state = await context.storage_state()
    await context.close()
    return state
