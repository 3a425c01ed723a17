"""What a training says of itself is counted from what was guessed about unseen examples."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from bot.language.bands import Thresholds
from bot.language.intents import IntentSettings
from bot.language.judge_learning import Examples, Learned, learn_judge
from bot.language.training_figures import figures_of
from tests.language.learning import KINDS, WIDTH, small_examples


@pytest.fixture(scope="module")
def learned() -> Learned:
    return learn_judge(small_examples(), KINDS, IntentSettings(meaning_units=32), WIDTH)


def _planted(learned: Learned, examples: Examples, wrong: dict[int, str]) -> Learned:
    """As if the unseen guesses were all sure and right, but for those said to be wrong."""
    names = learned.judge.model.intents
    guessed = [wrong.get(place, intent) for place, intent in enumerate(examples.intents)]
    probabilities = np.zeros_like(learned.probabilities)
    probabilities[np.arange(len(guessed)), [names.index(name) for name in guessed]] = 1.0
    same = [
        KINDS.count_as.get(a, a) == KINDS.count_as.get(b, b) for a, b in zip(guessed, examples.intents, strict=True)
    ]
    foreign = np.array([intent == "out_of_scope" for intent in examples.intents])
    guesses = replace(
        learned.guesses,
        by_category=KINDS.by_category(probabilities, names),
        intents=probabilities.max(axis=1),
        ours=np.where(foreign, 0.0, 1.0),
        suspicion=np.array([0.9 if intent == "danger" else 0.1 for intent in examples.intents]),
        talks=np.array([not KINDS.is_ours(name) and name != "out_of_scope" for name in guessed]),
        right=np.array(same),
        right_among_offered=np.array(same),
    )
    judge = replace(learned.judge, thresholds=Thresholds(act=0.5, ours=0.3, emergency=0.4, talk=0.35))
    return Learned(judge, probabilities, guesses)


def test_figures_of_a_training_that_made_no_mistake(learned: Learned) -> None:
    examples = small_examples()

    assert figures_of(_planted(learned, examples, {}), examples) == {
        "examples": 42,
        "intents": 7,
        "folds": 5,
        "right": 1.0,
        "right_categories": 1.0,
        "top3": 1.0,
        "macro_f1": 1.0,
        "act": 1.0,
        "offer": 0.0,
        "reject": 0.0,
        "act_precision": 1.0,
        "in_scope_rejected": 0.0,
        "out_of_scope_recall": 1.0,
        "emergency_recall": 1.0,
        "emergency_false_alarms": 0.0,
        "worst": [],
    }


def test_mistakes_are_counted_where_they_belong(learned: Learned) -> None:
    examples = small_examples()
    # The first six are printers, the seventh to twelfth wifi, the next twelve money, then danger and greetings.
    wrong = {0: "wifi", 1: "wifi", 6: "printer", 12: "ask_price", 30: "printer"}

    figures = figures_of(_planted(learned, examples, wrong), examples)

    assert figures["right"] == pytest.approx(37 / 42, abs=1e-4)
    # A question about money for one about the contract is as good as right; talk is not counted.
    assert figures["right_categories"] == pytest.approx(27 / 30, abs=1e-4)
    assert figures["act_precision"] == pytest.approx(21 / 24, abs=1e-4)
    assert figures["worst"][0] == ["printer", "wifi", 2]
    assert sorted(figures["worst"][1:]) == [
        ["billing", "ask_price", 1],
        ["greet", "printer", 1],
        ["wifi", "printer", 1],
    ]


def test_suspicion_is_counted_against_the_emergencies(learned: Learned) -> None:
    examples = small_examples()
    planted = _planted(learned, examples, {})
    suspicion = planted.guesses.suspicion.copy()
    suspicion[[0, 24]] = 0.5, 0.1

    figures = figures_of(replace(planted, guesses=replace(planted.guesses, suspicion=suspicion)), examples)

    assert figures["emergency_recall"] == pytest.approx(5 / 6, abs=1e-4)
    assert figures["emergency_false_alarms"] == pytest.approx(1 / 36, abs=1e-4)


def test_ours_that_are_sent_away_are_counted(learned: Learned) -> None:
    examples = small_examples()
    planted = _planted(learned, examples, {})
    ours = planted.guesses.ours.copy()
    ours[[0, 1, 2]] = 0.0

    figures = figures_of(replace(planted, guesses=replace(planted.guesses, ours=ours)), examples)

    assert figures["in_scope_rejected"] == figures["reject"] == pytest.approx(3 / 24, abs=1e-4)


def test_figures_are_plain_numbers_that_can_be_stored(learned: Learned) -> None:
    figures = figures_of(learned, small_examples())

    assert json.loads(json.dumps(figures)) == figures
