"""A second matter in the middle of a fix, told from more about the first."""

from __future__ import annotations

import pytest

from bot.desk.second_words import (
    comes_first,
    goes_back_to,
    is_no_problem,
    matters_in,
    takes_only,
    takes_the_other,
    told_besides,
    told_with_a_wish,
)

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


BOTH = ("teams has no sound", "the printer on floor 2 says low toner")


@pytest.mark.parametrize(
    ("words", "told", "place"),
    [
        ("no just the teams thing please, the printer can wait", BOTH, 0),
        ("only the printer", BOTH, 1),
        ("the printer can wait", BOTH, 0),
        ("and the laptop?", ("my laptop is very slow",), 0),
        ("and the scanner?", ("my laptop is very slow",), None),
        ("just me", BOTH, None),
        ("please", BOTH, None),
        ("the teams thing and the printer", BOTH, None),
    ],
)
def test_the_only_one_that_is_meant(words: str, told: tuple[str, ...], place: int | None) -> None:
    assert takes_only(words, told) == place


def test_a_problem_beside_when_it_shall_be_done() -> None:
    assert told_with_a_wish("the internet is slow, no rush, tomorrow is fine")[0] == "internet_down"
    assert told_with_a_wish("no rush") == told_with_a_wish("tomorrow is fine for the printer") == ()


def test_what_is_said_to_be_none() -> None:
    assert is_no_problem("it makes a noise but that is not the problem")
    assert not is_no_problem("the printer is not the only problem")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("outlook is down, the printer jams", ["outlook is down", "the printer jams"]),
        ("the printer jams and my mouse is dead", ["the printer jams", "my mouse is dead"]),
        ("1. no sound 2. printer jams, and 3. vpn fails", ["1. no sound", "printer jams", "vpn fails"]),
        (
            "hi, excel crashes, I lost my list. The phone is dead",
            ["hi, excel crashes, I lost my list", "The phone is dead"],
        ),
        # One kind of thing, one thing with what it is used with, and what nothing is wrong with.
        ("the mouse is dead and the keyboard is dead", []),
        ("the printer fails, in excel and in outlook", []),
        ("the printer jams and my mouse is new", []),
        ("the printer jams", []),
        ("", []),
    ],
)
def test_the_matters_of_a_list(words: str, told: list[str]) -> None:
    assert [words[each.start : each.end] for each in matters_in(words)] == told


TOLD = ("printer jams", "outlook asks for password every minute", "my second monitor is black")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("the third one first", 2),
        ("the second one", 1),
        ("number 2 first please", 1),
        ("the last one first", 2),
        ("last one please", 2),
        ("the last one is the most urgent", 2),
        ("start with the monitor", 2),
        ("can we start with outlook?", 1),
        ("printer first please", 0),
        ("can we do the monitor first?", 2),
        ("let's look at the outlook thing first", 1),
        ("the monitor is more urgent", 2),
        ("no wait, the printer first", 0),
        ("actually outlook first", 1),
        ("begin with the black one", 2),
        ("no just the second", 1),
    ],
)
def test_which_of_several_comes_first(words: str, place: int) -> None:
    assert comes_first(words, TOLD) == place


@pytest.mark.parametrize(
    "words",
    [
        "i tried that first",
        "the fourth one first",
        "first the mouse",
        "what comes first?",
        "who was here first",
        "the printer and outlook first",
        "printer still jams",
        "the monitor is black",
        "is it urgent?",
        "open the door first",
        "yes",
        "",
    ],
)
def test_which_comes_first_is_not_said(words: str) -> None:
    assert comes_first(words, TOLD) is None


@pytest.mark.parametrize("words", ["open outlook first", "restart the monitor first", "I tried outlook first"])
def test_what_shall_be_done_first_is_no_problem_that_comes_first(words: str) -> None:
    assert comes_first(words, ["printer jams", "outlook asks for my password", "my monitor is black"]) is None
