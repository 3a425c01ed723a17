"""A technician decides a ticket's coverage otherwise; its billing follows, and no cost comes about without a yes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.decisions import Decision, Override, Verdict
from bot.desk.errors import ImpossibleMove, NotAllowed, NotFound
from bot.desk.facts import Facts
from bot.desk.overrides import AgreedWork, override_decision
from bot.desk.pricing import contract_that_prices, price_of
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import STATE_WORDS, Billing, Ticket, TicketState, move_ticket
from bot.operations.allowances import give_back
from bot.operations.notices import tell
from bot.operations.ports import Answer, DeskPorts, StoredDecision, Work
from bot.operations.quotes import cancel_waiting_quotes, request_approval, revise_quote
from bot.operations.records import hours_of_ticket, newest_quote, note
from bot.operations.typed_secrets import kept_words


@dataclass(frozen=True)
class Overridden:
    """The ticket as it is now, the decision before and the one in its place, and the quote that a cost needs."""

    ticket: Ticket
    before: StoredDecision
    now: StoredDecision
    quote: Quote | None


def override_id(before: str) -> str:
    """The id of the decision that takes the place of the one with this id; there is at most one."""
    return str(uuid5(NAMESPACE_URL, f"{before}/override"))


def override_coverage(
    *,
    ports: DeskPorts,
    number: str,
    verdict: Verdict,
    by: str,
    reason: str,
    agreed: AgreedWork = AgreedWork(),
) -> Overridden:
    """Store a decision in place of the ticket's; the old one stays as it was.

    ``agreed`` states an hour or the minutes of work that has a price; a price that was asked for already is revised then,
    and what was approved stands until the new one is.

    Free: waiting quotes are taken back and what was reserved is given back. At a price: a quote goes to an approver,
    and nothing goes on before a yes. NotFound without a decision; NotAllowed for no reason, no change, or a price after
    the work; ImpossibleMove for settled work.
    """
    with ports.begin() as work:
        overridden = override_inside(work, ports, number=number, verdict=verdict, by=by, reason=reason, agreed=agreed)
        tell_requester(work, ports, overridden)
        work.commit()
        return overridden


def override_inside(
    work: Work,
    ports: DeskPorts,
    *,
    number: str,
    verdict: Verdict,
    by: str,
    reason: str,
    agreed: AgreedWork = AgreedWork(),
) -> Overridden:
    """The same inside the caller's transaction, who also tells the requester; an approver of a cost is asked here."""
    now, reason = ports.clock.now(), kept_words(ports, reason)
    ticket = work.tickets.get(number, for_update=True)
    before = work.decisions.get(ticket.decision) if ticket and ticket.decision else None
    client = work.clients.get(before.decision.client) if before else None
    if ticket is None or before is None or client is None:
        raise NotFound(f"There is no ticket {number} with a coverage decision.")
    if any(quote.state is QuoteState.CONVERTED for quote in work.quotes.of_ticket(number)):
        raise ImpossibleMove(f"The work on {number} is settled. Correct its settlement instead.")
    if verdict.costs and not ticket.is_open:
        raise NotAllowed(f"{number} is {STATE_WORDS[ticket.state]}: a cost is approved before the work, not after it.")
    work.ledger.hold(client.code)
    decision = _decide(work, client, before, verdict, Override(by, reason), agreed, now)
    stored = StoredDecision(override_id(before.id), before.enquiry, f"override of {before.id}", now, decision)
    work.decisions.add(stored)
    give_back(work, stored.id, number, now)
    ticket = replace(ticket, decision=stored.id)
    text = f"{before.decision.verdict.value} -> {verdict.value}{agreed.in_words()}: {reason}"
    note(work, ticket, now, by, "decision overridden", text)
    if verdict is before.decision.verdict and decision.estimate is not None and _has_a_quote(work, number):
        quote, ticket = revise_quote(work, ports, ticket, decision.estimate, reason, by=by)
        return Overridden(ticket, before, stored, quote)
    cancel_waiting_quotes(work, ports, ticket, by=by, why="it was decided otherwise")
    ticket, asked = _billed(work, ports, replace(ticket, not_to_exceed=None), decision, now)
    work.tickets.save(ticket)
    return Overridden(ticket, before, stored, asked)


def _has_a_quote(work: Work, number: str) -> bool:
    """Whether a price waits or was approved; one that was declined, lapsed or taken back is asked for anew."""
    newest = newest_quote(work, number)
    return newest is not None and (newest.may_be_answered or newest.state is QuoteState.ACCEPTED)


def _decide(
    work: Work,
    client: Client,
    before: StoredDecision,
    verdict: Verdict,
    override: Override,
    agreed: AgreedWork,
    now: datetime,
) -> Decision:
    """The new decision; a price is the one of the contracts in force, for the planned time or for now if that is past."""
    facts = before.decision.facts
    facts = agreed.in_facts(replace(facts, at=max(facts.at, now)))
    pricing = _contract_with_rates(work, client, before.decision, facts) if verdict.costs else None
    return override_decision(
        replace(before.decision, facts=facts) if verdict.costs else before.decision,
        id=before.id,
        verdict=verdict,
        override=override,
        agreed=agreed,
        priced_by=pricing,
        estimate=price_of(client, pricing, facts),
    )


def _contract_with_rates(work: Work, client: Client, decision: Decision, facts: Facts) -> Contract | None:
    """The one behind the contract that decided, or the first of the client's that has rates."""
    in_force = {each.number: each for each in work.contracts.latest(client.code) if each.in_force(facts.at)}
    decided = in_force.get(decision.contract or "")
    found = contract_that_prices(decided, in_force) if decided else None
    return found or next((each for each in in_force.values() if each.rates is not None), None)


def _billed(
    work: Work, ports: DeskPorts, ticket: Ticket, decision: Decision, now: datetime
) -> tuple[Ticket, Quote | None]:
    hours = hours_of_ticket(work, ticket)
    if not decision.verdict.costs:
        billing = Billing.COVERED if decision.verdict.free else Billing.NO_CHARGE
        if ticket.state is TicketState.AWAITING_APPROVAL:
            ahead = ticket.planned_for is not None and ticket.planned_for > now
            ticket = move_ticket(ticket, TicketState.SCHEDULED if ahead else TicketState.TRIAGED, now, hours)
        return replace(ticket, billing=billing), None
    ticket = replace(ticket, billing=Billing.QUOTED)
    if decision.estimate is None:
        return ticket, None
    if ticket.state in (TicketState.SCHEDULED, TicketState.WAITING_CLIENT, TicketState.WAITING_VENDOR):
        ticket = move_ticket(ticket, TicketState.IN_PROGRESS, now, hours)
    ticket = move_ticket(ticket, TicketState.AWAITING_APPROVAL, now, hours)
    # The quote refers to the ticket and its decision as they are now.
    work.tickets.save(ticket)
    quote, ticket = request_approval(work, ports, ticket, decision, requested_by=ticket.contact or "", reads=None)
    return ticket, quote


def tell_requester(work: Work, ports: DeskPorts, overridden: Overridden) -> None:
    """The requester hears what has changed and why; an approver who asked for it has the card before them."""
    decision, quote = overridden.now.decision, overridden.quote
    client = work.clients.get(decision.client)
    contact = client.contact(overridden.ticket.contact) if client else None
    if client is None or contact is None or decision.override is None:
        return
    if quote is not None and quote.asked == contact.email:
        return
    text = (
        f"{decision.override.by} has looked at {overridden.ticket.number}: {what_changed(client, overridden)} "
        f"The reason: {decision.override.reason}"
    )
    tell(work, ports, client, contact, Answer(text))


def what_changed(client: Client, overridden: Overridden) -> str:
    """What a decision in place of another means for the requester, as a clause with its full stop, and who is asked."""
    quote = overridden.quote
    what = {
        Verdict.COVERED: "it is covered, nothing to pay",
        Verdict.NEEDS_PERSON: "a person clears up first whether it is covered, and nothing costs anything before that",
    }.get(
        overridden.now.decision.verdict,
        "it is not covered after all. Nothing that costs starts before somebody who may approve it says yes",
    )
    asked = client.contact(quote.asked) if quote else None
    return f"{what}. {asked.name} is asked." if asked else f"{what}."
