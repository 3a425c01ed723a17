"""The jobs of a real queue: worked on, and taken up again when their worker has died."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from procrastinate import App
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.connectors.pager import RememberingPager
from bot.operations.ports import Answer
from bot.storage.jobs import DELIVERIES, PAGES, TURNS, make_jobs_app
from bot.worker.app import jobs_for_deliveries, jobs_for_turns
from bot.worker.queues import open_jobs, run_jobs, take_up_stalled_jobs
from tests.fakes import SaysBack, TakesSome
from tests.makers import SAM, DeskForTests, key_of

STATES = text("SELECT status::text FROM procrastinate_jobs ORDER BY id")
TAKEN_BY_A_WORKER = text(
    """
    WITH worker AS (
        INSERT INTO procrastinate_workers (last_heartbeat)
        VALUES (now() - make_interval(secs => :silent_for)) RETURNING id
    )
    UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM worker)
    """
)


def _states(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(STATES).scalars())


@asynccontextmanager
async def _app(database: str) -> AsyncIterator[App]:
    app = make_jobs_app(database)
    async with open_jobs(app):
        yield app


async def _until_done(engine: Engine, app: App) -> None:
    working = asyncio.create_task(
        run_jobs(app, str(engine.url), [TURNS, DELIVERIES, PAGES], concurrency=2, poll_seconds=0.1)
    )
    try:
        await asyncio.wait_for(_nothing_left(engine), 10)
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


async def _nothing_left(engine: Engine) -> None:
    while await asyncio.to_thread(_states, engine):
        await asyncio.sleep(0.02)


async def test_a_message_is_answered_delivered_and_paged_by_the_jobs(
    desk: DeskForTests, engine: Engine, database: str, tmp_path: Path
) -> None:
    channel, pager = TakesSome(), RememberingPager(tmp_path / "pages.jsonl")
    desk.receives(SAM, "the server is down, nobody can work")
    async with _app(database) as app:
        jobs_for_turns(app, desk.ports, SaysBack())
        jobs_for_deliveries(app, desk.ports, {"slack": channel}, pager)
        await _until_done(engine, app)
    assert channel.taken == ["You said: the server is down, nobody can work"]
    assert [page["technician"] for page in pager.remembered()] == ["Amara Obi"]


async def test_the_job_of_a_dead_worker_is_taken_up_again_and_that_of_a_living_one_is_not(
    desk: DeskForTests, engine: Engine, database: str
) -> None:
    turn = desk.receives(SAM, "hello")
    assert turn is not None
    async with _app(database) as app:
        jobs_for_turns(app, desk.ports, SaysBack())
        jobs_for_deliveries(app, desk.ports, {"slack": TakesSome()}, RememberingPager(Path("unused")))
        with engine.begin() as connection:
            connection.execute(TAKEN_BY_A_WORKER, {"silent_for": 5})
        assert await take_up_stalled_jobs(app) == 0
        assert _states(engine) == ["doing"]
        with engine.begin() as connection:
            connection.execute(TAKEN_BY_A_WORKER, {"silent_for": 45})
        assert await take_up_stalled_jobs(app) == 1
        assert _states(engine) == ["todo"]
        await _until_done(engine, app)
    assert desk.texts_to(SAM) == ["You said: hello"]


async def test_what_comes_while_a_dead_worker_holds_the_conversation_is_delivered_with_what_it_held(
    desk: DeskForTests, engine: Engine, database: str
) -> None:
    def say(words: str) -> None:
        with desk.ports.begin() as work:
            work.conversations.say(key_of(SAM), Answer(words), turn=None, contact=None, at=desk.clock.now())
            work.jobs.deliver(key_of(SAM))
            work.commit()

    channel = TakesSome()
    say("one")
    async with _app(database) as app:
        jobs_for_deliveries(app, desk.ports, {"slack": channel}, RememberingPager(Path("unused")))
        with engine.begin() as connection:
            connection.execute(TAKEN_BY_A_WORKER, {"silent_for": 45})
        say("two")
        assert _states(engine) == ["doing", "todo"]
        assert await take_up_stalled_jobs(app) == 1
        await _until_done(engine, app)
    assert channel.taken == ["one", "two"]


async def test_being_told_to_stop_while_the_connections_open_leaves_no_task_behind(database: str) -> None:
    async def work() -> None:
        async with open_jobs(make_jobs_app(database)):
            await asyncio.Event().wait()

    before = asyncio.all_tasks()
    working = asyncio.create_task(work())
    # Cancelled at each of the first steps of opening, wherever that is by then.
    for _ in range(3):
        await asyncio.sleep(0)
    working.cancel()
    await asyncio.wait_for(asyncio.gather(working, return_exceptions=True), 10)

    assert asyncio.all_tasks() - before == set()
