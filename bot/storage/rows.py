"""What the repositories share: running statements, reading instants, refusals in plain words, clean text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import Any, TypeVar

from sqlalchemy import Table, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from bot.desk.errors import DeskError
from bot.storage.documents import decode
from bot.storage.tables import NUMBERS

T = TypeVar("T")
NEVER = datetime(9999, 12, 31, tzinfo=timezone.utc)
"""What stands for no instant where rows are ordered by one: behind every other."""
EVER = datetime(1970, 1, 1, tzinfo=timezone.utc)
"""Due at once, whatever the clock says."""
Row = Mapping[str, Any]


def one(connection: Connection, query: Any) -> Row | None:
    """The first row of the query, by column names."""
    found: Row | None = connection.execute(query).mappings().first()
    return found


def every(connection: Connection, query: Any) -> list[Row]:
    """All rows of the query, by column names."""
    return list(connection.execute(query).mappings())


def document(connection: Connection, kind: type[T], query: Any) -> T | None:
    """The value in the ``document`` of the first row."""
    row = one(connection, query)
    return None if row is None else decode(kind, row["document"])


def documents(connection: Connection, kind: type[T], query: Any) -> Sequence[T]:
    """The values in the ``document`` of every row."""
    return tuple(decode(kind, row["document"]) for row in every(connection, query))


def upsert(connection: Connection, table: Table, values: Row) -> None:
    """Insert the row, or replace what stands under its primary key."""
    key = [column.name for column in table.primary_key]
    statement = insert(table).values(**values)
    replaced = {name: statement.excluded[name] for name in values if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=replaced))


def next_number(connection: Connection, sequence: str) -> str:
    """The next number of a sequence of ``NUMBERS``, for example ``ND-1001``."""
    drawn = connection.execute(text("SELECT nextval(CAST(:name AS regclass))"), {"name": sequence}).scalar_one()
    return f"{NUMBERS[sequence]}-{drawn}"


@contextmanager
def refusing(connection: Connection, refusals: Mapping[str, Callable[[], DeskError]]) -> Iterator[None]:
    """Turn the violation of a named constraint into a refusal; the transaction stays usable."""
    try:
        with connection.begin_nested():
            yield
    except IntegrityError as violation:
        name: str = violation.orig.diag.constraint_name
        if name not in refusals:
            raise
        raise refusals[name]() from violation


def utc(at: datetime) -> datetime:
    """The instant as the desk keeps it."""
    return at.astimezone(timezone.utc)


def utc_or_none(at: datetime | None) -> datetime | None:
    """The instant as the desk keeps it, where there is one."""
    return None if at is None else utc(at)


def storable(words: str) -> str:
    """The text as PostgreSQL can hold it: no NUL, no half characters. Anybody can send both."""
    return words.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
