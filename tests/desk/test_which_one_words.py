"""Which one is meant, and what says more than that."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Impact
from bot.desk.which_one_words import AroundIt, around_it, names_which_one, says_where_it_was


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


@pytest.mark.parametrize(
    ("words", "impact"),
    [
        ("just me i think. no wait tom has it too", Impact.GROUP),
        ("only me", Impact.PERSON),
        ("just me since monday", Impact.PERSON),
        ("for 3 days now, just me", Impact.PERSON),
        ("tom has it too", Impact.GROUP),
        ("same for dana", Impact.GROUP),
        ("both of us have it", Impact.GROUP),
        ("my whole team", Impact.GROUP),
        ("since monday", None),
        ("it started this morning", None),
        ("since the last update", None),
        ("in the back office", None),
        ("we are upstairs", None),
        ("hurry", None),
        ("asap!!", None),
        ("hurry up please, i have a patient waiting", None),
        ("I have a meeting in 10 minutes", None),
    ],
)
def test_what_is_told_around_a_problem(words: str, impact: Impact | None) -> None:
    assert around_it(words) == AroundIt(impact)


@pytest.mark.parametrize(
    "words",
    [
        "the printer",
        "outlook is slow",
        "it's the internet",
        "in excel",
        "on my phone",
        "slow",
        "nothing loads",
        "internet too",
        "teams has it too",
        "everyone has it",
        "the second",
        "none",
        "a person please",
        "since the fire",
        "it smokes",
        "yes",
        "no",
        "",
    ],
)
def test_what_says_more_than_what_is_around_it(words: str) -> None:
    assert around_it(words) is None


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("it was on the shared drive", True),
        ("the files were in my onedrive", True),
        ("The folder was saved on the S: drive I think", True),
        ("it was in the patients folder until yesterday", True),
        ("it is on the shared drive", False),
        ("they were at the door", False),
        ("it was in the recycle bin", False),
        ("it was on the wrong input", False),
        ("it was in a suspicious mail", False),
        ("it was on fire", False),
        ("it was in the printer and smoked", False),
        ("the shared drive was slow", False),
        ("my colleague was in the office", False),
        ("it was on the shared drive and now outlook is down", False),
    ],
)
def test_where_it_was_is_said_and_nothing_else(words: str, where: bool) -> None:
    assert says_where_it_was(words) is where


@pytest.mark.parametrize(
    "words",
    [
        "in the clinic people faint",
        "in danger",
        "in my account a stranger reads along",
        "on a call with microsoft right now",
        "on all machines",
        "in the browser",
        "by itself",
        "windows has it too",
    ],
)
def test_what_says_which_one_or_worse_is_not_around_it(words: str) -> None:
    assert around_it(words) is None
