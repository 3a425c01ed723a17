"""An hour that was named for an open ticket: what is decided for it, and the ticket planned for it, or begun before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.desk.catalogue import Priority
from bot.desk.clients import Client, Contact
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Verdict
from bot.desk.money import in_words
from bot.desk.quotes import Quote, QuoteState, cancel_quote
from bot.desk.tickets import Billing, Ticket, TicketState, move_ticket
from bot.operations.coverage import facts_again
from bot.operations.ports import DeskPorts, Work
from bot.operations.promised_calls import call_at_its_hour, call_in_time, end_planned_calls, waiting_call
from bot.operations.quotes.asking import request_approval
from bot.operations.quotes.cheaper import price_then
from bot.operations.quotes.locking import hold_quote
from bot.operations.quotes.rescheduling import (
    BROUGHT_FORWARD,
    NOT_BEFORE_A_YES,
    NOT_BEFORE_ITS_HOUR,
    OtherHour,
    ask_for_more,
    decided_anew,
    due_now,
    is_approved_for,
    is_in_hand,
    is_live,
    put_off,
    save_planned,
    tell_the_others,
    waits_for_a_yes,
)
from bot.operations.records import hours_of_ticket, newest_quote
from bot.operations.turns import Turn
from bot.operations.wording import moment

PLANNED = "planned"
"""The line of a ticket's history when it is planned for an hour that was named."""
FOR_THAT_HOUR = "For {when} it is up to {limit}. {who}."
STAYS_TILL_THEN = "Until then {ticket} stays as it is, approved up to {limit}."
NOBODY_TO_ASK = "Nobody on file may approve that in chat, so a person calls your company about {ticket}."


def hour_for(work: Work, client: Client, number: str, at: datetime) -> OtherHour | None:
    """What is decided for an hour that was named for this ticket; None where the hour cannot be changed in chat.

    That is so of an emergency, of what a technician has in hand, and where more would be charged than has its yes while somebody is
    being called under that.
    """
    ticket = work.tickets.get(number, for_update=True)
    stored = work.decisions.get(ticket.decision) if ticket is not None and ticket.decision else None
    if ticket is None or stored is None or ticket.client != client.code or ticket.priority is Priority.P1:
        return None
    waits = ticket.state is TicketState.AWAITING_APPROVAL and ticket.owner is None and ticket.first_response_at is None
    if not waits and is_in_hand(work, ticket):
        return None
    contracts = tuple(work.contracts.latest(client.code))
    decision = decide_coverage(client, contracts, facts_again(work, client, contracts, stored.decision.facts, at))
    if decision.verdict is Verdict.NEEDS_PERSON or (decision.verdict.costs and decision.estimate is None):
        # What a person has to price or decide is planned by a person.
        return None
    newest = newest_quote(work, number)
    held = hold_quote(work, newest.number) if newest is not None else None
    found = OtherHour(ticket, stored, held[0] if held is not None and is_live(held[0]) else None, at, decision)
    if ticket.state is TicketState.AWAITING_APPROVAL and found.quote is None:
        return None
    return found if found.quote is None or _may_be_moved(work, found, found.quote) else None


def _may_be_moved(work: Work, found: OtherHour, quote: Quote) -> bool:
    if quote.begun_up_to is not None or quote.approved_before is not None:
        return False
    if found.decision.verdict.free or quote.may_be_answered:
        return found.decision.verdict.free or found.decision.verdict is Verdict.QUOTE_REQUIRED
    return is_approved_for(found) or (_costs(found) and waiting_call(work, found.ticket) is None)


def _costs(found: OtherHour) -> bool:
    estimate = found.decision.estimate
    return found.decision.verdict.costs and estimate is not None and bool(estimate.total.amount)


def _asked_for_more(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, by: Contact, found: OtherHour, before: Quote
) -> tuple[str, Quote | None]:
    """The dearer hour goes to the approver as a higher amount; what was approved stands until then."""
    when = moment(found.when, client.timezone, ports.clock.now())
    reason = f"{by.name} asks to have it done {when} instead."
    quote = ask_for_more(work, ports, turn, by, found, PLANNED, reason)
    asked, number = client.contact(quote.asked), found.ticket.number
    stays = STAYS_TILL_THEN.format(ticket=number, limit=in_words(before.limit))
    if asked is None:
        return f"{NOBODY_TO_ASK.format(ticket=number)} {stays}", None
    who = "It waits for your own yes" if asked == by else f"I have asked {asked.name} to approve it"
    return f"{FOR_THAT_HOUR.format(when=when, who=who, limit=in_words(quote.limit))} {stays}", quote


def free_before_the_planned(work: Work, client: Client, number: str, now: datetime) -> OtherHour | None:
    """What is planned for an hour that was named, decided for now, where it costs nothing now; None where it does, or has begun."""
    ticket = work.tickets.get(number)
    if ticket is None or ticket.planned_for is None or ticket.planned_for <= now:
        return None
    found = hour_for(work, client, number, now) if ticket.state in NOT_BEFORE_ITS_HOUR else None
    return found if found is not None and found.decision.verdict.free else None


def plan_for(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, by: Contact, found: OtherHour
) -> tuple[str, Quote | None]:
    """Plan the ticket for the hour that was named: what that means in words, and the quote that needs a yes before."""
    now, quote, before = ports.clock.now(), None, found.quote
    if before is not None and before.state is QuoteState.ACCEPTED and _costs(found) and not is_approved_for(found):
        return _asked_for_more(work, ports, turn, client, by, found, before)
    if before is not None:
        said, quote = put_off(work, ports, turn, client, by, found)
    else:
        when = moment(found.when, client.timezone, now)
        end_planned_calls(work, ports, found.ticket, f"is planned for {when}")
        ticket = decided_anew(work, ports, turn, by, found, PLANNED, now)
        said = f"{ticket.number} is planned for {when}. Then {price_then(found.decision, client)}."
        if _costs(found):
            ticket = waits_for_a_yes(work, ticket, found, now)
            quote, _ = request_approval(work, ports, ticket, found.decision, requested_by=by.email, reads=by.email)
            asked = client.contact(quote.asked)
            who = f"{asked.name} is asked to approve that. " if asked is not None and asked != by else ""
            said = f"{said} {who}{NOT_BEFORE_A_YES}"
        else:
            billing = Billing.ALLOWANCE if found.decision.draws else Billing.COVERED
            save_planned(work, replace(ticket, billing=billing), found, now)
    planned = work.tickets.get(found.ticket.number)
    if planned is not None and planned.state is TicketState.SCHEDULED:
        call_at_its_hour(work, ports, planned, f"{turn.id}/{PLANNED}", now)
    return said, quote


def begin_for_nothing(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, by: Contact, found: OtherHour
) -> Ticket:
    """What was planned for another hour is done now, when it costs nothing; no price waits for a yes any more."""
    now = ports.clock.now()
    end_planned_calls(work, ports, found.ticket, "is done now")
    ticket = decided_anew(work, ports, turn, by, found, BROUGHT_FORWARD, now)
    if found.quote is not None:
        work.quotes.save(cancel_quote(found.quote, now, by.email, "it is done now, when it costs nothing"))
        said = f"{by.name} says that {ticket.number} cannot wait after all. It is done now, when it costs nothing."
        tell_the_others(work, ports, client, by, found.quote, said, None)
    billing = Billing.ALLOWANCE if found.decision.draws else Billing.COVERED
    ticket = due_now(work, replace(ticket, billing=billing, not_to_exceed=None), found.decision, now)
    call_in_time(work, ports, turn, ticket, now)
    return ticket


def begin_in_emergency(work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, now: datetime) -> Ticket:
    """A held ticket that was planned for later and for which somebody is called now, decided for now; any other as it is, and so is
    what a technician has in hand, who knows the hour.

    Where it costs something now its approver is asked meanwhile, as for an emergency. What has its yes already keeps it.
    """
    if ticket.state is not TicketState.SCHEDULED or is_in_hand(work, ticket):
        return ticket
    end_planned_calls(work, ports, ticket, "has become an emergency")
    client, by = turn.person.client, turn.person.contact
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    if stored is None or client is None or by is None:
        moved = move_ticket(ticket, TicketState.TRIAGED, now, hours_of_ticket(work, ticket))
        moved = replace(moved, planned_for=None)
        work.tickets.save(moved)
        return moved
    contracts = tuple(work.contracts.latest(client.code))
    facts = replace(stored.decision.facts, impact=ticket.impact, urgency=ticket.urgency)
    decision = decide_coverage(client, contracts, facts_again(work, client, contracts, facts, now))
    newest = newest_quote(work, ticket.number)
    approved = newest is not None and is_live(newest)
    moved = decided_anew(work, ports, turn, by, OtherHour(ticket, stored, None, now, decision), BROUGHT_FORWARD, now)
    if not approved:
        free = Billing.ALLOWANCE if decision.draws else Billing.COVERED
        moved = replace(moved, billing=free if decision.verdict.free else Billing.NO_CHARGE, not_to_exceed=None)
    moved = due_now(work, moved, decision, now)
    if not approved and decision.verdict.costs and decision.estimate and decision.estimate.total.amount:
        _, moved = request_approval(
            work, ports, replace(moved, billing=Billing.QUOTED), decision, requested_by=by.email, reads=by.email
        )
    return moved
