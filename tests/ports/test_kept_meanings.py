"""One suite for what keeps the meanings of articles: the database and the fake; and a search on either finds the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.walkthroughs import Audience
from bot.knowledge.loading import Library
from bot.knowledge.search import ArticleSearch
from bot.operations.ports import ArticleMeaning, KeptMeanings
from bot.storage import schema
from bot.storage.article_meanings import SqlArticleMeanings
from tests.knowledge.remembering import RememberingEncoder
from tests.knowledge.test_search_by_meaning import BY_BOTH, LIBRARY

WORDS = (
    "the printer jams again",
    "wlan is gone on my notebook",
    "outlook wants my password",
    "who painted the mona lisa",
)


class KeptInMemory:
    """``KeptMeanings`` for tests: exact, and gone with the process."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], ArticleMeaning] = {}

    def article_meanings(self, made_by: str, versions: Sequence[str]) -> Mapping[str, bytes]:
        """Those that are kept."""
        return {each: self._kept[made_by, each].vectors for each in versions if (made_by, each) in self._kept}

    def known_articles(self, made_by: str, versions: Sequence[str]) -> frozenset[str]:
        """Those that are kept."""
        return frozenset(self.article_meanings(made_by, versions))

    def keep_article_meanings(self, made_by: str, meanings: Sequence[ArticleMeaning]) -> None:
        """Keep them."""
        for each in meanings:
            self._kept.setdefault((made_by, each.version), each)

    def index_articles(self, width: int) -> bool:
        """It needs none."""
        return True

    def nearest_articles(self, made_by: str, middle: Sequence[float], most: int) -> Sequence[str]:
        """By the product of the vectors."""

        def near(meaning: ArticleMeaning) -> float:
            return sum(one * other for one, other in zip(meaning.middle, middle, strict=True))

        mine = [each for (maker, _), each in self._kept.items() if maker == made_by]
        return [each.version for each in sorted(mine, key=near, reverse=True)[:most]]


@pytest.fixture
def unindexed(engine: Engine) -> Engine:
    """The empty database without the index, which other tests make for vectors of other widths."""
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS article_index"))
    return engine


@pytest.fixture(params=["database", "fake"])
def kept(request: pytest.FixtureRequest) -> KeptMeanings:
    if request.param == "fake":
        return KeptInMemory()
    return SqlArticleMeanings(request.getfixturevalue("unindexed"))


def _meaning(version: str, *place: float) -> ArticleMeaning:
    return ArticleMeaning(version, place, version.encode())


def test_what_is_kept_is_read_by_version_and_maker(kept: KeptMeanings) -> None:
    kept.keep_article_meanings("one", [_meaning("a", 1, 0), _meaning("b", 0, 1)])
    kept.keep_article_meanings("one", [replace(_meaning("a", 1, 0), vectors=b"other")])
    assert kept.article_meanings("one", ["a", "b", "c"]) == {"a": b"a", "b": b"b"}
    assert (kept.known_articles("one", ["b", "c"]), kept.known_articles("two", ["a"])) == ({"b"}, frozenset())


def test_the_index_names_the_nearest_of_the_same_maker_first(kept: KeptMeanings) -> None:
    assert kept.index_articles(2)
    kept.keep_article_meanings("one", [_meaning("a", 1, 0), _meaning("b", 0.8, 0.6), _meaning("c", 0, 1)])
    kept.keep_article_meanings("two", [_meaning("d", 1, 0)])
    assert list(kept.nearest_articles("one", [0.96, 0.28], 2)) == ["a", "b"]


def test_several_processes_may_begin_at_once(unindexed: Engine) -> None:
    meanings = [_meaning(f"v{n}", 1, n) for n in range(40)]

    def begin(turned: bool) -> bool:
        kept = SqlArticleMeanings(unindexed)
        made = kept.index_articles(2)
        kept.keep_article_meanings("one", meanings[::-1] if turned else meanings)
        return made

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(begin, [False, True, False, True])) == [True] * 4
    assert len(SqlArticleMeanings(unindexed).known_articles("one", [each.version for each in meanings])) == 40


def test_what_was_kept_before_there_was_an_index_is_worked_out_for_it(unindexed: Engine) -> None:
    kept = SqlArticleMeanings(unindexed)
    kept.keep_article_meanings("one", [_meaning("a", 1, 0)])
    before = kept.known_articles("one", ["a"])
    kept.index_articles(2)
    assert (before, kept.known_articles("one", ["a"])) == ({"a"}, frozenset())


def test_the_index_is_no_difference_between_the_tables_and_the_database(unindexed: Engine, database: str) -> None:
    SqlArticleMeanings(unindexed).index_articles(384)
    assert schema.check(database) == []


def test_a_search_whose_vectors_stay_in_the_database_finds_the_same(kept: KeptMeanings) -> None:
    search = ArticleSearch(LIBRARY, RememberingEncoder, kept, large=0)
    new = search.prepare()
    found = [(match.article.id, match.score) for words in WORDS for match in search.find(words)]
    expected = [(match.article.id, match.score) for words in WORDS for match in BY_BOTH.find(words)]
    assert (new, [id for id, _ in found]) == (len(LIBRARY.articles), [id for id, _ in expected])
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], abs=0.002)
    assert search.best_for("printer", "it jams all the time") == LIBRARY.articles["paper-jam"]


def test_the_next_process_works_nothing_out(kept: KeptMeanings) -> None:
    ArticleSearch(LIBRARY, RememberingEncoder, kept).prepare()
    counting = RememberingEncoder()
    search = ArticleSearch(LIBRARY, lambda: counting, kept)
    assert (search.prepare(), counting.texts) == (0, [])
    assert [search.find(words) for words in WORDS] == [BY_BOTH.find(words) for words in WORDS]


def test_an_article_that_was_edited_is_worked_out_anew(kept: KeptMeanings) -> None:
    ArticleSearch(LIBRARY, RememberingEncoder, kept).prepare()
    edited = replace(LIBRARY.articles["paper-jam"], version="edited", symptoms=("a sheet is caught in the rollers",))
    search = ArticleSearch(Library({**LIBRARY.articles, edited.id: edited}), RememberingEncoder, kept)
    assert (search.prepare(), search.find("a sheet is caught in the rollers")[0].article) == (1, edited)


@pytest.mark.parametrize("large", [0, 10_000])
def test_articles_are_shown_only_to_whom_they_are_meant(kept: KeptMeanings, large: int) -> None:
    jam = LIBRARY.articles["paper-jam"]
    own = replace(jam, id="own", version="own", audience=Audience(clients=frozenset({"maple-dental"})))
    internal = replace(jam, id="internal", version="internal", audience=Audience(technicians=True))
    search = ArticleSearch(
        Library({each.id: each for each in (own, internal, jam)}), RememberingEncoder, kept, large=large
    )
    search.prepare()
    words = "the printer jams all the time"
    shown = {
        client: {match.article.id for match in search.find(words, client=client)}
        for client in (None, "maple-dental", "x")
    }
    assert shown == {None: {"paper-jam"}, "maple-dental": {"own", "paper-jam"}, "x": {"paper-jam"}}
    assert {match.article.id for match in search.find(words, internal=True)} == {"own", "internal", "paper-jam"}
    offered = [search.fixes_for("printer", words, client) for client in (None, "maple-dental")]
    assert [{article.id for article in (each.best, *each.choices) if article} for each in offered] == [
        {"paper-jam"},
        {"own", "paper-jam"},
    ]


def test_a_database_that_cannot_have_the_index_leaves_the_vectors_in_the_process() -> None:
    class Without(KeptInMemory):
        def index_articles(self, width: int) -> bool:
            return False

    search = ArticleSearch(LIBRARY, RememberingEncoder, Without(), large=0)
    assert [search.find(words) for words in WORDS] == [BY_BOTH.find(words) for words in WORDS]
