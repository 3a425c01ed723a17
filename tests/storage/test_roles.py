"""The role of docs/history.md, which owns no table, can sign in and work, and can touch nothing that is only added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import ProgrammingError

from bot.desk.audit import Finding
from bot.operations.audit import verify_history
from bot.operations.ports import WorkFactory
from bot.storage import schema
from bot.storage.engine import make_engine
from bot.storage.tables import APPEND_ONLY, metadata
from bot.storage.unit_of_work import sql_work_factory

from .busy import open_for_business, write_something

PAGE = Path(__file__).resolve().parents[2] / "docs" / "history.md"


@pytest.fixture
def app_database(begin: WorkFactory, engine: Engine, database: str) -> Iterator[str]:
    """The address for the role of the page, in a database with a history."""
    open_for_business(begin)
    (granted,) = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    with engine.begin() as connection:
        connection.execute(text(granted))
    yield database.replace("postgresql://nightdesk@", "postgresql://nightdesk_app@")
    with engine.begin() as connection:
        connection.execute(text("REVOKE CREATE ON SCHEMA public FROM nightdesk_app"))
        connection.execute(text("ALTER ROLE nightdesk_app NOLOGIN PASSWORD NULL"))


def test_the_role_of_the_page_works_and_verifies(app_database: str) -> None:
    schema.upgrade(app_database)
    engine = make_engine(app_database)
    try:
        begin = sql_work_factory(engine)
        random = Random(1)
        for _ in range(20):
            write_something(begin, random)
        found: list[Finding] = []
        verified = verify_history(work=begin, report=found.append)
        assert (found, verified.entries > 20) == ([], True)
    finally:
        engine.dispose()


def test_the_role_of_the_page_can_touch_nothing_that_is_only_added(app_database: str) -> None:
    engine = make_engine(app_database)
    attempts = [
        sql
        for table in APPEND_ONLY
        for sql in (
            f"DELETE FROM {table}",
            f"TRUNCATE {table} CASCADE",
            f"ALTER TABLE {table} DISABLE TRIGGER never_changed",
            f"DROP TRIGGER never_changed ON {table}",
            f'UPDATE {table} SET "{metadata.tables[table].columns.keys()[-1]}" = NULL',
        )
    ]
    attempts += ["SET session_replication_role = replica", "DELETE FROM audit_heads", "TRUNCATE audit_heads"]
    try:
        for sql in attempts:
            with (
                engine.connect() as connection,
                pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
            ):
                connection.execute(text(sql))
    finally:
        engine.dispose()
