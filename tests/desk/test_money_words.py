"""What people ask about money in their own words."""

from __future__ import annotations

import pytest

from bot.desk.money_words import (
    Over,
    asks_how_it_goes,
    asks_of_payment,
    asks_only_who_pays,
    asks_what_calling_costs,
    asks_what_is_cheaper,
    asks_what_was_spent,
    asks_who_pays,
    asks_why_not,
    wants_a_plan,
    wants_no_costs,
)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("who pays for this?", True),
        ("who's paying", True),
        ("who gets charged", True),
        ("do i have to pay that myself?", True),
        ("is that out of my own pocket", True),
        ("who will come?", False),
        ("do we have to pay for this?", False),
    ],
)
def test_whose_money_it_is(words: str, asks: bool) -> None:
    assert asks_who_pays(words) is asks


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("why is that not in the contract? we pay you every month", True),
        ("why isn’t it included", True),
        ("why do I have to pay for that", True),
        ("what is in the contract", False),
        ("why", False),
    ],
)
def test_why_it_is_not_covered(words: str, asks: bool) -> None:
    assert asks_why_not(words) is asks


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("would a plan be cheaper for us?", True),
        ("would break-fix be cheaper", True),
        ("should we switch to a managed plan", True),
        ("is the contract worth the money", True),
        ("is it cheaper tomorrow?", False),
        ("I plan to restart it", False),
    ],
)
def test_plan_or_callouts(words: str, asks: bool) -> None:
    assert asks_what_is_cheaper(words) is asks


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("how much did we spend this month?", Over.THIS_MONTH),
        ("what did you cost us last month", Over.LAST_MONTH),
        ("what have we been charged so far", Over.THIS_MONTH),
        ("our spending this year please", Over.THIS_YEAR),
        ("how much do we pay every month", None),
        ("what does it cost", None),
        ("outlook is slow since last month", None),
        ("how much did the server cost last month", None),
    ],
)
def test_what_was_spent_and_when(words: str, over: Over | None) -> None:
    assert asks_what_was_spent(words) is over


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("It's me who pay?", True),
        ("who has to pay?", True),
        ("do i pay this or my boss?", True),
        ("is it me or the company who pays?", True),
        ("does my boss pay for it?", True),
        ("who pays the invoice of last month", False),
        ("who has to pay for the new printer?", False),
        ("do we have to pay for this?", False),
        ("we pay or nothing prints", False),
    ],
)
def test_whose_money_it_is_and_nothing_else(words: str, asks: bool) -> None:
    assert asks_only_who_pays(words) is asks


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("What is the process and charges?", True),
        ("what's the procedure, and the costs?", True),
        ("how does it work here and what does it cost?", True),
        ("how does this work", False),
        ("what are the charges", False),
        ("the process does not start", False),
        ("what is the process explorer", False),
    ],
)
def test_how_it_goes_here(words: str, asks: bool) -> None:
    assert asks_how_it_goes(words) is asks


@pytest.mark.parametrize(
    ("words", "wants"),
    [
        ("I would not like to cause any costs", True),
        ("i don't want to pay", True),
        ("no costs please", True),
        ("it must not cost anything", True),
        ("whatever is cheapest", True),
        ("whats cheapest", True),
        ("the cheapest one please", True),
        ("as cheap as possible", True),
        ("i would like to pay", False),
        ("i want to cause costs", False),
        ("i can't pay", False),
        ("we have costs", False),
        ("the cheapest printer does not print", False),
        ("no money transfer works", False),
    ],
)
def test_as_little_as_it_can(words: str, wants: bool) -> None:
    assert wants_no_costs(words) is wants


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("what does a call-out cost?", True),
        ("does the technician cost something?", True),
        ("is that free?", True),
        ("did they take money?", False),
        ("yes call him", False),
        ("our bank payments are gone?", False),
    ],
)
def test_what_calling_costs(words: str, asks: bool) -> None:
    assert asks_what_calling_costs(words) is asks


@pytest.mark.parametrize(
    ("words", "wants"),
    [
        ("what would a plan cost", True),
        ("can we get a plan?", True),
        ("what would managed support cost us", True),
        ("how much is a monthly plan?", True),
        ("do you have a flat rate?", True),
        ("i'm interested in a maintenance contract", True),
        ("could you send us an offer for a plan", True),
        ("what would a bigger plan cost", True),
        ("how can we get a contract with you", True),
        ("how much would managed IT cost us per month?", True),
        ("upgrade our plan", True),
        ("what does our plan cost", False),
        ("would a plan be cheaper for us?", False),
        ("do we have a contract with you?", False),
        ("what does our contract include", False),
        ("is this in our plan?", False),
        ("what is the plan?", False),
        ("can we plan a visit", False),
        ("we need a new phone plan", False),
        ("our plan is too expensive", False),
        ("can we get a quote", False),
    ],
)
def test_a_plan_is_wanted_that_they_have_not_got(words: str, wants: bool) -> None:
    assert wants_a_plan(words) is wants


@pytest.mark.parametrize(
    "words", ["could we buy more hours?", "what does an extra block cost", "can we buy another block"]
)
def test_more_hours_are_a_plan_too(words: str) -> None:
    assert wants_a_plan(words)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("can you give us a discount", True),
        ("we are a charity, do we get a discount?", True),
        ("do you take cash", True),
        ("when do we have to pay", True),
        ("can we pay in instalments", True),
        ("can you send me the last invoice", True),
        ("who got the invoice last month", True),
        ("what are your payment terms", True),
        ("where do i find the invoice template", False),
        ("can you send me the invoice file from the server", False),
        ("do you take backups", False),
        ("how can we pay with the card terminal, it is broken", False),
        ("can we get a deal on laptops", False),
        ("who pays for this?", False),
    ],
)
def test_how_they_pay_is_for_a_person(words: str, asks: bool) -> None:
    assert asks_of_payment(words) is asks


def test_what_was_approved_is_what_was_spent() -> None:
    assert asks_what_was_spent("what have I approved this month?") is Over.THIS_MONTH
