"""Finds the article that fits what a person wrote: by its meaning, with its words as the second voice.

Both voices give a share from 0 to 1 that does not depend on how many articles there are, so the floors below hold for a
base of any size. Without an encoder the words decide alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.desk.walkthroughs import EVERYONE, Article
from bot.knowledge.loading import Library
from bot.knowledge.meaning import LARGE, Meanings, Near
from bot.knowledge.words import Asked, WordIndex
from bot.language.encoding import EncoderSource
from bot.operations.ports import FoundFixes, KeptMeanings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# All chosen on the odd questions of benchmarks/messages/article_questions.txt and the halves of the everyday sentences
# that are called choosing. By meaning the right article comes first more often; words decide between near ones.
MEANING, WORDS = 0.9, 0.1
# Below it nothing was found; in a category that is known to be right, less will do to ask "Is it this?".
MIN_SCORE, MIN_SCORE_IN_CATEGORY = 0.42, 0.35
# From here on, and with so much of a lead, an article is offered without a question.
SURE, LEAD = 0.5, 0.05
# The same where there is no encoder and words decide alone.
MIN_WORDS, MIN_WORDS_IN_CATEGORY = 0.25, 0.2
# What a voice must say to be named as the reason.
NAMED_WORDS, NAMED_SENTENCE = 0.1, 0.45
CHOICES = 3
# So many articles that have most of the words are looked at, whatever they mean.
BY_WORDS = 30


@dataclass(frozen=True)
class Match:
    """An article, how well it fits, 0 to 1, both voices (no meaning without an encoder), and what made it fit."""

    article: Article
    score: float
    meaning: float | None
    words: float
    reason: str


class _Shown:
    """The rows of some articles that somebody may see. Nearly all are for everyone: only the others are asked each time."""

    def __init__(self, articles: Sequence[Article], rows: Sequence[int]) -> None:
        self._articles = articles
        self._for_some = [row for row in rows if articles[row].audience != EVERYONE]
        self._rows = rows

    @cached_property
    def _for_everyone(self) -> NDArray[np.int64]:
        import numpy as np

        return np.array([row for row in self._rows if self._articles[row].audience == EVERYONE], dtype=np.int64)

    def to(self, client: str | None, *, technicians: bool = False, everything: bool = False) -> NDArray[np.int64]:
        """In order: what people of this client see, for ``technicians`` what is for them too, or everything there is."""
        import numpy as np

        seen = [row for row in self._for_some if everything or self._sees(row, client, technicians)]
        return np.sort(np.append(self._for_everyone, seen).astype(np.int64)) if seen else self._for_everyone

    def _sees(self, row: int, client: str | None, technicians: bool) -> bool:
        audience = self._articles[row].audience
        return audience.includes(client) or (technicians and audience.technicians)


class ArticleSearch:
    """A search over one library, by words alone unless an encoder is given; safe to use from several threads.

    Nothing is built before the first question. ``kept`` is where vectors are read from and kept; of more than ``large``
    articles they stay there, where the database has an index for them.
    """

    def __init__(
        self,
        library: Library,
        encoder: EncoderSource | None = None,
        kept: KeptMeanings | None = None,
        large: int = LARGE,
    ) -> None:
        self._articles = tuple(library.articles.values())
        self._all = _Shown(self._articles, range(len(self._articles)))
        rows: dict[str, list[int]] = {}
        for row, article in enumerate(self._articles):
            for category in article.categories:
                rows.setdefault(category, []).append(row)
        self._of_category = {category: _Shown(self._articles, some) for category, some in rows.items()}
        self._generals = {
            category: tuple(self._articles[row] for row in some if self._articles[row].general)
            for category, some in rows.items()
        }
        self._words = WordIndex(self._articles)
        self._meanings = Meanings(self._articles, encoder or (lambda: None), kept, large)

    def prepare(self) -> int:
        """Build all that the first question would wait for; how many articles were met for the first time."""
        self._words.ask("")
        return self._meanings.prepare()

    def find(
        self,
        words: str,
        category: str | None = None,
        limit: int = 3,
        *,
        client: str | None = None,
        internal: bool = False,
    ) -> tuple[Match, ...]:
        """The articles that fit best, those of the category first; none when nothing fits well enough.

        Only what a requester of this client may be shown; ``internal`` is for technicians and shows everything.
        """
        return _fitting(self.weigh(words, client=client, internal=internal), category)[:limit]

    def weigh(self, words: str, *, client: str | None = None, internal: bool = False) -> list[Match]:
        """Every article that may fit, the best first, however little that is."""
        return self._matches(words, self._all.to(client, everything=internal))

    def fixes_for(self, category: str, words: str, client: str | None = None) -> FoundFixes:
        """What to offer for a problem: one article when it is clear, else up to three to choose from, or nothing."""
        if category not in self._of_category:
            return FoundFixes(None)
        rows = self._of_category[category].to(client)
        general = next((each for each in self._generals[category] if each.audience.includes(client)), None)
        if not len(rows) or (len(rows) == 1 and general is not None):
            return FoundFixes(general)
        fitting = [match for match in self._matches(words, rows) if match.score >= _floor(match, True)]
        if not fitting:
            return FoundFixes(general)
        best = fitting[0]
        if best.meaning is None:
            # Words alone cannot tell near articles apart: nobody is asked because of them.
            return FoundFixes(best.article if best.score >= MIN_WORDS else general)
        ahead = len(fitting) == 1 or best.score - fitting[1].score >= LEAD
        if best.article is general or (best.score >= SURE and ahead):
            return FoundFixes(best.article)
        choices = [match.article for match in fitting[:CHOICES]]
        if general is not None and general not in choices:
            choices = [*choices[: CHOICES - 1], general]
        return FoundFixes(best.article if best.score >= MIN_SCORE else general, tuple(choices))

    def best_for(self, category: str, words: str, client: str | None = None) -> Article | None:
        """The one article to name for a category: by meaning and words, else the one written for all of it."""
        return self.fixes_for(category, words, client).best

    def for_technicians(
        self, category: str | None, words: str, client: str | None = None, limit: int = CHOICES
    ) -> tuple[Article, ...]:
        """What may help a technician with a problem of this client: also what is for technicians alone, best first.

        Where nothing fits well enough, what its category has for all its problems.
        """
        found = _fitting(self._matches(words, self._all.to(client, technicians=True)), category)
        general = self.best_for(category, words, client) if category and not found else None
        return (general,) if general else tuple(match.article for match in found[:limit])

    def categories_for(self, client: str | None = None) -> frozenset[str]:
        """The kinds of problems for which people of this client may be offered an article."""
        return frozenset(category for category, shown in self._of_category.items() if shown.to(client).size)

    def _matches(self, words: str, rows: NDArray[np.int64]) -> list[Match]:
        """Those of the rows that may fit, with their scores, the best first."""
        asked = self._words.ask(words)
        best = _best(asked.shares, rows)
        near = self._meanings.near(words, rows, best)
        if near is None:
            matches = [self._match(row, None, asked) for row in best.tolist()]
        else:
            matches = [self._match(row, each, asked) for row, each in near.items()]
        return sorted(matches, key=lambda match: (-match.score, match.article.id))

    def _match(self, row: int, near: Near | None, asked: Asked) -> Match:
        share = float(asked.shares[row])
        reasons = []
        if share >= NAMED_WORDS:
            reasons.append("matches: " + ", ".join(self._words.found(asked, row)))
        if near is not None and (near.nearest >= NAMED_SENTENCE or not reasons):
            reasons.append("means about the same as: " + near.sentence)
        score = share if near is None else MEANING * near.likeness + WORDS * share
        return Match(
            article=self._articles[row],
            score=round(score, 3),
            meaning=None if near is None else round(near.likeness, 3),
            words=round(share, 3),
            reason="; ".join(reasons),
        )


def _fitting(matches: Sequence[Match], category: str | None) -> tuple[Match, ...]:
    """Those that fit well enough, of the category first."""
    fits = [each for each in matches if each.score >= _floor(each, category in each.article.categories)]
    return tuple(sorted(fits, key=lambda each: (category not in each.article.categories, -each.score, each.article.id)))


def _floor(match: Match, fits_category: bool) -> float:
    if match.meaning is None:
        return MIN_WORDS_IN_CATEGORY if fits_category else MIN_WORDS
    return MIN_SCORE_IN_CATEGORY if fits_category else MIN_SCORE


def _best(shares: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of the rows whose words fit best, at most BY_WORDS; none that has no word of them."""
    having: NDArray[np.int64] = rows[shares[rows] > 0]
    if len(having) > BY_WORDS:
        having = having[shares[having].argpartition(-BY_WORDS)[-BY_WORDS:]]
    return having
