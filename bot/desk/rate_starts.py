"""When another price of an hour begins: at the edges of clock windows, holidays and days that rows of a rate card name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Work
from bot.desk.clients import Client
from bot.desk.contracts import Contract, RateCard
from bot.desk.facts import Facts
from bot.desk.hours import in_utc
from bot.desk.rates import Job, Terms, agreed_rates, levels, rate_edges, terms_at
from bot.desk.work_done import WorkEntry


def card_of(client: Client, contract: Contract, facts: Facts) -> RateCard | None:
    """The cards that price this request under the contract; None where it holds no rates."""
    return agreed_rates(client=client, contract=contract, site=client.site(facts.site), rate=facts.rate)


def rate_starts(card: RateCard, contract: Contract, facts: Facts, work: Work, until: datetime) -> Iterator[datetime]:
    """After the instant of the facts and before ``until``: the beginnings of each other price that an hour of this work has.

    Of each price the stretches up to the first that holds the likely work from its beginning to its end: what runs on into
    dearer hours may cost more than what begins a day later. Nothing where prices follow the time bands alone.
    """
    if not any(
        row.week or row.holiday or row.valid_from or row.valid_to for level in levels(card) for row in level.rows
    ):
        return
    job, at, end = Job(card, contract.support_hours, work), in_utc(facts.at), in_utc(until)
    length = timedelta(minutes=facts.minutes.likely if facts.minutes else 0)
    edges = rate_edges(job, WorkEntry(at, (end - at) // timedelta(minutes=1)))
    cuts = sorted({at, end, *(in_utc(edge) for edge in edges if at < edge < end)})
    pieces = [(terms_at(job, facts.role, lower), lower, upper) for lower, upper in pairwise(cuts)]
    long_enough: set[Terms] = set()
    for terms, together in groupby(pieces, key=lambda piece: piece[0]):
        same = list(together)
        begins, ends = same[0][1], same[-1][2]
        if begins > at and terms not in long_enough:
            yield begins.astimezone(ZoneInfo(contract.support_hours.zone))
        if ends - begins >= length:
            long_enough.add(terms)


def days_of_rates(card: RateCard) -> Iterator[date]:
    """The first day on which a row holds, and the first on which it does not any more."""
    for row in (row for level in levels(card) for row in level.rows):
        if row.valid_from is not None:
            yield row.valid_from
        if row.valid_to is not None:
            yield row.valid_to + timedelta(days=1)
