"""Compares what a person wrote with what the articles say, by meaning and not by words.

An article is a vector for each sentence of its title, symptoms and introduction, and one for the middle of title and
symptoms. The middle says what it is about as a whole; the nearest sentence says why it was found.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.desk.walkthroughs import Article
from bot.language.encoding import EncoderSource, MeaningEncoder
from bot.operations.ports import ArticleMeaning, KeptMeanings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Chosen on the odd questions of benchmarks/messages/article_questions.txt and the first half of the everyday sentences.
MIDDLE, NEAREST = 0.7, 0.3
# The articles whose middle is nearest, whose sentences are then compared one by one.
COMPARED = 100
# Above so many articles their vectors stay in the database, and its index names those to compare.
LARGE = 5_000
FROM_INDEX, COMPARED_OF_INDEX = 200, 40
# So many are read from where they are kept, or worked out and kept, at a time: an interrupted run goes on where it was.
AT_ONCE = 200
# So many while people may ask: a question waits for these alone, a fraction of a second, and not for all.
AT_ONCE_BESIDE = 8
# What stands for an article; another choice of sentences needs vectors made anew.
_RECIPE = "articles 1"


@dataclass(frozen=True)
class Near:
    """How near an article is (1 is the same), its nearest sentence, and how near that alone is (a cosine)."""

    likeness: float
    sentence: str
    nearest: float


class Meanings:
    """The vectors of articles, by their places in the sequence, made when first needed; safe for several threads.

    With ``kept`` they are read from there, and what had to be worked out is kept there for the next process.
    """

    def __init__(
        self, articles: Sequence[Article], source: EncoderSource, kept: KeptMeanings | None = None, large: int = LARGE
    ) -> None:
        self._articles = articles
        self._source = source
        self._kept = kept
        self._lock = threading.Lock()
        self._asking = _Asking()
        self._vectors: dict[int, NDArray[np.float16]] = {}
        self._rows = {article.version: row for row, article in enumerate(articles)}
        self._large = len(articles) > large
        self._ready = False
        self._in_database = False
        self._middles: NDArray[np.float32]

    def prepare(self) -> int:
        """Have the vectors of all articles at hand or kept, and the index where there are many; how many were new.

        Whoever asks meanwhile goes first, and waits for a few articles at most.
        """
        encoder = self._source()
        if encoder is None:
            return 0
        self._get_ready()
        return self._have(encoder, range(len(self._articles)), behind_others=True)

    def near(self, words: str, rows: NDArray[np.int64], also: NDArray[np.int64]) -> Mapping[int, Near] | None:
        """How near those of the rows are that may be near, and of `also`; None without an encoder or without words."""
        if not words.strip() or not len(rows):
            return None
        encoder = self._source()
        if encoder is None:
            return None
        with self._asking:
            self._get_ready()
            asked = encoder.encode([words])[0]
            if self._in_database:
                return self._near_in_database(asked, rows, also)
            self._have(encoder, rows.tolist())
        middles = self._middles[rows] @ asked
        nearest = rows[(-middles).argsort(kind="stable")[:COMPARED]]
        return {
            row: _near(self._vectors[row], asked, self._articles[row]) for row in {*nearest.tolist(), *also.tolist()}
        }

    def _near_in_database(
        self, asked: NDArray[np.float32], rows: NDArray[np.int64], also: NDArray[np.int64]
    ) -> Mapping[int, Near]:
        assert self._kept is not None
        found = self._kept.nearest_articles(_name(), asked.tolist(), FROM_INDEX)
        near = [row for row in map(self._rows.get, found) if row is not None and _among(row, rows)]
        wanted = {self._articles[row].version: row for row in (*near[:COMPARED_OF_INDEX], *also.tolist())}
        kept = self._kept.article_meanings(_name(), list(wanted))
        return {
            wanted[version]: _near(_unpacked(sentences), asked, self._articles[wanted[version]])
            for version, sentences in kept.items()
        }

    def _get_ready(self) -> None:
        """Once: find out where the vectors are to lie."""
        if self._ready:
            return
        with self._lock:
            if self._ready:
                return
            self._in_database = self._large and self._kept is not None and self._kept.index_articles(_width())
            if not self._in_database:
                self._middles = _zeros(len(self._articles))
            self._ready = True

    def _have(self, encoder: MeaningEncoder, rows: Sequence[int], *, behind_others: bool = False) -> int:
        """Have the vectors of these at hand: read what is kept and work out the rest, a few at a time, so that nobody waits for
        all; how many had to be worked out. ``behind_others``: whoever asks meanwhile goes first."""
        made = 0
        for start in range(0, len(rows), AT_ONCE):
            lacking = self._take_kept(rows[start : start + AT_ONCE])
            for first in range(0, len(lacking), AT_ONCE_BESIDE):
                if behind_others:
                    self._asking.let_pass()
                made += self._learn(encoder, lacking[first : first + AT_ONCE_BESIDE])
        return made

    def _learn(self, encoder: MeaningEncoder, rows: Sequence[int]) -> int:
        """Work out those that nobody has meanwhile; how many."""
        with self._lock:
            lacking = self._read([row for row in rows if row not in self._vectors])
            if lacking:
                self._work_out(encoder, lacking)
            return len(lacking)

    def _take_kept(self, rows: Sequence[int]) -> list[int]:
        """Those of the rows that nobody has worked out yet."""
        with self._lock:
            return self._read([row for row in rows if row not in self._vectors])

    def _read(self, rows: Sequence[int]) -> list[int]:
        """Take over what is kept of these; those that are not."""
        if self._kept is None or not rows:
            return list(rows)
        versions = [self._articles[row].version for row in rows]
        if self._in_database:
            known = self._kept.known_articles(_name(), versions)
            return [row for row in rows if self._articles[row].version not in known]
        kept = self._kept.article_meanings(_name(), versions)
        for row in rows:
            if self._articles[row].version in kept:
                self._take(row, _unpacked(kept[self._articles[row].version]))
        return [row for row in rows if row not in self._vectors]

    def _take(self, row: int, vectors: NDArray[np.float16]) -> None:
        self._vectors[row] = vectors
        self._middles[row] = vectors[0]

    def _work_out(self, encoder: MeaningEncoder, rows: Sequence[int]) -> None:
        import numpy as np

        texts = [_sentences(self._articles[row]) for row in rows]
        vectors = encoder.encode([text for each in texts for text in each])
        start = 0
        meanings = []
        for row, each in zip(rows, texts, strict=True):
            sentences = vectors[start : start + len(each)]
            start += len(each)
            middle = sentences[: 1 + len(self._articles[row].symptoms)].mean(axis=0)
            middle /= max(float(np.linalg.norm(middle)), 1e-9)
            # As they will be read again: a search before and one after a restart must say the same.
            small = np.vstack([middle, sentences]).astype("<f2")
            if not self._in_database:
                self._take(row, small)
            meanings.append(ArticleMeaning(self._articles[row].version, middle.tolist(), small.tobytes()))
        if self._kept is not None:
            self._kept.keep_article_meanings(_name(), meanings)


class _Asking:
    """Who asks: a context for a question, which goes before work that can wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._many = 0
        self._nobody = threading.Event()
        self._nobody.set()

    def __enter__(self) -> None:
        with self._lock:
            self._many += 1
            self._nobody.clear()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._many -= 1
            if not self._many:
                self._nobody.set()

    def let_pass(self) -> None:
        """Wait until nobody asks."""
        self._nobody.wait()


def _among(row: int, rows: NDArray[np.int64]) -> bool:
    """Whether a row is one of these, which are in order."""
    place = int(rows.searchsorted(row))
    return place < len(rows) and int(rows[place]) == row


def _sentences(article: Article) -> tuple[str, ...]:
    return tuple(text for text in (article.title, *article.symptoms, article.intro) if text)


def _near(vectors: NDArray[np.float16], asked: NDArray[np.float32], article: Article) -> Near:
    cosines = vectors.astype(asked.dtype) @ asked
    best = int(cosines[1:].argmax())
    nearest = float(cosines[1 + best])
    return Near(MIDDLE * float(cosines[0]) + NEAREST * nearest, _sentences(article)[best], nearest)


def _zeros(rows: int) -> NDArray[np.float32]:
    import numpy as np

    return np.zeros((rows, _width()), dtype=np.float32)


def _unpacked(sentences: bytes) -> NDArray[np.float16]:
    import numpy as np

    vectors: NDArray[np.float16] = np.frombuffer(sentences, dtype="<f2").reshape(-1, _width())
    return vectors


def _width() -> int:
    from bot.language.encoder_graph import WIDTH

    return WIDTH


def _name() -> str:
    # Late: it brings numpy.
    from bot.language.encoder import NAME

    return f"{NAME}, {_RECIPE}"
