"""What a decision starts from and what it promises: facts that follow from the lists, priority, dates, contracts in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.desk.catalogue import Impact, Minutes, Priority, RequestType, Urgency, Work
from bot.desk.clients import Site
from bot.desk.contracts import Allowance, Effect, Period, Unit
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import SupportHours
from bot.desk.money import Money
from bot.desk.sla import SlaPolicy, Target
from tests.desk.plans import (
    EVENING,
    HOURS,
    IN_HOURS,
    MORNING,
    SLA,
    answer,
    charging,
    client,
    decide,
    facts,
    plan,
    rule,
    told,
    total,
)

# ---- facts that follow -------------------------------------------------------------------------------------------------


def known(**stated: Any) -> Facts:
    """The facts of the decision about a printer."""
    return decide(plan(rule(Effect.INCLUDE)), about=Facts("printer", MORNING, **stated)).facts


def test_what_is_not_said_is_as_the_catalogue_has_it() -> None:
    assert known() == Facts(
        "printer",
        MORNING,
        work=Work.REMOTE,
        impact=Impact.PERSON,
        urgency=Urgency.WORKS,
        minutes=Minutes(20, 30, 60),
    )


def test_what_is_said_holds_against_the_catalogue() -> None:
    stated = {
        "work": Work.ONSITE,
        "impact": Impact.GROUP,
        "urgency": Urgency.STOPPED,
        "minutes": Minutes.stated(7),
    }
    assert known(**stated) == Facts("printer", MORNING, **stated)


def test_a_device_says_what_it_is_and_where_it_stands() -> None:
    said = known(asset="srv")
    assert (said.asset, said.asset_class, said.asset_covered, said.meets_standard, said.site) == (
        "SRV",
        "server",
        True,
        True,
        "main",
    )
    own = known(asset="own")
    assert (own.asset, own.asset_class, own.asset_covered, own.meets_standard, own.site) == (
        "OWN",
        "mobile",
        False,
        None,
        None,
    )


def test_the_list_of_devices_is_right_about_the_standard_and_people_about_the_place() -> None:
    said = known(asset="OLD", meets_standard=True, site="main")
    assert (said.meets_standard, said.site) == (False, "main")


def test_a_device_that_nobody_knows_says_nothing() -> None:
    said = known(asset="GONE", site="main")
    assert (said.asset, said.asset_class, said.asset_covered, said.site) == ("GONE", None, None, "main")


def test_the_way_to_the_site_is_that_of_the_list_unless_it_was_measured() -> None:
    far = client(sites=(Site("main", "Main"), Site("far", "Far", km=Decimal(30))))
    asked = facts(work=Work.ONSITE, asset="OLD")
    assert decide(charging(), about=asked, of=far).facts.kilometres == Decimal(30)
    measured = replace(asked, kilometres=Decimal(0))
    assert decide(charging(), about=measured, of=far).facts.kilometres == Decimal(0)
    assert decide(charging(), about=facts()).facts.kilometres is None


FIRST_WAYS = [
    ("peripheral_hardware", Work.REMOTE),
    ("server_down", Work.EMERGENCY),
    ("onsite_or_project", Work.PROJECT),
    ("procurement", Work.QUOTE),
]


@pytest.mark.parametrize(("category", "work"), FIRST_WAYS, ids=[row[0] for row in FIRST_WAYS])
def test_help_begins_from_afar_and_other_kinds_of_work_stay_what_they_are(category: str, work: Work) -> None:
    assert decide(charging(), about=Facts(category, MORNING)).work is work


def test_a_decision_says_whom_and_what_it_is_about() -> None:
    decision = decide(plan(rule(Effect.INCLUDE)), about=facts(work=Work.ONSITE), of=client(timezone="America/Halifax"))
    assert (decision.client, decision.timezone, decision.category, decision.work) == (
        "acme",
        "America/Halifax",
        "printer",
        Work.ONSITE,
    )
    assert (decision.alternatives, decision.missing, decision.draws, decision.drawn) == ((), (), None, None)


# ---- priority ----------------------------------------------------------------------------------------------------------


def test_a_critical_application_of_any_contract_in_force_makes_it_more_pressing() -> None:
    behind = replace(charging(), critical_applications=frozenset({"Dentrix Ascend"}))
    asked = facts("lob_application", application="dentrix ASCEND")
    decision = decide(plan(rule(Effect.INCLUDE)), behind, about=asked)
    assert decision.priority is Priority.P1
    assert decision.priority_reasons == (
        "P2: a team affected, work has stopped",
        "P1: Dentrix Ascend is a critical application in your contract, one up",
    )


def test_an_application_that_no_contract_in_force_names_changes_nothing() -> None:
    over = plan(number="OVER", ends=date(2026, 11, 1), critical_applications=frozenset({"Dentrix"}))
    asked = facts("lob_application", application="Dentrix")
    assert decide(plan(rule(Effect.INCLUDE)), over, about=asked).priority is Priority.P2
    assert decide(plan(rule(Effect.INCLUDE)), about=facts("lob_application")).priority is Priority.P2


def test_impact_and_urgency_that_were_said_decide_the_priority() -> None:
    asked = facts(impact=Impact.CLIENT, urgency=Urgency.DEGRADED)
    decision = decide(plan(rule(Effect.INCLUDE)), about=asked)
    assert decision.priority_reasons == ("P2: everyone affected, work goes on slowly",)


# ---- dates -------------------------------------------------------------------------------------------------------------


def dates(decision: Decision) -> tuple[str, str]:
    assert decision.respond_by is not None and decision.resolve_by is not None
    return f"{decision.respond_by:%d %H:%M}", f"{decision.resolve_by:%d %H:%M}"


def test_the_dates_are_those_of_the_contract_that_decides() -> None:
    quick = SlaPolicy((("P4", Target(timedelta(minutes=30), timedelta(hours=2))),))
    behind = replace(charging(), sla=quick)
    assert dates(decide(plan(rule(Effect.INCLUDE)), behind)) == ("24 11:00", "25 10:00")
    assert dates(decide(plan(rule(Effect.EXCLUDE)), behind)) == ("24 10:30", "24 12:00")


def test_where_no_contract_decides_the_first_in_force_promises() -> None:
    over = plan(number="OVER", ends=date(2026, 11, 1), sla=SlaPolicy((("P4", Target(timedelta(1), timedelta(1))),)))
    one, other = plan(rule(Effect.INCLUDE)), plan(rule(Effect.INCLUDE), number="TWIN", sla=None)
    assert dates(decide(over, one, other)) == ("24 11:00", "25 10:00")


def test_a_kind_of_request_may_have_dates_of_its_own() -> None:
    policy = replace(
        SLA, by_request_type=((RequestType.INCIDENT, "P4", Target(timedelta(hours=3), timedelta(hours=4))),)
    )
    assert dates(decide(plan(rule(Effect.INCLUDE), sla=policy))) == ("24 13:00", "24 14:00")
    assert dates(decide(plan(rule(Effect.INCLUDE), sla=policy), about=facts("software_install"))) == (
        "24 11:00",
        "25 10:00",
    )


def test_a_site_with_a_calendar_of_its_own_is_promised_in_its_hours() -> None:
    contract = plan(rule(Effect.INCLUDE), site_hours=(("far", SupportHours.always("America/Toronto")),))
    late = facts(at=EVENING, site="far")
    assert dates(decide(contract, about=late)) == ("24 21:00", "25 04:00")
    assert dates(decide(contract, about=replace(late, site="main"))) == ("25 10:00", "25 17:00")


def test_only_who_pays_for_a_callout_is_answered_at_night() -> None:
    paid = decide(plan(rule(Effect.INCLUDE), sla=None), about=facts(at=EVENING))
    assert told(paid)[-1] == "✗ answer time, PLAN None: PLAN agrees no answer times; our own aims are used."
    half_paid = decide(plan(rule(Effect.LABOUR_ONLY), sla=None), charging(), about=facts(at=EVENING))
    assert told(half_paid)[-1] == "✗ answer time, PLAN None: PLAN agrees no answer times; our own aims are used."
    callout = decide(charging(), about=facts(at=EVENING))
    assert dates(callout) == ("24 22:00", "25 08:00")


# ---- contracts in force ------------------------------------------------------------------------------------------------


def test_a_contract_that_is_over_does_not_say_what_the_plan_absorbed() -> None:
    over = replace(charging(), ends=date(2026, 11, 1))
    with_card = decide(plan(rule(Effect.INCLUDE)), charging())
    assert with_card.shadow is not None and with_card.shadow.estimate is not None
    assert (with_card.shadow.contract, with_card.shadow.estimate.total.amount) == ("TM", Decimal("113.00"))
    without = decide(plan(rule(Effect.INCLUDE)), over)
    assert without.shadow is not None
    assert (without.shadow.contract, without.shadow.estimate) == (None, None)


def test_a_plan_behind_another_never_decides_on_its_own() -> None:
    behind = plan(rule(Effect.INCLUDE, clause="b"), number="BEHIND", fallback=None)
    decision = decide(behind, plan(rule(Effect.CHARGE, clause="c"), rates=charging().rates, fallback="BEHIND"))
    assert answer(decision) == (Verdict.QUOTE_REQUIRED, "PLAN", "c")


def test_a_contract_that_is_over_stands_behind_nobody() -> None:
    over = plan(rule(Effect.INCLUDE), number="OVER", fallback="TM", ends=date(2026, 11, 1))
    assert answer(decide(over, charging())) == (Verdict.QUOTE_REQUIRED, "TM", "A")


def test_included_labour_covers_work_way_and_call_out_and_leaves_the_parts() -> None:
    card = charging().rates
    assert card is not None
    behind = replace(charging(), rates=replace(card, call_out_fee=Money.of("55.00", "CAD")))
    decision = decide(plan(rule(Effect.LABOUR_ONLY)), behind, about=facts(work=Work.ONSITE, site="main"))
    assert decision.estimate is not None
    assert [line.kind.value for line in decision.estimate.lines] == ["labour", "fee", "travel", "tax"]
    assert total(decision) == Decimal("0.00")


def test_what_is_drawn_stands_in_the_decision() -> None:
    pool = Allowance("pool", Unit.MINUTES, Decimal(100), Period.MONTH)
    contract = plan(rule(Effect.ALLOWANCE, draws="pool"), allowances=(pool,))
    decision = decide(contract)
    assert (decision.verdict, decision.draws, decision.drawn) == (Verdict.FROM_ALLOWANCE, "pool", Decimal(60))


def test_while_a_fact_is_missing_no_cheaper_way_is_offered() -> None:
    asking = plan(rule(Effect.INCLUDE, **IN_HOURS, site=frozenset({"main"})), support_hours=HOURS)
    decision = decide(asking, charging(), about=facts())
    assert (decision.verdict, decision.alternatives) == (Verdict.NEEDS_PERSON, ())
