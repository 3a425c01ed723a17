"""Emergencies page a person; what only sounds like one pages nobody."""

from __future__ import annotations

import pytest

from bot.language.emergencies import Emergency, find_emergency
from tests.language import emergency_phrasings as phrasings

_REPORTED = [
    *(("danger", text) for text in phrasings.DANGER),
    *(("security_incident", text) for text in phrasings.SECURITY),
    *(("outage", text) for text in phrasings.OUTAGE),
]


@pytest.mark.parametrize(("kind", "text"), _REPORTED, ids=[text for _, text in _REPORTED])
def test_an_emergency_is_found_in_the_words_people_use(kind: str, text: str) -> None:
    found = find_emergency(text)
    assert found is not None
    assert found.kind == kind
    assert found.words in text


@pytest.mark.parametrize("text", phrasings.HARMLESS, ids=phrasings.HARMLESS)
def test_words_that_only_sound_alarming_page_nobody(text: str) -> None:
    assert find_emergency(text) is None


def test_the_tables_are_large_enough_to_mean_something() -> None:
    assert len(set(_REPORTED)) >= 120
    assert len(set(phrasings.HARMLESS)) >= 120


def test_the_gravest_emergency_is_the_one_that_is_reported() -> None:
    found = find_emergency("The server is down and there is smoke coming out of it")
    assert found == Emergency("danger", "there is smoke")


def test_the_words_are_those_of_the_person() -> None:
    assert find_emergency("Hi, My Laptop WAS Stolen!") == Emergency("security_incident", "Laptop WAS Stolen")


@pytest.mark.parametrize(
    "text", ["", " ", "...", "'", "\u2019", "\ud800", "a" * 10_000, "server " * 1_500, "my is " * 2_000]
)
def test_text_of_any_shape_without_an_emergency_pages_nobody(text: str) -> None:
    assert find_emergency(text) is None
