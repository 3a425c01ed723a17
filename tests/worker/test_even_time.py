"""A database whose clock is stepped: nobody who lives is taken for dead, and nothing waits for a day."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.operations.ports import Answer
from bot.operations.stranded import free_long_waits
from bot.storage.jobs import make_jobs_app
from bot.storage.life import show_life
from bot.worker.deliveries import deliver
from bot.worker.even_time import EvenTime
from bot.worker.queues import DEAD_AFTER, open_jobs, run_taking_up, take_up_stalled_jobs
from tests.fakes import TakesSome
from tests.makers import SAM, DeskForTests, key_of

START = datetime(2026, 11, 24, 3, 0, tzinfo=timezone.utc)


class _Database:
    """A database's clock beside a time that goes evenly."""

    def __init__(self) -> None:
        self.at = START
        self.passed = 0.0

    def passes(self, seconds: float, stepped: timedelta = timedelta(0)) -> None:
        """Time passes, and the clock is stepped meanwhile."""
        self.at += timedelta(seconds=seconds) + stepped
        self.passed += seconds

    async def read(self) -> datetime:
        """What it shows."""
        return self.at


@pytest.mark.parametrize(
    "step", [timedelta(hours=1), timedelta(days=1), -timedelta(hours=1), -timedelta(days=1)], ids=str
)
async def test_after_a_step_nothing_is_read_off_the_clock_until_everybody_has_given_a_sign_of_life(
    step: timedelta,
) -> None:
    database = _Database()
    even = EvenTime(database.read, timedelta(seconds=4), lambda: database.passed)
    looks = []
    for second in range(9):
        database.passes(1, step if second == 2 else timedelta(0))
        looks.append((await even.look(), even.stepped))
    good, settled = (True, False), (True, True)
    assert looks == [good, good, *[(False, False)] * 4, settled, good, good]


async def test_a_slow_reading_is_no_step() -> None:
    database = _Database()

    async def slow() -> datetime:
        seen = database.at
        database.passes(3)
        return seen

    even = EvenTime(slow, timedelta(seconds=4), lambda: database.passed)
    assert [await even.look() for _ in range(5)] == [True] * 5


@asynccontextmanager
async def _worker(engine: Engine, ahead: timedelta) -> AsyncIterator[None]:
    """Whose connection stands, so that its sign of life alone says whether it is well."""
    statement = text(
        "WITH worker AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() + :ahead) RETURNING id) "
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM worker) RETURNING worker_id"
    )
    with engine.begin() as connection:
        number = int(connection.execute(statement, {"ahead": ahead}).scalar_one())
    shown = asyncio.Event()
    living = asyncio.create_task(show_life(str(engine.url), number, shown))
    await shown.wait()
    yield
    living.cancel()
    await asyncio.gather(living, return_exceptions=True)


def _states(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(text("SELECT status::text FROM procrastinate_jobs ORDER BY id")).scalars())


async def test_who_died_before_the_clock_went_back_is_found_out(
    desk: DeskForTests, engine: Engine, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.receives(SAM, "hello")
    app = make_jobs_app(database)
    looks = iter([True])

    async def look(self: EvenTime) -> bool:
        self.stepped = next(looks, False)
        return True

    monkeypatch.setattr(EvenTime, "look", look)
    async with open_jobs(app), _worker(engine, timedelta(days=1)):
        assert await take_up_stalled_jobs(app) == 0
        taking = asyncio.create_task(run_taking_up(app, seconds=0.01))
        while _states(engine) != ["todo"]:
            await asyncio.sleep(0.01)
        taking.cancel()
        await asyncio.gather(taking, return_exceptions=True)


async def test_a_living_worker_keeps_its_job_when_the_clock_goes_forward(
    desk: DeskForTests, engine: Engine, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.receives(SAM, "hello")
    app = make_jobs_app(database)
    looked: list[int] = []
    times = iter([START, START + timedelta(hours=1)])

    async def stepped(app: object) -> datetime:
        looked.append(1)
        return next(times, START + timedelta(hours=1))

    monkeypatch.setattr("bot.worker.queues._database_time", stepped)
    async with open_jobs(app), _worker(engine, timedelta(0)):
        taking = asyncio.create_task(run_taking_up(app, seconds=0.01))
        while len(looked) < 2:
            await asyncio.sleep(0.001)
        # As if an hour had gone by since the sign of life; the next one is still to come.
        with engine.begin() as connection:
            connection.execute(text("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"))
        while len(looked) < 12:
            await asyncio.sleep(0.001)
        assert _states(engine) == ["doing"]
        taking.cancel()
        await asyncio.gather(taking, return_exceptions=True)
    assert timedelta(minutes=1) > DEAD_AFTER


async def test_what_the_queue_would_keep_for_a_day_comes_at_once_and_is_not_sent_too_early(
    desk: DeskForTests, engine: Engine
) -> None:
    with desk.ports.begin() as work:
        said = work.conversations.say(key_of(SAM), Answer("hello"), turn=None, contact=None, at=desk.clock.now())
        work.conversations.put_off(said.id, desk.clock.now() + timedelta(minutes=5))
        work.commit()
        work.jobs.deliver_later(key_of(SAM), datetime.now(timezone.utc) + timedelta(minutes=10))
        work.commit()
    assert free_long_waits(ports=desk.ports) == 0
    with engine.begin() as connection:
        connection.execute(text("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 day'"))
    assert (free_long_waits(ports=desk.ports), free_long_waits(ports=desk.ports)) == (1, 0)
    channel = TakesSome()
    for minutes, sent in ((0, 0), (4, 0), (1, 1)):
        desk.clock.step(minutes=minutes)
        assert await deliver(ports=desk.ports, senders={"slack": channel}, conversation=key_of(SAM)) == sent
