"""The pages of people: who is known where, codes, ending links, and whose eyes the identities are for."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity
from bot.operations.links import Outcome, redeem_code
from bot.operations.ports import WorkFactory
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, queries, seen
from tests.makers import FOOTHILLS, HARBOUR, JONAS_AT, MAPLE, ROBIN_AT, DeskForTests

LEE_AT, SAM_AT, DANA_AT = (f"{name}@maple-dental.example" for name in ("lee", "sam", "dana"))
NEW = ChatIdentity("telegram", "", "700700")


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """The people of two clients."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    desk.take_in_staff()
    return desk


def _people(page: str) -> list[str]:
    return [each.partition("%40")[0] for each in re.findall(r'scope="row"><a href="/people/([^"]+)"', page)]


def test_people_are_found_by_client_by_words_and_by_whether_they_are_known(desk: DeskForTests) -> None:
    found: list[tuple[str, list[str]]] = [
        (f"?client={MAPLE}", ["dana", "lee", "priya", "sam"]),
        ("?words=OKORO", ["sam"]),
        ("?words=maple%20dana", ["dana"]),
        ("?unknown=1&words=maple", ["lee"]),
        ("?words=%25", []),
        ("?client=odd&after=odd", []),
    ]
    visitor = at_console(desk)
    for query, people in found:
        answer = visitor.get(f"/people{query}")
        assert (query, answer.status_code, _people(answer.text)) == (query, 200, people)


def test_the_list_goes_on_by_key(desk: DeskForTests, monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = {"client": None, "words": "", "unknown": False, "after": None, "rows": 3}
    monkeypatch.setattr("bot.operations.people.look_at_people.__kwdefaults__", defaults)
    visitor, address, seen_people = at_console(desk), "/people", []
    while address:
        page = visitor.get(address).text
        seen_people += _people(page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following.group(1).replace("&amp;", "&") if following else ""
    assert len(seen_people) == len(set(seen_people)) == 9


@pytest.mark.parametrize("path", ["/people", f"/people/{SAM_AT}", f"/clients/{MAPLE}", "/tickets"])
def test_technicians_see_in_which_chats_somebody_is_known_and_no_identity(desk: DeskForTests, path: str) -> None:
    pages = [at_console(desk, email).get(path).text for email in (ROBIN_AT, JONAS_AT)]
    assert "U0SAM" not in pages[0]
    if path.startswith("/people"):
        assert ("slack:T0MAPLE/U0SAM" in pages[1], "Slack" in pages[0]) == (True, True)


def test_a_dispatcher_gives_out_a_code_that_is_shown_once_and_works(desk: DeskForTests) -> None:
    visitor = at_console(desk, JONAS_AT)
    token = value_of(visitor.get(f"/people/{SAM_AT}").text, "token")
    page = visitor.post(f"/people/{SAM_AT}/code", data={"token": token, "mail": "1"})
    code = re.search(r"<code>([A-Z2-9]{4}-[A-Z2-9]{4})</code>", page.text)
    assert (page.status_code, code is not None) == (200, True)
    assert code is not None
    assert [(to, code.group(1) in text) for to, _, text in desk.mail.sent] == [(SAM_AT, True)]
    later = visitor.get(f"/people/{SAM_AT}").text
    assert (code.group(1) in later, f"a code was given out by {JONAS_AT}" in seen(later)) == (False, True)
    assert redeem_code(ports=desk.ports, identity=NEW, code=code.group(1)) is Outcome.LINKED


def test_a_link_ends_and_what_the_file_names_stays(desk: DeskForTests) -> None:
    visitor = at_console(desk, JONAS_AT)
    page = visitor.get(f"/people/{SAM_AT}").text
    assert "End these links" not in page
    token = value_of(page, "token")
    code = re.search(
        r"<code>([A-Z2-9]{4}-[A-Z2-9]{4})", visitor.post(f"/people/{SAM_AT}/code", data={"token": token}).text
    )
    assert code is not None
    redeem_code(ports=desk.ports, identity=NEW, code=code.group(1))
    assert "telegram:700700 linked with a code" in seen(visitor.get(f"/people/{SAM_AT}").text)
    for said in ("Ended: 1.", "There was no link to end."):
        answer = visitor.post(f"/people/{SAM_AT}/unlink", data={"token": token})
        assert said in seen(visitor.get(answer.headers["location"]).text)
    after = seen(visitor.get(f"/people/{SAM_AT}").text)
    assert f"telegram:700700 unlinked by {JONAS_AT}" in after
    assert "slack:T0MAPLE/U0SAM named in the client file" in after


def test_who_is_not_served_gets_no_code(desk: DeskForTests) -> None:
    visitor = at_console(desk, JONAS_AT)
    page = visitor.get(f"/people/{LEE_AT}").text
    assert ("Lee is not served any more" in seen(page), f"/people/{LEE_AT}/code" in page) == (True, False)
    answer = visitor.post(f"/people/{LEE_AT}/code", data={"token": value_of(page, "token")})
    assert (answer.status_code, "no chat can be linked" in answer.text) == (404, True)


def test_somebody_nobody_knows_is_not_found(desk: DeskForTests) -> None:
    visitor = at_console(desk, JONAS_AT)
    assert visitor.get("/people/nobody@elsewhere.example").status_code == 404


def test_the_list_takes_as_many_queries_for_more_people(desk: DeskForTests, engine: Engine) -> None:
    visitor = at_console(desk)
    before = queries(engine, visitor, "/people")
    desk.take_in(HARBOUR)
    assert (queries(engine, visitor, "/people"), before <= 5) == (before, True)
