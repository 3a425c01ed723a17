"""Finding the right article for what people write, and nothing for what is none of ours."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.walkthroughs import Audience
from bot.knowledge.loading import Library, load_articles
from bot.knowledge.search import ArticleSearch

SEARCH = ArticleSearch(load_articles(Path(__file__).parents[2] / "knowledge_base"))

SENTENCES = [
    ("i forgot my windows password over the holidays", "password-not-accepted"),
    ("it says my account has been locked because of too many attempts", "account-locked-out"),
    ("bought a new phone and now the authenticator shows nothing", "authenticator-new-phone"),
    ("my mail to a customer bounced back", "email-bounced"),
    ("outlook crashes as soon as i start it", "outlook-will-not-open"),
    ("outlook wants my password every five minutes", "outlook-asks-for-password"),
    ("weird mail from our boss asking for gift cards", "suspicious-message"),
    ("this laptop is sooo slow since the weekend", "computer-is-slow"),
    ("pressed the power button and the pc stays black", "computer-does-not-start"),
    ("a program crashes as soon as I save", "program-crashes"),
    ("sage can't reach its database", "business-program-not-working"),
    ("the printer downstairs shows as offline", "printer-prints-nothing"),
    ("paper jam in the big copier again", "paper-jam"),
    ("scanning to my email doesn't work any more", "scan-does-not-arrive"),
    ("the wifi drops every ten minutes", "wifi-does-not-connect"),
    ("nobody in the office has internet", "internet-not-working"),
    ("vpn does not connect from my hotel", "vpn-in-hotel-or-train"),
    ("my P drive has a red x", "network-drive-missing"),
    ("onedrive is stuck at processing changes", "onedrive-not-syncing"),
    ("I deleted the wrong folder, can I restore it?", "get-a-file-back"),
    ("desk phone has no dial tone", "desk-phone-not-working"),
    ("nobody hears me in the teams call", "no-sound-in-meetings"),
    ("zoom shows no picture from my camera", "camera-not-working"),
    ("no new mail on my iphone since yesterday", "mail-on-phone"),
    ("my second monitor is not detected", "second-screen-black"),
    ("bluetooth headset will not pair", "headset-microphone"),
    ("customers say our website is down", "company-website-down"),
    ("How do I set my out of office?", "out-of-office"),
    ("how can i show my screen to the others", "share-my-screen"),
    ("excel says that macros have been blocked", "macros-are-blocked"),
    ("windows search finds nothing any more", "search-in-windows-finds-nothing"),
    ("the clock on my laptop is wrong", "wrong-time-on-the-computer"),
    ("my phone asks for a PUK", "sim-card-asks-for-pin-or-puk"),
    ("no mobile data since I am abroad", "mobile-data-not-working"),
    ("where is the recording of our teams meeting", "record-a-teams-meeting"),
]


@pytest.mark.parametrize(("words", "expected"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_everyday_words_find_the_right_article_first(words: str, expected: str) -> None:
    assert [match.article.id for match in SEARCH.find(words)][:1] == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "?!...",
        "hello, good morning",
        "asdf qwerty zxcv",
        "my cat ate a sandwich",
        "what is the weather tomorrow",
        "who won the football game last night",
        "order pizza for lunch",
        "the coffee machine is broken",
        "who painted the mona lisa",
    ],
)
def test_words_about_nothing_of_ours_find_nothing(words: str) -> None:
    assert SEARCH.find(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        'printer" OR "wifi',
        "printer AND NOT",
        "NEAR(printer offline, 2)",
        "title: printer",
        "{printer offline} : printer",
        "print* ^printer",
        "(((printer",
        "printer -offline + jam",
        "printer'; DROP TABLE found; --",
        "printer \x00 \ud800 offline",
        "_printer_ …“offline”",
    ],
)
def test_signs_of_the_search_language_are_only_words(words: str) -> None:
    assert SEARCH.find(words, limit=10)
    assert SEARCH.find("the printer is offline")[0].article.id == "printer-prints-nothing"


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=200))
def test_no_text_ever_raises(words: str) -> None:
    assert len(SEARCH.find(words, category="printer")) <= 3
    SEARCH.best_for("printer", words)


def test_the_words_that_fitted_are_the_reason() -> None:
    (match,) = SEARCH.find("The printer jams!", limit=1)
    assert (match.article.id, match.reason) == ("paper-jam", "matches: printer, jams")
    assert match.score > 0


def test_an_article_of_the_category_comes_first() -> None:
    words = "my email does not arrive"
    first = {name: SEARCH.find(words, category=name)[0].article.id for name in ("scanner", "mobile_device")}
    assert first == {"scanner": "scan-does-not-arrive", "mobile_device": "mail-on-phone"}


def test_no_more_than_the_limit_is_found() -> None:
    assert [len(SEARCH.find("outlook password phone", limit=limit)) for limit in (1, 2, 3)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("category", "words", "expected"),
    [
        pytest.param("printer", "it jams all the time", "paper-jam", id="words decide"),
        pytest.param("printer", "pritner is brokn", "printer-prints-nothing", id="else the general one"),
        pytest.param("slow_computer", "", "computer-is-slow", id="no words at all"),
        pytest.param("peripheral_hardware", "headset mic is dead", "headset-microphone", id="its own thing"),
        pytest.param("peripheral_hardware", "the hinge broke off", None, id="another thing is broken"),
        pytest.param("how_to", "how do I make a pivot table", None, id="a question nobody answered yet"),
        pytest.param("server_down", "the server is down", None, id="no article on purpose"),
        pytest.param("no_such_category", "printer", None, id="no such category"),
    ],
)
def test_the_best_article_for_a_category(category: str, words: str, expected: str | None) -> None:
    article = SEARCH.best_for(category, words)
    assert (article.id if article else None) == expected


def test_an_empty_library_finds_nothing() -> None:
    search = ArticleSearch(Library({}))
    assert (search.find("printer"), search.best_for("printer", "printer")) == ((), None)


def test_several_threads_may_search_at_once() -> None:
    words = [sentence for sentence, _ in SENTENCES]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: SEARCH.find(text)[0].article.id, words))
    assert found == [expected for _, expected in SENTENCES]


def test_the_database_has_full_text_search() -> None:
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    assert "ENABLE_FTS5" in options


def test_technicians_are_suggested_what_is_internal_and_what_is_for_this_client_alone() -> None:
    base = load_articles(Path(__file__).parents[2] / "knowledge_base").articles
    jam = base["paper-jam"]
    articles = {
        id: replace(jam, id=id, audience=audience)
        for id, audience in {
            "for-all": Audience(),
            "inside": Audience(technicians=True),
            "of-maple": Audience(clients=frozenset({"maple-dental"})),
            "of-harbour": Audience(clients=frozenset({"harbour-freight"})),
        }.items()
    }
    search = ArticleSearch(Library({**articles, "wifi-does-not-connect": base["wifi-does-not-connect"]}))
    found = [each.id for each in search.for_technicians("printer", "paper jam", "maple-dental")]
    assert found == ["for-all", "inside", "of-maple"]
    assert [each.id for each in search.for_technicians(None, "paper jam", None)] == ["for-all", "inside"]
    assert search.for_technicians(None, "", None) == ()


def test_the_categories_with_an_article_are_those_that_people_of_the_client_may_be_offered() -> None:
    jam = load_articles(Path(__file__).parents[2] / "knowledge_base").articles["paper-jam"]
    kept = (
        ("all", Audience(), "printer"),
        ("inside", Audience(technicians=True), "scanner"),
        ("of-maple", Audience(clients=frozenset({"maple-dental"})), "wifi"),
    )
    articles = {id: replace(jam, id=id, audience=audience, categories=(category,)) for id, audience, category in kept}
    search = ArticleSearch(Library(articles))
    assert search.categories_for("maple-dental") == {"printer", "wifi"}
    assert search.categories_for("harbour-trust") == search.categories_for(None) == {"printer"}


def test_where_nothing_fits_technicians_are_suggested_the_general_one_of_the_category() -> None:
    (general,) = SEARCH.for_technicians("printer", "zzz", "maple-dental")
    assert (general.general, "printer" in general.categories) == (True, True)
