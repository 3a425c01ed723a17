"""A linear model of words and a small network of meaning, weighed together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.intents import (
    IntentSettings,
    MeaningOpinion,
    WordsOpinion,
    learn_intents,
    main_directions,
    pooled,
    stopping_early,
)

_EXAMPLES = {
    "printer": ["printer is offline", "nothing prints", "paper jam in the printer", "print job stuck"],
    "wifi": ["wifi keeps dropping", "cant connect to wifi", "no wifi signal", "wireless is gone"],
    "password": ["forgot my password", "reset my password", "password expired", "wrong password"],
}
_TEXTS = [text for texts in _EXAMPLES.values() for text in texts]
_INTENTS = [intent for intent, texts in _EXAMPLES.items() for _ in texts]
# Twelve examples need no wide network.
_SETTINGS = IntentSettings(meaning_units=32)


def _vectors(intents: list[str]) -> npt.NDArray[np.float32]:
    """As if an encoder had found each intent in a direction of its own."""
    names = sorted(_EXAMPLES)
    return np.eye(len(names), dtype=np.float32)[[names.index(intent) for intent in intents]]


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("meaning_alpha", 0.0, "meaning_alpha must be above 0"),
        ("words_alpha", -1.0, "words_alpha must be above 0"),
        ("meaning_weight", 1.1, "meaning_weight lies between"),
        ("meaning_weight", -0.1, "meaning_weight lies between"),
        ("meaning_units", 0, "at least 1"),
        ("meaning_epochs", 0, "at least 1"),
        ("words_epochs", 0, "at least 1"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused(setting: str, value: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(_SETTINGS, **{setting: value})  # type: ignore[arg-type]  # one value for settings of several types


def test_settings_come_from_the_configuration_and_keep_their_defaults() -> None:
    config = {"meaning_alpha": "3", "meaning_weight": 0, "words_epochs": 4.0, "categories": ["printer"]}

    assert IntentSettings.from_config(config) == IntentSettings(meaning_alpha=3.0, meaning_weight=0.0, words_epochs=4)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("the printer is offline", "printer"),
        ("pritner offlien", "printer"),
        ("WIFI signal drops", "wifi"),
        ("pasword expierd", "password"),
    ],
)
def test_words_and_misspelt_words_are_known_without_an_encoder(text: str, intent: str) -> None:
    model = learn_intents(_TEXTS, None, _INTENTS, _SETTINGS)

    assert model.intents[int(model.probabilities([text], None)[0].argmax())] == intent


def test_a_meaning_is_known_where_no_word_was_learned() -> None:
    model = learn_intents(_TEXTS, _vectors(_INTENTS), _INTENTS, _SETTINGS)

    found = model.probabilities(["zzz", "zzz"], _vectors(["wifi", "printer"]))

    assert [model.intents[place] for place in found.argmax(axis=1)] == ["wifi", "printer"]


@pytest.mark.parametrize("with_vectors", [True, False])
@pytest.mark.parametrize("names", [["printer", "wifi"], ["printer", "wifi", "password"]], ids=["two", "three"])
def test_probabilities_add_up_to_one(names: list[str], with_vectors: bool) -> None:
    kept = [place for place, intent in enumerate(_INTENTS) if intent in names]
    texts, intents = [_TEXTS[place] for place in kept], [_INTENTS[place] for place in kept]
    vectors = _vectors(intents) if with_vectors else None
    model = learn_intents(texts, vectors, intents, _SETTINGS)

    found = model.probabilities(texts, vectors)

    assert found.shape == (len(texts), len(names))
    assert found.sum(axis=1) == pytest.approx(np.ones(len(texts)))
    assert [model.intents[place] for place in found.argmax(axis=1)] == intents


@pytest.mark.parametrize("count", [2, 3])
def test_a_network_says_what_scikit_learn_would_have_said(count: int) -> None:
    from sklearn.neural_network import MLPClassifier

    names = sorted(_EXAMPLES)[:count]
    intents = [intent for intent in _INTENTS if intent in names]
    noise = np.random.default_rng(3).normal(scale=0.3, size=(len(intents), len(_EXAMPLES)))
    vectors = (_vectors(intents) + noise).astype(np.float32)
    settings = replace(_SETTINGS, meaning_units=16)
    with stopping_early():
        model = learn_intents([str(place) for place in range(len(intents))], vectors, intents, settings)
        theirs = MLPClassifier((16,), alpha=1e-2, batch_size=len(intents), max_iter=200, tol=0, n_iter_no_change=10**6)
        theirs.set_params(random_state=42).fit(vectors * np.float32(len(_EXAMPLES) ** 0.5), intents)

    assert model.by_meaning is not None
    expected = theirs.predict_proba(vectors * np.float32(len(_EXAMPLES) ** 0.5))
    assert model.by_meaning.probabilities(vectors) == pytest.approx(expected, abs=1e-4)


def test_a_network_learns_what_no_line_can_part() -> None:
    vectors = np.array([[1, 1], [-1, -1], [1, -1], [-1, 1]] * 3, dtype=np.float32) / np.float32(2**0.5)
    intents = ["same", "same", "other", "other"] * 3

    model = learn_intents(["a b"] * 12, vectors, intents, replace(_SETTINGS, meaning_weight=1.0))

    found = model.probabilities(["a b"] * 4, vectors[:4])
    assert [model.intents[place] for place in found.argmax(axis=1)] == intents[:4]


def test_no_texts_need_no_answer() -> None:
    assert learn_intents(_TEXTS, None, _INTENTS, _SETTINGS).probabilities([], None).shape == (0, 3)


def test_two_trainings_learn_the_same_bit_by_bit() -> None:
    first, second = (learn_intents(_TEXTS, _vectors(_INTENTS), _INTENTS, _SETTINGS) for _ in range(2))

    assert first.by_meaning is not None and second.by_meaning is not None
    assert first.by_words.weights.tobytes() == second.by_words.weights.tobytes()
    for part in ("inner_weights", "inner_constants", "weights", "constants"):
        assert getattr(first.by_meaning, part).tobytes() == getattr(second.by_meaning, part).tobytes()


def test_another_seed_learns_other_weights() -> None:
    first = learn_intents(_TEXTS, None, _INTENTS, _SETTINGS)
    second = learn_intents(_TEXTS, None, _INTENTS, replace(_SETTINGS, random_state=1))

    assert first.by_words.weights.tobytes() != second.by_words.weights.tobytes()


def test_a_stronger_regularisation_is_less_sure() -> None:
    vectors = _vectors(_INTENTS)
    sure = []
    for alpha in (30.0, 1e-4):
        model = learn_intents(_TEXTS, vectors, _INTENTS, replace(_SETTINGS, meaning_alpha=alpha, meaning_weight=1.0))
        sure.append(float(model.probabilities(_TEXTS[:1], vectors[:1]).max()))

    assert sure[0] < sure[1]


@pytest.mark.parametrize(("weight", "intent"), [(0.0, "printer"), (1.0, "wifi")])
def test_the_weight_says_whether_words_or_meaning_decide(weight: float, intent: str) -> None:
    model = learn_intents(_TEXTS, _vectors(_INTENTS), _INTENTS, replace(_SETTINGS, meaning_weight=weight))

    found = model.probabilities(["printer is offline"], _vectors(["wifi"]))

    assert model.intents[int(found[0].argmax())] == intent


def test_a_model_with_meaning_falls_back_on_words_for_texts_without_vectors() -> None:
    model = learn_intents(_TEXTS, _vectors(_INTENTS), _INTENTS, replace(_SETTINGS, meaning_weight=1.0))

    found = model.probabilities(["printer is offline"], None)

    assert model.intents[int(found[0].argmax())] == "printer"


@pytest.mark.parametrize("text", ["", "   ", "👍", "\ud800"], ids=ascii)
def test_a_text_without_known_words_still_gets_probabilities(text: str) -> None:
    found = learn_intents(_TEXTS, None, _INTENTS, _SETTINGS).probabilities([text], None)

    assert found.sum() == pytest.approx(1)


def _two(passed_on: float) -> MeaningOpinion:
    """A network that passes on what stands above a value, each number for a class of its own."""
    one, none = np.eye(2, dtype=np.float32), np.zeros(2, dtype=np.float32)
    return MeaningOpinion(("a", "b"), one, none - np.float32(passed_on), one, none)


def test_scores_of_a_network_are_one_distribution() -> None:
    vectors = np.array([[0.0, np.log(3)], [-5.0, np.log(3)]], dtype=np.float32)

    # What is below zero is not passed on.
    assert _two(0).probabilities(vectors) == pytest.approx(np.array([[0.25, 0.75], [0.25, 0.75]]))


def test_one_against_the_rest_is_made_to_add_up() -> None:
    opinion = WordsOpinion(("a", "b"), np.eye(2, dtype=np.float32), np.zeros(2, dtype=np.float32))

    # 1/2 against 3/4.
    assert opinion.probabilities(np.array([[0.0, np.log(3)]])) == pytest.approx(np.array([[0.4, 0.6]]))


@pytest.mark.parametrize("exclusive", [True, False])
def test_enormous_scores_give_no_nonsense(exclusive: bool) -> None:
    one, none = np.eye(2, dtype=np.float32), np.zeros(2, dtype=np.float32)
    opinion = _two(0) if exclusive else WordsOpinion(("a", "b"), one, none)

    found = opinion.probabilities(np.array([[1e6, -1e6], [-1e6, -1e6]], dtype=np.float32))

    assert found == pytest.approx(np.array([[1.0, 0.0], [0.5, 0.5]]))


_ROWS = st.lists(st.floats(0.001, 1), min_size=3, max_size=3).map(lambda row: np.array([row]) / sum(row))


@given(_ROWS, _ROWS, st.floats(0, 1))
def test_pooled_opinions_add_up_to_one_and_keep_what_both_prefer(
    words: npt.NDArray[np.float64],
    meaning: npt.NDArray[np.float64],
    weight: float,
) -> None:
    found = pooled(words, meaning, weight)

    assert found.sum() == pytest.approx(1)
    if words.argmax() == meaning.argmax():
        assert found[0, words.argmax()] == found.max()


def test_two_opinions_are_joined_by_their_geometric_mean() -> None:
    found = pooled(np.array([[0.8, 0.2]]), np.array([[0.5, 0.5]]), 0.5)

    assert found == pytest.approx(np.array([[2 / 3, 1 / 3]]))


def test_many_wide_vectors_keep_the_directions_in_which_they_differ() -> None:
    vectors = np.random.default_rng(5).normal(size=(1000, 520)).astype(np.float32)
    vectors[:, 100:108] *= 1e-6

    basis = main_directions(vectors)

    assert basis is not None
    assert basis.shape == (520, 512)
    assert basis.T @ basis == pytest.approx(np.eye(512), abs=1e-4)
    assert np.abs(vectors @ basis @ basis.T - vectors).max() < 1e-3


@pytest.mark.parametrize("shape", [(999, 520), (1000, 512)], ids=["few", "narrow"])
def test_few_or_narrow_vectors_are_learned_as_they_are(shape: tuple[int, int]) -> None:
    assert main_directions(np.ones(shape, dtype=np.float32)) is None
