"""Terms, hours, answer times, allowances and rates in words."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.desk.catalogue import Work
from bot.desk.contracts import (
    Allowance,
    Burn,
    Effect,
    EmergencyClause,
    Materials,
    Overrun,
    Period,
    RateCard,
    RateRow,
    Rule,
    Surcharge,
    Travel,
    Unit,
    When,
)
from bot.desk.hours import Band, parse_weekly
from bot.desk.money import Money
from bot.desk.sla import Target
from bot.operations.contract_words import (
    allowance_terms,
    conditions_in_words,
    effect_in_words,
    rates_in_lines,
    subjects_in_words,
    target_in_words,
    week_in_words,
)
from tests.makers import BRANDT, FOOTHILLS, HARBOUR, MAPLE, demo_file


def _cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"mon-fri": ["08:00-18:00"]}, "Mon-Fri 08:00-18:00"),
        (
            {"mon-fri": ["08:00-12:00", "13:00-17:00"], "sat": ["09:00-13:00"]},
            "Mon-Fri 08:00-12:00 and 13:00-17:00, Sat 09:00-13:00",
        ),
        ({"mon": ["08:00-18:00"], "wed": ["08:00-18:00"]}, "Mon 08:00-18:00, Wed 08:00-18:00"),
        ({"fri": ["22:00-06:00"]}, "Fri 22:00-06:00"),
        ({"daily": ["24x7"]}, "at any hour"),
        ({}, "never"),
    ],
)
def test_a_week_is_said_by_days_that_are_alike(written: dict[str, list[str]], words: str) -> None:
    assert week_in_words(parse_weekly(written)) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(), ""),
        (When(time=frozenset({Band.SUPPORT, Band.WEEKEND})), "in support hours or at the weekend"),
        (When(work=frozenset({Work.REMOTE})), "from afar"),
        (
            When(site=frozenset({"queen"}), asset_covered=False),
            "at the site queen; for devices that are not on the list",
        ),
        (When(asset_class=frozenset({"mobile"}), person_listed=True), "for a mobile; for people on the list"),
        (When(meets_standard=False), "for devices below the standard"),
    ],
)
def test_when_a_term_holds_is_said(when: When, words: str) -> None:
    assert conditions_in_words(Rule(Effect.INCLUDE, frozenset(), "1", "Text.", when)) == words


def test_a_term_with_dates_says_from_when_to_when() -> None:
    rule = Rule(Effect.EXCLUDE, frozenset(), "1", "Text.", valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30))
    assert conditions_in_words(rule) == "from 2026-01-01 until 2026-06-30"


@pytest.mark.parametrize(
    ("rule", "words", "about"),
    [
        (Rule(Effect.INCLUDE, frozenset({"printer"}), "1", ""), "included", "Printer"),
        (Rule(Effect.ALLOWANCE, frozenset(), "1", "", draws="visits"), "taken from 'visits'", "everything"),
        (
            Rule(Effect.CHARGE, frozenset(), "1", "", emergency=EmergencyClause(_cad("400"))),
            "at the rates; in an emergency begun up to $400.00",
            "everything",
        ),
    ],
)
def test_what_a_term_does_and_is_about(rule: Rule, words: str, about: str) -> None:
    assert (effect_in_words(rule), subjects_in_words(rule)) == (words, about)


def test_an_answer_time_says_which_time_counts() -> None:
    hour = timedelta(hours=1)
    assert (
        target_in_words(Target(hour, 4 * hour))
        == "first answer within 1 h, solved within 4 h, counted in support hours"
    )
    assert target_in_words(Target(None, hour, True, hour / 2)) == "solved within 1 h, news every 30 min, at any hour"


def test_an_allowance_says_how_much_there_is_and_what_follows() -> None:
    hours = Allowance(
        "hours",
        Unit.MINUTES,
        Decimal(600),
        Period.MONTH,
        rollover=Decimal(120),
        burns=(Burn(Decimal("1.5"), Band.AFTER_HOURS), Burn(Decimal(2), work=Work.ONSITE)),
        overrun=Overrun.PERSON,
        until=date(2026, 12, 31),
    )
    assert allowance_terms(hours, "CAD") == (
        "10 h 00 min a month; up to 2 h 00 min carried over; counted 1.5 times on workdays outside support hours; "
        "counted 2 times on site; to be used by 2026-12-31; about what goes beyond a person decides"
    )


def test_a_rate_card_is_said_line_by_line() -> None:
    card = RateCard(
        base=_cad("125"),
        rows=(
            RateRow(work=Work.ONSITE, base=_cad("150"), minimum_minutes=60, increment_minutes=15),
            RateRow(band=Band.HOLIDAY, multiplier=Decimal(2), taxable=False),
            RateRow(role="engineer", adjustment=_cad("-10")),
        ),
        call_out_fee=_cad("80"),
        travel=Travel(_cad("45"), Decimal(25), _cad("0.70"), ways=2, zones=(("far", _cad("90")),)),
        materials=Materials(margin=Decimal("0.2")),
        surcharges=(Surcharge(name="Rush", percent=Decimal("0.25")),),
    )
    assert rates_in_lines(card) == (
        "An hour: $125.00",
        "On site: $150.00 an hour, at least 60 min, in steps of 15 min",
        "On holidays: 2 times the hour, without tax",
        "Engineer: $10.00 an hour less",
        "For coming out: $80.00",
        "Travel: $45.00 for the trip; beyond 25 km one way $0.70 a km, there and back",
        "Travel to zone far: $90.00 for the trip",
        "Parts: a margin of 20 %",
        "Rush: 25 % of the work",
    )


@pytest.mark.parametrize("code", [MAPLE, FOOTHILLS, HARBOUR, BRANDT])
def test_everything_in_the_demo_contracts_has_words(code: str) -> None:
    """No identifier with an underscore reaches a reader."""
    file = demo_file(code)
    said = [
        words
        for contract in file.contracts
        for words in (
            *(
                f"{effect_in_words(rule)} {subjects_in_words(rule)} {conditions_in_words(rule)}"
                for rule in contract.rules
            ),
            *(allowance_terms(each, file.client.currency) for each in contract.allowances),
            *(rates_in_lines(contract.rates) if contract.rates else ()),
        )
    ]
    assert [words for words in said if "_" in words or "None" in words] == []
