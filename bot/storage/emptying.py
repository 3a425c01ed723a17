"""Taking words away from rows of history, each with a row in ``erasures`` that says so, in the chain of the same client."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection

from bot.desk.audit import content_of
from bot.desk.erasing import GONE, Names, Why, emptied_json
from bot.desk.errors import DeskError
from bot.storage.tables import erasures
from bot.storage.trail import Trail, as_text, read_cells, written_row

_EMPTY = text(
    "SELECT nightdesk_empty(:in_table, CAST(:of_row AS jsonb), CAST(:emptied AS jsonb), "
    ":said, :says, :at, :by, :why, :person)"
)
_SAID_BEFORE = text(
    "SELECT coalesce((SELECT now FROM erasures WHERE of_table = :in_table AND of_key = :key ORDER BY id DESC LIMIT 1), "
    "(SELECT content FROM audit_entries WHERE of_table = :in_table AND of_key = :key))"
)


class TouchedBefore(DeskError):
    """A row of history that does not say what was written: nothing is taken away before somebody has looked at it."""


@dataclass(frozen=True)
class Reason:
    """When, by whom and why something is taken away; ``person`` is what stands for whom it was about."""

    at: datetime
    by: str
    why: Why
    person: str | None = None


@dataclass(frozen=True)
class Emptying:
    """What is taken away from rows of a table: the names wherever they stand, all that some columns or keys say."""

    names: Names
    columns: Collection[str] = ()
    words: Collection[str] = ()

    def of(self, table: Table, cells: Sequence[str | None]) -> dict[str, str]:
        """The columns that say something else afterwards, and what; ``cells`` are texts, in the table's order."""
        changed = {}
        for column, cell in zip(table.columns, cells, strict=True):
            new = None if cell is None or column.primary_key else self._emptied(column, cell)
            if new is not None and new != cell:
                changed[column.name] = new
        return changed

    def _emptied(self, column: Any, cell: str) -> str | None:
        if isinstance(column.type, JSONB):
            new = emptied_json(cell, self.names, self.words)
            return cell if json.loads(new) == json.loads(cell) else new
        if column.type.python_type is not str:
            return None
        return GONE if column.name in self.columns and cell else self.names.without(cell)


def empty_history(
    connection: Connection,
    trail: Trail,
    table: Table,
    where: Any,
    how: Emptying | Callable[[Mapping[str, str | None]], Emptying],
    reason: Reason,
) -> int:
    """Take it away from the rows of a chained table; how many said something else before. TouchedBefore.

    A function instead of one way to empty them is asked for each row. Rows that this transaction has added are not touched
    yet: they get their entries at its end, when the chains are taken (decision 11).
    """
    rows = connection.execute(select(*as_text(table)).where(where).order_by(*table.primary_key)).all()
    return sum(_empty_row(connection, trail, table, row, how, reason) for row in rows)


def _empty_row(
    connection: Connection,
    trail: Trail,
    table: Table,
    row: Any,
    how: Emptying | Callable[[Mapping[str, str | None]], Emptying],
    reason: Reason,
) -> bool:
    cells = list(row[:-2])
    names = [column.name for column in table.columns]
    chosen = how if isinstance(how, Emptying) else how(dict(zip(names, cells, strict=True)))
    changed = chosen.of(table, cells)
    if not changed:
        return False
    said = written_row(table, row)
    before = connection.execute(_SAID_BEFORE, {"in_table": table.name, "key": said.key}).scalar()
    if before is None and trail.has(said):
        return False
    if before is None or bytes(before) != said.content:
        raise TouchedBefore(
            f"{table.name} {said.key} does not say what was written. Look at it first: nightdesk audit verify"
        )
    after = [changed.get(name, cell) for name, cell in zip(names, cells, strict=True)]
    given = {
        "in_table": table.name,
        "of_row": json.dumps({column.name: cells[names.index(column.name)] for column in table.primary_key}),
        "emptied": json.dumps(changed),
        "said": said.content,
        "says": content_of(dict(read_cells(table, after))),
        "at": reason.at,
        "by": reason.by,
        "why": reason.why.value,
        "person": reason.person,
    }
    trail.note(erasures, connection.execute(_EMPTY, given).scalar_one())
    return True
