"""Reading the chains and the rows they are about, as of one instant and a little at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, and_, cast, func, or_, select, text, union
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.engine import Connection

from bot.desk.audit import UNVERIFIED, Entry, Erasure, Head
from bot.operations.ports import EVERYTHING, KeptRow
from bot.storage.rows import one
from bot.storage.tables import CHAINED, audit_entries, audit_heads, erasures, metadata, quote_states, quotes
from bot.storage.trail import as_text, client_of, head_of, key_of, written_row

_AT_ONCE = 2000
_ONE_INSTANT = (
    text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"),
    text("SET LOCAL statement_timeout = 0"),
)


class SqlAudit:
    """``Audit`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin_reading(self) -> None:
        """From here on everything is as it was at this instant; to be called before anything else."""
        for statement in _ONE_INSTANT:
            self._connection.execute(statement)

    def heads(self) -> Sequence[Head]:
        """Where each chain says that it ends, by name."""
        return tuple(
            head_of(row) for row in self._connection.execute(select(audit_heads).order_by(audit_heads.c.chain))
        )

    def chains(self) -> Sequence[str]:
        """The names of all chains, also of those that do not say where they end."""
        names = union(select(audit_heads.c.chain), select(audit_entries.c.chain)).subquery()
        return tuple(self._connection.execute(select(names.c.chain).order_by(names.c.chain)).scalars())

    def tables(self) -> Sequence[str]:
        """The tables whose rows are chained."""
        return tuple(CHAINED)

    def entries(self, chain: str | None = None, since: Mapping[str, int] = EVERYTHING) -> Iterator[Entry]:
        """Chain after chain in their order; of the chains in ``since`` only what is behind that position."""
        query = select(audit_entries).where(*_wanted(chain, since))
        for row in self._stream(query.order_by(audit_entries.c.chain, audit_entries.c.position)):
            yield Entry(row.chain, row.position, row.of_table, row.of_key, bytes(row.content), bytes(row.hash))

    def rows(self, table: str, chain: str | None = None, since: Mapping[str, int] = EVERYTHING) -> Iterator[KeptRow]:
        """The entries about rows of a table, each with what its row says now; in no order."""
        of = metadata.tables[table]
        entry = audit_entries.c
        erased = _erased(table)
        query = select(entry.chain, entry.position, entry.of_key, entry.content, erased.c.all, *as_text(of))
        joined = audit_entries.outerjoin(of, key_of(of) == entry.of_key)
        joined = joined.outerjoin(erased, (erased.c.chain == entry.chain) & (erased.c.of_key == entry.of_key))
        query = query.select_from(joined).where(entry.of_table == table, *_wanted(chain, since))
        for name, position, key, content, taken, *cells in self._stream(query):
            # The last but one is the row's own key: no row, no key.
            now = None if cells[-2] is None else written_row(of, cells).content
            yield KeptRow(name, position, key, bytes(content), now, _in_order(taken))

    def strangers(self, table: str, chain: str | None = None) -> Iterator[tuple[str, str]]:
        """Rows that no entry knows, and keys that stand there more than once: the chain they belong to, and the key.

        A primary key can be dropped by whoever wants a row twice.
        """
        of = metadata.tables[table]
        entry = audit_entries.c
        belongs, key = func.coalesce(client_of(of), UNVERIFIED), key_of(of)
        known = select(entry.position).where(entry.of_table == table, entry.of_key == key).exists()
        unknown = select(belongs, key).where(~known)
        twice = select(func.min(belongs), key).group_by(key).having(func.count() > 1)
        for query in (unknown, twice):
            for client, name in self._stream(query):
                if chain in (None, client):
                    yield client, name

    def unfounded(self, chain: str | None = None) -> Iterator[tuple[str, int, str]]:
        """Erasures that name no row of their own chain written before them."""
        said, about = audit_entries.alias(), audit_entries.alias()
        same = (about.c.of_table == erasures.c.of_table) & (about.c.of_key == erasures.c.of_key)
        before = (about.c.chain == said.c.chain) & (about.c.position < said.c.position)
        query = select(said.c.chain, said.c.position, said.c.of_key).select_from(
            erasures.join(said, _about_it(said)).outerjoin(about, same & before)
        )
        query = query.where(about.c.position.is_(None), *([] if chain is None else [said.c.chain == chain]))
        yield from ((row.chain, row.position, row.of_key) for row in self._stream(query))

    def quotes_out_of_step(self, chain: str | None = None) -> Iterator[tuple[str, str]]:
        """Quotes that do not say what was saved last: the chain, and number and revision as text."""
        said = quote_states.c
        last = select(quote_states).distinct(said.number, said.revision)
        newest = last.order_by(said.number, said.revision, said.id.desc()).subquery()
        both = [column.name for column in quotes.columns if column.name in newest.c]
        same = and_(quotes.c.number == newest.c.number, quotes.c.revision == newest.c.revision)
        now = [func.coalesce(newest.c[name], quotes.c[name]) for name in ("client", "number", "revision")]
        query = select(*now).select_from(quotes.outerjoin(newest, same, full=True))
        query = query.where(or_(*(quotes.c[name].is_distinct_from(newest.c[name]) for name in both)))
        if chain is not None:
            query = query.where(now[0] == chain)
        yield from ((client, f"{number} revision {revision}") for client, number, revision in self._stream(query))

    def find(self, hash: bytes) -> Head | None:
        """The entry with this hash, as if it were its chain's end."""
        return self._head(select(audit_entries).where(audit_entries.c.hash == hash))

    def at(self, chain: str, position: int) -> Head | None:
        """The entry at a place of a chain, likewise."""
        entry = audit_entries.c
        return self._head(select(audit_entries).where(entry.chain == chain, entry.position == position))

    def _head(self, query: Any) -> Head | None:
        row = one(self._connection, query)
        return None if row is None else Head(row["chain"], row["position"], bytes(row["hash"]))

    def _stream(self, query: Any) -> Iterator[Any]:
        streamed = query.execution_options(stream_results=True, max_row_buffer=_AT_ONCE)
        return iter(self._connection.execute(streamed))


def _about_it(entry: Any) -> Any:
    """The entry of an erasure itself."""
    return (entry.c.of_table == erasures.name) & (entry.c.of_key == key_of(erasures))


def _erased(table: str) -> Any:
    """What was taken away from each row of a table, as far as it is in a chain itself: hashes, key and position."""
    said = audit_entries.alias()
    each = func.jsonb_build_array(
        func.encode(erasures.c.was, "hex"), func.encode(erasures.c.now, "hex"), said.c.of_key, said.c.position
    )
    query = select(
        said.c.chain, erasures.c.of_key, func.jsonb_agg(aggregate_order_by(each, said.c.position)).label("all")
    )
    query = query.select_from(erasures.join(said, _about_it(said))).where(erasures.c.of_table == table)
    return query.group_by(said.c.chain, erasures.c.of_key).subquery("erased")


def _in_order(taken: Any) -> tuple[Erasure, ...]:
    return tuple(
        Erasure(bytes.fromhex(was), bytes.fromhex(now), key, position) for was, now, key, position in taken or ()
    )


def _wanted(chain: str | None, since: Mapping[str, int]) -> list[Any]:
    entry = audit_entries.c
    conditions = [] if chain is None else [entry.chain == chain]
    if since:
        seen = cast(cast(dict(since), JSONB)[entry.chain].astext, BigInteger)
        conditions.append(or_(seen.is_(None), entry.position > seen))
    return conditions
