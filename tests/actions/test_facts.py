"""A fact that the contract asks for is asked in chat, by buttons or words, and the answer leads to the verdict."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from actions.coverage import ReportProblem
from actions.facts import TellFact
from actions.talk import Cancel, No, Unclear, Yes
from bot.desk.contracts import Cause, Effect, Rule, When
from bot.desk.enquiries import Enquiry
from bot.operations.ports import ClientFile
from tests.actions.stage import Played, play, tracker_of
from tests.makers import MAPLE, SAM, DeskForTests, demo_file, key_of

CONDITIONS: dict[str, dict[str, Any]] = {
    "asset": {"asset_covered": True},
    "site": {"site": frozenset({"barrie"})},
    "cause": {"cause": frozenset({Cause.WEAR})},
    "meets_standard": {"meets_standard": True},
    "person_listed": {"person_listed": True},
}


def plan_with(condition: str) -> ClientFile:
    """The clinic's file where printers are included under one condition, and Sam sits at no site."""
    file = demo_file(MAPLE)
    plan, charging = file.contracts
    rule = Rule(Effect.INCLUDE, frozenset({"printer"}), "9.1", "Printers are included.", When(**CONDITIONS[condition]))
    contacts = tuple(replace(each, site=None) for each in file.client.contacts)
    client = replace(file.client, contacts=contacts)
    return replace(file, client=client, contracts=(replace(plan, rules=(rule,)), charging))


async def _asked(desk: DeskForTests, condition: str) -> Played:
    desk.take_in(plan_with(condition))
    return await play(ReportProblem(), tracker_of(desk.turn(SAM, "the printer is offline"), "printer"))


def _open(desk: DeskForTests) -> Enquiry:
    with desk.ports.begin() as work:
        enquiry = work.enquiries.current(key_of(SAM))
    assert enquiry is not None
    return enquiry


def _answers(played: Played) -> list[str]:
    told = [payload.partition("{") for payload in played.payloads if payload.startswith("/tell_fact")]
    return [json.loads(brace + rest)["value"] for _, brace, rest in told]


async def _pressed(desk: DeskForTests, fact: str, value: str) -> Played:
    turn = desk.press(SAM, "tell_fact", enquiry=_open(desk).id, fact=fact, value=value)
    return await play(TellFact(), tracker_of(turn, "tell_fact", slots={"question": "fact"}))


QUESTIONS = [
    ("asset", ["SAM-IPAD", "MD-WS-07", "MD-SRV-01", "unlisted", "unknown"], "MD-WS-07", "unlisted"),
    ("site", ["queen", "barrie", "unknown"], "barrie", "queen"),
    ("cause", ["wear", "user_damage", "third_party", "unauthorised_change", "unknown"], "wear", "user_damage"),
    ("meets_standard", ["yes", "no", "unknown"], "yes", "no"),
    ("person_listed", ["yes", "no", "unknown"], "yes", "no"),
]


@pytest.mark.parametrize(("fact", "answers", "free", "costs"), QUESTIONS, ids=[row[0] for row in QUESTIONS])
async def test_a_missing_fact_is_asked_and_its_answer_leads_to_the_verdict(
    desk: DeskForTests, fact: str, answers: list[str], free: str, costs: str
) -> None:
    asked = await _asked(desk, fact)
    assert (asked.names, asked.slots["question"], _answers(asked)) == ([f"say_ask_{fact}"], "fact", answers)
    yes = await _pressed(desk, fact, free)
    assert (yes.names, yes.slots["question"]) == (["say_covered"], "offer")
    # Who has said something else before may correct it.
    no = await _pressed(desk, fact, costs)
    assert (no.names, no.slots["question"]) == (["say_quote_required"], "choice")
    person = await _pressed(desk, fact, "unknown")
    assert (person.names, person.slots["question"]) == (["say_needs_person"], "offer")


WORDS = [
    ("asset", "MD-WS-07", ReportProblem, "say_covered"),
    ("asset", "it's my own one", Unclear, "say_quote_required"),
    ("site", "at the Barrie clinic", Unclear, "say_covered"),
    ("site", "queen street", Unclear, "say_quote_required"),
    ("cause", "it just stopped", ReportProblem, "say_covered"),
    ("cause", "I spilled coffee over it", ReportProblem, "say_quote_required"),
    ("cause", "no idea", Unclear, "say_needs_person"),
    ("meets_standard", "yes", Yes, "say_covered"),
    ("person_listed", "no", No, "say_quote_required"),
]


@pytest.mark.parametrize(("fact", "words", "action", "leads_to"), WORDS, ids=[row[1] for row in WORDS])
async def test_typed_words_answer_the_question_too(
    desk: DeskForTests, fact: str, words: str, action: type[Any], leads_to: str
) -> None:
    await _asked(desk, fact)
    entities = [{"entity": "asset_tag", "value": words}] if words == "MD-WS-07" else []
    tracker = tracker_of(desk.turn(SAM, words), "slow_computer", slots={"question": "fact"}, entities=entities)
    assert (await play(action(), tracker)).names == [leads_to]


async def test_words_that_answer_nothing_bring_the_question_again(desk: DeskForTests) -> None:
    await _asked(desk, "site")
    tracker = tracker_of(desk.turn(SAM, "hm"), "nlu_fallback", slots={"question": "fact"})
    played = await play(Unclear(), tracker)
    assert (played.names, played.slots["question"]) == (["utter_one_of_these", "say_ask_site"], "fact")


async def test_words_that_tell_something_else_are_kept_and_bring_the_question_again(desk: DeskForTests) -> None:
    await _asked(desk, "site")
    tracker = tracker_of(desk.turn(SAM, "it has a red light"), "nlu_fallback", slots={"question": "fact"})
    played = await play(Unclear(), tracker)
    assert (played.names[-1], played.slots["question"]) == ("say_ask_site", "fact")
    with desk.ports.begin() as work:
        current = work.enquiries.current(key_of(SAM))
        assert current is not None and current.words.endswith("it has a red light")


async def test_another_problem_in_between_is_asked_about_and_the_first_is_only_put_aside(desk: DeskForTests) -> None:
    await _asked(desk, "site")
    words = "my screen is cracked, who pays for it"
    understood = {"categories": [["mobile_device", 0.46], ["peripheral_hardware", 0.31]]}
    turn = desk.turn(SAM, words)
    tracker = tracker_of(turn, "nlu_fallback", slots={"question": "fact"}, nightdesk=understood)
    played = await play(Unclear(), tracker)
    assert (played.names, played.slots["question"]) == (["say_which"], "which")
    with desk.ports.begin() as work:
        current = work.enquiries.current(key_of(SAM))
        assert current is not None
        assert (current.words, len(work.enquiries.aside(key_of(SAM)))) == (words, 1)


@pytest.mark.parametrize("words", ["/restart", "restart", "Restart!"])
async def test_a_typed_restart_drops_nothing(desk: DeskForTests, words: str) -> None:
    await _asked(desk, "site")
    played = await play(Cancel(), tracker_of(desk.turn(SAM, words), "cancel", slots={"question": "fact"}))
    assert (played.names, played.slots["question"]) == (["utter_one_of_these", "say_ask_site"], "fact")


async def test_the_person_on_the_contracts_own_list_is_not_asked(desk: DeskForTests) -> None:
    file = plan_with("person_listed")
    plan, charging = file.contracts
    desk.take_in(replace(file, contracts=(replace(plan, people=frozenset({"sam@maple-dental.example"})), charging)))
    played = await play(ReportProblem(), tracker_of(desk.turn(SAM, "the printer is offline"), "printer"))
    assert played.names == ["say_covered"]


@pytest.mark.parametrize("value", ["nowhere", ""], ids=["no such site", "nothing"])
async def test_an_answer_that_was_not_offered_is_refused(desk: DeskForTests, value: str) -> None:
    await _asked(desk, "site")
    assert (await _pressed(desk, "site", value)).names == ["say_refused"]


async def test_an_answer_to_what_is_over_says_so(desk: DeskForTests) -> None:
    await _asked(desk, "site")
    old = _open(desk)
    await play(ReportProblem(), tracker_of(desk.turn(SAM, "and the wifi is slow"), "wifi"))
    turn = desk.press(SAM, "tell_fact", enquiry=old.id, fact="site", value="barrie")
    assert (await play(TellFact(), tracker_of(turn, "tell_fact"))).names == ["say_refused"]
