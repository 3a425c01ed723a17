"""What comes in and goes out of a conversation, as the channels and the desk hand it to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from bot.desk.attachments import SentFile
from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind

# The states of a received message.
RECEIVED, DONE, FAILED = "received", "done", "failed"


@dataclass(frozen=True)
class Pressed:
    """What a button means: an intent of the language data, and arguments that only the server knows."""

    intent: str
    args: Mapping[str, str] = field(default_factory=dict)


class Opinion(str, Enum):
    """What a button says of our own words, for channels that have signs for it."""

    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True)
class Button:
    """A button to show: its title and what pressing it means. ``confirm`` is said before, where a channel can ask twice."""

    title: str
    pressed: Pressed
    confirm: str = ""
    opinion: Opinion | None = None


class Subject(str, Enum):
    """The kinds of records that an answer can show."""

    DECISION = "decision"
    QUOTE = "quote"
    TICKET = "ticket"
    PICTURE = "picture"
    ROOM_CARD = "room_card"  # a ticket for technicians, in their room
    DELETION = "deletion"  # the id names messages of the person, which go before this one is shown
    ROOM_QUESTION = "room_question"  # words are asked for in the room; the id is what for


@dataclass(frozen=True)
class About:
    """The record that an answer shows, for channels that can show more than its text; ``id`` is its id or number.

    ``lead`` and ``close`` are what the text says before and after the record. A picture's ``id`` is its path in the
    knowledge base, its ``lead`` says in words what it shows. The ``close`` of a deletion takes the place of the text where the
    messages cannot be deleted.
    """

    kind: Subject
    id: str
    lead: str = ""
    close: str = ""


@dataclass(frozen=True)
class Answer:
    """One message to a person; ``private`` is for nobody else's eyes, also where the person asked among others."""

    text: str
    buttons: tuple[Button, ...] = ()
    about: About | None = None
    private: bool = True

    @property
    def meanings(self) -> frozenset[str]:
        """What its buttons mean."""
        return frozenset(button.pressed.intent for button in self.buttons)


@dataclass(frozen=True)
class IncomingMessage:
    """A message or a pressed button as a channel verified it. ``delivery_key`` is the same for every repeat.

    ``place`` is where it was written, in the channel's own words; None is the conversation of the two alone.
    ``pressed`` is what a command of the channel's own menu means (``operations.commands``); never more than words could.
    ``own`` is what the platform calls the messages that stand there and can be deleted; none where nothing does.
    """

    delivery_key: str
    identity: ChatIdentity
    text: str = ""
    button_key: str | None = None
    place: Mapping[str, str] | None = None
    pressed: Pressed | None = None
    files: tuple[SentFile, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredMessage:
    """An inbox row, which is a turn: received, then handled once. ``id`` is the turn's id."""

    id: str
    delivery_key: str
    conversation: str
    text: str
    button_key: str | None
    received_at: datetime
    state: str  # received | done | failed
    emergency: EmergencyKind | None = None
    pressed: Pressed | None = None
    place: Mapping[str, str] | None = None


@dataclass(frozen=True)
class KnownButton:
    """A button as the server remembers it, under its opaque key."""

    key: str
    conversation: str
    contact: str | None
    title: str
    pressed: Pressed
    used_by: str | None  # the turn that used it
    message: int  # the outbox id of the message it stands under


@dataclass(frozen=True)
class ShownButton:
    """A button as a channel shows it: the title, the opaque key, what to say before it counts, and whether it is an opinion."""

    title: str
    key: str
    confirm: str = ""
    opinion: Opinion | None = None


@dataclass(frozen=True)
class OutgoingMessage:
    """An outbox row. ``turn`` is None for notices that no message asked for.

    ``place`` is where the turn's message was written. ``ref`` is what the channel calls the message once it has taken it.
    A row that ``edits`` another takes the place of that one's text and buttons; ``edited_ref`` is the other's ``ref``.
    In a technicians' room it is about a ``ticket``, and stands ``under`` the message (a card) that is called ``under_ref``.
    """

    id: int
    conversation: str
    turn: str | None
    text: str
    buttons: tuple[ShownButton, ...]
    created_at: datetime
    state: str = "waiting"  # waiting | sent | given_up
    sent_at: datetime | None = None
    about: About | None = None
    private: bool = True
    attempts: int = 0
    next_attempt_at: datetime | None = None
    place: Mapping[str, str] | None = None
    ref: Mapping[str, str] | None = None
    edits: int | None = None
    edited_ref: Mapping[str, str] | None = None
    ticket: str | None = None
    under: int | None = None
    under_ref: Mapping[str, str] | None = None


@dataclass(frozen=True)
class ConversationLine:
    """One line of a conversation as both sides saw it; ``ours`` is True for the desk's words, ``about`` what they show."""

    at: datetime
    ours: bool
    text: str
    buttons: tuple[ShownButton, ...] = ()
    id: int | None = None
    about: About | None = None


@dataclass(frozen=True)
class Limit:
    """What a platform takes in one place (a chat, a bot, a workspace): between two messages a rest of this length.

    Without a rest the place only has to be open: it is not while the platform has asked to be left alone.
    """

    place: str
    rest: timedelta = timedelta(0)
