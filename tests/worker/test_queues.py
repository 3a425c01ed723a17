"""Work on queues goes on when the database was away, and gives back what was lost on the way to or from it."""

from __future__ import annotations

import asyncio

import pytest
from procrastinate import App
from sqlalchemy import text
from sqlalchemy.engine import Engine
from structlog.testing import capture_logs

from bot.storage.jobs import TURNS, make_jobs_app
from bot.storage.life import living_workers, show_life
from bot.worker.queues import Hands, Watch, open_jobs, run_jobs
from tests.makers import SAM, DeskForTests

NOWHERE = "postgresql://nowhere/desk"
_END_ALL = text(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE application_name = 'nightdesk jobs' AND datname = current_database()"
)
_END_LIFE = text(
    "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
    " WHERE application_name = 'nightdesk life' AND datname = current_database()"
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


async def test_work_goes_on_after_every_connection_was_cut(desk: DeskForTests, engine: Engine, database: str) -> None:
    app, noted = make_jobs_app(database), list[str]()

    @app.task(name="test.note", queue="notes")
    async def note(word: str) -> None:
        noted.append(word)

    async with open_jobs(app):
        working = asyncio.create_task(run_jobs(app, database, ["notes"], concurrency=2))
        try:
            for word in ("one", "two"):
                await app.configure_task("test.note", queue="notes").defer_async(word=word)
                await asyncio.wait_for(_until(engine, _JOBS, 0), 60)
                assert await asyncio.to_thread(_number, engine, _END_ALL) > 0
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
    assert noted == ["one", "two"]


async def test_a_job_that_stands_as_under_way_with_us_and_is_not_is_given_back_at_the_second_look(
    desk: DeskForTests, engine: Engine, database: str
) -> None:
    app = make_jobs_app(database)
    held: list[Hands] = []

    @app.task(name="test.look", queue="looks", pass_context=True)
    async def look(context: object) -> None:
        held.append(hands)

    hands = Hands(app, database)
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


async def test_the_job_of_a_process_that_is_gone_is_given_back_at_the_second_look_and_that_of_a_living_one_is_not(
    desk: DeskForTests, engine: Engine, database: str
) -> None:
    app, going_on, begun = make_jobs_app(database), asyncio.Event(), asyncio.Event()

    @app.task(name="test.long", queue="long")
    async def long() -> None:
        begun.set()
        await going_on.wait()

    async with open_jobs(app):
        await app.configure_task("test.long", queue="long").defer_async()
        working = asyncio.create_task(run_jobs(app, database, ["long"], concurrency=1))
        try:
            await asyncio.wait_for(begun.wait(), 20)
            watch = Watch(app)
            assert [await watch.look(), await watch.look()] == [0, 0]
            # What the end of a process does to its connections.
            assert await asyncio.to_thread(_number, engine, _END_LIFE) == 1
            assert [await watch.look(), await watch.look()] == [0, 1]
            going_on.set()
            await asyncio.wait_for(_until(engine, _JOBS, 0), 20)
        finally:
            going_on.set()
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)


async def test_a_worker_of_another_desk_on_the_same_server_is_no_worker_of_ours(
    desk: DeskForTests, engine: Engine, database: str
) -> None:
    other, shown = database.replace("/nightdesk?", "/postgres?"), asyncio.Event()
    app = make_jobs_app(database)
    async with open_jobs(app):
        theirs = asyncio.create_task(show_life(other, 4711, shown))
        await asyncio.wait_for(shown.wait(), 20)
        living = await living_workers(app)
        theirs.cancel()
        await asyncio.gather(theirs, return_exceptions=True)
    assert 4711 not in living


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
        working = asyncio.create_task(run_jobs(make_jobs_app(NOWHERE), NOWHERE, [TURNS], concurrency=1))
        while begun < 3:
            await asyncio.sleep(0.01)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
    assert [line["event"] for line in lines] == ["jobs_interrupted"] * 2
