"""Whatever the contract: what must hold of every coverage decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.alternatives import facts_at
from bot.desk.catalogue import Priority, Work
from bot.desk.contracts import Allowance, Contract, Effect, Period, Rule, Unit, When
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import Band
from tests.desk.plans import MORNING, answer, charging, decide, facts, plan, rule, total

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
        if decision.verdict is Verdict.FROM_ALLOWANCE:
            assert again.drawn is not None and decision.drawn is not None and again.drawn < decision.drawn
        else:
            assert way.total < cost(decision)


@FEW
@given(PLANS, REQUESTS)
def test_of_each_kind_of_work_at_most_two_later_hours_are_named_and_none_that_costs_before_a_free_morning(
    contract: Contract, asked: Facts
) -> None:
    decision = decide(contract, charging(), about=asked)
    for kind in {way.work for way in decision.alternatives}:
        later = [way for way in decision.alternatives if way.work is kind and way.when > asked.at]
        free = [way.when for way in later if not way.total]
        assert len(later) <= 2
        for way in later if decision.priority not in (Priority.P1, Priority.P2) else ():
            assert not way.total or all(abs(way.when - at) > timedelta(hours=12) for at in free)


@FEW
@given(PLANS, REQUESTS)
def test_the_deciding_contract_and_clause_stand_among_the_reasons(contract: Contract, asked: Facts) -> None:
    decision = decide(contract, charging(), about=asked)
    assert (decision.contract, decision.clause) in {(check.contract, check.clause) for check in decision.checks}
