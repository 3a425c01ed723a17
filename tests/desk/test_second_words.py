"""A second matter in the middle of a fix, told from more about the first."""

from __future__ import annotations

import pytest

from bot.desk.second_words import goes_back_to, takes_the_other, told_besides

PRINTER = "the printer does not print. The printer is offline. Can anybody else print? Is there a light on the display?"


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("and the sound is gone too", "peripheral_hardware"),
        ("first the sound, can you look at that first", "peripheral_hardware"),
        ("also outlook is crashing", "email_client"),
        ("and my keyboard stopped typing as well", "peripheral_hardware"),
        ("by the way the wifi is also really slow since this morning", "wifi"),
        ("another problem: teams has no sound", "peripheral_hardware"),
        ("oh and excel freezes", "software_error"),
        ("no, and the phone is dead too", "phone_voip"),
        ("can you look at my headset first", "peripheral_hardware"),
        ("btw vpn doesnt connect either", "vpn_remote"),
        ("plus i got problem with the scanner", "scanner"),
        ("the mouse first please", "peripheral_hardware"),
        ("my monitor is more important", "peripheral_hardware"),
    ],
)
def test_a_second_matter(words: str, category: str) -> None:
    assert told_besides(words, PRINTER)[:1] == (category,)


@pytest.mark.parametrize(
    "words",
    [
        "excel does not print either",
        "it also does not print from outlook",
        "also not with my laptop",
        "and the printer is slow too",
        "no, same in excel",
        "teams works fine too",
        "is the sound gone too?",
        "first i check the cable",
        "and now?",
        "the display also says error 5",
        "my colleague's printer is offline too",
        "also nothing",
        "on my laptop it does not work either",
        "done, and the mouse is fine",
        "the sound is gone",
        "it stopped again",
    ],
)
def test_more_about_the_first(words: str) -> None:
    assert told_besides(words, PRINTER) == ()


def test_the_other_comes_first() -> None:
    assert takes_the_other("the other one first please", "and the sound is gone too")
    assert takes_the_other("the sound first", "and the sound is gone too")
    assert not takes_the_other("the printer first", "and the sound is gone too")
    assert not takes_the_other("no", "and the sound is gone too")


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("ok back", True),
        ("back to the first one", True),
        ("go back to the printer", True),
        ("let's go back to the old problem", True),
        ("back to the scanner", False),
        ("it is back", False),
        ("the printer is back", False),
        ("call me back", False),
    ],
)
def test_back_to_what_was_put_aside(words: str, back: bool) -> None:
    assert goes_back_to(words, "the printer is jammed") is back
