"""Every row of every table as text, to look for what must not be there."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.engine import Engine

_TABLES = text(
    "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
)


def rows_with(engine: Engine, needles: Sequence[str]) -> list[tuple[str, str]]:
    """The tables that hold one of the needles in any column of a row, each with the needle; JSON and job arguments too."""
    found = []
    with engine.connect() as connection:
        for schema, table in connection.execute(_TABLES).all():
            rows = connection.execute(text(f'SELECT entry::text FROM "{schema}"."{table}" AS entry')).scalars()
            whole = "\n".join(rows)
            found += [(f"{schema}.{table}", needle) for needle in needles if needle in whole]
    return found
