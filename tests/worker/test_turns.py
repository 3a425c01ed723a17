"""Whatever the assistant does, the person gets an answer, and the words are kept."""

from __future__ import annotations

import pytest
import structlog
from structlog.testing import capture_logs

from bot.operations.deliveries import waiting_answers
from bot.operations.ports import DONE, FAILED
from bot.operations.wording import UNKNOWN_BUTTON
from bot.worker.turns import Answers, handle_turn
from tests.fakes import Breaks, Hangs, SaysBack, SaysNothing
from tests.makers import DANA, ROBIN, SAM, DeskForTests, key_of


def _received(desk: DeskForTests, words: str = "", *, button: str | None = None) -> str:
    message = desk.receives(SAM, words, button=button)
    assert message is not None
    return message.id


async def test_what_the_assistant_says_is_the_answer(desk: DeskForTests) -> None:
    turn = _received(desk, "the printer is offline")
    assistant = SaysBack()
    await handle_turn(ports=desk.ports, assistant=assistant, turn_id=turn)
    assert desk.texts_to(SAM) == ["You said: the printer is offline"]
    assert desk.message(turn).state == DONE
    assert [(each.id, each.contact) for each in assistant.turns] == [(turn, "sam@maple-dental.example")]


async def test_the_log_names_who_answered_and_nothing_that_was_said(desk: DeskForTests) -> None:
    structlog.reset_defaults()
    with capture_logs() as logged:
        for words in ("the printer is offline", "are you open on sunday?"):
            await handle_turn(ports=desk.ports, assistant=SaysBack(), turn_id=_received(desk, words))
    answered = [each for each in logged if each["event"] == "turn_answered"]
    assert [(each["by"], each["log_level"]) for each in answered] == [
        ("assistant", "debug"),
        ("answer_about_opening", "debug"),
    ]
    assert "printer" not in str(answered)


async def test_a_turn_is_handled_once_however_often_its_job_runs(desk: DeskForTests) -> None:
    turn = _received(desk, "the printer is offline")
    assistant = SaysBack()
    for _ in range(3):
        await handle_turn(ports=desk.ports, assistant=assistant, turn_id=turn)
    await handle_turn(ports=desk.ports, assistant=assistant, turn_id="no such turn")
    assert len(assistant.turns) == len(desk.texts_to(SAM)) == 1


@pytest.mark.parametrize("assistant", [Breaks(), Hangs(), SaysNothing()], ids=["raises", "hangs", "says nothing"])
async def test_a_failing_assistant_ends_in_an_apology_and_a_ticket_with_the_words(
    desk: DeskForTests, assistant: Answers
) -> None:
    turn = _received(desk, "my mouse is gone")
    for _ in range(2):
        await handle_turn(ports=desk.ports, assistant=assistant, turn_id=turn, seconds=0.05)
    (said,) = desk.texts_to(SAM)
    assert said.startswith("Something on my side did not work. I have put your words into ticket ND-1001;")
    assert desk.message(turn).state == FAILED
    (ticket,) = desk.tickets()
    assert (ticket.words, ticket.contact, ticket.category) == ("my mouse is gone", "sam@maple-dental.example", None)
    (_, kind, reference) = desk.history(ticket.number)[1]
    assert kind == "assistant failed"
    assert said.endswith(f"Reference: {reference}.")


async def test_a_failing_assistant_does_not_stand_in_the_way_of_an_emergency(desk: DeskForTests) -> None:
    turn = _received(desk, "there is smoke coming from the server")
    await handle_turn(ports=desk.ports, assistant=Breaks(), turn_id=turn)
    first, said = desk.texts_to(SAM)
    assert first.startswith("Call 911 now. Get yourself and others to safety, and leave the equipment alone.")
    assert said == "Amara Obi is being called right now (ND-1001). If you have not done it yet, call 911 now."
    with desk.ports.begin() as work:
        assert [page.ticket for page in work.pages.list()] == ["ND-1001"]


async def test_a_button_that_is_not_theirs_is_answered_without_the_assistant(desk: DeskForTests) -> None:
    turn = _received(desk, button=desk.shows_button(DANA, "approve_quote", quote="Q-1001"))
    assistant = SaysBack()
    await handle_turn(ports=desk.ports, assistant=assistant, turn_id=turn)
    assert desk.texts_to(SAM) == [UNKNOWN_BUTTON]
    assert (assistant.turns, desk.message(turn).state) == ([], DONE)


async def test_somebody_of_the_msp_is_given_a_link_without_the_assistant(desk: DeskForTests) -> None:
    desk.take_in_staff()
    asked = desk.receives(ROBIN, "console")
    assert asked is not None
    assistant = SaysBack()
    await handle_turn(ports=desk.ports, assistant=assistant, turn_id=asked.id)
    (said,) = desk.texts_to(ROBIN)
    assert (said.startswith("Sign in to the console here: [sign-in "), assistant.turns) == (True, [])
    (shown,) = waiting_answers(ports=desk.ports, conversation=key_of(ROBIN))
    assert "here: https://desk.example/sign-in/" in shown.text
