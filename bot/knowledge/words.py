"""Says which articles share the words of a question: BM25 over title, symptoms and steps, as a share of the best possible.

The formula is that of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the
inverse document frequency kept above zero as Lucene does. Dividing by what an article could reach at most makes scores
comparable between questions and between bases of any size.
"""

from __future__ import annotations

import math
import re
import threading
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.desk.walkthroughs import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

K1, B = 1.2, 0.75
# How often a word counts that stands in the title, in a symptom, in the rest.
TITLE, SYMPTOM, REST = 6, 8, 1
MAX_WORDS = 40

_WORD = re.compile(r"[^\W_]+")
# One spelling for what people write in several ways.
_SPELLINGS = (
    (re.compile(r"\b(?:e[-\s])?mails?\b|\be-?mails\b", re.IGNORECASE), "email"),
    (re.compile(r"\bwi[-\s]fi\b", re.IGNORECASE), "wifi"),
    (re.compile(r"\bpass[-\s]words?\b", re.IGNORECASE), "password"),
    (re.compile(r"['’]"), ""),
)
_EMPTY_TEXT = """
    a about after again all already also always am an and any anymore anyone anything are aren as asks
    at be because been before but by can cannot cant could couldn day days did didn do does doesn doesnt
    doing don dont even every everything for from get gets getting go goes going good got had has have
    having he hello help her hey hi him his hour hours how i if ill im in into is isn isnt it its ive
    just keep keeps know like ll make makes me minute minutes more morning much my need needs no not
    nothing now of off on one only or our over please pls problem really s says seems she should since
    so some someone something still such sure t thanks that the their them then there they thing this
    time to today tomorrow tonight too try trying up us use using ve very want wants was wasn way we week
    weekend well were what when where which while who why will with won wont work working works would
    yes yesterday yesterdays yet you your
"""
_EMPTY_WORDS = frozenset(_EMPTY_TEXT.split())


@dataclass(frozen=True)
class Asked:
    """For each article how much of what the words could weigh it has, 0 to 1 (articles,), and the terms of the words."""

    shares: NDArray[np.float32]
    terms: tuple[tuple[str, str], ...]


class WordIndex:
    """The words of articles, by their places in the sequence; built at the first question. Safe for several threads."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._lock = threading.Lock()
        self._built: _Postings | None = None

    def ask(self, words: str) -> Asked:
        """How well each article fits by its words alone."""
        postings = self._postings()
        terms = _terms(words)
        return Asked(postings.shares([term for _, term in terms]), terms)

    def found(self, asked: Asked, row: int) -> tuple[str, ...]:
        """The words, as they were written, that an article has."""
        postings = self._postings()
        return tuple(word for word, term in asked.terms if postings.has(term, row))

    def _postings(self) -> _Postings:
        with self._lock:
            if self._built is None:
                self._built = _Postings(self._articles)
            return self._built


class _Postings:
    """For each term the articles that have it, and how much it weighs there."""

    def __init__(self, articles: Sequence[Article]) -> None:
        import numpy as np

        self._numbers: dict[str, int] = {}
        terms, rows, counts = array("i"), array("i"), array("f")
        lengths = np.zeros(len(articles), dtype=np.float32)
        for row, article in enumerate(articles):
            counted = _counted(article)
            lengths[row] = sum(counted.values())
            for term, count in counted.items():
                terms.append(self._numbers.setdefault(term, len(self._numbers)))
                rows.append(row)
                counts.append(count)
        of_term = np.frombuffer(terms, dtype=np.int32)
        # Stable: within a term the articles stay in their order.
        order = np.argsort(of_term, kind="stable")
        self._rows = np.frombuffer(rows, dtype=np.int32)[order]
        having = np.bincount(of_term, minlength=len(self._numbers))
        self._starts = np.concatenate(([0], np.cumsum(having))).astype(np.int64)
        self._size = len(articles)
        self._rarity = np.log(1 + (self._size - having + 0.5) / (having + 0.5)).astype(np.float32)
        count = np.frombuffer(counts, dtype=np.float32)[order]
        slowing = K1 * (1 - B + B * lengths[self._rows] / max(float(lengths.mean()) if articles else 1.0, 1.0))
        self._weights = (np.repeat(self._rarity, having) * count / (count + slowing)).astype(np.float32)

    def shares(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """The sum of the weights of the terms, over what an article could have at most."""
        import numpy as np

        shares: NDArray[np.float32] = np.zeros(self._size, dtype=np.float32)
        # A word that no article knows counts like the rarest: it is what the question is about.
        unknown = math.log(1 + (self._size + 0.5) / 0.5)
        most = 0.0
        for term in terms:
            number = self._numbers.get(term)
            if number is None:
                most += unknown
                continue
            here = slice(self._starts[number], self._starts[number + 1])
            shares[self._rows[here]] += self._weights[here]
            most += float(self._rarity[number])
        return shares / np.float32(most) if most else shares

    def has(self, term: str, row: int) -> bool:
        """Whether an article has a term."""
        number = self._numbers.get(term)
        if number is None:
            return False
        rows = self._rows[self._starts[number] : self._starts[number + 1]]
        place = int(rows.searchsorted(row))
        return place < len(rows) and int(rows[place]) == row


def _counted(article: Article) -> dict[str, int]:
    counted: dict[str, int] = {}
    rest = (article.intro, *article.applies_to, *(step.text for step in article.steps))
    for texts, weight in (((article.title,), TITLE), (article.symptoms, SYMPTOM), (rest, REST)):
        for text in texts:
            for _, term in _stemmed(text):
                counted[term] = counted.get(term, 0) + weight
    return counted


def _terms(words: str) -> tuple[tuple[str, str], ...]:
    """Each word that says something, as it was written, with its stem; the first of those with the same stem."""
    first: dict[str, str] = {}
    for word, term in _stemmed(words):
        first.setdefault(term, word)
    return tuple((word, term) for term, word in first.items())[:MAX_WORDS]


def _stemmed(text: str) -> Iterable[tuple[str, str]]:
    found = [word for word in (each.lower() for each in _WORD.findall(_spelled(text))) if word not in _EMPTY_WORDS]
    return zip(found, _stemmer().stemWords(found), strict=True)


def _spelled(text: str) -> str:
    for written, spelling in _SPELLINGS:
        text = written.sub(spelling, text)
    # Half a surrogate pair, which a broken client may send, is no letter that the stemmer could read.
    return text.encode("utf-8", "replace").decode()


_of_thread = threading.local()


def _stemmer() -> Any:
    """One for each thread: it keeps its working memory in itself."""
    stemmer = getattr(_of_thread, "stemmer", None)
    if stemmer is None:
        import Stemmer

        stemmer = _of_thread.stemmer = Stemmer.Stemmer("english")
    return stemmer
