"""What may be an emergency is asked about: a yes wakes somebody once and with the first words; a no goes on."""

from __future__ import annotations

from typing import Any

import pytest

from actions.coverage import ReportProblem
from actions.people import MaybeEmergency, NoEmergency, RaiseEmergency
from actions.talk import Unclear
from actions.walkthroughs import StepRepeated
from bot.desk.catalogue import Priority
from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import Page
from bot.desk.enquiries import Enquiry
from tests.actions.stage import Played, play, tracker_of
from tests.makers import SAM, STRANGER, DeskForTests, key_of

WORDS = "odd programs run on the front desk by themselves"
REPORT: dict[str, Any] = {
    "emergency": "security_incident",
    "categories": [["security_incident", 0.5], ["software_error", 0.3], ["slow_computer", 0.1], ["printer", 0.01]],
}
both = pytest.mark.parametrize("who", [SAM, STRANGER], ids=["a contact", "a stranger"])


async def _told(
    desk: DeskForTests, who: ChatIdentity = SAM, words: str = WORDS, report: Any = None, **slots: Any
) -> Played:
    turn = desk.turn(who, words)
    tracker = tracker_of(turn, "maybe_emergency", nightdesk=report or REPORT, slots=slots)
    return await play(MaybeEmergency(), tracker)


def _pages(desk: DeskForTests) -> list[Page]:
    with desk.ports.begin() as work:
        return list(work.pages.list())


def _open(desk: DeskForTests, who: ChatIdentity = SAM) -> Enquiry:
    with desk.ports.begin() as work:
        found = work.enquiries.current(key_of(who))
    assert found is not None
    return found


@both
async def test_it_is_asked_and_nobody_is_woken_yet(desk: DeskForTests, who: ChatIdentity) -> None:
    played = await _told(desk, who)
    assert played.texts == ["This sounds like a security incident. Shall I call Amara Obi right now?"]
    assert [payload.partition("{")[0] for payload in played.payloads] == [
        "/security_incident",
        "/software_error",
        "/slow_computer",
        "/talk_to_human",
    ]
    assert (played.slots["question"], played.slots["suspected"]) == ("emergency", "security_incident")
    assert (_pages(desk), list(desk.tickets())) == ([], [])


@both
@pytest.mark.parametrize("how", ["affirm", "choose_callout", "security_incident"])
async def test_a_yes_pages_once_with_the_first_words(desk: DeskForTests, who: ChatIdentity, how: str) -> None:
    asked = await _told(desk, who)
    if how == "security_incident":
        turn = desk.press(who, how, enquiry=_open(desk, who).id)
    else:
        turn = desk.turn(who, "yes, call now")
    for _ in range(2):
        played = await play(RaiseEmergency(), tracker_of(turn, how, slots=asked.slots))
    (ticket,), (page,) = desk.tickets(), _pages(desk)
    assert (ticket.words, ticket.priority, ticket.category) == (WORDS, Priority.P1, "security_incident")
    assert (page.words, page.ticket) == (WORDS, ticket.number)
    assert played.texts[0].startswith(f"Amara Obi is being called right now ({ticket.number}).")
    assert (played.slots["question"], played.slots["suspected"]) == (None, None)


async def test_the_button_after_the_typed_yes_calls_nobody_twice(desk: DeskForTests) -> None:
    asked = await _told(desk)
    enquiry = _open(desk).id
    await play(RaiseEmergency(), tracker_of(desk.turn(SAM, "yes"), "affirm", slots=asked.slots))
    late = desk.press(SAM, "security_incident", enquiry=enquiry)
    played = await play(RaiseEmergency(), tracker_of(late, "security_incident"))
    assert (len(desk.tickets()), len(_pages(desk))) == (1, 1)
    assert played.texts[0].startswith("Amara Obi is being called right now (ND-1001).")


async def test_a_late_press_still_says_what_it_was_about(desk: DeskForTests) -> None:
    await _told(desk)
    enquiry = _open(desk).id
    await play(ReportProblem(), tracker_of(desk.turn(SAM, "the printer is offline"), "printer"))
    await play(RaiseEmergency(), tracker_of(desk.press(SAM, "security_incident", enquiry=enquiry), "security_incident"))
    (page,) = _pages(desk)
    assert page.words == WORDS
    assert _open(desk).words == "the printer is offline"


@pytest.mark.parametrize("intent", ["affirm", "choose_callout"])
async def test_the_yes_on_a_button_of_something_else_wakes_nobody(desk: DeskForTests, intent: str) -> None:
    _, printer = desk.reports(SAM, "printer", "the printer is offline")
    asked = await _told(desk)
    turn = desk.press(SAM, intent, enquiry=printer.id)
    played = await play(RaiseEmergency(), tracker_of(turn, intent, slots=asked.slots))
    assert (played.names, _pages(desk)) == (["say_maybe_emergency"], [])
    assert _open(desk).words == WORDS


@both
async def test_no_with_a_category_is_answered_for_that_category(desk: DeskForTests, who: ChatIdentity) -> None:
    asked = await _told(desk, who)
    turn = desk.press(who, "software_error", enquiry=_open(desk, who).id)
    played = await play(ReportProblem(), tracker_of(turn, "software_error", slots=asked.slots))
    assert played.names == ["say_covered" if who == SAM else "say_unverified"]
    assert (_open(desk, who).category, _open(desk, who).words) == ("software_error", WORDS)
    assert _pages(desk) == []


@both
async def test_a_typed_no_shows_what_else_it_may_be(desk: DeskForTests, who: ChatIdentity) -> None:
    asked = await _told(desk, who)
    played = await play(NoEmergency(), tracker_of(desk.turn(who, "no"), "deny", slots=asked.slots))
    assert played.names == ["say_which"]
    assert [payload.partition("{")[0] for payload in played.payloads] == [
        "/software_error",
        "/slow_computer",
        "/printer",
        "/none_of_these",
        "/talk_to_human",
    ]
    assert (played.slots["question"], _pages(desk)) == ("which", [])


async def test_more_words_join_the_first_and_are_on_the_page(desk: DeskForTests) -> None:
    asked = await _told(desk)
    await _told(desk, words="and a strange box pops up", **asked.slots)
    await play(RaiseEmergency(), tracker_of(desk.turn(SAM, "yes"), "affirm", slots=asked.slots))
    (page,) = _pages(desk)
    assert page.words == f"{WORDS}\nand a strange box pops up"


@pytest.mark.parametrize("action", [Unclear(), StepRepeated()], ids=["hm", "what do you mean?"])
async def test_what_is_neither_yes_nor_no_gets_the_question_again(
    desk: DeskForTests, action: Unclear | StepRepeated
) -> None:
    asked = await _told(desk)
    played = await play(action, tracker_of(desk.turn(SAM, "hm, what?"), slots=asked.slots))
    assert (played.names[-1], played.slots["question"]) == ("say_maybe_emergency", "emergency")
    assert _pages(desk) == []


async def test_another_problem_is_answered_as_usual_and_the_words_are_kept(desk: DeskForTests) -> None:
    asked = await _told(desk)
    turn = desk.turn(SAM, "the printer is offline")
    played = await play(ReportProblem(), tracker_of(turn, "printer", slots=asked.slots))
    assert played.names == ["say_covered"]
    with desk.ports.begin() as work:
        assert [each.words for each in work.enquiries.aside(key_of(SAM))] == [WORDS]


async def test_that_nobody_can_work_joins_the_problem_it_was_asked_about(desk: DeskForTests) -> None:
    desk.reports(SAM, "email_client", "outlook is down")
    report = {"emergency": "outage", "categories": [["server_down", 0.4], ["internet_down", 0.2]]}
    asked = await _told(desk, words="all of us are stuck", report=report, question="triage")
    assert _open(desk).words == "outlook is down\nall of us are stuck"
    played = await play(NoEmergency(), tracker_of(desk.turn(SAM, "no"), "deny", slots=asked.slots))
    assert played.texts[0].startswith("Sam, noted. Still: Outlook or the mail program.")
    assert played.slots["question"] == "offer"


async def test_danger_has_no_category_and_still_a_ticket(desk: DeskForTests) -> None:
    asked = await _told(desk, report={"emergency": "danger", "categories": [["server_down", 0.9]]})
    assert asked.texts == [
        "If anybody is hurt or in danger: call 911 now.",
        "This sounds like danger to somebody. Shall I call Amara Obi right now?",
    ]
    await play(RaiseEmergency(), tracker_of(desk.turn(SAM, "yes"), "affirm", slots=asked.slots))
    (ticket,) = desk.tickets()
    assert (ticket.words, ticket.category, [page.kind for page in _pages(desk)]) == (WORDS, None, ["danger"])
