"""The database is spoken to by the repositories alone, in transactions that say whose rows they are about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.engine import Engine

from bot.operations.ports import WorkFactory
from bot.settings import HOME
from tests.storage.busy import open_for_business
from tests.tenants.watching import without_scope

_DRIVERS = frozenset({"sqlalchemy", "psycopg", "psycopg2"})
# Who imports a driver outside bot/storage, and for what.
_ELSEWHERE = {
    "bot/bootstrap.py": "makes the engine, and asks it for a 1 when somebody wants to know whether it is there",
    "bot/assistant/tracker_store.py": "Rasa's own table of events, by the conversation's key",
}
# Who opens connections in bot/storage besides a unit of work; none of them reads or writes a client's rows for anybody.
_OWN_CONNECTIONS = {
    "article_meanings.py": "what articles mean, which are the MSP's",
    "engine.py": "makes the engine",
    "backups.py": "all of it, sealed, as of one instant",
    "jobs.py": "procrastinate's queue",
    "life.py": "the lock by which a process shows that it lives",
    "postgres.py": "the embedded server",
    "schema.py": "migrations, and what guards the rows",
    "unit_of_work.py": "the transactions of the desk",
}


def _trees(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for path in sorted((HOME / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_nothing_outside_the_storage_speaks_to_the_database() -> None:
    importing = set()
    for path, tree in _trees("bot", "actions"):
        if path.is_relative_to(HOME / "bot" / "storage"):
            continue
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.partition(".")[0] in _DRIVERS for name in names):
                importing.add(str(path.relative_to(HOME)))
    assert importing == set(_ELSEWHERE)


def test_in_the_storage_a_connection_is_opened_by_few() -> None:
    opening = {
        path.name
        for path, tree in _trees("bot/storage")
        if "migrations" not in path.parts
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _opens(node.func)
    }
    assert opening == set(_OWN_CONNECTIONS)


def _opens(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in ("create_engine", "PsycopgConnector", "SyncPsycopgConnector")
    if not isinstance(called, ast.Attribute) or called.attr not in ("connect", "begin"):
        return False
    on = called.value
    name = on.attr if isinstance(on, ast.Attribute) else on.id if isinstance(on, ast.Name) else ""
    return name.lstrip("_") in ("engine", "psycopg", "psycopg2", "AsyncConnection")


def test_every_transaction_of_the_desk_says_whose_rows_it_is_about(begin: WorkFactory, engine: Engine) -> None:
    with without_scope(engine) as unscoped:
        open_for_business(begin)
        with begin() as work:
            assert [each.code for each in work.clients.list()] == ["acme", "beta", "gamma"]
    assert unscoped == []
    with without_scope(engine) as unscoped, engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM tickets")
    assert len(unscoped) == 1
