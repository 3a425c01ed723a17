"""Another ticket system, as far as the desk writes into it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.desk.ticket_events import TicketFacts
from bot.operations.ports.outward import NotDelivered, OutsideTicket


@dataclass(frozen=True)
class OutsideEntry:
    """Something that was written on a ticket. ``mark`` tells it from every other, for ever; ``internal`` is for the house alone."""

    mark: str
    at: datetime
    by: str
    text: str
    internal: bool
    from_requester: bool = False


@dataclass(frozen=True)
class OutsideDraft:
    """A ticket as it is made outside; ``opening`` is what it begins with."""

    facts: TicketFacts
    title: str
    requester: str | None
    opening: OutsideEntry
    at: datetime


class NotTaken(Exception):
    """The other system did not do what it was asked to, or has not said so; ``outcome`` says what that means."""

    def __init__(self, outcome: NotDelivered) -> None:
        self.outcome = outcome
        super().__init__(outcome.why)


class GoneOutside(Exception):
    """Somebody there has removed the ticket."""


class TicketSystem(Protocol):
    """Each call does one thing, wholly or not at all, or raises NotTaken; after a lost answer it may have been done."""

    async def find(self, number: str) -> OutsideTicket | None:
        """The ticket that was made for our ``number``, from the moment it is there."""
        ...

    async def create(self, draft: OutsideDraft) -> OutsideTicket:
        """Make the ticket; whoever calls has looked whether it is there."""
        ...

    async def marks(self, outside: OutsideTicket) -> Collection[str]:
        """The marks of our entries that stand on the ticket; GoneOutside."""
        ...

    async def add(self, outside: OutsideTicket, entry: OutsideEntry) -> None:
        """Write an entry; GoneOutside."""
        ...

    async def bring_up_to(self, outside: OutsideTicket, facts: TicketFacts, at: datetime) -> None:
        """Let the ticket stand as ours does; GoneOutside."""
        ...
