"""What the chains of history cost: writing with and without them, and how fast they are verified."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from unittest.mock import patch

from benchmarks.measuring import Row
from bot.bootstrap import Desk, FixedClock, make_desk
from bot.cli.demo_data import import_demo_clients
from bot.desk.clients import ChatIdentity, Client
from bot.desk.tickets import HistoryEntry
from bot.operations.audit import verify_history
from bot.operations.enquiries import take_up_problem
from bot.operations.intake import receive_message
from bot.operations.ports import IncomingMessage
from bot.operations.tickets import open_ticket
from bot.operations.turns import begin_turn
from bot.settings import Settings
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.schema import upgrade
from bot.storage.trail import Trail

NOON = datetime.fromisoformat("2026-11-24T10:15-05:00")
WRITERS, SECONDS, ROUNDS = 8, 4.0, 5
LINES = 20_000
ENTRY = HistoryEntry(NOON, "kim", "note", "Looked at the printer; it needs a new drum, which is ordered.")
_KEYS = count()
_flush = Trail.flush


def measure(settings: Settings, folder: Path) -> list[Row]:
    """Transactions a second in three ways, taken in turns so that a busy minute falls on all; then the verification."""
    with EmbeddedPostgres(folder / "postgres") as server:
        upgrade(server.dsn)
        desk = make_desk(settings, server.dsn, clock=FixedClock(NOON))
        try:
            import_demo_clients(desk)
            return [*_openings(desk), *_lines(desk), *_verification(desk)]
        finally:
            desk.engine.dispose()


def _without(trail: Trail) -> None:
    trail._written.clear()


def _one_for_all(trail: Trail) -> None:
    trail._written[:] = [replace(row, chain="all") for row in trail._written]
    _flush(trail)


WAYS: dict[str, Callable[[Trail], None]] = {
    "without chains": _without,
    "a chain for each client": _flush,
    "one chain for everything": _one_for_all,
}


def _openings(desk: Desk) -> list[Row]:
    """Two people of each demo client, each on a thread of their own: nobody talks about two problems at once."""
    people = [ChatIdentity("web", "", client.contacts[number].email) for number in (0, 1) for client in _clients(desk)]
    return _in_every_way("tickets opened", lambda number: _open(desk, people[number % WRITERS]))


def _lines(desk: Desk) -> list[Row]:
    """The smallest transaction there is with an entry in a chain: here waiting for each other shows most."""
    with desk.begin() as work:
        numbers = [work.tickets.list(client=client.code)[0].number for client in work.clients.list()]

    def write(number: int) -> None:
        with desk.begin() as work:
            work.tickets.add_history(numbers[number % len(numbers)], ENTRY)
            work.commit()

    return _in_every_way("lines of history written", write)


def _in_every_way(what: str, action: Callable[[int], None]) -> list[Row]:
    rates: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(ROUNDS):
        for name, flush in WAYS.items():
            with patch.object(Trail, "flush", flush):
                rates[name].append(_rate(action))
    return [
        Row(f"{what} a second, {name}", f"{sorted(found)[ROUNDS // 2]:.0f}", _spread(found))
        for name, found in rates.items()
    ]


def _spread(found: Sequence[float]) -> str:
    return f"{WRITERS} threads; rounds from {min(found):.0f} to {max(found):.0f}"


def _clients(desk: Desk) -> Sequence[Client]:
    with desk.begin() as work:
        return work.clients.list()


def _rate(action: Callable[[int], None]) -> float:
    """How often a second, by so many threads at once."""

    def work(number: int) -> int:
        done, until = 0, time.perf_counter() + SECONDS
        while time.perf_counter() < until:
            action(number + done * WRITERS)
            done += 1
        return done

    begun = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as threads:
        done = sum(threads.map(work, range(WRITERS)))
    return done / (time.perf_counter() - begun)


def _open(desk: Desk, person: ChatIdentity) -> None:
    key = f"bench-{next(_KEYS)}"
    message = receive_message(ports=desk.ports, message=IncomingMessage(key, person, "the printer is offline"))
    assert message is not None
    turn = begin_turn(ports=desk.ports, turn=message.id)
    assert turn is not None
    take_up_problem(ports=desk.ports, turn=turn, category="printer")
    open_ticket(ports=desk.ports, turn=turn)


def _verification(desk: Desk) -> list[Row]:
    with desk.begin() as work:
        numbers = [ticket.number for ticket in work.tickets.list()]
    for first in range(0, LINES, 1000):
        with desk.begin() as work:
            for line in range(first, first + 1000):
                work.tickets.add_history(numbers[line % len(numbers)], ENTRY)
            work.commit()
    # What was written without chains is found as such, and not counted here.
    begun, cpu = time.perf_counter(), time.process_time()
    verified = verify_history(work=desk.begin, report=lambda finding: None)
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    rate = f"{verified.entries / seconds:,.0f}"
    how = f"{verified.entries:,} entries with their rows in {seconds:.1f} s, of which {cpu:.1f} s CPU of ours"
    return [Row("entries verified a second", rate, how)]
