"""What the technicians' pages show, read in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.desk.attachments import Attachment
from bot.desk.emergencies import Page
from bot.desk.quotes import Quote
from bot.desk.tickets import HistoryEntry, Ticket, TicketState
from bot.operations.ports import DeskPorts, StoredDecision, Work
from bot.operations.similar_tickets import SimilarTicket, similar_to

_NOBODY_YET = frozenset({TicketState.NEW, TicketState.TRIAGED})
SHOWN_TICKETS = 200


@dataclass(frozen=True)
class TicketRow:
    """A ticket of the list; the two flags say that a promised time has passed and the work is not done."""

    ticket: Ticket
    client_name: str
    decision: StoredDecision | None
    answer_late: bool
    solution_late: bool


@dataclass(frozen=True)
class PageRow:
    """A page that went to a technician; ``waiting`` until the outside system has taken it."""

    page: Page
    client_name: str
    zone: str
    waiting: bool


@dataclass(frozen=True)
class TicketDetails:
    """Everything about one ticket."""

    row: TicketRow
    contact_name: str
    site_name: str
    quotes: Sequence[Quote]
    history: Sequence[HistoryEntry]
    names: dict[str, str]
    similar: Sequence[SimilarTicket]
    files: Sequence[Attachment] = ()


class _Clients:
    """Clients' names and zones, each read once."""

    def __init__(self, work: Work) -> None:
        self._known = {client.code: client for client in work.clients.list()}

    def name(self, code: str | None) -> str:
        if code is None:
            return "Not verified"
        return self._known[code].name if code in self._known else code

    def zone(self, code: str | None) -> str:
        return self._known[code].timezone if code in self._known else "UTC"

    def people(self, code: str | None) -> dict[str, str]:
        """Names by e-mail address."""
        return {contact.email: contact.name for contact in self._known[code].contacts} if code in self._known else {}

    def site(self, code: str | None, site: str | None) -> str:
        found = self._known[code].site(site) if code in self._known else None
        return found.name if found else site or ""


def read_overview(ports: DeskPorts) -> tuple[list[TicketRow], list[PageRow]]:
    """The newest tickets, open ones by deadline first, and the newest pages."""
    now = ports.clock.now()
    with ports.begin() as work:
        clients = _Clients(work)
        tickets = [_row(work, clients, ticket, now) for ticket in work.tickets.list(limit=SHOWN_TICKETS)]
        waiting = {page.id for page in work.pages.unsent()}
        pages = [
            PageRow(page, clients.name(page.client), clients.zone(page.client), page.id in waiting)
            for page in work.pages.list()
        ]
    return tickets, pages


def read_ticket(ports: DeskPorts, number: str) -> TicketDetails | None:
    """One ticket with its decision, its quotes, its history and earlier ones like it; None when there is none."""
    now = ports.clock.now()
    with ports.begin() as work:
        ticket = work.tickets.get(number)
        if ticket is None:
            return None
        similar = similar_to(work, ports.likeness, ticket)
        clients = _Clients(work)
        names = clients.people(ticket.client)
        return TicketDetails(
            row=_row(work, clients, ticket, now),
            contact_name=names.get(ticket.contact or "", ticket.contact or "unknown"),
            site_name=clients.site(ticket.client, ticket.site),
            quotes=tuple(work.quotes.of_ticket(number)),
            history=tuple(work.tickets.history(number)),
            names=names,
            similar=similar,
            files=tuple(work.attachments.of_ticket(number)),
        )


def _row(work: Work, clients: _Clients, ticket: Ticket, now: datetime) -> TicketRow:
    unanswered = ticket.state in _NOBODY_YET
    return TicketRow(
        ticket=ticket,
        client_name=clients.name(ticket.client),
        decision=work.decisions.get(ticket.decision) if ticket.decision else None,
        answer_late=unanswered and ticket.respond_by is not None and ticket.respond_by < now,
        solution_late=ticket.is_open and ticket.resolve_by is not None and ticket.resolve_by < now,
    )
