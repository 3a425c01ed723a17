"""Whoever is on call hears of a ticket that has to be answered before anybody is at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.desk.catalogue import Priority
from bot.desk.decisions import Decision, Verdict
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.hours import is_open, next_opening
from bot.desk.planned import is_said_to_wait
from bot.desk.promises import call_by
from bot.desk.quotes import Quote
from bot.desk.tickets import Ticket, TicketState
from bot.operations.oncall import PROMISED, end_page, is_called, page_about_promise, page_for, page_of
from bot.operations.ports import DeskPorts, Work
from bot.operations.records import BOT, decision_of, hours_of_ticket, note
from bot.operations.turns import Turn

PAGED = "paged"
_LATER = "call planned"


def begins_at_once(decision: Decision, planned: datetime | None) -> bool:
    """An emergency clause lets the work begin before anybody has agreed, unless it was put off by choice."""
    return planned is None and decision.act_first is not None and decision.act_first.up_to is not None


def call_about_opened(
    work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, decision: Decision, now: datetime
) -> Page | None:
    """Who is called about a ticket that has just been opened, where somebody is called at once.

    Where nothing waits for a yes and the plan promises a first answer before the desk opens, it is called about too: at once, or while
    there is still time to answer (None then).
    """
    if begins_at_once(decision, ticket.planned_for):
        return _call_for_emergency(work, ports, turn, ticket, now, "under the emergency clause")
    if decision.verdict is Verdict.QUOTE_REQUIRED or ticket.state is TicketState.AWAITING_APPROVAL:
        return None
    if ticket.planned_for is None:
        return call_in_time(work, ports, turn, ticket, now)
    call_at_its_hour(work, ports, ticket, f"{turn.id}/at its hour", now)
    return None


def call_at_its_hour(
    work: Work, ports: DeskPorts, ticket: Ticket, key: str, now: datetime, besides: Page | None = None
) -> None:
    """Plan the call about work for which an hour was chosen at which nobody is at the desk; once for the key."""
    hours = hours_of_ticket(work, ticket)
    if ticket.planned_for is None or ticket.planned_for <= now or hours is None or is_open(hours, ticket.planned_for):
        return
    if not is_a_call(work, ticket, besides):
        page = page_about_promise(work, ports, key=key, ticket=ticket, by=ticket.planned_for, not_before=True)
        note(work, ticket, now, BOT, _LATER, f"{page.technician}, it is planned for then")


def call_in_time(
    work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, now: datetime, besides: Page | None = None
) -> Page | None:
    """Call somebody about a ticket that has to be answered before the desk opens: at once (who it is), or later (None)."""
    by = call_by(ticket.priority, hours_of_ticket(work, ticket), now, _due(ticket))
    if by is None or is_a_call(work, ticket, besides):
        return None
    if ticket.priority is Priority.P1:
        return _call_for_emergency(work, ports, turn, ticket, now, "an answer is promised for tonight")
    return _call_about_promise(work, ports, ticket, f"{turn.id}/promised", by, now)


def is_a_call(work: Work, ticket: Ticket, besides: Page | None = None) -> bool:
    """Whether somebody is called about the ticket, or will be, and nobody has taken it; ``besides`` is about another matter, as is
    known by now."""
    waiting = (page for page in work.pages.waiting() if besides is None or page.id != besides.id)
    return any(page.ticket == ticket.number for page in waiting)


def is_called_about(work: Work, ticket: Ticket, decision: Decision | None) -> bool:
    """Whether somebody is to be called for the dates of an open ticket: what waits for a yes, for an hour that was chosen, or by its
    own words for the day, does."""
    costs = decision is not None and decision.verdict is Verdict.QUOTE_REQUIRED
    if costs or ticket.state is TicketState.AWAITING_APPROVAL or ticket.planned_for is not None:
        return False
    return ticket.first_response_at is None and not is_said_to_wait(ticket, work.tickets.history(ticket.number))


def call_as_it_stood(
    work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, besides: Page | None, now: datetime
) -> None:
    """Whoever was to be called before the ticket was raised will be; nobody is sooner. ``besides`` was about another matter."""
    if ticket.planned_for is not None:
        call_at_its_hour(work, ports, ticket, f"{turn.id}/at its hour", now, besides)
        return
    end_planned_calls(work, ports, ticket, "stands where it stood")
    if is_called_about(work, ticket, decision_of(work, ticket)):
        call_in_time(work, ports, turn, ticket, now, besides)


def _due(ticket: Ticket) -> datetime | None:
    """What has to happen first: the first answer, or the solution where somebody has answered before it was opened again."""
    answered = ticket.response is not None and ticket.response.stopped is not None
    return ticket.resolve_by if answered else ticket.respond_by


@dataclass(frozen=True)
class GoingAhead:
    """What follows the yes to a price: who is ``called`` for it, or when the desk ``opens`` again; neither while it is open."""

    called: Page | None = None
    opens: datetime | None = None


NOTHING_FOLLOWS = GoingAhead()


def go_ahead_with(work: Work, ports: DeskPorts, ticket: Ticket, quote: Quote, now: datetime) -> GoingAhead:
    """Call somebody where the price that has its yes was made for an hour at which nobody is at the desk, and is used then.

    Who pays for a technician at night is answered at night, whatever the priority. A price by day begins when the desk opens.
    """
    found = without_a_call(work, ticket, now)
    if found is not None:
        call_at_its_hour(work, ports, ticket, f"{_with_the_yes(quote)}/at its hour", now)
        return found
    return GoingAhead(called=_call_about_promise(work, ports, ticket, _with_the_yes(quote), now, now))


def end_planned_calls(work: Work, ports: DeskPorts, ticket: Ticket, why: str) -> None:
    """The calls about this ticket's promise that nobody has taken are over: it has another hour now."""
    for page in work.pages.waiting():
        if page.ticket == ticket.number and page.kind == PROMISED:
            end_page(work, ports, page.id, f"{ticket.number} {why}")


def call_after_all(work: Work, ports: DeskPorts, ticket: Ticket, key: str, now: datetime) -> Page:
    """Call somebody now about a ticket that had been put off, under a yes that it has; once for the key."""
    page = page_about_promise(work, ports, key=key, ticket=ticket, by=now)
    note(work, ticket, now, BOT, PAGED, f"{page.technician}, it cannot wait after all")
    return page


def gone_ahead_with(work: Work, ticket: Ticket, quote: Quote, now: datetime) -> GoingAhead:
    """The same when the turn of the yes runs again: nobody is called for that."""
    page = page_of(work, _with_the_yes(quote))
    if page is not None:
        return GoingAhead(called=page)
    return without_a_call(work, ticket, now) or NOTHING_FOLLOWS


def without_a_call(work: Work, ticket: Ticket, now: datetime) -> GoingAhead | None:
    """What follows where nobody has to be called, or somebody is being called already; None where somebody has to be."""
    if ticket.planned_for is not None and ticket.planned_for > now:
        return GoingAhead(opens=ticket.planned_for)
    waiting = waiting_call(work, ticket)
    if waiting is not None:
        return GoingAhead(called=waiting)
    hours, decision = hours_of_ticket(work, ticket), decision_of(work, ticket)
    if hours is None or is_open(hours, now):
        return NOTHING_FOLLOWS
    # A call that turned out to be about another ticket stands in this one's history, and called nobody about it.
    if any(is_called(work, page) for page in work.pages.of_ticket(ticket.number)):
        return NOTHING_FOLLOWS
    by_day = decision is None or is_open(hours, decision.facts.at)
    return GoingAhead(opens=next_opening(hours, now)) if by_day else None


def waiting_call(work: Work, ticket: Ticket) -> Page | None:
    """The call about a ticket that somebody has been notified of and nobody has taken, while its ladder is being climbed."""
    for page in work.pages.waiting():
        escalation = work.pages.escalation(page.id) if page.ticket == ticket.number else None
        if escalation is not None and escalation.notified and escalation.due_at is not None:
            return page
    return None


def let_call_be_about(work: Work, page: Page, number: str, now: datetime) -> None:
    """Let the call be about ticket ``number``; the one on which it stood until then says so."""
    before = work.tickets.get(page.ticket) if page.ticket is not None else None
    if before is not None:
        note(work, before, now, BOT, PAGED, f"it was for {number}, and for nothing here")
    work.pages.attach(page.id, number)


def _with_the_yes(quote: Quote) -> str:
    """Of this version: a later one, for another hour, calls by its own yes."""
    return f"{quote.number}/{quote.revision}/approved"


def _call_about_promise(
    work: Work, ports: DeskPorts, ticket: Ticket, key: str, by: datetime, now: datetime
) -> Page | None:
    page = page_about_promise(work, ports, key=key, ticket=ticket, by=by)
    called = is_called(work, page)
    note(work, ticket, now, BOT, PAGED if called else _LATER, f"{page.technician}, an answer is promised for tonight")
    return page if called else None


def _call_for_emergency(work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, now: datetime, why: str) -> Page:
    page = call_about_outage(work, ports, turn, ticket)
    note(work, ticket, now, BOT, PAGED, f"{page.technician}, {why}")
    return page


def call_about_outage(work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket) -> Page:
    """Call somebody at once about a ticket, once for the turn."""
    return page_for(
        work,
        ports,
        turn=turn.id,
        kind=EmergencyKind.OUTAGE,
        conversation=turn.conversation,
        client=turn.client,
        contact=turn.contact,
        words=ticket.words,
        ticket=ticket.number,
    )
