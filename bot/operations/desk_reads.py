"""What the MSP's own people may look at: every ticket."""

from __future__ import annotations

from bot.desk.errors import NotFound
from bot.desk.tickets import HistoryEntry, Ticket
from bot.operations.ports import DeskPorts


def list_tickets(*, ports: DeskPorts, client: str | None = None, open_only: bool = False) -> tuple[Ticket, ...]:
    """Tickets, open ones by deadline first."""
    with ports.begin() as work:
        return tuple(work.tickets.list(client=client, open_only=open_only))


def show_ticket(*, ports: DeskPorts, number: str) -> tuple[Ticket, tuple[HistoryEntry, ...]]:
    """One ticket and its history; NotFound when there is none of that number."""
    with ports.begin() as work:
        ticket = work.tickets.get(number)
        if ticket is None:
            raise NotFound(f"There is no ticket {number}. `nightdesk tickets list` shows the ones there are.")
        return ticket, tuple(work.tickets.history(number))
