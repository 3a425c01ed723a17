"""Tickets: their states, what they pause, and the history that every change leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.desk.catalogue import Impact, Priority, RequestType, Urgency
from bot.desk.contracts import Overrun
from bot.desk.errors import ImpossibleMove
from bot.desk.hours import SupportHours, in_utc
from bot.desk.money import Money
from bot.desk.sla import Clock, Metric, PauseReason, due, pause, reopen, resume, stop
from bot.desk.walkthroughs import StepRecord, TriedFix


class TicketState(str, Enum):
    """The life cycle (desk rules, section 2)."""

    NEW = "new"
    TRIAGED = "triaged"
    AWAITING_APPROVAL = "awaiting_approval"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    WAITING_CLIENT = "waiting_client"
    WAITING_VENDOR = "waiting_vendor"
    SCHEDULED = "scheduled"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Billing(str, Enum):
    """Who pays for the work."""

    COVERED = "covered"
    ALLOWANCE = "allowance"
    QUOTED = "quoted"
    APPROVED = "approved"
    T_AND_M = "t_and_m"
    NO_CHARGE = "no_charge"


_S = TicketState
_WORKING = frozenset({_S.ASSIGNED, _S.IN_PROGRESS, _S.WAITING_CLIENT, _S.WAITING_VENDOR, _S.SCHEDULED})
MOVES: dict[TicketState, frozenset[TicketState]] = {
    _S.NEW: frozenset({_S.TRIAGED, _S.AWAITING_APPROVAL, _S.RESOLVED, _S.CANCELLED}),
    _S.TRIAGED: _WORKING | {_S.AWAITING_APPROVAL, _S.RESOLVED, _S.CANCELLED},
    # Work that stopped for a higher amount goes on where it was.
    _S.AWAITING_APPROVAL: frozenset({_S.TRIAGED, _S.SCHEDULED, _S.ASSIGNED, _S.IN_PROGRESS, _S.CANCELLED}),
    _S.ASSIGNED: _WORKING | {_S.AWAITING_APPROVAL, _S.RESOLVED, _S.CANCELLED},
    _S.IN_PROGRESS: _WORKING | {_S.AWAITING_APPROVAL, _S.RESOLVED, _S.CANCELLED},
    _S.WAITING_CLIENT: _WORKING | {_S.RESOLVED, _S.CANCELLED},
    _S.WAITING_VENDOR: _WORKING | {_S.RESOLVED, _S.CANCELLED},
    _S.SCHEDULED: _WORKING | {_S.TRIAGED, _S.RESOLVED, _S.CANCELLED},
    _S.RESOLVED: frozenset({_S.CLOSED, _S.IN_PROGRESS, _S.TRIAGED}),
    _S.CLOSED: frozenset(),
    _S.CANCELLED: frozenset(),
}
OPEN = frozenset(TicketState) - {_S.RESOLVED, _S.CLOSED, _S.CANCELLED}
BY_ITSELF = "went away by itself"
"""What stands in the place of whoever solved a ticket of monitoring that nobody has touched."""
# Waiting pauses the resolution clock and never the first response.
PAUSES = {
    _S.AWAITING_APPROVAL: PauseReason.WAITING_APPROVAL,
    _S.WAITING_CLIENT: PauseReason.WAITING_CLIENT,
    _S.WAITING_VENDOR: PauseReason.WAITING_VENDOR,
    _S.SCHEDULED: PauseReason.SCHEDULED,
}

STATE_WORDS = {
    _S.NEW: "taken down",
    _S.TRIAGED: "waiting for a technician",
    _S.AWAITING_APPROVAL: "waiting for approval of the cost",
    _S.ASSIGNED: "with a technician",
    _S.IN_PROGRESS: "being worked on",
    _S.WAITING_CLIENT: "waiting for an answer from you",
    _S.WAITING_VENDOR: "waiting for the maker",
    _S.SCHEDULED: "planned",
    _S.RESOLVED: "solved",
    _S.CLOSED: "closed",
    _S.CANCELLED: "cancelled",
}


@dataclass(frozen=True)
class Fact:
    """Something found in the words: kind (device, application, error_code, asset_tag, ...) and value."""

    kind: str
    value: str


@dataclass(frozen=True)
class HistoryEntry:
    """One line of a ticket's history; never changed once written. ``whence`` is where it was done, where that is known."""

    at: datetime
    by: str
    kind: str
    text: str
    whence: str | None = None


def words_added(history: Iterable[HistoryEntry]) -> list[str]:
    """What was told of a ticket after it was opened, in order."""
    return [entry.text for entry in history if entry.kind == "added"]


@dataclass(frozen=True)
class Ticket:
    """A problem on record. ``client`` is None for people nobody could verify, ``category`` until somebody has sorted it.

    ``acknowledged_at`` is when the bot answered, ``first_response_at`` when a person did.
    ``rest`` is what a person decided about work that its allowance does not reach. ``steps`` are those of the ``fix``
    that was tried. ``owner`` is the address of whoever at the MSP has it in hand, ``parent`` the ticket that it is dealt
    with together with.
    """

    number: str
    client: str | None
    contact: str | None
    conversation: str
    source: str
    category: str | None
    request_type: RequestType
    words: str
    facts: tuple[Fact, ...]
    impact: Impact
    urgency: Urgency
    priority: Priority
    priority_reasons: tuple[str, ...]
    decision: str | None
    billing: Billing
    state: TicketState
    opened_at: datetime
    timezone: str
    site: str | None = None
    not_to_exceed: Money | None = None
    respond_by: datetime | None = None
    resolve_by: datetime | None = None
    resolution: Clock | None = None
    planned_for: datetime | None = None
    steps: tuple[StepRecord, ...] = ()
    solved_by: str | None = None
    response: Clock | None = None
    next_update: Clock | None = None
    acknowledged_at: datetime | None = None
    first_response_at: datetime | None = None
    rest: Overrun | None = None
    fix: TriedFix | None = None
    owner: str | None = None
    parent: str | None = None
    over: tuple[datetime, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether anybody still has to do something."""
        return self.state in OPEN

    def was_open(self, at: datetime) -> bool:
        """Whether anybody still had something to do just before ``at``; of one that ended before ends were kept, never."""
        if self.opened_at >= at or not (self.over or self.is_open):
            return False
        return sum(turn < at for turn in self.over) % 2 == 0

    @property
    def needed_nobody(self) -> bool:
        """Whether it came to its end without the work of a technician: cancelled, solved or closed by its person, gone."""
        alone = (self.solved_by or "").startswith(("the person", "closed by the person", BY_ITSELF))
        return self.state is TicketState.CANCELLED or alone


def clock_of(ticket: Ticket, metric: Metric) -> Clock | None:
    """The ticket's clock for a metric; None where nothing is promised about it."""
    return {
        Metric.FIRST_RESPONSE: ticket.response,
        Metric.RESOLUTION: ticket.resolution,
        Metric.NEXT_UPDATE: ticket.next_update,
    }[metric]


def move_ticket(ticket: Ticket, to: TicketState, at: datetime, hours: SupportHours | None) -> Ticket:
    """The ticket in its next state, its clocks paused, resumed, stopped or reopened; ImpossibleMove if there is no way.

    ``hours`` are the support hours that the clocks count; None for tickets without a promise.
    """
    if to is ticket.state:
        return ticket
    if to not in MOVES[ticket.state]:
        raise ImpossibleMove(f"Ticket {ticket.number} is {STATE_WORDS[ticket.state]}; it cannot become '{to.value}'.")
    over = ticket.over if ticket.is_open is (to in OPEN) else (*ticket.over, in_utc(at))
    if hours is None:
        return replace(ticket, state=to, over=over)
    response, resolution, update = (
        clock and _moved(clock, ticket, to, at, pauses=metric is not Metric.FIRST_RESPONSE)
        for metric in Metric
        for clock in [clock_of(ticket, metric)]
    )
    return replace(
        ticket,
        state=to,
        over=over,
        response=response,
        resolution=resolution,
        next_update=update,
        respond_by=(due(response, hours, at) if response else None) or ticket.respond_by,
        resolve_by=(due(resolution, hours, at) if resolution else None) or ticket.resolve_by,
    )


def _moved(clock: Clock, ticket: Ticket, to: TicketState, at: datetime, *, pauses: bool) -> Clock:
    if ticket.state is TicketState.RESOLVED:
        answered = not pauses and ticket.first_response_at is not None
        return reopen(clock, max(at, clock.stopped or at)) if to in OPEN and not answered else clock
    # The first response of a ticket that was put off may begin later than its end.
    at = max(in_utc(at), clock.spans[-1].start)
    if pauses and ticket.state in PAUSES:
        clock = resume(clock, at)
    if pauses and to in PAUSES:
        clock = pause(clock, at, PAUSES[to])
    return stop(clock, at) if to not in OPEN and clock.stopped is None else clock
