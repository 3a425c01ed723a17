"""Beside a running emergency: what is surely about something else."""

from __future__ import annotations

import pytest

from bot.desk.other_matter_words import is_of_another_matter


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("also the printer jams", True),
        ("another thing, my excel is slow", True),
        ("what does it cost", True),
        ("thanks", True),
        ("false alarm, sorry", True),
        ("he threatens me", True),
        ("there is smoke now", True),
        ("no lock code I think", False),
        ("found it!!", False),
        ("can you wipe it", False),
        ("the wifi is off too", False),
        ("it happened at nine", False),
    ],
)
def test_what_is_of_another_matter(words: str, other: bool) -> None:
    assert is_of_another_matter(words) is other
