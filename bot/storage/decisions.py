"""Coverage decisions as they were made."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.desk.decisions import Decision
from bot.operations.ports import Shown, StoredDecision
from bot.storage.documents import decode, encode
from bot.storage.rows import Row, every, one, utc
from bot.storage.tables import decision_showings, decisions
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

    def note_shown(self, id: str, shown: Shown) -> None:
        """Keep that a turn showed the decision; once for each turn."""
        row = {
            "decision": id,
            "shown_to": shown.to,
            "conversation": shown.conversation,
            "turn": shown.turn,
            "at": shown.at,
        }
        if all(known.turn != shown.turn for known in self.shown(id)):
            self._trail.add(decision_showings, row)

    def shown(self, id: str) -> Sequence[Shown]:
        """To whom, where and when the decision was shown, in order."""
        query = select(decision_showings).where(decision_showings.c.decision == id).order_by(decision_showings.c.id)
        rows = every(self._connection, query)
        return tuple(Shown(row["shown_to"], row["conversation"], row["turn"], utc(row["at"])) for row in rows)


def _decision(row: Row) -> StoredDecision:
    return StoredDecision(
        id=row["id"],
        enquiry=row["enquiry"],
        turn=row["turn"],
        decided_at=utc(row["decided_at"]),
        decision=decode(Decision, row["document"]),
    )
