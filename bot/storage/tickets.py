"""Tickets and their history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, func, insert, select
from sqlalchemy.engine import Connection

from bot.desk.tickets import HistoryEntry, Ticket
from bot.storage.documents import encode
from bot.storage.rows import document, documents, every, next_number, upsert, utc
from bot.storage.tables import contact_key, ticket_history, tickets


class SqlTickets:
    """``Tickets`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_number(self) -> str:
        """``ND-1001`` and so on; gaps may appear, repeats never."""
        return next_number(self._connection, "ticket_numbers")

    def get(self, number: str, *, for_update: bool = False) -> Ticket | None:
        """The ticket with this number; ``for_update`` keeps others away from it until the transaction ends."""
        query = select(tickets.c.document).where(tickets.c.number == number)
        return document(self._connection, Ticket, query.with_for_update() if for_update else query)

    def save(self, ticket: Ticket) -> None:
        """Insert or replace."""
        upsert(
            self._connection,
            tickets,
            {
                "number": ticket.number,
                "client": ticket.client,
                "contact": contact_key(ticket.contact),
                "conversation": ticket.conversation,
                "category": ticket.category,
                "priority": ticket.priority.value,
                "state": ticket.state.value,
                "is_open": ticket.is_open,
                "decision": ticket.decision,
                "opened_at": ticket.opened_at,
                "respond_by": ticket.respond_by,
                "resolve_by": ticket.resolve_by,
                "document": encode(ticket),
            },
        )

    def add_history(self, number: str, entry: HistoryEntry) -> None:
        """Write a line of history; it can never be changed."""
        row = {"ticket": number, "at": entry.at, "by": entry.by, "kind": entry.kind, "text": entry.text}
        self._connection.execute(insert(ticket_history).values(row))

    def history(self, number: str) -> Sequence[HistoryEntry]:
        """The lines of a ticket as they were written."""
        query = select(ticket_history).where(ticket_history.c.ticket == number).order_by(ticket_history.c.id)
        return tuple(
            HistoryEntry(utc(row["at"]), row["by"], row["kind"], row["text"]) for row in every(self._connection, query)
        )

    def of_conversation(self, conversation: str) -> Sequence[Ticket]:
        """Those that came out of a conversation, newest first."""
        return self._newest_first(tickets.c.conversation == conversation)

    def of_contact(self, client: str, contact: str) -> Sequence[Ticket]:
        """Those of a person, newest first."""
        return self._newest_first(tickets.c.client == client, tickets.c.contact == contact_key(contact))

    def list(self, *, client: str | None = None, open_only: bool = False, limit: int = 200) -> Sequence[Ticket]:
        """Open ones by deadline first (respond_by, then number), then the others newest first."""
        only_open = {
            "deadline": case((tickets.c.is_open, tickets.c.respond_by)),
            # ND-10000 stands behind ND-9999.
            "length": case((tickets.c.is_open, func.length(tickets.c.number))),
            "number": case((tickets.c.is_open, tickets.c.number)),
        }
        query = select(tickets.c.document).order_by(
            tickets.c.is_open.desc(),
            only_open["deadline"].nulls_last(),
            only_open["length"],
            only_open["number"],
            tickets.c.opened_at.desc(),
            tickets.c.seq.desc(),
        )
        if client is not None:
            query = query.where(tickets.c.client == client)
        if open_only:
            query = query.where(tickets.c.is_open)
        return documents(self._connection, Ticket, query.limit(limit))

    def _newest_first(self, *conditions: Any) -> Sequence[Ticket]:
        query = select(tickets.c.document).where(*conditions)
        return documents(self._connection, Ticket, query.order_by(tickets.c.opened_at.desc(), tickets.c.seq.desc()))
