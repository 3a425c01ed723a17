"""An approver presses a button: accepted or declined, exactly once, or passed on to somebody whose limit reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.clients import Client, Contact, Role
from bot.desk.decisions import Alternative
from bot.desk.errors import NotAllowed, OutOfDate
from bot.desk.money import in_words
from bot.desk.planned import is_for_a_day_ahead
from bot.desk.quotes import Quote, QuoteState, answer_quote, supersede_quote
from bot.desk.tickets import Billing, Ticket, move_ticket
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.promised_calls import (
    NOTHING_FOLLOWS,
    GoingAhead,
    end_planned_calls,
    go_ahead_with,
    gone_ahead_with,
    waiting_call,
)
from bot.operations.quote_outcomes import what_became_of
from bot.operations.quotes.asking import goes_on_as, pass_on
from bot.operations.quotes.cards import approval_card, tell_requester
from bot.operations.quotes.cheaper import CheaperWay
from bot.operations.quotes.ending import without_approval
from bot.operations.quotes.locking import hold_quote, standing_revision
from bot.operations.quotes.rescheduling import at_its_new_hour
from bot.operations.records import hours_of_ticket, note
from bot.operations.turns import Turn
from bot.operations.wording import FOR_THE_DAY_NAMED, moment

# The same words for a stranger, another client's approver, a forged button and typed text: they tell nothing apart.
ONLY_BY_BUTTON = (
    "A cost is approved with the button on its quote, by somebody who may approve that amount. Nothing has changed."
)


@dataclass(frozen=True)
class AnsweredQuote:
    """What became of a quote and of its ticket.

    ``passed_to`` is asked next if this person could not decide; ``newest`` is the card to answer instead when the
    pressed one was out of date. ``ahead`` is what follows: whoever is called, or when.
    ``cheaper`` is for who declines what they have asked for themselves.
    """

    quote: Quote
    ticket: Ticket
    passed_to: Contact | None = None
    planned: Alternative | None = None
    newest: Answer | None = None
    ahead: GoingAhead = NOTHING_FOLLOWS
    cheaper: CheaperWay | None = None


def answer_waiting_quote(*, ports: DeskPorts, turn: Turn, accept: bool) -> AnsweredQuote:
    """Accept or decline the quote that the pressed button names; exactly once, whatever is pressed or repeated.

    An approver whose limit does not reach passes the quote on to the next one; who presses the button of an older
    version gets the newest. NotAllowed without a button of this client's: typed words never approve anything.
    """
    number, revision = turn.arg("quote"), turn.arg("revision")
    client, contact = turn.person.client, turn.person.contact
    if number is None or revision is None or client is None or contact is None:
        raise NotAllowed(ONLY_BY_BUTTON)
    now = ports.clock.now()
    with ports.begin() as work:
        held = hold_quote(work, number)
        if held is None or held[0].client != client.code:
            raise NotAllowed(ONLY_BY_BUTTON)
        quote, ticket = held
        for each in work.quotes.revisions(number):
            if each.approval is not None and each.approval.turn == turn.id:
                ahead = gone_ahead_with(work, ticket, each, now) if accept else GoingAhead(waiting_call(work, ticket))
                return AnsweredQuote(each, ticket, ahead=ahead)
        if quote.may_be_answered and quote.asked == contact.email and not contact.may_approve(quote.limit):
            quote, ticket = pass_on(work, ports, client, quote, ticket)
            work.commit()
            return AnsweredQuote(quote, ticket, passed_to=client.contact(quote.asked))
        _refuse_politely(work, quote, client, contact, now)
        if revision != quote.revision_hash and contact.may_approve(quote.limit):
            return AnsweredQuote(quote, ticket, newest=approval_card(quote, client))
        quote = answer_quote(
            quote,
            client,
            contact,
            accept=accept,
            revision_hash=revision,
            at=now,
            conversation=turn.conversation,
            turn=turn.id,
        )
        answered = _go_ahead if accept else _declined
        result = answered(work, ports, client, quote, ticket)
        work.commit()
        return result


def _refuse_politely(work: Work, quote: Quote, client: Client, contact: Contact, now: datetime) -> None:
    """Who asks in vain hears why, as far as it is their business; the rule itself stands in ``answer_quote``."""
    if Role.APPROVER not in contact.roles or not contact.served:
        raise NotAllowed(ONLY_BY_BUTTON)
    if contact.may_approve(quote.limit) and not quote.may_be_answered:
        raise OutOfDate(what_became_of(work, quote, client, now))


def _go_ahead(work: Work, ports: DeskPorts, client: Client, quote: Quote, ticket: Ticket) -> AnsweredQuote:
    assert quote.approval is not None
    now = ports.clock.now()
    standing = standing_revision(work, quote.number)
    if standing is not None and standing.state is QuoteState.ACCEPTED:
        work.quotes.save(supersede_quote(standing, now, quote.approval.by))
    work.quotes.save(quote)
    earlier = at_its_new_hour(work, ticket, quote, now) if standing is not None else None
    if earlier is not None:
        end_planned_calls(work, ports, earlier, "has another hour now")
    moved = earlier or move_ticket(ticket, goes_on_as(quote, ticket, now), now, hours_of_ticket(work, ticket))
    moved = replace(moved, billing=Billing.APPROVED, not_to_exceed=quote.limit)
    work.tickets.save(moved)
    text = f"{quote.number} revision {quote.revision} up to {in_words(quote.limit)}"
    note(work, moved, now, quote.approval.by, "approved", text)
    approver = client.contact(quote.approval.by)
    by = approver.name if approver else quote.approval.by
    goes_on = standing is not None and earlier is None
    ahead = NOTHING_FOLLOWS if goes_on else go_ahead_with(work, ports, moved, quote, now)
    when = " The work goes on." if goes_on else _what_follows(ahead, moved, client, now)
    tell_requester(
        work, ports, client, quote, f"{by} approved up to {in_words(quote.limit)} for {ticket.number}.{when}"
    )
    return AnsweredQuote(quote, moved, ahead=ahead)


def _what_follows(ahead: GoingAhead, ticket: Ticket, client: Client, now: datetime) -> str:
    """Who is called or when somebody begins, and until when an answer is promised, as the requester reads it."""
    if is_for_a_day_ahead(ticket):
        return f" {FOR_THE_DAY_NAMED}"
    if ahead.opens is not None:
        return f" A technician begins {moment(ahead.opens, client.timezone, now)}."
    called = f" {ahead.called.technician} is being called right now." if ahead.called else ""
    if ticket.respond_by is None or ticket.respond_by <= now:
        return called
    return f"{called} A technician answers by {moment(ticket.respond_by, client.timezone, now)}."


def _declined(work: Work, ports: DeskPorts, client: Client, quote: Quote, ticket: Ticket) -> AnsweredQuote:
    work.quotes.save(quote)
    left = without_approval(work, ports, client, quote, ticket)
    own = quote.approval is not None and quote.approval.by == quote.requested_by
    ahead = GoingAhead(waiting_call(work, left.ticket))
    return AnsweredQuote(quote, left.ticket, planned=left.planned, ahead=ahead, cheaper=left.cheaper if own else None)
