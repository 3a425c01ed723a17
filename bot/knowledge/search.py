"""Finds the article that fits what a person wrote, by its words and, where there is an encoder, by its meaning."""

from __future__ import annotations

import re
import sqlite3
import threading
from dataclasses import dataclass

from bot.desk.walkthroughs import Article
from bot.knowledge.loading import Library
from bot.knowledge.meaning import Meanings, Near
from bot.language.encoding import EncoderSource

# Chosen on the everyday sentences of tests/knowledge/test_search.py; scores are bm25 with its sign turned.
MIN_SCORE = 3.0
MIN_SCORE_IN_CATEGORY = 1.0
MIN_SHARE = 0.3
ENOUGH_WORDS = 3
CATEGORY_FACTOR = 1.5
MAX_WORDS = 40
# Cosines, chosen on tests/knowledge/everyday_sentences.py. The second is for the one article that the bot offers
# unasked; the third is what an article must mean at least whose words fit ("order" and "out of order").
MIN_MEANING = 0.45
MIN_MEANING_TO_OFFER = 0.5
MIN_MEANING_OF_WORDS = 0.4
# By meaning the right article comes first more often: words decide between articles that mean nearly the same.
WORDS_FACTOR = 0.01
CATEGORY_LEAD = 0.3

_WEIGHTS = (6.0, 8.0, 1.0)
_WORD = re.compile(r"[^\W_]+")
# One spelling for what people write in several ways.
_SPELLINGS = (
    (re.compile(r"\b(?:e[-\s])?mails?\b|\be-?mails\b", re.IGNORECASE), "email"),
    (re.compile(r"\bwi[-\s]fi\b", re.IGNORECASE), "wifi"),
    (re.compile(r"\bpass[-\s]words?\b", re.IGNORECASE), "password"),
    (re.compile(r"['’]"), ""),
)
_SCHEMA = "CREATE VIRTUAL TABLE found USING fts5(title, symptoms, body, tokenize='porter unicode61')"
_EMPTY_TEXT = """
    a about after again all already also always am an and any anymore anyone anything are aren as asks
    at be because been before but by can cannot cant could couldn day days did didn do does doesn doesnt
    doing don dont even every everything for from get gets getting go goes going good got had has have
    having he hello help her hey hi him his hour hours how i if ill im in into is isn isnt it its ive
    just keep keeps know like ll make makes me minute minutes more morning much my need needs no not
    nothing now of off on one only or our over please pls problem really s says seems she should since
    so some someone something still such sure t thanks that the their them then there they thing this
    time to today tomorrow tonight too try trying up us use using ve very want was wasn way we week
    weekend well were what when where which while who why will with won wont work working works would
    yes yesterday yesterdays yet you your
"""
_EMPTY_WORDS = frozenset(_EMPTY_TEXT.split())


@dataclass(frozen=True)
class Match:
    """An article, how well it fits (more is better, comparable within one search), and what made it fit."""

    article: Article
    score: float
    reason: str


@dataclass(frozen=True)
class _Hit:
    """An article, the words found in it, how many of them name it, and how many any article knows."""

    article: Article
    score: float
    found: tuple[str, ...]
    named: int
    known: int


class ArticleSearch:
    """A search over one library, by words alone unless an encoder is given; safe to use from several threads."""

    def __init__(self, library: Library, encoder: EncoderSource | None = None) -> None:
        self._library = library
        self._meanings = Meanings(encoder or (lambda: None))
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._ids = tuple(library.articles)
        self._database.execute(_SCHEMA)
        rows = ((n, *_texts(library.articles[key])) for n, key in enumerate(self._ids))
        self._database.executemany("INSERT INTO found(rowid, title, symptoms, body) VALUES (?, ?, ?, ?)", rows)

    def find(self, words: str, category: str | None = None, limit: int = 3) -> tuple[Match, ...]:
        """The articles that fit best, those of the category first; none when nothing fits well enough."""
        wanted = _words(words)
        hits = {hit.article.id: hit for hit in self._score(wanted)}
        near = self._meanings.near(words, self._library.articles.values())
        matches = [
            match
            for article in self._library.articles.values()
            if (match := _match(article, hits.get(article.id), near.get(article.id), wanted, category))
        ]
        matches.sort(key=lambda match: (-match.score, match.article.id))
        return tuple(matches[:limit])

    def best_for(self, category: str, words: str) -> Article | None:
        """The article to walk through for a category: by words or meaning, else the one written for all of it."""
        articles = self._library.in_category(category)
        general = next((article for article in articles if article.general), None)
        if general is not None and len(articles) == 1:
            return general
        hits = {hit.article.id: hit for hit in self._score(_words(words))}
        near = self._meanings.near(words, articles)
        fitting = [article for article in articles if _is_meant(article, hits.get(article.id), near.get(article.id))]
        ranked = sorted((-_rank(hits.get(article.id), near.get(article.id)), article.id) for article in fitting)
        return self._library.articles[ranked[0][1]] if ranked else general

    def _score(self, words: tuple[str, ...]) -> list[_Hit]:
        if not words:
            return []
        weights = ", ".join(str(weight) for weight in _WEIGHTS)
        query = f"SELECT rowid, -bm25(found, {weights}) FROM found WHERE found MATCH ?"
        with self._lock:
            rows = self._database.execute(query, (" OR ".join(map(_quoted, words)),)).fetchall()
            found = {word: self._rows(_quoted(word)) for word in words}
            named = {word: self._rows("{title symptoms} : " + _quoted(word)) for word in words}
        known = sum(1 for word in words if found[word])
        return [
            _Hit(
                article=self._library.articles[self._ids[row]],
                score=score,
                found=tuple(word for word in words if row in found[word]),
                named=sum(1 for word in words if row in named[word]),
                known=known,
            )
            for row, score in rows
        ]

    def _rows(self, query: str) -> frozenset[int]:
        rows = self._database.execute("SELECT rowid FROM found WHERE found MATCH ?", (query,))
        return frozenset(row for (row,) in rows)


def _match(
    article: Article, hit: _Hit | None, near: Near | None, wanted: tuple[str, ...], category: str | None
) -> Match | None:
    """The article with its score and reason; None when neither its words nor its meaning fit well enough."""
    fits_category = category is not None and category in article.categories
    by_words = hit is not None and _words_fit(hit, wanted, fits_category)
    by_words = by_words and (near is None or near.likeness >= MIN_MEANING_OF_WORDS)
    by_meaning = near is not None and near.likeness >= MIN_MEANING
    reasons = []
    if hit is not None and by_words:
        reasons.append("matches: " + ", ".join(hit.found))
    if near is not None and by_meaning:
        reasons.append("means about the same as: " + near.sentence)
    if not reasons:
        return None
    score = _rank(hit, near)
    if fits_category:
        score = score * CATEGORY_FACTOR if near is None else score + CATEGORY_LEAD
    return Match(article, round(score, 3), "; ".join(reasons))


def _words_fit(hit: _Hit, wanted: tuple[str, ...], fits_category: bool) -> bool:
    floor = MIN_SCORE_IN_CATEGORY if fits_category else MIN_SCORE
    # Words such as "office" stand everywhere and weigh nothing, but all of them together say enough.
    clear = hit.score >= floor or hit.named == len(wanted) > 1
    return hit.named > 0 and clear and len(hit.found) >= min(ENOUGH_WORDS, MIN_SHARE * len(wanted))


def _is_meant(article: Article, hit: _Hit | None, near: Near | None) -> bool:
    if near is not None and near.likeness >= MIN_MEANING_TO_OFFER:
        return True
    if hit is None or not hit.named or (near is not None and near.likeness < MIN_MEANING_OF_WORDS):
        return False
    # An article on one thing must be named by most of the words, or it is another thing that is broken.
    return article.general or 2 * hit.named > hit.known


def _rank(hit: _Hit | None, near: Near | None) -> float:
    """More is better: bm25 alone, or the cosine with a little of it."""
    by_words = hit.score if hit else 0.0
    return by_words if near is None else near.likeness + WORDS_FACTOR * by_words


def _texts(article: Article) -> tuple[str, str, str]:
    body = " ".join([article.intro, *article.applies_to, *(step.text for step in article.steps)])
    return _spelled(article.title), _spelled("\n".join(article.symptoms)), _spelled(body)


def _spelled(text: str) -> str:
    for written, spelling in _SPELLINGS:
        text = written.sub(spelling, text)
    return text


def _words(text: str) -> tuple[str, ...]:
    found = (word.lower() for word in _WORD.findall(_spelled(text)))
    return tuple(dict.fromkeys(word for word in found if word not in _EMPTY_WORDS))[:MAX_WORDS]


def _quoted(word: str) -> str:
    # Letters and digits only, and in quotes: nothing in it is syntax of the search.
    return f'"{word}"'
