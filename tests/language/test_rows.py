"""A long row of the same signs is read in a moment: no pattern of the language part tries every way of taking it apart."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from bot.language.calm_words import is_calm
from bot.language.clauses import split_clauses
from bot.language.emergencies import find_emergency
from bot.language.entities import find_entities
from bot.language.foreign import foreign_language
from bot.language.phone_numbers import find_phone_numbers
from bot.language.typed_text import clean_typed_text

# The cut of a message; what comes in is longer, and is read as typed before it is cut.
LETTERS, TYPED = 2_000, 40_000
_ROWS = [", ", "adn,,", "4", "4 4", "... ", "a", "_", "_a", "!? ", "not ", "(", "'", "1-"]


@pytest.mark.parametrize(
    ("begins", "row"),
    [("/x", "_aaa"), ("/x", "_"), ("/x", " "), ("/", "x"), ("/x", "@1."), ("{", "{"), ("", "_"), ("", "\u200b")],
)
@pytest.mark.parametrize("ends", ["", "!", " @"])
def test_what_looks_like_a_command_is_taken_in_in_a_moment(begins: str, row: str, ends: str) -> None:
    typed = f"{begins}{row * TYPED}"[: TYPED - len(ends)] + ends
    began = process_time()
    clean_typed_text(typed)
    assert process_time() - began < 0.5


@pytest.mark.parametrize(
    "reads", [find_entities, find_phone_numbers, find_emergency, split_clauses, foreign_language, is_calm]
)
@pytest.mark.parametrize("begins", ["", "+4", "did someone of my staff buy "])
@pytest.mark.parametrize("row", _ROWS)
def test_a_long_row_is_read_in_a_moment(reads: Callable[[str], Any], begins: str, row: str) -> None:
    said = f"{begins}{row * LETTERS}"[: LETTERS - 2] + " $"
    # What is compiled at its first use is no row's fault.
    _read(reads, "hello")
    began = process_time()
    _read(reads, said)
    assert process_time() - began < 0.5


def _read(reads: Callable[[str], Any], said: str) -> None:
    found = reads(said)
    if found is not None and not isinstance(found, (bool, str)) and hasattr(found, "__iter__"):
        list(found)
