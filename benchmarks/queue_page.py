"""The queue's page with a long history behind it: seconds in the server and queries, for every way to look at it.

A request goes through the whole application as a browser's would, from the session in its cookie to the written page, in
this process and one at a time; the network is not in it.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from html import unescape
from pathlib import Path
from statistics import median
from typing import Any

import httpx
from sqlalchemy import event
from sqlalchemy.engine import Engine

from benchmarks import live_queue
from benchmarks.many_tickets import BUSIEST_CLIENT, BUSIEST_PERSON, QUIETEST_CLIENT, fill, make_patterns
from benchmarks.measuring import Row, milliseconds
from bot.bootstrap import Desk, FixedClock, make_desk
from bot.console.gateway import make_gateway
from bot.desk.staff import Whence
from bot.operations.queue import save_view
from bot.operations.sign_in import sign_in_to_demo
from bot.settings import Settings
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.schema import upgrade

MORNING = datetime.fromisoformat("2026-11-24T10:15-05:00")
SIZES, OPEN = (100_000, 1_000_000), 5_000
ROUNDS, WARM, DEEP = 40, 3, 60
ADDRESS = "http://desk.example"
FILTERS = {
    "a busy client": f"client={BUSIEST_CLIENT}",
    "a quiet client": f"client={QUIETEST_CLIENT}",
    "a category": "category=printer",
    "a rare category": "category=internet_down",
    "a category that nobody has": "category=certificate",
    "P1": "priority=P1",
    "P4": "priority=P4",
    "one person's": f"owner={BUSIEST_PERSON}",
    "of somebody who has none": "owner=alex@nightdesk.example",
    "P1 of a quiet client": f"client={QUIETEST_CLIENT}&priority=P1",
}
OPEN_ONLY = {
    "mine": "mine=1",
    "nobody's": "unassigned=1",
    "waiting for the client": "state=waiting_client",
    "new": "state=new",
}
ENDED_ONLY = {"cancelled": "state=cancelled", "solved": "state=resolved"}


def measure(settings: Settings, folder: Path) -> list[Row]:
    """Every way to look at the queue, with a short and with a long history behind it; then how soon a change is seen."""
    folder.mkdir(exist_ok=True)
    with EmbeddedPostgres(folder / "postgres") as server:
        upgrade(server.dsn)
        desk = make_desk(settings, server.dsn, clock=FixedClock(MORNING))
        try:
            make_patterns(desk)
            rows = [row for size in SIZES for row in _measured(desk, size)]
        finally:
            desk.engine.dispose()
        # A gateway that runs by itself has the clock of the machine.
        desk = make_desk(settings, server.dsn)
        try:
            return [*rows, *live_queue.measure(desk, settings, folder)]
        finally:
            desk.engine.dispose()


def _measured(desk: Desk, size: int) -> list[Row]:
    begun = time.perf_counter()
    desked = fill(desk, tickets=size, open=OPEN)
    how = f"{desked.open:,} of them open, {desked.size / 1e9:.1f} GB, copied in {time.perf_counter() - begun:.0f} s"
    return [Row(f"{desked.tickets:,} tickets", "", how), *asyncio.run(_look_around(desk))]


async def _look_around(desk: Desk) -> list[Row]:
    app = make_gateway(desk.ports, secret="for measuring only", demo=False, health=lambda: {})
    signed_in = sign_in_to_demo(ports=desk.ports, email=BUSIEST_PERSON, whence=Whence())
    save_view(
        ports=desk.ports, member=signed_in.member, name="P2 of a client", query=f"client={BUSIEST_CLIENT}&priority=P2"
    )
    cookies = {"nightdesk-console": signed_in.token}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=ADDRESS, cookies=cookies, timeout=60
    ) as browser:
        saved = re.findall(r'class="view"><a href="([^"]+)"', (await browser.get("/tickets")).text)[0]
        addresses = {
            "first page": "/tickets",
            f"page {DEEP}": await _page_after(browser, "/tickets", DEEP),
            "a saved view": unescape(saved),
            **{name: f"/tickets?{query}" for name, query in (FILTERS | OPEN_ONLY).items()},
            "ended, first page": "/tickets?ended=1",
            f"ended, page {DEEP}": await _page_after(browser, "/tickets?ended=1", DEEP),
            "ended, the last page of all": "/tickets?ended=1&after=never.51",
            **{f"ended, {name}": f"/tickets?ended=1&{query}" for name, query in FILTERS.items()},
            **{f"ended, {name}": f"/tickets?{query}" for name, query in ENDED_ONLY.items()},
            "its rows alone, as the live page asks": "/tickets?rows",
        }
        return [await _timed(desk.engine, browser, name, address) for name, address in addresses.items()]


async def _page_after(browser: httpx.AsyncClient, address: str, pages: int) -> str:
    """The address of a deep page, by its way: page after page."""
    for _ in range(pages - 1):
        following = re.search(r'rel="next" href="([^"]+)"', (await browser.get(address)).text)
        if following is None:
            raise RuntimeError(f"{address} is the last page: there are too few tickets to measure a deep one.")
        address = unescape(following.group(1))
    return address


async def _timed(engine: Engine, browser: httpx.AsyncClient, name: str, address: str) -> Row:
    headers = {"X-Fragment": "1"} if address.endswith("?rows") else {}
    seconds: list[float] = []
    cpu: list[float] = []
    for _ in range(WARM):
        (await browser.get(address, headers=headers)).raise_for_status()
    with _queries(engine) as asked:
        for _ in range(ROUNDS):
            begun, used = time.perf_counter(), time.process_time()
            page = await browser.get(address, headers=headers)
            seconds.append(time.perf_counter() - begun)
            cpu.append(time.process_time() - used)
    rows = len(re.findall(r'<th scope="row">', page.text))
    each = len(asked) / ROUNDS
    if each != int(each):
        raise RuntimeError(f"{address} does not ask the same every time: {asked}")
    return Row(f"  {name}", milliseconds(seconds), f"{int(each)} queries, {rows} rows, {median(cpu) * 1000:.0f} ms CPU")


@contextmanager
def _queries(engine: Engine) -> Iterator[Sequence[str]]:
    """What the engine is asked meanwhile."""
    asked: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *others: Any) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)
