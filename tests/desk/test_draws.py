"""What a request takes from an allowance: how much, in which words, and where the rest goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.desk.catalogue import Minutes, Work
from bot.desk.contracts import (
    Allowance,
    Burn,
    Contract,
    Effect,
    EmergencyClause,
    Overrun,
    Period,
    RateRow,
    Rule,
    Surcharge,
    Travel,
    Unit,
)
from bot.desk.decisions import Check, Verdict
from bot.desk.draws import draw_from_allowance, units_in_words
from bot.desk.facts import Facts
from bot.desk.findings import Finding
from bot.desk.hours import Band
from bot.desk.money import Money
from bot.desk.work_done import WorkEntry
from tests.desk.plans import CARD, EVENING, MORNING, charging, client, facts, plan, rule

POOL = Allowance("pool", Unit.MINUTES, Decimal(100), Period.MONTH)
TERM = rule(Effect.ALLOWANCE, draws="pool")
BY_THE_HOUR = replace(charging(), number="TM")


def holding(**changes: Any) -> Contract:
    """A plan whose one allowance pays for everything."""
    return plan(TERM, allowances=(replace(POOL, **changes),))


def request(at: Any = MORNING, **known: Any) -> Facts:
    """An hour of remote work, with what is used of the allowance already."""
    return replace(facts(at=at, work=Work.REMOTE, used=(("pool", Decimal(0)),)), **known)


def drawn(contract: Contract, asked: Facts, term: Rule = TERM) -> tuple[Finding | None, list[Check]]:
    """Where it ended, and what was noted."""
    checks: list[Check] = []
    found = draw_from_allowance(client(), contract, term, {"TM": BY_THE_HOUR}, asked, checks)
    return found, checks


def noted(passed: bool, text: str) -> list[Check]:
    return [Check("allowance", passed, "PLAN", "1", f"Clause 1. {text}")]


def used(amount: int) -> Facts:
    return request(used=(("pool", Decimal(amount)),))


def paid(contract: Contract, units: str) -> Finding:
    """All of it comes from the allowance."""
    return Finding(Verdict.FROM_ALLOWANCE, contract, "1", draws="pool", drawn=Decimal(units))


# ---- enough ------------------------------------------------------------------------------------------------------------


def test_what_is_left_pays_down_to_the_last_minute_and_says_how_much_there_was() -> None:
    assert drawn(holding(), used(40)) == (paid(holding(), "60"), noted(True, "1 h 00 min left."))
    assert drawn(holding(), used(0)) == (paid(holding(), "60"), noted(True, "1 h 40 min left."))


def test_what_is_taken_is_rounded_up_as_the_contract_says() -> None:
    contract = holding(minimum=75, increment=15)
    assert drawn(contract, used(0)) == (paid(contract, "75"), noted(True, "1 h 40 min left."))


def test_rounding_up_takes_no_more_than_there_is() -> None:
    contract = holding(increment=50)
    assert drawn(contract, used(30)) == (paid(contract, "70"), noted(True, "1 h 10 min left."))


def test_rounding_up_goes_below_zero_where_the_contract_lets_it() -> None:
    contract = holding(increment=50, overrun=Overrun.ALLOW)
    assert drawn(contract, used(30)) == (paid(contract, "100"), noted(True, "1 h 10 min left."))


def test_a_visit_is_one_and_burns_by_the_time_of_the_work() -> None:
    contract = holding(unit=Unit.VISITS, amount=Decimal(2), burn=((Band.AFTER_HOURS, Decimal(2)),))
    assert drawn(contract, request()) == (paid(contract, "1"), noted(True, "2 visits left."))
    assert drawn(contract, request(at=EVENING)) == (paid(contract, "2"), noted(True, "2 visits left."))
    # One minute before closing is still inside support hours.
    assert drawn(contract, request(at=MORNING.replace(hour=16, minute=59)))[0] == paid(contract, "1")


def test_minutes_burn_by_band_and_kind_of_work() -> None:
    contract = holding(burns=(Burn(Decimal("1.5"), work=Work.ONSITE),), burn=((Band.AFTER_HOURS, Decimal(2)),))
    on_site = request(work=Work.ONSITE, minutes=Minutes.stated(40))
    assert drawn(contract, on_site)[0] == paid(contract, "60")
    late = request(at=MORNING.replace(hour=16, minute=40), minutes=Minutes(1, 40, 500))
    assert drawn(contract, late)[0] == paid(contract, "60")


def test_work_that_is_known_is_taken_entry_by_entry_as_the_kind_of_work_that_was_asked_for() -> None:
    contract = holding(burns=(Burn(Decimal("1.5"), work=Work.ONSITE),))
    entries = (WorkEntry(MORNING, 20), WorkEntry(MORNING + timedelta(hours=2), 30))
    assert drawn(contract, request(entries=entries))[0] == paid(contract, "50")
    assert drawn(contract, request(entries=entries, work=Work.ONSITE))[0] == paid(contract, "75")


def test_money_pays_the_price_with_tax() -> None:
    contract = holding(unit=Unit.MONEY, amount=Decimal(200))
    assert drawn(contract, used(87)) == (paid(contract, "113.00"), noted(True, "$113.00 left."))


def test_money_takes_the_price_to_the_cent_and_nothing_is_rounded_up() -> None:
    contract = holding(unit=Unit.MONEY, amount=Decimal(200))
    # 17 minutes at 100.00 an hour are 28.33, with 13 % tax 32.01.
    assert drawn(contract, request(minutes=Minutes.stated(17)))[0] == paid(contract, "32.01")
    below = replace(contract, allowances=(replace(contract.allowances[0], overrun=Overrun.ALLOW),))
    short = request(minutes=Minutes.stated(17), used=(("pool", Decimal(190)),))
    assert drawn(below, short) == (
        paid(below, "32.01"),
        noted(True, "$10.00 left. The contract lets it go below zero, here by $22.01."),
    )


def test_a_visit_that_burns_one_and_a_half_takes_as_much() -> None:
    contract = holding(unit=Unit.VISITS, amount=Decimal(2), burn=((Band.AFTER_HOURS, Decimal("1.5")),))
    assert drawn(contract, request(at=EVENING))[0] == paid(contract, "1.5")


def test_a_visit_burns_by_the_kind_of_work() -> None:
    contract = holding(unit=Unit.VISITS, amount=Decimal(2), burns=(Burn(Decimal(2), work=Work.ONSITE),))
    assert drawn(contract, request(work=Work.ONSITE))[0] == paid(contract, "2")
    assert drawn(contract, request())[0] == paid(contract, "1")


# ---- not enough --------------------------------------------------------------------------------------------------------


def test_a_minute_too_few_is_charged_and_the_rest_is_drawn() -> None:
    found, checks = drawn(holding(), used(41))
    assert checks == noted(True, "59 minutes left. The rest is charged.")
    assert found is not None and found.estimate is not None
    assert (found.verdict, found.contract, found.clause) == (Verdict.PARTLY_COVERED, holding(), "1")
    assert (found.draws, found.drawn, found.estimate.subtotal.amount) == ("pool", Decimal(59), Decimal("1.67"))
    assert (found.checks, found.missing, found.emergency) == ((), (), None)


def test_hours_that_pay_a_part_pay_for_the_arrival_and_for_their_share_of_the_minimum() -> None:
    """A minute too few of twenty is charged as three of an hour, without a trip and a call-out fee of its own."""
    card = replace(
        CARD,
        rows=(RateRow(minimum_minutes=60),),
        call_out_fee=Money.of("65.00", "CAD"),
        travel=Travel(Money.of("20.00", "CAD"), Decimal(0), Money.of("1.00", "CAD")),
        surcharges=(
            Surcharge(name="Rush", percent=Decimal("0.5")),
            Surcharge(name="Ladder", amount=Money.of("9.00", "CAD")),
        ),
    )
    dear = replace(BY_THE_HOUR, rates=card)
    asked = request(work=Work.ONSITE, site="far", minutes=Minutes.stated(20), used=(("pool", Decimal(81)),))
    found = draw_from_allowance(client(), holding(), TERM, {"TM": dear}, asked, [])
    assert found is not None and found.estimate is not None
    assert (found.verdict, found.drawn) == (Verdict.PARTLY_COVERED, Decimal(19))
    charged = {line.text: str(line.amount.amount) for line in found.estimate.lines if line.amount.amount}
    assert charged == {
        "On-site work, inside support hours: 3 min at 100.00 (the minimum is 1 h)": "5.00",
        "Rush, 50% of the work": "2.50",
        "HST 13%": "0.98",
    }


def test_the_term_that_pays_a_part_keeps_its_emergency_clause() -> None:
    urgent = replace(TERM, emergency=EmergencyClause(Money.of("450.00", "CAD")))
    found, _ = drawn(plan(urgent, allowances=(POOL,)), used(41), urgent)
    assert found is not None and found.emergency == urgent.emergency


def test_whole_minutes_are_drawn_and_no_part_of_one() -> None:
    found, checks = drawn(holding(burn=((Band.SUPPORT, Decimal("1.5")),)), used(50))
    assert found is not None and found.drawn == Decimal("49.5")
    assert checks == noted(True, "50 minutes left. The rest is charged.")


def test_the_entries_of_a_ticket_are_paid_in_their_order_until_nothing_is_left() -> None:
    entries = (
        WorkEntry(MORNING, 30),
        WorkEntry(MORNING + timedelta(hours=2), 30),
        WorkEntry(MORNING + timedelta(hours=4), 30),
    )
    found, _ = drawn(holding(), request(entries=entries, used=(("pool", Decimal(55)),)))
    assert found is not None and found.estimate is not None
    assert (found.drawn, found.estimate.subtotal.amount) == (Decimal(45), Decimal("75.00"))


def test_without_a_single_minute_left_all_of_it_goes_on_to_the_fallback() -> None:
    assert drawn(holding(), used(100)) == (None, noted(False, "0 minutes left."))
    assert drawn(holding(), used(130)) == (None, noted(False, "0 minutes left."))


@pytest.mark.parametrize(
    ("unit", "amount", "words"),
    [
        (Unit.VISITS, "0", "0 visits left."),
        (Unit.TICKETS, "0", "0 tickets left."),
        (Unit.MONEY, "112.99", "$112.99 left."),
    ],
)
def test_visits_tickets_and_money_are_never_split(unit: Unit, amount: str, words: str) -> None:
    assert drawn(holding(unit=unit, amount=Decimal(amount)), used(0)) == (None, noted(False, words))


def test_where_the_contract_lets_it_go_below_zero_it_says_by_how_much() -> None:
    contract = holding(overrun=Overrun.ALLOW, increment=50)
    assert drawn(contract, used(70)) == (
        paid(contract, "100"),
        noted(True, "30 minutes left. The contract lets it go below zero, here by 30 minutes."),
    )
    deep = holding(overrun=Overrun.ALLOW, unit=Unit.MONEY)
    assert drawn(deep, used(120))[1] == noted(True, "$0.00 left. The contract lets it go below zero, here by $133.00.")


def test_where_a_person_decides_about_the_rest_nothing_is_drawn() -> None:
    contract = holding(overrun=Overrun.PERSON)
    assert drawn(contract, used(41)) == (
        Finding(Verdict.NEEDS_PERSON, contract, "1"),
        noted(False, "59 minutes left. This takes 1 h 00 min, so a person decides about the rest."),
    )
    money = holding(overrun=Overrun.PERSON, unit=Unit.MONEY)
    assert drawn(money, used(0))[1] == noted(
        False, "$100.00 left. This takes $113.00, so a person decides about the rest."
    )


# ---- what nobody can tell ----------------------------------------------------------------------------------------------


def test_an_allowance_that_the_contract_does_not_name_is_for_a_person() -> None:
    contract = plan(TERM)
    assert drawn(contract, request()) == (
        Finding(Verdict.NEEDS_PERSON, contract, "1"),
        noted(False, "The contract names no such allowance, so a person decides."),
    )


UNKNOWN = [
    ("minutes of work of unknown length", {"unit": Unit.MINUTES}, {"minutes": None}, "1 h 40 min"),
    ("money for work of unknown length", {"unit": Unit.MONEY}, {"minutes": None}, "$100.00"),
    ("minutes of an unknown kind of work", {"unit": Unit.MINUTES}, {"work": None}, "1 h 40 min"),
    ("visits of an unknown kind of work", {"unit": Unit.VISITS}, {"work": None}, "100 visits"),
]


@pytest.mark.parametrize(("pool", "known", "left"), [row[1:] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN])
def test_what_nobody_can_tell_beforehand_is_not_taken_as_nothing(
    pool: dict[str, Any], known: dict[str, Any], left: str
) -> None:
    contract = holding(**pool)
    asked = replace(request(), **known)
    assert drawn(contract, asked) == (
        Finding(Verdict.NEEDS_PERSON, contract, "1"),
        noted(False, f"{left} left. How much this would take is not known yet, so a person looks at it first."),
    )


def test_money_is_for_a_person_where_no_card_has_a_price() -> None:
    alone = replace(holding(unit=Unit.MONEY), fallback=None)
    assert drawn(alone, request())[0] == Finding(Verdict.NEEDS_PERSON, alone, "1")


def test_the_contract_prices_by_its_own_card_before_the_one_behind_it() -> None:
    dear = replace(charging().rates, base=Money.of("200.00", "CAD"))  # type: ignore[type-var]
    contract = replace(holding(unit=Unit.MONEY, amount=Decimal(300)), rates=dear)
    assert drawn(contract, request())[0] == paid(contract, "226.00")


# ---- words -------------------------------------------------------------------------------------------------------------

WORDS = [
    ("0", Unit.MINUTES, "0 minutes"),
    ("1", Unit.MINUTES, "1 minute"),
    ("-1", Unit.MINUTES, "-1 minute"),
    ("59", Unit.MINUTES, "59 minutes"),
    ("60", Unit.MINUTES, "1 h 00 min"),
    ("125.00", Unit.MINUTES, "2 h 05 min"),
    ("-75", Unit.MINUTES, "-1 h 15 min"),
    ("100", Unit.VISITS, "100 visits"),
    ("-1", Unit.VISITS, "-1 visit"),
    ("1.50", Unit.TICKETS, "1.5 tickets"),
    ("1", Unit.TICKETS, "1 ticket"),
    ("-12.5", Unit.MONEY, "-$12.50"),
    ("0", Unit.MONEY, "$0.00"),
]


@pytest.mark.parametrize(("amount", "unit", "words"), WORDS, ids=[row[2] for row in WORDS])
def test_amounts_are_said_as_people_say_them(amount: str, unit: Unit, words: str) -> None:
    assert units_in_words(Decimal(amount), unit, "CAD") == words


def test_money_is_said_in_the_currency_of_the_client() -> None:
    assert units_in_words(Decimal(5), Unit.MONEY, "GBP") == "£5.00"
