"""What resolved tickets came to; rows are only added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.desk.settlement import Settlement
from bot.storage.documents import encode
from bot.storage.rows import document, documents
from bot.storage.tables import settlements
from bot.storage.trail import Trail


class SqlSettlements:
    """``Settlements`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def add(self, settlement: Settlement) -> None:
        """Write it; it can never be changed."""
        row = {
            "ticket": settlement.ticket,
            "number": settlement.number,
            "key": settlement.key,
            "client": settlement.client,
            "settled_at": settlement.at,
            "minutes": settlement.minutes,
            "final": settlement.final.amount,
            "document": encode(settlement),
        }
        self._trail.add(settlements, row)

    def of_ticket(self, ticket: str) -> Sequence[Settlement]:
        """Those of a ticket, oldest first; the last one holds."""
        query = select(settlements.c.document).where(settlements.c.ticket == ticket).order_by(settlements.c.number)
        return documents(self._connection, Settlement, query)

    def of_tickets(self, tickets: Sequence[str]) -> Sequence[Settlement]:
        """Those of any of these tickets, the oldest of each first."""
        of_any = settlements.c.ticket.in_(list(tickets))
        query = select(settlements.c.document).where(of_any).order_by(settlements.c.ticket, settlements.c.number)
        return documents(self._connection, Settlement, query)

    def under(self, key: str) -> Settlement | None:
        """What a command or turn has settled already."""
        return document(self._connection, Settlement, select(settlements.c.document).where(settlements.c.key == key))

    def between(self, client: str, since: datetime, until: datetime) -> Sequence[Settlement]:
        """The settlements of a client in [since, until), oldest first; of a ticket settled twice, both."""
        at = settlements.c.settled_at
        mine = (settlements.c.client == client) & (at >= since) & (at < until)
        query = select(settlements.c.document).where(mine).order_by(at, settlements.c.ticket, settlements.c.number)
        return documents(self._connection, Settlement, query)
