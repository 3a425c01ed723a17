"""Words and groups of letters of a message, as numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union

from bot.language.word_reader import learn_words, spelling

_TEXTS = [
    "printer is offline",
    "nothing prints, nothing at all",
    "paper jam in the printer",
    "can't connect to wifi",
    "the café's wireless is gone",
    "pass word expired 0x80070005",
]


def _of_the_library(texts: list[str], read: list[str]) -> np.ndarray:
    shared = {"sublinear_tf": True, "strip_accents": "unicode", "dtype": np.float64}
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", **shared)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), **shared)
    union = make_union(words, letters).fit([spelling(text) for text in texts])
    result: np.ndarray = union.transform([spelling(text) for text in read]).toarray()
    return result


@given(st.lists(st.one_of(st.sampled_from(_TEXTS), st.text(max_size=60)), max_size=5))
def test_a_text_is_read_as_scikit_learn_reads_it(texts: list[str]) -> None:
    read = learn_words(_TEXTS).read(texts)

    assert read.dtype == np.float32
    assert read.has_canonical_format
    expected = _of_the_library(_TEXTS, texts) if texts else np.zeros(read.shape)
    assert read.toarray() == pytest.approx(expected, abs=1e-6)


def test_what_stands_in_one_of_many_examples_is_no_term() -> None:
    many = ["the printer is offline"] * 999 + ["a lone zebra"]

    assert "printer" in learn_words(many).words.known
    assert "zebra" not in learn_words(many).words.known
    assert "zebra" in learn_words(many[1:]).words.known


@pytest.mark.parametrize("text", ["can't print", "can\u2019t print", "cant print"])
def test_an_apostrophe_makes_no_other_word(text: str) -> None:
    assert spelling(text) == "cant print"
