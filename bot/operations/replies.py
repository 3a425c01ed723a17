"""What technicians do that moves a ticket's clocks: answer the requester, change the priority."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.desk.catalogue import Priority
from bot.desk.errors import DeskError
from bot.desk.hours import SupportHours
from bot.desk.sla import Metric, breached
from bot.desk.ticket_clocks import misses_under, record_response, reprioritise
from bot.desk.tickets import HistoryEntry, Ticket
from bot.operations.ports import DeskPorts, OutgoingMessage, Work
from bot.operations.records import BOT, decision_of, hours_of_ticket, note, promise_to, ticket_or_raise
from bot.operations.rooms.drawing import requester_of
from bot.operations.talks import note_answered, say_to_requester, tell_rooms
from bot.operations.typed_secrets import kept_words
from bot.operations.wording import length

REPLIED, REPRIORITISED, MISSED = "replied", "priority", "missed"
METRIC_WORDS = {
    Metric.FIRST_RESPONSE: "the first answer",
    Metric.RESOLUTION: "the solution",
    Metric.NEXT_UPDATE: "an update",
}


class NothingSaid(DeskError):
    """A reply without words, or a change of priority without a reason."""


def record_first_response(*, ports: DeskPorts, number: str, by: str, words: str, key: str | None = None) -> Ticket:
    """A technician's public reply: the words reach the requester, the first one stops the first-response clock.

    Every later one is an update, from which the next one is counted. The same words by the same technician again, with
    nothing said in between, are a repeat and change nothing; with a ``key`` it is said once for each. NotFound; NothingSaid
    without words or a name.
    """
    by, words = _said(by, "who answers"), kept_words(ports, _said(words, "the words for the requester"))
    with ports.begin() as work:
        ticket = ticket_or_raise(work, number, for_update=True)
        if _is_repeat(work.tickets.history(ticket.number), by, words):
            return ticket
        if key is not None and work.done.recall(key, REPLIED) is not None:
            return ticket
        ticket, _ = reply(work, ports, ticket, by=by, words=words)
        if key is not None:
            work.done.remember(key, REPLIED, ticket.number)
        work.commit()
        return ticket


def reply(
    work: Work, ports: DeskPorts, ticket: Ticket, *, by: str, words: str, room: str | None = None
) -> tuple[Ticket, OutgoingMessage]:
    """A technician's words on a held ticket: to the requester, under its cards in every room but the one they come from, and
    into its history; the ticket and what the requester gets."""
    now = ports.clock.now()
    _note_late_update(work, ticket, hours_of_ticket(work, ticket), now)
    target = promise_to(work, ticket, decision_of(work, ticket)).target
    ticket = record_response(ticket, now, target)
    work.tickets.save(ticket)
    note(work, ticket, now, by, REPLIED, words)
    message = say_to_requester(work, ports, ticket, in_words(by, ticket, words))
    tell_rooms(work, ports, ticket, f"{by} to {requester_of(work, ticket)}: {words}", besides=room)
    note_answered(work, ports, ticket, message.conversation)
    return ticket, message


def in_words(by: str, ticket: Ticket, words: str) -> str:
    """A technician's answer as the requester reads it: signed."""
    return f"{by}, about {ticket.number}: {words}"


def reprioritise_ticket(*, ports: DeskPorts, number: str, priority: Priority, by: str, reason: str) -> Ticket:
    """Give a ticket another priority, with the reason: its clocks have the new targets and keep the time they have used.

    What had been missed under the old priority is written down before. The priority it has already changes nothing.
    NotFound; ImpossibleMove for a ticket that has ended; NothingSaid without a reason or a name.
    """
    by, reason = _said(by, "who changes it"), kept_words(ports, _said(reason, "why the priority changes"))
    with ports.begin() as work:
        ticket = ticket_or_raise(work, number, for_update=True)
        if ticket.priority is priority:
            return ticket
        moved = reprioritise_in(work, ticket, priority, by, reason, ports.clock.now())
        work.commit()
        return moved


def reprioritise_in(work: Work, ticket: Ticket, priority: Priority, by: str, reason: str, now: datetime) -> Ticket:
    """The same for a held ticket inside a transaction, which the caller commits."""
    before, hours = ticket.priority.value, hours_of_ticket(work, ticket)
    if hours is not None:
        for metric in misses_under(ticket, hours, now):
            text = f"Under {before}, the time for {METRIC_WORDS[metric]} was over before this change."
            note(work, ticket, now, by, MISSED, text)
    reasoned = f"{priority.value}: {reason} ({by}, was {before})"
    target = promise_to(work, ticket, decision_of(work, ticket), priority=priority).target
    moved = reprioritise(ticket, priority, reasoned, target, now, hours)
    work.tickets.save(moved)
    note(work, moved, now, by, REPRIORITISED, f"{before} to {priority.value}: {reason}")
    return moved


def _said(text: str, what: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise NothingSaid(f"Say {what}: it is empty.")
    return stripped


def _is_repeat(history: Sequence[HistoryEntry], by: str, words: str) -> bool:
    last = history[-1] if history else None
    return last is not None and (last.kind, last.by, last.text) == (REPLIED, by, words)


def _note_late_update(work: Work, ticket: Ticket, hours: SupportHours | None, now: datetime) -> None:
    """The clock of the next update begins anew with each reply: that this one came late is kept in the history."""
    clock = ticket.next_update
    if clock is not None and clock.stopped is None and hours is not None and breached(clock, hours, now):
        text = f"The update came later than promised ({length(clock.target)} after the one before)."
        note(work, ticket, now, BOT, MISSED, text)
