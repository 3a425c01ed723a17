"""Whatever comes to the port: the gateway lives, gives nothing away, and others hardly notice."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from statistics import median

import pytest
from sqlalchemy.engine import Engine

from bot.operations.ports import WorkFactory
from tests.forged.forging import CANARY
from tests.forged.gateway import held
from tests.forged.probing import probe
from tests.forged.rough import KINDS, request
from tests.forged.served import LIMITS
from tests.makers import MAPLE, DeskForTests
from tests.proving import PROVING, cases, seeded

GIVES_AWAY = re.compile(rb"Traceback|File \"|uvicorn|starlette|\bh11[/ ]|python/|psycopg|sqlalchemy", re.IGNORECASE)
PROTECTING = (b"content-security-policy:", b"x-content-type-options:", b"x-frame-options:", b"referrer-policy:")
# Seconds between two of one stream: whoever sends more at once is for a proxy in front to slow down.
PACE = 0.03


class Port:
    """The gateway in a process of its own."""

    def __init__(self, dsn: str, log: Path) -> None:
        self._log = log
        with log.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.forged.served", dsn], stdout=subprocess.PIPE, stderr=errors
            )
        assert self.process.stdout is not None
        self.number = int(self.process.stdout.readline())

    @property
    def log(self) -> str:
        """What it has logged."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    @property
    def megabytes(self) -> float:
        """What it holds in memory."""
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())
        assert found is not None
        return int(found[1]) / 1024

    async def sends(self, raw: bytes, *, seconds: float = 8.0, half: bool = False) -> bytes:
        """Everything that comes back until the other side, or our patience, ends; ``half`` closes our side at once."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.number)
        try:
            writer.write(raw)
            if half:
                writer.write_eof()
            return await asyncio.wait_for(reader.read(400_000), seconds)
        except (OSError, asyncio.TimeoutError):
            return b""
        finally:
            writer.close()


@pytest.fixture
def port(begin: WorkFactory, database: str, tmp_path: Path) -> Iterator[Port]:
    """A desk with a client, at a port."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    served = Port(database, tmp_path / "log")
    yield served
    served.process.terminate()
    served.process.wait(20)
    assert served.process.stdout is not None
    served.process.stdout.close()


@contextmanager
def probing(port: Port, into: Path) -> Iterator[Callable[[], list[tuple[float, float]]]]:
    """Somebody opens a page again and again meanwhile; gives what was measured: when, and the milliseconds."""
    with into.open("wb") as lines:
        someone = subprocess.Popen([sys.executable, "-m", "tests.forged.probing", str(port.number)], stdout=lines)

    def measured() -> list[tuple[float, float]]:
        assert someone.poll() is None, "whoever opens pages was refused"
        whole = into.read_text().rpartition("\n")[0].splitlines()
        return [(float(at), float(took)) for at, took in (line.split() for line in whole)]

    try:
        yield measured
    finally:
        someone.terminate()
        someone.wait(20)


async def _rough(port: Port, chance: Random, count: int, statuses: Counter[bytes]) -> None:
    """So many, a few at a time and not in a rush."""
    for _ in range(count):
        raw = chance.choice(KINDS)(chance)
        await asyncio.sleep(PACE)
        # "Go on" is no answer yet.
        answer = re.sub(rb"\AHTTP/1\.1 100 .*?\r\n\r\n", b"", await port.sends(raw, half=True), flags=re.DOTALL)
        shown = f"{raw[:300]!r} -> {answer[:600]!r}"
        for status in re.findall(rb"^HTTP/1\.1 (\d+)", answer, re.MULTILINE):
            statuses[status] += 1
            assert not status.startswith(b"5"), shown
        assert GIVES_AWAY.search(answer) is None, shown
        assert b"evil.example" not in answer.partition(b"\r\n\r\n")[0], shown
        if answer:
            head = answer.partition(b"\r\n\r\n")[0].lower()
            assert all(name in head for name in PROTECTING), shown


async def test_the_gateway_lives_and_others_hardly_notice(port: Port, engine: Engine, tmp_path: Path) -> None:
    chance, statuses = seeded("rough requests"), Counter[bytes]()
    blocks, each = cases(3, 200), 50
    before, at_first = held(engine), port.megabytes
    noisy: list[tuple[float, float]] = []
    with probing(port, tmp_path / "probes") as measured:
        while len(measured()) < 20:
            await asyncio.sleep(0.1)
        began = time.monotonic()
        for _ in range(blocks):
            block = time.monotonic()
            await asyncio.gather(*(_rough(port, chance, each // 2, statuses) for _ in range(2)))
            noisy.append((block, time.monotonic()))
            await asyncio.sleep(0.6 if PROVING else 0.2)
        times = [(at, took) for at, took in measured() if at > began]
    beside = [took for at, took in times if any(since <= at <= until for since, until in noisy)]
    alone = [took for at, took in times if not any(since <= at <= until for since, until in noisy)]
    slower = median(beside) / median(alone) - 1
    print(f"{blocks * each} requests, {dict(statuses)}, memory {at_first:.0f} -> {port.megabytes:.0f} MB")
    print(
        f"{len(alone)} alone {median(alone):.1f} ms, {len(beside)} beside them {median(beside):.1f} ms ({slower:+.0%})"
    )
    assert port.process.poll() is None
    assert held(engine) == before
    assert port.megabytes < at_first + 60
    assert not re.search(r"Traceback|page_failed|exception|ERROR", port.log), port.log[:6000]
    assert CANARY not in port.log
    # A few dozen say nothing about a median on a machine that others use.
    assert not PROVING or slower <= 0.20


async def test_who_begins_and_does_not_go_on_is_not_waited_for_and_there_is_a_most_of_them(port: Port) -> None:
    beginnings: Sequence[bytes] = (
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: desk.example\r\nX-A: ",
        b"POST /zammad HTTP/1.1\r\n",
    )
    opened = [await asyncio.open_connection("127.0.0.1", port.number) for _ in range(cases(40, 300))]
    for number, (_, writer) in enumerate(opened):
        writer.write(beginnings[number % len(beginnings)])
    began = time.perf_counter()
    assert await asyncio.to_thread(probe, port.number) < 2000

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        reading = asyncio.create_task(reader.read())
        while not reading.done():
            try:
                writer.write(b"x")
                await writer.drain()
            except ConnectionError:
                break
            await asyncio.wait({reading}, timeout=0.2)
        try:
            return await reading
        except ConnectionError:
            return b""
        finally:
            writer.close()

    answers = await asyncio.wait_for(asyncio.gather(*(drip(*each) for each in opened)), 20)
    assert time.perf_counter() - began < LIMITS.header_seconds + 10
    assert {answer[:12] for answer in answers} <= {b"", b"HTTP/1.1 408", b"HTTP/1.1 400"}
    assert await asyncio.to_thread(probe, port.number) < 2000

    await _no_more_than_there_may_be(port)


async def _no_more_than_there_may_be(port: Port) -> None:
    """What comes above is closed, and the others go on."""
    held_open = [await asyncio.open_connection("127.0.0.1", port.number) for _ in range(LIMITS.connections)]
    reader, writer = await asyncio.open_connection("127.0.0.1", port.number)
    with suppress(ConnectionError):
        assert await asyncio.wait_for(reader.read(), 5) == b""
    one_reader, one_writer = held_open[0]
    one_writer.write(request("GET", "/healthz", "Connection: close"))
    assert (await asyncio.wait_for(one_reader.read(), 5)).startswith(b"HTTP/1.1 200")
    for _, each in (*held_open, (reader, writer)):
        each.close()
