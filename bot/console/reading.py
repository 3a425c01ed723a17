"""What the technicians' pages show, read in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.attachments import Attachment
from bot.desk.quotes import Quote
from bot.desk.staff import StaffMember
from bot.desk.ticket_clocks import ClockReading, read_clocks
from bot.desk.tickets import PAUSES, HistoryEntry, Ticket
from bot.desk.timesheet import PartEntry, TimeEntry, standing
from bot.desk.walkthroughs import Article
from bot.operations.ports import ConversationLine, DeskPorts, OutsideTicket, StoredDecision, Work
from bot.operations.records import hours_of_ticket
from bot.operations.similar_tickets import SimilarTicket, similar_to
from bot.operations.ticket_costs import TicketWork, ticket_work

SHOWN_LINES = 100
BEFORE_THE_TICKET = timedelta(hours=1)


@dataclass(frozen=True)
class TicketRow:
    """A ticket of the list; the two flags say that a promised time has passed and the work is not done."""

    ticket: Ticket
    client_name: str
    decision: StoredDecision | None
    answer_late: bool
    solution_late: bool


@dataclass(frozen=True)
class Guess:
    """A category that the assistant took the words for, with its confidence from 0 to 1."""

    category: str
    confidence: float


@dataclass(frozen=True)
class TicketDetails:
    """Everything about one ticket; ``work`` is None where nothing was worked or nobody pays."""

    row: TicketRow
    contact_name: str
    site_name: str
    site_way: str
    site_address: str
    quotes: Sequence[Quote]
    history: Sequence[HistoryEntry]
    names: dict[str, str]
    similar: Sequence[SimilarTicket]
    clocks: Sequence[ClockReading]
    transcript: Sequence[ConversationLine]
    guesses: Sequence[Guess]
    articles: Sequence[Article]
    children: Sequence[Ticket]
    colleagues: Sequence[StaffMember]
    times: Sequence[TimeEntry]
    parts: Sequence[PartEntry]
    work: TicketWork | None
    files: Sequence[Attachment] = ()
    outside: Sequence[OutsideTicket] = ()


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

    def address(self, code: str | None, site: str | None) -> str:
        """Where the site is, where anybody has written it down."""
        found = self._known[code].site(site) if code in self._known else None
        return (found.address or "") if found else ""

    def way(self, code: str | None, site: str | None) -> str:
        """How far the site is, where that is known."""
        found = self._known[code].site(site) if code in self._known else None
        return f"{found.km.normalize():f} km, one way" if found and found.km else ""


def read_ticket(ports: DeskPorts, number: str) -> TicketDetails | None:
    """One ticket with all that a technician needs to act on it; None when there is none."""
    now = ports.clock.now()
    with ports.begin() as work:
        ticket = work.tickets.get(number)
        if ticket is None:
            return None
        clients, staff = _Clients(work), work.staff.list()
        people = clients.people(ticket.client)
        row = _row(work, clients, ticket, now)
        hours = hours_of_ticket(work, ticket)
        times, parts = work.timesheet.time_of(number), work.timesheet.parts_of(number)
        details = TicketDetails(
            row=row,
            contact_name=people.get(ticket.contact or "", ticket.contact or "unknown"),
            site_name=clients.site(ticket.client, ticket.site),
            site_way=clients.way(ticket.client, ticket.site),
            site_address=clients.address(ticket.client, ticket.site),
            quotes=tuple(work.quotes.of_ticket(number)),
            history=tuple(work.tickets.history(number)),
            names=people | {member.key: member.name for member in staff},
            similar=similar_to(work, ports.likeness, ticket),
            clocks=read_clocks(ticket, hours, now) if hours is not None else (),
            transcript=_transcript(work, ticket),
            guesses=_guesses(work, row.decision),
            articles=(),
            children=tuple(work.tickets.children(number)),
            colleagues=tuple(member for member in staff if member.active),
            times=standing(times),
            parts=standing(parts),
            work=ticket_work(work, ticket) if times or parts else None,
            files=tuple(work.attachments.of_ticket(number)),
            outside=tuple(work.outward.outside_of(number)),
        )
    # Outside the transaction: the first search of a process loads a model.
    found = ports.articles.for_technicians(ticket.category, ticket.words, ticket.client)
    return replace(details, articles=found)


def _transcript(work: Work, ticket: Ticket) -> tuple[ConversationLine, ...]:
    """What was said from an hour before the ticket on; of somebody else who had the chat before, nothing older."""
    lines = work.conversations.lines(ticket.conversation, SHOWN_LINES)
    return tuple(line for line in lines if line.at >= ticket.opened_at - BEFORE_THE_TICKET)


def _guesses(work: Work, stored: StoredDecision | None) -> tuple[Guess, ...]:
    """What the assistant took the words for, the likeliest first."""
    enquiry = work.enquiries.get(stored.enquiry) if stored else None
    return tuple(Guess(category, confidence) for category, confidence in enquiry.ranking[:2]) if enquiry else ()


def _row(work: Work, clients: _Clients, ticket: Ticket, now: datetime) -> TicketRow:
    unanswered = ticket.is_open and ticket.first_response_at is None
    return TicketRow(
        ticket=ticket,
        client_name=clients.name(ticket.client),
        decision=work.decisions.get(ticket.decision) if ticket.decision else None,
        answer_late=unanswered and ticket.respond_by is not None and ticket.respond_by < now,
        # While its clock stands still, the date that was promised moves on.
        solution_late=ticket.is_open
        and ticket.state not in PAUSES
        and ticket.resolve_by is not None
        and ticket.resolve_by < now,
    )
