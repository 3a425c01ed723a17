"""The coverage decision: effects, allowances, fallbacks, equal contracts, dates, missing facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.connectors.client_files import read_client_file
from bot.desk.catalogue import CATALOGUE, Work
from bot.desk.clients import ClientStatus
from bot.desk.contracts import Allowance, Cause, ContractStatus, Effect, Period, Unit
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import Band
from bot.operations.ports import StatedCase
from bot.operations.what_if import run_cases
from tests.desk.plans import (
    ANSWERS,
    EVENING,
    IN_HOURS,
    MORNING,
    ZONE,
    answer,
    charging,
    client,
    decide,
    facts,
    plan,
    rule,
    short,
    total,
)

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "clients"
MAPLE = read_client_file(DEMO / "maple-dental.yml")


# ---- stated cases -------------------------------------------------------------------------------


@pytest.mark.parametrize("case", MAPLE.cases, ids=lambda case: case.name)
def test_maple_dental_gets_the_answer_its_file_states(case: StatedCase) -> None:
    (result,) = run_cases(replace(MAPLE, cases=(case,)))
    assert result.differences == ()


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
    assert answer(decision) == ANSWERS[False]
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
    assert answer(decision) == ANSWERS[False]
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
    assert answer(decision) == ANSWERS[in_force]


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
