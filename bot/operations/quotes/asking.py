"""A price is put before whoever may approve it: the first version, a later one, and the next approver."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from bot.desk.catalogue import category_or_raise
from bot.desk.clients import Client, Contact
from bot.desk.contracts import Contract
from bot.desk.decisions import Decision
from bot.desk.errors import ImpossibleMove, NotAllowed, NotFound
from bot.desk.hours import Band, band_at, next_opening
from bot.desk.money import Money, in_words
from bot.desk.prices import Estimate
from bot.desk.quotes import (
    Quote,
    QuoteState,
    next_approver,
    next_revision,
    pass_over,
    send_quote,
    set_aside,
    supersede_quote,
)
from bot.desk.tickets import MOVES, STATE_WORDS, Ticket, TicketState, move_ticket
from bot.operations.notices import tell, where_to_reach
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.quotes.cards import show_card
from bot.operations.quotes.locking import hold_quote, standing_revision
from bot.operations.quotes.mailing import mail_who_looks_nowhere
from bot.operations.records import BOT, contract_of, hours_of_ticket, newest_quote, note
from bot.operations.turns import Turn

QUOTE_VALID_DAYS = 14  # where the rate card does not say


def request_approval(
    work: Work, ports: DeskPorts, ticket: Ticket, decision: Decision, *, requested_by: str, reads: str | None
) -> tuple[Quote, Ticket]:
    """Make the quote for a ticket and put it before the next approver; without one a person takes over.

    ``reads`` is the e-mail address of whoever reads the answer of this turn: an approver gets the card in it. Work that
    an emergency clause lets begin goes on meanwhile, up to the amount of the clause, and its price does not lapse with
    the night.
    """
    client, contract = work.clients.get(ticket.client or ""), contract_of(work, ticket.client, decision)
    assert client is not None and decision.estimate is not None and decision.contract is not None
    now = ports.clock.now()
    begun = decision.act_first.begun_up_to(decision.estimate) if decision.act_first else None
    quote = Quote(
        number=work.quotes.next_number(),
        ticket=ticket.number,
        client=client.code,
        title=category_or_raise(decision.category).title,
        estimate=decision.estimate,
        contract=decision.contract,
        contract_version=decision.contract_version or 1,
        clause=decision.clause,
        planned_for=decision.facts.at,
        valid_until=valid_until(contract, decision.facts.at, now, client.timezone, lapses_at_opening=begun is None),
        revision=1,
        state=QuoteState.DRAFT,
        asked=None,
        requested_by=requested_by,
        begun_up_to=begun,
    )
    ticket = replace(ticket, not_to_exceed=quote.limit if begun is None else begun)
    quote = put_before(work, ports, client, quote, by=reads)
    if quote.asked is None:
        ticket = nobody_may_approve(work, quote, ticket, now)
    work.tickets.save(ticket)
    return quote, ticket


def revise_quote(
    work: Work,
    ports: DeskPorts,
    ticket: Ticket,
    estimate: Estimate,
    reason: str,
    *,
    by: str = BOT,
    planned_for: datetime | None = None,
    clause: str | None = None,
    reads: str | None = None,
) -> tuple[Quote, Ticket]:
    """Put a new price for the same work before the approver whose limit reaches it; NotFound without a quote, ImpossibleMove
    when the ticket is over.

    ``ticket`` has to be held (``get(..., for_update=True)``). An unanswered version is out of reach from now on. What
    was approved stands until the new version is accepted: declined, lapsed or with nobody to ask, the work goes on
    inside the old amount. ``reason`` is a sentence that the approver reads; ``by`` is who made the new price, and ``reads``
    who gets the card in the answer of this turn, as in ``request_approval``.
    """
    now = ports.clock.now()
    old, client = _held_to_revise(work, ticket)
    standing = standing_revision(work, old.number)
    contract = work.contracts.get(client.code, old.contract, old.contract_version)
    interrupts = _interrupted(old, ticket)
    quote = next_revision(
        old,
        estimate,
        valid_until=valid_until(contract, planned_for or old.planned_for, now, client.timezone),
        reason=reason,
        approved_before=standing.limit if standing else None,
        interrupts=interrupts,
        planned_for=planned_for,
        clause=clause,
    )
    if old.may_be_answered or old.state is QuoteState.DRAFT:
        work.quotes.save(supersede_quote(old, now, by, reason))
    quote = put_before(work, ports, client, quote, by=reads)
    note(work, ticket, now, by, "price revised", f"{quote.number} revision {quote.revision}: {reason}")
    if quote.asked is None:
        ticket = nobody_may_approve(work, quote, ticket, now)
    elif interrupts is not None:
        ticket = move_ticket(ticket, TicketState.AWAITING_APPROVAL, now, hours_of_ticket(work, ticket))
    if standing is None:
        ticket = replace(ticket, not_to_exceed=quote.limit)
    work.tickets.save(ticket)
    return quote, ticket


def _held_to_revise(work: Work, ticket: Ticket) -> tuple[Quote, Client]:
    """The newest quote of the ticket, held, and whose it is."""
    if not ticket.is_open:
        raise ImpossibleMove(f"{ticket.number} is {STATE_WORDS[ticket.state]}; there is nothing to approve.")
    newest = newest_quote(work, ticket.number)
    if newest is None:
        raise NotFound(f"There is no quote for {ticket.number} to revise.")
    held, client = work.quotes.get(newest.number, for_update=True), work.clients.get(newest.client)
    assert held is not None and client is not None
    return held, client


def _interrupted(old: Quote, ticket: Ticket) -> TicketState | None:
    """The state of work that stops until the new price has its yes; None where nothing had begun."""
    if ticket.state is not TicketState.AWAITING_APPROVAL and TicketState.AWAITING_APPROVAL in MOVES[ticket.state]:
        return ticket.state
    return old.interrupts if old.may_be_answered else None


def valid_until(
    contract: Contract | None, planned_for: datetime, now: datetime, zone: str, *, lapses_at_opening: bool = True
) -> datetime:
    """As long as the rate card says, to the same hour of the client's day; a price for tonight ends when support hours
    begin, as it would be another then.
    """
    days = contract.rates.quote_valid_days if contract and contract.rates else QUOTE_VALID_DAYS
    # Days are counted by the client's calendar: a change of clocks in between does not shift the hour.
    local = now.astimezone(ZoneInfo(zone)) + timedelta(days=days)
    until = local.astimezone(timezone.utc)
    if lapses_at_opening and contract is not None and band_at(contract.support_hours, planned_for) is not Band.SUPPORT:
        opening = next_opening(contract.support_hours, planned_for)
        return min(until, opening) if opening is not None and opening > now else until
    return until


def put_before(work: Work, ports: DeskPorts, client: Client, quote: Quote, *, by: str | None) -> Quote:
    """Send the quote to the next approver's own conversation; set aside and unasked when there is nobody left.

    ``by`` is the e-mail address of whoever reads the answer of this turn: an approver gets the card in the answer itself.
    """
    now = ports.clock.now()
    approver = next_approver(client, quote)
    if approver is None:
        quote = set_aside(quote, now, BOT)
        work.quotes.save(quote)
        return quote
    quote = send_quote(quote, approver, now)
    work.quotes.save(quote)
    if approver.email != by:
        conversation = where_to_reach(work, ports, client, approver)
        show_card(work, ports, conversation, quote, client, approver)
        mail_who_looks_nowhere(work, ports, conversation, quote.number, quote.revision)
    return quote


def nobody_may_approve(work: Work, quote: Quote, ticket: Ticket, now: datetime) -> Ticket:
    """The ticket waits for a technician, or for its planned time, not for an answer that nobody can give; approved work
    goes on as approved."""
    note(work, ticket, now, BOT, "nobody may approve", f"Nobody on file may approve {in_words(quote.limit)}.")
    return move_ticket(ticket, goes_on_as(quote, ticket, now), now, hours_of_ticket(work, ticket))


def goes_on_as(quote: Quote, ticket: Ticket, now: datetime) -> TicketState:
    """The state of the ticket once its approval holds nothing up: where it was, or planned where its time is ahead."""
    if ticket.state is not TicketState.AWAITING_APPROVAL:
        return ticket.state
    if quote.interrupts is not None:
        return quote.interrupts
    ahead = ticket.planned_for is not None and ticket.planned_for > now
    return TicketState.SCHEDULED if ahead else TicketState.TRIAGED


def pass_on(work: Work, ports: DeskPorts, client: Client, quote: Quote, ticket: Ticket) -> tuple[Quote, Ticket]:
    """Whoever was asked may not approve this any more: ask the next one, or hand the ticket to a person."""
    now = ports.clock.now()
    text = f"{quote.asked} may not approve {in_words(quote.limit)}."
    quote = put_before(work, ports, client, pass_over(quote), by=None)
    note(work, ticket, now, BOT, "passed on", text)
    if quote.asked is None:
        ticket = nobody_may_approve(work, quote, ticket, now)
        work.tickets.save(ticket)
    return quote, ticket


def pass_on_stranded_quotes(*, ports: DeskPorts) -> int:
    """Quotes whose approver has left, or whose limit no longer reaches, go to the next one; how many did."""
    now = ports.clock.now()
    with ports.begin() as work:
        clients = {client.code: client for client in work.clients.list()}
        stranded = [quote.number for quote in work.quotes.waiting() if _stranded(clients.get(quote.client), quote, now)]
    return sum(_pass_on_one(ports, number, now) for number in stranded)


def _stranded(client: Client | None, quote: Quote, now: datetime) -> bool:
    if client is None or not quote.may_be_answered or now >= quote.valid_until:
        return False
    asked = client.contact(quote.asked)
    return asked is None or not asked.may_approve(quote.limit)


def _pass_on_one(ports: DeskPorts, number: str, now: datetime) -> bool:
    with ports.begin() as work:
        held = hold_quote(work, number)
        client = work.clients.get(held[0].client) if held else None
        if held is None or client is None or not _stranded(client, held[0], now):
            return False
        quote, _ = pass_on(work, ports, client, *held)
        requester = client.contact(quote.requested_by)
        following = client.contact(quote.asked)
        if requester is not None and requester != following:
            who = f"I have asked {following.name} instead" if following else "A person at the help desk looks after it"
            tell(work, ports, client, requester, Answer(f"The cost of {quote.ticket} still waits for a yes. {who}."))
        work.commit()
        return True


def ask_for_another_price(*, ports: DeskPorts, turn: Turn) -> Ticket | None:
    """The approver wants the quote changed: noted on the ticket for a technician; None when no quote waits."""
    client, contact = turn.person.client, turn.person.contact
    if client is None or contact is None:
        raise NotAllowed("Only an approver can ask for another price.")
    with ports.begin() as work:
        waiting = work.quotes.waiting_for(client.code, contact.email)
        ticket = work.tickets.get(waiting[0].ticket) if waiting else None
        if ticket is None:
            return None
        note_another_price(work, turn, ticket, contact, ports.clock.now())
        work.commit()
        return ticket


def note_another_price(work: Work, turn: Turn, ticket: Ticket, contact: Contact, now: datetime) -> None:
    """Once for a turn, however often it is handled."""
    if work.done.recall(turn.id, "another price") is None:
        note(work, ticket, now, contact.email, "another price wanted", turn.words)
        work.done.remember(turn.id, "another price", ticket.number)


YOURSELF = "yourself"


def who_may_approve(*, turn: Turn, limit: Money) -> str | None:
    """The name of whoever would be asked to approve this amount; YOURSELF when it is the speaker; None when nobody may."""
    client = turn.person.client
    approvers = client.approvers(limit) if client else ()
    if not approvers:
        return None
    own = turn.person.contact
    if own is not None and own in approvers:
        return YOURSELF
    return approvers[0].name
