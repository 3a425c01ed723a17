"""Live answers: each arrives once, also after a connection was lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.quotes import QuoteState
from bot.operations.quotes import approval_card
from tests.channels.web.browser import browser, follow, signed_in, stream_address, value_of
from tests.channels.web.fakes import DANA, MAPLE, SAM, FakeDesk
from tests.console.makers import printer_ticket


def test_a_new_answer_is_sent_as_the_page_would_show_it() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    address = stream_address(visitor)
    sent = follow(visitor, address, until="</li>", once_open=lambda: desk.say(SAM, "I can <b>help</b>.", "Go on"))
    assert ("id: 1\r\n" in sent, "event: line" in sent, "I can &lt;b&gt;help&lt;/b&gt;." in sent) == (True, True, True)
    assert ("line ours latest" in sent, 'name="key" value="key-1-0"' in sent) == (True, True)


def test_buttons_that_came_live_can_be_pressed() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    address = stream_address(visitor)
    sent = follow(visitor, address, until="</li>", once_open=lambda: desk.say(SAM, "Shall I?", "Yes"))
    form = {name: value_of(sent, name) for name in ("token", "nonce", "key")}
    assert visitor.post("/chat/press", data=form).status_code == 303


def test_a_quote_is_viewed_when_its_card_comes_live() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, DANA)
    address = stream_address(visitor)
    printer_ticket(desk)
    desk.quotes.all = [replace(desk.quotes.all[0], state=QuoteState.SENT, approval=None)]
    (quote,) = desk.quotes.all
    card = approval_card(quote, MAPLE)

    def shown() -> None:
        desk.conversations.say(f"web::{DANA}", card, turn=None, contact=DANA, at=desk.clock.now())

    assert "Approve up to" in follow(visitor, address, until="</li>", once_open=shown)
    assert desk.quotes.all[0].state is QuoteState.VIEWED


def test_what_the_page_shows_already_is_not_sent_again() -> None:
    desk = FakeDesk()
    desk.say(SAM, "First.")
    visitor = signed_in(desk, SAM)
    address = stream_address(visitor)
    sent = follow(visitor, address, until="Second.", once_open=lambda: desk.say(SAM, "Second."))
    assert ("First." in sent, sent.count("Second.")) == (False, 1)


def test_a_lost_connection_goes_on_after_the_last_answer_that_arrived() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    address = stream_address(visitor)
    for text in ("First.", "Second.", "Third."):
        desk.say(SAM, text)
    sent = follow(visitor, address, until="Third.", last_event_id="1")
    assert [text in sent for text in ("First.", "Second.", "Third.")] == [False, True, True]


def test_an_answer_that_was_written_late_under_an_earlier_id_is_not_lost() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    address = stream_address(visitor)
    early, late = desk.say(SAM, "Early."), desk.say(SAM, "Late.")

    class Reappears(list):  # type: ignore[type-arg]
        """The outbox as two transactions leave it that end in the other order."""

        looks = 0

        def __iter__(self):  # type: ignore[no-untyped-def]
            self.looks += 1
            return iter([late] if self.looks < 3 else [early, late])

    desk.conversations.outbox = Reappears()
    sent = follow(visitor, address, until="Early.")
    assert (sent.count("Early."), sent.count("Late.")) == (1, 1)


def test_nobody_follows_a_conversation_of_somebody_else() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    address = stream_address(visitor)
    desk.say(DANA, "For Dana.")
    sent = follow(visitor, address, until="For Sam.", once_open=lambda: desk.say(SAM, "For Sam."))
    assert "For Dana." not in sent


def test_a_tab_of_the_person_before_is_told_to_stop() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    address = stream_address(visitor)
    visitor.post("/demo/person", data={"token": value_of(visitor.get("/").text, "token"), "person": DANA})
    assert visitor.get(address).status_code == 204


def test_a_stream_needs_somebody_who_is_signed_in() -> None:
    assert browser(FakeDesk()).get("/chat/stream?after=0&page=x").status_code == 403


@pytest.mark.parametrize("last", ["-5", "soon", "9" * 30, "²"])
def test_an_odd_last_event_id_means_from_the_beginning(last: str) -> None:
    desk = FakeDesk()
    desk.say(SAM, "First.")
    visitor = signed_in(desk, SAM)
    address = stream_address(visitor).replace("after=1", "after=" + last)
    assert "First." in follow(visitor, address, until="First.")
