"""The state of the database's schema: bring it up to date, name it, compare it with the tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection
from sqlalchemy.pool import NullPool

from bot.storage import guarding
from bot.storage.away import telling_of_absence
from bot.storage.engine import dsn_for_sqlalchemy
from bot.storage.guards import is_beside
from bot.storage.tables import metadata

# Any number does, as long as nothing else in the database uses it.
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(20261122)")


def upgrade(dsn: str, to: str = "head") -> None:
    """Run the migrations that are missing (up to the revision ``to``), all or none; several processes may try at once."""
    with _connected(dsn) as connection:
        connection.execute(_ONE_AT_A_TIME)
        # A migration that moves rows is about everybody's; and the owner of the tables is bound by the policies too.
        connection.execute(text("SELECT set_config('nightdesk.client', '*', true)"))
        command.upgrade(_config(connection), to)
        if to == "head":
            guarding.put_in_place(connection)


def current(dsn: str) -> str | None:
    """The revision the database is at; None when it is empty."""
    with _connected(dsn) as connection:
        return _revision_of(connection)


def newest() -> str | None:
    """The revision that ``upgrade`` leads to."""
    return ScriptDirectory.from_config(_config(None)).get_current_head()


def revisions() -> frozenset[str]:
    """All that this program knows, the newest too."""
    return frozenset(each.revision for each in ScriptDirectory.from_config(_config(None)).walk_revisions())


def check(dsn: str) -> list[str]:
    """What differs between the tables and the database, one line each; empty when they agree."""
    with _connected(dsn) as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": _is_ours}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        unguarded = guarding.differences(connection) if _revision_of(connection) == newest() else ()
        return [*(str(difference) for difference in found), *(each.what for each in unguarded)]


def _revision_of(connection: Connection) -> str | None:
    revision: str | None = MigrationContext.configure(connection).get_current_revision()
    return revision


@contextmanager
def _connected(dsn: str) -> Iterator[Connection]:
    engine = create_engine(
        dsn_for_sqlalchemy(dsn),
        future=True,
        poolclass=NullPool,
        connect_args={"application_name": "nightdesk migrations", "connect_timeout": 10},
    )
    with telling_of_absence(), engine.begin() as connection:
        yield connection


def _config(connection: Connection | None) -> Config:
    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _is_ours(name: str | None, kind: str, parents: Any) -> bool:
    return kind != "table" or name is None or not is_beside(name)
