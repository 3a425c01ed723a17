"""To a person: at any moment, and at once in an emergency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.catalogue import Impact, Priority, Urgency, category_or_raise
from bot.desk.decisions import Verdict
from bot.desk.emergencies import EmergencyKind, Page, paged_at_once
from bot.desk.enquiries import Enquiry, EnquiryState
from bot.desk.money import in_words
from bot.desk.quotes import Quote
from bot.desk.side_words import can_wait
from bot.desk.tickets import Billing, Fact, Ticket
from bot.desk.walkthroughs import stop_run
from bot.desk.wanted_calls import WantedCall
from bot.desk.worse_words import speaks_of_another_thing
from bot.operations.allowances import reserve_allowance
from bot.operations.attachments.taking import claim_files
from bot.operations.coverage import decide_and_store, note_shown
from bot.operations.enquiries import open_asked
from bot.operations.kept_words import SAME_MATTER, kept_emergency, kept_ticket, opening_kind
from bot.operations.oncall import kind_in_words, page_for, page_of
from bot.operations.ports import DeskPorts, StoredDecision, Work
from bot.operations.promised_calls import call_in_time, is_a_call, let_call_be_about
from bot.operations.quotes import request_approval
from bot.operations.records import (
    BOT,
    FEW_WORDS,
    decision_of,
    is_of_speaker,
    newest_quote,
    note,
    step_line,
    unsorted_ticket,
    with_promise,
    with_run,
)
from bot.operations.speakers import help_lines_of
from bot.operations.staffed import staffed
from bot.operations.tickets import has_a_price
from bot.operations.told_again import key_of_call, told_again
from bot.operations.turns import Turn
from bot.operations.until_somebody_comes import waiting_emergency
from bot.operations.wanted_calls import call_after, note_wanted, noted_before, wanted_call
from bot.operations.wording import containment

_FREE_BILLING = {Verdict.COVERED: Billing.COVERED, Verdict.FROM_ALLOWANCE: Billing.ALLOWANCE}


@dataclass(frozen=True)
class Handover:
    """A ticket that waits for a person, and when somebody will be there (None: right now, or nobody can say).

    ``answered_by`` is until when somebody is called and answers, where that is promised before the desk opens. ``call_at`` is the hour
    at which its person would like to be called, which nobody has promised yet.
    """

    ticket: Ticket
    open_now: bool
    opens_at: datetime | None
    answered_by: datetime | None = None
    call_at: WantedCall | None = None


def hand_over(*, ports: DeskPorts, turn: Turn, asked: Sequence[str] = (), unsure: bool = False) -> Handover:
    """A person was asked for: the talk so far becomes a ticket for a technician; free until somebody agrees a price.

    `asked` are the ids of problems put aside that the bot has just asked about: together they are what it is about.
    `unsure`: what kind of problem it is was just being asked, so the ticket names none.
    """
    with ports.begin() as work:
        now = ports.clock.now()
        if work.done.recall(turn.id, "handover") is None:
            open_asked(work, turn, asked)
        number = work.done.recall(turn.id, "handover") or turn.arg("ticket")
        known = work.tickets.get(number) if number else _just_opened(work, turn, now)
        if known is not None and not _is_theirs(known, turn):
            known = None
        # On a ticket that was open before, only what is asked for now is new.
        call_at = wanted_call(turn) or (_call_told(work, turn) if known is None else None)
        ticket = known or _ticket_for_a_person(work, ports, turn, now, unsure)
        if work.done.recall(turn.id, "handover") is None:
            note(work, ticket, now, turn.contact or turn.conversation, "person wanted", turn.words)
            call_at = note_wanted(work, turn, ticket, call_at, now)
            claim_files(work, ticket, turn.conversation, now)
            if known is None:
                call_in_time(work, ports, turn, ticket, now)
            work.done.remember(turn.id, "handover", ticket.number)
        else:
            call_at = noted_before(work, turn)
        open_now, opens_at = staffed(work, turn, now)
        promised = not open_now and ticket.respond_by is not None and ticket.respond_by > now
        called = promised and is_a_call(work, ticket)
        work.commit()
        return Handover(ticket, open_now, opens_at, ticket.respond_by if called else None, call_at)


def _call_told(work: Work, turn: Turn) -> WantedCall | None:
    """The call that was asked for with the problem, as these words leave it."""
    enquiry = work.enquiries.current(turn.conversation)
    return call_after(turn, turn.words, enquiry.call if enquiry is not None else None)


def _is_theirs(ticket: Ticket, turn: Turn) -> bool:
    """Their own; of nobody known, what was opened in this very chat."""
    if ticket.contact is None:
        return ticket.conversation == turn.conversation
    return is_of_speaker(ticket, turn)


def _just_opened(work: Work, turn: Turn, now: datetime) -> Ticket | None:
    """Who asks for a person right after a ticket was opened means that ticket, unless something else is open."""
    if work.enquiries.current(turn.conversation) is not None:
        return None
    return next((ticket for ticket in _recent(work, turn, now)), None)


def _recent(work: Work, turn: Turn, now: datetime) -> Iterator[Ticket]:
    """Their open tickets of this conversation from the last hour, newest first."""
    for ticket in work.tickets.of_conversation(turn.conversation):
        if ticket.is_open and now - ticket.opened_at <= SAME_MATTER and _is_theirs(ticket, turn):
            yield ticket


def _ticket_for_a_person(work: Work, ports: DeskPorts, turn: Turn, now: datetime, unsure: bool) -> Ticket:
    enquiry = work.enquiries.current(turn.conversation)
    words = enquiry.words if enquiry else turn.words
    kept = kept_ticket(work, turn, words, now)
    category = category_or_raise(enquiry.category) if enquiry and not unsure else None
    ticket = unsorted_ticket(work, turn, words, now, category, kept=kept)
    if enquiry is not None:
        run = enquiry.run and stop_run(enquiry.run, now)
        ticket = replace(
            with_run(ticket, run),
            facts=enquiry.facts,
            impact=enquiry.impact or ticket.impact,
            urgency=enquiry.urgency or ticket.urgency,
            decision=enquiry.decision,
        )
        decision = decision_of(work, ticket)
        # What would cost something waits for a yes to its price, and nobody comes at night without one.
        costs = decision is not None and decision.verdict is Verdict.QUOTE_REQUIRED
        by_day = costs or can_wait(f"{words}\n{turn.words}")
        ticket = with_promise(work, ticket, decision, solution=False, by_day=by_day)
        work.enquiries.save(replace(enquiry, state=EnquiryState.DONE, ticket=ticket.number, run=run))
    work.tickets.save(ticket)
    by = turn.contact or turn.conversation
    note(work, ticket, now, by, opening_kind(kept), words)
    for record in ticket.steps:
        note(work, ticket, record.at, by, "step", step_line(record))
    return ticket


@dataclass(frozen=True)
class Emergency:
    """A paged emergency: its ticket, who was paged, what to do until they call, and the stored verdict if any.

    ``again``: the same was told before, and that call stands for it.
    """

    ticket: Ticket
    page: Page
    containment: str
    decision: StoredDecision | None
    quote: Quote | None = None
    again: bool = False


def raise_emergency(
    *,
    ports: DeskPorts,
    turn: Turn,
    kind: EmergencyKind,
    category: str | None,
    facts: tuple[Fact, ...] = (),
    suspected: bool = False,
) -> Emergency:
    """A P1 ticket and a page, once per turn; the page that intake has sent already is the one.

    Further words about the same emergency within the hour page again, and join its ticket; where they only repeat an attack whose
    call is out, that call stands for them. With `suspected`, or by a
    button that names an enquiry, this turn answers the question whether it is one: what was said before it stands on
    the page and in the ticket. Answering twice pages once.
    """
    with ports.begin() as work:
        raised = emergency_in(work, ports, turn, kind, category, facts, suspected)
        work.commit()
        return raised


def emergency_in(
    work: Work,
    ports: DeskPorts,
    turn: Turn,
    kind: EmergencyKind,
    category: str | None,
    facts: tuple[Fact, ...] = (),
    suspected: bool = False,
) -> Emergency:
    """The same inside a transaction, which the caller commits."""
    now = ports.clock.now()
    asked = _asked_about(work, turn, suspected)
    repeated = told_again(work, ports, turn)
    if repeated is not None:
        return _as_it_stands(work, turn, *repeated, kind)
    number = work.done.recall(turn.id, "emergency")
    paged = _paged_before(work, turn, asked, kind) if number is None else None
    if paged is not None:
        return paged
    if asked is not None:
        turn, facts = _with_earlier_words(turn, asked), tuple(dict.fromkeys((*asked.facts, *facts)))
    ticket = work.tickets.get(number) if number else None
    decision = work.decisions.get(ticket.decision) if ticket and ticket.decision else None
    if ticket is None:
        joined = _joined(work, turn, kind, category, now)
        ticket, decision = joined or _emergency_ticket(work, ports, turn, kind, category, facts, now)
        work.done.remember(turn.id, "emergency", ticket.number)
        claim_files(work, ticket, turn.conversation, now)
    page = page_for(
        work,
        ports,
        turn=key_of_call(work, turn.id),
        kind=kind,
        conversation=turn.conversation,
        client=turn.client,
        contact=turn.contact,
        words=turn.words,
        ticket=ticket.number,
    )
    if page.ticket != ticket.number:
        let_call_be_about(work, page, ticket.number, now)
    quote = newest_quote(work, ticket.number)
    if number is None:
        note(work, ticket, now, BOT, "paged", f"{page.technician} for {kind_in_words(kind.value)}")
    if number is None and decision is not None and quote is None and has_a_price(decision.decision):
        ticket, quote = _ask_for_consent(work, ports, turn, ticket, decision, now)
    if asked is not None:
        work.enquiries.save(replace(asked, state=EnquiryState.DONE, ticket=ticket.number))
    elif number is None:
        _put_aside_what_was_said_before(work, turn, ticket, now)
    until_then = containment(kind, turn.words, help_lines_of(turn.person))
    return Emergency(ticket, page, until_then, decision, quote)


def _as_it_stands(work: Work, turn: Turn, ticket: Ticket, page: Page, kind: EmergencyKind) -> Emergency:
    decision = work.decisions.get(ticket.decision) if ticket.decision else None
    until_then = containment(kind, turn.words, help_lines_of(turn.person))
    return Emergency(ticket, page, until_then, decision, newest_quote(work, ticket.number), again=True)


def _put_aside_what_was_said_before(work: Work, turn: Turn, ticket: Ticket, now: datetime) -> None:
    """ "I already replied to them" says little without the mail that was talked about. From here on the emergency is, and what
    is said now is for whoever is called, and no answer to what was asked before."""
    before = work.enquiries.current(turn.conversation)
    if before is None:
        return
    work.enquiries.save(replace(before, state=EnquiryState.ASIDE))
    if now - before.started_at <= SAME_MATTER:
        note(work, ticket, now, turn.contact or turn.conversation, "added", f"Said just before: {before.words}")


def _ask_for_consent(
    work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, decision: StoredDecision, now: datetime
) -> tuple[Ticket, Quote]:
    """Somebody is called already; whoever may approve the cost is asked meanwhile, and without a yes there is none."""
    ticket = replace(ticket, billing=Billing.QUOTED)
    quote, ticket = request_approval(
        work, ports, ticket, decision.decision, requested_by=turn.contact or "", reads=turn.contact
    )
    if quote.asked is not None:
        note(
            work, ticket, now, BOT, "consent asked", f"{quote.asked} for up to {in_words(quote.limit)} ({quote.number})"
        )
    return ticket, quote


def _asked_about(work: Work, turn: Turn, suspected: bool) -> Enquiry | None:
    """The enquiry with the words that sounded like an emergency."""
    named = turn.arg("enquiry")
    if named is None:
        return work.enquiries.current(turn.conversation) if suspected else None
    enquiry = work.enquiries.get(named)
    return enquiry if enquiry is not None and enquiry.conversation == turn.conversation else None


def _paged_before(work: Work, turn: Turn, asked: Enquiry | None, kind: EmergencyKind) -> Emergency | None:
    """What an earlier answer to the same question has led to, while its ticket is open."""
    ticket = work.tickets.get(asked.ticket) if asked is not None and asked.ticket else None
    if ticket is None or not ticket.is_open:
        return None
    page = next(iter(work.pages.of_ticket(ticket.number)), None)
    decision = work.decisions.get(ticket.decision) if ticket.decision else None
    if page is None:
        return None
    return Emergency(ticket, page, containment(kind, turn.words, help_lines_of(turn.person)), decision)


def _with_earlier_words(turn: Turn, asked: Enquiry) -> Turn:
    """A pressed button or a short yes says nothing by itself; a yes that tells more does."""
    said_more = len(turn.words.split()) > FEW_WORDS
    return replace(turn, words=f"{asked.words}\n{turn.words}" if said_more else asked.words)


def _joined(
    work: Work, turn: Turn, kind: EmergencyKind, category: str | None, now: datetime
) -> tuple[Ticket, StoredDecision | None] | None:
    """More words about the emergency of the last hour belong to its ticket; somebody is paged with them all the same."""
    urgent = (each for each in _recent(work, turn, now) if each.priority is Priority.P1)
    # Phones and mail that are out within an hour are one outage.
    same = (
        each
        for each in urgent
        if each.category == category or (each.category and paged_at_once(kind) in each.priority_reasons)
    )
    # Else what was raised while the assistant was dead, before anybody could sort it; or what has become an outage.
    ticket = next(same, None) or kept_emergency(work, turn, now) or _become_an_outage(work, turn, kind, now)
    if ticket is None:
        return None
    if all((each.kind, each.text) != ("added", turn.words) for each in work.tickets.history(ticket.number)):
        note(work, ticket, now, turn.contact or turn.conversation, "added", turn.words)
    return ticket, work.decisions.get(ticket.decision) if ticket.decision else None


def _become_an_outage(work: Work, turn: Turn, kind: EmergencyKind, now: datetime) -> Ticket | None:
    """The speaker's ticket of a lesser fault for which somebody has been called within the hour, because it got worse."""
    page = waiting_emergency(work, turn, now - SAME_MATTER) if kind is EmergencyKind.OUTAGE else None
    ticket = work.tickets.get(page.ticket) if page is not None and page.ticket and page.kind == kind.value else None
    if ticket is None or page == page_of(work, turn.id) or not _is_theirs(ticket, turn):
        # A call of these very words stands there only until it is known what they are about.
        return None
    return None if speaks_of_another_thing(turn.words, f"{ticket.words} {ticket.category or ''}") else ticket


def _emergency_ticket(
    work: Work,
    ports: DeskPorts,
    turn: Turn,
    kind: EmergencyKind,
    category_id: str | None,
    facts: tuple[Fact, ...],
    now: datetime,
) -> tuple[Ticket, StoredDecision | None]:
    category = category_or_raise(category_id) if category_id else None
    unsorted = unsorted_ticket(work, turn, turn.words, now, category)
    # Whatever is out: somebody is called because it is out for many.
    many, bad = (Impact.CLIENT, Urgency.STOPPED) if kind is EmergencyKind.OUTAGE else (None, None)
    ticket = replace(
        unsorted,
        facts=facts,
        impact=many or unsorted.impact,
        urgency=bad or unsorted.urgency,
        priority=Priority.P1,
        priority_reasons=(paged_at_once(kind),),
    )
    # What is promised for words that nobody has sorted is not what is promised for an emergency.
    ticket = with_promise(work, ticket, None, solution=False)
    stored = None
    if category is not None and turn.person.verified:
        enquiry = Enquiry(
            id=ticket.number,
            conversation=turn.conversation,
            client=turn.client,
            contact=turn.contact,
            words=turn.words,
            category=category.id,
            state=EnquiryState.DONE,
            started_at=now,
            facts=facts,
            impact=many,
            urgency=bad,
            ticket=ticket.number,
        )
        ticket, stored = _decided_at_once(work, turn, ticket, enquiry, now)
    work.tickets.save(ticket)
    note(work, ticket, now, turn.contact or turn.conversation, "opened", turn.words)
    if stored is not None and stored.decision.draws:
        reserve_allowance(work, ports, turn.id, ticket, stored.decision)
    return ticket, stored


def _decided_at_once(
    work: Work, turn: Turn, ticket: Ticket, enquiry: Enquiry, now: datetime
) -> tuple[Ticket, StoredDecision]:
    work.ledger.hold(enquiry.client or "")
    stored = decide_and_store(work, turn, enquiry, now)
    note_shown(work, turn, stored, now)
    work.enquiries.save(replace(enquiry, decision=stored.id))
    billing = _FREE_BILLING.get(stored.decision.verdict, ticket.billing)
    ticket = replace(ticket, decision=stored.id, site=stored.decision.facts.site, billing=billing)
    return with_promise(work, ticket, stored.decision), stored
