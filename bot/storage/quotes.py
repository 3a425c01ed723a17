"""Quotes with their approvals."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ColumnElement

from bot.desk.quotes import CAME_TO_NOTHING, HELD, WAITING, Quote, QuoteState
from bot.storage.documents import decode, encode
from bot.storage.rows import document, documents, every, next_number, storable, upsert
from bot.storage.tables import contact_key, quote_states, quotes
from bot.storage.trail import Trail


class SqlQuotes:
    """``Quotes`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def next_number(self) -> str:
        """``Q-1001`` and so on."""
        return next_number(self._connection, "quote_numbers")

    def get(self, number: str, *, for_update: bool = False) -> Quote | None:
        """The newest version; ``for_update`` keeps others away from every version until the transaction ends."""
        mine = quotes.c.number == number
        if for_update:
            # Two statements: while the first one waits for a lock, a newer version may come, which only a new one sees.
            every(self._connection, select(quotes.c.revision).where(mine).order_by(quotes.c.revision).with_for_update())
        query = select(quotes.c.document).where(mine).order_by(quotes.c.revision.desc()).limit(1)
        return document(self._connection, Quote, query)

    def revisions(self, number: str) -> Sequence[Quote]:
        """Every version, newest first."""
        query = select(quotes.c.document).where(quotes.c.number == number).order_by(quotes.c.revision.desc())
        return documents(self._connection, Quote, query)

    def newest(self, client: str | None = None) -> Sequence[Quote]:
        """The newest version of every quote, of this client or of all, the newest quote first."""
        versions = select(quotes.c.number, func.max(quotes.c.revision).label("revision")).group_by(quotes.c.number)
        last = versions.subquery()
        query = select(quotes.c.document).join(
            last, (quotes.c.number == last.c.number) & (quotes.c.revision == last.c.revision)
        )
        query = query if client is None else query.where(quotes.c.client == client)
        return documents(self._connection, Quote, query.order_by(quotes.c.seq.desc()))

    def page(
        self, *, client: str | None, states: Collection[QuoteState], after: int | None, limit: int | None
    ) -> Sequence[tuple[int, Quote]]:
        """The versions that hold with their places, the newest first, behind a place."""
        query = select(quotes.c.seq, quotes.c.document).where(_holds()).order_by(quotes.c.seq.desc())
        if client is not None:
            query = query.where(quotes.c.client == storable(client))
        if states:
            query = query.where(quotes.c.state.in_(_values(states)))
        if after is not None:
            query = query.where(quotes.c.seq < after)
        rows = every(self._connection, query.limit(limit))
        return tuple((int(row["seq"]), decode(Quote, row["document"])) for row in rows)

    def of_ticket(self, ticket: str) -> Sequence[Quote]:
        """Those of a ticket in every version, newest first."""
        query = select(quotes.c.document).where(quotes.c.ticket == ticket).order_by(quotes.c.seq.desc())
        return documents(self._connection, Quote, query)

    def of_tickets(self, tickets: Sequence[str]) -> Sequence[Quote]:
        """Those of any of these tickets, newest first."""
        query = select(quotes.c.document).where(quotes.c.ticket.in_(list(tickets))).order_by(quotes.c.seq.desc())
        return documents(self._connection, Quote, query)

    def save(self, quote: Quote) -> None:
        """Insert this version or replace it, and keep what it says now for good.

        PostgreSQL itself refuses a second accepted or waiting version of a quote.
        """
        values = {
            "number": quote.number,
            "ticket": quote.ticket,
            "client": quote.client,
            "contract": quote.contract,
            "contract_version": quote.contract_version,
            "state": quote.state.value,
            "asked": contact_key(quote.asked),
            "valid_until": quote.valid_until,
            "revision": quote.revision,
            "document": encode(quote),
        }
        upsert(self._connection, quotes, values)
        self._trail.add(quote_states, values)

    def states(self, number: str) -> Sequence[Quote]:
        """Every state that any version has ever been in, as they were saved."""
        query = select(quote_states.c.document).where(quote_states.c.number == number)
        return documents(self._connection, Quote, query.order_by(quote_states.c.id))

    def waiting_for(self, client: str, approver: str) -> Sequence[Quote]:
        """Those that wait for the answer of this approver, oldest first."""
        mine = (quotes.c.client == client) & (quotes.c.asked == contact_key(approver))
        query = self._waiting().where(mine).order_by(quotes.c.seq)
        return documents(self._connection, Quote, query)

    def waiting(self, client: str | None = None) -> Sequence[Quote]:
        """Those that wait for an answer, of this client or of all, oldest first."""
        query = self._waiting() if client is None else self._waiting().where(quotes.c.client == client)
        return documents(self._connection, Quote, query.order_by(quotes.c.seq))

    def due_to_expire(self, at: datetime) -> Sequence[Quote]:
        """Those that still wait although their date has come, longest overdue first."""
        query = self._waiting().where(quotes.c.valid_until <= at).order_by(quotes.c.valid_until, quotes.c.seq)
        return documents(self._connection, Quote, query)

    @staticmethod
    def _waiting() -> Any:
        return select(quotes.c.document).where(quotes.c.state.in_(sorted(state.value for state in WAITING)))


def _holds() -> ColumnElement[bool]:
    """``version_that_holds``, for the database: no later version takes its place, and none before it stands instead."""
    other = quotes.alias("other")
    same = select(other.c.number).where(other.c.number == quotes.c.number)
    later = same.where(other.c.revision > quotes.c.revision)
    serious = later.where(other.c.state.not_in(_values(CAME_TO_NOTHING)))
    before = same.where(other.c.revision < quotes.c.revision, other.c.state.in_(_values(HELD)))
    newest = ~later.exists() & ~(quotes.c.state.in_(_values(CAME_TO_NOTHING)) & before.exists())
    return newest | (quotes.c.state.in_(_values(HELD)) & later.exists() & ~serious.exists())


def _values(states: Collection[QuoteState]) -> list[str]:
    return sorted(state.value for state in states)
