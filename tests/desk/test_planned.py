"""Planned work: priced by day wherever that costs no more, and not begun just before closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from bot.desk.catalogue import Urgency
from bot.desk.contracts import Allowance, Effect, Period, RateCard, Unit
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.planned import PLANNED, decide_request
from tests.desk.plans import EVENING, MORNING, ZONE, charging, client, plan, rule

LATE = datetime(2026, 11, 24, 16, 30, tzinfo=ZONE)
IN_TIME = datetime(2026, 11, 24, 15, 30, tzinfo=ZONE)
HIRE = "onboarding"


def asked(category: str, at: datetime, **known: object) -> Decision:
    return decide_request(client(), (charging(),), replace(Facts(category, at), **known))  # type: ignore[arg-type]


def day_of(decision: Decision) -> str:
    return f"{decision.facts.at.astimezone(ZONE):%d %H:%M}"


@pytest.mark.parametrize(
    ("at", "begins"),
    [
        (MORNING, "24 10:00"),
        (IN_TIME, "24 15:30"),
        (LATE, "25 09:00"),
        (EVENING, "25 09:00"),
    ],
    ids=["in the morning", "it ends with the day", "it runs past closing", "in the evening"],
)
def test_planned_work_begins_where_support_hours_hold_it(at: datetime, begins: str) -> None:
    decision = asked(HIRE, at)
    assert (day_of(decision), decision.alternatives) == (begins, ())
    told = [check.text for check in decision.checks if check.check == PLANNED]
    waits = day_of(decision) == "25 09:00"
    said = ["This is planned work: it is done in support hours, from Wednesday 25 November 09:00."]
    assert told == (said if waits else [])


def test_what_stopped_somebody_and_what_is_no_planned_work_has_the_choice() -> None:
    for decision in (asked(HIRE, LATE, urgency=Urgency.STOPPED), asked("printer", LATE.replace(minute=45))):
        assert day_of(decision).startswith("24 16")
        assert [f"{way.when:%d %H:%M}" for way in decision.alternatives] == ["25 09:00"]


def test_before_closing_nothing_waits_that_would_cost_the_same() -> None:
    flat = replace(charging(), rates=RateCard(base=Money.of("100.00", "CAD")))
    assert day_of(decide_request(client(), (flat,), Facts(HIRE, LATE))) == "24 16:30"
    # At night nobody begins it, whatever it costs.
    assert day_of(decide_request(client(), (flat,), Facts(HIRE, EVENING))) == "25 09:00"


def test_before_closing_what_an_allowance_pays_is_not_put_off() -> None:
    hours = Allowance("hours", Unit.MINUTES, Decimal(600), Period.MONTH)
    paying = replace(plan(rule(Effect.ALLOWANCE, draws="hours")), allowances=(hours,))
    decision = decide_request(client(), (paying, charging()), Facts(HIRE, LATE))
    assert (day_of(decision), decision.verdict) == ("24 16:30", Verdict.FROM_ALLOWANCE)


def test_a_purchase_waits_at_night_and_not_before_closing() -> None:
    assert day_of(asked("procurement", LATE)) == "24 16:30"
    assert day_of(asked("procurement", EVENING)) == "25 09:00"


def test_hours_that_are_too_short_for_it_are_passed_over() -> None:
    weekly = parse_weekly({"tue": ["09:00-17:00"], "wed": ["09:00-09:30"], "thu": ["09:00-17:00"]})
    short = replace(charging(), support_hours=SupportHours("America/Toronto", weekly))
    for at in (LATE, EVENING):
        assert day_of(decide_request(client(), (short,), Facts(HIRE, at))) == "26 09:00"


def test_a_desk_that_never_opens_is_not_waited_for() -> None:
    never = replace(charging(), support_hours=SupportHours("America/Toronto", parse_weekly({})))
    assert day_of(decide_request(client(), (never,), Facts(HIRE, EVENING))) == "24 20:00"
