"""The memory of the technicians' rooms: cards, what has changed since they were drawn, and whose talk is a person's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.desk.clients import ChatIdentity
from bot.desk.handover import Talk
from bot.desk.tickets import Ticket
from bot.operations.ports.messages import OutgoingMessage


@dataclass(frozen=True)
class RoomCard:
    """The card of a ticket in a room. ``message`` is its place in the outbox, ``shown`` a digest of what it shows."""

    ticket: str
    room: str
    message: int
    shown: str


@dataclass(frozen=True)
class RoomPress:
    """A pressed button in a room as a channel verified it; ``values`` is what a window brought with it.

    ``delivery_key`` is the same for every repeat, ``room`` where it was pressed.
    """

    delivery_key: str
    identity: ChatIdentity
    room: ChatIdentity
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RoomWords:
    """What somebody wrote in a room as a channel verified it, ``under`` a message of ours as the platform calls that one.

    ``delivery_key`` is the same for every repeat; ``files`` is how many came with it.
    """

    delivery_key: str
    identity: ChatIdentity
    room: ChatIdentity
    under: Mapping[str, str]
    text: str
    files: int = 0


@dataclass(frozen=True)
class RoomChange:
    """What became of earlier words in a room (delivery key ``of``): changed, or deleted where ``text`` is None."""

    of: str
    delivery_key: str
    identity: ChatIdentity
    text: str | None


@dataclass(frozen=True)
class KeptWords:
    """What a technician wrote under a card; ``message`` is what the requester got of it, by its outbox id."""

    delivery_key: str
    ticket: str
    by: str
    message: int | None


class Rooms(Protocol):
    """Rooms are named by the keys of their conversations."""

    def take_up(self, room: str, at: datetime) -> bool:
        """Note that the room is there; False where that was known. Tickets that change from now on are shown in it."""
        ...

    def changed(self, rooms: Collection[str], besides: Collection[str]) -> Ticket | None:
        """A ticket that was saved since its cards were drawn last, held against others; None when there is none.

        Those that others hold are passed over, and so are ``besides``.
        """
        ...

    def drawn(self, ticket: str) -> None:
        """Its cards show what it is now."""
        ...

    def cards(self, ticket: str) -> Sequence[RoomCard]: ...
    def put(self, card: RoomCard) -> None:
        """Insert or replace."""
        ...

    def draws_later(self, message: int) -> bool:
        """Whether the message or an edit of it waits that nobody has tried to send: it will show what there is then."""
        ...

    def message(self, room: str, ref: Mapping[str, str]) -> OutgoingMessage | None:
        """What the platform calls ``ref`` in this room: a card, or what stands under one."""
        ...

    def keep(self, words: KeptWords) -> bool:
        """Note what was written; False where it was noted before."""
        ...

    def kept(self, delivery_key: str) -> KeptWords | None: ...
    def talk(self, ticket: str) -> Talk | None: ...
    def save_talk(self, talk: Talk) -> None:
        """Insert or replace."""
        ...

    def talks_of(self, client: str | None, contact: str | None, conversation: str, since: datetime) -> Sequence[Talk]:
        """Those of a person that go on or ended after this instant, held; of nobody known, those of the conversation."""
        ...
