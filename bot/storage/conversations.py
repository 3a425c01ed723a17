"""The inbox, the outbox, and the buttons that the server remembers."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, literal, literal_column, null, select, tuple_, union_all, update
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.engine import Connection

from bot.desk.emergencies import EmergencyKind
from bot.desk.errors import OutOfDate
from bot.operations.ports import (
    About,
    Answer,
    ConversationLine,
    IncomingMessage,
    KnownButton,
    OutgoingMessage,
    Pressed,
    ShownButton,
    StoredMessage,
)
from bot.storage.documents import decode, encode
from bot.storage.rows import Row, every, one, storable, upsert, utc, utc_or_none
from bot.storage.tables import attachments, buttons, contact_key, conversations, messages, outbox

_KEY_BYTES = 16  # 22 characters, far from guessable


class SqlConversations:
    """``Conversations`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def receive(
        self, message: IncomingMessage, *, conversation: str, at: datetime, emergency: EmergencyKind | None
    ) -> StoredMessage | None:
        """Write the message; None when this delivery key was written before, also by somebody else right now."""
        values = {
            "id": str(uuid.uuid4()),
            "delivery_key": storable(message.delivery_key),
            "conversation": conversation,
            "text": storable(message.text),
            "button_key": None if message.button_key is None else storable(message.button_key),
            "received_at": at,
            "state": "received",
            "emergency": None if emergency is None else emergency.value,
            "place": None if message.place is None else dict(message.place),
            "pressed": None if message.pressed is None else encode(message.pressed),
        }
        statement = insert_or(messages).values(values).on_conflict_do_nothing(index_elements=["delivery_key"])
        row = one(self._connection, statement.returning(*messages.c))
        return None if row is None else _message(row)

    def turn(self, turn: str, *, for_update: bool = False) -> StoredMessage | None:
        """The message of a turn; ``for_update`` keeps others away from it until the transaction ends."""
        query = select(messages).where(messages.c.id == turn)
        row = one(self._connection, query.with_for_update() if for_update else query)
        return None if row is None else _message(row)

    def states_before(self, turn: str, most: int) -> Sequence[str]:
        """How so many turns before this one ended in its conversation, the newest first."""
        this = select(messages.c.conversation, messages.c.received_at, messages.c.seq).where(messages.c.id == turn)
        here = this.subquery()
        earlier = tuple_(messages.c.received_at, messages.c.seq) < tuple_(here.c.received_at, here.c.seq)
        query = (
            select(messages.c.state)
            .join(here, messages.c.conversation == here.c.conversation)
            .where(earlier)
            .order_by(messages.c.received_at.desc(), messages.c.seq.desc())
            .limit(most)
        )
        return [str(row["state"]) for row in every(self._connection, query)]

    def by_delivery_key(self, key: str) -> StoredMessage | None:
        """The message that was written under this delivery key."""
        row = one(self._connection, select(messages).where(messages.c.delivery_key == storable(key)))
        return None if row is None else _message(row)

    def set_pressed(self, turn: str, pressed: Pressed | None) -> None:
        """What the button of this turn meant."""
        meaning = None if pressed is None else encode(pressed)
        self._connection.execute(update(messages).where(messages.c.id == turn).values(pressed=meaning))

    def finish(self, turn: str, state: str) -> None:
        """The turn is ``done`` or ``failed``."""
        self._connection.execute(update(messages).where(messages.c.id == turn).values(state=state))

    def unfinished(self, before: datetime) -> Sequence[StoredMessage]:
        """Messages received before this instant that nobody has finished, oldest first."""
        waiting = (messages.c.state == "received") & (messages.c.received_at < before)
        query = select(messages).where(waiting).order_by(messages.c.received_at, messages.c.seq)
        return tuple(_message(row) for row in every(self._connection, query))

    def button(self, key: str, *, for_update: bool = False) -> KnownButton | None:
        """The button under this key; ``for_update`` keeps others away from it until the transaction ends."""
        query = select(buttons).where(buttons.c.key == storable(key))
        row = one(self._connection, query.with_for_update() if for_update else query)
        return None if row is None else _button(row)

    def use_button(self, key: str, turn: str) -> None:
        """The turn uses the button; OutOfDate when another turn has used it, or there is none."""
        free = buttons.c.used_by.is_(None) | (buttons.c.used_by == turn)
        statement = update(buttons).where(buttons.c.key == storable(key), free).values(used_by=turn)
        if self._connection.execute(statement).rowcount == 0:
            raise OutOfDate("This button has been used already. The newest message has the ones that count.")

    def release_button(self, key: str, turn: str) -> None:
        """What this turn has used can be pressed again."""
        mine = (buttons.c.key == storable(key)) & (buttons.c.used_by == turn)
        self._connection.execute(update(buttons).where(mine).values(used_by=None))

    def is_open(self, turn: str) -> bool:
        """Whether the turn still waits for its answer; if so, nobody ends it before this transaction is over."""
        query = select(messages.c.id).where(messages.c.id == turn, messages.c.state == "received")
        return one(self._connection, query.with_for_update(read=True)) is not None

    def say(
        self,
        conversation: str,
        answer: Answer,
        *,
        turn: str | None,
        contact: str | None,
        at: datetime,
        ticket: str | None = None,
        under: int | None = None,
    ) -> OutgoingMessage:
        """Write an answer to the outbox, each button under a new random key."""
        shown = tuple(
            ShownButton(button.title, secrets.token_urlsafe(_KEY_BYTES), button.confirm, button.opinion)
            for button in answer.buttons
        )
        values = {
            "conversation": conversation,
            "turn": turn,
            "text": answer.text,
            "buttons": encode(shown),
            "created_at": at,
            "state": "waiting",
            "about": None if answer.about is None else encode(answer.about),
            "private": answer.private,
            "ticket": ticket,
            "under": under,
        }
        id = self._connection.execute(insert(outbox).values(values).returning(outbox.c.id)).scalar_one()
        if shown:
            of_all = {"message": id, "conversation": conversation, "contact": contact, "shown_at": at}
            known = [
                {**of_all, "key": place.key, "title": button.title, "pressed": encode(button.pressed)}
                for place, button in zip(shown, answer.buttons, strict=True)
            ]
            self._connection.execute(insert(buttons), known)
        return OutgoingMessage(
            id,
            conversation,
            turn,
            answer.text,
            shown,
            utc(at),
            about=answer.about,
            private=answer.private,
            ticket=ticket,
            under=under,
        )

    def outgoing(self, id: int) -> OutgoingMessage | None:
        """The message of the outbox with this id."""
        return next(iter(self._outgoing(outbox.c.id == id)), None)

    def edit(self, id: int, text: str, *, at: datetime) -> OutgoingMessage | None:
        """Write the new text to the outbox; None where the channel has no name for the message, so cannot change it."""
        message = self.outgoing(id)
        if message is None or message.ref is None:
            return None
        return self._in_place_of(message, text, (), at)

    def redraw(self, id: int, text: str, *, at: datetime) -> OutgoingMessage:
        """Write the new text and the same buttons to the outbox; it is sent after the message itself."""
        message = self.outgoing(id)
        assert message is not None
        return self._in_place_of(message, text, message.buttons, at)

    def _in_place_of(
        self, message: OutgoingMessage, text: str, buttons: Sequence[ShownButton], at: datetime
    ) -> OutgoingMessage:
        values: dict[str, object] = {
            "conversation": message.conversation,
            "turn": None,
            "text": text,
            "buttons": encode(tuple(buttons)),
            "created_at": at,
            "state": "waiting",
            "about": None if message.about is None else encode(message.about),
            "private": message.private,
            "edits": message.id,
            "ticket": message.ticket,
        }
        new = self._connection.execute(insert(outbox).values(values).returning(outbox.c.id)).scalar_one()
        found = self.outgoing(new)
        assert found is not None
        return found

    def begin_attempt(self, id: int) -> bool:
        """One more attempt to send the message; False where it does not wait any more."""
        waiting = (outbox.c.id == id) & (outbox.c.state == "waiting")
        statement = update(outbox).where(waiting).values(attempts=outbox.c.attempts + 1)
        return bool(self._connection.execute(statement).rowcount)

    def put_off(self, id: int, until: datetime) -> None:
        """Not to be tried again before then."""
        self._connection.execute(update(outbox).where(outbox.c.id == id).values(next_attempt_at=until))

    def due_for_delivery(self, platforms: Collection[str], at: datetime) -> Sequence[str]:
        """Conversations on these platforms whose oldest unsent message may be sent now."""
        oldest = (
            select(outbox.c.conversation, outbox.c.next_attempt_at)
            .where(outbox.c.state == "waiting")
            .distinct(outbox.c.conversation)
            .order_by(outbox.c.conversation, outbox.c.id)
        ).subquery()
        due = oldest.c.next_attempt_at.is_(None) | (oldest.c.next_attempt_at <= at)
        platform = func.split_part(oldest.c.conversation, ":", 1)
        query = select(oldest.c.conversation).where(due, platform.in_(sorted(platforms)))
        return tuple(str(row["conversation"]) for row in every(self._connection, query))

    def waiting(self, conversation: str) -> Sequence[OutgoingMessage]:
        """Unsent messages of the conversation in order."""
        return self._outgoing(outbox.c.conversation == conversation, outbox.c.state == "waiting")

    def mark_sent(self, id: int, at: datetime, ref: Mapping[str, str] | None = None) -> None:
        """The channel took the message, and calls it ``ref``."""
        named = None if ref is None else dict(ref)
        self._connection.execute(update(outbox).where(outbox.c.id == id).values(state="sent", sent_at=at, ref=named))

    def give_up(self, id: int) -> None:
        """The channel will never take the message."""
        self._connection.execute(update(outbox).where(outbox.c.id == id).values(state="given_up"))

    def answers(self, turn: str) -> Sequence[OutgoingMessage]:
        """What was answered in a turn, in order."""
        return self._outgoing(outbox.c.turn == turn)

    def outgoing_after(self, conversation: str, after: int) -> Sequence[OutgoingMessage]:
        """Messages of the conversation with a greater id, in order, sent or not; edits of earlier ones are none."""
        return self._outgoing(outbox.c.conversation == conversation, outbox.c.id > after, outbox.c.edits.is_(None))

    def said_since(self, conversation: str, since: datetime) -> Sequence[OutgoingMessage]:
        """Messages of the conversation that are not older, in order, sent or not; edits of earlier ones are none."""
        lately = outbox.c.created_at >= since
        return self._outgoing(outbox.c.conversation == conversation, lately, outbox.c.edits.is_(None))

    def last_said(self, conversation: str) -> OutgoingMessage | None:
        """The newest message of the conversation that is ours, sent or not; edits of earlier ones are none."""
        newest = select(func.max(outbox.c.id)).where(outbox.c.conversation == conversation, outbox.c.edits.is_(None))
        return next(iter(self._outgoing(outbox.c.id == newest.scalar_subquery())), None)

    def lines(self, conversation: str, limit: int = 200) -> Sequence[ConversationLine]:
        """The newest lines of both sides, oldest first; a pressed button reads as its title."""
        both = union_all(_their_lines(conversation), _our_lines(conversation)).subquery()
        query = select(both).order_by(both.c.at.desc(), both.c.ours.desc(), both.c.place.desc()).limit(limit)
        return tuple(_line(row) for row in reversed(every(self._connection, query)))

    def last_conversation_of(self, client: str, contact: str, *, left_out: Collection[str] = ()) -> str | None:
        """Where this contact last wrote from; of two at the same instant always the same one."""
        person = (conversations.c.client == client) & (conversations.c.contact == contact_key(contact))
        person &= func.split_part(conversations.c.conversation, ":", 1).not_in(tuple(left_out))
        newest = (conversations.c.last_at.desc(), conversations.c.conversation)
        query = select(conversations.c.conversation).where(person).order_by(*newest).limit(1)
        row = one(self._connection, query)
        return None if row is None else str(row["conversation"])

    def note_speaker(self, conversation: str, client: str | None, contact: str | None, at: datetime) -> None:
        """Remember who speaks in the conversation, and when last."""
        speaker = {
            "conversation": conversation,
            "client": client,
            "contact": contact_key(contact),
            "last_at": at,
        }
        upsert(self._connection, conversations, speaker)

    def _outgoing(self, *conditions: Any) -> Sequence[OutgoingMessage]:
        return outgoing_messages(self._connection, *conditions)


def outgoing_messages(connection: Connection, *conditions: Any) -> Sequence[OutgoingMessage]:
    """The messages of the outbox that meet the conditions, in order."""
    edited, above = outbox.alias(), outbox.alias()
    query = (
        select(outbox, messages.c.place, edited.c.ref.label("edited_ref"), above.c.ref.label("under_ref"))
        .outerjoin(messages, messages.c.id == outbox.c.turn)
        .outerjoin(edited, edited.c.id == outbox.c.edits)
        .outerjoin(above, above.c.id == outbox.c.under)
        .where(*conditions)
        .order_by(outbox.c.id)
    )
    return tuple(_outgoing(row) for row in every(connection, query))


def _their_lines(conversation: str) -> Any:
    pressed = func.coalesce(func.nullif(messages.c.text, ""), buttons.c.title)
    names = func.string_agg(attachments.c.name, aggregate_order_by(literal_column("', '"), attachments.c.seq))
    files = select(func.concat("(sent ", names, ")")).where(attachments.c.turn == messages.c.id)
    sent = files.having(func.count() > 0).scalar_subquery()
    return (
        select(
            messages.c.received_at.label("at"),
            literal(False).label("ours"),
            messages.c.seq.label("place"),
            func.concat_ws(" ", pressed, sent).label("text"),
            null().cast(outbox.c.buttons.type).label("buttons"),
            null().cast(outbox.c.about.type).label("about"),
        )
        .outerjoin(buttons, (buttons.c.key == messages.c.button_key) & (buttons.c.conversation == conversation))
        .where(messages.c.conversation == conversation)
    )


def _our_lines(conversation: str) -> Any:
    shown = (outbox.c.text, outbox.c.buttons, outbox.c.about)
    return select(outbox.c.created_at, literal(True), outbox.c.id, *shown).where(
        outbox.c.conversation == conversation, outbox.c.edits.is_(None)
    )


def _line(row: Row) -> ConversationLine:
    shown = tuple(decode(ShownButton, button) for button in row["buttons"] or ())
    about = None if row["about"] is None else decode(About, row["about"])
    return ConversationLine(
        utc(row["at"]), row["ours"], row["text"], shown, row["place"] if row["ours"] else None, about
    )


def _message(row: Row) -> StoredMessage:
    return StoredMessage(
        id=row["id"],
        delivery_key=row["delivery_key"],
        conversation=row["conversation"],
        text=row["text"],
        button_key=row["button_key"],
        received_at=utc(row["received_at"]),
        state=row["state"],
        emergency=None if row["emergency"] is None else EmergencyKind(row["emergency"]),
        pressed=None if row["pressed"] is None else decode(Pressed, row["pressed"]),
        place=row["place"],
    )


def _button(row: Row) -> KnownButton:
    return KnownButton(
        key=row["key"],
        conversation=row["conversation"],
        contact=row["contact"],
        title=row["title"],
        pressed=decode(Pressed, row["pressed"]),
        used_by=row["used_by"],
        message=row["message"],
    )


def _outgoing(row: Row) -> OutgoingMessage:
    return OutgoingMessage(
        id=row["id"],
        conversation=row["conversation"],
        turn=row["turn"],
        text=row["text"],
        buttons=tuple(decode(ShownButton, button) for button in row["buttons"]),
        created_at=utc(row["created_at"]),
        state=row["state"],
        sent_at=utc_or_none(row["sent_at"]),
        about=None if row["about"] is None else decode(About, row["about"]),
        private=row["private"],
        attempts=row["attempts"],
        next_attempt_at=utc_or_none(row["next_attempt_at"]),
        place=row["place"],
        ref=row["ref"],
        edits=row["edits"],
        edited_ref=row["edited_ref"],
        ticket=row["ticket"],
        under=row["under"],
        under_ref=row["under_ref"],
    )
