"""Writing rows that are only added, each with its entry in the chain of its client, in the same transaction.

The entries are written just before the commit: the chain is held for some milliseconds, and always taken last. What a
row says is hashed from what the database answers, so that the very same text comes out when it is verified.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Integer,
    LargeBinary,
    Numeric,
    Table,
    Text,
    cast,
    extract,
    func,
    insert,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.engine import Connection

from bot.desk.audit import NOTHING, UNVERIFIED, Entry, Head, JsonText, WrittenRow, content_of, entry_after
from bot.storage.tables import CHAINED, audit_entries, audit_heads

_CHECK_NOW = text("SET CONSTRAINTS ALL IMMEDIATE")
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_YEARS_THAT_PYTHON_KNOWS = (Decimal(-62135596800), Decimal(253402300800))


class Trail:
    """Adds rows to chained tables, and to the chains what was added when the transaction is about to end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._written: list[WrittenRow] = []

    def add(self, table: Table, values: Mapping[str, Any]) -> str:
        """Insert the row; its key as text. The row that leads to its client (a ticket, a decision) has to be there."""
        row = written_row(table, self._connection.execute(_adding(table), dict(values)).one())
        self._written.append(row)
        return row.key

    def note(self, table: Table, id: int) -> None:
        """A row that the database has added itself gets its entry too."""
        row = self._connection.execute(select(*as_text(table)).where(table.c.id == id)).one()
        self._written.append(written_row(table, row))

    def has(self, row: WrittenRow) -> bool:
        """Whether this transaction has added the row, which gets its entry at the end."""
        return row in self._written

    def flush(self) -> None:
        """Write the entries of what was added, just before the commit."""
        if self._written:
            # A check that is left to the commit locks the rows it looks at: it may not come after the chain is taken,
            # or two transactions could wait for each other for ever.
            self._connection.execute(_CHECK_NOW)
            append(self._connection, self._written)
            self._written.clear()


def append(connection: Connection, written: Iterable[WrittenRow]) -> None:
    """Put an entry for each row behind the head of its chain. Chains are taken by name, by every transaction alike."""
    of_chain: dict[str, list[WrittenRow]] = {}
    for row in written:
        of_chain.setdefault(row.chain, []).append(row)
    for head in _take(connection, sorted(of_chain)):
        entries = []
        last = head
        for row in of_chain[head.chain]:
            entry = entry_after(last, row)
            entries.append(_entry_values(entry))
            last = entry.head
        connection.execute(insert(audit_entries), entries)
        moved = update(audit_heads).where(audit_heads.c.chain == last.chain)
        connection.execute(moved.values(position=last.position, hash=last.hash))


def _take(connection: Connection, chains: Sequence[str]) -> list[Head]:
    """The heads of the chains, nobody else's until our transaction ends. New chains first: see decision 11."""
    begun = [{"chain": chain, "position": 0, "hash": NOTHING} for chain in chains]
    connection.execute(insert_or(audit_heads).values(begun).on_conflict_do_nothing())
    query = select(audit_heads).where(audit_heads.c.chain.in_(chains)).order_by(audit_heads.c.chain)
    return [head_of(row) for row in connection.execute(query.with_for_update())]


def _entry_values(entry: Entry) -> dict[str, object]:
    return {
        "chain": entry.chain,
        "position": entry.position,
        "of_table": entry.table,
        "of_key": entry.key,
        "content": entry.content,
        "hash": entry.hash,
    }


def head_of(row: Any) -> Head:
    """A row of ``audit_heads`` as the rules know it."""
    return Head(row.chain, row.position, bytes(row.hash))


# ---- rows as text, and from there to what is hashed -------------------------------------------------------------------


def written_row(table: Table, row: Any) -> WrittenRow:
    """What was selected by ``as_text``: the columns, the key, the client."""
    *cells, key, client = row
    return WrittenRow(client or UNVERIFIED, table.name, key, content_of(dict(read_cells(table, cells))))


def read_cells(table: Table, cells: Iterable[str | None]) -> Iterator[tuple[str, object]]:
    """The columns by name, each as what it is."""
    for (name, read), cell in zip(_readers(table), cells, strict=True):
        yield name, None if cell is None else read(cell)


@cache
def as_text(table: Table) -> tuple[Any, ...]:
    """What to select: every column as text that no setting of the session changes, then the key and the client."""
    return (*(_text_of(column) for column in table.columns), key_of(table), client_of(table))


@cache
def key_of(table: Table) -> Any:
    """The primary key as text: the value itself, or a JSON array of several."""
    columns = list(table.primary_key)
    return cast(columns[0] if len(columns) == 1 else func.jsonb_build_array(*columns), Text)


@cache
def client_of(table: Table, column: str | None = None) -> Any:
    """The code of the client that a row belongs to, as an expression; null for people nobody has verified."""
    leading: Column = table.c[column or CHAINED[table.name]]
    if leading.name == "client":
        return leading
    (reference,) = leading.foreign_keys
    following = reference.column.table
    further = CHAINED.get(following.name, "client")
    # By its name: what an INSERT returns cannot say otherwise that it means the row outside.
    outside: Any = literal_column(f"{table.name}.{leading.name}")
    # At most one: whoever drops a primary key and doubles a row shall not make the verification fail.
    client = select(client_of(following, further)).where(reference.column == outside).limit(1)
    return client.scalar_subquery()


@cache
def _adding(table: Table) -> Any:
    return insert(table).returning(*as_text(table))


def _text_of(column: Column) -> Any:
    if isinstance(column.type, DateTime):
        return cast(extract("epoch", column), Text)
    if isinstance(column.type, LargeBinary):
        return func.encode(column, "hex")
    return cast(column, Text)


@cache
def _readers(table: Table) -> tuple[tuple[str, Callable[[str], object]], ...]:
    return tuple((column.name, _reader(column)) for column in table.columns)


def _reader(column: Column) -> Callable[[str], object]:
    for kind, reader in _KINDS.items():
        if isinstance(column.type, kind):
            return reader
    raise TypeError(f"History has no way to write {column.type!r}, the type of {column.name}.")


def _instant(seconds: str) -> object:
    """The instant; what lies outside the years that Python knows stays the number of seconds."""
    since = Decimal(seconds)
    if not (since.is_finite() and _YEARS_THAT_PYTHON_KNOWS[0] <= since < _YEARS_THAT_PYTHON_KNOWS[1]):
        return seconds
    return _EPOCH + timedelta(microseconds=int(since * 1_000_000))


_KINDS: Mapping[type, Callable[[str], object]] = {
    JSONB: JsonText,
    Boolean: lambda cell: cell == "true",
    Integer: Decimal,
    BigInteger: Decimal,
    Numeric: Decimal,
    DateTime: _instant,
    Text: str,
    LargeBinary: str,
}
