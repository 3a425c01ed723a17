"""How often ordinary messages in alarming words page somebody, and how many emergencies in everyday words do."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.connectors.training_lines import normalised, read_lines
from bot.language.emergencies import find_emergency
from tests.language.sweeps import Said, read_sweep

DATA = Path(__file__).resolve().parents[2] / "data" / "nlu"
ORDINARY, MORE, EMERGENCIES = (read_sweep(name) for name in ("ordinary.txt", "ordinary_more.txt", "emergencies.txt"))


def _share(said: tuple[Said, ...] | list[Said]) -> float:
    """How many of a hundred the word list takes for an emergency."""
    return 100 * sum(find_emergency(each.text) is not None for each in said) / len(said)


def test_the_sweep_is_large_enough_to_mean_something() -> None:
    assert len({each.text for each in ORDINARY}) >= 600
    assert len({each.text for each in EMERGENCIES}) >= 300
    assert len({each.about for each in ORDINARY}) >= 34


@pytest.mark.parametrize(
    "said", [each for each in ORDINARY if not each.held_out] + list(MORE), ids=lambda said: said.text
)
def test_ordinary_messages_that_were_looked_at_page_nobody(said: Said) -> None:
    assert find_emergency(said.text) is None


@pytest.mark.parametrize("said", [each for each in EMERGENCIES if not each.held_out], ids=lambda said: said.text)
def test_emergencies_that_were_looked_at_page_somebody(said: Said) -> None:
    assert find_emergency(said.text) is not None


def test_of_ordinary_messages_that_nobody_looked_at_at_most_three_in_a_hundred_page_somebody() -> None:
    assert _share([each for each in ORDINARY if each.held_out]) <= 3.0


def test_of_emergencies_that_nobody_looked_at_four_in_five_page_somebody_by_words_alone() -> None:
    assert _share([each for each in EMERGENCIES if each.held_out]) >= 80.0


def test_nothing_that_is_held_out_is_an_example() -> None:
    known = {normalised(line.text) for line in read_lines(DATA)}
    held_out = [each for each in (*ORDINARY, *EMERGENCIES) if each.held_out]
    assert [each.text for each in held_out if normalised(each.text) in known] == []
