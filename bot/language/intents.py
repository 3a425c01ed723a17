"""Which intent a message has: what it means and how it is written, weighed together."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.language.word_reader import MANY, WordReader, learn_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]
    Weights = NDArray[np.float64]

# Far below any probability that decides something; keeps logarithms finite.
_LEAST = 1e-12
_DIRECTIONS = 512
# Few examples are read more often, until the network has been moved so many times.
_BATCH, _LEAST_STEPS = 128, 200


@dataclass(frozen=True)
class IntentSettings:
    """How to learn. `meaning_weight` (0 to 1) is the encoder's say beside the words'.

    `meaning_units` is how wide the hidden layer of the meaning's network is, `meaning_alpha` its regularisation (the
    squares of its weights), `meaning_epochs` how often it reads the examples; `words_alpha` and `words_epochs` are
    those of the words' model.
    """

    meaning_weight: float = 0.4
    meaning_units: int = 1024
    meaning_alpha: float = 1e-2
    meaning_epochs: int = 8
    words_alpha: float = 5e-6
    words_epochs: int = 12
    random_state: int = 42

    def __post_init__(self) -> None:
        """Raise ValueError for a setting that cannot be meant."""
        for name in ("meaning_alpha", "words_alpha"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be above 0, not {getattr(self, name)}.")
        if not 0 <= self.meaning_weight <= 1:
            raise ValueError(f"meaning_weight lies between 0 and 1, not at {self.meaning_weight}.")
        if min(self.meaning_units, self.meaning_epochs, self.words_epochs) < 1:
            raise ValueError("meaning_units, meaning_epochs and words_epochs are at least 1.")

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> IntentSettings:
        """The settings as config.yml names them; what it leaves out stands at its default."""
        usual = cls()
        return cls(
            meaning_weight=float(config.get("meaning_weight", usual.meaning_weight)),
            meaning_units=int(config.get("meaning_units", usual.meaning_units)),
            meaning_alpha=float(config.get("meaning_alpha", usual.meaning_alpha)),
            meaning_epochs=int(config.get("meaning_epochs", usual.meaning_epochs)),
            words_alpha=float(config.get("words_alpha", usual.words_alpha)),
            words_epochs=int(config.get("words_epochs", usual.words_epochs)),
            random_state=int(config.get("random_state", usual.random_state)),
        )


@dataclass(frozen=True)
class WordsOpinion:
    """A linear model of words, one intent against the rest: `weights` (words, classes), `constants` (classes), float32."""

    classes: tuple[str, ...]
    weights: Vectors
    constants: Vectors

    def probabilities(self, words: Any) -> Matrix:
        """(texts, classes), each row made to add up to 1, of sparse (texts, words)."""
        scores = np.asarray(words @ self.weights, dtype=np.float64) + self.constants
        shares = 1 / (1 + np.exp(-np.clip(scores, -500, 500)))
        total = shares.sum(axis=1, keepdims=True)
        result: Matrix = np.where(total > 0, shares / np.where(total > 0, total, 1), 1 / len(self.classes))
        return result


@dataclass(frozen=True)
class MeaningOpinion:
    """A network with one hidden layer (units that pass on what is above 0) on an encoder's vectors, float32.

    `inner_weights` (width, units), `inner_constants` (units), `weights` (units, classes), `constants` (classes).
    """

    classes: tuple[str, ...]
    inner_weights: Vectors
    inner_constants: Vectors
    weights: Vectors
    constants: Vectors

    def probabilities(self, vectors: Vectors) -> Matrix:
        """(texts, classes), each row one distribution (softmax), of (texts, width)."""
        inner = np.maximum(vectors @ self.inner_weights + self.inner_constants, 0)
        scores = np.asarray(inner @ self.weights + self.constants, dtype=np.float64)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        result: Matrix = shares / shares.sum(axis=1, keepdims=True)
        return result


@dataclass(frozen=True)
class IntentModel:
    """A trained model: `by_words` reads what `reader` makes of spelling, `by_meaning` an encoder's vectors or None."""

    reader: WordReader
    by_words: WordsOpinion
    by_meaning: MeaningOpinion | None
    meaning_weight: float

    @property
    def intents(self) -> tuple[str, ...]:
        """The intents it knows, by name."""
        return self.by_words.classes

    def probabilities(self, texts: Sequence[str], vectors: Vectors | None) -> Matrix:
        """(texts, intents), each row adding up to 1: the weighted geometric mean of the two opinions.

        `vectors` (texts, width) must come from the encoder that the model was trained with; without them the words
        decide alone.
        """
        if not texts:
            return np.zeros((0, len(self.intents)))
        return self.probabilities_of(self.reader.read(texts), vectors)

    def probabilities_of(self, words: Any, vectors: Vectors | None) -> Matrix:
        """The same, of words that the reader has read already."""
        opinion = self.by_words.probabilities(words)
        if self.by_meaning is None or vectors is None:
            return opinion
        return pooled(opinion, self.by_meaning.probabilities(vectors), self.meaning_weight)


def learn_intents(
    texts: Sequence[str], vectors: Vectors | None, intents: Sequence[str], settings: IntentSettings
) -> IntentModel:
    """Learn from examples of at least two intents; without vectors from their words alone."""
    reader = learn_words(texts)
    with stopping_early():
        return learn_from(reader, reader.read(texts), vectors, intents, settings)


@contextmanager
def stopping_early() -> Iterator[None]:
    """No warnings of models that stop early on purpose: their last steps cost most of the time and change no answer.

    Around all threads that learn, never inside one: they share the filters of warnings.
    """
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield


def learn_from(
    reader: WordReader,
    words: Any,
    vectors: Vectors | None,
    intents: Sequence[str],
    settings: IntentSettings,
) -> IntentModel:
    """The same from words that `reader` has read already: several models may share what it costs.

    To be called inside `stopping_early`.
    """
    by_words = _words_opinion(_words_model(settings).fit(words, list(intents)))
    by_meaning = None
    if vectors is not None:
        # Unit vectors of many numbers are made of tiny ones; a network learns best from numbers of about one.
        scale = np.float32(vectors.shape[1] ** 0.5)
        fitted = _meaning_model(settings, len(intents)).fit(vectors * scale, list(intents))
        by_meaning = _meaning_opinion(fitted, scale)
    return IntentModel(reader, by_words, by_meaning, settings.meaning_weight)


def main_directions(vectors: Vectors) -> Vectors | None:
    """(width, 512): the directions in which vectors differ most; None where they have no more numbers than that.

    Learning in them is three times as fast, reading twice, and as right on what was measured.
    """
    if vectors.shape[1] <= _DIRECTIONS or len(vectors) < MANY:
        return None
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    result: Vectors = np.ascontiguousarray(directions[:, ::-1][:, :_DIRECTIONS], dtype=np.float32)
    return result


def along(vectors: Vectors, directions: Vectors | None) -> Vectors:
    """What vectors have of each direction (texts, directions); without directions the vectors as they are."""
    return vectors if directions is None else vectors @ directions


def _words_opinion(fitted: Any) -> WordsOpinion:
    """What fitted regressions have learned; of two classes they hold one row, the other is its opposite."""
    weights, constants = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        weights, constants = np.vstack([-weights, weights]), np.concatenate([-constants, constants])
    return WordsOpinion(
        classes=tuple(str(name) for name in fitted.classes_),
        weights=np.ascontiguousarray(weights.T, dtype=np.float32),
        constants=constants.astype(np.float32),
    )


def _meaning_opinion(fitted: Any, scale: np.float32) -> MeaningOpinion:
    """What a network fitted on vectors of that scale has learned; of two classes it holds the second's score against a first one of 0."""
    (inner, weights), (inner_constants, constants) = fitted.coefs_, fitted.intercepts_
    if len(fitted.classes_) == 2:
        weights, constants = np.hstack([0 * weights, weights]), np.concatenate([0 * constants, constants])
    return MeaningOpinion(
        classes=tuple(str(name) for name in fitted.classes_),
        inner_weights=np.ascontiguousarray(scale * inner, dtype=np.float32),
        inner_constants=inner_constants.astype(np.float32),
        weights=np.ascontiguousarray(weights, dtype=np.float32),
        constants=constants.astype(np.float32),
    )


def pooled(words: Matrix, meaning: Matrix, meaning_weight: float) -> Matrix:
    """The weighted geometric mean of two opinions (texts, intents), each row adding up to 1."""
    mixed = np.exp(
        meaning_weight * np.log(np.maximum(meaning, _LEAST)) + (1 - meaning_weight) * np.log(np.maximum(words, _LEAST))
    )
    result: Matrix = mixed / mixed.sum(axis=1, keepdims=True)
    return result


def _words_model(settings: IntentSettings) -> Any:
    from sklearn.linear_model import SGDClassifier

    # A logistic regression for each intent, learned by averaged gradient steps: as right as an exact solver on what
    # was measured, in a third of its time, and the same each time.
    return SGDClassifier(
        loss="log_loss",
        alpha=settings.words_alpha,
        max_iter=settings.words_epochs,
        tol=None,
        average=True,
        random_state=settings.random_state,
        n_jobs=1,
    )


def _meaning_model(settings: IntentSettings, examples: int) -> Any:
    from sklearn.neural_network import MLPClassifier

    return MLPClassifier(
        hidden_layer_sizes=(settings.meaning_units,),
        alpha=settings.meaning_alpha,
        batch_size=min(_BATCH, examples),
        max_iter=max(settings.meaning_epochs, ceil(_LEAST_STEPS / ceil(examples / _BATCH))),
        tol=0.0,
        n_iter_no_change=10**6,
        random_state=settings.random_state,
    )
