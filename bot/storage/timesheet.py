"""Time entries and parts of tickets; rows are only added."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.desk.timesheet import PartEntry, TimeEntry
from bot.storage.documents import encode
from bot.storage.rows import document, documents
from bot.storage.tables import ticket_parts, time_entries
from bot.storage.trail import Trail


class SqlTimesheet:
    """``Timesheet`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def add_time(self, entry: TimeEntry) -> None:
        """Write the entry; it can never be changed."""
        row = {
            "id": entry.id,
            "key": entry.key,
            "ticket": entry.ticket,
            "client": entry.client,
            "by": entry.by,
            "work": entry.work.value,
            "start": entry.start,
            "minutes": entry.minutes,
            "accounted": entry.accounted,
            "reverses": entry.reverses,
            "written_at": entry.written_at,
            "document": encode(entry),
        }
        self._trail.add(time_entries, row)

    def add_part(self, part: PartEntry) -> None:
        """Write the part; it can never be changed."""
        row = {
            "id": part.id,
            "key": part.key,
            "ticket": part.ticket,
            "client": part.client,
            "by": part.by,
            "text": part.text,
            "cost": part.cost.amount,
            "quantity": part.quantity,
            "reverses": part.reverses,
            "written_at": part.written_at,
            "document": encode(part),
        }
        self._trail.add(ticket_parts, row)

    def time_of(self, ticket: str) -> Sequence[TimeEntry]:
        """Every row of a ticket's time, as it was written."""
        query = select(time_entries.c.document).where(time_entries.c.ticket == ticket).order_by(time_entries.c.seq)
        return documents(self._connection, TimeEntry, query)

    def parts_of(self, ticket: str) -> Sequence[PartEntry]:
        """Every row of a ticket's parts, as it was written."""
        query = select(ticket_parts.c.document).where(ticket_parts.c.ticket == ticket).order_by(ticket_parts.c.seq)
        return documents(self._connection, PartEntry, query)

    def time_of_tickets(self, tickets: Sequence[str]) -> Sequence[TimeEntry]:
        """Every row of the time of any of these tickets, as it was written."""
        of_any = time_entries.c.ticket.in_(list(tickets))
        query = select(time_entries.c.document).where(of_any).order_by(time_entries.c.seq)
        return documents(self._connection, TimeEntry, query)

    def parts_of_tickets(self, tickets: Sequence[str]) -> Sequence[PartEntry]:
        """Every row of the parts of any of these tickets, as it was written."""
        of_any = ticket_parts.c.ticket.in_(list(tickets))
        query = select(ticket_parts.c.document).where(of_any).order_by(ticket_parts.c.seq)
        return documents(self._connection, PartEntry, query)

    def written_under(self, key: str) -> TimeEntry | PartEntry | None:
        """What a command or turn has written already."""
        time = select(time_entries.c.document).where(time_entries.c.key == key)
        found = document(self._connection, TimeEntry, time)
        if found is not None:
            return found
        return document(self._connection, PartEntry, select(ticket_parts.c.document).where(ticket_parts.c.key == key))
