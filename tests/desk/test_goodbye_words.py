"""A goodbye is one where nothing else is said."""

from __future__ import annotations

import pytest

from bot.desk.goodbye_words import says_goodbye


@pytest.mark.parametrize(
    "words",
    [
        "bye",
        "Bye!",
        "thanks, bye",
        "ok bye then",
        "bye bye",
        "goodbye",
        "good night",
        "see you tomorrow",
        "that's all, bye",
        "have a nice day",
        "ok thanks, have a nice day",
        "bye, take care",
        "great, see you on Monday",
        "bye for now",
        "cya",
    ],
)
def test_a_goodbye(words: str) -> None:
    assert says_goodbye(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "i have to go now",
        "ok",
        "thanks",
        "goodbye everyone, I cannot go on",
        "bye bye data, the disk is gone",
        "it says goodbye",
        "see you have my ticket",
        "tomorrow",
        "good morning",
        "the night was good",
        "bye the way, it is slow",
    ],
)
def test_no_goodbye(words: str) -> None:
    assert not says_goodbye(words)
