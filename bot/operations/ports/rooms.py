"""The memory of the technicians' rooms: cards, what has changed since they were drawn, and whose talk is a person's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.desk.clients import ChatIdentity
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
