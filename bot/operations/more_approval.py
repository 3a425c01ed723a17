"""Work that comes to more than was approved stops until somebody has approved more; what was worked is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.desk.catalogue import category_or_raise
from bot.desk.money import in_words
from bot.desk.prices import Estimate
from bot.desk.quotes import Quote, QuoteState
from bot.desk.ticket_costs import estimate_of_work
from bot.desk.tickets import Billing, Ticket, TicketState, move_ticket
from bot.desk.timesheet import TimeEntry
from bot.operations.notices import tell
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.quotes import cancel_waiting_quotes, revise_quote
from bot.operations.quotes.asking import nobody_may_approve, put_before, valid_until
from bot.operations.quotes.ending import acts_first
from bot.operations.records import hours_of_ticket, newest_quote, note
from bot.operations.ticket_costs import TicketWork, ticket_work

_SAID_NO = frozenset({QuoteState.DECLINED, QuoteState.EXPIRED})


def ask_for_more(
    work: Work, ports: DeskPorts, found: TicketWork, *, by: str, next_entry: TimeEntry | None = None
) -> tuple[Ticket, str | None]:
    """The ticket, stopped where its work comes to more than was approved, and why in a sentence; None goes on.

    An approver is asked once for an amount: who has said no is not asked again by another entry. ``next_entry`` is work
    that is still needed, and asked for as well.
    """
    ticket, price = found.ticket, found.cost.price
    if price <= found.limit or _emergency_reaches(work, found):
        return ticket, None
    over = f"The work on {ticket.number} comes to {in_words(price)}"
    approved = f"{in_words(found.limit)} is approved" if found.approved else "no cost is approved"
    newest = newest_quote(work, ticket.number)
    if newest is not None and newest.state in _SAID_NO:
        no = "was declined" if newest.state is QuoteState.DECLINED else "was not approved in time"
        return ticket, f"Stop: {over}, more than {in_words(found.limit)} {no}. What goes beyond is written off."
    if found.waiting is not None and price <= found.waiting.limit and next_entry is None:
        return ticket, f"Stop: {over}, {approved}, and {found.waiting.number} still waits for an answer."
    likely = ticket_work(work, ticket, more=(next_entry,)) if next_entry else found
    assert likely is not None
    name = found.payer.decision.draws if found.payer else None
    estimate = estimate_of_work(found.cost, likely.cost, name)
    quote, ticket = _put(work, ports, found, newest, estimate, by)
    asked = found.client.contact(quote.asked)
    if asked is None:
        return ticket, f"Stop: {over}, {approved}, and nobody on file may approve {in_words(quote.limit)}. Call them."
    requester = found.client.contact(ticket.contact)
    if requester is not None and requester != asked:
        text = f"{over}, and {approved}. It stops here until {asked.name} has answered (quote {quote.number})."
        tell(work, ports, found.client, requester, Answer(text))
    return ticket, f"Stop: {over}, and {approved}. {asked.name} is asked for {in_words(quote.limit)} ({quote.number})."


def _emergency_reaches(work: Work, found: TicketWork) -> bool:
    """Whether an emergency clause lets this much be worked before anybody has agreed; it is charged only after a yes."""
    first = found.payer.decision.act_first if found.payer else None
    if first is None or first.up_to is None or not acts_first(work, found.ticket):
        return False
    return found.cost.price <= first.up_to and found.waiting is not None


def _put(
    work: Work, ports: DeskPorts, found: TicketWork, newest: Quote | None, estimate: Estimate, by: str
) -> tuple[Quote, Ticket]:
    """The next revision of the ticket's quote, or its first one."""
    so_far = f"So far it comes to {in_words(found.cost.price)}, {found.cost.minutes} minutes of work."
    if newest is not None:
        return revise_quote(work, ports, found.ticket, estimate, so_far, by=by)
    assert found.payer is not None and found.payer.contract is not None
    now, ticket, contract = ports.clock.now(), found.ticket, found.payer.contract
    quote = Quote(
        number=work.quotes.next_number(),
        ticket=ticket.number,
        client=found.client.code,
        title=category_or_raise(found.payer.decision.category).title,
        estimate=estimate,
        contract=contract.number,
        contract_version=contract.version,
        clause=found.payer.decision.clause,
        planned_for=now,
        valid_until=valid_until(found.payer.pricing or contract, now, now, found.client.timezone),
        revision=1,
        state=QuoteState.DRAFT,
        asked=None,
        requested_by=ticket.contact or "",
        reason=so_far,
        interrupts=ticket.state,
    )
    quote = put_before(work, ports, found.client, quote, by=None)
    note(work, ticket, now, by, "price", f"{quote.number}: {so_far}")
    if quote.asked is None:
        ticket = nobody_may_approve(work, quote, ticket, now)
    else:
        ticket = move_ticket(ticket, TicketState.AWAITING_APPROVAL, now, hours_of_ticket(work, ticket))
    ticket = replace(ticket, billing=Billing.QUOTED, not_to_exceed=quote.limit)
    work.tickets.save(ticket)
    return quote, ticket


def no_more_is_needed(work: Work, ports: DeskPorts, found: TicketWork, now: datetime, *, by: str) -> Ticket:
    """A corrected entry brought the work back inside what is approved: nobody has to answer, and it goes on."""
    ticket, waiting = found.ticket, found.waiting
    if waiting is None or waiting.interrupts is None or found.cost.price > found.limit:
        return ticket
    cancel_waiting_quotes(work, ports, ticket, by=by, why="no more is needed")
    if ticket.state is TicketState.AWAITING_APPROVAL:
        ticket = move_ticket(ticket, waiting.interrupts, now, hours_of_ticket(work, ticket))
        work.tickets.save(ticket)
    return ticket
