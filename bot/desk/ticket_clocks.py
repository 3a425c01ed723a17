"""The clocks of a ticket: first response, resolution and next update, through its life and its changes of priority.

First response is stopped by the first public reply of a person; the bot's acknowledgement is another metric. Waiting
pauses resolution and next update, never first response. A ticket that ends stops its clocks, answered or not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.catalogue import Priority
from bot.desk.errors import ImpossibleMove
from bot.desk.hours import SupportHours, in_utc
from bot.desk.sla import (
    Clock,
    Metric,
    Target,
    breached,
    due,
    elapsed,
    pause,
    remaining,
    restart,
    retarget,
    start_clock,
    stop,
    warnings_reached,
)
from bot.desk.tickets import PAUSES, STATE_WORDS, Ticket, clock_of


def start_clocks(ticket: Ticket, target: Target | None, at: datetime, *, answer_from: datetime | None = None) -> Ticket:
    """The ticket with the clocks of what is promised, running from ``at``; one that waits has resolution paused at once.

    ``answer_from`` is when the first response begins to count, where the requester has chosen a later time.
    """
    if target is None:
        return ticket
    response = _started(target, Metric.FIRST_RESPONSE, answer_from or at)
    resolution = _paused_if_waiting(ticket, _started(target, Metric.RESOLUTION, at), at)
    return replace(ticket, response=response, resolution=resolution)


def put_off(ticket: Ticket, target: Target | None, until: datetime, at: datetime) -> Ticket:
    """The requester has chosen a later time: an answer still owed counts from then, the solution has that time's target."""
    if target is None:
        return ticket
    response = ticket.response
    if ticket.first_response_at is None:
        response = _started(target, Metric.FIRST_RESPONSE, until)
    return replace(ticket, response=response, resolution=_retargeted(ticket.resolution, target, Metric.RESOLUTION, at))


def record_response(ticket: Ticket, at: datetime, target: Target | None) -> Ticket:
    """A person has answered the requester: the first time stops the first response, each time the next update begins anew."""
    clock = ticket.response
    if ticket.first_response_at is None:
        if clock is not None and clock.stopped is None:
            # Who answers before the time that the requester has chosen is early, not impossible.
            clock = stop(clock, max(in_utc(at), clock.spans[-1].start))
        ticket = replace(ticket, response=clock, first_response_at=at)
    if not ticket.is_open:
        return ticket
    if ticket.next_update is not None and ticket.next_update.stopped is None:
        return replace(ticket, next_update=restart(ticket.next_update, at))
    following = _started(target, Metric.NEXT_UPDATE, at) if target is not None else None
    return replace(ticket, next_update=_paused_if_waiting(ticket, following, at))


def reprioritise(
    ticket: Ticket, priority: Priority, reason: str, target: Target | None, at: datetime, hours: SupportHours | None
) -> Ticket:
    """Another priority and why: each clock has the new target and keeps the time it has used.

    A clock that has stopped stays as it is, and so does one about which the new priority promises nothing; what only
    the new priority promises counts from now. Raises ImpossibleMove for a ticket that has ended.
    """
    if priority is ticket.priority:
        return ticket
    if not ticket.is_open:
        raise ImpossibleMove(f"Ticket {ticket.number} is {STATE_WORDS[ticket.state]}; its priority stays as it was.")
    ticket = replace(ticket, priority=priority, priority_reasons=(*ticket.priority_reasons, reason))
    if target is None or hours is None:
        return ticket
    response = _retargeted(ticket.response, target, Metric.FIRST_RESPONSE, at)
    if response is None and ticket.first_response_at is None:
        response = _started(target, Metric.FIRST_RESPONSE, at)
    resolution = _retargeted(ticket.resolution, target, Metric.RESOLUTION, at) or _paused_if_waiting(
        ticket, _started(target, Metric.RESOLUTION, at), at
    )
    update = _retargeted(ticket.next_update, target, Metric.NEXT_UPDATE, at)
    if update is None and ticket.first_response_at is not None:
        update = _paused_if_waiting(ticket, _started(target, Metric.NEXT_UPDATE, at), at)
    return replace(
        ticket,
        response=response,
        resolution=resolution,
        next_update=update,
        respond_by=(due(response, hours, at) if response else None) or ticket.respond_by,
        resolve_by=(due(resolution, hours, at) if resolution else None) or ticket.resolve_by,
    )


@dataclass(frozen=True)
class ClockReading:
    """One clock at one instant: ``left`` is below zero when it is late, ``due`` None while it is paused.

    ``state`` is ``running``, ``stopped``, or the reason of the pause; ``warnings`` are the percentages reached.
    """

    metric: Metric
    target: timedelta
    around_the_clock: bool
    used: timedelta
    left: timedelta
    due: datetime | None
    breached: bool
    warnings: tuple[int, ...]
    state: str
    stopped: datetime | None


def read_clocks(ticket: Ticket, hours: SupportHours, at: datetime) -> tuple[ClockReading, ...]:
    """What each clock of the ticket shows at ``at``, in the order of Metric."""
    return tuple(
        _reading(metric, clock, hours, at) for metric in Metric if (clock := clock_of(ticket, metric)) is not None
    )


def misses_under(ticket: Ticket, hours: SupportHours, at: datetime) -> tuple[Metric, ...]:
    """The metrics whose target has been missed by now."""
    return tuple(reading.metric for reading in read_clocks(ticket, hours, at) if reading.breached)


def _reading(metric: Metric, clock: Clock, hours: SupportHours, at: datetime) -> ClockReading:
    last = clock.spans[-1]
    state = "stopped" if clock.stopped else "running" if last.running or last.reason is None else last.reason.value
    return ClockReading(
        metric=metric,
        target=clock.target,
        around_the_clock=clock.around_the_clock,
        used=elapsed(clock, hours, at),
        left=remaining(clock, hours, at),
        due=due(clock, hours, at),
        breached=breached(clock, hours, at),
        warnings=warnings_reached(clock, hours, at),
        state=state,
        stopped=clock.stopped,
    )


def _started(target: Target, metric: Metric, at: datetime) -> Clock | None:
    promised = target.promised(metric)
    return None if promised is None else start_clock(at, promised, target.around_the_clock)


def _paused_if_waiting(ticket: Ticket, clock: Clock | None, at: datetime) -> Clock | None:
    return pause(clock, at, PAUSES[ticket.state]) if clock is not None and ticket.state in PAUSES else clock


def _retargeted(clock: Clock | None, target: Target, metric: Metric, at: datetime) -> Clock | None:
    promised = target.promised(metric)
    if clock is None or promised is None or clock.stopped is not None:
        return clock
    # A first response that begins later, at a time the requester has chosen, has its new target from then.
    return retarget(clock, promised, target.around_the_clock, max(in_utc(at), clock.spans[-1].start))
