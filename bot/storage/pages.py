"""Calls for a person, sent and still to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from bot.desk.emergencies import Page
from bot.storage.documents import encode
from bot.storage.rows import document, documents
from bot.storage.tables import contact_key, pages


class SqlPages:
    """``Pages`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, page: Page) -> None:
        """Write a call that is still to be sent."""
        row = {
            "id": page.id,
            "kind": page.kind,
            "conversation": page.conversation,
            "client": page.client,
            "contact": contact_key(page.contact),
            "waits_since": page.sent_at,
            "ticket": page.ticket,
            "document": encode(page),
        }
        self._connection.execute(insert(pages).values(row))

    def get(self, id: str) -> Page | None:
        """The call with this id."""
        return document(self._connection, Page, self._page(id))

    def list(self, limit: int = 50) -> Sequence[Page]:
        """The newest calls, newest first."""
        query = select(pages.c.document).order_by(pages.c.waits_since.desc(), pages.c.seq.desc())
        return documents(self._connection, Page, query.limit(limit))

    def attach(self, id: str, ticket: str) -> None:
        """Say which ticket the call is about."""
        page = document(self._connection, Page, self._page(id).with_for_update())
        if page is not None:
            values = {"ticket": ticket, "document": encode(replace(page, ticket=ticket))}
            self._connection.execute(update(pages).where(pages.c.id == id).values(values))

    def mark_sent(self, id: str, at: datetime) -> None:
        """The outside system took the call; the first time counts."""
        unsent = (pages.c.id == id) & pages.c.delivered_at.is_(None)
        self._connection.execute(update(pages).where(unsent).values(delivered_at=at))

    def unsent(self) -> Sequence[Page]:
        """Calls that no outside system has taken, longest waiting first."""
        query = select(pages.c.document).where(pages.c.delivered_at.is_(None))
        return documents(self._connection, Page, query.order_by(pages.c.waits_since, pages.c.seq))

    @staticmethod
    def _page(id: str) -> Any:
        return select(pages.c.document).where(pages.c.id == id)
