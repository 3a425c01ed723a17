"""What happened to a ticket, as systems outside are told: one event for each change that was made as a whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum

from bot.desk.catalogue import Impact, Priority, RequestType, Urgency
from bot.desk.money import Money
from bot.desk.tickets import OPEN, Billing, Ticket, TicketState

REPLIED, ADDED, NOTED = "replied", "added", "internal note"
SAID_IN_THE_OPEN = frozenset({REPLIED, ADDED, "opened", "reopened", "escalated", "person wanted", "disputed"})
"""Kinds of lines of a ticket's history that hold what the requester and the technicians said to each other; the words of all
other lines are the house's own."""


class EventType(str, Enum):
    """What kinds of things happen to tickets; where several happen at once, the first of these names the event."""

    OPENED = "ticket.opened"
    REOPENED = "ticket.reopened"
    RESOLVED = "ticket.resolved"
    CLOSED = "ticket.closed"
    CANCELLED = "ticket.cancelled"
    STATE_CHANGED = "ticket.state_changed"
    ANSWERED = "ticket.answered"
    ADDED = "ticket.added"
    ASSIGNED = "ticket.assigned"
    PRIORITY_CHANGED = "ticket.priority_changed"
    CATEGORY_CHANGED = "ticket.category_changed"
    COVERAGE_CHANGED = "ticket.coverage_changed"
    DATES_CHANGED = "ticket.dates_changed"
    NOTED = "ticket.noted"
    UPDATED = "ticket.updated"


_ENDS = {
    TicketState.RESOLVED: EventType.RESOLVED,
    TicketState.CLOSED: EventType.CLOSED,
    TicketState.CANCELLED: EventType.CANCELLED,
}
_OF_FIELD = {
    "owner": EventType.ASSIGNED,
    "priority": EventType.PRIORITY_CHANGED,
    "category": EventType.CATEGORY_CHANGED,
    "decision": EventType.COVERAGE_CHANGED,
    "billing": EventType.COVERAGE_CHANGED,
    "not_to_exceed": EventType.COVERAGE_CHANGED,
    "respond_by": EventType.DATES_CHANGED,
    "resolve_by": EventType.DATES_CHANGED,
    "planned_for": EventType.DATES_CHANGED,
}
_OF_LINE = {REPLIED: EventType.ANSWERED, ADDED: EventType.ADDED, NOTED: EventType.NOTED}


@dataclass(frozen=True)
class TicketFacts:
    """How a ticket stands, without a word of what anybody wrote."""

    number: str
    client: str | None
    contact: str | None
    site: str | None
    category: str | None
    request_type: RequestType
    impact: Impact
    urgency: Urgency
    priority: Priority
    state: TicketState
    billing: Billing
    decision: str | None
    not_to_exceed: Money | None
    opened_at: datetime
    respond_by: datetime | None
    resolve_by: datetime | None
    planned_for: datetime | None
    first_response_at: datetime | None
    owner: str | None
    parent: str | None

    @property
    def is_open(self) -> bool:
        """Whether anybody still has to do something."""
        return self.state in OPEN


@dataclass(frozen=True)
class TicketEvent:
    """One change of a ticket: what happened, how it stands since, and the ids of the lines that its history got with it.

    ``id`` is the same however often it is sent. ``number`` grows from change to change of a ticket; 0 before it is stored.
    """

    id: str
    ticket: str
    client: str | None
    at: datetime
    types: tuple[EventType, ...]
    changed: tuple[str, ...]
    now: TicketFacts
    lines: tuple[int, ...] = ()
    number: int = 0

    @property
    def type(self) -> EventType:
        """What names it."""
        return self.types[0]


def facts_of(ticket: Ticket) -> TicketFacts:
    """How the ticket stands."""
    return TicketFacts(**{each.name: getattr(ticket, each.name) for each in fields(TicketFacts)})


def changed_facts(before: TicketFacts | None, now: TicketFacts) -> tuple[str, ...]:
    """The names of what is not as it was; none for a ticket that was not there before."""
    if before is None:
        return ()
    return tuple(each.name for each in fields(TicketFacts) if getattr(before, each.name) != getattr(now, each.name))


def types_of(before: TicketFacts | None, now: TicketFacts, lines: Collection[str]) -> tuple[EventType, ...]:
    """What happened, the most telling first: from how the ticket stood and stands, and the kinds of the new lines.

    Nothing where neither a fact nor a line is new.
    """
    changed = changed_facts(before, now)
    found = {_OF_FIELD[name] for name in changed if name in _OF_FIELD}
    found |= {_OF_LINE[kind] for kind in lines if kind in _OF_LINE}
    if before is None:
        found.add(EventType.OPENED)
    if before is None or before.state is not now.state:
        found |= _moved(before, now)
    if not found and (changed or lines):
        found.add(EventType.UPDATED)
    return tuple(each for each in EventType if each in found)


def _moved(before: TicketFacts | None, now: TicketFacts) -> set[EventType]:
    if now.state in _ENDS:
        return {_ENDS[now.state]}
    if before is None:
        return set()
    return {EventType.STATE_CHANGED if before.is_open else EventType.REOPENED}
