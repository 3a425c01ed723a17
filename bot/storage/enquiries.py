"""Enquiries: at most one is open in a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.desk.enquiries import Enquiry, EnquiryState
from bot.desk.errors import OutOfDate
from bot.storage.documents import encode
from bot.storage.rows import document, documents, refusing, upsert
from bot.storage.tables import contact_key, enquiries


class SqlEnquiries:
    """``Enquiries`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def current(self, conversation: str) -> Enquiry | None:
        """The open enquiry, if there is one."""
        return document(self._connection, Enquiry, self._in(conversation, EnquiryState.OPEN))

    def latest(self, conversation: str) -> Enquiry | None:
        """The newest enquiry in any state."""
        return document(self._connection, Enquiry, self._in(conversation).limit(1))

    def aside(self, conversation: str) -> Sequence[Enquiry]:
        """Those put aside, newest first."""
        return documents(self._connection, Enquiry, self._in(conversation, EnquiryState.ASIDE))

    def of_others(self, conversation: str, contact: str | None) -> Sequence[Enquiry]:
        """Those that somebody else than this contact has begun here and not ended; nobody's are everybody's."""
        theirs = enquiries.c.contact.is_not(None) & enquiries.c.contact.is_distinct_from(contact_key(contact))
        unfinished = enquiries.c.state.in_((EnquiryState.OPEN.value, EnquiryState.ASIDE.value))
        return documents(self._connection, Enquiry, self._in(conversation).where(theirs, unfinished))

    def get(self, id: str) -> Enquiry | None:
        """The enquiry with this id."""
        return document(self._connection, Enquiry, select(enquiries.c.document).where(enquiries.c.id == id))

    def save(self, enquiry: Enquiry) -> None:
        """Insert or replace; OutOfDate when another one is open in the conversation."""

        def another_is_open() -> OutOfDate:
            return OutOfDate("Another problem is being talked about here. Finish it or put it aside first.")

        with refusing(self._connection, {"uq_enquiries_open": another_is_open}):
            upsert(
                self._connection,
                enquiries,
                {
                    "id": enquiry.id,
                    "conversation": enquiry.conversation,
                    "client": enquiry.client,
                    "contact": contact_key(enquiry.contact),
                    "category": enquiry.category,
                    "state": enquiry.state.value,
                    "started_at": enquiry.started_at,
                    "ticket": enquiry.ticket,
                    "document": encode(enquiry),
                },
            )

    @staticmethod
    def _in(conversation: str, state: EnquiryState | None = None) -> Any:
        query = select(enquiries.c.document).where(enquiries.c.conversation == conversation)
        if state is not None:
            query = query.where(enquiries.c.state == state.value)
        return query.order_by(enquiries.c.started_at.desc(), enquiries.c.seq.desc())
