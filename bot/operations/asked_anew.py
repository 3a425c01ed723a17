"""After a no to a price: the same work is priced and asked for anew, because whoever said no has thought better of it."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from bot.desk.catalogue import category_or_raise
from bot.desk.clients import Client, Contact
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision
from bot.desk.money import in_words
from bot.desk.planned import decide_request
from bot.desk.quotes import Quote, QuoteState
from bot.desk.side_words import is_for_now
from bot.desk.tickets import Ticket, TicketState
from bot.operations.allowances import reserve_allowance
from bot.operations.coverage import facts_again
from bot.operations.notices import tell
from bot.operations.ports import Answer, DeskPorts, StoredDecision, Work
from bot.operations.promised_calls import call_about_opened
from bot.operations.quotes import request_approval, revise_quote
from bot.operations.quotes.cheaper import ASKED_ANEW, TAKEN_UP, asked_anew_before
from bot.operations.quotes.locking import hold_quote, standing_revision
from bot.operations.records import note
from bot.operations.tickets import has_a_price, state_and_billing, with_dates
from bot.operations.turns import Turn


def can_be_asked_anew(work: Work, client: Client, by: Contact, number: str) -> tuple[Quote, Ticket] | None:
    """The declined quote and its ticket, held, where its price may be asked for once more by somebody who may approve it.

    None where it is not declined any more, has been asked anew, is gone on with in another way, or is worked on without a charge.
    """
    held = hold_quote(work, number)
    if held is None or held[0].client != client.code:
        return None
    quote, ticket = held
    if quote.state is not QuoteState.DECLINED or not by.may_approve(quote.limit):
        return None
    if asked_anew_before(work, quote) is not None:
        return None
    if ticket.state is TicketState.CANCELLED:
        gone_on = any(each.kind == TAKEN_UP for each in work.tickets.history(ticket.number))
        return None if gone_on or not ticket.decision or ticket.category is None else held
    # More money for work that has begun: what was approved before goes on, and the rest may be asked for again.
    more = standing_revision(work, number)
    return held if more is not None and more.state is QuoteState.ACCEPTED and ticket.is_open else None


def ask_anew(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, by: Contact, declined: Quote, ticket: Ticket
) -> tuple[Ticket, Quote | None]:
    """The ticket and the new quote for the work of a declined one, which stays declined; no quote where it costs nothing by now.

    ``declined`` and ``ticket`` are held. It waits for its yes like any other; whoever wants the work hears of it.
    """
    now = ports.clock.now()
    if ticket.is_open:
        reason = f"{by.name} has it asked for once more."
        quote, new = revise_quote(work, ports, ticket, declined.estimate, reason, by=by.email, reads=by.email)
        asked: Quote | None = quote
    else:
        new, asked = _opened_anew(work, ports, turn, client, by, declined, ticket, now)
    work.done.remember(f"{declined.number}/{declined.revision}", ASKED_ANEW, new.number)
    note(work, ticket, now, by.email, ASKED_ANEW, f"{new.number}: {turn.words or declined.number}")
    _tell_requester(work, ports, client, by, declined, new, asked)
    return new, asked


def _opened_anew(
    work: Work,
    ports: DeskPorts,
    turn: Turn,
    client: Client,
    by: Contact,
    declined: Quote,
    before: Ticket,
    now: datetime,
) -> tuple[Ticket, Quote | None]:
    """A ticket for the same, decided for the hour that was chosen, or for now where that is over."""
    id = str(uuid5(NAMESPACE_URL, f"{turn.id}/{ASKED_ANEW}"))
    decision = _decided_anew(work, client, before, id, turn, now)
    ticket = _same_again(work, before, id, decision, now)
    work.tickets.save(ticket)
    note(work, ticket, now, before.contact or by.email, "opened", before.words)
    note(work, ticket, now, by.email, ASKED_ANEW, f"{declined.number} of {before.number} stays declined")
    call_about_opened(work, ports, turn, ticket, decision, now)
    if decision.draws:
        reserve_allowance(work, ports, f"{turn.id}/{ASKED_ANEW}", ticket, decision)
    if not has_a_price(decision):
        return ticket, None
    wanted = declined.requested_by
    quote, ticket = request_approval(work, ports, ticket, decision, requested_by=wanted, reads=by.email)
    return ticket, quote


def _decided_anew(work: Work, client: Client, before: Ticket, id: str, turn: Turn, now: datetime) -> Decision:
    stored = work.decisions.get(before.decision or "")
    assert stored is not None
    work.ledger.hold(client.code)
    contracts, facts = tuple(work.contracts.latest(client.code)), stored.decision.facts
    decide = decide_coverage if is_for_now(before.words) else decide_request
    decision = decide(client, contracts, facts_again(work, client, contracts, facts, max(now, facts.at)))
    work.decisions.add(StoredDecision(id, stored.enquiry, turn.id, now, decision))
    return decision


def _same_again(work: Work, before: Ticket, decided: str, decision: Decision, now: datetime) -> Ticket:
    """What was told and tried of the problem, in a new ticket that rests on the new decision."""
    planned = decision.facts.at if decision.facts.at > now else None
    state, billing = state_and_billing(decision, planned)
    ticket = Ticket(
        number=work.tickets.next_number(),
        client=before.client,
        contact=before.contact,
        conversation=before.conversation,
        source=before.source,
        category=before.category,
        request_type=category_or_raise(decision.category).request_type,
        words=before.words,
        facts=before.facts,
        impact=before.impact,
        urgency=before.urgency,
        priority=decision.priority,
        priority_reasons=decision.priority_reasons,
        decision=decided,
        billing=billing,
        state=state,
        opened_at=now,
        timezone=before.timezone,
        site=before.site,
        planned_for=planned,
        steps=before.steps,
        fix=before.fix,
        acknowledged_at=now,
    )
    return with_dates(work, ticket, decision, said=before.words)


def _tell_requester(
    work: Work, ports: DeskPorts, client: Client, by: Contact, declined: Quote, ticket: Ticket, quote: Quote | None
) -> None:
    requester = client.contact(declined.requested_by)
    if requester is None or requester == by:
        return
    said = f"{by.name} has thought better of the no to {declined.ticket}."
    if quote is None:
        said = f"{said} By now it costs nothing: it goes on as {ticket.number}."
    else:
        price = f"a new price, up to {in_words(quote.limit)}"
        said = (
            f"{said} It goes on as {ticket.number}, with {price}; nothing starts and nothing is charged before a yes."
        )
    tell(work, ports, client, requester, Answer(said))


def newest_answered(work: Work, client: Client, by: Contact) -> Quote | None:
    """The quote that this person has answered last, as it stands now."""
    answered = [each for each in work.quotes.newest(client.code) if each.approval and each.approval.by == by.email]
    return max(answered, key=lambda each: each.approval.at if each.approval else each.valid_until, default=None)
