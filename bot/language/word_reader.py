"""How a message is written, as numbers: its words, pairs of words and groups of letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Weights = NDArray[np.float32]

# A part of a word that stands in one example only tells little about others, and half of all parts do.
_MIN_EXAMPLES, MANY = 2, 1000
WORDS, LETTERS = "words", "letters"


@dataclass(frozen=True)
class Terms:
    """What one kind of terms has to say: their order, and how rare each is among the examples (terms), float32."""

    known: tuple[str, ...]
    weights: Weights

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each term stands."""
        return {term: place for place, term in enumerate(self.known)}

    def read(self, found: Iterable[str]) -> tuple[NDArray[np.int32], Weights]:
        """The places of the terms that are known, in order, and their values: together a vector of length 1.

        The value of a term is (1 + log how often it stands there) times how rare it is: tf-idf with sublinear counts,
        as scikit-learn has it.
        """
        places = self.places
        counts = Counter(places[term] for term in found if term in places)
        order = np.array(sorted(counts), dtype=np.int32)
        often = np.array([counts[place] for place in order.tolist()], dtype=np.float32)
        values = (1 + np.log(often)) * self.weights[order]
        length = np.sqrt(values @ values)
        return order, values / length if length > 0 else values


@dataclass(frozen=True)
class WordReader:
    """Reads texts by the terms that stand in the examples: words and pairs of words, and groups of 2 to 5 letters.

    scikit-learn learns them. It reads a lot of texts well, but its set-up costs more than a single message does.
    """

    words: Terms
    letters: Terms

    @property
    def width(self) -> int:
        """How many terms are known."""
        return len(self.words.known) + len(self.letters.known)

    def read(self, texts: Sequence[str]) -> Any:
        """A sparse matrix (texts, terms), float32: in each row the words' vector beside the letters'."""
        from scipy.sparse import csr_matrix

        columns: list[NDArray[np.int32]] = [np.zeros(0, dtype=np.int32)]
        values: list[Weights] = [np.zeros(0, dtype=np.float32)]
        ends = [0]
        in_words, in_letters = _terms_in(WORDS), _terms_in(LETTERS)
        for text in texts:
            spelt = spelling(text)
            words, of_words = self.words.read(in_words(spelt))
            letters, of_letters = self.letters.read(in_letters(spelt))
            columns += [words, letters + np.int32(len(self.words.known))]
            values += [of_words, of_letters]
            ends.append(ends[-1] + len(words) + len(letters))
        shape = (len(texts), self.width)
        return csr_matrix((np.concatenate(values), np.concatenate(columns), np.array(ends)), shape=shape)


def learn_words(texts: Sequence[str]) -> WordReader:
    """The terms of the examples; of many examples those that stand in two at least."""
    min_df = _MIN_EXAMPLES if len(texts) >= MANY else 1
    spelt = [spelling(text) for text in texts]
    words, letters = (_learned(_vectorizer(kind, min_df).fit(spelt)) for kind in (WORDS, LETTERS))
    return WordReader(words, letters)


def spelling(text: str) -> str:
    """The text without apostrophes: `can't`, straight or curly, and `cant` are one word."""
    return text.replace("\u2019", "'").replace("'", "")


def _learned(fitted: Any) -> Terms:
    terms = sorted(fitted.vocabulary_, key=fitted.vocabulary_.__getitem__)
    return Terms(tuple(terms), np.asarray(fitted.idf_, dtype=np.float32))


@lru_cache(maxsize=2)
def _terms_in(kind: str) -> Callable[[str], Sequence[str]]:
    """What finds the terms of a text, as scikit-learn does when it learns them."""
    terms_in: Callable[[str], Sequence[str]] = _vectorizer(kind).build_analyzer()
    return terms_in


def _vectorizer(kind: str, min_df: int = 1) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    shared: dict[str, Any] = {"min_df": min_df, "sublinear_tf": True, "strip_accents": "unicode", "dtype": np.float32}
    if kind == LETTERS:
        return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), **shared)
    return TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", **shared)
