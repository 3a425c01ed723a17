"""Somebody who kills PostgreSQL, and somebody who notes what it said that it had committed."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psycopg2
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.storage.engine import make_engine
from tests.fire.arson import WARM
from tests.fire.blaze import Blaze

_BACKENDS = text(
    "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'nightdesk%' AND pid <> pg_backend_pid()"
)
SECONDS_UNTIL_BACK = 120.0


class Witness:
    """Writes numbers in a table of its own as fast as it can, and notes a number only when its commit was acknowledged."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self.noted: list[int] = []
        self._stop = threading.Event()
        with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE witnessed (number int PRIMARY KEY)")
        connection.close()
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def lost(self) -> list[int]:
        """Numbers that were acknowledged and are not there."""
        self._stop.set()
        self._thread.join(30)
        with psycopg2.connect(self._dsn) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT number FROM witnessed")
            there = {row[0] for row in cursor.fetchall()}
        connection.close()
        return [number for number in self.noted if number not in there]

    def _write(self) -> None:
        number = 0
        while not self._stop.wait(0.02):
            try:
                connection = psycopg2.connect(self._dsn, connect_timeout=5)
            except psycopg2.Error:
                continue
            try:
                while not self._stop.wait(0.02):
                    number += 1
                    with connection, connection.cursor() as cursor:
                        cursor.execute("INSERT INTO witnessed VALUES (%s)", (number,))
                    self.noted.append(number)
            except psycopg2.Error:
                continue
            finally:
                connection.close()


@dataclass
class DatabaseArsonist:
    """Kills the server in ``folder`` so many times, every fourth time one of its processes alone, and looks how long it takes."""

    luck: Random
    times: int
    folder: Path
    dsn: str
    back: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    servers: int = 0
    lost: list[int] = field(default_factory=list)
    noted: int = 0

    async def __call__(self, blaze: Blaze) -> None:
        """Until all is done."""
        while len(blaze.ledger.taken) < WARM:
            await asyncio.sleep(0.1)
        witness, engine = await asyncio.to_thread(Witness, self.dsn), make_engine(self.dsn, pool_size=1)
        for number in range(self.times):
            await asyncio.sleep(self.luck.uniform(1, 5))
            await self._once(blaze, engine, number)
        self.lost, self.noted = await asyncio.to_thread(witness.lost), len(witness.noted)
        engine.dispose()

    async def _once(self, blaze: Blaze, engine: Engine, number: int) -> None:
        began = time.monotonic()
        await asyncio.to_thread(self._kill, engine, number)
        self.back.append(await self._until(lambda: _is_there(engine), began))
        self.answered.append(await self._until(lambda: _answered_since(blaze, began), began))
        back, answered = self.back[-1], self.answered[-1]
        print(f"database killed {number + 1} times, back after {back:.1f} s, answered {answered:.1f} s", flush=True)

    def _kill(self, engine: Engine, number: int) -> None:
        if number % 4 == 3:
            with engine.connect() as connection:
                backends = list(connection.execute(_BACKENDS).scalars())
            os.kill(self.luck.choice(backends), signal.SIGKILL)
            return
        self.servers += 1
        os.kill(int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)

    async def _until(self, true: Callable[[], bool], began: float) -> float:
        while not await asyncio.to_thread(true):
            assert time.monotonic() - began < SECONDS_UNTIL_BACK, "it did not come back"
            await asyncio.sleep(0.1)
        return time.monotonic() - began


def _is_there(engine: Engine) -> bool:
    try:
        with engine.connect() as connection:
            return bool(connection.execute(text("SELECT 1")).scalar())
    except DBAPIError:
        return False


def _answered_since(blaze: Blaze, began: float) -> bool:
    """Whether somebody who began to say something after that moment has been answered."""
    return any(since > began for since, _ in reversed(blaze.ledger.waits[-50:]))
