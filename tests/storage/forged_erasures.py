"""What somebody who owns the database and knows how erasures are made could do with them, one at a time.

Each forgery brings rows, erasures and entries as it likes; an entry is made as the desk makes it, so that the links of the
chain hold and nothing but the rule about erasures is left to find it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.engine import Connection

from bot.desk.audit import WrittenRow, empty, entry_after
from bot.desk.erasing import GONE
from bot.storage.audit import SqlAudit
from bot.storage.tables import audit_entries, erasures, ticket_history
from bot.storage.trail import as_text, written_row

from .tampering import ENTRIES, HEADS, Tampering

_ADD = text(
    "INSERT INTO erasures (id, client, at, by, why, of_table, of_key, was, now) SELECT max(id) + 1, :client, now(), 'x', "
    "'person asked', :of_table, :of_key, :was, :now FROM erasures RETURNING id"
)


_MOVE = f"UPDATE {HEADS} SET position = :position, hash = :hash WHERE chain = :chain"


@dataclass(frozen=True)
class Forgery(Tampering):
    """Done by a function; the statements are empty."""

    doing: Callable[[Connection], None] = field(default=lambda _: None, compare=False, repr=False)

    def do(self, connection: Connection) -> bool:
        """Do it; every forgery changes something."""
        self.doing(connection)
        return True


def _content(connection: Connection, id: int) -> bytes:
    row = connection.execute(select(*as_text(ticket_history)).where(ticket_history.c.id == id)).one()
    return written_row(ticket_history, row).content


def _say(connection: Connection, id: int, words: str) -> None:
    connection.execute(text("UPDATE ticket_history SET text = :words WHERE id = :id"), {"words": words, "id": id})


def _erasure(connection: Connection, chained: bool = True, **values: Any) -> None:
    given = {"client": None, "of_table": "ticket_history", **values}
    id = connection.execute(_ADD, {**given, "of_key": str(given["of_key"])}).scalar_one()
    if chained:
        row = connection.execute(select(*as_text(erasures)).where(erasures.c.id == id)).one()
        _chain(connection, written_row(erasures, row))


def _chain(connection: Connection, row: WrittenRow) -> None:
    """The entry that the desk would write; not by the desk's own function, which needs the keys that the owner has dropped."""
    head = next((each for each in SqlAudit(connection).heads() if each.chain == row.chain), empty(row.chain))
    entry = entry_after(head, row)
    given = {"chain": entry.chain, "position": entry.position, "hash": entry.hash}
    values = {**given, "of_table": entry.table, "of_key": entry.key, "content": entry.content}
    connection.execute(insert(audit_entries), values)
    moved = connection.execute(text(_MOVE), given)
    assert moved.rowcount == 1


def truly_erased(connection: Connection) -> None:
    """A line of history is emptied, and all that belongs to it is there: nothing that anybody could find."""
    _emptied(connection, _lines(connection, False)[0])


def _lines(connection: Connection, emptied: bool) -> list[Any]:
    """Lines of history with the chain that they are in: those that words were taken away from, or those that still say some."""
    named = "EXISTS (SELECT 1 FROM erasures WHERE of_table = 'ticket_history' AND of_key = line.id::text)"
    query = (
        "SELECT line.id, line.text, NULLIF(entry.chain, '(unverified)') AS client, entry.content FROM ticket_history line "
        f"JOIN {ENTRIES} entry ON entry.of_table = 'ticket_history' AND entry.of_key = line.id::text "
        f"WHERE {named if emptied else 'NOT ' + named} AND line.text <> '' ORDER BY line.id"
    )
    return list(connection.execute(text(query.replace("::", r"\:\:"))).all())


def forgeries(connection: Connection, random: Random) -> Iterator[Forgery]:
    """Every way, on every line of history that it fits."""
    emptied, whole = _lines(connection, True), _lines(connection, False)
    for line in emptied:
        yield _forged("words put back", lambda c, line=line: _say(c, line.id, "as it was"))
        yield _forged("emptied row changed again", lambda c, line=line: _say(c, line.id, f"{GONE} more"))
        yield _forged("erasure doubled", lambda c, line=line: _doubled(c, line, chained=False))
        yield _forged("erasure doubled, with an entry", lambda c, line=line: _doubled(c, line, chained=True))
    for line in whole:
        yield _forged("erasure without an entry", lambda c, line=line: _emptied(c, line, chained=False))
        yield _forged("erasure in another chain", lambda c, line=line: _emptied(c, line, client=_other(line.client)))
        yield _forged("erasure of what it never said", lambda c, line=line: _emptied(c, line, was=random.randbytes(32)))
        yield _forged("erasure that says otherwise", lambda c, line=line: _emptied(c, line, now=random.randbytes(32)))
        yield _forged("erasure and nothing erased", lambda c, line=line: _emptied(c, line, words=line.text))
        yield _forged("erasure of no row", lambda c, line=line: _emptied(c, line, of_key=10**9 + line.id))
        yield _forged("erasure of another table", lambda c, line=line: _emptied(c, line, of_table="time_entries"))
        yield _forged("changed after a true erasure", lambda c, line=line: _changed_after(c, line))
        yield _forged("removed after a true erasure", lambda c, line=line: _removed_after(c, line))
    for one, other in pairwise(whole):
        yield _forged("erasures swapped", lambda c, one=one, other=other: _swapped(c, one, other))


def _forged(kind: str, doing: Callable[[Connection], None]) -> Forgery:
    return Forgery(kind, "ticket_history", (), doing=doing)


def _other(client: str | None) -> str:
    return "beta" if client == "acme" else "acme"


def _doubled(connection: Connection, line: Any, chained: bool) -> None:
    said = text("SELECT client, was, now FROM erasures WHERE of_table = 'ticket_history' AND of_key = :key")
    row = connection.execute(said, {"key": str(line.id)}).mappings().first()
    assert row is not None
    _erasure(connection, chained, of_key=line.id, client=row["client"], was=bytes(row["was"]), now=bytes(row["now"]))


def _emptied(connection: Connection, line: Any, *, chained: bool = True, words: str = GONE, **other: Any) -> None:
    """A true erasure but for one thing."""
    _say(connection, line.id, GONE)
    true = {"of_key": line.id, "client": line.client, "was": bytes(line.content), "now": _content(connection, line.id)}
    _say(connection, line.id, words)
    _erasure(connection, chained, **{**true, **other})


def _changed_after(connection: Connection, line: Any) -> None:
    _emptied(connection, line)
    _say(connection, line.id, f"{GONE} and paid")


def _removed_after(connection: Connection, line: Any) -> None:
    _emptied(connection, line)
    connection.execute(text("DELETE FROM ticket_history WHERE id = :id"), {"id": line.id})


def _swapped(connection: Connection, one: Any, other: Any) -> None:
    """Both lines are emptied, and each erasure names the other's line."""
    for line, named in ((one, other), (other, one)):
        _emptied(connection, line, of_key=named.id)
