"""Whether words ask what the thing that is being done costs."""

from __future__ import annotations

import pytest

from bot.desk.money_words import asks_what_it_costs_here


@pytest.mark.parametrize(
    "words",
    [
        "does this cost us something?",
        "will we get charged for these steps",
        "is this free",
        "how much is that going to cost",
        "do i have to pay for this",
        "and who pays for this?",
        "this is for free right?",
        "we don't get billed for this, right?",
        "it will not cost money?",
        "any charges for that?",
    ],
)
def test_asked(words: str) -> None:
    assert asks_what_it_costs_here(words)


@pytest.mark.parametrize(
    "words",
    [
        "what does a visit cost",
        "how much is a new printer?",
        "is there free space on the disk?",
        "why do we pay for that",
        "the payroll page does not load",
        "is it in our contract or does it cost extra?",
        "the price list does not print",
        "how much did we pay last month?",
        "can i pay by credit card?",
        "I pay attention to the light and it is red",
    ],
)
def test_something_else(words: str) -> None:
    assert not asks_what_it_costs_here(words)
