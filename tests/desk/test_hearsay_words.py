"""A yes that somebody tells for another, and what is none."""

from __future__ import annotations

import pytest

from bot.desk.hearsay_words import says_that_somebody_agreed

NAMES = ("Gwen Tait", "Marty Blais")


@pytest.mark.parametrize(
    "words",
    [
        "boss say ok",
        "my boss says its fine go ahead",
        "Gwen said yes",
        "gwen tait is fine with it",
        "ok, I asked him and he said go for it",
        "the owner approved it already",
        "she agreed to it by phone",
        "our manager told me it's ok",
        "I got the ok from Marty",
        "we have approval",
        "it's approved by Gwen",
        "signed off by my manager",
        "management gave us the green light",
        "yes, boss texted me ok",
        "they are happy with the price",
    ],
)
def test_these_tell_of_a_yes(words: str) -> None:
    assert says_that_somebody_agreed(words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "ok",
        "go ahead",
        "I approve it",
        "my boss says the printer is broken too",
        "boss says no",
        "did Gwen say yes?",
        "Outlook said ok",
        "the printer said ok",
        "Windows says it is fine",
        "my boss wants to know what it costs",
        "ask my boss",
        "he said it worked before",
        "Gwen said the screen is fine but the dock is not working at all",
        "is it approved?",
    ],
)
def test_these_do_not(words: str) -> None:
    assert not says_that_somebody_agreed(words, NAMES)
