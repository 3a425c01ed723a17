"""Coverage decisions as they were made, and what people said against them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from bot.desk.decisions import Decision
from bot.operations.ports import StoredDecision
from bot.storage.documents import decode, encode
from bot.storage.rows import Row, every, one, utc
from bot.storage.tables import decisions, disputes


class SqlDecisions:
    """``Decisions`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, decision: StoredDecision) -> None:
        """Write the decision; it can never be changed."""
        made = decision.decision
        row = {
            "id": decision.id,
            "enquiry": decision.enquiry,
            "turn": decision.turn,
            "decided_at": decision.decided_at,
            "client": made.client,
            "contract": made.contract,
            "contract_version": made.contract_version,
            "category": made.category,
            "verdict": made.verdict.value,
            "document": encode(made),
        }
        self._connection.execute(insert(decisions).values(row))

    def get(self, id: str) -> StoredDecision | None:
        """The decision with this id."""
        row = one(self._connection, select(decisions).where(decisions.c.id == id))
        return None if row is None else _decision(row)

    def of_ids(self, ids: Sequence[str]) -> Sequence[StoredDecision]:
        """Those of these ids that there are."""
        query = select(decisions).where(decisions.c.id.in_(list(ids))).order_by(decisions.c.seq)
        return tuple(_decision(row) for row in every(self._connection, query))

    def of_turn(self, turn: str) -> Sequence[StoredDecision]:
        """What was decided in a turn, in order."""
        query = select(decisions).where(decisions.c.turn == turn).order_by(decisions.c.seq)
        return tuple(_decision(row) for row in every(self._connection, query))

    def dispute(self, id: str, *, by: str, words: str, at: datetime) -> None:
        """Keep what somebody said against the decision."""
        self._connection.execute(insert(disputes).values(decision=id, by=by, words=words, at=at))

    def disputes(self, id: str) -> Sequence[tuple[str, str, datetime]]:
        """By whom, in what words and when the decision was disputed, oldest first."""
        query = select(disputes).where(disputes.c.decision == id).order_by(disputes.c.id)
        return tuple((row["by"], row["words"], utc(row["at"])) for row in every(self._connection, query))


def _decision(row: Row) -> StoredDecision:
    return StoredDecision(
        id=row["id"],
        enquiry=row["enquiry"],
        turn=row["turn"],
        decided_at=utc(row["decided_at"]),
        decision=decode(Decision, row["document"]),
    )
