"""Enquiries: at most one is open in a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from bot.desk.deflection import Request
from bot.desk.enquiries import ELSEWHERE, Enquiry, EnquiryState
from bot.desk.errors import OutOfDate
from bot.desk.feedback import RunEnd
from bot.desk.walkthroughs import RunOutcome
from bot.storage.documents import decode, encode
from bot.storage.rows import document, documents, every, refusing, storable, utc
from bot.storage.tables import contact_key, enquiries

_RUN = enquiries.c.document["run"]
_WALKED = func.jsonb_typeof(_RUN) == "object"
_NEWEST = 5


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

    def walked(self, conversation: str) -> Sequence[Enquiry]:
        """The newest that have ended and in which a guide was followed, newest first."""
        query = self._in(conversation, EnquiryState.DONE).where(_WALKED).limit(_NEWEST)
        return documents(self._connection, Enquiry, query)

    def run_ends(self, client: str | None = None) -> Sequence[RunEnd]:
        """Every way through a guide, of this client's people or of everybody; only what is needed of each is read."""
        records = _RUN["records"]
        step = func.coalesce(records[-1]["step_id"].astext, _RUN["current"].astext, _RUN["steps"][0]["id"].astext, "")
        query = select(
            _RUN["article_id"].astext.label("article"),
            _RUN["title"].astext.label("title"),
            _RUN["outcome"].astext.label("outcome"),
            step.label("step"),
            (enquiries.c.state == EnquiryState.DONE.value).label("left"),
        ).where(_WALKED, *([] if client is None else [enquiries.c.client == client]))
        found = every(self._connection, query.order_by(enquiries.c.seq))
        return tuple(
            RunEnd(row["article"], row["title"], RunOutcome(row["outcome"]), row["step"], row["left"]) for row in found
        )

    def walks_through(self, article: str, most: int) -> Sequence[Enquiry]:
        """The newest in which this guide was followed, newest first."""
        query = select(enquiries.c.document).where(_WALKED, _RUN["article_id"].astext == storable(article))
        return documents(self._connection, Enquiry, self._newest_first(query).limit(most))

    def recent(self, conversation: str, most: int) -> Sequence[Enquiry]:
        """The newest in any state, newest first."""
        return documents(self._connection, Enquiry, self._in(conversation).limit(most))

    def elsewhere(self, conversation: str, client: str, contact: str) -> Sequence[Enquiry]:
        """What this contact has begun in other conversations and not ended, newest first."""
        query = select(enquiries.c.document).where(
            enquiries.c.client == client,
            enquiries.c.contact == contact_key(contact),
            enquiries.c.state.in_((EnquiryState.OPEN.value, EnquiryState.ASIDE.value)),
            enquiries.c.conversation != conversation,
        )
        return documents(self._connection, Enquiry, self._newest_first(query))

    def requests_between(self, client: str, since: datetime, until: datetime) -> Sequence[Request]:
        """Matters of this client's people that began in [since, until) and have ended, oldest first."""
        solved = _RUN["outcome"].astext == RunOutcome.SOLVED.value
        query = select(
            enquiries.c.id,
            enquiries.c.client,
            enquiries.c.document["contact"].astext.label("contact"),
            enquiries.c.category,
            enquiries.c.started_at,
            enquiries.c.ticket,
            case((_WALKED, _RUN["article_id"].astext)).label("article"),
            case((_WALKED, _RUN["title"].astext)).label("title"),
            case((solved, _RUN["ended_at"].astext)).label("solved_at"),
        ).where(
            enquiries.c.client == client,
            enquiries.c.state == EnquiryState.DONE.value,
            enquiries.c.started_at >= since,
            enquiries.c.started_at < until,
        )
        return tuple(
            Request(
                id=row["id"],
                client=row["client"],
                contact=row["contact"],
                category=row["category"],
                at=utc(row["started_at"]),
                article=row["article"],
                title=row["title"],
                solved_at=decode(datetime, row["solved_at"]) if row["solved_at"] else None,
                ticket=row["ticket"],
            )
            for row in every(self._connection, query.order_by(enquiries.c.started_at, enquiries.c.seq))
        )

    def get(self, id: str, *, for_update: bool = False) -> Enquiry | None:
        """The enquiry with this id; ``for_update`` keeps others away from it until the transaction ends."""
        query = select(enquiries.c.document).where(enquiries.c.id == id)
        return document(self._connection, Enquiry, query.with_for_update() if for_update else query)

    def save(self, enquiry: Enquiry) -> None:
        """Insert or replace; OutOfDate when another one is open there, or when this one was moved elsewhere meanwhile."""
        statement = insert(enquiries).values(**_row(enquiry))
        replaced = {name: statement.excluded[name] for name in _row(enquiry) if name != "id"}
        stays = enquiries.c.conversation == statement.excluded.conversation
        with refusing(self._connection, {"uq_enquiries_open": _another_is_open}):
            written = self._connection.execute(
                statement.on_conflict_do_update(index_elements=["id"], set_=replaced, where=stays)
            )
        if written.rowcount == 0:
            raise OutOfDate(ELSEWHERE)

    def move(self, enquiry: Enquiry, conversation: str) -> Enquiry:
        """Take it to another conversation of the same person; OutOfDate when another one is open there."""
        moved = replace(enquiry, conversation=conversation)
        with refusing(self._connection, {"uq_enquiries_open": _another_is_open}):
            self._connection.execute(update(enquiries).where(enquiries.c.id == enquiry.id).values(**_row(moved)))
        return moved

    @staticmethod
    def _in(conversation: str, state: EnquiryState | None = None) -> Any:
        query = select(enquiries.c.document).where(enquiries.c.conversation == conversation)
        if state is not None:
            query = query.where(enquiries.c.state == state.value)
        return SqlEnquiries._newest_first(query)

    @staticmethod
    def _newest_first(query: Any) -> Any:
        return query.order_by(enquiries.c.started_at.desc(), enquiries.c.seq.desc())


def _row(enquiry: Enquiry) -> dict[str, Any]:
    return {
        "id": enquiry.id,
        "conversation": enquiry.conversation,
        "client": enquiry.client,
        "contact": contact_key(enquiry.contact),
        "category": enquiry.category,
        "state": enquiry.state.value,
        "started_at": enquiry.started_at,
        "ticket": enquiry.ticket,
        "document": encode(enquiry),
    }


def _another_is_open() -> OutOfDate:
    return OutOfDate("Another problem is being talked about here. Finish it or put it aside first.")
