"""What the MSP's own people may look at: every ticket."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.attachments import Attachment
from bot.desk.ticket_clocks import ClockReading, read_clocks
from bot.desk.tickets import HistoryEntry, Ticket
from bot.operations.ports import DeskPorts
from bot.operations.records import hours_of_ticket, ticket_or_raise


def list_tickets(*, ports: DeskPorts, client: str | None = None, open_only: bool = False) -> tuple[Ticket, ...]:
    """Tickets, open ones by deadline first."""
    with ports.begin() as work:
        return tuple(work.tickets.list(client=client, open_only=open_only))


@dataclass(frozen=True)
class ShownTicket:
    """A ticket, its history, what its clocks show now, and its files; no clocks where nothing is promised."""

    ticket: Ticket
    history: tuple[HistoryEntry, ...]
    clocks: tuple[ClockReading, ...]
    files: tuple[Attachment, ...] = ()


def show_ticket(*, ports: DeskPorts, number: str) -> ShownTicket:
    """One ticket, its history and its clocks; NotFound when there is none of that number."""
    with ports.begin() as work:
        ticket = ticket_or_raise(work, number)
        hours = hours_of_ticket(work, ticket)
        clocks = read_clocks(ticket, hours, ports.clock.now()) if hours is not None else ()
        files = tuple(work.attachments.of_ticket(ticket.number))
        return ShownTicket(ticket, tuple(work.tickets.history(ticket.number)), clocks, files)
