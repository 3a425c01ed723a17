"""The stand-in ticket system: it reaches nobody and remembers every ticket, for as long as the process lives."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.desk.ticket_events import TicketFacts
from bot.operations.ports import GoneOutside, OutsideDraft, OutsideEntry, OutsideTicket


@dataclass(frozen=True)
class RememberedTicket:
    """A ticket as the stand-in has it."""

    outside: OutsideTicket
    facts: TicketFacts
    title: str
    entries: tuple[OutsideEntry, ...]


@dataclass
class RememberingTicketSystem:
    """``TicketSystem`` of the ports."""

    tickets: dict[str, RememberedTicket] = field(default_factory=dict)

    async def find(self, number: str) -> OutsideTicket | None:
        """The ticket with our number."""
        return next((each.outside for each in self.tickets.values() if each.facts.number == number), None)

    async def create(self, draft: OutsideDraft) -> OutsideTicket:
        """One more ticket."""
        id = str(len(self.tickets) + 1)
        outside = OutsideTicket(id, f"S-{id}", f"https://tickets.example/{id}")
        self.tickets[id] = RememberedTicket(outside, draft.facts, draft.title, (draft.opening,))
        return outside

    async def marks(self, outside: OutsideTicket) -> Collection[str]:
        """Those of everything on the ticket."""
        return {entry.mark for entry in self._there(outside).entries}

    async def add(self, outside: OutsideTicket, entry: OutsideEntry) -> None:
        """One more entry."""
        there = self._there(outside)
        self.tickets[outside.id] = replace(there, entries=(*there.entries, entry))

    async def bring_up_to(self, outside: OutsideTicket, facts: TicketFacts, at: datetime) -> None:
        """As ours stands."""
        self.tickets[outside.id] = replace(self._there(outside), facts=facts)

    def _there(self, outside: OutsideTicket) -> RememberedTicket:
        if outside.id not in self.tickets:
            raise GoneOutside
        return self.tickets[outside.id]
