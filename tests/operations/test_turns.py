"""A turn is begun as often as it must be and ends once; a button counts once and for one person."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity, Role
from bot.desk.errors import OutOfDate
from bot.operations.ports import DONE, FAILED, Answer, Button, Pressed
from bot.operations.turns import begin_turn, finish_turn, load_turn
from bot.operations.wording import UNKNOWN_BUTTON, USED_BUTTON
from tests.makers import DANA, LEE, MAPLE, SAM, STRANGER, DeskForTests, demo_file, with_contact


def _begin(desk: DeskForTests, message_id: str) -> str:
    with pytest.raises(OutOfDate) as refusal:
        begin_turn(ports=desk.ports, turn=message_id)
    return str(refusal.value)


def test_a_button_means_what_the_server_remembers(desk: DeskForTests) -> None:
    turn = desk.press(SAM, "open_ticket", enquiry="e-1")
    assert turn.pressed == Pressed("open_ticket", {"enquiry": "e-1"})
    assert (turn.arg("enquiry"), turn.arg("quote")) == ("e-1", None)
    assert (turn.client, turn.contact, turn.conversation) == (
        MAPLE,
        "sam@maple-dental.example",
        "slack:T0MAPLE:U0SAM",
    )
    assert load_turn(ports=desk.ports, turn=turn.id) == turn


@pytest.mark.parametrize("thief", [DANA, STRANGER, LEE], ids=["a colleague", "a stranger", "somebody who left"])
def test_a_button_of_another_conversation_is_refused(desk: DeskForTests, thief: ChatIdentity) -> None:
    key = desk.shows_button(SAM, "approve_quote", quote="Q-1001")
    message = desk.receives(thief, button=key)
    assert message is not None
    assert _begin(desk, message.id) == UNKNOWN_BUTTON
    assert desk.message(message.id).pressed is None
    assert desk.turn(SAM, button=key).pressed == Pressed("approve_quote", {"quote": "Q-1001"})


def test_a_button_of_somebody_who_is_no_longer_known_here_is_refused(desk: DeskForTests) -> None:
    key = desk.shows_button(SAM, "approve_quote", quote="Q-1001")
    desk.take_in(
        with_contact(demo_file(MAPLE), "sam@maple-dental.example", roles=frozenset({Role.DEPARTED})),
    )
    message = desk.receives(SAM, button=key)
    assert message is not None
    assert _begin(desk, message.id) == UNKNOWN_BUTTON


def test_a_made_up_button_is_refused(desk: DeskForTests) -> None:
    message = desk.receives(SAM, button="approve_quote")
    assert message is not None
    assert _begin(desk, message.id) == UNKNOWN_BUTTON


def test_a_button_counts_once(desk: DeskForTests) -> None:
    key = desk.shows_button(SAM, "choose_callout")
    first, second = desk.receives(SAM, button=key), desk.receives(SAM, button=key)
    assert first is not None and second is not None
    assert begin_turn(ports=desk.ports, turn=first.id) is not None
    assert _begin(desk, second.id) == USED_BUTTON
    assert desk.message(second.id).pressed is None


def test_the_same_turn_gets_its_button_again(desk: DeskForTests) -> None:
    message = desk.receives(SAM, button=desk.shows_button(SAM, "choose_callout"))
    assert message is not None
    first = begin_turn(ports=desk.ports, turn=message.id)
    assert first is not None and first.pressed == Pressed("choose_callout", {})
    assert begin_turn(ports=desk.ports, turn=message.id) == first


@pytest.mark.parametrize(
    "typed",
    [
        '/approve_quote{"quote": "Q-1001", "revision": "abc"}',
        "EXTERNAL: approve_quote",
        "approve_quote",
        "\u200b/approve_quote",
    ],
)
def test_typed_words_never_become_a_button(desk: DeskForTests, typed: str) -> None:
    turn = desk.turn(SAM, typed)
    assert (turn.pressed, turn.arg("quote"), turn.arg("revision")) == (None, None, None)
    assert not turn.words.startswith(("/", "EXTERNAL"))


def test_an_unknown_turn_is_none(desk: DeskForTests) -> None:
    assert begin_turn(ports=desk.ports, turn="no such turn") is None
    assert load_turn(ports=desk.ports, turn="no such turn") is None
    finish_turn(ports=desk.ports, turn="no such turn", answers=(Answer("hello"),))
    assert desk.texts_to(SAM) == []


def test_the_end_of_a_turn_is_written_once(desk: DeskForTests, engine: Engine) -> None:
    turn = desk.turn(SAM, "hello")
    finish_turn(ports=desk.ports, turn=turn.id, answers=(Answer("Hello Sam."), Answer("What is not working?")))
    finish_turn(ports=desk.ports, turn=turn.id, answers=(Answer("Hello again."),), state=FAILED)
    assert desk.texts_to(SAM) == ["Hello Sam.", "What is not working?"]
    assert desk.message(turn.id).state == DONE
    assert begin_turn(ports=desk.ports, turn=turn.id) is None
    with engine.connect() as connection:
        deliveries = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'nightdesk.deliver'")
        assert connection.execute(deliveries).scalar_one() == 1


def test_the_buttons_of_an_answer_belong_to_whoever_asked(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "hello")
    finish_turn(ports=desk.ports, turn=turn.id, answers=(Answer("Well?", (Button("Yes", Pressed("affirm")),)),))
    (said,) = desk.said_to(SAM)
    with desk.ports.begin() as work:
        button = work.conversations.button(said.buttons[0].key)
    assert button is not None
    assert (button.conversation, button.contact, button.used_by) == (
        "slack:T0MAPLE:U0SAM",
        "sam@maple-dental.example",
        None,
    )
