"""How long a search takes and what it holds with 100, 10,000 and 100,000 articles, made by varying those that are shipped.

A variation is an article with a make, a model and a place put to its title and symptoms. The vectors of its sentences
are not worked out, which would take hours: each is that of the sentence it was made from, turned by chance to a cosine
of about 0.9. Questions go through the real encoder.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray
from sqlalchemy import text

from benchmarks.finding import KNOWLEDGE, own_questions
from benchmarks.measuring import Row, milliseconds
from bot.desk.walkthroughs import Article
from bot.knowledge.loading import Library, load_articles
from bot.knowledge.search import ArticleSearch
from bot.language.encoder import SentenceEncoder, load_encoder
from bot.storage import schema
from bot.storage.article_meanings import INDEX_TABLE, SqlArticleMeanings
from bot.storage.engine import make_engine
from bot.storage.postgres import EmbeddedPostgres

SIZES = (100, 10_000, 100_000)
_NAMES = (
    "HP Brother Canon Xerox Ricoh Kyocera Epson Lexmark Dell Lenovo Acer Asus Fujitsu Samsung LG Philips Jabra Poly "
    "Yealink Cisco Ubiquiti Netgear Aruba Zyxel Sage QuickBooks Dentrix AutoCAD Adobe Citrix Fortinet WireGuard"
)
_MAKES = tuple(_NAMES.split())
_PLACES = ("reception", "warehouse", "workshop", "kitchen", "basement", "lobby", "clinic", "studio", "hotel", "home")
# Between a sentence and what was put to it: no article has this sign.
_JOINT = " ⁂ "
_TURN = 0.48


class VariedEncoder:
    """The real encoder for questions; for variations the vector of what they were made from, a little turned."""

    def __init__(self, encoder: SentenceEncoder, originals: Sequence[str]) -> None:
        self._encoder = encoder
        self._known = dict(zip(originals, encoder.encode(originals), strict=True))
        self._chance = np.random.default_rng(7)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per text."""
        if len(texts) == 1:
            return self._encoder.encode(texts)
        vectors = np.array([self._known[each.partition(_JOINT)[0]] for each in texts])
        turned = vectors + self._chance.normal(0, _TURN / np.sqrt(vectors.shape[1]), vectors.shape)
        return (turned / np.linalg.norm(turned, axis=1, keepdims=True)).astype(np.float32)


def varied(articles: Sequence[Article], count: int) -> Iterator[Article]:
    """So many articles, the same each time."""
    chance = random.Random(11)
    for number in range(count):
        article = articles[number % len(articles)]
        tail = f"{chance.choice(_MAKES)} {chance.choice('ABCDEFGHKLMPRSTX')}{chance.randrange(100, 9999)}"
        place = chance.choice(_PLACES)
        yield replace(
            article,
            id=f"{article.id}-{number}",
            version=f"v{number}",
            title=f"{article.title}{_JOINT}{tail}",
            symptoms=tuple(f"{each}{_JOINT}{place} {chance.choice(_MAKES)}" for each in article.symptoms),
            intro=f"{article.intro}{_JOINT}{place}",
        )


def measure(folder: Path) -> list[Row]:
    """The rows of the table, for every size."""
    encoder = load_encoder()
    if encoder is None:
        return [Row("search", "not measured", "the sentence encoder is not installed")]
    originals = tuple(load_articles(KNOWLEDGE).articles.values())
    sentences = [text for each in originals for text in (each.title, *each.symptoms, each.intro)]
    questions = [each.words for each in own_questions()]
    rows = [Row("encoding one question", milliseconds(_times(lambda words: encoder.encode([words]), questions)[0]))]
    with EmbeddedPostgres(folder) as server:
        schema.upgrade(server.dsn)
        for size in SIZES:
            rows += _measure_one(
                server.dsn, tuple(varied(originals, size)), VariedEncoder(encoder, sentences), questions
            )
    return rows


def _measure_one(dsn: str, articles: Sequence[Article], encoder: VariedEncoder, questions: Sequence[str]) -> list[Row]:
    engine = make_engine(dsn)
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE article_meanings"))
        connection.execute(text(f"DROP TABLE IF EXISTS {INDEX_TABLE}"))
    process = psutil.Process()
    before, begun = process.memory_info().rss, time.perf_counter()
    search = ArticleSearch(Library({each.id: each for each in articles}), lambda: encoder, SqlArticleMeanings(engine))
    search.prepare()
    built, held = time.perf_counter() - begun, process.memory_info().rss - before
    wall, cpu = _times(search.find, questions)
    in_category, _ = _times(lambda words: search.fixes_for("printer", words), questions)
    with engine.connect() as connection:
        size = connection.execute(
            text("SELECT pg_total_relation_size('article_meanings'), pg_total_relation_size(to_regclass(:index))"),
            {"index": INDEX_TABLE},
        ).one()
    engine.dispose()
    what = f"{len(articles):,} articles"
    return [
        Row(f"{what}: a search, wall clock", milliseconds(wall), f"{len(questions)} questions, one at a time"),
        Row(f"{what}: CPU of the process", milliseconds(cpu)),
        Row(f"{what}: a search in a category", milliseconds(in_category)),
        Row(f"{what}: held by the process", f"{held / 1e6:,.0f} MB", "beside the articles themselves"),
        Row(f"{what}: in the database", f"{(size[0] + (size[1] or 0)) / 1e6:,.0f} MB"),
        Row(f"{what}: made ready the first time", f"{built:,.0f} s", "without working out vectors"),
    ]


def _times(action: object, questions: Sequence[str]) -> tuple[list[float], list[float]]:
    """Seconds by the clock and of CPU for each question; the first ten warm up."""
    assert callable(action)
    for words in questions[:10]:
        action(words)
    wall, cpu = [], []
    for words in questions:
        started, used = time.perf_counter(), time.process_time()
        action(words)
        wall.append(time.perf_counter() - started)
        cpu.append(time.process_time() - used)
    return wall, cpu
