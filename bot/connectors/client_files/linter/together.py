"""Contracts that hold at the same time and answer the same request equally: a person has to choose each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from bot.connectors.client_files.linter.advice import Advice, Placed, Subject, listed
from bot.desk.catalogue import CATALOGUE, Work
from bot.desk.clients import Client, ClientStatus
from bot.desk.contracts import Contract
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts

TRIED = (Work.REMOTE, Work.ONSITE)
MOST_WEIGHED = 60_000
"""Rules weighed for one file; two plans with a hundred rules each stay below."""


def check(subject: Subject) -> Iterator[Advice]:
    """Every two contracts that nobody falls back to, on a day on which both hold, by deciding requests with both."""
    client = replace(subject.client, status=ClientStatus.ACTIVE)
    behind = {one.contract.fallback for one in subject.current}
    first_ones = [one for one in subject.current if one.contract.number not in behind]
    left = MOST_WEIGHED
    for one, other in combinations(first_ones, 2):
        day = _first_common_day(subject, one.contract, other.contract)
        if day is None:
            continue
        chains = tuple(
            {each.number: each for each in (*subject.chain(one.contract), *subject.chain(other.contract))}.values()
        )
        left -= 4 * len(TRIED) * len(CATALOGUE) * sum(len(each.rules) + 1 for each in chains)
        if left < 0:
            return
        equal = _equally_answered(subject, client, one.contract, other.contract, day)
        if equal:
            yield _advice(one, other, equal)


def _first_common_day(subject: Subject, one: Contract, other: Contract) -> date | None:
    day = max(one.starts, other.starts, subject.today)
    return day if day <= min(one.ends or date.max, other.ends or date.max) else None


def _equally_answered(subject: Subject, client: Client, one: Contract, other: Contract, day: date) -> list[str]:
    """Categories for which neither answer is better, and each contract alone would have had one."""
    chains = subject.chain(one), subject.chain(other)
    both = tuple({each.number: each for chain in chains for each in chain}.values())
    instants = [
        at for at in subject.instants(one.support_hours, day).values() if one.in_force(at) and other.in_force(at)
    ]
    found = []
    for category in (id for id, each in CATALOGUE.items() if not each.free):
        asked = [Facts(category, at, work=work) for at in instants for work in TRIED]
        if any(_between(decide_coverage(client, both, facts)) and _alone(client, chains, facts) for facts in asked):
            found.append(category)
    return found


def _between(decision: Decision) -> bool:
    return any(each.check == "one contract" for each in decision.checks)


def _alone(client: Client, chains: tuple[tuple[Contract, ...], ...], facts: Facts) -> bool:
    return all(decide_coverage(client, chain, facts).verdict is not Verdict.NEEDS_PERSON for chain in chains)


def _advice(one: Placed, other: Placed, categories: list[str]) -> Advice:
    numbers = f"{one.contract.number} and {other.contract.number}"
    message = f"{numbers} answer equally about {listed(categories)}: a person has to choose each time."
    return Advice("W17", other.where, message, "Let one exclude it, end one, or make one the fallback of the other.")
