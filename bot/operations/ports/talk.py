"""The memory of conversations: what came in, what goes out, and what it is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.desk.deflection import Request
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Enquiry
from bot.desk.feedback import GuideOpinion, RunEnd
from bot.operations.ports.messages import (
    Answer,
    ConversationLine,
    IncomingMessage,
    KnownButton,
    Limit,
    OutgoingMessage,
    Pressed,
    StoredMessage,
)


class Conversations(Protocol):
    """The inbox, the outbox and the buttons."""

    def receive(
        self, message: IncomingMessage, *, conversation: str, at: datetime, emergency: EmergencyKind | None
    ) -> StoredMessage | None:
        """Write the message; None when this delivery key was written before."""
        ...

    def turn(self, turn: str, *, for_update: bool = False) -> StoredMessage | None: ...
    def states_before(self, turn: str, most: int) -> Sequence[str]:
        """How so many turns before this one ended in its conversation, the newest first."""
        ...

    def by_delivery_key(self, key: str) -> StoredMessage | None: ...
    def set_pressed(self, turn: str, pressed: Pressed | None) -> None: ...
    def finish(self, turn: str, state: str) -> None: ...
    def unfinished(self, before: datetime) -> Sequence[StoredMessage]: ...
    def button(self, key: str, *, for_update: bool = False) -> KnownButton | None: ...
    def use_button(self, key: str, turn: str) -> None: ...
    def release_button(self, key: str, turn: str) -> None:
        """What this turn has used can be pressed again."""
        ...

    def is_open(self, turn: str) -> bool:
        """Whether the turn still waits for its answer; if so, nobody ends it before this transaction is over."""
        ...

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
        """Write an answer to the outbox, each button under a new random key of at most 32 characters [A-Za-z0-9_-].

        In a technicians' room it is about a ``ticket``, and stands ``under`` an earlier message there.
        """
        ...

    def waiting(self, conversation: str) -> Sequence[OutgoingMessage]:
        """Unsent messages of the conversation in order."""
        ...

    def outgoing(self, id: int) -> OutgoingMessage | None: ...
    def edit(self, id: int, text: str, *, at: datetime) -> OutgoingMessage | None:
        """Write to the outbox that a message's text is this now, without buttons; None where its channel cannot."""
        ...

    def redraw(self, id: int, text: str, *, at: datetime) -> OutgoingMessage:
        """Write to the outbox that a message is to be drawn anew where it stands, with its buttons, sent already or not."""
        ...

    def begin_attempt(self, id: int) -> bool:
        """The channel is about to be given the message: whoever finds it waiting later knows that it may have it.

        False where it does not wait any more.
        """
        ...

    def put_off(self, id: int, until: datetime) -> None: ...
    def due_for_delivery(self, platforms: Collection[str], at: datetime) -> Sequence[str]:
        """Conversations on these platforms whose oldest unsent message may be sent now."""
        ...

    def mark_sent(self, id: int, at: datetime, ref: Mapping[str, str] | None = None) -> None: ...
    def give_up(self, id: int) -> None: ...
    def answers(self, turn: str) -> Sequence[OutgoingMessage]: ...
    def outgoing_after(self, conversation: str, after: int) -> Sequence[OutgoingMessage]:
        """Messages of the conversation with a greater id, in order, sent or not."""
        ...

    def said_since(self, conversation: str, since: datetime) -> Sequence[OutgoingMessage]:
        """Messages of the conversation that are not older, in order, sent or not."""
        ...

    def last_said(self, conversation: str) -> OutgoingMessage | None:
        """The newest message of the conversation that is ours, sent or not."""
        ...

    def lines(self, conversation: str, limit: int = 200) -> Sequence[ConversationLine]:
        """The newest lines of both sides, oldest first."""
        ...

    def last_conversation_of(self, client: str, contact: str, *, left_out: Collection[str] = ()) -> str | None:
        """Where this contact last wrote from, among the platforms that are not ``left_out``."""
        ...

    def note_speaker(self, conversation: str, client: str | None, contact: str | None, at: datetime) -> None:
        """Remember who speaks in the conversation, and when last."""
        ...


class Enquiries(Protocol):
    """What conversations are about."""

    def current(self, conversation: str) -> Enquiry | None:
        """The open enquiry, if there is one."""
        ...

    def latest(self, conversation: str) -> Enquiry | None:
        """The newest enquiry in any state."""
        ...

    def aside(self, conversation: str) -> Sequence[Enquiry]:
        """Those put aside, newest first."""
        ...

    def of_others(self, conversation: str, contact: str | None) -> Sequence[Enquiry]:
        """Those that another contact than this one has begun here and not ended."""
        ...

    def walked(self, conversation: str) -> Sequence[Enquiry]:
        """The newest that have ended and in which a guide was followed, newest first."""
        ...

    def requests_between(self, client: str, since: datetime, until: datetime) -> Sequence[Request]:
        """Matters of this client's people that began in [since, until) and have ended, oldest first."""
        ...

    def run_ends(self, client: str | None = None) -> Sequence[RunEnd]:
        """Every way through a guide, of this client's people or of everybody."""
        ...

    def walks_through(self, article: str, most: int) -> Sequence[Enquiry]:
        """The newest in which this guide was followed, newest first."""
        ...

    def recent(self, conversation: str, most: int) -> Sequence[Enquiry]:
        """The newest in any state, newest first."""
        ...

    def elsewhere(self, conversation: str, client: str, contact: str) -> Sequence[Enquiry]:
        """What this contact has begun in other conversations and not ended, newest first."""
        ...

    def get(self, id: str, *, for_update: bool = False) -> Enquiry | None: ...
    def save(self, enquiry: Enquiry) -> None:
        """Insert or replace; OutOfDate when another one is open there, or when this one was moved elsewhere meanwhile."""
        ...

    def move(self, enquiry: Enquiry, conversation: str) -> Enquiry:
        """Take it to another conversation of the same person; OutOfDate when another one is open there."""
        ...


class Feedback(Protocol):
    """What people said of guides; only added to."""

    def add(self, opinion: GuideOpinion) -> None: ...
    def latest(self, client: str | None = None) -> Sequence[GuideOpinion]:
        """The last word about each way through a guide, of this client's people or of everybody."""
        ...


class Paces(Protocol):
    """When each place of a platform may be written to again, for all processes together."""

    def take(self, limits: Sequence[Limit], at: datetime) -> timedelta:
        """Zero, and the message has its turn in all of these places; or how long it has to wait, and nothing is taken."""
        ...

    def close(self, places: Collection[str], until: datetime) -> None:
        """The platform wants no message in these places before then; an earlier wish that lasts longer stays."""
        ...
