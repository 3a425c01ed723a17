"""Tickets and their history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, func, null, select, text, union_all
from sqlalchemy.engine import Connection

from bot.desk.deflection import Return
from bot.desk.ticket_work import next_due
from bot.desk.tickets import HistoryEntry, Ticket
from bot.operations.ports import Meaning, TicketWords
from bot.storage.documents import encode
from bot.storage.rows import EVER, NEVER, Row, document, documents, every, next_number, one, upsert, utc
from bot.storage.tables import contact_key, rooms, ticket_history, ticket_meanings, tickets
from bot.storage.ticket_changes import TicketChanges
from bot.storage.trail import Trail

# More than any encoder here reads.
LETTERS_COMPARED = 1000
_WORDS = func.left(tickets.c.document["words"].astext, LETTERS_COMPARED).label("words")
_HOLD_FAMILIES = text("SELECT pg_advisory_xact_lock(hashtextextended('tickets that go together', 0))")


class SqlTickets:
    """``Tickets`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail, changes: TicketChanges, whence: str | None = None) -> None:
        self._connection = connection
        self._trail = trail
        self._changes = changes
        self._whence = whence

    def next_number(self) -> str:
        """``ND-1001`` and so on; gaps may appear, repeats never."""
        return next_number(self._connection, "ticket_numbers")

    def get(self, number: str, *, for_update: bool = False) -> Ticket | None:
        """The ticket with this number; ``for_update`` keeps others away from it until the transaction ends."""
        query = select(tickets.c.document).where(tickets.c.number == number)
        # As an update holds it, and no stronger: rows that refer to the ticket may be written meanwhile.
        return document(self._connection, Ticket, query.with_for_update(key_share=True) if for_update else query)

    def save(self, ticket: Ticket) -> None:
        """Insert or replace."""
        self._changes.touch(ticket.number)
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
                "due_at": next_due(ticket) or NEVER,
                "owner": contact_key(ticket.owner),
                # Whatever has changed may have moved its deadlines.
                "look_at": EVER if ticket.is_open else None,
                "parent": ticket.parent,
                # Not before a room was taken up, though the database's clock has gone back since.
                "to_draw": func.greatest(
                    func.clock_timestamp(), select(func.max(rooms.c.draws_from)).scalar_subquery()
                ),
                "document": encode(ticket),
            },
        )

    def add_history(self, number: str, entry: HistoryEntry) -> None:
        """Write a line of history; it can never be changed."""
        row = {"ticket": number, "at": entry.at, "by": entry.by, "kind": entry.kind, "text": entry.text}
        self._changes.touch(number)
        id = self._trail.add(ticket_history, {**row, "whence": entry.whence or self._whence})
        self._changes.line(number, int(id), entry.kind, entry.at)

    def history(self, number: str) -> Sequence[HistoryEntry]:
        """The lines of a ticket as they were written."""
        query = select(ticket_history).where(ticket_history.c.ticket == number).order_by(ticket_history.c.id)
        return tuple(
            HistoryEntry(utc(row["at"]), row["by"], row["kind"], row["text"], row["whence"])
            for row in every(self._connection, query)
        )

    def hold_families(self) -> None:
        """One merge at a time."""
        self._connection.execute(_HOLD_FAMILIES)

    def children(self, number: str) -> Sequence[Ticket]:
        """Those that go with it, oldest first."""
        query = select(tickets.c.document).where(tickets.c.parent == number)
        return documents(self._connection, Ticket, query.order_by(tickets.c.seq))

    def of_conversation(self, conversation: str) -> Sequence[Ticket]:
        """Those that came out of a conversation, newest first."""
        return self._newest_first(tickets.c.conversation == conversation)

    def of_contact(self, client: str, contact: str) -> Sequence[Ticket]:
        """Those of a person, newest first."""
        return self._newest_first(tickets.c.client == client, tickets.c.contact == contact_key(contact))

    def opened_between(self, client: str, since: datetime, until: datetime) -> Sequence[Ticket]:
        """Every ticket of the client that was opened in [since, until), oldest first."""
        opened = tickets.c.opened_at
        query = select(tickets.c.document).where(tickets.c.client == client, opened >= since, opened < until)
        return documents(self._connection, Ticket, query.order_by(opened, tickets.c.seq))

    def there_between(self, client: str, since: datetime, until: datetime) -> Sequence[Ticket]:
        """Those that were opened before ``until`` and were open or written on in [since, until) or after, oldest first."""
        # Whatever ends a ticket, or answers it, leaves a line: one without lines since then was over before.
        written = (ticket_history.c.ticket == tickets.c.number) & (ticket_history.c.at >= since)
        there = tickets.c.is_open | (tickets.c.opened_at >= since) | select(ticket_history.c.id).where(written).exists()
        query = select(tickets.c.document).where(tickets.c.client == client, tickets.c.opened_at < until, there)
        return documents(self._connection, Ticket, query.order_by(tickets.c.opened_at, tickets.c.seq))

    def returns_between(self, client: str, since: datetime, until: datetime) -> Sequence[Return]:
        """That this client's people reopened tickets or brought new ones in [since, until), each by its time."""
        contact = tickets.c.document["contact"].astext.label("contact")
        again = select(contact, ticket_history.c.at, tickets.c.category, tickets.c.number).where(
            tickets.c.number == ticket_history.c.ticket,
            tickets.c.client == client,
            ticket_history.c.kind == "reopened",
            ticket_history.c.at >= since,
            ticket_history.c.at < until,
        )
        opened = tickets.c.opened_at
        new = select(contact, opened, tickets.c.category, null().cast(tickets.c.number.type)).where(
            tickets.c.client == client, opened >= since, opened < until
        )
        found = every(self._connection, union_all(again, new).order_by("at"))
        return tuple(Return(client, row["contact"], utc(row["at"]), row["category"], row["number"]) for row in found)

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

    def words_of(self, number: str) -> TicketWords | None:
        """The ticket's words and meaning."""
        row = one(self._connection, _words_and_meanings().where(tickets.c.number == number))
        return None if row is None else _ticket_words(row)

    def earlier(self, ticket: Ticket, limit: int) -> Sequence[TicketWords]:
        """Those of the same client before this one, newest first; none for people nobody verified."""
        if ticket.client is None:
            return ()
        this = select(tickets.c.seq).where(tickets.c.number == ticket.number).scalar_subquery()
        query = _words_and_meanings().where(tickets.c.client == ticket.client, tickets.c.seq < this)
        return tuple(
            _ticket_words(row) for row in every(self._connection, query.order_by(tickets.c.seq.desc()).limit(limit))
        )

    def without_meaning(self, made_by: str, limit: int, since: datetime | None = None) -> Sequence[TicketWords]:
        """Clients' tickets, opened since then, that this maker has not worked out, newest first."""
        made = and_(ticket_meanings.c.ticket == tickets.c.number, ticket_meanings.c.made_by == made_by)
        query = (
            select(tickets.c.number, _WORDS)
            .where(tickets.c.client.is_not(None), ~select(ticket_meanings.c.ticket).where(made).exists())
            .order_by(tickets.c.seq.desc())
            .limit(limit)
        )
        if since is not None:
            query = query.where(tickets.c.opened_at >= since)
        return tuple(TicketWords(row["number"], row["words"]) for row in every(self._connection, query))

    def note_meaning(self, number: str, meaning: Meaning) -> None:
        """Keep it in place of an earlier one; nothing for a ticket without a client."""
        row = one(self._connection, select(tickets.c.client).where(tickets.c.number == number))
        if row is None or row["client"] is None:
            return
        values = {"ticket": number, "client": row["client"], "made_by": meaning.made_by, "vector": meaning.vector}
        upsert(self._connection, ticket_meanings, values)

    def _newest_first(self, *conditions: Any) -> Sequence[Ticket]:
        query = select(tickets.c.document).where(*conditions)
        return documents(self._connection, Ticket, query.order_by(tickets.c.opened_at.desc(), tickets.c.seq.desc()))


def _words_and_meanings() -> Any:
    kept = tickets.outerjoin(ticket_meanings, ticket_meanings.c.ticket == tickets.c.number)
    return select(tickets.c.number, _WORDS, ticket_meanings.c.made_by, ticket_meanings.c.vector).select_from(kept)


def _ticket_words(row: Row) -> TicketWords:
    meaning = None if row["vector"] is None else Meaning(row["made_by"], bytes(row["vector"]))
    return TicketWords(row["number"], row["words"], meaning)
