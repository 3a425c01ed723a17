"""Thresholds that were chosen before: for which examples they hold, and that nothing is learned differently with them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.language.chosen import Chosen, digest_of
from bot.language.intents import IntentSettings
from bot.language.judge_learning import Learned, learn_as_chosen, learn_judge
from tests.language.learning import KINDS, WIDTH, WordEncoder, small_examples

_SETTINGS = IntentSettings(meaning_units=32)
_TEXTS = ("printer has no wifi", "fire in the rack", "hello", "who won", "")


@pytest.fixture(scope="module")
def learned() -> Learned:
    return learn_judge(small_examples(), KINDS, _SETTINGS, WIDTH)


def test_a_judge_with_thresholds_that_were_chosen_before_is_the_same_judge(learned: Learned) -> None:
    was = learned.judge
    judge = learn_as_chosen(small_examples(), KINDS, _SETTINGS, WIDTH, was.thresholds, was.scope.weights)

    vectors = WordEncoder().features(_TEXTS)
    assert judge.judge(_TEXTS, vectors) == was.judge(_TEXTS, vectors)
    assert np.array_equal(judge.model.by_words.weights, was.model.by_words.weights)


def test_what_was_chosen_is_read_as_it_was_written(learned: Learned, tmp_path: Path) -> None:
    chosen = Chosen.by("these", learned.judge, {"right": 0.5})
    (tmp_path / "chosen.json").write_text(json.dumps(chosen.to_json()), encoding="utf-8")

    assert Chosen.read(tmp_path / "chosen.json") == chosen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"right": 1}',
        '{"chosen": {"of": "x", "scope": [1, 2], "thresholds": {}}}',
        '{"chosen": {"of": "x", "scope": [1, 2, 3], "thresholds": {"unheard": 1}}}',
    ],
)
def test_what_is_no_figures_of_a_training_holds_nothing_chosen(text: str, tmp_path: Path) -> None:
    (tmp_path / "chosen.json").write_text(text, encoding="utf-8")

    assert Chosen.read(tmp_path / "chosen.json") is None
    assert Chosen.read(tmp_path / "not there.json") is None


def test_another_example_setting_kind_or_encoder_has_another_digest() -> None:
    examples = small_examples()
    texts, intents, emergencies = list(examples.texts), list(examples.intents), list(examples.emergencies)
    other = [
        replace(examples, texts=[*texts[:-1], "another"]),
        replace(examples, intents=[*intents[:-1], "wifi"]),
        replace(examples, emergencies=[*emergencies[:-1], "outage"]),
        replace(examples, texts=texts[:-1], intents=intents[:-1], emergencies=emergencies[:-1]),
    ]
    digests = [digest_of(each, KINDS, _SETTINGS, "encoder") for each in (examples, *other)]
    digests += [
        digest_of(examples, KINDS, replace(_SETTINGS, meaning_epochs=9), "encoder"),
        digest_of(examples, replace(KINDS, out_of_scope="greet"), _SETTINGS, "encoder"),
        digest_of(examples, KINDS, _SETTINGS, None),
    ]

    assert len(set(digests)) == len(digests)
    assert digest_of(small_examples(), KINDS, _SETTINGS, "encoder") == digests[0]
