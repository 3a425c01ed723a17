"""The technicians' rooms: what has to be drawn anew, the cards, and what stands under them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from bot.desk.tickets import Ticket
from bot.operations.ports import OutgoingMessage, RoomCard
from bot.storage.conversations import outgoing_messages
from bot.storage.rows import document, every, one, upsert
from bot.storage.tables import outbox, room_cards, rooms, tickets


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
