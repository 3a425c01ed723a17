"""More about a request, and what is a matter of its own."""

from __future__ import annotations

import pytest

from bot.desk.continuing_words import continues


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("and the remote access", True),
        ("and his email", True),
        ("before he hears about it", True),
        ("sorry the 18th", True),
        ("no wait it's monday", True),
        ("no wait it's 4", True),
        ("his laptop goes to the new person", True),
        ("she'll work three days a week", True),
        ("same rights as Nadia", True),
        ("about £600", True),
        ("keep it quiet please", True),
        ("please don't tell her yet", True),
        ("and the printer is offline", False),
        ("and what does it cost", False),
        ("his laptop is broken", False),
        ("no, I want a person", False),
        ("sorry, I mean the scanner", False),
        ("and outlook does not open", False),
        ("and outlook keeps asking for a password", False),
        ("and my laptop too", False),
        ("the printer shows offline", False),
        ("yes please", False),
        ("cancel", False),
    ],
)
def test_more_about_a_request(words: str, more: bool) -> None:
    assert continues(words) is more


@pytest.mark.parametrize(
    ("words", "more"),
    [("and a second screen", False), ("and his email", True), ("sorry the 18th", True), ("same rights as Nadia", True)],
)
def test_once_the_ticket_is_written_and_may_begin_the_next_matter(words: str, more: bool) -> None:
    assert continues(words, on_ticket=True) is more
