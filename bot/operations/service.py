"""How a client was served in some days: promises, waits, the backlog, sorting set right, calls, and monitoring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.alerts import MONITORING
from bot.desk.attainment import (
    REPORTED,
    Attainment,
    Judged,
    PromisedTicket,
    Stretch,
    Waits,
    attainment,
    judge,
    waits,
)
from bot.desk.backlog import Backlog, Resorted, backlog, resorted, week_ends
from bot.desk.calls import CallMade, Monitored, call_made, monitored
from bot.desk.clients import Client
from bot.desk.errors import DeskError
from bot.desk.spend import Days
from bot.desk.tickets import Ticket
from bot.operations.past import BATCH, Progress, bounds, for_one_client
from bot.operations.ports import DeskPorts, Work
from bot.operations.records import promise_under, promising_contract


class NoSuchDays(DeskError):
    """Days that end before they begin, or that have not begun."""


@dataclass(frozen=True)
class ServiceReport:
    """Everything as it stood at ``as_of``: the end of the days, or now where they are not over.

    ``agreed`` are the promises of the contract and ``aims`` the house's own, each by metric; ``backlogs`` are at the end of
    each week and of the days. ``judged`` are the promises one by one.
    """

    client: Client
    days: Days
    as_of: datetime
    whole: bool
    opened: int
    merged: int
    judged: tuple[Judged, ...]
    agreed: tuple[Attainment, ...]
    aims: tuple[Attainment, ...]
    waits: tuple[Waits, ...]
    backlogs: tuple[Backlog, ...]
    resorted: Resorted
    calls: tuple[CallMade, ...]
    monitored: Monitored


def service_report(
    *, ports: DeskPorts, client: str, days: Days, progress: Progress = lambda _done, _of: None
) -> ServiceReport:
    """The report; NotFound for a client that is not there, NoSuchDays."""
    now = ports.clock.now()
    known, own = for_one_client(ports, client)
    with own.begin() as work:
        since, until = _checked(known, days, now)
        # What has happened at this very instant is in it.
        period = Stretch(since, min(until, now + timedelta.resolution))
        there = work.tickets.there_between(known.code, since, period.until)
        promised = tuple(one for batch in _promised(work, known, there, progress) for one in batch)
        opened = [ticket for ticket in there if ticket.opened_at >= since]
        spoken = [ticket for ticket in opened if ticket.source != MONITORING]
        changes = work.queue.sorted_otherwise([ticket.number for ticket in spoken])
        calls = work.pages.between(known.code, since, period.until)
    judged = tuple(
        found for one in promised for metric in REPORTED if (found := judge(one, metric, period)) is not None
    )
    return ServiceReport(
        client=known,
        days=days,
        as_of=min(until, now),
        whole=until <= now,
        opened=len(opened),
        merged=sum(ticket.parent is not None for ticket in opened),
        judged=judged,
        agreed=_attainments(one for one in judged if one.agreed),
        aims=_attainments(one for one in judged if not one.agreed),
        waits=waits(promised, period),
        backlogs=tuple(backlog(there, at) for at in _instants(known, days, period.until)),
        resorted=resorted(spoken, changes, period.until),
        calls=tuple(call_made(page, climbed, period.until) for page, climbed in calls),
        monitored=monitored(opened),
    )


def _checked(client: Client, days: Days, now: datetime) -> tuple[datetime, datetime]:
    if days.last < days.first:
        raise NoSuchDays(f"The period ends on {days.last}, before it begins on {days.first}. Swap the dates.")
    since, until = bounds(client, days)
    if since >= now:
        raise NoSuchDays(f"{days.first} has not begun yet for {client.name}. Choose days that have.")
    return since, until


def _promised(
    work: Work, client: Client, tickets: Sequence[Ticket], progress: Progress
) -> Iterator[list[PromisedTicket]]:
    """The tickets that somebody was promised something about, with what their clocks count, in batches."""
    known = {(one.contract.number, one.contract.version): one.contract for one in work.contracts.records(client.code)}
    latest = work.contracts.latest(client.code)
    for start in range(0, len(tickets), BATCH):
        batch = tickets[start : start + BATCH]
        stored = {one.id: one.decision for one in work.decisions.of_ids([t.decision for t in batch if t.decision])}
        found = []
        for ticket in batch:
            decision = stored.get(ticket.decision or "")
            named = promising_contract(decision)
            promise = promise_under(known.get(named) if named else None, latest, ticket, decision)
            if promise.hours is not None and (ticket.response or ticket.resolution):
                found.append(PromisedTicket(ticket, promise.hours, promise.agreed))
        yield found
        progress(start + len(batch), len(tickets))


def _attainments(judged: Iterator[Judged]) -> tuple[Attainment, ...]:
    every = tuple(judged)
    return tuple(attainment(metric, every) for metric in REPORTED)


def _instants(client: Client, days: Days, end: datetime) -> list[datetime]:
    """The ends of the weeks that are over, and the end of what is told of."""
    return [at for at in week_ends(days.first, days.last, client.timezone) if at < end] + [end]
