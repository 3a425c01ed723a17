"""Whoever is on call hears of a ticket that has to be answered before anybody is at the desk."""

from __future__ import annotations

from datetime import datetime

from bot.desk.catalogue import Priority
from bot.desk.decisions import Decision
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.promises import call_by
from bot.desk.quotes import Quote
from bot.desk.tickets import Ticket
from bot.operations.oncall import is_called, page_about_promise, page_for
from bot.operations.ports import DeskPorts, Work
from bot.operations.records import BOT, hours_of_ticket, note
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

    Where the plan covers it and promises a first answer before the desk opens, it is called about too: at once, or while
    there is still time to answer (None then).
    """
    if begins_at_once(decision, ticket.planned_for):
        return _call_for_emergency(work, ports, turn, ticket, now, "under the emergency clause")
    if not decision.verdict.free or ticket.planned_for is not None:
        return None
    by = call_by(ticket.priority, hours_of_ticket(work, ticket), now, ticket.respond_by)
    if by is None:
        return None
    if ticket.priority is Priority.P1:
        return _call_for_emergency(work, ports, turn, ticket, now, "an answer is promised for tonight")
    return _call_about_promise(work, ports, ticket, f"{turn.id}/promised", by, now)


def call_about_approved(work: Work, ports: DeskPorts, ticket: Ticket, quote: Quote, now: datetime) -> Page | None:
    """Who is called now that the price of a ticket has its yes; None where somebody is at the desk or was called before.

    Who pays for a technician at night is answered at night, whatever the priority.
    """
    ahead = ticket.planned_for is not None and ticket.planned_for > now
    if ahead or any(each.kind == PAGED for each in work.tickets.history(ticket.number)):
        return None
    by = call_by(Priority.P1, hours_of_ticket(work, ticket), now, ticket.respond_by)
    return None if by is None else _call_about_promise(work, ports, ticket, _with_the_yes(quote), by, now)


def called_about_approved(work: Work, quote: Quote) -> Page | None:
    """The same when the turn of the yes runs again."""
    paged = work.done.recall(_with_the_yes(quote), "page")
    return work.pages.get(paged) if paged else None


def _with_the_yes(quote: Quote) -> str:
    return f"{quote.number}/approved"


def _call_about_promise(
    work: Work, ports: DeskPorts, ticket: Ticket, key: str, by: datetime, now: datetime
) -> Page | None:
    page = page_about_promise(work, ports, key=key, ticket=ticket, by=by)
    called = is_called(work, page)
    note(work, ticket, now, BOT, PAGED if called else _LATER, f"{page.technician}, an answer is promised for tonight")
    return page if called else None


def _call_for_emergency(work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, now: datetime, why: str) -> Page:
    page = page_for(
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
    note(work, ticket, now, BOT, PAGED, f"{page.technician}, {why}")
    return page
