"""Response and resolution targets, and the clock that measures one of them on one ticket."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache

from bot.desk.catalogue import RequestType
from bot.desk.errors import DeskError, ImpossibleMove
from bot.desk.hours import SupportHours, add_working_time, in_utc, working_time_between

WARN_AT = (50, 75, 90, 100)
"""Shares of a target, in percent, at which people are warned."""

_NOTHING = timedelta(0)


class InvalidTarget(DeskError):
    """A target that cannot be meant: no time at all, or two targets for the same requests."""


class MissingTarget(DeskError):
    """The policy says nothing about this priority; no deadline would follow in silence."""


class ClockRunning(ImpossibleMove):
    """The clock runs already: there is no pause to end and no stop to take back."""


class ClockPaused(ImpossibleMove):
    """The clock is paused already."""


class ClockStopped(ImpossibleMove):
    """The clock has stopped: its ticket reached what was measured."""


class TimeRunsBackwards(ImpossibleMove):
    """The instant lies before the clock's latest change."""


class PauseReason(str, Enum):
    """Why a clock does not run: what the ticket waits for."""

    WAITING_CLIENT = "waiting_client"
    WAITING_APPROVAL = "waiting_approval"
    WAITING_VENDOR = "waiting_vendor"
    SCHEDULED = "scheduled"


class Metric(str, Enum):
    """What is promised and measured: the first answer of a person, the solution, how often the requester hears from us."""

    FIRST_RESPONSE = "first_response"
    RESOLUTION = "resolution"
    NEXT_UPDATE = "next_update"


@dataclass(frozen=True)
class Target:
    """What is promised for one kind of request, in working time unless around the clock; raises InvalidTarget."""

    respond: timedelta | None
    resolve: timedelta | None
    around_the_clock: bool = False
    next_update: timedelta | None = None

    def __post_init__(self) -> None:
        for promised in (self.respond, self.resolve, self.next_update):
            if promised is not None:
                _positive(promised)

    def promised(self, metric: Metric) -> timedelta | None:
        """How much time there is for a metric; None when nothing is promised about it."""
        return {
            Metric.FIRST_RESPONSE: self.respond,
            Metric.RESOLUTION: self.resolve,
            Metric.NEXT_UPDATE: self.next_update,
        }[metric]


@dataclass(frozen=True)
class SlaPolicy:
    """The targets of a contract by priority, ``P1`` to ``P4``, and others for some request types.

    Raises InvalidTarget if one is given twice.
    """

    targets: tuple[tuple[str, Target], ...]
    by_request_type: tuple[tuple[RequestType, str, Target], ...] = ()

    def __post_init__(self) -> None:
        special = {(kind, priority) for kind, priority, _ in self.by_request_type}
        if len(dict(self.targets)) < len(self.targets) or len(special) < len(self.by_request_type):
            raise InvalidTarget("A priority has two targets. Keep one of them.")

    def target(self, priority: str, request_type: RequestType | None = None) -> Target | None:
        """The target of this priority and request type, else that of the priority, or None when neither is named."""
        for kind, name, target in self.by_request_type:
            if (kind, name) == (request_type, priority):
                return target
        return dict(self.targets).get(priority)


@dataclass(frozen=True)
class Deadlines:
    """By when somebody answers and by when it is solved, in the zone of the hours; None if not promised."""

    respond_by: datetime | None
    resolve_by: datetime | None


def deadlines(
    policy: SlaPolicy, hours: SupportHours, priority: str, start: datetime, request_type: RequestType | None = None
) -> Deadlines:
    """Both deadlines of a clock that starts at ``start`` (desk rules, SLA clock).

    Raises MissingTarget for a priority that the policy leaves out, and NeverOpens.
    """
    target = policy.target(priority, request_type)
    if target is None:
        raise MissingTarget("The contract's SLA has no target for this priority. Add one to the client file.")
    due = [
        None if promised is None else _after(hours, start, promised, target.around_the_clock)
        for promised in (target.respond, target.resolve)
    ]
    return Deadlines(*due)


@dataclass(frozen=True)
class Span:
    """A stretch of a clock: running, or paused with a reason; ``end`` is None while it lasts.

    ``around_the_clock`` is how its time counts, so that a later change of priority leaves it as measured.
    """

    start: datetime
    end: datetime | None
    running: bool
    reason: PauseReason | None = None
    around_the_clock: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", in_utc(self.start))
        object.__setattr__(self, "end", None if self.end is None else in_utc(self.end))


@dataclass(frozen=True)
class FormerTarget:
    """A target that a clock had ``until`` a change of priority gave it another one."""

    until: datetime
    target: timedelta
    around_the_clock: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "until", in_utc(self.until))


@dataclass(frozen=True)
class Clock:
    """One metric of one ticket: its target, all it ran and waited; no span between stop and reopening.

    ``former`` are the targets before this one, oldest first; of clocks from before they were kept, none.
    """

    started: datetime
    target: timedelta
    around_the_clock: bool
    spans: tuple[Span, ...]
    stopped: datetime | None = None
    former: tuple[FormerTarget, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "started", in_utc(self.started))
        object.__setattr__(self, "stopped", None if self.stopped is None else in_utc(self.stopped))


def start_clock(at: datetime, target: timedelta, around_the_clock: bool = False) -> Clock:
    """A clock that runs from ``at``; raises InvalidTarget when the target has no length."""
    _positive(target)
    span = Span(at, None, running=True, around_the_clock=around_the_clock)
    return Clock(at, target, around_the_clock, (span,))


def pause(clock: Clock, at: datetime, reason: PauseReason) -> Clock:
    """Stop counting while the ticket waits; raises ClockPaused, ClockStopped or TimeRunsBackwards."""
    if not _open_span(clock, at).running:
        raise ClockPaused("The clock is paused already.")
    return _next_span(clock, Span(at, None, running=False, reason=reason))


def resume(clock: Clock, at: datetime) -> Clock:
    """Count again after a pause; raises ClockRunning, ClockStopped or TimeRunsBackwards."""
    if _open_span(clock, at).running:
        raise ClockRunning("The clock is not paused.")
    return _next_span(clock, _running_from(clock, at))


def stop(clock: Clock, at: datetime) -> Clock:
    """The ticket got its answer or its solution, also out of a pause, whose time stays on hold.

    Raises ClockStopped or TimeRunsBackwards.
    """
    last = _open_span(clock, at)
    return replace(clock, spans=(*clock.spans[:-1], replace(last, end=at)), stopped=at)


def reopen(clock: Clock, at: datetime) -> Clock:
    """Run on after a stop: all time used stays used, the time in between is not counted, a miss stays a miss.

    Raises ClockRunning or TimeRunsBackwards.
    """
    if clock.stopped is None:
        raise ClockRunning("The clock has not stopped.")
    _not_before(clock.stopped, at)
    return replace(clock, spans=(*clock.spans, _running_from(clock, at)), stopped=None)


def restart(clock: Clock, at: datetime) -> Clock:
    """The same promise anew from ``at``, with nothing used; it waits if the clock waits. For what is due again and again.

    Raises ClockStopped or TimeRunsBackwards.
    """
    last = _open_span(clock, at)
    anew = start_clock(at, clock.target, clock.around_the_clock)
    return anew if last.reason is None else pause(anew, at, last.reason)


def retarget(clock: Clock, new_target: timedelta, around_the_clock: bool, at: datetime) -> Clock:
    """A change of priority at ``at``: the new target, with the time used so far kept as it was measured.

    Raises InvalidTarget, ClockStopped or TimeRunsBackwards.
    """
    _positive(new_target)
    last = _open_span(clock, at)
    if (new_target, around_the_clock) == (clock.target, clock.around_the_clock):
        return clock
    former = (*clock.former, FormerTarget(at, clock.target, clock.around_the_clock))
    changed = replace(clock, target=new_target, around_the_clock=around_the_clock, former=former)
    return _next_span(changed, _running_from(changed, at)) if last.running else changed


def elapsed(clock: Clock, hours: SupportHours, at: datetime) -> timedelta:
    """Time used until ``at``: the running spans' overlap with the windows (desk rules, SLA clock)."""
    return sum((_used(span, hours, at) for span in clock.spans), _NOTHING)


def remaining(clock: Clock, hours: SupportHours, at: datetime) -> timedelta:
    """Target less time used; below zero by the working time that the target is missed by."""
    return clock.target - elapsed(clock, hours, at)


def due(clock: Clock, hours: SupportHours, at: datetime) -> datetime | None:
    """By when it must be reached, as it stood at ``at``, in the zone of the hours; None while paused.

    Counted from the latest start, resumption, reopening or change of target: add working time(then, max(0,
    remaining)) (desk rules, SLA clock). A clock stopped out of a pause stays without one. Raises NeverOpens.
    """
    begun = [span for span in clock.spans if span.start <= at]
    last = begun[-1] if begun else clock.spans[0]
    if not last.running:
        return None
    left = max(_NOTHING, remaining(clock, hours, last.start))
    return _after(hours, last.start, left, last.around_the_clock)


def breached(clock: Clock, hours: SupportHours, at: datetime) -> bool:
    """True once it ran past its due instant, also outside hours, whatever was paused or reopened later."""
    return _ran_out(clock, hours, at) is not None


def missed_at(clock: Clock, hours: SupportHours, at: datetime) -> datetime | None:
    """When the time ran out that ``breached`` tells of; None where it did not.

    With a new target that was used up before it came, that is the instant at which it came.
    """
    ran_out = _ran_out(clock, hours, at)
    if ran_out is None or not clock.former:
        return ran_out
    return max(ran_out, clock.former[-1].until)


def as_it_stood(clock: Clock, at: datetime) -> Clock | None:
    """The clock just before ``at``, without all that came later; None where it had not begun."""
    spans = [span for span in clock.spans if span.start < at]
    if not spans:
        return None
    last = spans[-1]
    stopped = last.end if last.end is not None and last.end < at else None
    if stopped is None:
        spans[-1] = replace(last, end=None)
    former = tuple(each for each in clock.former if each.until < at)
    then = clock.former[len(former)] if len(former) < len(clock.former) else clock
    return replace(
        clock,
        target=then.target,
        around_the_clock=then.around_the_clock,
        spans=tuple(spans),
        stopped=stopped,
        former=former,
    )


def share_used(clock: Clock, hours: SupportHours, at: datetime) -> Decimal:
    """Time used as a part of the target: 0.5 is half of it, above 1 is too late."""
    tick = timedelta.resolution
    return Decimal(elapsed(clock, hours, at) // tick) / Decimal(clock.target // tick)


def warnings_reached(clock: Clock, hours: SupportHours, at: datetime) -> tuple[int, ...]:
    """The percentages of WARN_AT that are used up, by a stopped clock too."""
    used = elapsed(clock, hours, at)
    return tuple(share for share in WARN_AT if used * 100 >= clock.target * share)


def warnings_due(clock: Clock, hours: SupportHours, at: datetime, given: Collection[int] = ()) -> tuple[int, ...]:
    """The percentages of WARN_AT that are reached and not yet ``given``; none once the clock has stopped."""
    if clock.stopped is not None and at >= clock.stopped:
        return ()
    return tuple(share for share in warnings_reached(clock, hours, at) if share not in given)


def _positive(target: timedelta) -> None:
    if target <= _NOTHING:
        raise InvalidTarget(f"A target of {target} leaves no time. Give it a length, or leave it out.")


@cache
def _never_closed(zone: str) -> SupportHours:
    return SupportHours.always(zone)


def _counting(hours: SupportHours, around_the_clock: bool) -> SupportHours:
    return _never_closed(hours.zone) if around_the_clock else hours


def _after(hours: SupportHours, start: datetime, amount: timedelta, around_the_clock: bool) -> datetime:
    return add_working_time(_counting(hours, around_the_clock), start, amount)


def _ran_out(clock: Clock, hours: SupportHours, at: datetime) -> datetime | None:
    used = _NOTHING
    for span in clock.spans:
        if not span.running:
            continue
        out = _after(hours, span.start, clock.target - used, span.around_the_clock)
        if _until(span, at) > out:
            return in_utc(out)
        used += _used(span, hours, at)
    return None


def _until(span: Span, at: datetime) -> datetime:
    return in_utc(at if span.end is None else min(span.end, at))


def _used(span: Span, hours: SupportHours, at: datetime) -> timedelta:
    if not span.running:
        return _NOTHING
    return working_time_between(_counting(hours, span.around_the_clock), span.start, _until(span, at))


def _open_span(clock: Clock, at: datetime) -> Span:
    if clock.stopped is not None:
        raise ClockStopped("The clock has stopped. Reopen it first.")
    _not_before(clock.spans[-1].start, at)
    return clock.spans[-1]


def _not_before(latest: datetime, at: datetime) -> None:
    if at < latest:
        raise TimeRunsBackwards(f"The clock was changed later than this, at {latest:%Y-%m-%d %H:%M %Z}.")


def _running_from(clock: Clock, at: datetime) -> Span:
    return Span(at, None, running=True, around_the_clock=clock.around_the_clock)


def _next_span(clock: Clock, span: Span) -> Clock:
    ended = replace(clock.spans[-1], end=span.start)
    return replace(clock, spans=(*clock.spans[:-1], ended, span))
