"""Pictures and files that people sent; their bytes are read only where somebody asks for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.engine import Connection

from bot.desk.attachments import Attachment, AttachmentState, CleanFile, Refusal
from bot.storage.attachment_tables import attachments
from bot.storage.rows import Row, every, one, storable, utc, utc_or_none
from bot.storage.tables import contact_key

_BYTES = ("content", "thumbnail")
_WITHOUT_BYTES = [column for column in attachments.c if column.name not in _BYTES]
_ALIVE = (AttachmentState.WANTED.value, AttachmentState.KEPT.value)


class SqlAttachments:
    """``Attachments`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, attachment: Attachment, *, due: datetime | None = None) -> bool:
        """Whether it is new: a file is written down once for a message. ``due`` is when it has to be looked after."""
        values = {
            "id": attachment.id,
            "conversation": attachment.conversation,
            "turn": attachment.turn,
            "client": attachment.client,
            "contact": contact_key(attachment.contact),
            "ticket": attachment.ticket,
            "file": storable(attachment.file),
            "name": storable(attachment.name),
            "media_type": storable(attachment.media_type),
            "size": attachment.size,
            "state": attachment.state.value,
            "why": None if attachment.why is None else attachment.why.value,
            "loose": attachment.loose,
            "source": {name: storable(value) for name, value in attachment.source.items()},
            "sent_at": attachment.sent_at,
            "settled_at": attachment.settled_at,
            "next_attempt_at": due,
        }
        statement = insert_or(attachments).values(values).on_conflict_do_nothing(index_elements=["turn", "file"])
        return one(self._connection, statement.returning(attachments.c.id)) is not None

    def get(self, id: str, *, for_update: bool = False) -> Attachment | None:
        """The file with this id; ``for_update`` keeps others away from it until the transaction ends."""
        query = select(*_WITHOUT_BYTES).where(attachments.c.id == storable(id))
        row = one(self._connection, query.with_for_update() if for_update else query)
        return None if row is None else _attachment(row)

    def of_turn(self, turn: str) -> Sequence[Attachment]:
        """Those that came with a message, in its order."""
        return self._all(attachments.c.turn == turn)

    def of_ticket(self, ticket: str) -> Sequence[Attachment]:
        """Those of a ticket, as they came."""
        return self._all(attachments.c.ticket == ticket)

    def loose(
        self, conversation: str, since: datetime, *, client: str | None = None, contact: str | None = None
    ) -> Sequence[Attachment]:
        """Those that wait for a ticket and were sent since then, here or by this contact in any chat, oldest first.

        They are nobody else's until we are done.
        """
        waiting = attachments.c.loose & (attachments.c.sent_at >= since)
        whose = attachments.c.conversation == conversation
        if client is not None and contact is not None:
            whose |= (attachments.c.client == client) & (attachments.c.contact == contact_key(contact))
        query = select(*_WITHOUT_BYTES).where(waiting, whose)
        rows = every(self._connection, query.order_by(attachments.c.seq).with_for_update())
        return tuple(_attachment(row) for row in rows)

    def number_since(self, conversation: str, since: datetime) -> int:
        """How many were sent in the conversation since then, and were not refused at once."""
        sent = (attachments.c.conversation == conversation) & (attachments.c.sent_at >= since)
        query = select(func.count()).where(sent, attachments.c.state != AttachmentState.REFUSED.value)
        return int(self._connection.execute(query).scalar_one())

    def put_to(self, id: str, ticket: str, client: str | None) -> bool:
        """Whether it belongs to the ticket now; not where the ticket has the same file already."""
        other = attachments.alias()
        same = select(other.c.id).where(
            other.c.ticket == ticket, other.c.file == attachments.c.file, other.c.state.in_(_ALIVE)
        )
        statement = (
            update(attachments)
            .where(attachments.c.id == id, attachments.c.loose, ~same.exists())
            .values(ticket=ticket, client=client, loose=False)
        )
        return int(self._connection.execute(statement).rowcount) == 1

    def let_go(self, ids: Collection[str]) -> None:
        """These wait for no ticket any more."""
        self._connection.execute(update(attachments).where(attachments.c.id.in_(sorted(ids))).values(loose=False))

    def keep(self, id: str, file: CleanFile, *, name: str, sha256: str, at: datetime) -> None:
        """Its bytes are here."""
        self._settle(
            id,
            AttachmentState.KEPT,
            at,
            name=name,
            content=file.content,
            thumbnail=file.thumbnail,
            media_type=file.media_type,
            size=len(file.content),
            sha256=sha256,
        )

    def refuse(self, id: str, why: Refusal, at: datetime) -> None:
        """It is not one that is kept."""
        self._settle(id, AttachmentState.REFUSED, at, why=why.value)

    def lose(self, id: str, at: datetime) -> None:
        """It could not be fetched."""
        self._settle(id, AttachmentState.LOST, at)

    def put_off(self, id: str, until: datetime, *, tried: bool) -> None:
        """It is not due before then; ``tried`` says that it was tried once more, in vain."""
        attempts = attachments.c.attempts + (1 if tried else 0)
        statement = update(attachments).where(attachments.c.id == id)
        self._connection.execute(statement.values(attempts=attempts, next_attempt_at=until))

    def due(self, platforms: Collection[str], at: datetime) -> Sequence[str]:
        """The ids of those from these platforms that are wanted, and may be tried now; nobody else's until we are done."""
        wanted = attachments.c.state == AttachmentState.WANTED.value
        now = attachments.c.next_attempt_at <= at
        theirs = func.split_part(attachments.c.conversation, ":", 1).in_(sorted(platforms))
        query = (
            select(attachments.c.id)
            .where(wanted, now, theirs)
            .order_by(attachments.c.seq)
            .with_for_update(skip_locked=True)
        )
        return tuple(str(row["id"]) for row in every(self._connection, query))

    def content(self, id: str) -> bytes | None:
        """The bytes that are kept."""
        return self._bytes(attachments.c.content, id)

    def thumbnail(self, id: str) -> bytes | None:
        """The small picture of a picture."""
        return self._bytes(attachments.c.thumbnail, id)

    def remove_without_ticket(self, before: datetime) -> int:
        """Remove those sent before then that belong to no ticket; how many there were."""
        left = attachments.c.ticket.is_(None) & (attachments.c.sent_at < before)
        return int(self._connection.execute(delete(attachments).where(left)).rowcount)

    def _settle(self, id: str, state: AttachmentState, at: datetime, **values: object) -> None:
        statement = update(attachments).where(attachments.c.id == id)
        tries = attachments.c.attempts + 1
        self._connection.execute(statement.values(state=state.value, settled_at=at, attempts=tries, **values))

    def _bytes(self, column: Any, id: str) -> bytes | None:
        row = one(self._connection, select(column.label("found")).where(attachments.c.id == storable(id)))
        return None if row is None or row["found"] is None else bytes(row["found"])

    def _all(self, condition: Any) -> Sequence[Attachment]:
        query = select(*_WITHOUT_BYTES).where(condition).order_by(attachments.c.seq)
        return tuple(_attachment(row) for row in every(self._connection, query))


def _attachment(row: Row) -> Attachment:
    return Attachment(
        id=row["id"],
        conversation=row["conversation"],
        turn=row["turn"],
        client=row["client"],
        contact=row["contact"],
        ticket=row["ticket"],
        file=row["file"],
        name=row["name"],
        media_type=row["media_type"],
        size=row["size"],
        state=AttachmentState(row["state"]),
        sent_at=utc(row["sent_at"]),
        source=row["source"],
        loose=row["loose"],
        sha256=row["sha256"],
        why=None if row["why"] is None else Refusal(row["why"]),
        attempts=row["attempts"],
        settled_at=utc_or_none(row["settled_at"]),
    )
