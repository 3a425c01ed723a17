"""The coverage decision a second time, slow and obvious: what is not known is tried in every way it could be.

A rule applies when it holds in every world that fits the facts, it does not when it holds in none, and otherwise the
missing facts decide. It shares no code with the desk but the values it reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import product
from math import ceil
from zoneinfo import ZoneInfo

from bot.desk.catalogue import CATALOGUE
from bot.desk.clients import Client
from bot.desk.contracts import Cause, Contract, Rule
from bot.desk.facts import Facts

ELSEWHERE, NO_CLASS, OTHER_CAUSE = "elsewhere", "no class", "another cause"
CLASSES = ("server", "mobile", "laptop", "printer", NO_CLASS)
ORDER = ("covered", "covered_from_allowance", "partly_covered", "quote_required", "needs_person")
GRANTS = ("include", "allowance", "labour_only")


@dataclass(frozen=True)
class Answer:
    """What the desk must answer; ``drawn`` in the unit of the allowance, ``timed`` the contracts that may come to decide."""

    verdict: str
    contract: str | None = None
    clause: str | None = None
    missing: tuple[str, ...] = ()
    draws: str | None = None
    drawn: Decimal | None = None
    timed: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True)
class _World:
    site: str
    asset_class: str
    covered: bool
    standard: bool
    cause: str
    listed: bool


def oracle(client: Client, contracts: tuple[Contract, ...], facts: Facts) -> Answer:
    """The answer to stated facts; the work, the minutes and the site are stated or follow from the asset."""
    live = [contract for contract in contracts if _live(contract, facts.at)]
    first = frozenset(contract.number for contract in live[:1])
    if client.status.value in ("service_hold", "past_due", "offboarded"):
        return Answer("needs_person", timed=first)
    if CATALOGUE[facts.category].work.value == "none":
        return Answer("covered", live[0].number if live else None)
    targets = {contract.fallback for contract in live}
    firsts = [contract for contract in live if contract.number not in targets]
    if not firsts:
        return Answer("needs_person", timed=first)
    found = [_walk(contract, live, client, facts) for contract in firsts]
    best = min(found, key=lambda answer: ORDER.index(answer.verdict))
    equal = [answer for answer in found if answer.verdict == best.verdict]
    asking = [answer for answer in found if answer.missing]
    if asking and best.verdict not in ("covered", "covered_from_allowance"):
        return replace(asking[0], timed=_timed(found))
    # Plans that fall back to the same term have one answer between them.
    alike = {(answer.contract, answer.clause) for answer in equal}
    return equal[0] if len(alike) == 1 else Answer("needs_person", timed=_timed(equal))


def _timed(answers: list[Answer]) -> frozenset[str]:
    return frozenset[str]().union(*(answer.timed for answer in answers))


def _live(contract: Contract, at: datetime) -> bool:
    day = at.astimezone(ZoneInfo(contract.support_hours.zone)).strftime("%Y-%m-%d")
    last = contract.ends.isoformat() if contract.ends else "9999-12-31"
    return contract.status.value == "active" and contract.starts.isoformat() <= day <= last


def _walk(first: Contract, live: list[Contract], client: Client, facts: Facts) -> Answer:
    missing: list[str] = []
    path: list[str] = []
    timed: set[str] = set()
    here: Contract | None = first
    while here is not None and here.number not in path:
        path.append(here.number)
        if _is_open(here, client, facts):
            timed.add(here.number)
        answer = _of_contract(here, live, client, facts, missing)
        if answer is not None:
            timed.add(answer.contract or here.number)
            if missing and answer.verdict not in ("covered", "covered_from_allowance"):
                return Answer("needs_person", answer.contract, None, tuple(missing), timed=frozenset(timed))
            return replace(answer, timed=frozenset(timed))
        here = next((each for each in live if each.number == here.fallback), None)
    return Answer("needs_person", first.number, None, tuple(missing), timed=frozenset({*timed, first.number}))


def _is_open(contract: Contract, client: Client, facts: Facts) -> bool:
    """Whether a term that would pay holds in some worlds, before one that holds in all of them."""
    for rule in contract.rules:
        if rule.categories and facts.category not in rule.categories:
            continue
        holds = {_holds(rule, contract, facts, world) for world in _worlds(contract, client, facts)}
        if holds == {True}:
            return False
        if True in holds and rule.effect.value in GRANTS:
            return True
    return False


def _of_contract(
    contract: Contract, live: list[Contract], client: Client, facts: Facts, missing: list[str]
) -> Answer | None:
    for rule in contract.rules:
        if rule.categories and facts.category not in rule.categories:
            continue
        holds = [_holds(rule, contract, facts, world) for world in _worlds(contract, client, facts)]
        if all(holds):
            return _effect(contract, rule, live, facts)
        if any(holds) and rule.effect.value in GRANTS:
            missing += [name for name in _unknown(rule, contract, client, facts) if name not in missing]
    return Answer("covered", contract.number) if contract.otherwise.value == "include" else None


def _worlds(contract: Contract, client: Client, facts: Facts) -> Iterator[_World]:
    asset = next((each for each in client.assets if each.tag == facts.asset), None)
    known_listed = facts.person_listed
    if contract.people and facts.person:
        known_listed = facts.person in contract.people
    site = facts.site or (asset.site if asset else None)
    covered = asset.covered if asset else facts.asset_covered
    standard = asset.meets_standard if asset and asset.meets_standard is not None else facts.meets_standard
    classes = (asset.asset_class,) if asset else (NO_CLASS,) if facts.asset_covered is False else CLASSES
    every = product(
        (site,) if site else ("main", "far", ELSEWHERE),
        classes,
        (covered,) if covered is not None else (True, False),
        (standard,) if standard is not None else (True, False),
        (facts.cause.value,) if facts.cause else (*(cause.value for cause in Cause), OTHER_CAUSE),
        (known_listed,) if known_listed is not None else (True, False),
    )
    return (_World(*each) for each in every)


def _holds(rule: Rule, contract: Contract, facts: Facts, world: _World) -> bool:
    local = facts.at.astimezone(ZoneInfo(contract.support_hours.zone))
    today, when = local.date(), rule.when
    if rule.valid_from is not None and today < rule.valid_from:
        return False
    if rule.valid_to is not None and today > rule.valid_to:
        return False
    assert facts.work is not None
    labels = {facts.work.value}
    if facts.work.value in ("emergency", "security", "training", "vendor"):
        labels.add("remote")
    sets = (
        ({band.value for band in when.time}, {band_of(contract, facts.at)}),
        ({work.value for work in when.work}, labels),
        ({kind.value for kind in when.request_type}, {CATALOGUE[facts.category].request_type.value}),
        (set(when.site), {world.site}),
        (set(when.asset_class), {world.asset_class}),
        ({cause.value for cause in when.cause}, {world.cause}),
    )
    answers = (
        (when.asset_covered, world.covered),
        (when.meets_standard, world.standard),
        (when.person_listed, world.listed),
    )
    return all(not wanted or wanted & there for wanted, there in sets) and all(
        wanted is None or wanted == there for wanted, there in answers
    )


def band_of(contract: Contract, at: datetime) -> str:
    """The band by the clock on the wall; windows within one day only."""
    hours = contract.support_hours
    local = at.astimezone(ZoneInfo(hours.zone))
    minute = local.hour * 60 + local.minute
    if local.date() in hours.holidays:
        return "holiday"
    if any(window.opens <= minute < window.closes for window in hours.weekly[local.weekday()]):
        return "support"
    return "weekend" if local.weekday() >= 5 else "after_hours"


def _unknown(rule: Rule, contract: Contract, client: Client, facts: Facts) -> list[str]:
    """The facts that the rule asks about and that differ between the worlds."""
    worlds, when = list(_worlds(contract, client, facts)), rule.when
    asked = (
        ("site", bool(when.site), {world.site for world in worlds}),
        ("asset", bool(when.asset_class), {world.asset_class for world in worlds}),
        ("asset", when.asset_covered is not None, {str(world.covered) for world in worlds}),
        ("meets_standard", when.meets_standard is not None, {str(world.standard) for world in worlds}),
        ("cause", bool(when.cause), {world.cause for world in worlds}),
        ("person_listed", when.person_listed is not None, {str(world.listed) for world in worlds}),
    )
    return list(dict.fromkeys(name for name, wanted, values in asked if wanted and len(values) > 1))


def _effect(contract: Contract, rule: Rule, live: list[Contract], facts: Facts) -> Answer | None:
    effect = rule.effect.value
    if effect == "exclude":
        return None
    if effect == "allowance":
        return _from_allowance(contract, rule, facts)
    if effect == "charge" and contract.rates is None:
        return Answer("needs_person", contract.number, rule.clause)
    verdict = {"include": "covered", "labour_only": "partly_covered", "charge": "quote_required"}[effect]
    return Answer(verdict, contract.number, rule.clause)


def _from_allowance(contract: Contract, rule: Rule, facts: Facts) -> Answer | None:
    pool = next((each for each in contract.allowances if each.name == rule.draws), None)
    if pool is None:
        return Answer("needs_person", contract.number, rule.clause)
    left = pool.amount - dict(facts.used).get(pool.name, Decimal(0))
    assert facts.minutes is not None
    taken = Decimal(0)
    for minute in range(facts.minutes.likely if pool.unit.value == "minutes" else 1):
        band = band_of(contract, facts.at + timedelta(minutes=minute))
        burn = next((factor for name, factor in pool.burn if name.value == band), Decimal(1))
        if taken + burn > left:
            if not taken:
                return None
            return Answer("partly_covered", contract.number, rule.clause, (), pool.name, taken)
        taken += burn
    # The time that a ticket takes is rounded up to whole minutes, as far as there are any.
    drawn = min(Decimal(ceil(taken)), left) if pool.unit.value == "minutes" else taken
    return Answer("covered_from_allowance", contract.number, rule.clause, (), pool.name, drawn)


def steps(since: datetime, until: datetime, step: timedelta) -> Iterator[datetime]:
    """Every so often from ``since`` until before ``until``."""
    at = since
    while at < until:
        yield at
        at += step
