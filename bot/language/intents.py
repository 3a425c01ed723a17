"""Which category a message is about: what it means and how it is written, weighed together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Far below any probability that decides something; keeps logarithms finite.
_LEAST = 1e-12


class Encoder(Protocol):
    """Whatever turns texts into vectors, one row each."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector per text."""


@dataclass(frozen=True)
class IntentSettings:
    """How to learn: `c` is the inverse of regularisation, `meaning_weight` (0 to 1) the encoder's say."""

    c: float = 20.0
    class_weight: str | None = "balanced"
    meaning_weight: float = 0.6
    max_iter: int = 300
    random_state: int = 42

    def __post_init__(self) -> None:
        """Raise ValueError for a setting that cannot be meant."""
        if self.c <= 0:
            raise ValueError(f"C must be above 0, not {self.c}.")
        if self.class_weight not in (None, "balanced"):
            raise ValueError(f"class_weight is 'balanced' or null, not {self.class_weight!r}.")
        if not 0 <= self.meaning_weight <= 1:
            raise ValueError(f"meaning_weight lies between 0 and 1, not at {self.meaning_weight}.")

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> IntentSettings:
        """The settings as config.yml names them; what it leaves out stands at its default."""
        usual = cls()
        return cls(
            c=float(config.get("C", usual.c)),
            class_weight=config.get("class_weight", usual.class_weight),
            meaning_weight=float(config.get("meaning_weight", usual.meaning_weight)),
            max_iter=int(config.get("max_iter", usual.max_iter)),
            random_state=int(config.get("random_state", usual.random_state)),
        )


@dataclass(frozen=True)
class IntentModel:
    """A trained model: `by_words` reads spelling, `by_meaning` the encoder's vectors (None: words alone)."""

    by_words: Any
    by_meaning: Any
    encoder: Encoder | None
    meaning_weight: float

    @property
    def intents(self) -> tuple[str, ...]:
        """The intents it knows, by name."""
        return tuple(str(name) for name in self.by_words.classes_)

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """(texts, intents), each row adding up to 1: the weighted geometric mean of the two opinions."""
        if not texts:
            return np.zeros((0, len(self.intents)))
        words: NDArray[np.float64] = self.by_words.predict_proba([spelling(text) for text in texts])
        if self.by_meaning is None or self.encoder is None:
            return words
        meaning = self.by_meaning.predict_proba(self.encoder.encode(texts))
        mixed = np.exp(
            self.meaning_weight * np.log(np.maximum(meaning, _LEAST))
            + (1 - self.meaning_weight) * np.log(np.maximum(words, _LEAST))
        )
        pooled: NDArray[np.float64] = mixed / mixed.sum(axis=1, keepdims=True)
        return pooled


def learn_intents(
    texts: Sequence[str],
    intents: Sequence[str],
    settings: IntentSettings,
    encoder: Encoder | None,
) -> IntentModel:
    """Learn from examples of at least two intents; without an encoder from their words alone."""
    by_words = _words_model(settings).fit([spelling(text) for text in texts], list(intents))
    regression = by_words[-1]
    # Answering reads it transposed: a copy for each message would cost more than the answer.
    regression.coef_ = np.asfortranarray(regression.coef_)
    by_meaning = None
    if encoder is not None:
        by_meaning = _meaning_model(settings).fit(encoder.encode(texts), list(intents))
    return IntentModel(by_words, by_meaning, encoder, settings.meaning_weight)


def spelling(text: str) -> str:
    """The text without apostrophes: `can't`, straight or curly, and `cant` are one word."""
    return text.replace("\u2019", "'").replace("'", "")


def _words_model(settings: IntentSettings) -> Any:
    """Words and pairs of words beside groups of 2 to 5 letters, for misspelt words."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    words = TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b", strip_accents="unicode"
    )
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, strip_accents="unicode")
    # Many more features than examples: the dual form takes seconds where the usual solver takes minutes.
    regression = LogisticRegression(
        C=settings.c,
        max_iter=settings.max_iter,
        random_state=settings.random_state,
        solver="liblinear",
        dual=True,
    )
    return make_pipeline(make_union(words, letters), regression)


def _meaning_model(settings: IntentSettings) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(
        C=settings.c,
        class_weight=settings.class_weight,
        max_iter=settings.max_iter,
        random_state=settings.random_state,
        solver="lbfgs",
        n_jobs=1,
    )
