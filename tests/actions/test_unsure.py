"""Words that begin a talk and are not sure enough to hang a verdict on: asked about, and in the middle of a talk understood."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.coverage import ReportProblem
from bot.operations.enquiries import open_enquiry
from bot.operations.turns import Turn
from tests.actions.stage import play, tracker_of
from tests.makers import SAM, DeskForTests

_LIKELY = [["printer", 0.6], ["scanner", 0.3], ["wifi", 0.01]]


def _heard(
    turn: Turn, *, band: str = "offer", categories: list[Any] = _LIKELY, slots: dict[str, Any] | None = None
) -> Tracker:
    return tracker_of(turn, "printer", nightdesk={"band": band, "categories": categories}, slots=slots)


async def test_a_first_message_that_may_mean_two_things_is_asked_about_before_any_verdict(desk: DeskForTests) -> None:
    played = await play(ReportProblem(), _heard(desk.turn(SAM, "the copier does not send")))

    assert played.names == ["say_which"]
    assert played.titles == ["Printer", "Scanning", "Something else", "Talk to a person"]
    assert played.slots["question"] == "which"


async def test_who_says_which_it_is_has_the_answer_to_the_words_of_before(desk: DeskForTests) -> None:
    asked = await play(ReportProblem(), _heard(desk.turn(SAM, "the copier does not send")))
    scanner = next(each for each in asked.payloads if each.startswith("/scanner"))
    enquiry = scanner.partition('"enquiry": "')[2].partition('"')[0]

    pressed = desk.press(SAM, "scanner", enquiry=enquiry)
    played = await play(ReportProblem(), tracker_of(pressed, "scanner"))

    assert played.names == ["say_covered"]
    found = open_enquiry(ports=desk.ports, turn=pressed)
    assert found is not None
    assert (found.category, found.words) == ("scanner", "the copier does not send")


@pytest.mark.parametrize(
    "slots", [{"question": "offer"}, {"question": "which"}, {"requested_slot": "impact"}, {"unclear": 1}]
)
async def test_in_the_middle_of_a_talk_the_likeliest_is_meant(desk: DeskForTests, slots: dict[str, Any]) -> None:
    played = await play(ReportProblem(), _heard(desk.turn(SAM, "the copier does not send"), slots=slots))

    assert "say_which" not in played.names


async def test_what_is_sure_is_answered(desk: DeskForTests) -> None:
    played = await play(ReportProblem(), _heard(desk.turn(SAM, "the printer is offline"), band="act"))

    assert played.names == ["say_covered"]


async def test_where_nothing_else_is_likely_there_is_nothing_to_choose_from(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "the printer is offline")
    played = await play(ReportProblem(), _heard(turn, categories=[["printer", 0.6], ["wifi", 0.04]]))

    assert played.names == ["say_covered"]
