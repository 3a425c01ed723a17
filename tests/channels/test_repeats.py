"""Everything that comes in comes again, and in another order than it happened: nothing is written twice."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from random import Random

from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.storage.unit_of_work import sql_work_factory
from tests.channels.events import Event, event_desk
from tests.conftest import empty
from tests.proving import cases, seeded

MOST_TIMES = 4
# What is made up anew in every run: ids, keys of buttons, hashes of what holds them.
_MADE_UP = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32,64}")
_KEY = re.compile(r'(?<=")[A-Za-z0-9_-]{22}(?=")')
# Numbers of rows: a repeat that was refused leaves a gap.
_NUMBERS = frozenset({"id", "seq", "number", "message", "edits", "under", "event", "of_key"})
# Instants that the database says, not the desk's clock.
_BY_THE_DATABASE = ("to_draw", "draws_from")


async def test_events_that_come_up_to_four_times_in_any_order_leave_what_coming_once_leaves(
    shared_engine: Engine,
) -> None:
    number, seed = cases(100, 10_000), seeded("repeats").random()
    began = time.monotonic()
    came: list[int] = []
    counted, kinds = Counter[str](), Counter[str]()
    for repeated in (True, False):
        random = Random(seed)
        empty(shared_engine)
        async with event_desk(sql_work_factory(shared_engine)) as desk:
            events = desk.events(random, number)
            order = [n for n in range(number) for _ in range(random.randint(1, MOST_TIMES))]
            random.shuffle(order)
            came = order if repeated else list(dict.fromkeys(order))
            await _deliver(events, came, random)
            await asyncio.to_thread(desk.settle)
        found = _everything(shared_engine)
        counted, extra = (found, Counter[str]()) if repeated else (counted, counted - found)
        if repeated:
            deliveries, kinds = len(came), Counter(each.kind for each in events)
        else:
            missing = found - counted
    assert (sorted(extra.elements()), sorted(missing.elements())) == ([], [])
    print(
        f"{number} events of {len(kinds)} kinds in {deliveries} deliveries: {sum(counted.values())} rows, 0 of them extra, "
        f"0 missing, {time.monotonic() - began:.0f} s"
    )


async def _deliver(events: Sequence[Event], order: Sequence[int], random: Random) -> None:
    """One after the other; now and then a copy arrives at the same moment as another one."""
    seen = set[int]()
    for n in order:
        copies = 2 if n in seen and random.random() < 0.2 else 1
        seen.add(n)
        await asyncio.gather(*(events[n].deliver() for _ in range(copies)))


def _everything(engine: Engine) -> Counter[str]:
    """Every row of every table, without what differs from run to run."""
    rows = Counter[str]()
    with engine.connect() as connection:
        tables = connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")
        )
        for table in sorted(tables.scalars()):
            if table in ("procrastinate_events", "procrastinate_workers"):
                continue
            for row in connection.execute(text(f"SELECT to_jsonb(each) FROM {table} each")).scalars():
                rows[f"{table} {_plain(row)}"] += 1
    return rows


def _plain(row: dict[str, object]) -> str:
    # By the clock of the database.
    row |= {name: row.get(name) is not None for name in _BY_THE_DATABASE}
    kept = {name: value for name, value in row.items() if not (name in _NUMBERS and str(value).isdigit())}
    return _KEY.sub("a key", _MADE_UP.sub("an id", json.dumps(kept, sort_keys=True)))
