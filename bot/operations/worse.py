"""A problem on record has got worse: what its person tells of it is weighed anew, by the rules of the desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.catalogue import CATALOGUE, Impact, Priority, Urgency, category_or_raise
from bot.desk.decisions import Decision
from bot.desk.escalation import end
from bot.desk.tickets import Ticket
from bot.desk.triage import IMPACT_WORDS, MATRIX, URGENCY_WORDS, asks_how_bad, asks_how_many, prioritise
from bot.operations.attachments.taking import claim_files
from bot.operations.kept_words import SAME_MATTER
from bot.operations.oncall import PROMISED, is_called, page_of
from bot.operations.ports import DeskPorts, Work
from bot.operations.promised_calls import PAGED, call_in_time, is_called_about, let_call_be_about, waiting_call
from bot.operations.put_back import note_how_it_stood
from bot.operations.quotes import begin_in_emergency
from bot.operations.records import BOT, decision_of, note, opened_lately, ticket_or_raise
from bot.operations.replies import reprioritise_in
from bot.operations.rooms.drawing import requester_of
from bot.operations.talks import tell_technician
from bot.operations.turns import Turn

_HOW_MANY = (Impact.PERSON, Impact.GROUP, Impact.CLIENT)
_HOW_BAD = (Urgency.WORKS, Urgency.DEGRADED, Urgency.STOPPED)
_DONE = "worse"


@dataclass(frozen=True)
class Weighed:
    """The ticket as it is now, whether it goes ahead of where it stood, and who is being called about it."""

    ticket: Ticket
    ahead: bool
    called: str | None = None


def lately_told(*, ports: DeskPorts, turn: Turn, impact: Impact | None, urgency: Urgency | None) -> Ticket | None:
    """The speaker's ticket of the last hour in this conversation that goes ahead by these answers; None without one.

    What is planned ahead stands where it stands, and so does a ticket of which the two questions are not asked.
    """
    if turn.contact is None:
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        if work.done.recall(turn.id, _DONE) is None and work.enquiries.current(turn.conversation) is not None:
            return None
        ticket = next(opened_lately(work, turn, now, SAME_MATTER), None)
        category = CATALOGUE.get(ticket.category or "") if ticket is not None else None
        if ticket is None or category is None or ticket.planned_for is not None:
            return None
        if not (asks_how_many(category) and asks_how_bad(category)):
            return None
        if work.done.recall(turn.id, _DONE) is None and not _goes_ahead_by(work, ticket, impact, urgency, now):
            return None
        return ticket


def weigh_anew(
    *,
    ports: DeskPorts,
    turn: Turn,
    number: str,
    impact: Impact | None,
    urgency: Urgency | None,
    words: str,
    called_by: str | None = None,
) -> Weighed:
    """What is told of the speaker's own ticket ``number``: how many it affects and how bad it is now; once in a turn.

    The words go onto the ticket. Its priority and its dates follow from the two answers as for a new one, and only ever
    become higher and earlier: nobody loses by telling more. Who has to be called for the new dates is called. Where the words
    of the turn ``called_by`` have woken somebody already, that call is about this ticket, and it is an emergency.
    """
    with ports.begin() as work:
        ticket = ticket_or_raise(work, number, for_update=True)
        before = work.done.recall(turn.id, _DONE)
        if before is not None:
            return Weighed(ticket, before == "ahead", _called(work, ticket))
        now, by = ports.clock.now(), turn.contact or turn.conversation
        if called_by is None or all(
            (each.kind, each.text) != ("added", words) for each in work.tickets.history(number)
        ):
            note(work, ticket, now, by, "added", words)
        claim_files(work, ticket, turn.conversation, now)
        # Closed in the very moment: it is read where it was closed.
        told = _told(ticket, impact, urgency) if ticket.is_open else ticket
        decision = decision_of(work, ticket)
        found = Priority.P1 if called_by is not None else _priority(work, told, decision, now)
        priority = min(ticket.priority, found, key=lambda each: each.value)
        work.tickets.save(told)
        ahead = priority is not ticket.priority and ticket.is_open
        if called_by is not None:
            _is_what_they_were_called_for(work, ticket, called_by, now)
            told = begin_in_emergency(work, ports, turn, told, now)
        if ahead:
            note_how_it_stood(work, turn, ticket, called_by)
            reason = f"{IMPACT_WORDS[told.impact]} affected, {URGENCY_WORDS[told.urgency]}, told later by its person"
            moved = reprioritise_in(work, told, priority, by, reason, now)
            told = _never_later(told, moved)
            work.tickets.save(told)
            _call_sooner(work, ports, turn, told, decision, now)
        tell_technician(work, ports, told, f"{requester_of(work, told)}: {words}{_goes_ahead(told) if ahead else ''}")
        work.done.remember(turn.id, _DONE, "ahead" if ahead else "as before")
        called = _called(work, told)
        work.commit()
        return Weighed(told, ahead, called)


def take_for_called(*, ports: DeskPorts, turn: Turn, number: str) -> str | None:
    """Let the call of these words, and the words, stand on the speaker's ticket ``number`` until they have said which it is; who was
    called."""
    with ports.begin() as work:
        ticket, page = ticket_or_raise(work, number, for_update=True), page_of(work, turn.id)
        if page is not None and page.ticket is None:
            work.pages.attach(page.id, number)
            now = ports.clock.now()
            note(work, ticket, now, turn.contact or turn.conversation, "added", turn.words)
            note(work, ticket, now, BOT, PAGED, f"{page.technician} for {page.kind}")
            work.commit()
    return page.technician if page is not None else None


def _is_what_they_were_called_for(work: Work, ticket: Ticket, called_by: str, now: datetime) -> None:
    page = page_of(work, called_by)
    if page is not None and page.ticket != ticket.number:
        let_call_be_about(work, page, ticket.number, now)
        note(work, ticket, now, BOT, PAGED, f"{page.technician} for {page.kind}")


def _told(ticket: Ticket, impact: Impact | None, urgency: Urgency | None) -> Ticket:
    """With the worse of what was told before and now."""
    return replace(
        ticket,
        impact=max(ticket.impact, impact or ticket.impact, key=_HOW_MANY.index),
        urgency=max(ticket.urgency, urgency or ticket.urgency, key=_HOW_BAD.index),
    )


def _goes_ahead_by(work: Work, ticket: Ticket, impact: Impact | None, urgency: Urgency | None, now: datetime) -> bool:
    priority = _priority(work, _told(ticket, impact, urgency), decision_of(work, ticket), now)
    return priority.value < ticket.priority.value


def _priority(work: Work, ticket: Ticket, decision: Decision | None, now: datetime) -> Priority:
    if ticket.category is None:
        return MATRIX[ticket.impact, ticket.urgency]
    contracts = work.contracts.latest(ticket.client) if ticket.client else ()
    critical = {
        name.casefold(): name for each in contracts if each.in_force(now) for name in each.critical_applications
    }
    named = (decision.facts.application if decision else None) or ""
    application = critical.get(named.casefold())
    category = category_or_raise(ticket.category)
    return prioritise(category, ticket.impact, ticket.urgency, critical_application=application).priority


def _never_later(before: Ticket, after: Ticket) -> Ticket:
    """The new dates where they are earlier; where no solution was promised, none is: nobody knows yet what there is to solve."""
    after = replace(after, respond_by=_earlier(before.respond_by, after.respond_by))
    if before.resolution is None:
        return replace(after, resolution=None, resolve_by=before.resolve_by)
    return replace(after, resolve_by=_earlier(before.resolve_by, after.resolve_by))


def _earlier(before: datetime | None, after: datetime | None) -> datetime | None:
    return min(before, after) if before is not None and after is not None else after or before


def _call_sooner(
    work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, decision: Decision | None, now: datetime
) -> None:
    """Whoever is to be called is called for the new dates; what waits for a yes, or for an hour that was chosen, does."""
    if not is_called_about(work, ticket, decision):
        return
    for page in work.pages.waiting():
        if page.ticket == ticket.number and page.kind == PROMISED and not is_called(work, page):
            escalation = work.pages.escalation(page.id, for_update=True)
            if escalation is not None:
                work.pages.climbed(
                    page.id, end(escalation, f"{ticket.number} has got worse and is called about sooner")
                )
    call_in_time(work, ports, turn, ticket, now)


def _called(work: Work, ticket: Ticket) -> str | None:
    page = waiting_call(work, ticket)
    return page.technician if page is not None else None


def _goes_ahead(ticket: Ticket) -> str:
    return f" (it has got worse and is {ticket.priority.value} now)"
