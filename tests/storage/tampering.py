"""Everything that somebody who owns the database could do to one or two rows of history, as SQL."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.storage.tables import CHAINED

ENTRIES, HEADS = "audit_entries", "audit_heads"
_COLUMNS = text(
    "SELECT column_name, data_type, is_nullable = 'YES' FROM information_schema.columns "
    "WHERE table_schema = 'public' AND table_name = :table ORDER BY ordinal_position"
)
# Numbers the order of writing and says nothing.
_UNSAID = {("quotes", "seq")}
EDITED = (*CHAINED, "quotes", ENTRIES, HEADS)


@dataclass(frozen=True)
class Tampering:
    """What is done, to which table, and the statements that do it; ``column`` where it is one edit."""

    kind: str
    table: str
    statements: tuple[tuple[str, dict[str, Any]], ...]
    column: str = ""

    def do(self, connection: Connection) -> bool:
        """Do it; False when it has changed nothing."""
        done = [connection.execute(text(sql), given).rowcount for sql, given in self.statements]
        return bool(done[-1] > 0)


def make_owner(connection: Connection) -> None:
    """Take away what stands in an owner's way: keys, checks, columns that the database fills alone."""
    constraints = text(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace "
        "AND contype IN ('p', 'u', 'c', 'f') AND conrelid::regclass::text = ANY(:tables) ORDER BY contype <> 'f'"
    )
    for table, name in connection.execute(constraints, {"tables": list(EDITED)}).all():
        connection.execute(text(f'ALTER TABLE {table} DROP CONSTRAINT IF EXISTS "{name}" CASCADE'))
    for table in EDITED:
        for column, _, _ in connection.execute(_COLUMNS, {"table": table}).all():
            connection.execute(text(f'ALTER TABLE {table} ALTER COLUMN "{column}" DROP IDENTITY IF EXISTS'))


def edits(connection: Connection, random: Random) -> Iterator[Tampering]:
    """Every row of every table, every column, every way to change one that this column allows."""
    for table in EDITED:
        columns = [row for row in connection.execute(_COLUMNS, {"table": table}) if (table, row[0]) not in _UNSAID]
        for place in _places(connection, table):
            for column, kind, nullable in columns:
                cell = text(f'SELECT "{column}"::text FROM {table} WHERE ctid = CAST(:place AS tid)')
                now = connection.execute(cell, {"place": place}).scalar_one()
                for to in _changed(random, kind, now):
                    if to is None and not nullable:
                        continue
                    sql = (
                        f'UPDATE {table} SET "{column}" = CAST(:to AS {kind}) WHERE ctid = CAST(:place AS tid) '
                        f'AND "{column}"::text IS DISTINCT FROM CAST(CAST(:to AS {kind}) AS text)'
                    )
                    yield Tampering("edited", table, ((sql, {"to": to, "place": place}),), column)


def _changed(random: Random, kind: str, now: str | None) -> list[str | None]:
    """Other texts for the column; an empty one is filled, a filled one may be emptied."""
    if kind == "jsonb":
        return ['{"a": 1}'] if now is None else [_other_json(random, now), None]
    if now is None:
        return [{"text": "x", "timestamp with time zone": "2026-01-01T00:00:00Z", "bytea": "\\x00"}.get(kind, "0")]
    if kind == "text":
        flip = now[:-1] + chr(ord(now[-1]) ^ 1) if now else "x"
        return [now + " ", flip, now.swapcase(), None]
    if kind == "timestamp with time zone":
        return ["2026-03-04T12:00:00.000001Z", now.replace("2026", "2027", 1), "infinity", None]
    if kind == "bytea":
        return [now[:-1] + f"{int(now[-1], 16) ^ 1:x}", "\\x", None]
    if kind == "numeric":
        return [f"{now}0" if "." in now else f"{now}.0", now[1:] if now.startswith("-") else f"-{now}", "NaN", None]
    return [str(int(now) + 1), str(-int(now) - 1), None]


def _other_json(random: Random, now: str) -> str:
    """The document with one thing changed: a leaf, a key taken out or put in, a number written in another way."""
    value = json.loads(now)
    places = list(_inside(value))
    holder, key = random.choice(places)
    leaf = holder[key]
    what = random.random()
    if isinstance(holder, dict) and what < 0.2:
        del holder[key]
    elif isinstance(holder, dict) and what < 0.3:
        holder[f"{key}_"] = leaf
    elif isinstance(leaf, bool) or leaf is None:
        holder[key] = "x" if leaf is None else not leaf
    elif isinstance(leaf, int):
        holder[key] = random.choice((leaf + 1, float(leaf), str(leaf)))
    elif isinstance(leaf, float):
        holder[key] = random.choice((int(leaf), leaf + 0.5))
    elif isinstance(leaf, str):
        holder[key] = leaf + random.choice((" ", "0", "\u200b"))
    else:
        holder[key] = None
    return json.dumps(value)


def _inside(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in list(pairs):
        yield value, key
        if isinstance(item, (dict, list)):
            yield from _inside(item)


def removals(connection: Connection) -> Iterator[Tampering]:
    """Every row, and every entry, taken out; every row with its entry."""
    for table in EDITED:
        for place in _places(connection, table):
            yield Tampering("removed", table, ((_remove(table), {"place": place}),))
    for place, table, key in connection.execute(text(f"SELECT ctid::text, of_table, of_key FROM {ENTRIES}")).all():
        row = (f"DELETE FROM {table} WHERE {_key(connection, table)} = :key", {"key": key})
        yield Tampering("removed with its entry", table, ((_remove(ENTRIES), {"place": place}), row))


def insertions(connection: Connection, random: Random) -> Iterator[Tampering]:
    """Every row and entry once more: as it is, under another key, and in another chain."""
    for table in (*CHAINED, ENTRIES):
        columns = [row[0] for row in connection.execute(_COLUMNS, {"table": table})]
        for place in _places(connection, table):
            yield Tampering("copied", table, ((_copy(table, columns, {}), {"place": place}),))
            if table == ENTRIES:
                other = {"chain": f"'{random.choice(('acme', 'beta', 'gamma', 'new'))}'", "position": "position + 1"}
            else:
                kinds = {row[0]: row[1] for row in connection.execute(_COLUMNS, {"table": table})}
                other = {
                    name: f"{name} || '9'" if kinds[name] == "text" else f"{name} + 1000"
                    for name in _key_columns(connection, table)
                }
                if "client" in columns:
                    other["client"] = "CASE client WHEN 'acme' THEN 'beta' ELSE 'acme' END"
            yield Tampering("copied elsewhere", table, ((_copy(table, columns, other), {"place": place}),))


def swaps(connection: Connection) -> Iterator[Tampering]:
    """Neighbours of each table change places: their keys, or all that they say; and neighbours of each chain."""
    for table in (*CHAINED, ENTRIES):
        places = _places(connection, table)
        keys = ["position"] if table == ENTRIES else _key_columns(connection, table)
        columns = [row[0] for row in connection.execute(_COLUMNS, {"table": table})]
        others = [name for name in columns if name not in keys]
        for one, other in pairwise(places):
            for names in (keys, others):
                both = ", ".join(f'"{name}" = other."{name}"' for name in names)
                differ = " AND ".join(_differ(table, every) for every in (keys, others))
                sql = (
                    f"UPDATE {table} SET {both} FROM {table} AS other WHERE ({table}.ctid, other.ctid) IN "
                    "((CAST(:one AS tid), CAST(:other AS tid)), (CAST(:other AS tid), CAST(:one AS tid))) "
                    f"AND {differ}"
                )
                yield Tampering("swapped", table, ((sql, {"one": one, "other": other}),))


def cuts(connection: Connection) -> Iterator[Tampering]:
    """Every chain cut at every place, its head set back and the rows behind the cut taken out: nothing inside tells."""
    last = connection.execute(text(f"SELECT chain, position FROM {HEADS} ORDER BY chain")).all()
    for chain, end in last:
        for at in range(0, end):
            gone = "SELECT of_key FROM audit_entries WHERE chain = :chain AND position > :at AND of_table = "
            given = {"chain": chain, "at": at}
            rows = [
                (f"DELETE FROM {table} WHERE {_key(connection, table)} IN ({gone}'{table}')", given)
                for table in CHAINED
            ]
            quotes = (
                "DELETE FROM quotes WHERE NOT EXISTS (SELECT 1 FROM quote_states AS said "
                "WHERE said.number = quotes.number AND said.revision = quotes.revision)"
            )
            set_back = (
                f"UPDATE {HEADS} SET position = :at, hash = coalesce((SELECT hash FROM {ENTRIES} "
                f"WHERE chain = :chain AND position = :at), decode(repeat('00', 32), 'hex')) WHERE chain = :chain"
            )
            entries = (f"DELETE FROM {ENTRIES} WHERE chain = :chain AND position > :at", given)
            yield Tampering("cut", ENTRIES, (*rows, (quotes, {}), (set_back, given), entries))


def _places(connection: Connection, table: str) -> Sequence[str]:
    found: list[str] = connection.execute(text(f"SELECT ctid::text FROM {table} ORDER BY ctid")).scalars().all()
    return found


_KEYS = {
    "contracts": ["client", "number", "version"],
    "settlements": ["ticket", "number"],
    "dispute_outcomes": ["dispute"],
    "monthly_reports": ["client", "month", "number"],
}


def _key_columns(connection: Connection, table: str) -> list[str]:
    return _KEYS.get(table, ["id"])


def _key(connection: Connection, table: str) -> str:
    columns = _key_columns(connection, table)
    return f"{columns[0]}::text" if len(columns) == 1 else f"jsonb_build_array({', '.join(columns)})::text"


def _remove(table: str) -> str:
    return f"DELETE FROM {table} WHERE ctid = CAST(:place AS tid)"


def _copy(table: str, columns: Sequence[str], other: dict[str, str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(other.get(name, f'"{name}"') for name in columns)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE ctid = CAST(:place AS tid)"


def _differ(table: str, columns: Sequence[str]) -> str:
    """Two rows that say the same but for their keys, or stand at the same place of two chains, are not swapped."""
    return "({}) IS DISTINCT FROM ({})".format(
        ", ".join(f'{table}."{name}"' for name in columns), ", ".join(f'other."{name}"' for name in columns)
    )
