"""A price for tonight is put off until it costs less, before or after its yes; and what is planned is brought forward again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from bot.desk.alternatives import cost_of
from bot.desk.catalogue import Priority
from bot.desk.clients import Client, Contact
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision, Verdict
from bot.desk.emergencies import KIND_OF, Page
from bot.desk.hours import is_open
from bot.desk.money import in_words
from bot.desk.quotes import Quote, QuoteState, cancel_quote
from bot.desk.tickets import Billing, Ticket, TicketState, move_ticket
from bot.operations.allowances import give_back, reserve_allowance
from bot.operations.coverage import facts_again
from bot.operations.notices import tell
from bot.operations.oncall import PROMISED
from bot.operations.ports import Answer, DeskPorts, StoredDecision, Work
from bot.operations.promised_calls import call_after_all, end_planned_calls
from bot.operations.quotes.asking import request_approval, revise_quote
from bot.operations.quotes.cheaper import cheaper_time, is_for_parts_alone, price_then
from bot.operations.quotes.ending import dated_for
from bot.operations.quotes.locking import hold_quote
from bot.operations.records import hours_of_ticket, newest_quote, note
from bot.operations.turns import Turn
from bot.operations.wording import moment

PUT_OFF, BROUGHT_FORWARD = "put off", "brought forward"
"""The lines of a ticket's history when its hour was changed."""
_NOT_BEGUN = frozenset({TicketState.TRIAGED, TicketState.ASSIGNED, TicketState.SCHEDULED})
NOT_BEFORE_ITS_HOUR = frozenset({TicketState.SCHEDULED, TicketState.AWAITING_APPROVAL})
STILL_APPROVED = "It is approved already, so nobody is asked again; never more than {limit} is charged."
NOT_BEFORE_A_YES = "Nothing is charged before a yes."


@dataclass(frozen=True)
class OtherHour:
    """A held ticket, its live ``quote`` (None: it costs nothing as it is planned), and what is decided for another hour."""

    ticket: Ticket
    stored: StoredDecision
    quote: Quote | None
    when: datetime
    decision: Decision


@dataclass(frozen=True)
class EmergencyPrice:
    """A held ticket of an emergency with its live quote, and the hour at which its work would cost less (None: at none)."""

    ticket: Ticket
    stored: StoredDecision
    quote: Quote
    later: OtherHour | None


def cheaper_hour(work: Work, client: Client, number: str, now: datetime) -> OtherHour | None:
    """The hour at which the work of this quote costs less; None where there is none, or where it is no matter for waiting.

    An emergency is none, nor is more money for work that has begun.
    """
    held = _held_live(work, client, number)
    if held is None or _is_an_emergency(work, held[1]):
        return None
    return _later(work, client, *held, now)


def price_of_emergency(work: Work, client: Client, number: str, now: datetime) -> EmergencyPrice | None:
    """What an emergency costs now and would later, to be told and not to be put off; None where the quote is of none."""
    held = _held_live(work, client, number)
    if held is None or not _is_an_emergency(work, held[1]):
        return None
    quote, ticket, stored = held
    return EmergencyPrice(ticket, stored, quote, _later(work, client, quote, ticket, stored, now))


def _is_an_emergency(work: Work, ticket: Ticket) -> bool:
    """Whether it is an attack or an outage by what it is, or somebody has been called for its priority. What is P1 by the two
    questions alone, and wakes nobody, its person may let wait."""
    called = any(page.kind != PROMISED for page in work.pages.of_ticket(ticket.number))
    return ticket.priority is Priority.P1 and (called or ticket.category in KIND_OF)


def _held_live(work: Work, client: Client, number: str) -> tuple[Quote, Ticket, StoredDecision] | None:
    held = hold_quote(work, number)
    if held is None:
        return None
    quote, ticket = held
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    at_once = quote.begun_up_to is not None or quote.approved_before is not None
    if not is_live(quote) or at_once or not ticket.is_open or quote.client != client.code or stored is None:
        return None
    return quote, ticket, stored


def _later(
    work: Work, client: Client, quote: Quote, ticket: Ticket, stored: StoredDecision, now: datetime
) -> OtherHour | None:
    if is_for_parts_alone(quote):
        # Its price does not change with the hour, whatever the work once would have cost.
        return None
    later = cheaper_time(work, client, stored, now, as_planned=True)
    return OtherHour(ticket, stored, quote, later[0].when, later[1]) if later is not None else None


def hour_before_the_planned(work: Work, client: Client, number: str, now: datetime) -> OtherHour | None:
    """What is planned for the next support hours, decided for now at its price; None where it costs nothing now either."""
    ticket = work.tickets.get(number, for_update=True)
    stored = work.decisions.get(ticket.decision) if ticket is not None and ticket.decision else None
    if ticket is None or stored is None or ticket.client != client.code or not _is_ahead(work, ticket, now):
        return None
    contracts = tuple(work.contracts.latest(client.code))
    decision = decide_coverage(client, contracts, facts_again(work, client, contracts, stored.decision.facts, now))
    if decision.verdict is not Verdict.QUOTE_REQUIRED or decision.estimate is None:
        return None
    newest = newest_quote(work, number)
    held = hold_quote(work, newest.number) if newest is not None else None
    quote = held[0] if held is not None and is_live(held[0]) else None
    if quote is not None and quote.may_be_answered and quote.approved_before is not None:
        # Help now has been asked for already.
        return None
    return OtherHour(ticket, stored, quote, now, decision)


def is_live(quote: Quote) -> bool:
    """Whether it waits for its yes, or has it."""
    return quote.may_be_answered or quote.state is QuoteState.ACCEPTED


def is_approved_for(found: OtherHour) -> bool:
    """Whether the yes that there is reaches the price of the other hour."""
    quote, estimate = found.quote, found.decision.estimate
    return (
        quote is not None
        and quote.state is QuoteState.ACCEPTED
        and estimate is not None
        and estimate.not_to_exceed <= quote.limit
    )


def _is_ahead(work: Work, ticket: Ticket, now: datetime) -> bool:
    if ticket.state not in NOT_BEFORE_ITS_HOUR or ticket.owner is not None:
        return False
    if ticket.planned_for is None or ticket.planned_for <= now:
        return False
    hours = hours_of_ticket(work, ticket)
    return hours is not None and not is_open(hours, now)


def has_begun(work: Work, ticket: Ticket) -> bool:
    """Whether a technician works on it, or has: a yes cannot be taken back without leaving half a job."""
    if ticket.state not in _NOT_BEGUN:
        return True
    return bool(work.timesheet.time_of(ticket.number) or work.timesheet.parts_of(ticket.number))


def is_in_hand(work: Work, ticket: Ticket) -> bool:
    """Whether a technician has begun, has answered or has it: they may be on their way."""
    if ticket.first_response_at is not None or ticket.owner is not None or has_begun(work, ticket):
        return True
    calls = (work.pages.escalation(page.id) for page in work.pages.of_ticket(ticket.number))
    return any(each is not None and each.taken is not None for each in calls)


def put_off(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, by: Contact, found: OtherHour
) -> tuple[str, Quote | None]:
    """Let the ticket wait for the cheaper hour: what that means in words, and the quote that needs another yes.

    Nobody is called any more. An approval stands as the most that may be charged, so nobody is asked again; a price that
    waits for its yes is replaced by the lower one. Both sides are told.
    """
    now, before = ports.clock.now(), found.quote
    assert before is not None
    when = moment(found.when, client.timezone, now)
    end_planned_calls(work, ports, found.ticket, f"can wait until {when}")
    ticket = decided_anew(work, ports, turn, by, found, PUT_OFF, now)
    # Where only a part may cost something then, its price is asked for once it is known, and never nothing.
    free = cost_of(found.decision) in (None, 0)
    said, quote = f"{ticket.number} waits until {when}. Then {price_then(found.decision, client)}.", None
    if free:
        work.quotes.save(cancel_quote(before, now, by.email, "it can wait for a time at which it costs nothing"))
        billing = Billing.ALLOWANCE if found.decision.draws else Billing.COVERED
        save_planned(work, replace(ticket, billing=billing, not_to_exceed=None), found, now)
    elif before.state is QuoteState.ACCEPTED:
        said = f"{said} {STILL_APPROVED.format(limit=in_words(before.limit))}"
        save_planned(work, ticket, found, now)
    else:
        planned = dated_for(work, ticket, found.decision, found.when, now)
        quote = _priced_anew(work, ports, planned, found, f"{by.name} lets it wait until {when}.", by)
        asked = client.contact(quote.asked)
        who = f"{asked.name} is asked to approve that. " if asked is not None and asked != by else ""
        said = f"{said} {who}{NOT_BEFORE_A_YES}"
    tell_the_others(work, ports, client, by, before, f"{by.name} lets it wait. {said}", quote)
    return said, quote


def waits_for_a_yes(work: Work, ticket: Ticket, found: OtherHour, now: datetime) -> Ticket:
    """The ticket as it waits for the approval of its hour."""
    if ticket.state is TicketState.SCHEDULED:
        ticket = move_ticket(ticket, TicketState.TRIAGED, now, hours_of_ticket(work, ticket))
    ticket = move_ticket(ticket, TicketState.AWAITING_APPROVAL, now, hours_of_ticket(work, ticket))
    ticket = dated_for(work, replace(ticket, billing=Billing.QUOTED), found.decision, found.when, now)
    # The quote refers to the ticket and its decision as they are now.
    work.tickets.save(ticket)
    return ticket


def begin_after_all(work: Work, ports: DeskPorts, turn: Turn, client: Client, by: Contact, found: OtherHour) -> Page:
    """What was put off is done now, under the yes that reaches its price: whoever is called."""
    now, quote = ports.clock.now(), found.quote
    assert quote is not None
    ticket = decided_anew(work, ports, turn, by, found, BROUGHT_FORWARD, now)
    ticket = due_now(work, ticket, found.decision, now)
    end_planned_calls(work, ports, ticket, "cannot wait after all")
    page = call_after_all(work, ports, ticket, f"{turn.id}/{BROUGHT_FORWARD}", now)
    said = f"{by.name} says that {ticket.number} cannot wait after all. {page.technician} is being called right now."
    tell_the_others(
        work, ports, client, by, quote, f"{said} {STILL_APPROVED.format(limit=in_words(quote.limit))}", None
    )
    return page


def bring_forward(work: Work, ports: DeskPorts, turn: Turn, by: Contact, found: OtherHour) -> Quote:
    """Ask for the yes to help now in place of what is planned; the quote that waits for it. Nothing begins before.

    What has been approved for later stays planned, and as it is, unless the price of now gets its yes too.
    """
    now, reason = ports.clock.now(), f"{by.name} says that it cannot wait."
    if found.quote is not None and found.quote.state is QuoteState.ACCEPTED:
        return ask_for_more(work, ports, turn, by, found, BROUGHT_FORWARD, reason)
    ticket = decided_anew(work, ports, turn, by, found, BROUGHT_FORWARD, now)
    if found.quote is not None:
        return _priced_anew(work, ports, dated_for(work, ticket, found.decision, now, now), found, reason, by)
    ticket = waits_for_a_yes(work, ticket, found, now)
    quote, _ = request_approval(work, ports, ticket, found.decision, requested_by=by.email, reads=by.email)
    return quote


def ask_for_more(
    work: Work, ports: DeskPorts, turn: Turn, by: Contact, found: OtherHour, what: str, reason: str
) -> Quote:
    """Ask for the yes to a dearer hour than the approved one; the quote that waits for it. What was approved stands until then."""
    now = ports.clock.now()
    note(work, found.ticket, now, by.email, what, turn.words or reason)
    quote = _priced_anew(work, ports, found.ticket, found, reason, by)
    decision = replace(found.decision, supersedes=found.stored.id)
    work.decisions.add(StoredDecision(_decided_with(quote), found.stored.enquiry, turn.id, now, decision))
    return quote


def at_its_new_hour(work: Work, ticket: Ticket, quote: Quote, now: datetime) -> Ticket | None:
    """The ticket at the hour for which this dearer price was asked, now that it has its yes: planned for it, or done now; None for
    any other yes. ``ticket`` is held."""
    stored = work.decisions.get(_decided_with(quote))
    planned = ticket.planned_for is not None and ticket.state is TicketState.SCHEDULED
    stopped = ticket.state is TicketState.AWAITING_APPROVAL and quote.interrupts in _NOT_BEGUN
    if stored is None or not (planned or stopped):
        # A technician may have begun meanwhile.
        return None
    give_back(work, stored.id, ticket.number, now)
    ticket, at = replace(ticket, decision=stored.id), stored.decision.facts.at
    if at <= now:
        return due_now(work, ticket, stored.decision, now)
    if not planned:
        ticket = move_ticket(ticket, TicketState.SCHEDULED, now, hours_of_ticket(work, ticket))
    return dated_for(work, ticket, stored.decision, at, now)


def _decided_with(quote: Quote) -> str:
    """The id of the decision that a price of now rests on, while what was approved for later stands."""
    return str(uuid5(NAMESPACE_URL, f"{quote.number}/{quote.revision}/{BROUGHT_FORWARD}"))


def due_now(work: Work, ticket: Ticket, decision: Decision, now: datetime) -> Ticket:
    """The ticket that was planned ahead, due by the promises from now on."""
    moved = move_ticket(ticket, TicketState.TRIAGED, now, hours_of_ticket(work, ticket))
    moved = dated_for(work, moved, decision, now, now)
    work.tickets.save(moved)
    return moved


def decided_anew(
    work: Work, ports: DeskPorts, turn: Turn, by: Contact, found: OtherHour, what: str, now: datetime
) -> Ticket:
    """The ticket resting on what is decided for the other hour, with what it takes of an allowance then."""
    ticket, id = found.ticket, str(uuid5(NAMESPACE_URL, f"{turn.id}/{what}"))
    decision = replace(found.decision, supersedes=found.stored.id)
    work.decisions.add(StoredDecision(id, found.stored.enquiry, turn.id, now, decision))
    work.ledger.hold(decision.client)
    give_back(work, id, ticket.number, now)
    moved = replace(ticket, decision=id)
    if decision.draws is not None:
        reserve_allowance(work, ports, f"{id} anew", moved, decision)
    note(work, moved, now, by.email, what, turn.words or f"for {moment(found.when, ticket.timezone, now)}")
    return moved


def save_planned(work: Work, ticket: Ticket, found: OtherHour, now: datetime) -> None:
    """The ticket planned for the hour, without a yes to wait for."""
    moved = move_ticket(ticket, TicketState.SCHEDULED, now, hours_of_ticket(work, ticket))
    work.tickets.save(dated_for(work, moved, found.decision, found.when, now))


def _priced_anew(work: Work, ports: DeskPorts, ticket: Ticket, found: OtherHour, reason: str, by: Contact) -> Quote:
    """The next version of the quote that waits, for the other hour."""
    assert found.decision.estimate is not None
    quote, _ = revise_quote(
        work,
        ports,
        ticket,
        found.decision.estimate,
        reason,
        by=by.email,
        planned_for=found.when,
        clause=found.decision.clause,
        reads=by.email,
    )
    return quote


def tell_the_others(
    work: Work, ports: DeskPorts, client: Client, by: Contact, before: Quote, said: str, quote: Quote | None
) -> None:
    """Whoever wants the work and whoever was asked, or said yes, for its price; who has a card of it before them reads it there."""
    approver = before.approval.by if before.approval else before.asked
    asked = quote.asked if quote is not None else None
    for email in dict.fromkeys((before.requested_by, approver)):
        contact = client.contact(email)
        if contact is not None and email not in (by.email, asked):
            tell(work, ports, client, contact, Answer(said))
