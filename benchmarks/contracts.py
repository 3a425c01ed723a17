"""Whether a decision takes longer when the database holds many long contracts: one client among many."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from statistics import median

from sqlalchemy import text
from sqlalchemy.engine import Engine

from benchmarks.measuring import Row
from bot.bootstrap import DEMO_FOLDER
from bot.connectors.client_files import read_client_file
from bot.desk.coverage import decide_coverage
from bot.desk.facts import Facts
from bot.operations.clients import import_clients
from bot.operations.ports import ClientFile, WorkFactory
from bot.storage import schema
from bot.storage.engine import make_engine
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.unit_of_work import sql_work_factory

RULES, CONTRACTS, ROUNDS = 200, 10_000, 60
AT = datetime(2026, 11, 24, 15, tzinfo=timezone.utc)
FACTS = Facts("printer", AT, site="queen")
# Every other client is a copy of the first: its code with a number, two contracts each.
COPIES = """
INSERT INTO clients (code, name, status, document)
    SELECT code || n, name, status, document FROM clients, generate_series(1, :others) AS n;
INSERT INTO contract_numbers (client, number, position, withdrawn)
    SELECT client || n, number, position, withdrawn FROM contract_numbers, generate_series(1, :others) AS n;
INSERT INTO contracts (client, number, version, type, status, added_at, document)
    SELECT client || n, number, version, type, status, added_at, document
    FROM contracts, generate_series(1, :others) AS n;
ANALYZE;
"""


def measure(folder: Path) -> list[Row]:
    """Reading the contracts of a client and deciding under them: alone, then among many."""
    with EmbeddedPostgres(folder) as postgres:
        schema.upgrade(postgres.dsn)
        engine = make_engine(postgres.dsn)
        try:
            file = _long_file()
            import_clients(work=sql_work_factory(engine), files=[file], now=AT)
            alone = _rows(engine, file, f"2 contracts of {RULES} rules in the database")
            with engine.begin() as connection:
                connection.execute(text(COPIES), {"others": CONTRACTS // 2 - 1})
            return [
                *alone,
                *_rows(engine, file, f"{CONTRACTS:,} contracts of {RULES} rules, {CONTRACTS // 2:,} clients"),
            ]
        finally:
            engine.dispose()


def _long_file() -> ClientFile:
    """The clinic's file with as many rules in each contract, those that decide at the end."""
    file = read_client_file(DEMO_FOLDER / "clients" / "maple-dental.yml")
    contracts = []
    for contract in file.contracts:
        first = replace(contract.rules[0], categories=frozenset({"wifi"}))
        more = tuple(replace(first, clause=f"x{place}") for place in range(RULES - len(contract.rules)))
        contracts.append(replace(contract, rules=(*more, *contract.rules)))
    return replace(file, contracts=tuple(contracts))


def _rows(engine: Engine, file: ClientFile, how: str) -> list[Row]:
    begin = sql_work_factory(engine)
    return [
        Row("read and decide, for the first time", _milliseconds(lambda: sql_work_factory(engine), file), how),
        Row("read and decide, read before", _milliseconds(lambda: begin, file), how),
    ]


def _milliseconds(factory: Callable[[], WorkFactory], file: ClientFile) -> str:
    """The median; a new factory has read nothing before."""
    taken = []
    for _ in range(ROUNDS):
        begin = factory()
        begun = time.perf_counter()
        with begin() as work:
            contracts = tuple(work.contracts.latest(file.client.code))
        decide_coverage(file.client, contracts, FACTS)
        taken.append(time.perf_counter() - begun)
    return f"{median(taken) * 1000:.1f} ms"
