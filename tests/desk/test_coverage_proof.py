"""Coverage against the oracle: random contracts, several at once, with chains, dates, pools and facts half known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from bot.desk.catalogue import CATALOGUE, Minutes, Priority, RequestType, Work
from bot.desk.clients import Asset, Client, ClientStatus, Contact, Site
from bot.desk.contracts import (
    Allowance,
    Cause,
    Contract,
    ContractStatus,
    ContractType,
    Effect,
    Period,
    RateCard,
    Rule,
    Unit,
    When,
)
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.sla import SlaPolicy, Target
from bot.storage.documents import decode, encode
from tests.desk.coverage_oracle import Answer, oracle
from tests.proving import cases, seeded

ZONE = ZoneInfo("America/Toronto")
CATEGORIES = ("printer", "wifi", "server_down", "how_to", "onboarding", "peripheral_hardware", "billing_contract")
WEEKS = (
    {"mon-fri": ["09:00-17:00"]},
    {"mon-fri": ["08:00-12:00", "13:00-18:00"], "sat": ["09:00-13:00"]},
    {"daily": ["24x7"]},
)
PEOPLE = ("ann@acme.example", "bo@acme.example", "cy@acme.example")
NUMBERS = ("A", "B", "C", "D", "E")


def _some(random: Random, values: list[object], chance: float, most: int = 2) -> frozenset[object]:
    if random.random() >= chance:
        return frozenset()
    return frozenset(random.sample(values, random.randint(1, min(most, len(values)))))


def _maybe(random: Random, chance: float) -> bool | None:
    return random.choice((True, False)) if random.random() < chance else None


def _when(random: Random) -> When:
    return When(
        time=_some(random, list(Band), 0.4),  # type: ignore[arg-type]
        work=_some(random, list(Work)[:7], 0.3, 3),  # type: ignore[arg-type]
        site=_some(random, ["main", "far"], 0.15),  # type: ignore[arg-type]
        asset_class=_some(random, ["server", "mobile", "laptop"], 0.15),  # type: ignore[arg-type]
        asset_covered=_maybe(random, 0.12),
        request_type=_some(random, list(RequestType), 0.12),  # type: ignore[arg-type]
        cause=_some(random, list(Cause), 0.1, 4),  # type: ignore[arg-type]
        meets_standard=_maybe(random, 0.1),
        person_listed=_maybe(random, 0.1),
    )


def _near(random: Random) -> date | None:
    return date(2026, 11, 24) + timedelta(days=random.randint(-8, 8)) if random.random() < 0.15 else None


def _rule(random: Random, clause: str) -> Rule:
    effect = random.choice((*Effect, Effect.INCLUDE, Effect.EXCLUDE))
    first, last = _near(random), _near(random)
    if first and last and last < first:
        first, last = last, first
    return Rule(
        effect,
        frozenset(random.sample(CATEGORIES, random.randint(1, 4))) if random.random() < 0.6 else frozenset(),
        clause,
        f"Clause {clause}.",
        _when(random),
        random.choice(("pool", "pool", "visits", "nothing")) if effect is Effect.ALLOWANCE else None,
        first,
        last,
    )


def _sla(random: Random) -> SlaPolicy | None:
    """The same at any hour for every priority, so that what is agreed is added to the clock on the wall."""
    if random.random() < 0.4:
        return None
    target = Target(timedelta(minutes=random.randint(5, 90)), timedelta(hours=random.randint(2, 12)), True)
    return SlaPolicy(tuple((priority.value, target) for priority in Priority))


def _contract(random: Random, number: str) -> Contract:
    pools = (
        Allowance("pool", Unit.MINUTES, Decimal(100), Period.MONTH, burn=((Band.WEEKEND, Decimal("1.5")),)),
        Allowance("visits", random.choice((Unit.VISITS, Unit.TICKETS)), Decimal(2), Period.TERM),
    )
    starts = date(2026, 1, 1) if random.random() < 0.85 else date(2026, 11, 24) + timedelta(days=random.randint(-3, 3))
    return Contract(
        number=number,
        version=random.randint(1, 9),
        type=random.choice(list(ContractType)),
        status=ContractStatus.ACTIVE if random.random() < 0.85 else random.choice(list(ContractStatus)),
        starts=starts,
        ends=starts + timedelta(days=random.randint(0, 400)) if random.random() < 0.5 else None,
        support_hours=SupportHours(
            "America/Toronto", parse_weekly(random.choice(WEEKS)), frozenset({date(2026, 11, 26), date(2026, 11, 28)})
        ),
        sla=_sla(random),
        rules=tuple(_rule(random, f"{number}{place}") for place in range(random.randint(0, 7))),
        otherwise=Effect.INCLUDE if random.random() < 0.15 else Effect.EXCLUDE,
        fallback=random.choice((*NUMBERS, "NOWHERE")) if random.random() < 0.6 else None,
        allowances=pools if random.random() < 0.8 else (),
        rates=RateCard(Money.of("100.00", "CAD")) if random.random() < 0.7 else None,
        people=frozenset(random.sample(PEOPLE, 2)) if random.random() < 0.3 else frozenset(),
    )


def _client(random: Random) -> Client:
    return Client(
        code="acme",
        name="Acme",
        status=ClientStatus.ACTIVE if random.random() < 0.9 else random.choice(list(ClientStatus)),
        timezone="America/Toronto",
        currency="CAD",
        tax=None,
        sites=(Site("main", "Main"), Site("far", "Far")),
        contacts=tuple(Contact(email.split("@")[0], email) for email in PEOPLE),
        assets=(
            Asset("SRV", "server", site="main", meets_standard=True),
            Asset("OWN", "mobile", covered=False),
            Asset("OLD", "laptop", site="far", meets_standard=False),
        ),
    )


def _facts(random: Random) -> Facts:
    at = datetime(2026, 11, 20, tzinfo=ZONE) + timedelta(minutes=random.randint(0, 10 * 24 * 60))
    asset = random.choice(("SRV", "OWN", "OLD", None, None, None))
    return Facts(
        category=random.choice(CATEGORIES),
        at=at,
        work=random.choice(list(Work)[:7]),
        site=random.choice(("main", "far", None, None)),
        asset=asset,
        asset_covered=False if asset is None and random.random() < 0.15 else None,
        meets_standard=_maybe(random, 0.3),
        person_listed=_maybe(random, 0.3),
        cause=random.choice((*Cause, None, None, None)),
        minutes=Minutes.stated(random.choice((20, 45, 90))),
        used=(("pool", Decimal(random.choice((0, 40, 70, 100, 130)))), ("visits", Decimal(random.choice((0, 1, 2))))),
        person=random.choice((*PEOPLE, None)),
    )


def _answer(decision: Decision) -> Answer:
    return Answer(
        decision.verdict.value, decision.contract, decision.clause, decision.missing, decision.draws, decision.drawn
    )


Situation = tuple[Client, tuple[Contract, ...], Facts]


def _situation(random: Random) -> Situation:
    numbers = NUMBERS[: random.randint(1, len(NUMBERS))]
    return _client(random), tuple(_contract(random, number) for number in numbers), _facts(random)


def test_random_contracts_are_decided_as_the_oracle_decides_them() -> None:
    random = seeded("coverage against the oracle")
    verdicts: set[str] = set()
    for _ in range(cases(2_000, 50_000)):
        client, contracts, facts = _situation(random)
        expected = oracle(client, contracts, facts)
        assert _answer(decide_coverage(client, contracts, facts)) == expected, (client, contracts, facts)
        verdicts.add(expected.verdict + ("?" if expected.missing else ""))
    assert verdicts == {
        "covered",
        "covered_from_allowance",
        "partly_covered",
        "quote_required",
        "needs_person",
        "needs_person?",
    }


def test_while_it_is_open_which_contract_decides_none_of_them_agrees_sooner_dates() -> None:
    random = seeded("dates while it is open")
    others = 0
    for _ in range(cases(1_000, 20_000)):
        client, contracts, facts = _situation(random)
        expected, decision = oracle(client, contracts, facts), decide_coverage(client, contracts, facts)
        if CATALOGUE[facts.category].free or decision.respond_by is None or decision.resolve_by is None:
            continue
        agreed = {
            contract.number: (facts.at + target.respond, facts.at + target.resolve)
            for contract in contracts
            if contract.number in expected.timed and contract.sla is not None
            for target in [contract.sla.target("P1")]
            if target is not None and target.respond is not None and target.resolve is not None
        }
        dates = (decision.respond_by, decision.resolve_by)
        assert dates <= min(agreed.values(), default=dates), (client, contracts, facts)
        named = decision.promised_by[0] if decision.promised_by else decision.contract
        (said,) = [each for each in decision.checks if each.check == "answer time"]
        assert said.contract == named and (not said.passed or dates == agreed[named or ""])
        others += decision.promised_by is not None and decision.contract is not None
    assert others > 10


def test_what_is_explained_holds_together() -> None:
    random = seeded("what is explained")
    for _ in range(cases(400, 10_000)):
        client, contracts, facts = _situation(random)
        decision = decide_coverage(client, contracts, facts)
        assert decide_coverage(client, contracts, facts) == decision
        assert decode(Decision, encode(decision)) == decision
        if decision.verdict.free:
            assert (decision.estimate, decision.act_first) == (None, None)
        for way in decision.alternatives if decision.verdict.free else ():
            # What is paid from an allowance may take less of it in support hours.
            assert (way.verdict, decision.verdict) == (Verdict.FROM_ALLOWANCE, Verdict.FROM_ALLOWANCE)
            assert (way.when > decision.facts.at, way.total) == (True, 0)
        if decision.clause is not None:
            assert (decision.contract, decision.clause) in {(each.contract, each.clause) for each in decision.checks}
        if client.status in (ClientStatus.ACTIVE, ClientStatus.ONBOARDING) and not CATALOGUE[facts.category].free:
            assert {each.number for each in contracts} <= {each.contract for each in decision.checks}


def test_terms_that_were_weighed_stand_in_the_explanation_with_all_that_failed() -> None:
    """Terms about something else are noise; every other one up to the term that decided is named once."""
    random = seeded("terms that were weighed")
    for _ in range(cases(400, 10_000)):
        client, (contract, *_), facts = _situation(random)
        contract = replace(contract, status=ContractStatus.ACTIVE, starts=date(2026, 1, 1), ends=None, fallback=None)
        client = replace(client, status=ClientStatus.ACTIVE)
        if CATALOGUE[facts.category].free:
            continue
        decision = decide_coverage(client, (contract,), facts)
        speaking = [rule.clause for rule in contract.rules if rule.concerns(facts.category)]
        named = list(dict.fromkeys(each.clause for each in decision.checks if each.clause is not None))
        assert named == speaking[: len(named)]
        terms = {rule.clause: rule for rule in contract.rules}
        for clause in named[:-1]:
            (check,) = [each for each in decision.checks if each.clause == clause]
            assert check.text.startswith(terms[clause].text + " ")
