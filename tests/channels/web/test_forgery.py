"""Forms count only when they come from our own page, for this visit, from this site."""

from __future__ import annotations

import pytest

from tests.channels.web.browser import browser, message_form, signed_in, value_of
from tests.channels.web.fakes import DANA, SAM, FakeDesk

ADDRESSES = ["/chat/messages", "/chat/press"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("token", [None, "", "forged", "ä"], ids=["missing", "empty", "forged", "not ascii"])
def test_a_form_without_the_right_token_is_refused(address: str, token: str | None) -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    form = {**message_form(visitor, "hello"), "key": "abc"}
    del form["token"]
    answer = visitor.post(address, data=form if token is None else {**form, "token": token})
    assert (answer.status_code, desk.conversations.inbox) == (403, [])


@pytest.mark.parametrize("address", [*ADDRESSES, "/demo/person"])
def test_a_token_of_another_visit_is_refused(address: str) -> None:
    desk = FakeDesk()
    other = message_form(signed_in(desk, DANA), "hello")
    answer = signed_in(desk, SAM).post(address, data={**other, "key": "abc", "person": DANA})
    assert (answer.status_code, desk.conversations.inbox) == (403, [])


def test_a_page_of_the_person_before_cannot_write_for_the_person_now() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    old = message_form(visitor, "from the old tab")
    visitor.post("/demo/person", data={"token": value_of(visitor.get("/").text, "token"), "person": DANA})
    assert (visitor.post("/chat/messages", data=old).status_code, desk.conversations.inbox) == (403, [])


def test_a_person_cannot_be_chosen_without_having_seen_the_page() -> None:
    assert browser(FakeDesk()).post("/demo/person", data={"person": SAM}).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": "http://testserver@evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 303),
        ({}, 303),
    ],
    ids=[
        "other origin",
        "no origin at all",
        "our name in another",
        "cross-site",
        "sibling site",
        "our form, no referrer",
        "our script",
        "old browser",
    ],
)
def test_where_a_form_comes_from_is_checked_when_the_browser_says_it(headers: dict[str, str], status: int) -> None:
    visitor = signed_in(FakeDesk(), SAM)
    assert visitor.post("/chat/messages", data=message_form(visitor, "hello"), headers=headers).status_code == status
