"""Quotes: put before an approver in chat, accepted once by a button, declined, left to expire."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.catalogue import category_or_raise
from bot.desk.clients import Client, Contact
from bot.desk.contracts import Contract
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Alternative, Decision
from bot.desk.errors import ImpossibleMove, NotAllowed, NotFound
from bot.desk.hours import Band, band_at, next_opening
from bot.desk.money import Money, in_words
from bot.desk.people import Person
from bot.desk.quotes import (
    WAITING,
    Quote,
    QuoteState,
    answer_quote,
    cancel_quote,
    expire_quote,
    next_approver,
    send_quote,
)
from bot.desk.tickets import Billing, Ticket, TicketState, move_ticket
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.records import BOT, contract_of, hours_of_ticket, note
from bot.operations.turns import Turn
from bot.operations.wording import moment


def request_approval(
    work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, decision: Decision
) -> tuple[Quote | None, Ticket]:
    """Make the quote for a ticket and put it before the next approver; without one a person takes over."""
    client, contract = turn.person.client, contract_of(work, ticket.client, decision)
    assert client is not None and decision.estimate is not None and decision.contract is not None
    now = ports.clock.now()
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
        valid_until=_valid_until(contract, decision, now),
        revision=1,
        state=QuoteState.DRAFT,
        asked=None,
        requested_by=turn.contact or "",
    )
    ticket = replace(ticket, not_to_exceed=quote.limit)
    quote = _put_before(work, ports, client, quote, by=turn)
    if quote.asked is None:
        ticket = _for_a_person(work, quote, ticket, now)
    work.tickets.save(ticket)
    return quote, ticket


def _for_a_person(work: Work, quote: Quote, ticket: Ticket, now: datetime) -> Ticket:
    """Nobody on file may approve: the ticket waits for a technician, not for an answer that nobody can give."""
    note(work, ticket, now, BOT, "nobody may approve", f"Nobody on file may approve {in_words(quote.limit)}.")
    return move_ticket(ticket, TicketState.TRIAGED, now, hours_of_ticket(work, ticket))


def _valid_until(contract: Contract | None, decision: Decision, now: datetime) -> datetime:
    """As long as the rate card says; a price for tonight ends when support hours begin, as it would be another then."""
    days = contract.rates.quote_valid_days if contract and contract.rates else 14
    until = now + timedelta(days=days)
    if contract is not None and band_at(contract.support_hours, decision.facts.at) is not Band.SUPPORT:
        opening = next_opening(contract.support_hours, decision.facts.at)
        return min(until, opening) if opening is not None and opening > now else until
    return until


def _put_before(work: Work, ports: DeskPorts, client: Client, quote: Quote, *, by: Turn | None) -> Quote:
    """Send the quote to the next approver's own conversation; unchanged and unasked when there is nobody left."""
    approver = next_approver(client, quote)
    if approver is None:
        quote = replace(quote, state=QuoteState.DRAFT, asked=None)
        work.quotes.save(quote)
        return quote
    quote = send_quote(quote, approver)
    work.quotes.save(quote)
    # Whoever asks and may approve gets the card in the answer itself; everybody else in their own conversation.
    if by is None or approver.email != by.contact:
        _show_card(work, ports, _where_to_reach(work, client, approver), quote, client, approver)
    return quote


def approval_card(quote: Quote, client: Client) -> Answer:
    """What an approver is asked: the lines, the most it can cost, until when, and two buttons."""
    who = client.contact(quote.requested_by)
    asks = f"{who.name if who else 'Somebody'} asks for a callout that the plan does not cover."
    lines = ["This callout is not covered by the plan." if quote.asked == quote.requested_by else asks]
    lines.append(f"{quote.title} ({quote.ticket}), quote {quote.number}:")
    lines += [f"• {line.text}: {in_words(line.amount)}" for line in quote.estimate.lines]
    lines.append(
        f"Expected {in_words(quote.estimate.total)}, never more than {in_words(quote.limit)} without asking you again."
    )
    lines.append(
        f"Contract {quote.contract}, clause {quote.clause}. Valid until {moment(quote.valid_until, client.timezone)}."
    )
    args = {"quote": quote.number, "revision": quote.revision_hash}
    return Answer(
        "\n".join(lines),
        (
            Button(f"Approve up to {in_words(quote.limit)}", Pressed("approve_quote", args)),
            Button("Decline", Pressed("decline_quote", args)),
        ),
    )


def tell(work: Work, ports: DeskPorts, client: Client, contact: Contact, answer: Answer) -> None:
    """Write to a contact where they last wrote from, or in the web chat where they will find it."""
    conversation = _where_to_reach(work, client, contact)
    work.conversations.say(conversation, answer, turn=None, contact=contact.email, at=ports.clock.now())
    work.jobs.deliver(conversation)


def _where_to_reach(work: Work, client: Client, contact: Contact) -> str:
    return work.conversations.last_conversation_of(client.code, contact.email) or f"web::{contact.email}"


@dataclass(frozen=True)
class AnsweredQuote:
    """What became of a quote, of its ticket, and who is asked next if this person could not decide."""

    quote: Quote
    ticket: Ticket
    passed_to: Contact | None = None
    planned: Alternative | None = None


def answer_waiting_quote(*, ports: DeskPorts, turn: Turn, accept: bool) -> AnsweredQuote:
    """Accept or decline the quote that the pressed button names; exactly once, whatever is pressed or repeated.

    An approver whose limit does not reach passes the quote on to the next one. NotFound without a button: typed words
    never approve anything.
    """
    number, revision = turn.arg("quote"), turn.arg("revision")
    client, contact = turn.person.client, turn.person.contact
    if number is None or revision is None or client is None or contact is None:
        raise NotFound("Approving works with the button on the quote only.")
    now = ports.clock.now()
    with ports.begin() as work:
        quote = work.quotes.get(number, for_update=True)
        if quote is None or quote.client != client.code:
            raise NotFound("I do not find that quote.")
        ticket = work.tickets.get(quote.ticket, for_update=True)
        assert ticket is not None
        if quote.approval is not None and quote.approval.turn == turn.id:
            return AnsweredQuote(quote, ticket)
        if quote.state in WAITING and quote.asked == contact.email and not contact.may_approve(quote.limit):
            return _passed_on(work, ports, client, quote, ticket, contact)
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
        work.quotes.save(quote)
        answered = (
            _go_ahead(work, ports, client, quote, ticket) if accept else _refused(work, ports, client, quote, ticket)
        )
        work.commit()
        return answered


def _passed_on(
    work: Work, ports: DeskPorts, client: Client, quote: Quote, ticket: Ticket, contact: Contact
) -> AnsweredQuote:
    quote = _put_before(work, ports, client, replace(quote, passed_over=(*quote.passed_over, contact.email)), by=None)
    now = ports.clock.now()
    note(work, ticket, now, BOT, "passed on", f"{contact.email} may not approve {in_words(quote.limit)}.")
    following = client.contact(quote.asked) if quote.asked else None
    if following is None:
        ticket = _for_a_person(work, quote, ticket, now)
        work.tickets.save(ticket)
    work.commit()
    return AnsweredQuote(quote, ticket, passed_to=following)


def _go_ahead(work: Work, ports: DeskPorts, client: Client, quote: Quote, ticket: Ticket) -> AnsweredQuote:
    assert quote.approval is not None
    now = ports.clock.now()
    ahead = ticket.planned_for is not None and ticket.planned_for > now
    to = TicketState.SCHEDULED if ahead else TicketState.TRIAGED
    moved = move_ticket(ticket, to, now, hours_of_ticket(work, ticket))
    moved = replace(moved, billing=Billing.APPROVED, not_to_exceed=quote.limit)
    work.tickets.save(moved)
    text = f"{quote.number} revision {quote.revision} up to {in_words(quote.limit)}"
    note(work, moved, now, quote.approval.by, "approved", text)
    approver = client.contact(quote.approval.by)
    by = approver.name if approver else quote.approval.by
    when = f" A technician answers by {moment(moved.respond_by, client.timezone, now)}." if moved.respond_by else ""
    _tell_requester(
        work, ports, client, quote, f"{by} approved up to {in_words(quote.limit)} for {ticket.number}.{when}"
    )
    return AnsweredQuote(quote, moved)


def _refused(work: Work, ports: DeskPorts, client: Client, quote: Quote, ticket: Ticket) -> AnsweredQuote:
    """Declined or expired: plan it for the time when it costs nothing, or cancel it; no cost without a yes."""
    now = ports.clock.now()
    declined = quote.state is QuoteState.DECLINED
    by = client.contact(quote.approval.by) if quote.approval else None
    why = f"{by.name if by else 'The approver'} declined the cost" if declined else "Nobody approved the cost in time"
    free = _free_way(work, client, ticket, now)
    if free is not None:
        moved, when = _at_no_cost(work, ticket, free, now)
        text = f"{why} for {ticket.number}. {when}"
    else:
        moved = replace(
            move_ticket(ticket, TicketState.CANCELLED, now, hours_of_ticket(work, ticket)), not_to_exceed=None
        )
        text = f"{why} for {ticket.number}, so nothing is done and nothing is charged."
    work.tickets.save(moved)
    note(work, moved, now, quote.approval.by if quote.approval else BOT, quote.state.value, text)
    buttons = (Button("Talk to a person", Pressed("talk_to_human", {"ticket": ticket.number})),)
    if quote.approval is None or quote.approval.by != quote.requested_by:
        _tell_requester(work, ports, client, quote, text, buttons)
    return AnsweredQuote(quote, moved, planned=free.way if free else None)


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
        at = max(way.when, now)
        decision = decide_coverage(client, contracts, replace(stored.decision.facts, at=at, work=way.work))
        if way.verdict.free and decision.verdict.free:
            return _FreeWay(replace(way, when=at), decision)
    return None


def _at_no_cost(work: Work, ticket: Ticket, free: _FreeWay, now: datetime) -> tuple[Ticket, str]:
    """The ticket planned for its free time, or handed to a technician if that has begun, and how to say so."""
    ahead = free.way.when > now
    to = TicketState.SCHEDULED if ahead else TicketState.TRIAGED
    moved = replace(
        move_ticket(ticket, to, now, hours_of_ticket(work, ticket)),
        planned_for=free.way.when if ahead else None,
        billing=Billing.COVERED,
        not_to_exceed=None,
        respond_by=free.decision.respond_by,
        resolve_by=free.decision.resolve_by,
    )
    if ahead:
        when = moment(free.way.when, ticket.timezone, now)
        return moved, f"It is planned for {when}, when it is covered and costs nothing."
    return moved, "Support hours have begun, so it is covered now and costs nothing; a technician has it."


def _tell_requester(
    work: Work, ports: DeskPorts, client: Client, quote: Quote, text: str, buttons: tuple[Button, ...] = ()
) -> None:
    requester = client.contact(quote.requested_by)
    if requester is not None and (quote.approval is None or quote.approval.by != requester.email):
        tell(work, ports, client, requester, Answer(text, buttons))


def waiting_cards(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...]:
    """The cards of the quotes that wait for this person's answer."""
    client, contact = turn.person.client, turn.person.contact
    if client is None or contact is None:
        return ()
    now = ports.clock.now()
    with ports.begin() as work:
        waiting = work.quotes.waiting_for(client.code, contact.email)
        return tuple(approval_card(quote, client) for quote in waiting if quote.valid_until > now)


def cancel_waiting_quotes(work: Work, ports: DeskPorts, ticket: Ticket) -> None:
    """The ticket is gone, so nobody needs to answer any more."""
    client = work.clients.get(ticket.client) if ticket.client else None
    for quote in work.quotes.of_ticket(ticket.number):
        if quote.state in WAITING and client is not None:
            work.quotes.save(cancel_quote(quote))
            approver = client.contact(quote.asked)
            if approver is not None and approver.email != ticket.contact:
                text = f"Quote {quote.number} for {ticket.number} is no longer needed. Nothing is charged."
                tell(work, ports, client, approver, Answer(text))


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
        quote = work.quotes.get(number, for_update=True)
        if quote is None or expire_quote(quote, now).state is quote.state:
            return False
        ticket = work.tickets.get(quote.ticket, for_update=True)
        client = work.clients.get(quote.client)
        assert ticket is not None and client is not None
        quote = expire_quote(quote, now)
        work.quotes.save(quote)
        _refused(work, ports, client, quote, ticket)
        approver = client.contact(quote.asked)
        if approver is not None and approver.email != quote.requested_by:
            text = f"Quote {quote.number} for {ticket.number} has expired. Nothing is charged."
            tell(work, ports, client, approver, Answer(text))
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
        if work.done.recall(turn.id, "another price") is None:
            note(work, ticket, ports.clock.now(), contact.email, "another price wanted", turn.words)
            work.done.remember(turn.id, "another price", ticket.number)
            work.commit()
        return ticket


YOURSELF = "yourself"


def who_may_approve(*, ports: DeskPorts, turn: Turn, limit: Money) -> str | None:
    """The name of whoever would be asked to approve this amount; YOURSELF when it is the speaker; None when nobody may."""
    client = turn.person.client
    approvers = client.approvers(limit) if client else ()
    if not approvers:
        return None
    own = turn.person.contact
    if own is not None and own in approvers:
        return YOURSELF
    return approvers[0].name


def greet_again(*, ports: DeskPorts, person: Person) -> int:
    """When somebody opens a conversation: show what waits for their approval and was not shown there; how many cards."""
    if person.client is None or person.contact is None:
        return 0
    now = ports.clock.now()
    conversation = person.conversation.key
    shown = 0
    with ports.begin() as work:
        for quote in work.quotes.waiting_for(person.client.code, person.contact.email):
            if quote.valid_until > now and work.done.recall(conversation, _card_id(quote)) is None:
                _show_card(work, ports, conversation, quote, person.client, person.contact)
                shown += 1
        work.commit()
    return shown


def _card_id(quote: Quote) -> str:
    return f"card {quote.number} {quote.revision_hash}"


def _show_card(
    work: Work, ports: DeskPorts, conversation: str, quote: Quote, client: Client, approver: Contact
) -> None:
    card = approval_card(quote, client)
    work.conversations.say(conversation, card, turn=None, contact=approver.email, at=ports.clock.now())
    work.done.remember(conversation, _card_id(quote), approver.email)
    work.jobs.deliver(conversation)
