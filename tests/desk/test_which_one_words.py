"""Which one is meant, and what says more than that."""

from __future__ import annotations

import pytest

from bot.desk.which_one_words import names_which_one


@pytest.mark.parametrize(
    "words",
    [
        "mine",
        "the one upstairs",
        "it's the one next to the kitchen",
        "the one at reception",
        "hers",
        "sorry, the big one",
        "the upstairs one please",
        "I mean the one that prints labels",
        "our old one",
    ],
)
def test_these_say_which_one(words: str) -> None:
    assert names_which_one(words)


@pytest.mark.parametrize(
    "words",
    [
        "the first one",
        "the free one",
        "the one that costs nothing",
        "the one tomorrow",
        "the one with smoke coming out",
        "the other one",
        "the one you offered me in the last message about this thing",
        "mine is broken too",
        "the printer upstairs is broken",
        "no",
        "",
    ],
)
def test_these_say_something_else(words: str) -> None:
    assert not names_which_one(words)
