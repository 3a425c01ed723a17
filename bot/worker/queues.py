"""Work on queues that goes on whatever happens to processes and to the database.

A process that works holds a lock in the database, on a connection of its own: when it is gone, so is the lock, at once and
however busy the machine is. The jobs of one that is gone, of one that has been silent for long, and those that a living one
was given without hearing of it, go back into their queues: every job may run twice, and none is lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast

import structlog
from procrastinate import App, JobContext
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.worker import Worker

from bot.storage.life import living_workers, show_life
from bot.worker.even_time import EvenTime

log = structlog.get_logger(__name__)

BEAT_SECONDS = 5.0
# A process whose lock is there but that has given no sign of life for so long stands still, or its machine has vanished. If it goes
# on after all it does its job beside another; neither doubles anything.
DEAD_AFTER = timedelta(seconds=30)
# A lock that is missing at two looks in a row is gone: at the first the process may just be about to take it.
LOOK_SECONDS = 1.0
SECONDS_FOR_THE_LOCK = 3.0
# What stands as under way with a worker of ours, and is not at two looks in a row, was lost on the way to or from the database.
COMPARE_SECONDS = 10.0
FIRST_WAIT, LONGEST_WAIT = 0.5, 5.0
# Longer than any step of the database's clock: whoever starts must not strike those that live off the list.
KEPT_DEAD = timedelta(days=30)
# A sign of life of the future was given before the clock went back, and none since: whoever gave it is dead.
_SILENT_SINCE_THE_STEP = (
    "UPDATE procrastinate_workers SET last_heartbeat = clock_timestamp() - interval '1 hour' "
    "WHERE last_heartbeat > clock_timestamp() + interval '2 seconds'"
)


@asynccontextmanager
async def open_jobs(app: App) -> AsyncIterator[None]:
    """The jobs' own connections, closed at the end.

    Opened to the end also when told to stop meanwhile: a pool that is cancelled half open keeps a task that never ends.
    """
    opening = asyncio.ensure_future(_open(app))
    try:
        await asyncio.shield(opening)
        yield
    finally:
        await opening
        await app.close_async()


async def _open(app: App) -> None:
    await app.open_async()


async def run_jobs(app: App, dsn: str, queues: Sequence[str], *, concurrency: int, poll_seconds: float = 1.0) -> None:
    """Work on the queues of this database until cancelled; new jobs are noticed at once, the polling is a safety net.

    When the database goes away it is waited for: the library stops at its first failure, so it is begun anew.
    """
    wait = FIRST_WAIT
    while True:
        hands = Hands(app, dsn)
        comparing = asyncio.ensure_future(hands.run_comparing())
        try:
            await app.run_worker_async(
                queues=list(queues),
                concurrency=concurrency,
                install_signal_handlers=False,
                listen_notify=True,
                fetch_job_polling_interval=poll_seconds,
                delete_jobs="successful",
                shutdown_graceful_timeout=10,
                update_heartbeat_interval=BEAT_SECONDS,
                stalled_worker_timeout=KEPT_DEAD.total_seconds(),
                worker_middleware=[hands.hold],
            )
            log.warning("jobs_interrupted", queues=list(queues), again_in=wait)
        except Exception as failure:
            log.warning("jobs_interrupted", queues=list(queues), error=type(failure).__name__, again_in=wait)
        finally:
            comparing.cancel()
            hands.let_go()
        await asyncio.sleep(wait)
        wait = FIRST_WAIT if hands.has_worked else min(LONGEST_WAIT, wait * 2)


class Hands:
    """The jobs that a worker of this process really has in hand."""

    def __init__(self, app: App, dsn: str) -> None:
        self._app = app
        self._dsn = dsn
        self._worker_id: int | None = None
        self._living: asyncio.Future[None] | None = None
        self._shown = asyncio.Event()
        self._held: set[int | None] = set()
        self._missed: frozenset[int | None] = frozenset()

    @property
    def has_worked(self) -> bool:
        """Whether there has been a job since it began."""
        return self._worker_id is not None

    async def hold(self, work: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker) -> Any:
        """Have the job in hand while it runs."""
        self._held.add(context.job.id)
        if self._living is None and worker.worker_id is not None:
            self._worker_id = worker.worker_id
            self._living = asyncio.ensure_future(show_life(self._dsn, worker.worker_id, self._shown))
        try:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._shown.wait(), SECONDS_FOR_THE_LOCK)
            return await work()
        finally:
            self._held.discard(context.job.id)

    def let_go(self) -> None:
        """The worker has ended."""
        if self._living is not None:
            self._living.cancel()

    async def run_comparing(self, *, seconds: float = COMPARE_SECONDS) -> None:
        """Every few seconds compare until cancelled; a database that is away is waited for."""
        while True:
            await asyncio.sleep(seconds)
            try:
                await self.compare()
            except Exception as failure:
                log.warning("jobs_not_compared", error=type(failure).__name__)

    async def compare(self) -> int:
        """Give back what stood as under way with us, and was not, at this look and the one before; how many there were.

        Its end could not be written down. Without this its conversation would wait for as long as the process lives.
        """
        if self._worker_id is None:
            return 0
        listed = await self._app.job_manager.list_jobs_async(status=Status.DOING.value, worker_id=self._worker_id)
        not_held = {job.id: job for job in listed if job.id not in self._held}
        again = [job for id, job in not_held.items() if id in self._missed]
        for job in again:
            await _give_back(self._app, job)
        self._missed = frozenset(not_held) - {job.id for job in again}
        return len(again)


async def run_taking_up(app: App, *, seconds: float = LOOK_SECONDS) -> None:
    """Every second take up the jobs of dead processes, until cancelled; a database that is away is waited for.

    When the database's clock is stepped forward everybody looks silent until their next sign of life, and that is waited for.
    """
    even, watch = EvenTime(partial(_database_time, app), DEAD_AFTER), Watch(app)
    while True:
        try:
            await watch.look()
            if await even.look():
                if even.stepped:
                    await app.connector.execute_query_async(_SILENT_SINCE_THE_STEP)
                await take_up_stalled_jobs(app)
        except Exception as failure:
            log.warning("dead_processes_not_looked_for", error=type(failure).__name__)
            watch = Watch(app)
        await asyncio.sleep(seconds)


async def _database_time(app: App) -> datetime:
    found = await app.connector.execute_query_one_async("SELECT clock_timestamp() AS at")
    return cast(datetime, found["at"])


class Watch:
    """Looks again and again for processes that are gone."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._missed: frozenset[tuple[int | None, int | None]] = frozenset()

    async def look(self) -> int:
        """Give back the jobs of workers that hold no lock now and held none at the look before; how many there were."""
        listed = list(await self._app.job_manager.list_jobs_async(status=Status.DOING.value))
        living = await living_workers(self._app)
        missing = {(job.id, job.worker_id): job for job in listed if job.worker_id not in living}
        gone = [job for key, job in missing.items() if key in self._missed]
        for job in gone:
            await _give_back(self._app, job)
        self._missed = frozenset(missing) - {(job.id, job.worker_id) for job in gone}
        return len(gone)


async def take_up_stalled_jobs(app: App) -> int:
    """Jobs whose worker has given no sign of life for long go back into their queue; how many there were."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER.total_seconds()))
    for job in stalled:
        await _give_back(app, job)
    return len(stalled)


async def _give_back(app: App, job: Job) -> None:
    log.warning("job_taken_up_again", job=job.id, task=job.task_name)
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:
        # Another job for the same waits already, behind the lock that the dead one still holds.
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
    except ConnectorException:
        # It has ended meanwhile, or somebody else was faster: then it is not under way any more.
        log.warning("job_not_taken_up", job=job.id)
