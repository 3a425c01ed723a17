"""The chat pages: who may open them, what they show, and that what people send arrives once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.web.signing import seal
from bot.desk.quotes import QuoteState
from tests.channels.web.browser import SECRET, browser, message_form, signed_in, value_of
from tests.channels.web.fakes import DANA, LEE, NOW, SAM, FakeDesk
from tests.console.makers import TONIGHT, printer_ticket


def test_the_start_page_shows_the_demo_people_by_client_with_what_they_may_do() -> None:
    page = browser(FakeDesk()).get("/").text
    shown = [
        word
        for word in (
            "Maple Dental",
            "Dana Reyes",
            "may approve up to $1,500",
            "Queen Street clinic",
            "has left the company",
            "Somebody nobody knows",
        )
        if word in page
    ]
    assert shown == [
        "Maple Dental",
        "Dana Reyes",
        "may approve up to $1,500",
        "Queen Street clinic",
        "has left the company",
        "Somebody nobody knows",
    ]


def test_outside_the_demo_nobody_can_be_chosen() -> None:
    visitor = browser(FakeDesk(), demo=False)
    start = visitor.get("/")
    assert (start.status_code, "Sign-in is not set up" in start.text, SAM in start.text) == (200, True, False)
    assert visitor.post("/demo/person", data={"person": SAM}).status_code == 403


def test_a_cookie_from_the_demo_is_worth_nothing_outside_it() -> None:
    desk = FakeDesk()
    visitor = browser(desk, demo=False)
    visitor.cookies.set("nightdesk", signed_in(desk, SAM).cookies["nightdesk"])
    assert visitor.get("/chat").headers["location"] == "/"


def test_a_chosen_person_is_named_on_the_chat_page() -> None:
    page = signed_in(FakeDesk(), SAM).get("/chat").text
    assert "Sam Okoro, Maple Dental" in page


@pytest.mark.parametrize("choice", ["visitor", LEE], ids=["nobody knows them", "has left"])
def test_people_we_do_not_serve_are_visitors(choice: str) -> None:
    page = signed_in(FakeDesk(), choice).get("/chat").text
    assert ("Visitor, not verified" in page, "Lee Hart" in page) == (True, False)


def test_somebody_who_is_not_on_file_cannot_be_chosen() -> None:
    visitor = browser(FakeDesk())
    token = value_of(visitor.get("/").text, "token")
    answer = visitor.post("/demo/person", data={"token": token, "person": "eve@nowhere.example"})
    assert (answer.status_code, "eve" in answer.text) == (400, False)


def _cookie(secret: str, person: str = SAM, purpose: str = "session") -> str:
    return seal(secret, purpose, f"0123:{person}", NOW)


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        SAM,
        _cookie("guessed"),
        _cookie(SECRET, purpose="form"),
        _cookie(SECRET)[:-1] + "!",
        _cookie(SECRET, person=""),
    ],
    ids=["none", "plain", "another secret", "another purpose", "changed", "nobody"],
)
def test_a_cookie_that_proves_nobody_is_sent_to_the_start_page(cookie: str) -> None:
    visitor = browser(FakeDesk())
    visitor.cookies.set("nightdesk", cookie)
    answer = visitor.get("/chat")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_a_session_ends_after_twelve_hours() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    before = visitor.get("/chat").status_code
    desk.clock.pass_time(timedelta(hours=12, minutes=1))
    assert (before, visitor.get("/chat").status_code) == (200, 303)


@pytest.mark.parametrize(("address", "secure"), [("http://testserver", False), ("https://testserver", True)])
def test_scripts_cannot_read_the_cookie_and_https_keeps_it_to_itself(address: str, secure: bool) -> None:
    cookie = browser(FakeDesk()).get(f"{address}/").headers["set-cookie"]
    assert ("HttpOnly" in cookie, "SameSite=lax" in cookie, "Secure" in cookie) == (True, True, secure)


def test_a_message_arrives_under_the_key_of_its_conversation_and_form() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    form = message_form(visitor, "the printer jams")
    answer = visitor.post("/chat/messages", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")
    arrived = [(message.delivery_key, message.text) for message in desk.conversations.inbox]
    assert arrived == [(f"web::{SAM}:{form['nonce']}", "the printer jams")]
    assert desk.jobs.turns == ["turn-1"]


def test_the_same_form_sent_again_is_received_once() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    form = message_form(visitor, "the printer jams")
    answers = [visitor.post("/chat/messages", data=form, headers={"X-Fragment": "1"}).status_code for _ in range(2)]
    assert (answers, len(desk.conversations.inbox)) == ([200, 204], 1)


@pytest.mark.parametrize("text", ["", "ä" * 10_000, "🖨" * 10_000], ids=["empty", "long", "long with pictures"])
def test_empty_and_long_messages_are_passed_on(text: str) -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    parts = {name: (None, value) for name, value in message_form(visitor, text).items()}
    answer = visitor.post("/chat/messages", files=parts)
    assert (answer.status_code, desk.conversations.inbox[0].text) == (303, text)


def test_characters_that_no_database_takes_are_left_out() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    visitor.post("/chat/messages", data=message_form(visitor, "the\0 printer"))
    assert [message.text for message in desk.conversations.inbox] == ["the printer"]


def test_more_than_the_limit_is_refused_in_words() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    answer = visitor.post("/chat/messages", data=message_form(visitor, "x" * 70_000))
    assert (answer.status_code, "shorten it" in answer.text, desk.conversations.inbox) == (413, True, [])


def test_what_people_and_the_desk_write_is_shown_as_text() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    form = message_form(visitor, "<script>alert(1)</script>")
    fragment = visitor.post("/chat/messages", data=form, headers={"X-Fragment": "1"}).text
    desk.say(SAM, "You wrote <b>that</b>", "<i>Yes</i>")
    page = visitor.get("/chat").text
    assert ["<script>alert" in fragment, "<script>alert" in page, "<b>" in page, "<i>Yes" in page] == [False] * 4
    assert ["&lt;script&gt;alert(1)" in text for text in (fragment, page)] == [True, True]


def test_the_line_shown_after_sending_has_no_secret_in_it() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    form = message_form(visitor, "my password is hunter2")
    fragment = visitor.post("/chat/messages", data=form, headers={"X-Fragment": "1"}).text
    assert ("hunter2" in fragment, "my password is [removed]" in fragment) == (False, True)


def test_buttons_of_the_newest_answer_are_prominent_and_older_ones_stay() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    desk.say(SAM, "Just you?", "Just me")
    desk.clock.pass_time(timedelta(minutes=1))
    visitor.post("/chat/messages", data=message_form(visitor, "my team"))
    desk.clock.pass_time(timedelta(minutes=1))
    desk.say(SAM, "Has work stopped?", "It has")
    old, new = visitor.get("/chat").text.split("my team")[0], visitor.get("/chat").text.split("my team")[-1]
    assert ("line ours latest" in old, "Just me" in old) == (False, True)
    assert ("line ours latest" in new, "It has" in new) == (True, True)


@pytest.mark.parametrize("speaker", [SAM, DANA], ids=["their own", "of somebody else"])
def test_a_pressed_key_is_passed_on_whoever_it_belongs_to(speaker: str) -> None:
    desk = FakeDesk()
    key = desk.say(SAM, "Shall I?", "Yes please").buttons[0].key
    visitor = signed_in(desk, speaker)
    form = {**message_form(visitor, ""), "key": key}
    answer = visitor.post("/chat/press", data=form, headers={"X-Fragment": "1"})
    assert [message.button_key for message in desk.conversations.inbox] == [key]
    assert ("Yes please" in answer.text) == (speaker == SAM)


def test_a_press_without_scripts_comes_back_to_the_conversation() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    desk.say(SAM, "Shall I?", "Yes please")
    page = visitor.get("/chat").text
    form = {name: value_of(page, name) for name in ("token", "nonce", "key")}
    answer = visitor.post("/chat/press", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")


@pytest.mark.parametrize(
    ("address", "change"),
    [
        ("/chat/messages", {"nonce": "x"}),
        ("/chat/messages", {"nonce": "../../etc"}),
        ("/chat/press", {"key": "not a key"}),
    ],
    ids=["short nonce", "odd nonce", "odd key"],
)
def test_forms_that_no_page_of_ours_made_are_refused(address: str, change: dict[str, str]) -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    answer = visitor.post(address, data={**message_form(visitor, "hello"), "key": "k", **change})
    assert (answer.status_code, desk.conversations.inbox) == (400, [])


def test_times_are_those_of_the_client_and_the_day_is_said_when_it_is_another() -> None:
    desk = FakeDesk()
    desk.say(SAM, "Hello.")
    today = signed_in(desk, SAM).get("/chat").text
    desk.clock.pass_time(timedelta(hours=14))
    tomorrow = signed_in(desk, SAM).get("/chat").text
    assert (">10:00</time>" in today, ">Tue 24 Nov, 10:00</time>" in tomorrow) == (True, True)


def test_without_scripts_the_page_looks_again_until_the_answer_is_there() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    visitor.post("/chat/messages", data=message_form(visitor, "the printer jams"))
    waiting = visitor.get("/chat").text
    desk.clock.pass_time(timedelta(seconds=5))
    desk.say(SAM, "I can help with that.")
    answered = visitor.get("/chat").text
    assert ('http-equiv="refresh"' in waiting, 'http-equiv="refresh"' in answered) == (True, False)


def test_a_list_of_checks_is_shown_as_a_list() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    desk.say(SAM, "Why:\n✓ Remote help is included.\n✗ Not at this hour.\nShall I?")
    page = " ".join(visitor.get("/chat").text.split())
    assert '<li class="yes"><span class="unseen">Yes: </span>Remote help is included.</li>' in page
    assert '<li class="no"><span class="unseen">No: </span>Not at this hour.</li>' in page
    assert "<p>Shall I?</p>" in page


def _waiting_quote(desk: FakeDesk) -> None:
    printer_ticket(desk)
    desk.quotes.all = [replace(desk.quotes.all[0], state=QuoteState.SENT, approval=None)]
    desk.clock.at = TONIGHT


def test_an_approver_who_comes_in_is_shown_what_waits_for_them() -> None:
    desk = FakeDesk()
    _waiting_quote(desk)
    assert "Approve up to $430.00" in signed_in(desk, DANA).get("/chat").text


def test_a_quote_is_viewed_when_its_card_stands_on_the_page_of_its_approver() -> None:
    desk = FakeDesk()
    _waiting_quote(desk)
    signed_in(desk, SAM).get("/chat")
    assert desk.quotes.all[0].state is QuoteState.SENT
    signed_in(desk, DANA).get("/chat")
    assert desk.quotes.all[0].state is QuoteState.VIEWED


def test_what_waits_is_shown_once_however_often_the_page_is_opened() -> None:
    desk = FakeDesk()
    _waiting_quote(desk)
    signed_in(desk, DANA).get("/chat")
    visitor = signed_in(desk, DANA)
    visitor.get("/chat")
    page = visitor.get("/chat").text
    assert page.count("Approve up to $430.00") == 1
