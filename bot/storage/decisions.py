"""Coverage decisions as they were made."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.desk.decisions import Decision
from bot.operations.ports import StoredDecision
from bot.storage.documents import decode, encode
from bot.storage.rows import Row, every, one, utc
from bot.storage.tables import decisions
from bot.storage.trail import Trail


class SqlDecisions:
    """``Decisions`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

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
        self._trail.add(decisions, row)

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


def _decision(row: Row) -> StoredDecision:
    return StoredDecision(
        id=row["id"],
        enquiry=row["enquiry"],
        turn=row["turn"],
        decided_at=utc(row["decided_at"]),
        decision=decode(Decision, row["document"]),
    )
