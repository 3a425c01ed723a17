"""What people say about tickets without a number."""

from __future__ import annotations

import pytest

from bot.desk.ticket_words import asks_about_it, asks_about_others, asks_about_waiting, closes_one


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("what did you write in the ticket?", True),
        ("what have you noted", True),
        ("is that in it?", True),
        ("what I see is a blue screen", False),
        ("it also beeps", False),
        ("it also beeps, is that bad?", False),
    ],
)
def test_a_question_is_no_more_words_for_a_ticket(words: str, asks: bool) -> None:
    assert asks_about_it(words) is asks


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("I've been waiting for two days", True),
        ("nobody called me back", True),
        ("this takes too long", True),
        ("nothing works", False),
    ],
)
def test_who_has_waited(words: str, waits: bool) -> None:
    assert asks_about_waiting(words) is waits


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("what about Drew's ticket?", True),
        ("show me his tickets", True),
        ("what's my ticket", False),
        ("where's the ticket", False),
        ("how are my tickets?", False),
    ],
)
def test_the_ticket_of_somebody_else(words: str, asks: bool) -> None:
    assert asks_about_others(words) is asks


@pytest.mark.parametrize(
    ("words", "closes"),
    [
        ("close the scanner one", True),
        ("ok, please close my printer ticket", True),
        ("the door of the scanner does not close", False),
        ("close it", False),
        ("don't close the scanner one", False),
    ],
)
def test_a_ticket_that_is_closed_by_what_it_is_about(words: str, closes: bool) -> None:
    assert closes_one(words) is closes
