"""Suggestions for the training data, and what was done with each."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.engine import Connection

from bot.desk.learning import Suggestion, SuggestionChange, SuggestionSource, SuggestionState, TrainingLine
from bot.operations.ports.learning import NewSuggestion
from bot.storage.rows import Row, every, one, storable, utc, utc_or_none
from bot.storage.tables import category_suggestions, suggestion_changes

# Any number does, as long as nothing else in the database uses it.
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(2026112852)")
_LARGEST_ID = 2**63 - 1
_COLUMNS = category_suggestions.c


class SqlLearning:
    """``Learning`` of the ports."""

    def __init__(self, connection: Connection, whence: str | None) -> None:
        self._connection = connection
        self._whence = whence or ""

    def suggest(self, new: NewSuggestion) -> None:
        """Keep it; nothing where the same enquiry has been suggested already."""
        row = {
            "source": new.source.value,
            "words": storable(new.words),
            "was": new.was,
            "now": new.now,
            "client": new.client,
            "ticket": new.ticket,
            "enquiry": new.enquiry,
            "by": storable(new.by),
            "at": new.at,
            "state": SuggestionState.WAITING.value,
        }
        statement = insert_or(category_suggestions).values(**row)
        self._connection.execute(statement.on_conflict_do_nothing(index_elements=["enquiry"]))

    def get(self, id: int, *, for_update: bool = False) -> Suggestion | None:
        """The suggestion with this number."""
        if not 0 < id <= _LARGEST_ID:
            return None
        query = select(category_suggestions).where(_COLUMNS.id == id)
        row = one(self._connection, query.with_for_update() if for_update else query)
        return None if row is None else _suggestion(row)

    def list(self, state: SuggestionState | None, limit: int) -> Sequence[Suggestion]:
        """Newest first."""
        query = select(category_suggestions).order_by(_COLUMNS.id.desc()).limit(limit)
        if state is not None:
            query = query.where(_COLUMNS.state == state.value)
        return tuple(_suggestion(row) for row in every(self._connection, query))

    def save(self, suggestion: Suggestion) -> None:
        """What was decided about it."""
        line = suggestion.line
        decided = {
            "state": suggestion.state.value,
            "category": line.category if line else None,
            "line": storable(line.text) if line else None,
            "decided_by": suggestion.decided_by,
            "decided_at": suggestion.decided_at,
        }
        self._connection.execute(update(category_suggestions).where(_COLUMNS.id == suggestion.id).values(**decided))

    def add_change(self, id: int, change: SuggestionChange) -> None:
        """A line of its history."""
        row = {
            "suggestion": id,
            "at": change.at,
            "by": storable(change.by),
            "kind": change.kind,
            "text": storable(change.text),
            "whence": self._whence,
        }
        self._connection.execute(insert(suggestion_changes).values(**row))

    def changes(self, id: int) -> Sequence[SuggestionChange]:
        """Oldest first."""
        query = (
            select(suggestion_changes).where(suggestion_changes.c.suggestion == id).order_by(suggestion_changes.c.id)
        )
        return tuple(
            SuggestionChange(utc(row["at"]), row["by"], row["kind"], row["text"], row["whence"])
            for row in every(self._connection, query)
        )

    def hold_data(self) -> None:
        """Until the end of the transaction nobody else writes into the training data."""
        self._connection.execute(_ONE_AT_A_TIME)


def _suggestion(row: Row) -> Suggestion:
    return Suggestion(
        id=row["id"],
        source=SuggestionSource(row["source"]),
        words=row["words"],
        was=row["was"],
        now=row["now"],
        client=row["client"],
        ticket=row["ticket"],
        by=row["by"],
        at=utc(row["at"]),
        state=SuggestionState(row["state"]),
        line=TrainingLine(row["category"], row["line"]) if row["line"] is not None else None,
        decided_by=row["decided_by"],
        decided_at=utc_or_none(row["decided_at"]),
    )
