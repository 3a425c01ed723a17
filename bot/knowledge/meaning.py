"""Compares what a person wrote with what the articles say, by meaning and not by words."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.desk.walkthroughs import Article
from bot.language.encoding import EncoderSource, MeaningEncoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Near:
    """How near an article is (cosine, 1 is the same) and which of its sentences is the nearest."""

    likeness: float
    sentence: str


class Meanings:
    """The sentences of articles as vectors, made when an article is first compared; safe for several threads."""

    def __init__(self, source: EncoderSource) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def near(self, words: str, articles: Iterable[Article]) -> Mapping[str, Near]:
        """By article id how near each is to the words; empty without an encoder or without words."""
        wanted = list(articles)
        if not words.strip() or not wanted:
            return {}
        encoder = self._source()
        if encoder is None:
            return {}
        self._learn(encoder, wanted)
        asked = encoder.encode([words])[0]
        return {article.id: _nearest(self._vectors[article.id] @ asked, article) for article in wanted}

    def _learn(self, encoder: MeaningEncoder, articles: Sequence[Article]) -> None:
        with self._lock:
            new = [article for article in articles if article.id not in self._vectors]
            if not new:
                return
            vectors = encoder.encode([text for article in new for text in _sentences(article)])
            start = 0
            for article in new:
                end = start + len(_sentences(article))
                self._vectors[article.id] = vectors[start:end]
                start = end


def _sentences(article: Article) -> tuple[str, ...]:
    return tuple(text for text in (article.title, *article.symptoms, article.intro) if text)


def _nearest(likenesses: NDArray[np.float32], article: Article) -> Near:
    best = int(likenesses.argmax())
    return Near(float(likenesses[best]), _sentences(article)[best])
