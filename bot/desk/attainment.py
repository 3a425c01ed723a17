"""Promises kept and missed in a period, and how long people waited for an answer.

A promise is decided once: kept when what was promised is there in time, missed when its time runs out, whatever comes
later. It counts in the period in which it is decided, so that of the periods of a calendar none is counted twice and none
is forgotten; what is not decided by the end of a period is still running there. Everything is read as it stood then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.desk.hours import SupportHours, in_utc
from bot.desk.sla import Metric, as_it_stood, elapsed, missed_at
from bot.desk.tickets import Ticket, clock_of

REPORTED = (Metric.FIRST_RESPONSE, Metric.RESOLUTION)
"""What is counted. The next update begins anew with each answer, and a late one stands in the ticket's history."""
UNSORTED = "unsorted"


@dataclass(frozen=True)
class Stretch:
    """From ``since`` to before ``until``."""

    since: datetime
    until: datetime

    def __contains__(self, at: datetime) -> bool:
        return self.since <= at < self.until


class Outcome(str, Enum):
    """What became of a promise by the end of a period."""

    KEPT = "kept"
    MISSED = "missed"
    RUNNING = "running"  # not decided yet, also while it waits
    NOT_NEEDED = (
        "not_needed"  # the ticket ended in time without what was promised: cancelled, gone, solved by its person
    )


@dataclass(frozen=True)
class PromisedTicket:
    """A ticket with the hours that its clocks count; ``agreed`` says that a contract promises it and not the house alone."""

    ticket: Ticket
    hours: SupportHours
    agreed: bool


@dataclass(frozen=True)
class Judged:
    """One promise and what became of it; ``at`` is when that was decided, or when the period ends."""

    ticket: Ticket
    metric: Metric
    agreed: bool
    outcome: Outcome
    at: datetime


def judge(promised: PromisedTicket, metric: Metric, period: Stretch) -> Judged | None:
    """What became of a promise in the period; None where it was decided before, had not begun, or was never made."""
    now_known, ticket, end = clock_of(promised.ticket, metric), promised.ticket, period.until
    clock = as_it_stood(now_known, end) if now_known else None
    if now_known is None or clock is None:
        return None
    missed = missed_at(clock, promised.hours, end)
    if missed is not None:
        return Judged(ticket, metric, promised.agreed, Outcome.MISSED, missed) if missed in period else None
    if clock.stopped is None:
        return Judged(ticket, metric, promised.agreed, Outcome.RUNNING, in_utc(end))
    if clock.stopped not in period:
        return None
    if metric is Metric.FIRST_RESPONSE:
        kept = ticket.first_response_at is not None and ticket.first_response_at < end
    else:
        # What is known of how a ticket ended is about its last end.
        kept = not (ticket.needed_nobody and now_known.stopped == clock.stopped)
    return Judged(ticket, metric, promised.agreed, Outcome.KEPT if kept else Outcome.NOT_NEEDED, clock.stopped)


@dataclass(frozen=True)
class Tally:
    """How many promises of a kind came to what."""

    name: str
    kept: int = 0
    missed: int = 0
    running: int = 0
    not_needed: int = 0

    @property
    def decided(self) -> int:
        """Those that can be told."""
        return self.kept + self.missed

    @property
    def total(self) -> int:
        """All of them."""
        return self.decided + self.running + self.not_needed

    @property
    def rate(self) -> float | None:
        """Kept ones as a share of the decided; None where none is."""
        return self.kept / self.decided if self.decided else None


@dataclass(frozen=True)
class Attainment:
    """One metric: all its promises, by priority, by category (the most of them first), and those that were missed."""

    metric: Metric
    all: Tally
    priorities: tuple[Tally, ...]
    categories: tuple[Tally, ...]
    missed: tuple[Judged, ...]


def attainment(metric: Metric, judged: Iterable[Judged]) -> Attainment:
    """What became of the promises about this metric."""
    own = [one for one in judged if one.metric is metric]
    priorities = _by(own, lambda one: one.ticket.priority.value)
    categories = _by(own, lambda one: one.ticket.category or UNSORTED)
    return Attainment(
        metric,
        _tally("all", own),
        tuple(sorted(priorities, key=lambda tally: tally.name)),
        tuple(sorted(categories, key=lambda tally: (-tally.total, tally.name))),
        tuple(sorted((one for one in own if one.outcome is Outcome.MISSED), key=lambda one: one.at)),
    )


def _by(judged: Sequence[Judged], name: Callable[[Judged], str]) -> list[Tally]:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[name(one)].append(one)
    return [_tally(each, some) for each, some in groups.items()]


def _tally(name: str, judged: Sequence[Judged]) -> Tally:
    return Tally(name, *(sum(one.outcome is outcome for one in judged) for outcome in Outcome))


@dataclass(frozen=True)
class Waits:
    """How long people waited for the first answer of a person, in the time that the promise counts.

    Half of them waited no longer than ``median``, nine of ten no longer than ``p90``: both are waits that there were.
    """

    name: str
    answers: int
    median: timedelta
    p90: timedelta
    longest: timedelta


def waits(promised: Iterable[PromisedTicket], period: Stretch) -> tuple[Waits, ...]:
    """All together, then by priority, of the first answers that were given in the period; empty without any."""
    waited: dict[str, list[timedelta]] = defaultdict(list)
    for one in promised:
        answered, clock = one.ticket.first_response_at, one.ticket.response
        # An answer behind the end of a ticket is none that anybody waited for.
        if answered is None or answered not in period or clock is None or answered > (clock.stopped or answered):
            continue
        wait = elapsed(clock, one.hours, answered)
        waited["all"].append(wait)
        waited[one.ticket.priority.value].append(wait)
    return tuple(_waits(name, sorted(waited[name])) for name in sorted(waited, key=lambda name: (name != "all", name)))


def _waits(name: str, ordered: Sequence[timedelta]) -> Waits:
    return Waits(name, len(ordered), _share(ordered, 50), _share(ordered, 90), ordered[-1])


def _share(ordered: Sequence[timedelta], percent: int) -> timedelta:
    """The shortest of the waits that at least so many per cent of them do not exceed (nearest rank)."""
    return ordered[-(-len(ordered) * percent // 100) - 1]
