"""Pages, how far each has climbed, and every call to an address."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from time import monotonic, sleep
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from bot.desk.emergencies import Page
from bot.desk.escalation import Call, Escalation
from bot.operations.ports import PageOnRecord
from bot.storage.documents import decode, encode
from bot.storage.rows import Row, document, documents, every, one, utc
from bot.storage.tables import calls, contact_key, pages, tickets

# Seconds for which a ticket that somebody else holds is waited for before its page is passed over.
A_MOMENT, BETWEEN_LOOKS = 1.0, 0.02
_OVER = pages.c.escalation["ended"].astext.isnot(None)
_TAKEN = pages.c.escalation["taken"]["by"].astext.isnot(None)


class SqlPages:
    """``Pages`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, page: Page, escalation: Escalation) -> None:
        """Write a page that is still to be sent."""
        row = {
            "id": page.id,
            "kind": page.kind,
            "conversation": page.conversation,
            "client": page.client,
            "contact": contact_key(page.contact),
            "waits_since": page.sent_at,
            "ticket": page.ticket,
            "document": encode(page),
            **_climbed(escalation),
        }
        self._connection.execute(insert(pages).values(row))

    def get(self, id: str) -> Page | None:
        """The page with this id."""
        return document(self._connection, Page, self._page(id))

    def list(self, limit: int = 50) -> Sequence[Page]:
        """The newest pages, newest first."""
        return documents(self._connection, Page, _newest_first().limit(limit))

    def of_conversation(self, conversation: str, since: datetime) -> Sequence[Page]:
        """Those that were wanted from this conversation since then, the newest first."""
        lately = (pages.c.conversation == conversation, pages.c.waits_since >= since)
        return documents(self._connection, Page, _newest_first().where(*lately))

    def of_ticket(self, ticket: str) -> Sequence[Page]:
        """Those about this ticket, the newest first."""
        return documents(self._connection, Page, _newest_first().where(pages.c.ticket == ticket))

    def newest(self, *, after: int | None, limit: int) -> Sequence[PageOnRecord]:
        """Every page, the newest first, behind a place."""
        query = select(pages.c.seq, pages.c.document, pages.c.escalation, pages.c.delivered_at)
        query = query if after is None else query.where(pages.c.seq < after)
        return tuple(
            PageOnRecord(int(row["seq"]), *_page_of(row), row["delivered_at"] is not None)
            for row in every(self._connection, query.order_by(pages.c.seq.desc()).limit(limit))
        )

    def between(self, client: str, since: datetime, until: datetime) -> Sequence[tuple[Page, Escalation | None]]:
        """Those of a client that were wanted in [since, until), oldest first, with how far each has climbed."""
        wanted = (pages.c.client == client, pages.c.waits_since >= since, pages.c.waits_since < until)
        query = select(pages.c.document, pages.c.escalation).where(*wanted).order_by(pages.c.waits_since, pages.c.seq)
        return tuple(_page_of(row) for row in every(self._connection, query))

    def attach(self, id: str, ticket: str) -> None:
        """Say which ticket the page is about."""
        page = document(self._connection, Page, self._page(id).with_for_update())
        if page is not None:
            values = {"ticket": ticket, "document": encode(replace(page, ticket=ticket))}
            self._connection.execute(update(pages).where(pages.c.id == id).values(values))

    def unsent(self) -> Sequence[Page]:
        """Pages of which no outside system has taken a call, longest waiting first."""
        query = select(pages.c.document).where(pages.c.delivered_at.is_(None))
        return documents(self._connection, Page, query.order_by(pages.c.waits_since, pages.c.seq))

    def escalation(self, id: str, *, for_update: bool = False) -> Escalation | None:
        """How far it has climbed; None for a page from before there were ladders, and for none at all."""
        query = select(pages.c.escalation).where(pages.c.id == id)
        row = one(self._connection, query.with_for_update() if for_update else query)
        return None if row is None or row["escalation"] is None else decode(Escalation, row["escalation"])

    def climbed(self, id: str, escalation: Escalation) -> None:
        """Keep how far it has climbed."""
        self._connection.execute(update(pages).where(pages.c.id == id).values(_climbed(escalation)))

    def due(self, at: datetime, *, besides: Collection[str] = ()) -> Page | None:
        """The page whose next step has been due longest, held against others; those that others hold are passed over.

        The ticket that it is about is held before it, as everywhere: two who hold them the other way round wait for ever.
        """
        query = select(pages.c.id, pages.c.ticket).where(pages.c.due_at <= at, pages.c.id.notin_(list(besides)))
        for row in every(self._connection, query.order_by(pages.c.due_at, pages.c.seq)):
            if row["ticket"] is not None and not self._holds_ticket(row["ticket"]):
                continue
            page = self._page(row["id"]).where(pages.c.due_at <= at).with_for_update(skip_locked=True)
            found = document(self._connection, Page, page)
            if found is not None:
                return found
        return None

    def _holds_ticket(self, number: str) -> bool:
        """Whether nobody else holds it, within a moment: another worker's step is over by then, and who holds it longer keeps nobody
        else from being woken."""
        held = select(tickets.c.number).where(tickets.c.number == number)
        held = held.with_for_update(key_share=True, skip_locked=True)
        until = monotonic() + A_MOMENT
        while one(self._connection, held) is None:
            if monotonic() > until:
                return False
            sleep(BETWEEN_LOOKS)
        return True

    def waiting(self) -> Sequence[Page]:
        """Pages that nobody has taken and that are not over, longest waiting first."""
        query = select(pages.c.document).where(pages.c.escalation.isnot(None), ~_OVER, ~_TAKEN)
        return documents(self._connection, Page, query.order_by(pages.c.waits_since, pages.c.seq))

    def add_call(self, call: Call, *, message: int | None = None) -> None:
        """Write a call that is still to be sent; one in a chat names its ``message`` of the outbox, which sends it."""
        row = {name: getattr(call, name) for name in ("id", "page", "technician", "address", "round", "step", "at")}
        sent_at = None if message is None else call.at
        self._connection.execute(insert(calls).values({**row, "message": message, "sent_at": sent_at}))

    def chat_messages(self, page: str) -> Sequence[int]:
        """The messages of the outbox in which technicians were told of the page."""
        query = select(calls.c.message).where(calls.c.page == page, calls.c.message.isnot(None)).order_by(calls.c.seq)
        return tuple(self._connection.execute(query).scalars())

    def call(self, id: str) -> Call | None:
        """An unsent call, held against others until the end of the transaction; None when it was sent."""
        query = select(calls).where(calls.c.id == id, calls.c.sent_at.is_(None)).with_for_update()
        row = one(self._connection, query)
        return None if row is None else _call(row)

    def has_unsent_calls(self, page: str) -> bool:
        """Whether any waits for the pager."""
        return (
            one(self._connection, select(calls.c.id).where(calls.c.page == page, calls.c.sent_at.is_(None))) is not None
        )

    def calls(self, page: str) -> Sequence[Call]:
        """Every call about a page, in their order."""
        query = select(calls).where(calls.c.page == page).order_by(calls.c.seq)
        return tuple(_call(row) for row in every(self._connection, query))

    def mark_called(self, id: str, at: datetime) -> None:
        """The outside system took the call, and with it the page; the first time counts."""
        unsent = (calls.c.id == id) & calls.c.sent_at.is_(None)
        self._connection.execute(update(calls).where(unsent).values(sent_at=at))
        page = select(calls.c.page).where(calls.c.id == id).scalar_subquery()
        first = (pages.c.id == page) & pages.c.delivered_at.is_(None)
        self._connection.execute(update(pages).where(first).values(delivered_at=at))

    @staticmethod
    def _page(id: str) -> Any:
        return select(pages.c.document).where(pages.c.id == id)


def _newest_first() -> Any:
    return select(pages.c.document).order_by(pages.c.waits_since.desc(), pages.c.seq.desc())


def _page_of(row: Row) -> tuple[Page, Escalation | None]:
    return decode(Page, row["document"]), decode(Escalation, row["escalation"]) if row["escalation"] else None


def _climbed(escalation: Escalation) -> dict[str, Any]:
    return {"escalation": encode(escalation), "due_at": escalation.due_at}


def _call(row: Row) -> Call:
    return Call(row["id"], row["page"], row["technician"], row["address"], row["round"], row["step"], utc(row["at"]))
