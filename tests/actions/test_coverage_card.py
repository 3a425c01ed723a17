"""A coverage answer can be asked about and objected to with a button, and the ways on stand under the answer to that again."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from actions.coverage import DisputeCoverage, ExplainCoverage, ReportProblem
from bot.desk.clients import ChatIdentity
from tests.actions.stage import Played, play, tracker_of
from tests.makers import EVENING, MORNING, RAVI, SAM, DeskForTests, key_of

ABOUT_IT = ["ask_coverage_why", "dispute_coverage"]
FREE, NIGHT, BY_THE_HOUR = (
    ["affirm", "open_ticket"],
    ["choose_callout", "wait_until_business_hours", "affirm"],
    ["choose_callout", "affirm"],
)


def _intents(played: Played) -> list[str]:
    return [payload.partition("{")[0].lstrip("/") for payload in played.payloads]


def _decision(played: Played, intent: str) -> str:
    (payload,) = [each for each in played.payloads if each.startswith(f"/{intent}")]
    return str(json.loads(payload.removeprefix(f"/{intent}"))["decision"])


async def _card(desk: DeskForTests, who: ChatIdentity, words: str, category: str) -> Played:
    return await play(ReportProblem(), tracker_of(desk.turn(who, words), category))


async def _why(desk: DeskForTests, who: ChatIdentity, decision: str, question: str | None) -> Played:
    turn = desk.press(who, "ask_coverage_why", decision=decision)
    return await play(ExplainCoverage(), tracker_of(turn, "ask_coverage_why", slots={"question": question}))


CARDS = pytest.mark.parametrize(
    ("who", "at", "words", "category", "question", "ways"),
    [
        pytest.param(SAM, MORNING, "outlook won't open", "email_client", "offer", FREE, id="covered"),
        pytest.param(SAM, EVENING, "outlook won't open", "email_client", "choice", NIGHT, id="now or later"),
        pytest.param(RAVI, MORNING, "quickbooks crashes", "lob_application", "choice", BY_THE_HOUR, id="by the hour"),
    ],
)


@CARDS
async def test_the_card_has_why_this_is_wrong_and_a_person(
    desk: DeskForTests, who: ChatIdentity, at: datetime, words: str, category: str, question: str, ways: list[str]
) -> None:
    desk.clock.set(at)
    card = await _card(desk, who, words, category)
    shown = [intent for intent in _intents(card) if intent not in ("cancel", "none_of_these")]
    assert shown == [*ways, "talk_to_human", *ABOUT_IT]
    assert _decision(card, "ask_coverage_why") == _decision(card, "dispute_coverage")
    assert card.slots["question"] == question


@CARDS
async def test_why_says_every_check_and_shows_the_ways_on_again(
    desk: DeskForTests, who: ChatIdentity, at: datetime, words: str, category: str, question: str, ways: list[str]
) -> None:
    desk.clock.set(at)
    card = await _card(desk, who, words, category)
    told = await _why(desk, who, _decision(card, "ask_coverage_why"), question)
    assert _intents(told) == [*ways, "talk_to_human", "dispute_coverage"]
    assert "This rests on contract" in told.texts[0] and told.slots == {}
    assert told.texts[0].count("\n") >= card.texts[0].count("✓") + card.texts[0].count("✗")


async def test_why_means_the_decision_it_stands_under_whatever_is_talked_about_now(desk: DeskForTests) -> None:
    desk.clock.set(EVENING)
    first = await _card(desk, SAM, "outlook won't open", "email_client")
    desk.clock.set(MORNING)
    await _card(desk, SAM, "the printer is offline", "printer")
    told = await _why(desk, SAM, _decision(first, "ask_coverage_why"), "offer")
    assert "not covered" in told.texts[0]
    # Its ways have gone: the talk is about the printer now.
    assert _intents(told) == ["talk_to_human", "dispute_coverage"]


@pytest.mark.parametrize("question", ["step", "triage", None])
async def test_in_the_middle_of_something_else_why_offers_no_way_that_would_be_taken_for_an_answer(
    desk: DeskForTests, question: str | None
) -> None:
    card = await _card(desk, SAM, "outlook won't open", "email_client")
    told = await _why(desk, SAM, _decision(card, "ask_coverage_why"), question)
    assert _intents(told) == ["talk_to_human", "dispute_coverage"]


async def test_an_objection_is_kept_once_goes_to_a_person_and_the_matter_goes_on(desk: DeskForTests) -> None:
    desk.clock.set(EVENING)
    decision = _decision(await _card(desk, SAM, "outlook won't open", "email_client"), "dispute_coverage")
    for _ in range(2):
        turn = desk.press(SAM, "dispute_coverage", decision=decision)
        said = await play(DisputeCoverage(), tracker_of(turn, "dispute_coverage", slots={"question": "choice"}))
        assert _intents(said) == [*NIGHT, "talk_to_human"]
        assert said.slots == {}
    (ticket,) = desk.tickets()
    assert ticket.number in said.texts[0]
    with desk.ports.begin() as work:
        assert [dispute.ticket for dispute in work.disputes.of_decision(decision)] == [ticket.number]
        assert work.enquiries.current(key_of(SAM)) is not None


async def test_a_decision_of_another_client_is_neither_explained_nor_objected_to(desk: DeskForTests) -> None:
    decision = _decision(await _card(desk, RAVI, "quickbooks crashes", "lob_application"), "dispute_coverage")
    told = await _why(desk, SAM, decision, None)
    turn = desk.press(SAM, "dispute_coverage", decision=decision)
    said = await play(DisputeCoverage(), tracker_of(turn, "dispute_coverage"))
    assert (told.names, said.names, desk.tickets()) == (["say_nothing_to_explain"], ["say_nothing_to_explain"], ())
