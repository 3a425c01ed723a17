"""What people said of guides; rows are only added."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from bot.desk.feedback import GuideOpinion
from bot.desk.walkthroughs import RunOutcome
from bot.storage.rows import every, utc
from bot.storage.tables import guide_opinions


class SqlFeedback:
    """``Feedback`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, opinion: GuideOpinion) -> None:
        """Keep it beside what the same person said before."""
        row = {
            "run": opinion.run,
            "article": opinion.article,
            "version": opinion.version,
            "outcome": opinion.outcome.value,
            "step": opinion.step,
            "helpful": opinion.helpful,
            "at": opinion.at,
            "client": opinion.client,
        }
        self._connection.execute(insert(guide_opinions).values(row))

    def latest(self, client: str | None = None) -> Sequence[GuideOpinion]:
        """The last word about each way through a guide."""
        said = guide_opinions.c
        query = select(guide_opinions).distinct(said.run).order_by(said.run, said.id.desc())
        found = every(self._connection, query if client is None else query.where(said.client == client))
        return tuple(
            GuideOpinion(
                run=row["run"],
                article=row["article"],
                version=row["version"],
                outcome=RunOutcome(row["outcome"]),
                step=row["step"],
                helpful=row["helpful"],
                at=utc(row["at"]),
                client=row["client"],
            )
            for row in found
        )
