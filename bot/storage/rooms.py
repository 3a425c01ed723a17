"""The technicians' rooms: what has to be drawn anew, the cards, and what stands under them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from bot.desk.handover import Talk
from bot.desk.tickets import Ticket
from bot.operations.ports import KeptWords, OutgoingMessage, RoomCard
from bot.storage.conversations import outgoing_messages
from bot.storage.documents import encode
from bot.storage.rows import document, documents, every, one, storable, upsert
from bot.storage.tables import contact_key, outbox, room_cards, room_words, rooms, talks, tickets


class SqlRooms:
    """``Rooms`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take_up(self, room: str, at: datetime) -> bool:
        """Note that the room is there; of two who do it at once, one does."""
        new = insert(rooms).values(room=room, taken_up_at=at, draws_from=func.clock_timestamp())
        return one(self._connection, new.on_conflict_do_nothing().returning(rooms.c.room)) is not None

    def changed(self, rooms_: Collection[str], besides: Collection[str]) -> Ticket | None:
        """The one that has waited longest, held until the transaction ends."""
        since = select(func.min(rooms.c.draws_from)).where(rooms.c.room.in_(sorted(rooms_))).scalar_subquery()
        query = select(tickets.c.document).where(tickets.c.to_draw >= since, tickets.c.number.not_in(sorted(besides)))
        query = query.order_by(tickets.c.to_draw).limit(1)
        return document(self._connection, Ticket, query.with_for_update(skip_locked=True))

    def drawn(self, ticket: str) -> None:
        """Nothing to draw until it is saved again."""
        self._connection.execute(update(tickets).where(tickets.c.number == ticket).values(to_draw=None))

    def cards(self, ticket: str) -> Sequence[RoomCard]:
        """Its card in each room that has one."""
        query = select(room_cards).where(room_cards.c.ticket == ticket).order_by(room_cards.c.room)
        return tuple(
            RoomCard(row["ticket"], row["room"], row["message"], row["shown"]) for row in every(self._connection, query)
        )

    def put(self, card: RoomCard) -> None:
        """Insert or replace."""
        values = {"ticket": card.ticket, "room": card.room, "message": card.message, "shown": card.shown}
        upsert(self._connection, room_cards, values)

    def draws_later(self, message: int) -> bool:
        """Held against whoever would begin to send it, so that what we write is there before."""
        waits = select(outbox.c.id).where(
            (outbox.c.edits == message) | (outbox.c.id == message),
            outbox.c.state == "waiting",
            outbox.c.attempts == 0,
        )
        return one(self._connection, waits.with_for_update(skip_locked=True)) is not None

    def message(self, room: str, ref: Mapping[str, str]) -> OutgoingMessage | None:
        """The message itself, also when it was changed later."""
        found = (outbox.c.conversation == room, outbox.c.ref == dict(ref), outbox.c.ticket.is_not(None))
        return next(iter(outgoing_messages(self._connection, *found, outbox.c.edits.is_(None))), None)

    def keep(self, words: KeptWords) -> bool:
        """Of two who bring the same words at once, one writes them."""
        values = {
            "delivery_key": storable(words.delivery_key),
            "ticket": words.ticket,
            "by": words.by,
            "message": words.message,
        }
        new = insert(room_words).values(values).on_conflict_do_nothing().returning(room_words.c.delivery_key)
        return one(self._connection, new) is not None

    def kept(self, delivery_key: str) -> KeptWords | None:
        """What was written under this key."""
        row = one(self._connection, select(room_words).where(room_words.c.delivery_key == storable(delivery_key)))
        return None if row is None else KeptWords(row["delivery_key"], row["ticket"], row["by"], row["message"])

    def talk(self, ticket: str) -> Talk | None:
        """The talk about a ticket, also when it has ended."""
        return document(self._connection, Talk, select(talks.c.document).where(talks.c.ticket == ticket))

    def save_talk(self, talk: Talk) -> None:
        """Insert or replace."""
        values = {
            "ticket": talk.ticket,
            "client": talk.client,
            "contact": contact_key(talk.contact),
            "conversation": talk.conversation,
            "ended_at": talk.ended_at,
            "document": encode(talk),
        }
        upsert(self._connection, talks, values)

    def talks_of(self, client: str | None, contact: str | None, conversation: str, since: datetime) -> Sequence[Talk]:
        """Oldest ticket first, held until the transaction ends."""
        known = (talks.c.client == client) & (talks.c.contact == contact_key(contact))
        nobody = talks.c.contact.is_(None) & (talks.c.conversation == conversation)
        lately = talks.c.ended_at.is_(None) | (talks.c.ended_at > since)
        query = select(talks.c.document).where(nobody if contact is None else known, lately).order_by(talks.c.ticket)
        return documents(self._connection, Talk, query.with_for_update())
