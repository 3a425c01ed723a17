"""A mail server or a chat that takes its time keeps nobody asleep who has to be woken, and holds no row of the desk."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.channels.outcomes import Later, Never, Taken
from bot.connectors.pager import RememberingPager
from bot.operations.ports import OutgoingMessage
from bot.storage.jobs import make_jobs_app
from bot.worker.app import jobs_for_deliveries, run_worker_jobs
from bot.worker.queues import open_jobs
from tests.makers import MAPLE, SAM, DeskForTests, demo_file, with_contact
from tests.operations.situations import asked_at_night

DANA_AT = "dana@maple-dental.example"
AT_ONCE = 12
_OPEN = text(
    "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' "
    "AND application_name = 'nightdesk' AND datname = current_database()"
)


@dataclass
class TakesItsTime:
    """A mail server that has taken no mail yet when it is let go."""

    asked: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)

    def send(self, to: str, subject: str, text: str) -> None:
        """Wait."""
        self.asked.set()
        self.let_go.wait(30)


@dataclass
class ChatThatTakesItsTime:
    """A chat that has taken no message yet when it is let go."""

    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
        """Wait."""
        await self.let_go.wait()
        return Taken()


@pytest.fixture
def slow(desk: DeskForTests) -> TakesItsTime:
    """Dana, who approves, is in no chat, and the mail server is slow."""
    slow = TakesItsTime()
    desk.ports = replace(desk.ports, mails=True, mailer=slow)
    desk.take_in(with_contact(demo_file(MAPLE), DANA_AT, identities=()))
    return slow


async def test_a_call_goes_out_while_many_mails_and_messages_wait_for_servers_that_do_not_answer(
    desk: DeskForTests, slow: TakesItsTime, database: str, tmp_path: Path
) -> None:
    pager, chat = RememberingPager(tmp_path / "pages.jsonl"), ChatThatTakesItsTime()
    for _ in range(AT_ONCE):
        asked_at_night(desk)
    desk.receives(SAM, "the server is down, nobody can work")
    app = make_jobs_app(database)
    jobs_for_deliveries(app, desk.ports, {"slack": chat}, pager)
    async with open_jobs(app):
        working = asyncio.create_task(run_worker_jobs(app, database))
        try:
            assert await asyncio.to_thread(slow.asked.wait, 10)
            await asyncio.wait_for(_called(pager), 10)
        finally:
            slow.let_go.set()
            chat.let_go.set()
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)


async def _called(pager: RememberingPager) -> None:
    while not pager.remembered():
        await asyncio.sleep(0.05)


async def test_while_a_mail_about_a_price_is_on_its_way_no_transaction_is_open(
    desk: DeskForTests, slow: TakesItsTime, engine: Engine, database: str
) -> None:
    asked_at_night(desk)
    app = make_jobs_app(database)
    jobs_for_deliveries(app, desk.ports, {}, pager=None)  # type: ignore[arg-type]  # nobody is called
    async with open_jobs(app):
        working = asyncio.create_task(run_worker_jobs(app, database))
        try:
            assert await asyncio.to_thread(slow.asked.wait, 10)
            with engine.connect() as connection:
                assert connection.execute(_OPEN).scalar() == 0
        finally:
            slow.let_go.set()
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
