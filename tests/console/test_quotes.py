"""The pages of quotes: how they stand, one with its versions and approval, its paper, and taking one back."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.engine import Engine

from bot.connectors.papers import HousePapers
from bot.desk.quotes import QuoteState
from bot.operations.ports import WorkFactory
from bot.operations.quotes import answer_waiting_quote
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, queries, seen
from tests.makers import FOOTHILLS, GWEN, KIM_AT, MAPLE, ROBIN_AT, DeskForTests
from tests.operations.situations import answers, asked_at_night, asked_at_the_garage, revised


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """A quote that Gwen has approved, a revision of it that waits, and one that waits for Dana."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    desk.take_in_staff()
    quote = asked_at_the_garage(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, quote), accept=True)
    revised(desk, desk.quote(quote.number), "900.00")
    asked_at_night(desk)
    return desk


def _numbers(page: str) -> list[str]:
    return re.findall(r'scope="row"><a href="/quotes/(Q-\d+)"', page)


def test_the_newest_versions_are_shown_by_how_they_stand(desk: DeskForTests) -> None:
    shown: list[tuple[str, list[str]]] = [
        ("", ["Q-1002", "Q-1001"]),
        ("?standing=open", ["Q-1002", "Q-1001"]),
        ("?standing=accepted", []),
        (f"?client={MAPLE}", ["Q-1002"]),
        (f"?client={MAPLE}&standing=declined", []),
        ("?client=%00odd&standing=odd&after=odd", []),
        ("?standing=odd&after=-1", ["Q-1002", "Q-1001"]),
    ]
    visitor = at_console(desk)
    for query, numbers in shown:
        answer = visitor.get(f"/quotes{query}")
        assert (query, answer.status_code, _numbers(answer.text)) == (query, 200, numbers)


def test_the_list_goes_on_by_key(desk: DeskForTests, monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = {"client": None, "standing": None, "after": None, "rows": 1}
    monkeypatch.setattr("bot.operations.quotes.reading.look_at_quotes.__kwdefaults__", defaults)
    visitor = at_console(desk)
    first = visitor.get("/quotes").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = visitor.get(following.group(1).replace("&amp;", "&")).text
    assert (_numbers(first), _numbers(second), 'rel="next"' in second) == (["Q-1002"], ["Q-1001"], False)


def test_a_quote_shows_every_version_and_who_approved_when_in_which_chat(desk: DeskForTests) -> None:
    page = seen(at_console(desk).get("/quotes/q-1001").text)
    for said in (
        "Revision 2: waiting for an answer",
        "Why it was made: The drive has to be replaced.",
        "Revision 1: accepted",
        "approved by Gwen",
        "in Slack; for exactly this content",
    ):
        assert said in page, said


def test_the_identity_of_a_chat_is_shown_to_those_who_look_after_links_alone(desk: DeskForTests) -> None:
    pages = [seen(at_console(desk, email).get("/quotes/Q-1001").text) for email in (ROBIN_AT, KIM_AT)]
    assert ["U0GWEN" in page for page in pages] == [False, True]


def test_a_quote_that_nobody_knows_is_not_found(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    assert [visitor.get(path).status_code for path in ("/quotes/Q-9", "/quotes/Q-9/pdf")] == [404, 404]


def test_the_list_takes_as_many_queries_for_more_quotes(desk: DeskForTests, engine: Engine) -> None:
    visitor = at_console(desk)
    visitor.get("/quotes")
    before = queries(engine, visitor, "/quotes")
    asked_at_the_garage(desk)
    assert (queries(engine, visitor, "/quotes"), before <= 5) == (before, True)


# ---- on paper, and back ------------------------------------------------------------------------------------------------


def test_each_version_can_be_saved_on_paper(desk: DeskForTests) -> None:
    object.__setattr__(desk.ports, "papers", HousePapers("Nightdesk MSP", ""))
    visitor = at_console(desk)
    papers = [visitor.get(f"/quotes/Q-1001/pdf{query}") for query in ("", "?revision=1", "?revision=7")]
    assert [(paper.status_code, paper.content[:5]) for paper in papers[:2]] == [(200, b"%PDF-")] * 2
    assert papers[0].headers["content-disposition"] == 'attachment; filename="Q-1001-2.pdf"'
    assert (papers[0].content != papers[1].content, papers[2].status_code) == (True, 404)


def test_a_manager_takes_a_quote_back_and_history_says_whence(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    token = value_of(visitor.get("/quotes/Q-1002").text, "token")
    answer = visitor.post("/quotes/Q-1002/take-back", data={"token": token, "reason": "It is under warranty."})
    page = seen(visitor.get(answer.headers["location"]).text)
    assert (answer.status_code, "It is taken back" in page) == (303, True)
    assert desk.quote("Q-1002").state is QuoteState.CANCELLED
    with desk.ports.begin() as work:
        entry = next(each for each in work.tickets.history("ND-1002") if each.kind == "quote taken back")
    assert (entry.by, entry.whence) == (KIM_AT, f"console, {KIM_AT}, testclient")


def test_a_quote_is_taken_back_once_and_with_a_reason(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    token = value_of(visitor.get("/quotes/Q-1002").text, "token")
    reasons = ("  ", "x" * 501, "It is under warranty.", "Once more.")
    sent = [visitor.post("/quotes/Q-1002/take-back", data={"token": token, "reason": each}) for each in reasons]
    assert [answer.status_code for answer in sent] == [409, 409, 303, 409]
    assert ("Say why" in sent[0].text, "x" * 501 in sent[1].text) == (True, True)
    assert "has been taken back" in sent[3].text


def test_nobody_else_is_offered_to_take_a_quote_back(desk: DeskForTests) -> None:
    assert "take-back" not in at_console(desk).get("/quotes/Q-1002").text
