"""Emergencies page a person; what only sounds like one pages nobody."""

from __future__ import annotations

import time

import pytest

from bot.language.emergencies import Emergency, find_emergency
from tests.language.emergency_phrasings import DANGER, OUTAGE
from tests.language.emergency_phrasings_calm import CALM
from tests.language.emergency_phrasings_everyday import (
    DANGER_EVERYDAY,
    HARMLESS_EVERYDAY,
    OUTAGE_EVERYDAY,
    SECURITY_EVERYDAY,
)
from tests.language.emergency_phrasings_harmless import HARMLESS
from tests.language.emergency_phrasings_security import SECURITY
from tests.language.emergency_phrasings_titles import DANGER_TITLES, HARMLESS_TITLES, OUTAGE_TITLES, SECURITY_TITLES
from tests.language.emergency_phrasings_twins import DANGER_TWINS, OUTAGE_TWINS
from tests.language.emergency_phrasings_twins_security import SECURITY_TWINS

_REPORTED = [
    *(("danger", text) for text in [*DANGER, *DANGER_TITLES, *DANGER_EVERYDAY, *DANGER_TWINS]),
    *(("security_incident", text) for text in [*SECURITY, *SECURITY_TITLES, *SECURITY_EVERYDAY, *SECURITY_TWINS]),
    *(("outage", text) for text in [*OUTAGE, *OUTAGE_TITLES, *OUTAGE_EVERYDAY, *OUTAGE_TWINS]),
]
_WITH_SLIPS = [
    ("security_incident", "we have ransomwear on the front desk pc"),
    ("security_incident", "my acount was hakced"),
    ("security_incident", "i gave my pasword to a scamer on the phone"),
    ("security_incident", "all our files are encryptd"),
    ("security_incident", "there is a viruss on my computer"),
    ("security_incident", "my labtop was stollen"),
    ("outage", "the sevrer is down"),
    ("outage", "evryone is locked out of the systm"),
    ("outage", "nobdy can work"),
    ("outage", "the servor crashd"),
    ("outage", "the whole ofice has no intenet"),
    ("danger", "theres smok coming out of the server"),
    ("danger", "we have a fier in the kitchen"),
    ("danger", "my coleague is unconcious"),
    ("danger", "i got an electrik shock"),
    ("danger", "sparkks from the soket"),
]
_NEIGHBOURS_OF_ALARMING_WORDS = [
    "i looked at my account and all is fine",
    "there is an outrage about the new logo",
    "the books are stocked on the shelf in the store",
    "we leased a new copier",
    "a massage chair for the lobby",
    "the meeting was moved by everyone",
    "he serves as the chairman of the club",
]


@pytest.mark.parametrize(("kind", "text"), _REPORTED, ids=[text for _, text in _REPORTED])
def test_an_emergency_is_found_in_the_words_people_use(kind: str, text: str) -> None:
    found = find_emergency(text)
    assert found is not None
    assert found.kind == kind
    assert found.words in text


@pytest.mark.parametrize("text", [*HARMLESS, *HARMLESS_TITLES, *HARMLESS_EVERYDAY, *CALM])
def test_words_that_only_sound_alarming_page_nobody(text: str) -> None:
    assert find_emergency(text) is None


def test_the_tables_are_large_enough_to_mean_something() -> None:
    assert len(set(_REPORTED)) >= 340
    assert len(set(HARMLESS)) >= 340


@pytest.mark.parametrize(("kind", "text"), _WITH_SLIPS, ids=[text for _, text in _WITH_SLIPS])
def test_a_slip_of_the_pen_hides_no_emergency(kind: str, text: str) -> None:
    found = find_emergency(text)
    assert found is not None
    assert found.kind == kind
    assert found.words in text


@pytest.mark.parametrize("text", _NEIGHBOURS_OF_ALARMING_WORDS)
def test_a_word_that_only_looks_like_an_alarming_one_pages_nobody(text: str) -> None:
    assert find_emergency(text) is None


@pytest.mark.parametrize(
    "text", ["MY LAPTOP WAS STOLEN", "my laptop was stolen", "My laptop was stolen!!!", "my laptop, stolen"]
)
def test_capitals_and_points_change_nothing(text: str) -> None:
    found = find_emergency(text)
    assert found is not None
    assert found.kind == "security_incident"


def test_the_gravest_emergency_is_the_one_that_is_reported() -> None:
    found = find_emergency("The server is down and there is smoke coming out of it")
    assert found is not None
    assert found.kind == "danger"
    assert "smoke" in found.words


def test_the_words_are_those_of_the_person() -> None:
    assert find_emergency("Hi, My Laptop WAS Stolen!") == Emergency("security_incident", "Laptop WAS Stolen")


def test_the_words_of_a_person_who_slipped_stay_as_they_were_typed() -> None:
    found = find_emergency("help, the SEVRER is down")
    assert found == Emergency("outage", "SEVRER is down")


@pytest.mark.parametrize(
    "text", ["", " ", "...", "'", "\u2019", "\ud800", "a" * 10_000, "server " * 1_500, "my is " * 2_000]
)
def test_text_of_any_shape_without_an_emergency_pages_nobody(text: str) -> None:
    assert find_emergency(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "the printer next to my desk prints every second page twice and nothing else is wrong with it. " * 600,
        "the server was down yesterday, why? " * 1_600,
        "what if my laptop gets stolen " * 2_000,
        "server not hacked " * 3_300,
    ],
    ids=["harmless", "settled", "supposed", "denied"],
)
def test_ten_thousand_words_are_read_in_no_time(text: str) -> None:
    assert min(_seconds(text) for _ in range(3)) < 1


def _seconds(text: str) -> float:
    """CPU of this thread alone; one run in three may have to clean up after 10,000 other tests."""
    before = time.thread_time()
    find_emergency(text)
    return time.thread_time() - before
