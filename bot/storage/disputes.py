"""What people said against decisions, and how it ended; rows are only added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from bot.desk.disputes import Dispute, Outcome, Ruling
from bot.storage.rows import Row, every, utc
from bot.storage.tables import decisions, dispute_outcomes, disputes
from bot.storage.trail import Trail

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:decision, 0))")


class SqlDisputes:
    """``Disputes`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def hold(self, decision: str) -> None:
        """One transaction at a time for each decision."""
        self._connection.execute(_HOLD, {"decision": f"dispute {decision}"})

    def add(self, decision: str, *, by: str, words: str, at: datetime, ticket: str) -> None:
        """Keep what somebody said against the decision."""
        self._trail.add(disputes, {"decision": decision, "by": by, "words": words, "at": at, "ticket": ticket})

    def settle(self, dispute: int, ruling: Ruling) -> None:
        """Keep how it ended; a second time is refused by the database."""
        row = {
            "dispute": dispute,
            "outcome": ruling.outcome.value,
            "by": ruling.by,
            "words": ruling.words,
            "at": ruling.at,
            "decision": ruling.decision,
        }
        self._trail.add(dispute_outcomes, row)

    def of_decision(self, decision: str) -> Sequence[Dispute]:
        """The objections to a decision, oldest first."""
        return self._found(disputes.c.decision == decision)

    def list(self, *, client: str | None = None, open_only: bool = False) -> Sequence[Dispute]:
        """All objections, oldest first."""
        conditions: list[Any] = [dispute_outcomes.c.dispute.is_(None)] if open_only else []
        if client is not None:
            conditions.append(decisions.c.client == client)
        return self._found(*conditions)

    def _found(self, *conditions: Any) -> Sequence[Dispute]:
        joined = disputes.join(decisions).outerjoin(dispute_outcomes, dispute_outcomes.c.dispute == disputes.c.id)
        ended = [column.label(f"ended_{column.name}") for column in dispute_outcomes.columns]
        query = select(disputes, *ended).select_from(joined).where(*conditions).order_by(disputes.c.id)
        return tuple(_dispute(row) for row in every(self._connection, query))


def _dispute(row: Row) -> Dispute:
    ruling = None
    if row["ended_outcome"] is not None:
        ruling = Ruling(
            Outcome(row["ended_outcome"]),
            row["ended_by"],
            row["ended_words"],
            utc(row["ended_at"]),
            row["ended_decision"],
        )
    at = utc(row["at"])
    return Dispute(row["id"], row["decision"], row["by"], row["words"], at, row["ticket"], ruling)
