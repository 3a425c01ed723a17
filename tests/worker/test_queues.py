"""Work on queues goes on when the database was away, and gives back what was lost on the way to or from it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from procrastinate import App
from sqlalchemy import text
from sqlalchemy.engine import Engine
from structlog.testing import capture_logs

from bot.connectors.pager import RememberingPager
from bot.storage.jobs import DELIVERIES, TURNS, make_jobs_app
from bot.worker.app import jobs_for_deliveries, jobs_for_turns
from bot.worker.queues import Hands, open_jobs, run_jobs
from tests.fakes import SaysBack, TakesSome
from tests.makers import SAM, DeskForTests

_END_ALL = text(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'nightdesk jobs'"
)
_JOBS = text("SELECT count(*) FROM procrastinate_jobs")
_WORKERS = text("SELECT max(id) FROM procrastinate_workers")
_STUCK = text("UPDATE procrastinate_jobs SET status = 'doing', worker_id = :worker")


def _number(engine: Engine, query: object, **given: object) -> int:
    with engine.begin() as connection:
        return int(connection.execute(query, given).scalar() or 0)  # type: ignore[call-overload]


async def _until(engine: Engine, query: object, wanted: int) -> None:
    while await asyncio.to_thread(_number, engine, query) != wanted:
        await asyncio.sleep(0.05)


def _registered(app: App, desk: DeskForTests) -> None:
    jobs_for_turns(app, desk.ports, SaysBack())
    jobs_for_deliveries(app, desk.ports, {"slack": TakesSome()}, RememberingPager(Path("unused")))


async def test_work_goes_on_after_every_connection_was_cut(desk: DeskForTests, engine: Engine, database: str) -> None:
    app = make_jobs_app(database)
    _registered(app, desk)
    async with open_jobs(app):
        working = asyncio.create_task(run_jobs(app, [TURNS, DELIVERIES], concurrency=2))
        try:
            for words in ("one", "two"):
                desk.receives(SAM, words)
                await asyncio.wait_for(_until(engine, _JOBS, 0), 20)
                assert await asyncio.to_thread(_number, engine, _END_ALL) > 0
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
    assert desk.texts_to(SAM) == ["You said: one", "You said: two"]


async def test_a_job_that_stands_as_under_way_with_us_and_is_not_is_given_back_at_the_second_look(
    desk: DeskForTests, engine: Engine, database: str
) -> None:
    app = make_jobs_app(database)
    held: list[Hands] = []

    @app.task(name="test.look", queue="looks", pass_context=True)
    async def look(context: object) -> None:
        held.append(hands)

    hands = Hands(app)
    async with open_jobs(app):
        await app.configure_task("test.look", queue="looks").defer_async()
        running = asyncio.create_task(
            app.run_worker_async(queues=["looks"], worker_middleware=[hands.hold], delete_jobs="successful")
        )
        await asyncio.wait_for(_until(engine, _JOBS, 0), 10)
        desk.receives(SAM, "hello")
        worker = await asyncio.to_thread(_number, engine, _WORKERS)
        with engine.begin() as connection:
            connection.execute(_STUCK, {"worker": worker})
        assert [await hands.compare(), await hands.compare(), await hands.compare()] == [0, 1, 0]
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert held == [hands]
    assert _number(engine, text("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'")) == 1


@pytest.mark.parametrize("failure", [RuntimeError("broken"), None], ids=["that fails", "that comes back by itself"])
async def test_a_worker_is_begun_anew(monkeypatch: pytest.MonkeyPatch, failure: Exception | None) -> None:
    begun = 0

    async def run(self: App, **given: object) -> None:
        nonlocal begun
        begun += 1
        if begun > 2:
            await asyncio.Event().wait()
        if failure is not None:
            raise failure

    monkeypatch.setattr(App, "run_worker_async", run)
    monkeypatch.setattr("bot.worker.queues.FIRST_WAIT", 0.01)
    with capture_logs() as lines:
        working = asyncio.create_task(run_jobs(make_jobs_app("postgresql://nowhere/desk"), [TURNS], concurrency=1))
        while begun < 3:
            await asyncio.sleep(0.01)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
    assert [line["event"] for line in lines] == ["jobs_interrupted"] * 2
