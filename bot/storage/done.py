"""What a turn has already done."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from bot.storage.rows import every, one
from bot.storage.tables import done_steps


class SqlDone:
    """``Done`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def recall(self, turn: str, step: str) -> str | None:
        """The text stored for this step of this turn."""
        this = (done_steps.c.turn == turn) & (done_steps.c.step == step)
        row = one(self._connection, select(done_steps.c.result).where(this))
        return None if row is None else str(row["result"])

    def steps(self, turn: str) -> Mapping[str, str]:
        """Everything that is stored for this turn, by step."""
        query = select(done_steps.c.step, done_steps.c.result).where(done_steps.c.turn == turn)
        return {row["step"]: row["result"] for row in every(self._connection, query)}

    def remember(self, turn: str, step: str, result: str) -> None:
        """Store the text; what was stored first stays."""
        statement = insert(done_steps).values(turn=turn, step=step, result=result)
        self._connection.execute(statement.on_conflict_do_nothing())
