"""What config.yml calls a category, a question, an emergency, and what is left over is talk."""

from __future__ import annotations

import numpy as np
import pytest

from bot.language.kinds import Kinds

_KINDS = Kinds(
    categories=("printer", "billing"),
    out_of_scope="foreign",
    count_as={"ask_price": "billing"},
    emergencies={"danger": "danger"},
)


def test_the_configuration_names_all_kinds() -> None:
    config = {
        "categories": ["printer", "billing"],
        "out_of_scope": "foreign",
        "count_as": {"ask_price": "billing"},
        "emergencies": {"danger": "danger"},
    }

    assert Kinds.from_config(config, ["greet"]) == _KINDS


def test_without_categories_every_intent_but_the_foreign_one_is_a_category() -> None:
    assert Kinds.from_config({}, ["greet", "out_of_scope", "printer"]) == Kinds(categories=("greet", "printer"))


@pytest.mark.parametrize("empty", [None, {}, []], ids=repr)
def test_a_key_without_a_value_counts_as_left_out(empty: object) -> None:
    config = {"categories": empty, "out_of_scope": None, "count_as": empty, "emergencies": empty}

    assert Kinds.from_config(config, ["printer"]) == Kinds(categories=("printer",))


def test_what_is_none_of_ours_stands_last() -> None:
    assert _KINDS.sorted_into == ("printer", "billing", "foreign")


@pytest.mark.parametrize(
    ("intent", "ours"),
    [("printer", True), ("ask_price", True), ("foreign", False), ("greet", False), ("danger", False)],
)
def test_ours_is_a_category_or_what_counts_as_one(intent: str, ours: bool) -> None:
    assert _KINDS.is_ours(intent) == ours


def test_a_question_adds_to_its_category_and_talk_is_left_out() -> None:
    intents = ("ask_price", "billing", "foreign", "greet", "printer")
    probabilities = np.array([[0.1, 0.2, 0.3, 0.35, 0.05], [0.0, 0.0, 1.0, 0.0, 0.0]])

    found = _KINDS.by_category(probabilities, intents)

    assert found == pytest.approx(np.array([[0.05, 0.3, 0.3], [0.0, 0.0, 1.0]]))


def test_a_category_that_no_example_names_has_nothing() -> None:
    assert _KINDS.by_category(np.array([[1.0]]), ("printer",)).tolist() == [[1.0, 0.0, 0.0]]


def test_no_texts_have_no_rows() -> None:
    assert _KINDS.by_category(np.zeros((0, 1)), ("printer",)).shape == (0, 3)
