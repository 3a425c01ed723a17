"""The sign by which a process shows that it lives: a lock that the database holds for it as long as its connection stands.

When the process is gone, so is the lock, at once and however busy the machine is; a clock says nothing about that.
"""

from __future__ import annotations

import asyncio

import structlog
from procrastinate import App
from psycopg import AsyncConnection, Error

from bot.storage.engine import dsn_for_psycopg

log = structlog.get_logger(__name__)

_KIND = 1_851_879_524
"""The first key of these locks; the second is the number of the worker."""
_LOOK_AFTER_SECONDS, _AGAIN_AFTER_SECONDS = 5.0, 0.5
# A server shows the locks of all its databases, and each desk counts its own workers.
_LIVING = """
SELECT objid::bigint AS worker FROM pg_locks WHERE locktype = 'advisory' AND classid = %(kind)s AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


async def show_life(dsn: str, worker: int, shown: asyncio.Event) -> None:
    """Hold the lock until cancelled, again when its connection was cut; ``shown`` is set once it is held."""
    while True:
        try:
            await _hold(dsn, worker, shown)
        except Error as failure:
            log.warning("sign_of_life_lost", error=type(failure).__name__)
        await asyncio.sleep(_AGAIN_AFTER_SECONDS)


async def _hold(dsn: str, worker: int, shown: asyncio.Event) -> None:
    async with await AsyncConnection.connect(
        dsn_for_psycopg(dsn), autocommit=True, application_name="nightdesk life", connect_timeout=10
    ) as connection:
        await connection.execute("SELECT pg_advisory_lock_shared(%s, %s)", (_KIND, worker))
        shown.set()
        while True:
            await asyncio.sleep(_LOOK_AFTER_SECONDS)
            await connection.execute("SELECT 1")


async def living_workers(app: App) -> frozenset[int]:
    """Numbers of the workers that show that they live."""
    rows = await app.connector.execute_query_all_async(_LIVING, kind=_KIND)
    return frozenset(int(row["worker"]) for row in rows)
