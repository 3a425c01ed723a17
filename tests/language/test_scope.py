"""Two signs tell whether a message is our business: the odds, and the nearest examples."""

from __future__ import annotations

import numpy as np
import pytest

from bot.language.scope import (
    Scope,
    learn_weights,
    log_odds_of_ours,
    meanings,
    nearness,
    spread_evenly,
    sure_of_ours,
)

_EAST = np.array([[1.0, 0.0]], dtype=np.float32)
_NORTH = np.array([[0.0, 1.0]], dtype=np.float32)
_NONE = np.zeros((0, 2), dtype=np.float32)


def test_a_text_near_our_examples_is_surer_to_be_ours() -> None:
    scope = Scope(ours=_EAST, foreign=_NORTH, weights=(0.0, 0.0, 2.0))

    found = scope.ours_surely(np.zeros(2), np.vstack([_EAST, _NORTH]))

    assert found == pytest.approx(1 / (1 + np.exp([-2.0, 2.0])))


def test_without_vectors_the_odds_decide_alone() -> None:
    scope = Scope(ours=_EAST, foreign=_NORTH, weights=(0.5, 1.0, 9.0))

    assert scope.ours_surely(np.array([0.0, 1.5]), None) == pytest.approx(1 / (1 + np.exp([-0.5, -2.0])))


@pytest.mark.parametrize(
    "scope", [Scope(_EAST, _NONE, (0, 1, 9)), Scope(_NONE, _NORTH, (0, 1, 9))], ids=["ours", "foreign"]
)
def test_without_examples_of_one_side_the_odds_decide_alone(scope: Scope) -> None:
    assert scope.ours_surely(np.zeros(1), _EAST) == pytest.approx([0.5])


def test_extreme_signs_stay_between_nought_and_one() -> None:
    found = sure_of_ours((0.0, 1.0, 0.0), np.array([-1e9, 1e9]), np.zeros(2))

    assert found == pytest.approx([0.0, 1.0], abs=1e-12)


def test_the_meaning_is_the_end_of_a_vector_at_unit_length() -> None:
    vectors = np.array([[9, 9, 3, 4], [9, 9, 0, 0]], dtype=np.float32)

    found = meanings(vectors, 2)

    assert found == pytest.approx(np.array([[0.6, 0.8], [0.0, 0.0]]))
    assert found.dtype == np.dtype(np.float32)


def test_nearness_is_the_mean_of_the_three_nearest() -> None:
    examples = np.array([[0.9], [0.1], [0.6], [0.3]], dtype=np.float32)

    assert nearness(np.array([[1.0]], dtype=np.float32), examples) == pytest.approx([0.6])


def test_fewer_than_three_examples_are_enough() -> None:
    examples = np.array([[0.9], [0.1]], dtype=np.float32)

    assert nearness(np.array([[1.0]], dtype=np.float32), examples) == pytest.approx([0.5])


def test_the_odds_compare_the_likeliest_category_with_the_last_column() -> None:
    found = log_odds_of_ours(np.array([[0.1, 0.6, 0.3], [0.2, 0.2, 0.4], [0.0, 0.0, 0.0]]))

    assert found == pytest.approx(np.log([2.0, 0.5, 1.0]), abs=1e-6)


def test_examples_are_kept_from_the_first_to_the_last_of_each_intent() -> None:
    intents = ["a"] * 5 + ["b"] * 2 + ["a"] * 2

    assert spread_evenly(intents, 3) == [0, 3, 5, 6, 8]


def test_all_examples_are_kept_where_there_are_few() -> None:
    assert spread_evenly(["a", "b", "a"], 3) == [0, 1, 2]


def test_no_example_is_kept_twice() -> None:
    assert spread_evenly(["a"] * 7, 6) == sorted(set(spread_evenly(["a"] * 7, 6)))


def test_the_weights_learn_that_both_signs_speak_for_ours() -> None:
    ours = np.array([True, False] * 40)
    ours[[0, 1]] = ours[[1, 0]]
    places = np.arange(80)
    signs = np.where(ours, 1.0, -1.0) + np.sin(places)
    near = np.where(ours, 0.2, -0.2) + 0.2 * np.cos(3 * places)

    constant, odds, nearer = learn_weights(signs, near, ours)

    right = (sure_of_ours((constant, odds, nearer), signs, near) > 0.5) == ours
    assert odds > 0
    assert nearer > 0
    assert right.mean() > 0.85
