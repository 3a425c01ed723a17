"""What a screen says and what somebody uses belong to the problem that is told; another problem, or an attack, does not."""

from __future__ import annotations

import pytest

from bot.desk.detail_words import names_own_device, sounds_serious, speaks_of_anothers_device, tells_detail

TOLD = "the printer doesnt print"


@pytest.mark.parametrize(
    "words",
    [
        "it says error 0x80040115",
        "ok, it says offline",
        "it shows a red light",
        "there is a message about a profile",
        "there's an error",
        "i get an error when printing",
        "the screen says no signal",
        "the printer says paper jam",
        "error 0x00000709",
        "0x80070005",
        "error code 43",
        "the error is 0x5",
        "code E05",
        "it asks for a password",
        "it says your antivirus blocked it",
        "message says try later",
    ],
)
def test_what_a_screen_says_is_a_detail(words: str) -> None:
    assert tells_detail(words, TOLD)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "word says it cannot save",
        "my phone also says error",
        "it says error 5 and my scanner jams too",
        "my boss says hurry up",
        "there is a hole in the wall",
        "error when i open word",
        "what does it say?",
        "there is a message from the bank",
        "my invoice says 300 dollars",
        "i have an error in my invoice",
        "it says all files are encrypted",
        "it says pay 2 bitcoin",
        "there is a message to call this number",
        "there is smoke",
        "word keeps crashing",
        "it says " + "so much " * 20,
    ],
)
def test_another_matter_or_an_attack_is_no_detail(words: str) -> None:
    assert not tells_detail(words, TOLD)


@pytest.mark.parametrize("words", ["it says nobody can sign in", "it smells burnt", "they want crypto"])
def test_what_may_be_serious_is_left_to_those_who_call_somebody(words: str) -> None:
    assert sounds_serious(words) and not sounds_serious("it says firewall blocked")


@pytest.mark.parametrize(
    "words",
    [
        "I'm on a mac",
        "iphone 15",
        "it's a dell",
        "i use windows 11",
        "my laptop is a lenovo",
        "on windows",
        "iphone 15 pro max",
    ],
)
def test_what_somebody_uses_is_named(words: str) -> None:
    assert names_own_device(words)


@pytest.mark.parametrize(
    "words",
    [
        "i need a mac",
        "my mac is broken",
        "windows does not start",
        "my iphone is stolen",
        "i'm on the phone",
        "yes",
        "which mac",
    ],
)
def test_a_device_in_a_sentence_is_more_than_which_it_is(words: str) -> None:
    assert not names_own_device(words)


def test_anothers_device_is_no_news_of_the_own_one() -> None:
    assert speaks_of_anothers_device("my wife's laptop works fine")
    assert speaks_of_anothers_device("my colleague's phone is working fine")
    assert not speaks_of_anothers_device("my laptop works fine")
    assert not speaks_of_anothers_device("my wife's laptop does not work")
