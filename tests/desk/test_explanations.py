"""The whole explanation, line by line: what was weighed, whether it holds, by which contract and clause, in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timezone

import pytest

from bot.desk.catalogue import RequestType, Work
from bot.desk.clients import ClientStatus
from bot.desk.contracts import Cause, Contract, ContractStatus, Effect, EmergencyClause
from bot.desk.decisions import ActFirst, Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.money import Money
from tests.desk.plans import (
    EVENING,
    HOURS,
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
    told,
)

AGREED = "✓ answer time, PLAN None: Answer and repair times for P4 are agreed in PLAN."
OUR_OWN = "✗ answer time, TM None: TM agrees no answer times; our own aims are used."
CALLOUT = "✗ answer time, TM None: TM agrees no answer times; for a callout we aim to answer within 2 hours."
CHARGED = "✗ charged, TM A: Clause A."
NOT_INCLUDED = "✗ everything else, PLAN None: No term of PLAN includes this at that time."


def weighed(decision: Decision) -> list[str]:
    """The explanation without the contracts that are in force."""
    return [line for line in told(decision) if not line.startswith("  ✓ contract in force")]


# ---- the effects of terms ----------------------------------------------------------------------------------------------


def test_every_contract_in_force_is_named_with_its_version_and_the_day() -> None:
    assert told(decide(plan(rule(Effect.INCLUDE)), charging())) == [
        "  ✓ contract in force, PLAN None: Contract PLAN, version 3, is in force on 24 November 2026.",
        "  ✓ contract in force, TM None: Contract TM, version 1, is in force on 24 November 2026.",
        "✓ included, PLAN 1: Clause 1.",
        AGREED,
    ]


def test_the_conditions_that_hold_stand_before_the_term_that_decides() -> None:
    term = rule(Effect.INCLUDE, **IN_HOURS, work=frozenset({Work.REMOTE}))
    assert weighed(decide(plan(term), charging())) == [
        "  ✓ time, PLAN 1: Tuesday 10:00 is inside support hours.",
        "  ✓ work, PLAN 1: This is help from afar.",
        "✓ included, PLAN 1: Clause 1.",
        AGREED,
    ]


def test_an_exclusion_and_the_charge_behind_it_are_both_named() -> None:
    assert weighed(decide(plan(rule(Effect.EXCLUDE, clause="7")), charging())) == [
        "✗ excluded, PLAN 7: Clause 7.",
        CHARGED,
        OUR_OWN,
    ]


def test_included_labour_is_named_with_its_clause() -> None:
    assert weighed(decide(plan(rule(Effect.LABOUR_ONLY)), charging())) == [
        "✓ labour included, PLAN 1: Clause 1.",
        AGREED,
    ]


def test_a_charge_without_rates_says_why_a_person_names_the_price() -> None:
    assert weighed(decide(plan(rule(Effect.CHARGE)))) == [
        "✗ charged, PLAN 1: Clause 1.",
        "✗ rates, PLAN 1: PLAN charges for this but holds no rates, so a person names the price.",
        AGREED,
    ]


def test_what_is_included_because_no_term_names_it_is_said_so() -> None:
    assert weighed(decide(plan(otherwise=Effect.INCLUDE), charging())) == [
        "✓ everything else, PLAN None: PLAN includes what it does not name.",
        AGREED,
    ]


def test_where_nobody_says_who_pays_a_person_decides() -> None:
    decision = decide(plan(rule(Effect.EXCLUDE), fallback=None))
    assert weighed(decision) == [
        "✗ excluded, PLAN 1: Clause 1.",
        "✗ a term that decides, PLAN None: Your contracts do not say who pays for this, so a person decides.",
        AGREED,
    ]
    assert (answer(decision), decision.contract_version) == ((Verdict.NEEDS_PERSON, "PLAN", None), 3)


# ---- terms that do not decide ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("categories", [(), ("printer", "wifi")], ids=["about everything", "about printers"])
def test_a_term_that_would_have_paid_but_for_one_condition_is_in_the_short_answer(categories: tuple[str, ...]) -> None:
    decision = decide(plan(rule(Effect.INCLUDE, *categories, **IN_HOURS)), charging(), about=facts(at=EVENING))
    assert weighed(decision) == [
        "✗ time, PLAN 1: Clause 1. Tuesday 20:00 is outside support hours.",
        NOT_INCLUDED,
        CHARGED,
        CALLOUT,
    ]


@pytest.mark.parametrize("effect", [Effect.INCLUDE, Effect.ALLOWANCE, Effect.LABOUR_ONLY])
def test_a_term_that_two_conditions_keep_from_paying_is_for_the_whole_explanation(effect: Effect) -> None:
    term = rule(effect, **IN_HOURS, site=frozenset({"main"}))
    assert weighed(decide(plan(term), charging(), about=facts(at=EVENING, site="far")))[0] == (
        "  ✗ time, PLAN 1: Clause 1. Tuesday 20:00 is outside support hours. This site is not part of that term."
    )


@pytest.mark.parametrize("effect", [Effect.EXCLUDE, Effect.CHARGE])
def test_a_term_that_would_have_cost_something_and_does_not_apply_is_good_news(effect: Effect) -> None:
    against = rule(effect, clause="1", request_type=frozenset({RequestType.CHANGE}))
    assert weighed(decide(plan(against, rule(Effect.INCLUDE, clause="2")), charging())) == [
        "  ✓ request type, PLAN 1: Clause 1. This is an incident.",
        "✓ included, PLAN 2: Clause 2.",
        AGREED,
    ]


def test_a_term_about_something_else_is_not_named() -> None:
    decision = decide(plan(rule(Effect.EXCLUDE, "wifi"), rule(Effect.INCLUDE, clause="2")), charging())
    assert weighed(decision) == ["✓ included, PLAN 2: Clause 2.", AGREED]


# ---- facts that are not known ------------------------------------------------------------------------------------------


def test_a_missing_fact_is_asked_for_and_what_it_would_cost_without_it_is_no_price_yet() -> None:
    decision = decide(plan(rule(Effect.INCLUDE, site=frozenset({"main"}))), charging())
    assert weighed(decision) == [
        "  ✗ site, PLAN 1: Clause 1. It is not known which site it is at.",
        NOT_INCLUDED,
        CHARGED,
        "✗ missing fact, TM None: This depends on one thing that is not known yet: which site it is at.",
        f"{AGREED} They hold while it is not known whether clause 1 applies.",
    ]
    assert (decision.missing, decision.estimate, decision.promised_by) == (("site",), None, ("PLAN", 3))


def test_two_conditions_on_the_same_unknown_fact_say_so_once() -> None:
    term = rule(Effect.INCLUDE, asset_class=frozenset({"server"}), asset_covered=True)
    assert weighed(decide(plan(term), charging()))[0] == (
        "  ✗ device class, PLAN 1: Clause 1. It is not known which device it is about."
    )


def test_a_contract_that_names_nobody_who_pays_says_it_of_itself_where_another_one_does() -> None:
    silent = plan(rule(Effect.EXCLUDE, clause="9"), number="SILENT", fallback=None)
    decision = decide(silent, plan(rule(Effect.INCLUDE)))
    assert answer(decision) == (Verdict.COVERED, "PLAN", "1")
    assert "  ✗ a term that decides, SILENT None: SILENT does not say who pays for this." in told(decision)


def test_facts_are_missing_once_each_in_the_order_of_the_terms_and_the_first_is_asked_for() -> None:
    terms = (
        rule(Effect.INCLUDE, clause="1", cause=frozenset({Cause.WEAR})),
        rule(Effect.LABOUR_ONLY, clause="2", site=frozenset({"main"}), cause=frozenset({Cause.WEAR})),
    )
    decision = decide(plan(*terms), charging())
    assert decision.missing == ("cause", "site")
    assert "✗ missing fact, TM None: This depends on one thing that is not known yet: what caused it." in told(decision)


def test_what_only_a_term_against_the_client_asks_is_not_missing() -> None:
    against = rule(Effect.EXCLUDE, clause="1", cause=frozenset({Cause.WEAR}))
    decision = decide(plan(against), charging())
    assert (answer(decision), decision.missing) == ((Verdict.QUOTE_REQUIRED, "TM", "A"), ())


def test_a_missing_fact_is_still_asked_where_nobody_pays() -> None:
    decision = decide(plan(rule(Effect.INCLUDE, site=frozenset({"main"})), fallback=None))
    assert (answer(decision), decision.missing) == ((Verdict.NEEDS_PERSON, "PLAN", None), ("site",))


def test_a_missing_fact_of_the_plan_is_asked_although_the_contract_behind_it_asks_none() -> None:
    middle = plan(rule(Effect.INCLUDE, clause="m", cause=frozenset({Cause.WEAR})), number="MIDDLE", fallback="TM")
    first = plan(rule(Effect.INCLUDE, site=frozenset({"main"}), cause=frozenset({Cause.WEAR})), fallback="MIDDLE")
    assert decide(first, middle, charging()).missing == ("site", "cause")


# ---- several contracts -------------------------------------------------------------------------------------------------


def test_two_contracts_that_answer_equally_are_both_explained() -> None:
    twin = plan(rule(Effect.INCLUDE, clause="2"), number="ANOTHER")
    decision = decide(plan(rule(Effect.INCLUDE)), twin, charging())
    assert weighed(decision) == [
        "✓ included, PLAN 1: Clause 1.",
        "✓ included, ANOTHER 2: Clause 2.",
        "✗ one contract, None None: ANOTHER and PLAN answer this equally, so a person decides which one applies.",
        AGREED,
    ]
    assert (answer(decision), decision.contract_version) == ((Verdict.NEEDS_PERSON, None, None), None)


def test_what_two_plans_share_is_said_once() -> None:
    twin = plan(rule(Effect.EXCLUDE, clause="2"), number="TWIN")
    assert weighed(decide(plan(rule(Effect.EXCLUDE)), twin, charging())) == [
        "✗ excluded, PLAN 1: Clause 1.",
        CHARGED,
        "✗ excluded, TWIN 2: Clause 2.",
        OUR_OWN,
    ]


def test_the_better_contract_is_explained_first() -> None:
    other = replace(charging(), number="OTHER")
    assert weighed(decide(other, plan(rule(Effect.INCLUDE), fallback=None))) == [
        "✓ included, PLAN 1: Clause 1.",
        "✗ charged, OTHER A: Clause A.",
        AGREED,
    ]


def test_of_two_contracts_that_ask_the_first_is_asked_for() -> None:
    one = plan(rule(Effect.INCLUDE, site=frozenset({"main"})), fallback=None)
    other = plan(rule(Effect.INCLUDE, cause=frozenset({Cause.WEAR})), number="OTHER", fallback=None)
    decision = decide(one, other)
    assert (answer(decision), decision.missing) == ((Verdict.NEEDS_PERSON, "PLAN", None), ("site",))


def test_without_any_contract_a_person_looks_and_nothing_is_promised() -> None:
    decision = decide()
    assert told(decision) == [
        "✗ contract in force, None None: No contract is in force on that day, so a person looks at this first.",
        "✗ answer time, None None: No contract agrees an answer time; a person will say when.",
    ]
    assert (decision.contract, decision.contract_version) == (None, None)


# ---- contracts that are not in force -----------------------------------------------------------------------------------

NOT_IN_FORCE = [
    ("suspended", {"status": ContractStatus.SUSPENDED}, "is suspended."),
    ("still to come", {"starts": date(2026, 12, 5)}, "starts on 5 December 2026."),
    ("over", {"ends": date(2026, 11, 3)}, "ended on 3 November 2026."),
    (
        "suspended before it began",
        {"status": ContractStatus.SUSPENDED, "starts": date(2026, 12, 5)},
        "is suspended.",
    ),
]


@pytest.mark.parametrize(("changes", "words"), [row[1:] for row in NOT_IN_FORCE], ids=[row[0] for row in NOT_IN_FORCE])
def test_a_contract_that_is_not_in_force_says_why_before_all_else(changes: dict[str, object], words: str) -> None:
    contract = replace(plan(rule(Effect.INCLUDE)), **changes)  # type: ignore[arg-type]
    assert told(decide(charging(), contract)) == [
        f"✗ contract in force, PLAN None: Contract PLAN {words}",
        "  ✓ contract in force, TM None: Contract TM, version 1, is in force on 24 November 2026.",
        CHARGED,
        OUR_OWN,
    ]


def test_the_day_is_that_of_the_support_hours_and_not_of_whoever_asks() -> None:
    after_midnight_in_utc = datetime(2026, 11, 25, 3, tzinfo=timezone.utc)
    assert told(decide(charging(), about=facts(at=after_midnight_in_utc)))[0] == (
        "  ✓ contract in force, TM None: Contract TM, version 1, is in force on 24 November 2026."
    )


def test_a_contract_starts_on_its_first_day_where_its_support_hours_are() -> None:
    in_auckland = replace(HOURS, zone="Pacific/Auckland")
    contract = plan(rule(Effect.INCLUDE), starts=date(2026, 11, 26), support_hours=in_auckland)
    # 10:00 on the 24th in Toronto is 04:00 on the 25th in Auckland.
    assert told(decide(contract, about=facts(at=MORNING)))[0] == (
        "✗ contract in force, PLAN None: Contract PLAN starts on 26 November 2026."
    )
    assert decide(contract, about=facts(at=MORNING.replace(hour=6, day=25))).verdict is Verdict.COVERED


# ---- what comes before the terms ---------------------------------------------------------------------------------------

BLOCKED = [
    (ClientStatus.SERVICE_HOLD, "Service for your company is on hold, so a person looks at this first."),
    (
        ClientStatus.PAST_DUE,
        "There is an open question on your company's account, so a person looks at this first.",
    ),
    (ClientStatus.OFFBOARDED, "Your company's contract with us has ended, so a person looks at this first."),
]


@pytest.mark.parametrize(("status", "words"), BLOCKED, ids=[row[0].value for row in BLOCKED])
def test_a_client_who_is_not_served_as_agreed_is_told_the_reason_and_no_term(status: ClientStatus, words: str) -> None:
    decision = decide(plan(rule(Effect.INCLUDE)), of=client(status=status))
    assert told(decision) == [f"✗ client status, None None: {words}", AGREED]
    assert (answer(decision), decision.contract_version) == ((Verdict.NEEDS_PERSON, None, None), None)


def test_a_question_about_the_contract_is_free_and_says_so() -> None:
    free = "Questions about your contract or a bill cost nothing."
    decision = decide(plan(rule(Effect.EXCLUDE)), charging(), about=Facts("billing_contract", EVENING))
    assert told(decision) == [f"✓ free of charge, PLAN None: {free}", AGREED]
    nobody = decide(about=Facts("billing_contract", EVENING))
    assert told(nobody)[0] == f"✓ free of charge, None None: {free}"
    assert answer(nobody) == (Verdict.COVERED, None, None)


def test_a_client_on_hold_is_told_so_even_about_the_contract() -> None:
    held = client(status=ClientStatus.SERVICE_HOLD)
    asked = decide(plan(rule(Effect.INCLUDE)), about=Facts("billing_contract", MORNING), of=held)
    assert asked.verdict is Verdict.NEEDS_PERSON


# ---- emergencies -------------------------------------------------------------------------------------------------------

UP_TO = EmergencyClause(Money.of("450.00", "CAD"))
WITHOUT_A_CLAUSE = "We act first. Nothing that costs is begun before somebody who may approve it says yes."
UNDER_THE_CLAUSE = (
    "We act first: work begins at once, up to $450.00. It is charged only if somebody who may approve says yes."
)


def emergency(*contracts: Contract) -> Decision:
    return decide(*contracts, about=facts("server_down", at=EVENING.astimezone(ZONE)))


def test_an_emergency_under_a_clause_begins_at_once_up_to_its_amount() -> None:
    card = charging()
    urgent = replace(card, rules=(replace(card.rules[0], emergency=UP_TO),))
    decision = emergency(urgent)
    # The price cannot come to what the clause allows.
    begun = UNDER_THE_CLAUSE.replace("450", "230")
    assert weighed(decision) == [CHARGED, f"✓ emergency, TM A: {begun}", CALLOUT]
    assert decision.act_first == ActFirst("TM", "A", Money.of("450.00", "CAD"))


def test_included_labour_may_hold_the_emergency_clause_too() -> None:
    term = replace(rule(Effect.LABOUR_ONLY), emergency=UP_TO)
    decision = emergency(plan(term), charging())
    assert decision.act_first == ActFirst("PLAN", "1", Money.of("450.00", "CAD"))
    assert f"✓ emergency, PLAN 1: {UNDER_THE_CLAUSE}" in told(decision)


def test_an_emergency_without_a_clause_begins_nothing_that_costs() -> None:
    decision = emergency(charging())
    assert weighed(decision) == [CHARGED, f"✓ emergency, TM None: {WITHOUT_A_CLAUSE}", CALLOUT]
    assert decision.act_first == ActFirst()


def test_an_emergency_whose_price_only_a_person_can_name_begins_nothing_that_costs() -> None:
    decision = emergency(plan(replace(rule(Effect.CHARGE), emergency=UP_TO)))
    assert decision.verdict is Verdict.NEEDS_PERSON
    assert decision.act_first == ActFirst()


def test_an_emergency_that_is_covered_needs_no_word_about_cost() -> None:
    decision = emergency(plan(rule(Effect.INCLUDE)))
    assert (decision.act_first, [line for line in told(decision) if "emergency" in line]) == (None, [])


def test_what_is_no_emergency_waits_for_a_yes_whatever_the_clause() -> None:
    card = charging()
    decision = decide(replace(card, rules=(replace(card.rules[0], emergency=UP_TO),)))
    assert (decision.act_first, weighed(decision)) == (None, [CHARGED, OUR_OWN])
