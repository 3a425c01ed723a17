"""Beside a running emergency: what is surely about something else."""

from __future__ import annotations

import pytest

from bot.desk.other_matter_words import is_of_another_matter, names_a_new_matter, says_it_is_new, says_it_was_of_another


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


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("no, that was about the other thing", True),
        ("sorry, wrong ticket", True),
        ("it is about something else", True),
        ("that is not about this one", True),
        ("it's the other printer", False),
        ("no", False),
        ("the other one has it too", False),
    ],
)
def test_what_was_told_last_was_of_another_matter(words: str, other: bool) -> None:
    assert says_it_was_of_another(words) is other


def test_by_the_way_may_go_on_with_the_emergency() -> None:
    assert not is_of_another_matter("by the way it is on the parts server too")
    assert is_of_another_matter("by the way the fax is slow")
    assert is_of_another_matter("our contract says 24x7")
    assert not is_of_another_matter("our contract says 24x7", money_aside=True)


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("no, it is new", True),
        ("yes, a new problem", True),
        ("yes it's a different one", True),
        ("yes", False),
        ("yes, do it", False),
        ("yes, the new printer jams", False),
        ("yes, a new laptop", False),
        ("yes, it is the same", False),
    ],
)
def test_what_is_said_to_be_new(words: str, new: bool) -> None:
    assert says_it_is_new(words) is new


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("yes, a new problem", True),
        ("something else", True),
        ("it's a different issue", True),
        ("yes, another", False),
        ("a different one please", False),
        ("yes, not that", False),
        ("a new laptop does not start", False),
    ],
)
def test_another_one_is_a_matter_only_where_it_is_named(words: str, named: bool) -> None:
    assert names_a_new_matter(words) is named
