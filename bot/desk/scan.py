"""How the answer to a request changes over time: found at the instants at which anything can change, not by sampling.

Those are the edges of support hours, of rates and of their windows, midnights (contracts, terms, allowances, days of
rates), and each of them less the low, likely and high minutes of the work: from there on the work runs over the edge.
Between two neighbours the verdict stays the same; the price is the same too, or it slides as more of the work falls
behind the edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.desk.alternatives import facts_at
from bot.desk.catalogue import Work, category_or_raise
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision
from bot.desk.facts import Facts
from bot.desk.hours import split_by_band
from bot.desk.rate_starts import card_of
from bot.desk.rates import Job, rate_edges
from bot.desk.work_done import WorkEntry

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Stretch:
    """From ``since`` until before ``until`` the answer is ``first``; where it slides, it has become ``last`` at the end."""

    since: datetime
    until: datetime
    first: Decision
    last: Decision

    @property
    def steady(self) -> bool:
        """Whether the price and the cheaper ways are the same at every instant."""
        return outline(self.first) == outline(self.last)


def outline(decision: Decision) -> tuple[object, ...]:
    """What people look at: the verdict with its clause, the price, and the cheaper ways (what begins now counts as now)."""
    at = decision.facts.at
    priced = decision.estimate
    ways = tuple(
        (way.kind, way.work, way.verdict, way.total, way.when if way.when > at else None)
        for way in decision.alternatives
    )
    amounts = (priced.low, priced.total, priced.high, priced.not_to_exceed) if priced else None
    return (decision.verdict, decision.contract, decision.clause, decision.missing, decision.drawn, amounts, ways)


def decide_at(client: Client, contracts: tuple[Contract, ...], facts: Facts, at: datetime) -> Decision:
    """The same request at another instant."""
    return decide_coverage(client, contracts, facts_at(contracts, facts, at))


def scan_coverage(
    client: Client, contracts: tuple[Contract, ...], facts: Facts, span: timedelta
) -> tuple[Stretch, ...]:
    """The stretches from ``facts.at`` on, without gaps; neighbours with the same steady answer are one."""
    since = facts.at.astimezone(timezone.utc).replace(second=0, microsecond=0)
    until = since + span
    cuts = sorted({since, until, *_edges(client, contracts, facts, since, until)})
    found: list[Stretch] = []
    for lower, upper in pairwise(cuts):
        first = decide_at(client, contracts, facts, lower)
        last = decide_at(client, contracts, facts, max(lower, upper - _MINUTE))
        stretch = Stretch(lower, upper, first, last)
        if found and found[-1].steady and stretch.steady and outline(found[-1].first) == outline(first):
            stretch = replace(found.pop(), until=upper, last=last)
        found.append(stretch)
    zone = ZoneInfo(client.timezone)
    return tuple(replace(one, since=one.since.astimezone(zone), until=one.until.astimezone(zone)) for one in found)


def _edges(
    client: Client, contracts: tuple[Contract, ...], facts: Facts, since: datetime, until: datetime
) -> Iterator[datetime]:
    """Every instant within the span at which something may change or begins to slide."""
    minutes = facts.minutes or category_or_raise(facts.category).minutes
    lengths = {timedelta(minutes=each) for each in (minutes.low, minutes.likely, minutes.high)} if minutes else set()
    lengths |= {timedelta(0)}
    beyond = until + max(lengths)
    for contract in contracts:
        for edge in (*_of_rates(client, contract, facts, since, beyond), *_midnights(contract, since, beyond)):
            for length in lengths:
                begins = edge.astimezone(timezone.utc) - length
                if since < begins < until:
                    yield begins


def _of_rates(client: Client, contract: Contract, facts: Facts, since: datetime, until: datetime) -> Iterator[datetime]:
    card = card_of(client, contract, facts)
    if card is not None:
        entry = WorkEntry(since, (until - since) // _MINUTE)
        yield from rate_edges(Job(card, contract.support_hours, facts.work or Work.REMOTE), entry)
        return
    edge = since
    for _, length in split_by_band(contract.support_hours, since, until):
        edge += length
        yield edge


def _midnights(contract: Contract, since: datetime, until: datetime) -> Iterator[datetime]:
    zone = ZoneInfo(contract.support_hours.zone)
    day = since.astimezone(zone).date()
    while (midnight := datetime.combine(day, time(), zone)) < until:
        yield midnight
        day += timedelta(days=1)
