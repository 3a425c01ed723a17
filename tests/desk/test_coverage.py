"""The coverage decision: matchers, effects, fallbacks, equal contracts, dates, missing facts, cheaper ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.connectors.client_files import read_client_file
from bot.desk.alternatives import facts_at
from bot.desk.catalogue import CATALOGUE, Minutes, Priority, RequestType, Work
from bot.desk.clients import Asset, Client, ClientStatus, Site, Tax
from bot.desk.contracts import (
    Allowance,
    Cause,
    Contract,
    ContractStatus,
    ContractType,
    Effect,
    Period,
    RateCard,
    RateRow,
    Rule,
    Travel,
    Unit,
    When,
)
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Check, Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.sla import SlaPolicy, Target
from bot.operations.ports import StatedCase
from bot.operations.what_if import run_cases

ZONE = ZoneInfo("America/Toronto")
HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": ["09:00-17:00"]}), frozenset({date(2026, 10, 12)}))
MORNING = datetime(2026, 11, 24, 10, tzinfo=ZONE)  # a Tuesday
EVENING = datetime(2026, 11, 24, 20, tzinfo=ZONE)
SATURDAY = datetime(2026, 11, 28, 10, tzinfo=ZONE)
HOLIDAY = datetime(2026, 10, 12, 10, tzinfo=ZONE)
CARD = RateCard(
    base=Money.of("100.00", "CAD"),
    rows=(RateRow(band=Band.AFTER_HOURS, multiplier=Decimal(2)),),
    travel=Travel(Money.of("40.00", "CAD"), Decimal(0), Money.of("0.00", "CAD")),
)
SLA = SlaPolicy(tuple((p.value, Target(timedelta(hours=1), timedelta(hours=8))) for p in Priority))
DEMO = Path(__file__).parents[2] / "bot" / "demo" / "clients"
MAPLE = read_client_file(DEMO / "maple-dental.yml")


def client(**changes: Any) -> Client:
    made = Client(
        code="acme",
        name="Acme",
        status=ClientStatus.ACTIVE,
        timezone="America/Toronto",
        currency="CAD",
        tax=Tax("HST", Decimal("0.13")),
        sites=(Site("main", "Main"), Site("far", "Far")),
        assets=(
            Asset("SRV", "server", site="main", meets_standard=True),
            Asset("OWN", "mobile", covered=False),
            Asset("OLD", "laptop", site="far", meets_standard=False),
        ),
    )
    return replace(made, **changes)


def rule(effect: Effect, *categories: str, clause: str = "1", draws: str | None = None, **when: Any) -> Rule:
    return Rule(effect, frozenset(categories), clause, f"Clause {clause}.", When(**when), draws)


def plan(*rules: Rule, number: str = "PLAN", fallback: str | None = "TM", **changes: Any) -> Contract:
    made = Contract(
        number=number,
        version=3,
        type=ContractType.MANAGED,
        status=ContractStatus.ACTIVE,
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        support_hours=HOURS,
        sla=SLA,
        rules=rules,
        fallback=fallback,
    )
    return replace(made, **changes)


def charging(number: str = "TM", clause: str = "A") -> Contract:
    made = plan(rule(Effect.CHARGE, clause=clause), number=number, fallback=None, ends=None, rates=CARD, sla=None)
    return replace(made, version=1, type=ContractType.TIME_AND_MATERIALS)


def facts(category: str = "printer", at: datetime = MORNING, **known: Any) -> Facts:
    return Facts(category, at, minutes=Minutes.stated(60), **known)


def decide(*contracts: Contract, about: Facts | None = None, of: Client | None = None) -> Decision:
    return decide_coverage(of or client(), contracts, about or facts())


def answer(decision: Decision) -> tuple[Verdict, str | None, str | None]:
    return decision.verdict, decision.contract, decision.clause


def short(decision: Decision) -> list[Check]:
    """What the short answer shows."""
    return [check for check in decision.checks if not check.detail]


def total(decision: Decision) -> Decimal | None:
    return decision.estimate.total.amount if decision.estimate else None


# ---- stated cases -------------------------------------------------------------------------------


@pytest.mark.parametrize("case", MAPLE.cases, ids=lambda case: case.name)
def test_maple_dental_gets_the_answer_its_file_states(case: StatedCase) -> None:
    (result,) = run_cases(replace(MAPLE, cases=(case,)))
    assert result.differences == ()


# ---- matchers -----------------------------------------------------------------------------------

MATCHERS = [
    ("support", {"time": {Band.SUPPORT}}, {}, True),
    ("after hours", {"time": {Band.SUPPORT}}, {"at": EVENING}, False),
    ("evening named", {"time": {Band.AFTER_HOURS, Band.WEEKEND}}, {"at": EVENING}, True),
    ("weekend", {"time": {Band.WEEKEND}}, {"at": SATURDAY}, True),
    ("holiday", {"time": {Band.HOLIDAY}}, {"at": HOLIDAY}, True),
    ("a holiday is not support", {"time": {Band.SUPPORT}}, {"at": HOLIDAY}, False),
    ("remote unless said", {"work": {Work.REMOTE}}, {}, True),
    ("on-site", {"work": {Work.REMOTE}}, {"work": Work.ONSITE}, False),
    ("hardware begins from afar", {"work": {Work.REMOTE}}, {"category": "peripheral_hardware"}, True),
    ("emergency is remote too", {"work": {Work.REMOTE}}, {"category": "server_down"}, True),
    ("emergency by its name", {"work": {Work.EMERGENCY}}, {"category": "server_down"}, True),
    ("a project is not remote", {"work": {Work.REMOTE}}, {"category": "onsite_or_project"}, False),
    ("site", {"site": {"main"}}, {"site": "main"}, True),
    ("another site", {"site": {"main"}}, {"site": "far"}, False),
    ("site of the device", {"site": {"far"}}, {"asset": "OLD"}, True),
    ("site not known", {"site": {"main"}}, {}, None),
    ("device class", {"asset_class": {"server"}}, {"asset": "SRV"}, True),
    ("tag in small letters", {"asset_class": {"server"}}, {"asset": "srv"}, True),
    ("another class", {"asset_class": {"server"}}, {"asset": "OWN"}, False),
    ("class not known", {"asset_class": {"server"}}, {}, None),
    ("listed", {"asset_covered": True}, {"asset": "SRV"}, True),
    ("not listed", {"asset_covered": True}, {"asset": "OWN"}, False),
    ("listing not known", {"asset_covered": True}, {}, None),
    ("request type", {"request_type": {RequestType.INCIDENT}}, {}, True),
    ("another request type", {"request_type": {RequestType.CHANGE}}, {}, False),
    ("cause", {"cause": {Cause.WEAR}}, {"cause": Cause.WEAR}, True),
    ("another cause", {"cause": {Cause.WEAR}}, {"cause": Cause.USER_DAMAGE}, False),
    ("cause not known", {"cause": {Cause.WEAR}}, {}, None),
    ("standard", {"meets_standard": True}, {"asset": "SRV"}, True),
    ("below standard", {"meets_standard": True}, {"asset": "OLD"}, False),
    (
        "standard stated for an unchecked device",
        {"meets_standard": True},
        {"asset": "OWN", "meets_standard": True},
        True,
    ),
    ("standard not known", {"meets_standard": True}, {"asset": "OWN"}, None),
    ("person listed", {"person_listed": True}, {"person_listed": True}, True),
    ("person not listed", {"person_listed": True}, {"person_listed": False}, False),
    ("person not known", {"person_listed": True}, {}, None),
    ("all conditions hold", {"time": {Band.SUPPORT}, "site": {"main"}}, {"site": "main"}, True),
    ("one fails, one is not known", {"time": {Band.SUPPORT}, "site": {"main"}}, {"at": EVENING}, False),
]
EXPECTED = {
    True: (Verdict.COVERED, "PLAN", "1"),
    False: (Verdict.QUOTE_REQUIRED, "TM", "A"),
    None: (Verdict.NEEDS_PERSON, "TM", None),
}


@pytest.mark.parametrize(("when", "known", "holds"), [row[1:] for row in MATCHERS], ids=[row[0] for row in MATCHERS])
def test_a_condition_holds_fails_or_asks(
    when: dict[str, set[object]], known: dict[str, Any], holds: bool | None
) -> None:
    conditions: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, set) else value for name, value in when.items()
    }
    decision = decide(plan(rule(Effect.INCLUDE, **conditions)), charging(), about=facts(**known))
    assert answer(decision) == EXPECTED[holds]
    assert bool(decision.missing) is (holds is None)


def test_a_rule_about_another_category_says_nothing() -> None:
    assert answer(decide(plan(rule(Effect.INCLUDE, "wifi")), charging())) == EXPECTED[False]


VALID = [
    ("before its first day", date(2026, 11, 25), None, False),
    ("on its first day", date(2026, 11, 24), None, True),
    ("on its last day", None, date(2026, 11, 24), True),
    ("after its last day", None, date(2026, 11, 23), False),
]


@pytest.mark.parametrize(("first", "last", "holds"), [row[1:] for row in VALID], ids=[row[0] for row in VALID])
def test_a_rule_holds_from_its_first_to_its_last_day(first: date | None, last: date | None, holds: bool) -> None:
    term = replace(rule(Effect.INCLUDE), valid_from=first, valid_to=last)
    assert answer(decide(plan(term), charging())) == EXPECTED[holds]


# ---- effects ------------------------------------------------------------------------------------


def test_the_first_rule_that_matches_decides() -> None:
    first, second = rule(Effect.INCLUDE, "printer", clause="1"), rule(Effect.EXCLUDE, clause="2")
    assert answer(decide(plan(first, second), charging())) == (Verdict.COVERED, "PLAN", "1")
    assert answer(decide(plan(second, first), charging())) == (Verdict.QUOTE_REQUIRED, "TM", "A")


def test_included_work_costs_nothing_and_names_the_version() -> None:
    decision = decide(plan(rule(Effect.INCLUDE)), charging())
    assert (decision.estimate, decision.alternatives, decision.contract_version) == (None, (), 3)


def test_excluded_work_is_priced_by_the_fallback_and_both_clauses_are_named() -> None:
    decision = decide(plan(rule(Effect.EXCLUDE, clause="7")), charging())
    assert answer(decision) == (Verdict.QUOTE_REQUIRED, "TM", "A")
    assert total(decision) == Decimal("113.00")
    assert [(check.contract, check.clause, check.passed) for check in short(decision)] == [
        ("PLAN", "7", False),
        ("TM", "A", False),
        ("TM", None, False),
    ]


def test_labour_alone_is_free_and_parts_are_not() -> None:
    decision = decide(plan(rule(Effect.LABOUR_ONLY)), charging(), about=facts(work=Work.ONSITE, site="main"))
    assert answer(decision) == (Verdict.PARTLY_COVERED, "PLAN", "1")
    assert decision.estimate is not None
    assert [line.amount.amount for line in decision.estimate.lines] == [Decimal("0.00")] * 3
    assert decision.alternatives == ()


def test_charging_without_rates_is_for_a_person() -> None:
    assert answer(decide(plan(rule(Effect.CHARGE)))) == (Verdict.NEEDS_PERSON, "PLAN", "1")


def test_a_charge_that_nobody_can_estimate_still_needs_a_quote() -> None:
    decision = decide(charging(), about=Facts("procurement", MORNING))
    assert (decision.verdict, decision.estimate) == (Verdict.QUOTE_REQUIRED, None)


def test_what_no_rule_names_is_included_where_the_contract_says_so() -> None:
    decision = decide(plan(otherwise=Effect.INCLUDE), charging())
    assert answer(decision) == (Verdict.COVERED, "PLAN", None)


# ---- allowances ---------------------------------------------------------------------------------


def allowed(
    unit: Unit, amount: int, used: int, *, burn: int = 1, at: datetime = MORNING, category: str = "printer"
) -> Decision:
    """A decision where everything draws from one allowance; no minutes where nobody can tell them."""
    allowance = Allowance("pool", unit, Decimal(amount), Period.MONTH, burn=((Band.AFTER_HOURS, Decimal(burn)),))
    contract = plan(rule(Effect.ALLOWANCE, draws="pool"), allowances=(allowance,))
    stated = facts(category, at, used=(("pool", Decimal(used)),))
    return decide(contract, charging(), about=stated if CATALOGUE[category].minutes else replace(stated, minutes=None))


ALLOWANCES = [
    ("enough minutes", (Unit.MINUTES, 100, 40), Verdict.FROM_ALLOWANCE, None),
    ("a minute too few", (Unit.MINUTES, 100, 41), Verdict.PARTLY_COVERED, "1.89"),
    ("no minutes", (Unit.MINUTES, 100, 100), Verdict.QUOTE_REQUIRED, "113.00"),
    ("more used than there was", (Unit.MINUTES, 100, 130), Verdict.QUOTE_REQUIRED, "113.00"),
    ("a visit left", (Unit.VISITS, 2, 1), Verdict.FROM_ALLOWANCE, None),
    ("no visit left", (Unit.VISITS, 2, 2), Verdict.QUOTE_REQUIRED, "113.00"),
    ("a ticket left", (Unit.TICKETS, 1, 0), Verdict.FROM_ALLOWANCE, None),
    ("no ticket left", (Unit.TICKETS, 1, 1), Verdict.QUOTE_REQUIRED, "113.00"),
    ("money for all of it", (Unit.MONEY, 200, 87), Verdict.FROM_ALLOWANCE, None),
    ("money for a part of it", (Unit.MONEY, 200, 88), Verdict.QUOTE_REQUIRED, "113.00"),
]


@pytest.mark.parametrize(
    ("pool", "verdict", "price"), [row[1:] for row in ALLOWANCES], ids=[row[0] for row in ALLOWANCES]
)
def test_an_allowance_pays_while_it_lasts(pool: tuple[Unit, int, int], verdict: Verdict, price: str | None) -> None:
    decision = allowed(*pool)
    assert decision.verdict is verdict
    assert total(decision) == (None if price is None else Decimal(price))
    assert (decision.draws == "pool") is (verdict is not Verdict.QUOTE_REQUIRED)


def test_an_allowance_burns_faster_in_the_evening() -> None:
    assert allowed(Unit.MINUTES, 120, 0, burn=2, at=EVENING).verdict is Verdict.FROM_ALLOWANCE
    short = allowed(Unit.MINUTES, 90, 0, burn=2, at=EVENING)
    assert (short.verdict, total(short)) == (Verdict.PARTLY_COVERED, Decimal("56.50"))


@pytest.mark.parametrize("unit", [Unit.MINUTES, Unit.MONEY])
def test_work_of_unknown_length_is_not_drawn_as_nothing(unit: Unit) -> None:
    assert allowed(unit, 600, 0, category="onsite_or_project").verdict is Verdict.NEEDS_PERSON


def test_an_allowance_that_the_contract_does_not_hold_is_for_a_person() -> None:
    assert decide(plan(rule(Effect.ALLOWANCE, draws="pool")), charging()).verdict is Verdict.NEEDS_PERSON


# ---- contracts ----------------------------------------------------------------------------------


def test_a_chain_of_fallbacks_is_followed_to_its_end() -> None:
    middle = plan(rule(Effect.EXCLUDE, clause="m"), number="MIDDLE", fallback="TM")
    decision = decide(plan(rule(Effect.EXCLUDE), fallback="MIDDLE"), middle, charging())
    assert answer(decision) == (Verdict.QUOTE_REQUIRED, "TM", "A")
    assert [check.contract for check in short(decision)[:3]] == ["PLAN", "MIDDLE", "TM"]


def test_a_fallback_in_the_middle_may_include_it() -> None:
    middle = plan(rule(Effect.INCLUDE, clause="m"), number="MIDDLE", fallback="TM")
    decision = decide(plan(rule(Effect.EXCLUDE), fallback="MIDDLE"), middle, charging())
    assert answer(decision) == (Verdict.COVERED, "MIDDLE", "m")


@pytest.mark.parametrize("fallback", [None, "NOWHERE", "PLAN"], ids=["none", "not there", "itself"])
def test_excluded_work_that_nobody_prices_is_for_a_person(fallback: str | None) -> None:
    decision = decide(plan(rule(Effect.EXCLUDE), fallback=fallback))
    assert decision.verdict is Verdict.NEEDS_PERSON


def test_contracts_that_fall_back_to_each_other_end_with_a_person() -> None:
    other = plan(rule(Effect.EXCLUDE), number="OTHER", fallback="PLAN")
    first = plan(rule(Effect.EXCLUDE), number="FIRST", fallback="OTHER")
    decision = decide(first, other, plan(rule(Effect.EXCLUDE), fallback="OTHER"))
    assert decision.verdict is Verdict.NEEDS_PERSON


def test_two_contracts_that_answer_equally_are_for_a_person() -> None:
    decision = decide(plan(rule(Effect.INCLUDE)), plan(rule(Effect.INCLUDE), number="TWIN"), charging())
    assert answer(decision) == (Verdict.NEEDS_PERSON, None, None)
    assert short(decision)[-2].text == "PLAN and TWIN answer this equally, so a person decides which one applies."


def test_two_plans_with_the_same_contract_behind_them_have_one_answer_between_them() -> None:
    decision = decide(plan(rule(Effect.EXCLUDE)), plan(rule(Effect.EXCLUDE), number="TWIN"), charging())
    assert answer(decision) == EXPECTED[False]
    assert {check.contract for check in decision.checks} == {"PLAN", "TWIN", "TM"}


def test_of_two_contracts_the_better_for_the_client_decides_and_both_are_named() -> None:
    decision = decide(plan(rule(Effect.INCLUDE), fallback=None), charging())
    assert answer(decision) == (Verdict.COVERED, "PLAN", "1")
    assert {check.contract for check in decision.checks} == {"PLAN", "TM"}


def test_a_fact_that_could_make_it_free_is_asked_before_another_contract_charges() -> None:
    decision = decide(plan(rule(Effect.INCLUDE, site=frozenset({"main"})), fallback=None), charging())
    assert (decision.verdict, decision.missing) == (Verdict.NEEDS_PERSON, ("site",))


@pytest.mark.parametrize("status", [status for status in ContractStatus if status is not ContractStatus.ACTIVE])
def test_only_an_active_contract_decides(status: ContractStatus) -> None:
    decision = decide(plan(rule(Effect.INCLUDE), status=status), charging())
    assert answer(decision) == EXPECTED[False]
    assert short(decision)[0].text == f"Contract PLAN is {status.value}."


DAYS = [
    ("the last second before it starts", "2026-01-01T04:59:59+00:00", False),
    ("midnight of its first day", "2026-01-01T05:00:00+00:00", True),
    ("the last second of its last day", "2027-01-01T04:59:59+00:00", True),
    ("midnight after its last day", "2027-01-01T05:00:00+00:00", False),
]


@pytest.mark.parametrize(("at", "in_force"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_a_contract_begins_and_ends_at_midnight_of_the_client(at: str, in_force: bool) -> None:
    open_ended = replace(charging(), starts=date(2020, 1, 1))
    decision = decide(plan(rule(Effect.INCLUDE)), open_ended, about=facts(at=datetime.fromisoformat(at)))
    assert answer(decision) == EXPECTED[in_force]


def test_no_contract_in_force_is_for_a_person_without_a_promise() -> None:
    decision = decide(plan(rule(Effect.INCLUDE)), about=facts(at=datetime(2028, 1, 3, 10, tzinfo=ZONE)))
    assert answer(decision) == (Verdict.NEEDS_PERSON, None, None)
    assert (decision.respond_by, decision.resolve_by) == (None, None)
    assert short(decision)[0].text == "Contract PLAN ended on 31 December 2026."


STATUSES = [
    (ClientStatus.ACTIVE, Verdict.COVERED),
    (ClientStatus.ONBOARDING, Verdict.COVERED),
    (ClientStatus.SERVICE_HOLD, Verdict.NEEDS_PERSON),
    (ClientStatus.PAST_DUE, Verdict.NEEDS_PERSON),
    (ClientStatus.OFFBOARDED, Verdict.NEEDS_PERSON),
]


@pytest.mark.parametrize(("status", "verdict"), STATUSES)
def test_a_client_who_is_not_served_as_agreed_is_for_a_person(status: ClientStatus, verdict: Verdict) -> None:
    assert decide(plan(rule(Effect.INCLUDE)), of=client(status=status)).verdict is verdict


def test_questions_about_the_contract_are_free_even_where_everything_is_excluded() -> None:
    decision = decide(plan(rule(Effect.EXCLUDE)), charging(), about=Facts("billing_contract", EVENING))
    assert answer(decision) == (Verdict.COVERED, "PLAN", None)


def test_a_missing_fact_is_not_asked_where_the_answer_is_free_anyway() -> None:
    contract = plan(rule(Effect.INCLUDE, site=frozenset({"main"})), rule(Effect.INCLUDE, clause="2"))
    decision = decide(contract, charging())
    assert (answer(decision), decision.missing) == ((Verdict.COVERED, "PLAN", "2"), ())


def test_the_question_is_put_in_plain_words() -> None:
    decision = decide(plan(rule(Effect.INCLUDE, cause=frozenset({Cause.WEAR}))), charging())
    assert short(decision)[-2].text == "This depends on one thing that is not known yet: what caused it."


def test_a_term_that_nearly_paid_is_explained() -> None:
    decision = decide(plan(rule(Effect.INCLUDE, time=frozenset({Band.SUPPORT}))), charging(), about=facts(at=EVENING))
    assert short(decision)[0].text == "Clause 1. Tuesday 20:00 is outside support hours."


def test_the_term_that_decided_is_named_in_its_own_words() -> None:
    paid = decide(plan(rule(Effect.INCLUDE, **IN_HOURS)), charging())
    assert (paid.term, len(paid.checks)) == ("Clause 1.", 5)
    assert decide(plan(otherwise=Effect.INCLUDE), charging()).term is None


# ---- cheaper ways -------------------------------------------------------------------------------


def ways(decision: Decision) -> list[tuple[str, Work, Verdict, str]]:
    return [(f"{way.when:%d %H:%M}", way.work, way.verdict, str(way.total)) for way in decision.alternatives]


IN_HOURS: dict[str, Any] = {"time": frozenset({Band.SUPPORT})}


def test_waiting_for_support_hours_is_offered_where_it_is_covered_then() -> None:
    decision = decide(plan(rule(Effect.INCLUDE, **IN_HOURS)), charging(), about=facts(at=EVENING))
    assert ways(decision) == [("25 09:00", Work.REMOTE, Verdict.COVERED, "0.00")]
    assert decision.alternatives[0].text == "From afar, Wednesday 25 November from 09:00: covered, nothing to pay."


def test_waiting_is_offered_where_it_is_only_cheaper() -> None:
    decision = decide(charging(), about=facts(at=EVENING))
    assert total(decision) == Decimal("226.00")
    assert ways(decision) == [("25 09:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")]
    assert decision.alternatives[0].text == "From afar, Wednesday 25 November from 09:00: about 113.00 CAD."


def test_help_from_afar_is_offered_instead_of_a_visit() -> None:
    decision = decide(charging(), about=facts(work=Work.ONSITE, site="main"))
    assert total(decision) == Decimal("158.20")
    assert ways(decision) == [("24 10:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")]


def test_for_a_visit_in_the_evening_every_cheaper_way_is_offered_the_cheapest_first() -> None:
    contract = plan(rule(Effect.INCLUDE, work=frozenset({Work.REMOTE}), **IN_HOURS))
    decision = decide(contract, charging(), about=facts(at=EVENING, work=Work.ONSITE, site="main"))
    assert ways(decision) == [
        ("25 09:00", Work.REMOTE, Verdict.COVERED, "0.00"),
        ("25 09:00", Work.ONSITE, Verdict.QUOTE_REQUIRED, "158.20"),
        ("24 20:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "226.00"),
    ]


def test_waiting_for_included_labour_says_that_parts_are_billed() -> None:
    decision = decide(plan(rule(Effect.LABOUR_ONLY, **IN_HOURS)), charging(), about=facts(at=EVENING))
    (way,) = decision.alternatives
    assert (way.verdict, way.text) == (
        Verdict.PARTLY_COVERED,
        "From afar, Wednesday 25 November from 09:00: the work is covered, parts are billed.",
    )


def test_a_covered_request_needs_no_cheaper_way() -> None:
    assert decide(plan(rule(Effect.INCLUDE)), charging(), about=facts(at=EVENING)).alternatives == ()


def test_waiting_past_the_end_of_the_contract_is_no_cheaper_way() -> None:
    last_evening = datetime(2026, 12, 31, 20, tzinfo=ZONE)
    contract = plan(rule(Effect.INCLUDE, **IN_HOURS))
    decision = decide(contract, charging(), about=facts(at=last_evening))
    assert [way.verdict for way in decision.alternatives] == [Verdict.QUOTE_REQUIRED]


# ---- properties ---------------------------------------------------------------------------------

FEW = settings(max_examples=60, deadline=None)
SUBJECTS = ("printer", "wifi", "server_down", "peripheral_hardware")
BANDS = st.frozensets(st.sampled_from(list(Band)), max_size=2)
WORKS = st.frozensets(st.sampled_from([Work.REMOTE, Work.ONSITE]), max_size=2)
CATEGORIES = st.frozensets(st.sampled_from(SUBJECTS), max_size=2)
POOL = Allowance("pool", Unit.VISITS, Decimal(2), Period.MONTH)


@st.composite
def terms(
    draw: st.DrawFn,
    effects: tuple[Effect, ...] = (Effect.INCLUDE, Effect.EXCLUDE, Effect.ALLOWANCE, Effect.LABOUR_ONLY),
) -> Rule:
    """A term without conditions on facts that may not be known."""
    effect = draw(st.sampled_from(effects))
    when = When(time=draw(BANDS), work=draw(WORKS))
    clause = f"{draw(st.integers(1, 9))}"
    return Rule(effect, draw(CATEGORIES), clause, "A term.", when, "pool" if effect is Effect.ALLOWANCE else None)


PLANS = st.lists(terms(), max_size=5).map(lambda rules: plan(*rules, allowances=(POOL,)))
REQUESTS = st.builds(
    lambda category, hours, work, used: facts(
        category, MORNING + timedelta(hours=hours), work=work, site="main", used=(("pool", Decimal(used)),)
    ),
    st.sampled_from(SUBJECTS),
    st.integers(0, 24 * 14),
    st.sampled_from([None, Work.REMOTE, Work.ONSITE]),
    st.integers(0, 3),
)


def cost(decision: Decision) -> Decimal:
    return Decimal(0) if decision.verdict.free else total(decision) or Decimal(0)


@FEW
@given(PLANS, REQUESTS, terms(effects=(Effect.EXCLUDE,)), st.integers(0, 5))
def test_an_exclusion_never_lowers_the_cost(contract: Contract, asked: Facts, exclusion: Rule, place: int) -> None:
    rules = (*contract.rules[:place], exclusion, *contract.rules[place:])
    before, after = (
        decide(contract, charging(), about=asked),
        decide(replace(contract, rules=rules), charging(), about=asked),
    )
    assert cost(after) >= cost(before)


@FEW
@given(PLANS, REQUESTS)
def test_an_inclusion_of_everything_at_the_front_covers_everything(contract: Contract, asked: Facts) -> None:
    rules = (rule(Effect.INCLUDE, clause="0"), *contract.rules)
    assert answer(decide(replace(contract, rules=rules), charging(), about=asked)) == (
        Verdict.COVERED,
        "PLAN",
        "0",
    )


@FEW
@given(PLANS, REQUESTS)
def test_terms_about_other_things_may_stand_in_any_order(contract: Contract, asked: Facts) -> None:
    others = [one for one in contract.rules if not one.concerns(asked.category)]
    about = [one for one in contract.rules if one.concerns(asked.category)]
    front = replace(contract, rules=(*others, *about))
    back = replace(contract, rules=(*about, *reversed(others)))
    assert decide(front, charging(), about=asked) == decide(back, charging(), about=asked)


@FEW
@given(PLANS, REQUESTS)
def test_the_order_of_the_contracts_does_not_matter(contract: Contract, asked: Facts) -> None:
    one, other = decide(contract, charging(), about=asked), decide(charging(), contract, about=asked)
    assert (answer(one), one.estimate, one.missing) == (answer(other), other.estimate, other.missing)


@FEW
@given(PLANS, REQUESTS)
def test_the_same_input_gives_the_same_decision(contract: Contract, asked: Facts) -> None:
    assert decide(contract, charging(), about=asked) == decide(contract, charging(), about=asked)


@FEW
@given(PLANS, REQUESTS)
def test_every_cheaper_way_is_cheaper_and_true(contract: Contract, asked: Facts) -> None:
    decision = decide(contract, charging(), about=asked)
    for way in decision.alternatives:
        again = decide(
            contract,
            charging(),
            about=replace(facts_at((contract, charging()), decision.facts, way.when), work=way.work),
        )
        assert (again.verdict, cost(again)) == (way.verdict, way.total)
        assert way.total < cost(decision)


@FEW
@given(PLANS, REQUESTS)
def test_the_deciding_contract_and_clause_stand_among_the_reasons(contract: Contract, asked: Facts) -> None:
    decision = decide(contract, charging(), about=asked)
    assert (decision.contract, decision.clause) in {(check.contract, check.clause) for check in decision.checks}
