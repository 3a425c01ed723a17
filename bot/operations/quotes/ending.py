"""A quote comes to its end without a yes, or is used up: no cost without a yes, and no problem dropped when it is free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.clients import Client
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Alternative, Decision, Way
from bot.desk.errors import ImpossibleMove, NotFound
from bot.desk.money import in_words
from bot.desk.quotes import Quote, QuoteState, cancel_quote, convert_quote, expire_quote
from bot.desk.ticket_clocks import put_off
from bot.desk.tickets import Billing, Ticket, TicketState, move_ticket
from bot.operations.allowances import give_back, reserve_allowance
from bot.operations.coverage import facts_again
from bot.operations.notices import tell
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.quotes.cards import tell_requester
from bot.operations.quotes.cheaper import CheaperWay, cheaper_way_left
from bot.operations.quotes.locking import hold_quote, standing_revision
from bot.operations.records import BOT, hours_of_ticket, note, promise_to
from bot.operations.typed_secrets import kept_words
from bot.operations.wording import STAYS_APPROVED, moment


@dataclass(frozen=True)
class WithoutApproval:
    """What becomes of a ticket whose price nobody has said yes to: ``planned`` for a free time, or a ``cheaper`` way is left."""

    ticket: Ticket
    planned: Alternative | None
    cheaper: CheaperWay | None


def without_approval(work: Work, ports: DeskPorts, client: Client, quote: Quote, ticket: Ticket) -> WithoutApproval:
    """Declined or expired: what was approved before goes on; else it is planned for a free time, or cancelled.

    Of what is cancelled the requester reads the cheaper way that is left.

    A ticket that did not wait for it (an emergency, or one that a person has moved on meanwhile) stays, without a charge.
    """
    now = ports.clock.now()
    by = client.contact(quote.approval.by) if quote.approval else None
    declined = quote.state is QuoteState.DECLINED
    why = f"{by.name if by else 'The approver'} declined the cost" if declined else "Nobody approved the cost in time"
    standing = standing_revision(work, quote.number)
    waited = ticket.state is TicketState.AWAITING_APPROVAL
    waits = standing is None and waited and not acts_first(work, ticket)
    free, cheaper = _free_way(work, client, ticket, now) if waits else None, None
    if standing is not None:
        moved, text = _goes_on(work, quote, standing, ticket, now), _still_holds(why, standing, ticket)
    elif free is not None:
        moved, when = _at_no_cost(work, ticket, free, now)
        text = f"{why} for {ticket.number}. {when}"
    elif acts_first(work, ticket):
        moved = for_a_person(work, ticket, now)
        text = f"{why} for {ticket.number}. What was done for the emergency is not charged; a technician says what is left."
    elif not waited:
        moved = replace(ticket, billing=Billing.NO_CHARGE, not_to_exceed=None)
        text = f"{why} for {ticket.number}, so nothing is charged. A person at the help desk looks after the rest."
    else:
        moved = move_ticket(ticket, TicketState.CANCELLED, now, hours_of_ticket(work, ticket))
        moved = replace(moved, not_to_exceed=None)
        text = f"{why} for {ticket.number}, so nothing is done and nothing is charged."
        cheaper = cheaper_way_left(work, ports, client, ticket, now)
    if standing is None:
        give_back(work, f"{quote.number}/{quote.revision}", ticket.number, now)
    if free is not None:
        reserve_allowance(work, ports, f"{quote.number}/{quote.revision} free", moved, free.decision)
    work.tickets.save(moved)
    note(work, moved, now, quote.approval.by if quote.approval else BOT, quote.state.value, text)
    person = Button("Talk to a person", Pressed("talk_to_human", {"ticket": ticket.number}))
    buttons = (cheaper.button, person) if cheaper else (person,)
    tell_requester(work, ports, client, quote, f"{text} {cheaper.sentence}" if cheaper else text, buttons)
    return WithoutApproval(moved, free.way if free else None, cheaper)


def _goes_on(work: Work, quote: Quote, standing: Quote, ticket: Ticket, now: datetime) -> Ticket:
    """The work goes on as it was, inside what was approved before."""
    if ticket.state is TicketState.AWAITING_APPROVAL:
        to = quote.interrupts or TicketState.TRIAGED
        ticket = move_ticket(ticket, to, now, hours_of_ticket(work, ticket))
    return replace(ticket, billing=Billing.APPROVED, not_to_exceed=standing.limit)


def acts_first(work: Work, ticket: Ticket) -> bool:
    """Whether the ticket is an emergency that is worked on before anybody has agreed to a cost."""
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    return stored is not None and stored.decision.act_first is not None and ticket.planned_for is None


def _still_holds(why: str, standing: Quote, ticket: Ticket) -> str:
    return (
        f"{why} beyond {in_words(standing.limit)} for {ticket.number}. "
        f"What was approved before holds: up to {in_words(standing.limit)}, and nothing more is charged."
    )


@dataclass(frozen=True)
class _FreeWay:
    """A time at which the request costs nothing, and what is decided for that time."""

    way: Alternative
    decision: Decision


def _free_way(work: Work, client: Client, ticket: Ticket, now: datetime) -> _FreeWay | None:
    """The free time that the stored decision named, if it is still free; a price for tonight lapses when it begins."""
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    if stored is None:
        return None
    contracts = tuple(work.contracts.latest(client.code))
    for way in stored.decision.alternatives:
        if way.kind is Way.SELF_HELP:
            continue
        at = max(way.when, now)
        facts = facts_again(work, client, contracts, stored.decision.facts, at)
        decision = decide_coverage(client, contracts, replace(facts, work=way.work))
        if way.verdict.free and decision.verdict.free:
            return _FreeWay(replace(way, when=at), decision)
    return None


def _at_no_cost(work: Work, ticket: Ticket, free: _FreeWay, now: datetime) -> tuple[Ticket, str]:
    """The ticket planned for its free time, or handed to a technician if that has begun, and how to say so."""
    ahead = free.way.when > now
    to = TicketState.SCHEDULED if ahead else TicketState.TRIAGED
    moved = replace(
        move_ticket(ticket, to, now, hours_of_ticket(work, ticket)),
        billing=Billing.ALLOWANCE if free.decision.draws else Billing.COVERED,
        not_to_exceed=None,
    )
    moved = dated_for(work, moved, free.decision, free.way.when, now)
    if ahead:
        when = moment(free.way.when, ticket.timezone, now)
        return moved, f"It is planned for {when}, when it is covered and costs nothing."
    return moved, "Support hours have begun, so it is covered now and costs nothing; a technician has it."


def dated_for(work: Work, ticket: Ticket, decision: Decision, when: datetime, now: datetime) -> Ticket:
    """The ticket with the dates of work that is done from ``when`` on, which is planned where that is ahead."""
    planned = replace(
        ticket,
        planned_for=when if when > now else None,
        respond_by=decision.respond_by,
        resolve_by=decision.resolve_by,
    )
    return put_off(planned, promise_to(work, planned, decision).target, max(when, now), now)


def cancel_waiting_quotes(work: Work, ports: DeskPorts, ticket: Ticket, *, by: str, why: str) -> None:
    """Nobody needs to answer any more. ``ticket`` has to be held; who has ended it and ``why`` stand in the quote's history."""
    client = work.clients.get(ticket.client) if ticket.client else None
    now = ports.clock.now()
    for quote in work.quotes.of_ticket(ticket.number):
        if client is None or not (quote.may_be_answered or quote.state is QuoteState.DRAFT):
            continue
        work.quotes.save(cancel_quote(quote, now, by, why))
        approver = client.contact(quote.asked) if quote.asked else None
        if approver is not None and approver.email != ticket.contact:
            text = f"Quote {quote.number} for {ticket.number} is no longer needed. Nothing is charged."
            tell(work, ports, client, approver, Answer(text))


def take_back_quote(*, ports: DeskPorts, number: str, by: str, reason: str) -> Quote:
    """The MSP takes a quote back, waiting or accepted: both sides are told, and nothing is charged on its strength.

    A waiting revision gives way to what was approved before. NotFound, or ImpossibleMove when it is over already.
    """
    now, reason = ports.clock.now(), kept_words(ports, reason)
    with ports.begin() as work:
        held = hold_quote(work, number)
        client = work.clients.get(held[0].client) if held else None
        if held is None or client is None:
            raise NotFound(f"There is no quote {number}. `nightdesk quotes list` shows those there are.")
        newest, ticket = held
        standing = standing_revision(work, number)
        waits = newest.may_be_answered or newest.state is QuoteState.DRAFT
        quote = cancel_quote(newest if waits or standing is None else standing, now, by, reason)
        work.quotes.save(quote)
        if standing is not None and quote.revision != standing.revision:
            ticket = _goes_on(work, quote, standing, ticket, now)
            cost = STAYS_APPROVED.format(limit=in_words(standing.limit))
        else:
            ticket = for_a_person(work, ticket, now)
            cost = "Nothing is charged."
        work.tickets.save(ticket)
        note(work, ticket, now, by, "quote taken back", f"{quote.number} revision {quote.revision}: {reason}")
        _tell_both(
            work, ports, client, quote, f"We have taken back quote {number} for {ticket.number}: {reason} {cost}"
        )
        work.commit()
        return quote


def for_a_person(work: Work, ticket: Ticket, now: datetime) -> Ticket:
    """Nothing is agreed, or not any more: a technician looks after the ticket, without a charge until there is a new quote."""
    if ticket.state is TicketState.AWAITING_APPROVAL:
        ticket = move_ticket(ticket, TicketState.TRIAGED, now, hours_of_ticket(work, ticket))
    return replace(ticket, billing=Billing.NO_CHARGE, not_to_exceed=None)


def _tell_both(work: Work, ports: DeskPorts, client: Client, quote: Quote, text: str) -> None:
    told = {quote.requested_by, quote.approval.by if quote.approval else quote.asked or quote.requested_by}
    for contact in (client.contact(email) for email in sorted(told)):
        if contact is not None:
            tell(work, ports, client, contact, Answer(text))


def convert_accepted_quote(work: Work, ports: DeskPorts, ticket: Ticket, *, by: str = BOT) -> Quote | None:
    """The work on the ticket is settled: the accepted quote is used up, a version that still waits is taken back.

    ``ticket`` has to be held. The quote as converted; None when the ticket has no accepted one.
    """
    now = ports.clock.now()
    cancel_waiting_quotes(work, ports, ticket, by=by, why="the work is settled")
    accepted = next((each for each in work.quotes.of_ticket(ticket.number) if each.state is QuoteState.ACCEPTED), None)
    if accepted is None:
        return None
    converted = convert_quote(accepted, now, by)
    work.quotes.save(converted)
    return converted


def expire_quotes(*, ports: DeskPorts) -> int:
    """Let every quote lapse whose date has passed, and tell both sides; how many did.

    One that cannot be moved does not hold up the others; it is raised when they are done.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        due = [quote.number for quote in work.quotes.due_to_expire(now)]
    expired, stuck = 0, []
    for number in due:
        try:
            expired += _expire_one(ports, number, now)
        except ImpossibleMove as refusal:
            stuck.append(refusal)
    if stuck:
        raise stuck[0]
    return expired


def _expire_one(ports: DeskPorts, number: str, now: datetime) -> bool:
    with ports.begin() as work:
        held = hold_quote(work, number)
        if held is None or expire_quote(held[0], now).state is held[0].state:
            return False
        quote, ticket = expire_quote(held[0], now), held[1]
        client = work.clients.get(quote.client)
        assert client is not None
        work.quotes.save(quote)
        without_approval(work, ports, client, quote, ticket)
        approver = client.contact(quote.asked)
        if approver is not None and approver.email != quote.requested_by:
            text = f"Quote {quote.number} for {ticket.number} has expired. Nothing is charged."
            if quote.approved_before is not None:
                text = f"The higher amount for {ticket.number} was not approved in time ({quote.number}). "
                text += STAYS_APPROVED.format(limit=in_words(quote.approved_before))
            tell(work, ports, client, approver, Answer(text))
        work.commit()
        return True
