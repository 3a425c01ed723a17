"""How soon a change of a ticket is seen: fifty open consoles at a real gateway, each as a browser that follows the queue."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from benchmarks.many_tickets import BUSIEST_PERSON
from benchmarks.measuring import Row, milliseconds
from benchmarks.running_demo import Ended, free_port, wait_until_ready
from bot.bootstrap import Desk
from bot.desk.staff import Whence
from bot.operations.queue import queue_mark
from bot.operations.sign_in import sign_in_to_demo
from bot.operations.ticket_work import note_internally
from bot.settings import Settings

CONSOLES, CHANGES = 50, 50
SECONDS_TO_HEAR = 20.0


@dataclass
class _Console:
    """One open page: what it was told last, what it has shown last, and when."""

    http: httpx.AsyncClient
    told: dict[int, float] = field(default_factory=dict)
    shown: dict[int, float] = field(default_factory=dict)


def measure(desk: Desk, settings: Settings, folder: Path) -> list[Row]:
    """``desk`` is one with tickets and with the clock of the machine."""
    with _gateway(settings, desk.dsn, folder) as base:
        told, shown = asyncio.run(_watch(desk, base))
    how = f"{CHANGES} changes, {CONSOLES} consoles; from before the change"
    return [
        Row("a change until the last console is told", milliseconds(told), how),
        Row("  and until the last has new rows", milliseconds(shown), f"each asks at once; slowest {max(shown):.2f} s"),
    ]


async def _watch(desk: Desk, base: str) -> tuple[list[float], list[float]]:
    numbers = await asyncio.to_thread(_open_tickets, desk)
    pauses, told, shown = random.Random("live"), [], []
    async with _consoles(desk, base) as consoles:
        for place in range(CHANGES):
            # At any moment between two looks of the gateway.
            await asyncio.sleep(pauses.uniform(0.5, 1.5))
            begun = time.perf_counter()
            await asyncio.to_thread(_change, desk, numbers[place % len(numbers)], place)
            mark = await asyncio.to_thread(lambda: queue_mark(ports=desk.ports))
            told.append(await _until_all([console.told for console in consoles], mark) - begun)
            shown.append(await _until_all([console.shown for console in consoles], mark) - begun)
    return told, shown


def _open_tickets(desk: Desk) -> list[str]:
    with desk.begin() as work:
        return [ticket.number for ticket in work.tickets.list(open_only=True, limit=CHANGES)]


def _change(desk: Desk, number: str, place: int) -> None:
    words = "Looked at it; the part is ordered."
    note_internally(ports=desk.ports, number=number, by=BUSIEST_PERSON, words=words, key=f"live-{place}")


async def _until_all(heard: list[dict[int, float]], mark: int) -> float:
    """When the last of all has come to this mark or beyond it."""
    until = time.perf_counter() + SECONDS_TO_HEAR
    while True:
        firsts = [min((at for each, at in marks.items() if each >= mark), default=0.0) for marks in heard]
        if all(firsts):
            return max(firsts)
        if time.perf_counter() > until:
            raise RuntimeError(f"{firsts.count(0.0)} of {len(heard)} consoles heard nothing.")
        await asyncio.sleep(0.005)


@asynccontextmanager
async def _consoles(desk: Desk, base: str) -> AsyncIterator[list[_Console]]:
    """So many browsers with the queue open, each signed in by itself."""
    consoles, following = [], []
    mark = await asyncio.to_thread(lambda: queue_mark(ports=desk.ports))
    for _ in range(CONSOLES):
        signed_in = await asyncio.to_thread(
            lambda: sign_in_to_demo(ports=desk.ports, email=BUSIEST_PERSON, whence=Whence())
        )
        http = httpx.AsyncClient(base_url=base, cookies={"nightdesk-console": signed_in.token}, timeout=60)
        consoles.append(_Console(http))
        following.append(asyncio.create_task(_follow(consoles[-1], mark)))
    try:
        yield consoles
    finally:
        for task in following:
            task.cancel()
        for outcome in await asyncio.gather(*following, return_exceptions=True):
            if not isinstance(outcome, asyncio.CancelledError):
                raise RuntimeError("a console stopped listening") from outcome
        for console in consoles:
            await console.http.aclose()


async def _follow(console: _Console, mark: int) -> None:
    """Follow the stream as the page's script does: whenever it is told, it asks for the rows."""
    async with console.http.stream("GET", f"/tickets/stream?after={mark}") as stream:
        stream.raise_for_status()
        async for line in stream.aiter_lines():
            if line.startswith("id:"):
                told = int(line.removeprefix("id:"))
                console.told[told] = time.perf_counter()
                rows = await console.http.get("/tickets", headers={"X-Fragment": "1"})
                rows.raise_for_status()
                console.shown[told] = time.perf_counter()


@contextmanager
def _gateway(settings: Settings, dsn: str, folder: Path) -> Iterator[str]:
    """`nightdesk serve gateway` as a process of its own; where it answers."""
    port = free_port()
    environment = {
        **os.environ,
        "NIGHTDESK_DATABASE_URL": dsn,
        "NIGHTDESK_DATA_FOLDER": str(folder),
        "NIGHTDESK_SECRET": "for measuring only, and nowhere else in use",
    }
    command = [sys.executable, "-m", "bot.cli.main", "serve", "gateway", "--port", str(port)]
    with (folder / "gateway.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=settings.project, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    base = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(base, process)
        yield base
    except Ended:
        raise RuntimeError((folder / "gateway.log").read_text(errors="replace")) from None
    finally:
        process.terminate()
        process.wait(30)
