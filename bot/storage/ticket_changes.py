"""Writes down, just before the commit, what a transaction has changed about tickets, for whoever outside is told of it.

No operation has to think of it: whatever saves a ticket or adds a line to its history leads here, and what is undone was
never written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection

from bot.desk.receivers import Receiver
from bot.desk.ticket_events import TicketEvent, TicketFacts, changed_facts, facts_of, types_of
from bot.desk.tickets import Ticket
from bot.operations.ports.outward import DeliveryState
from bot.storage.documents import encode
from bot.storage.jobs import SqlJobs
from bot.storage.rows import document, documents, utc
from bot.storage.tables import event_deliveries, receivers, ticket_events, tickets


@dataclass
class _Change:
    """What was done to one ticket: how it stood, and the ids, kinds and instants of its new lines."""

    before: TicketFacts | None
    lines: list[tuple[int, str, datetime]] = field(default_factory=list)


class TicketChanges:
    """The changes of one transaction."""

    def __init__(self, connection: Connection, jobs: SqlJobs) -> None:
        self._connection = connection
        self._jobs = jobs
        self._changes: dict[str, _Change] = {}
        self._receivers: tuple[Receiver, ...] | None = None

    def touch(self, ticket: str) -> None:
        """The ticket is about to be changed; from the first time on it is nobody else's until the transaction ends.

        So the events of a ticket are numbered in the order in which its changes came to last.
        """
        if ticket not in self._changes and self._told():
            query = select(tickets.c.document).where(tickets.c.number == ticket)
            # As an update holds it, and no stronger: rows that refer to the ticket may be written meanwhile.
            stood = document(self._connection, Ticket, query.with_for_update(key_share=True))
            self._changes[ticket] = _Change(facts_of(stood) if stood else None)

    def line(self, ticket: str, id: int, kind: str, at: datetime) -> None:
        """The ticket's history has got a line."""
        self.touch(ticket)
        if ticket in self._changes:
            self._changes[ticket].lines.append((id, kind, at))

    def flush(self) -> None:
        """Write an event for each ticket that is not as it was, and a delivery for everybody who wants to hear of it."""
        for number, change in sorted(self._changes.items()):
            query = select(tickets.c.document).where(tickets.c.number == number)
            ticket = document(self._connection, Ticket, query)
            if ticket is not None:
                self._write(change, facts_of(ticket))
        self._changes.clear()

    def _write(self, change: _Change, now: TicketFacts) -> None:
        types = types_of(change.before, now, [kind for _, kind, _ in change.lines])
        if not types:
            return
        event = TicketEvent(
            id=f"msg_{uuid4().hex}",
            ticket=now.number,
            client=now.client,
            at=max((at for _, _, at in change.lines), default=None) or self._database_time(),
            types=types,
            changed=changed_facts(change.before, now),
            now=now,
            lines=tuple(id for id, _, _ in change.lines),
        )
        wanted = [each for each in self._told() if each.wants(event)]
        if not wanted:
            return
        row = {"id": event.id, "ticket": event.ticket, "client": event.client, "at": event.at}
        writing = insert(ticket_events).values(**row, document=encode(event)).returning(ticket_events.c.number)
        number = self._connection.execute(writing).scalar_one()
        new = {"event": number, "ticket": event.ticket, "state": DeliveryState.WAITING.value, "attempts": 0, "why": ""}
        self._connection.execute(insert(event_deliveries), [{**new, "receiver": each.id} for each in wanted])
        for each in wanted:
            if each.active:
                self._jobs.send_out(each.id, event.ticket)

    def _told(self) -> tuple[Receiver, ...]:
        """Whoever is told anything at all; what happens while a receiver is switched off is kept for it."""
        if self._receivers is None:
            query = select(receivers.c.document).order_by(receivers.c.seq)
            self._receivers = tuple(documents(self._connection, Receiver, query))
        return self._receivers

    def _database_time(self) -> datetime:
        return utc(self._connection.execute(select(func.now())).scalar_one())
