"""What short words say about a price or a choice that was put."""

from __future__ import annotations

import pytest

from bot.desk.choice_words import (
    leaves_it_to_us,
    lets_ask,
    means_the_fix,
    only_begins,
    only_goes_on,
    only_wonders,
    takes_the_fix,
    takes_the_fix_with_a_wish,
    takes_the_free_one,
    wants_it_done,
)
from bot.desk.short_answers import begun_title

NAMES = ("Dana Reyes", "Gwen Tait")


@pytest.mark.parametrize(
    "words",
    [
        "ok ask please",
        "ask",
        "Ask her then",
        "ok, ask Dana then",
        "ask gwen for the ok",
        "ask my boss",
        "get approval",
        "ask for permission please",
        "can you ask gwen?",
        "please ask for it",
        "ask dana to approve it",
        "you ask boss please",
        "ask the boss",
    ],
)
def test_whoever_has_to_say_yes_may_be_asked(words: str) -> None:
    assert lets_ask(words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "don't ask",
        "ask me later",
        "ask again",
        "ask Bob",
        "I'll ask her",
        "ask gwen about the printer",
        "no",
        "boss asks",
    ],
)
def test_these_words_let_nobody_be_asked(words: str) -> None:
    assert not lets_ask(words, NAMES)


@pytest.mark.parametrize(
    ("words", "wants"),
    [
        ("ok just do it", True),
        ("go ahead", True),
        ("fix it please", True),
        ("don't do it", False),
        ("do it later", False),
    ],
)
def test_words_that_want_it_done(words: str, wants: bool) -> None:
    assert wants_it_done(words) is wants


@pytest.mark.parametrize(
    ("words", "wonders"),
    [
        ("and if we wait until tomorrow?", True),
        ("what if we wait", True),
        ("is it cheaper in the morning?", True),
        ("and on monday?", True),
        ("tomorrow is fine", False),
        ("can we do it tomorrow?", False),
        ("tomorrow please?", False),
        ("will do", False),
    ],
)
def test_who_only_asks_what_it_would_mean_has_chosen_nothing(words: str, wonders: bool) -> None:
    assert only_wonders(words) is wonders


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("show me", 0),
        ("Show me the", 0),
        ("open a", 1),
        ("i do", None),
        ("show", None),
        ("talk to", 3),
        ("show you", None),
    ],
)
def test_a_title_that_is_begun_is_meant(words: str, place: int | None) -> None:
    assert begun_title(words, ["Show me the fix", "Open a ticket", "I do not know", "Talk to a person"]) == place


def test_the_beginning_of_two_titles_names_neither() -> None:
    assert begun_title("i can't", ["I can't tell", "I can't do this"]) is None
    assert begun_title("open a", ["Open a ticket", "Open a window"]) is None


@pytest.mark.parametrize(
    ("words", "fix"),
    [
        ("yes, try the fix", True),
        ("sure, show me", True),
        ("I'll do it myself", True),
        ("yes", False),
        ("yes please, now", False),
    ],
)
def test_a_yes_may_name_the_fix(words: str, fix: bool) -> None:
    assert means_the_fix(words) is fix


@pytest.mark.parametrize(
    ("words", "takes"),
    [
        ("yes, try the fix", True),
        ("I'll try the fix first please", True),
        ("the fix", True),
        ("the fix did not work", False),
        ("fix it", False),
        ("yes", False),
    ],
)
def test_the_fix_is_taken_by_words_that_say_nothing_else(words: str, takes: bool) -> None:
    assert takes_the_fix(words) is takes


@pytest.mark.parametrize(
    ("words", "takes"),
    [
        ("Yes, please do show me, but slowly, I am not very good with computers", True),
        ("yes but slowly please", True),
        ("ok, step by step please", True),
        ("sure, but explain it simply, i'm not technical", True),
        ("yes please show me, I am no expert", True),
        ("yes but not now", False),
        ("slowly", False),
        ("yes, but it is slow", False),
        ("yes, my computer is slow, slowly it starts", False),
    ],
)
def test_a_yes_to_the_fix_with_a_wish(words: str, takes: bool) -> None:
    assert takes_the_fix_with_a_wish(words) is takes


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("start", True),
        ("ok begin", True),
        ("let's start", True),
        ("windows does not start", False),
        ("start menu is gone", False),
        ("it will not start", False),
        ("the car won't start", False),
        ("start over", False),
    ],
)
def test_who_only_wants_to_begin(words: str, begins: bool) -> None:
    assert only_begins(words) is begins


@pytest.mark.parametrize(
    ("words", "leaves", "goes_on", "free"),
    [
        ("as you think best", True, False, False),
        ("please do the needful", True, False, False),
        ("you decide", True, False, False),
        ("what do you recommend?", True, False, False),
        ("please proceed", False, True, False),
        ("the free one", False, False, True),
        ("i'll take the one that costs nothing", False, False, True),
        ("you decide whether my mail arrives", False, False, False),
        ("the free space is gone", False, False, False),
    ],
)
def test_what_is_left_to_us(words: str, leaves: bool, goes_on: bool, free: bool) -> None:
    assert (leaves_it_to_us(words), only_goes_on(words), takes_the_free_one(words)) == (leaves, goes_on, free)
