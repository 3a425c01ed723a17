"""Fixtures for every test; the database starts only for tests that ask for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, settings
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.operations.ports import WorkFactory
from bot.storage import schema
from bot.storage.engine import make_engine
from bot.storage.postgres import FOR_TESTS, EmbeddedPostgres
from bot.storage.unit_of_work import sql_work_factory

# A terminal's width is taken where it is first asked for, and would then hold for every test.
os.environ.pop("COLUMNS", None)
# For `make mutants`: a failure is enough, the smallest one is not looked for.
settings.register_profile("mutants", phases=(Phase.explicit, Phase.generate))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One file that needs the trained model first, those that need none next, the rest last.

    In a fresh clone the model is trained when it is first asked for, which takes minutes: one process trains, and the other has
    tests that can do without.
    """
    needs = {item.path for item in items if "model" in getattr(item, "fixturenames", ())}
    first = min(needs, key=lambda path: (sum(item.path == path for item in items), path), default=None)
    items.sort(key=lambda item: 0 if item.path == first else 2 if item.path in needs else 1)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """No file's content in the name of a test: an archive holds the time at which it was made, and two processes that collect
    the tests at different times would have to agree on their names."""
    return argname if isinstance(val, bytes) and len(val) > 100 else None


# A table whose rows are deleted keeps the room that they took: now and then all of it is given back.
_TRUNCATE_EVERY = 100
_TRUNCATE_ALL = """
DO $$
DECLARE names text;
BEGIN
    SELECT string_agg(format('%I', tablename), ', ') INTO names
    FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version';
    EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE';
    ALTER SEQUENCE ticket_numbers RESTART;
    ALTER SEQUENCE quote_numbers RESTART;
END $$
"""
# Most tests write to a few tables: looking which is many times faster than giving each of a hundred new files.
_DELETE_ALL = """
DO $$
DECLARE
    name text;
    filled boolean;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO filled;
        IF filled THEN
            EXECUTE format('DELETE FROM %I', name);
        END IF;
    END LOOP;
    PERFORM setval(format('%I', sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$
"""
_emptied = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """A real server for the whole run, its database built by the migrations."""
    # Not in pytest's folder: every other run of pytest closes that to the server's own user.
    with (
        TemporaryDirectory(prefix="nightdesk-tests-") as folder,
        EmbeddedPostgres(Path(folder), {**FOR_TESTS, "max_connections": "250"}) as server,
    ):
        schema.upgrade(server.dsn)
        yield server


@pytest.fixture(scope="session")
def shared_engine(postgres: EmbeddedPostgres) -> Iterator[Engine]:
    """One engine for the whole run; tests ask for ``engine``."""
    engine = make_engine(postgres.dsn)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(shared_engine: Engine) -> Engine:
    """An engine on a database with all tables empty and all numbers at their beginning."""
    empty(shared_engine)
    return shared_engine


def empty(engine: Engine) -> None:
    """Empty every table, and begin all numbers anew."""
    with engine.begin() as connection:
        # What is only added cannot be emptied; but the tests' user may put the triggers to sleep, as no program may.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(_DELETE_ALL if next(_emptied) % _TRUNCATE_EVERY else _TRUNCATE_ALL))


@pytest.fixture
def database(engine: Engine, postgres: EmbeddedPostgres) -> str:
    """The address of the empty database."""
    return postgres.dsn


@pytest.fixture
def begin(engine: Engine) -> Iterator[WorkFactory]:
    """Begins transactions in the empty database. Whatever a test writes to a chained table is in a chain at its end."""
    begin = sql_work_factory(engine)
    yield begin
    with begin() as work:
        assert [each for table in work.audit.tables() for each in work.audit.strangers(table)] == []


@pytest.fixture(scope="session")
def model() -> Path:
    """The model that fits the data, trained first where there is none."""
    # Not before it is needed: most tests have nothing to do with the assistant.
    from tests.models import found_or_trained

    return found_or_trained()
