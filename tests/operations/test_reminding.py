"""A reminder to whoever is asked for a yes: once in a turn, once an hour, and for one's own request alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.quotes import Quote
from bot.operations.quotes import answer_waiting_quote, remind_approver
from tests.makers import FOOTHILLS, GWEN, MAPLE, MARTY, RAVI, SAM, STRANGER, DeskForTests
from tests.operations.situations import answers, asked_at_the_garage

NOTHING = "Nothing that you have asked for waits for a yes at the moment."


@pytest.fixture
def quote(desk: DeskForTests) -> Quote:
    """Gwen is asked for what Ravi wants."""
    desk.take_in(MAPLE, FOOTHILLS)
    return asked_at_the_garage(desk)


def said(desk: DeskForTests, identity: ChatIdentity, quote: Quote) -> str:
    """What somebody hears who has the button of this quote."""
    turn = desk.press(identity, "remind_approver", quote=quote.number)
    answer = remind_approver(ports=desk.ports, turn=turn)
    assert answer is not None
    return answer[0].text


def cards(desk: DeskForTests) -> int:
    """How often Gwen has been reminded."""
    return sum("waits for your answer" in text for text in desk.texts_to("web::gwen@foothills-auto.example"))


def test_a_turn_that_runs_again_reminds_once(desk: DeskForTests, quote: Quote) -> None:
    turn = desk.turn(RAVI, "remind her")
    first = remind_approver(ports=desk.ports, turn=turn)
    desk.clock.step(minutes=90)
    assert remind_approver(ports=desk.ports, turn=turn) == first
    assert (cards(desk), desk.kinds(quote.ticket).count("approver reminded")) == (1, 1)


def test_an_hour_lies_between_two_reminders(desk: DeskForTests, quote: Quote) -> None:
    assert "I have reminded Gwen Tait" in said(desk, RAVI, quote)
    desk.clock.step(minutes=59)
    assert "I can do that again from" in said(desk, RAVI, quote)
    desk.clock.step(minutes=2)
    assert "I have reminded Gwen Tait" in said(desk, RAVI, quote)
    assert cards(desk) == 2


def test_two_at_the_same_instant_remind_once(desk: DeskForTests, quote: Quote) -> None:
    turns = [desk.turn(RAVI, "remind her") for _ in range(4)]
    with ThreadPoolExecutor(len(turns)) as pool:
        list(pool.map(lambda turn: remind_approver(ports=desk.ports, turn=turn), turns))
    assert cards(desk) == 1


@pytest.mark.parametrize(
    "who", [SAM, MARTY, GWEN, STRANGER], ids=["another client's", "a colleague", "who is asked", "a stranger"]
)
def test_nobody_else_can_remind(desk: DeskForTests, quote: Quote, who: ChatIdentity) -> None:
    assert said(desk, who, quote) == NOTHING
    assert cards(desk) == 0


def _declined(desk: DeskForTests, quote: Quote) -> None:
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, quote, "decline_quote"), accept=False)


def _lapsed(desk: DeskForTests, quote: Quote) -> None:
    desk.clock.set(quote.valid_until)


@pytest.mark.parametrize("over", [_declined, _lapsed])
def test_what_is_over_needs_no_reminder(
    desk: DeskForTests, quote: Quote, over: Callable[[DeskForTests, Quote], None]
) -> None:
    over(desk, quote)
    assert said(desk, RAVI, quote) == NOTHING
    assert cards(desk) == 0


def test_about_another_problem_the_words_are_left_to_the_assistant(desk: DeskForTests) -> None:
    desk.take_in(FOOTHILLS)
    desk.reports(RAVI, "printer", "the printer is offline")
    assert remind_approver(ports=desk.ports, turn=desk.turn(RAVI, "remind her")) is None
