"""Tickets for requesters: opened from an enquiry, looked at, added to, closed, opened again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.catalogue import Impact, Urgency, category_or_raise
from bot.desk.decisions import Decision, Verdict, Way
from bot.desk.emergencies import Page
from bot.desk.enquiries import Choice, Enquiry, EnquiryState
from bot.desk.errors import NotFound
from bot.desk.leaving_words import harm_of_leaving
from bot.desk.planned import is_for_a_day_ahead, waits_for_the_desk
from bot.desk.quotes import Quote
from bot.desk.tickets import STATE_WORDS, Billing, Fact, Ticket, TicketState, move_ticket
from bot.desk.triage import prioritise
from bot.desk.walkthroughs import stop_run
from bot.desk.wanted_calls import WantedCall
from bot.operations.allowances import LITTLE_LEFT, reserve_allowance
from bot.operations.assumed import NOTHING_ASSUMED, Assumed, assumed_before, note_assumed, note_what_to_check
from bot.operations.attachments.taking import claim_files
from bot.operations.coverage import decide_and_store, note_shown
from bot.operations.kept_words import kept_ticket, opening_kind
from bot.operations.oncall import page_of
from bot.operations.ports import DeskPorts, StoredDecision, Work
from bot.operations.promised_calls import begins_at_once, call_about_opened, call_in_time, waiting_call
from bot.operations.quotes import request_approval
from bot.operations.records import (
    hours_of_ticket,
    note,
    promised_from_now,
    step_line,
    ticket_or_raise,
    with_promise,
    with_run,
)
from bot.operations.rooms.drawing import requester_of
from bot.operations.settlements import settle_when_closed
from bot.operations.talks import settle_talk, tell_technician
from bot.operations.turns import Turn
from bot.operations.wanted_calls import note_wanted, noted_before
from bot.operations.warranty_talk import note_warranty


@dataclass(frozen=True)
class OpenedTicket:
    """A ticket with what it rests on; ``quote`` waits for approval where there is one, ``page`` calls somebody at once.

    ``little_left`` says so when the ticket's allowance is used as far as the contract warns at. ``assumed`` is the impact and
    the urgency that stand in for answers which were not given; each None where it was given, or not asked for. ``call_at`` is the hour
    of a call that its words ask for.
    """

    ticket: Ticket
    decision: StoredDecision | None
    quote: Quote | None
    page: Page | None = None
    little_left: str | None = None
    assumed: Assumed = NOTHING_ASSUMED
    call_at: WantedCall | None = None


def open_ticket(
    *,
    ports: DeskPorts,
    turn: Turn,
    impact: Impact | None = None,
    urgency: Urgency | None = None,
    left_open: bool = False,
) -> OpenedTicket | None:
    """The open enquiry becomes a ticket with the two answers, but for those ``left_open``; once per turn. None if none is open."""
    with ports.begin() as work:
        done = _opened_before(work, turn)
        if done is not None:
            return done
        enquiry = work.enquiries.current(turn.conversation)
        if enquiry is None:
            return None
        many, bad = harm_of_leaving(enquiry.category, enquiry.words)
        enquiry = replace(
            enquiry,
            # What the enquiry holds was told besides the question, or after it.
            impact=enquiry.impact or impact or many,
            urgency=urgency or enquiry.urgency or bad,
            run=enquiry.run and stop_run(enquiry.run, ports.clock.now()),
        )
        if turn.client is not None:
            work.ledger.hold(turn.client)
        now = ports.clock.now()
        stored = _decide_as_chosen(work, turn, enquiry, now) if turn.person.verified else None
        kept = kept_ticket(work, turn, enquiry.words, now)
        ticket = _ticket(work, turn, enquiry, stored, now, kept)
        work.tickets.save(ticket)
        note(work, ticket, now, turn.contact or turn.conversation, opening_kind(kept), enquiry.words)
        _note_what_is_known(work, turn, enquiry, ticket, stored, now)
        call_at = note_wanted(work, turn, ticket, enquiry.call, now)
        quote, page, little_left = None, None, None
        if stored is not None:
            page = call_about_opened(work, ports, turn, ticket, stored.decision, now)
        if stored is not None and has_a_price(stored.decision):
            requested_by = turn.contact or ""
            quote, ticket = request_approval(
                work, ports, ticket, stored.decision, requested_by=requested_by, reads=turn.contact
            )
        if stored is not None and stored.decision.draws:
            little_left = reserve_allowance(work, ports, turn.id, ticket, stored.decision, reader=turn.contact)
        assumed = note_assumed(work, turn, enquiry, ticket, now) if left_open else NOTHING_ASSUMED
        close_enquiry(work, enquiry, ticket, stored)
        work.done.remember(turn.id, "ticket", ticket.number)
        work.commit()
        return OpenedTicket(ticket, stored, quote, page, little_left, assumed, call_at)


def _note_what_is_known(
    work: Work, turn: Turn, enquiry: Enquiry, ticket: Ticket, stored: StoredDecision | None, now: datetime
) -> None:
    """For the technician, on the new ticket: what to check first, a warranty, what the person was shown, and their files."""
    note_what_to_check(work, enquiry, ticket, stored.decision if stored else None, now)
    if stored is not None:
        note_warranty(work, turn.person.client, ticket, stored.decision.facts.asset, now)
        note_shown(work, turn, stored, now)
    claim_files(work, ticket, turn.conversation, now)


def has_a_price(decision: Decision) -> bool:
    """Whether somebody has to agree to an amount."""
    return decision.verdict.costs and decision.estimate is not None and decision.estimate.total.amount > 0


def _opened_before(work: Work, turn: Turn) -> OpenedTicket | None:
    number = work.done.recall(turn.id, "ticket")
    ticket = work.tickets.get(number) if number else None
    if ticket is None:
        return None
    quotes = work.quotes.of_ticket(ticket.number)
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    page = page_of(work, turn.id)
    little_left, assumed = work.done.recall(turn.id, LITTLE_LEFT), assumed_before(work, turn)
    quote = quotes[0] if quotes else None
    return OpenedTicket(ticket, stored, quote, page, little_left, assumed, noted_before(work, turn))


def _decide_as_chosen(work: Work, turn: Turn, enquiry: Enquiry, now: datetime) -> StoredDecision:
    """Decide with the answers that came in; who chose to wait gets the decision for the hour they named, else for the cheapest
    time ahead."""
    if enquiry.choice is Choice.LATER and enquiry.wanted_at is not None and enquiry.wanted_at > now:
        return decide_and_store(work, turn, enquiry, now, at=enquiry.wanted_at)
    stored = decide_and_store(work, turn, enquiry, now)
    if enquiry.choice is Choice.LATER:
        later = [way for way in stored.decision.alternatives if way.when > now and way.kind is not Way.SELF_HELP]
        if later:
            return decide_and_store(work, turn, enquiry, now, at=later[0].when)
    return stored


def _ticket(
    work: Work,
    turn: Turn,
    enquiry: Enquiry,
    stored: StoredDecision | None,
    now: datetime,
    kept: Ticket | None = None,
) -> Ticket:
    category = category_or_raise(enquiry.category)
    decision = stored.decision if stored else None
    impact, urgency = enquiry.impact or category.impact, enquiry.urgency or category.urgency
    triage = prioritise(category, impact, urgency)
    planned = decision.facts.at if decision and decision.facts.at > now else None
    state, billing = state_and_billing(decision, planned)
    contact = turn.person.contact
    ticket = Ticket(
        number=kept.number if kept else work.tickets.next_number(),
        client=turn.client,
        contact=turn.contact,
        conversation=turn.conversation,
        source=turn.person.conversation.identity.platform,
        category=enquiry.category,
        request_type=category.request_type,
        words=enquiry.words,
        facts=enquiry.facts,
        impact=impact,
        urgency=urgency,
        priority=decision.priority if decision else triage.priority,
        priority_reasons=decision.priority_reasons if decision else triage.reasons,
        decision=stored.id if stored else None,
        billing=billing,
        state=state,
        opened_at=kept.opened_at if kept else now,
        timezone=turn.person.client.timezone if turn.person.client else "UTC",
        site=decision.facts.site if decision else (contact.site if contact else None),
        planned_for=planned,
        acknowledged_at=now,
    )
    return with_dates(work, with_run(ticket, enquiry.run), decision, said=turn.words)


def with_dates(work: Work, ticket: Ticket, decision: Decision | None, *, said: str) -> Ticket:
    """The new ticket with what is promised for it. ``said`` are the last words about it, which may leave it for the day."""
    solution, by_day = not is_for_a_day_ahead(ticket), waits_for_the_desk(ticket, said)
    return with_promise(work, ticket, decision, solution=solution, by_day=by_day)


def state_and_billing(decision: Decision | None, planned: datetime | None) -> tuple[TicketState, Billing]:
    """What a ticket that rests on this decision waits for, and who pays."""
    if decision is None:
        return TicketState.NEW, Billing.NO_CHARGE
    if has_a_price(decision):
        begun = begins_at_once(decision, planned)
        return TicketState.TRIAGED if begun else TicketState.AWAITING_APPROVAL, Billing.QUOTED
    billing = {
        Verdict.COVERED: Billing.COVERED,
        Verdict.FROM_ALLOWANCE: Billing.ALLOWANCE,
        Verdict.PARTLY_COVERED: Billing.COVERED,
        Verdict.QUOTE_REQUIRED: Billing.QUOTED,
        Verdict.NEEDS_PERSON: Billing.NO_CHARGE,
    }[decision.verdict]
    return (TicketState.SCHEDULED if planned else TicketState.TRIAGED), billing


def close_enquiry(work: Work, enquiry: Enquiry, ticket: Ticket, stored: StoredDecision | None) -> None:
    """The enquiry has become a ticket."""
    decision = stored.id if stored else enquiry.decision
    work.enquiries.save(replace(enquiry, state=EnquiryState.DONE, ticket=ticket.number, decision=decision))


def record_solved(*, ports: DeskPorts, turn: Turn) -> Ticket | None:
    """The fix worked: a resolved ticket that holds every step; once per turn. None when nothing is open."""
    with ports.begin() as work:
        done = _opened_before(work, turn)
        if done is not None:
            return done.ticket
        enquiry = work.enquiries.current(turn.conversation)
        if enquiry is None:
            return None
        now = ports.clock.now()
        stored = work.decisions.get(enquiry.decision) if enquiry.decision else None
        kept = kept_ticket(work, turn, enquiry.words, now)
        ticket = replace(
            _ticket(work, turn, enquiry, stored, now, kept),
            state=TicketState.NEW,
            billing=Billing.NO_CHARGE,
            planned_for=None,
            response=None,
            resolution=None,
            solved_by="the person, with the fix" if enquiry.run else "the person",
        )
        ticket = move_ticket(ticket, TicketState.RESOLVED, now, None)
        work.tickets.save(ticket)
        by = turn.contact or turn.conversation
        note(work, ticket, now, by, opening_kind(kept), enquiry.words)
        claim_files(work, ticket, turn.conversation, now)
        for record in ticket.steps:
            note(work, ticket, record.at, by, "step", step_line(record))
        title = enquiry.run.title if enquiry.run else "no fix needed"
        note(work, ticket, now, by, "solved", title)
        close_enquiry(work, enquiry, ticket, stored)
        work.done.remember(turn.id, "ticket", ticket.number)
        work.commit()
        return ticket


def own_tickets(work: Work, turn: Turn) -> Sequence[Ticket]:
    """What this person may see: their own; a stranger sees none, not even those of this conversation."""
    if turn.client is None or turn.contact is None:
        return ()
    return work.tickets.of_contact(turn.client, turn.contact)


def list_own_tickets(*, ports: DeskPorts, turn: Turn) -> tuple[Ticket, ...]:
    """The person's tickets, newest first."""
    with ports.begin() as work:
        return tuple(own_tickets(work, turn))


def _own_ticket(work: Work, turn: Turn, number: str | None) -> Ticket:
    """The named ticket if it is the person's own; the same words whether it does not exist or is somebody else's."""
    for ticket in own_tickets(work, turn):
        if number is not None and ticket.number.casefold() == number.casefold():
            return ticket
    raise NotFound(f"I find no ticket {number} of yours.")


@dataclass(frozen=True)
class TicketView:
    """A ticket, the name of whoever is asked about its cost, and of whoever is being called about it."""

    ticket: Ticket
    asked: str | None
    called: str | None = None


def view_own_ticket(*, ports: DeskPorts, turn: Turn, number: str) -> TicketView:
    """One of the person's own tickets; NotFound otherwise."""
    with ports.begin() as work:
        ticket = _own_ticket(work, turn, number)
        quotes = work.quotes.of_ticket(ticket.number)
        approver = turn.person.client.contact(quotes[0].asked) if quotes and turn.person.client else None
        page = waiting_call(work, ticket)
        return TicketView(ticket, approver.name if approver else None, page.technician if page else None)


def add_information(*, ports: DeskPorts, turn: Turn, number: str, words: str, facts: Sequence[Fact] = ()) -> Ticket:
    """Put more words on the person's own ticket; NotFound otherwise."""
    with ports.begin() as work:
        ticket = add_information_in(work, ports, turn, number, words, facts)
        work.commit()
        return ticket


def add_information_in(
    work: Work, ports: DeskPorts, turn: Turn, number: str, words: str, facts: Sequence[Fact] = ()
) -> Ticket:
    """The same inside the caller's transaction; once per turn."""
    # Held and read again: a technician may be at work on it right now.
    ticket = ticket_or_raise(work, _own_ticket(work, turn, number).number, for_update=True)
    if work.done.recall(turn.id, "added") is not None:
        return ticket
    now = ports.clock.now()
    known = {(fact.kind, fact.value) for fact in ticket.facts}
    ticket = replace(ticket, facts=ticket.facts + tuple(each for each in facts if (each.kind, each.value) not in known))
    if ticket.state is TicketState.WAITING_CLIENT:
        # What was waited for has come.
        ticket = move_ticket(ticket, TicketState.IN_PROGRESS, now, hours_of_ticket(work, ticket))
    work.tickets.save(ticket)
    note(work, ticket, now, turn.contact or turn.conversation, "added", words)
    claim_files(work, ticket, turn.conversation, now)
    tell_technician(work, ports, ticket, f"{requester_of(work, ticket)}: {words}")
    work.done.remember(turn.id, "added", ticket.number)
    return ticket


def close_own_ticket(*, ports: DeskPorts, turn: Turn, number: str) -> Ticket:
    """The person says it is no longer needed: resolved, or cancelled if it still waited for approval."""
    with ports.begin() as work:
        # Held and read again: an approver may be answering right now.
        ticket = work.tickets.get(_own_ticket(work, turn, number).number, for_update=True)
        assert ticket is not None
        if not ticket.is_open:
            return ticket
        now = ports.clock.now()
        waiting = ticket.state is TicketState.AWAITING_APPROVAL
        to = TicketState.CANCELLED if waiting else TicketState.RESOLVED
        ticket = replace(move_ticket(ticket, to, now, hours_of_ticket(work, ticket)), solved_by="closed by the person")
        work.tickets.save(ticket)
        by = turn.contact or turn.conversation
        settle_when_closed(work, ports, ticket, by=by, key=turn.id, now=now)
        note(work, ticket, now, by, "closed", turn.words)
        settle_talk(work, ports, ticket)
        work.commit()
        return ticket


def reopen_own_ticket(*, ports: DeskPorts, turn: Turn, number: str) -> Ticket:
    """It is back: a resolved ticket of the person's own opens again, with the time it has used.

    What they had begun to tell of it anew, where the pressed button names that, goes onto the ticket.
    """
    with ports.begin() as work:
        ticket = _own_ticket(work, turn, number)
        if ticket.is_open:
            return ticket
        if ticket.state is not TicketState.RESOLVED:
            raise NotFound(
                f"{ticket.number} is {STATE_WORDS[ticket.state]} for good. Tell me what is wrong and I take it up."
            )
        now = ports.clock.now()
        ticket = move_ticket(ticket, TicketState.TRIAGED, now, hours_of_ticket(work, ticket))
        ticket = promised_from_now(work, replace(ticket, solved_by=None), now)
        work.tickets.save(ticket)
        words = _told_anew(work, turn, ticket) or turn.words
        note(work, ticket, now, turn.contact or turn.conversation, "reopened", words)
        tell_technician(work, ports, ticket, f"{requester_of(work, ticket)}: {words} (it is back)")
        call_in_time(work, ports, turn, ticket, now)
        work.commit()
        return ticket


def _told_anew(work: Work, turn: Turn, ticket: Ticket) -> str:
    current, named = work.enquiries.current(turn.conversation), turn.arg("enquiry")
    if current is None or current.id != named:
        return ""
    close_enquiry(work, current, ticket, None)
    claim_files(work, ticket, turn.conversation, current.started_at)
    return current.words


def ask_for_more_speed(*, ports: DeskPorts, turn: Turn, number: str) -> Ticket:
    """The person says it takes too long: noted for a technician; the priority rests on facts and stays."""
    with ports.begin() as work:
        ticket = _own_ticket(work, turn, number)
        if work.done.recall(turn.id, "escalated") is None:
            note(work, ticket, ports.clock.now(), turn.contact or turn.conversation, "escalated", turn.words)
            work.done.remember(turn.id, "escalated", ticket.number)
            work.commit()
        return ticket
