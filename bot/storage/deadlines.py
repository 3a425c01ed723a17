"""When each ticket is looked at again for its deadlines, and which warnings were given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from bot.desk.deadlines import Reached
from bot.desk.sla import Metric
from bot.desk.tickets import Ticket
from bot.storage.rows import documents, every
from bot.storage.tables import deadline_warnings, tickets


class SqlDeadlines:
    """``Deadlines`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def to_look_at(self, at: datetime, limit: int) -> Sequence[Ticket]:
        """Open tickets whose time has come, longest due first, held against others; those that others hold are passed over."""
        query = select(tickets.c.document).where(tickets.c.is_open, tickets.c.look_at <= at)
        query = query.order_by(tickets.c.look_at, tickets.c.number).limit(limit)
        return documents(self._connection, Ticket, query.with_for_update(skip_locked=True))

    def look_again(self, ticket: str, at: datetime | None) -> None:
        """Look at it then; None: when it has changed."""
        self._connection.execute(update(tickets).where(tickets.c.number == ticket).values(look_at=at))

    def given(self, ticket: str) -> Sequence[Reached]:
        """What was warned of."""
        rows = every(self._connection, select(deadline_warnings).where(deadline_warnings.c.ticket == ticket))
        return tuple(Reached(Metric(row["metric"]), timedelta(seconds=row["target"]), row["share"]) for row in rows)

    def give(self, ticket: str, reached: Sequence[Reached], at: datetime) -> None:
        """Keep what is warned of now; what was kept before stays as it was."""
        rows = [
            {
                "ticket": ticket,
                "metric": each.metric.value,
                "target": each.target // timedelta(seconds=1),
                "share": each.share,
                "at": at,
            }
            for each in reached
        ]
        if rows:
            self._connection.execute(insert(deadline_warnings).on_conflict_do_nothing(), rows)
