"""A ticket that went ahead by words which turn out to be about something else stands again where it stood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.catalogue import Impact, Priority, Urgency
from bot.desk.tickets import Ticket
from bot.operations.kept_words import SAME_MATTER
from bot.operations.oncall import page_of
from bot.operations.ports import DeskPorts, Work
from bot.operations.promised_calls import call_as_it_stood
from bot.operations.quotes import begin_after_all, begin_for_nothing, hour_for, is_approved_for, is_in_hand, plan_for
from bot.operations.records import is_of_speaker, note, ticket_or_raise
from bot.operations.replies import REPRIORITISED, reprioritise_in
from bot.operations.rooms.drawing import requester_of
from bot.operations.talks import tell_technician
from bot.operations.turns import Turn

NOT_ABOUT_IT = "not about this"
"""The line of a ticket's history with the words of its person that take it back."""
_RAISED, _OVER, _HOW = "raised from", "put back", "put back how"
_STAYS, _STANDS = "stays", "stands as before"
_REASON = "what was told later was about something else"


@dataclass(frozen=True)
class Raised:
    """How a ticket stood before the turn ``by`` raised it, and whose words had woken somebody for it (None: nobody's)."""

    by: str
    number: str
    priority: Priority
    impact: Impact
    urgency: Urgency
    called_by: str | None
    planned_for: datetime | None


@dataclass(frozen=True)
class PutBack:
    """The ticket, and whether it stands where it stood: not where somebody is at work on it, who has been told."""

    ticket: Ticket
    stands_as_before: bool


def note_how_it_stood(work: Work, turn: Turn, ticket: Ticket, called_by: str | None) -> None:
    """Remember it for the turn that raises the ticket, which is as it was before."""
    planned = ticket.planned_for.isoformat() if ticket.planned_for is not None else ""
    stood = (ticket.number, ticket.priority.value, ticket.impact.value, ticket.urgency.value, called_by or "", planned)
    work.done.remember(turn.id, _RAISED, "|".join(stood))


def raised_lately(work: Work, turn: Turn, now: datetime, called_by: str | None = None) -> Raised | None:
    """What was raised last in this conversation within the hour and has not been put back; with ``called_by`` by that turn's words."""
    for said in reversed(work.conversations.said_since(turn.conversation, now - SAME_MATTER)):
        stood = work.done.recall(said.turn, _RAISED) if said.turn is not None else None
        if said.turn is None or stood is None or work.done.recall(said.turn, _OVER) not in (None, turn.id):
            continue
        number, priority, impact, urgency, by, hour = stood.split("|")
        if called_by in (None, by):
            planned = datetime.fromisoformat(hour) if hour else None
            return Raised(said.turn, number, Priority(priority), Impact(impact), Urgency(urgency), by or None, planned)
    return None


def put_back(*, ports: DeskPorts, turn: Turn, raised: Raised) -> PutBack | None:
    """The ticket where it stood before; once in a turn. None where it is not the speaker's own, or is over.

    Where somebody has it in hand nothing is lowered behind their back: they read the words, and decide.
    """
    with ports.begin() as work:
        ticket = ticket_or_raise(work, raised.number, for_update=True)
        if not is_of_speaker(ticket, turn) or not ticket.is_open:
            return None
        by = turn.contact or turn.conversation
        # Run again it says what it has done: whoever is called for it may have taken the call since.
        before = work.done.recall(turn.id, _HOW)
        in_hand = _is_ours_to_change(work, ticket, by) if before is None else before == _STAYS
        if work.done.recall(raised.by, _OVER) is None:
            now = ports.clock.now()
            note(work, ticket, now, by, NOT_ABOUT_IT, turn.words)
            if not in_hand:
                ticket = _as_it_stood(work, ticket, raised, by, now)
                ticket = _planned_again(work, ports, turn, ticket, raised, now)
                about_another = page_of(work, raised.called_by) if raised.called_by is not None else None
                call_as_it_stood(work, ports, turn, ticket, about_another, now)
            stands = (
                f"stays {ticket.priority.value} until you change it" if in_hand else f"is {raised.priority.value} again"
            )
            told = f"{requester_of(work, ticket)} says that what was told later is about something else; it {stands}."
            tell_technician(work, ports, ticket, told)
            work.done.remember(raised.by, _OVER, turn.id)
            work.done.remember(turn.id, _HOW, _STAYS if in_hand else _STANDS)
            work.commit()
        return PutBack(ticket, not in_hand)


def _is_ours_to_change(work: Work, ticket: Ticket, by: str) -> bool:
    """Whether somebody has it in hand, or has said since what its priority is."""
    weighed = [entry.by for entry in work.tickets.history(ticket.number) if entry.kind == REPRIORITISED]
    return is_in_hand(work, ticket) or weighed[-1:] not in ([], [by])


def _as_it_stood(work: Work, ticket: Ticket, raised: Raised, by: str, now: datetime) -> Ticket:
    solution = ticket.resolution is not None
    ticket = replace(ticket, impact=raised.impact, urgency=raised.urgency)
    work.tickets.save(ticket)
    lower = reprioritise_in(work, ticket, raised.priority, by, _REASON, now)
    if not solution:
        # Where no solution was promised, none is.
        lower = replace(lower, resolution=None, resolve_by=None)
    work.tickets.save(lower)
    return lower


def _planned_again(work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, raised: Raised, now: datetime) -> Ticket:
    """For the hour that was chosen before, with its price: what was asked for help now is not asked for any more.

    Where that hour has come meanwhile it is done now, if that costs nothing or has its yes.
    """
    client, contact, at = turn.person.client, turn.person.contact, raised.planned_for
    if client is None or contact is None or at is None:
        return ticket
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    if stored is not None and stored.decision.supersedes is not None:
        # By what was known before the words that were about something else.
        work.tickets.save(replace(ticket, decision=stored.decision.supersedes))
    found = hour_for(work, client, ticket.number, max(at, now))
    if found is not None and at > now:
        plan_for(work, ports, turn, client, contact, found)
    elif found is not None and found.decision.verdict.free:
        # Its hour has come meanwhile.
        begin_for_nothing(work, ports, turn, client, contact, found)
    elif found is not None and is_approved_for(found):
        begin_after_all(work, ports, turn, client, contact, found)
    return ticket_or_raise(work, ticket.number, for_update=True)
