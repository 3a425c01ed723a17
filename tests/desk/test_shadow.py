"""What the plan absorbed: the break-fix price that every covered decision keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Minutes, Work
from bot.desk.clients import Site
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.storage.documents import decode, encode
from tests.makers import HARBOUR, MAPLE, demo_file

TORONTO, LONDON = ZoneInfo("America/Toronto"), ZoneInfo("Europe/London")
WORKDAY = datetime(2026, 11, 24, 10, tzinfo=TORONTO)


def decided(code: str, facts: Facts, *without: str) -> Decision:
    """The decision for a demo client, with some of its contracts left out."""
    file = demo_file(code)
    return decide_coverage(file.client, [c for c in file.contracts if c.number not in without], facts)


CASES = [
    ("covered", MAPLE, Facts("printer", WORKDAY, minutes=Minutes.stated(30)), Verdict.COVERED, "62.50"),
    (
        "a visit out of the allowance, with the way to it",
        MAPLE,
        Facts("printer", WORKDAY, work=Work.ONSITE, site="barrie", minutes=Minutes.stated(90)),
        Verdict.FROM_ALLOWANCE,
        "319.00",
    ),
    (
        "work free, parts billed",
        MAPLE,
        Facts("peripheral_hardware", WORKDAY, minutes=Minutes.stated(60)),
        Verdict.PARTLY_COVERED,
        "125.00",
    ),
    (
        "an hour of which the hours left pay a part",
        HARBOUR,
        Facts(
            "email_client",
            datetime(2026, 11, 24, 10, tzinfo=LONDON),
            minutes=Minutes.stated(60),
            used=(("hours", Decimal(580)),),
        ),
        Verdict.PARTLY_COVERED,
        "84.00",
    ),
]


@pytest.mark.parametrize(("code", "facts", "verdict", "subtotal"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_the_plan_pays_keeps_its_break_fix_price(code: str, facts: Facts, verdict: Verdict, subtotal: str) -> None:
    decision = decided(code, facts)
    assert decision.shadow is not None and decision.shadow.estimate is not None
    assert (decision.verdict, str(decision.shadow.estimate.subtotal.amount)) == (verdict, subtotal)


def test_the_shadow_price_names_the_card_and_says_it_in_words() -> None:
    shadow = decided(MAPLE, Facts("printer", WORKDAY, minutes=Minutes.stated(30))).shadow
    assert shadow is not None
    assert (shadow.contract, shadow.version) == ("MD-TM", 1)
    assert shadow.text == "Without the plan this would cost about $70.63, at the rates of MD-TM."


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(Facts("onsite_or_project", WORKDAY), id="nothing is absorbed"),
        pytest.param(Facts("billing_contract", WORKDAY), id="free whatever is agreed"),
    ],
)
def test_there_is_none_where_the_plan_pays_nothing(facts: Facts) -> None:
    assert decided(MAPLE, facts).shadow is None


def test_a_plan_without_a_card_behind_it_says_so() -> None:
    shadow = decided(MAPLE, Facts("printer", WORKDAY), "MD-TM").shadow
    assert shadow is not None
    assert (shadow.contract, shadow.estimate) == (None, None)
    assert shadow.text == "No time-and-materials card says what this would cost without the plan."


def test_the_way_to_the_site_is_kept_as_it_was() -> None:
    file = demo_file(MAPLE)
    facts = Facts("printer", WORKDAY, work=Work.ONSITE, site="barrie", minutes=Minutes.stated(90))
    then = decide_coverage(file.client, file.contracts, facts)
    moved = replace(file.client, sites=(Site("barrie", "Barrie clinic", Decimal(10)),))
    again = decide_coverage(moved, file.contracts, then.facts)
    assert (then.facts.kilometres, again.shadow) == (Decimal(95), then.shadow)


def test_a_decision_stored_before_there_were_shadow_prices_is_still_read() -> None:
    decision = decided(MAPLE, Facts("printer", WORKDAY))
    document = encode(decision)
    del document["shadow"], document["facts"]["kilometres"]
    assert decode(Decision, document) == replace(decision, shadow=None)
