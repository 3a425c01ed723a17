"""What people ask about money in their own words."""

from __future__ import annotations

import pytest

from bot.desk.money_words import Over, asks_what_is_cheaper, asks_what_was_spent, asks_who_pays, asks_why_not


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
