"""Two problems in one message: shown back, taken up in turn or as one, left; nothing doubled, nothing lost silently."""

from __future__ import annotations

from typing import Any

import pytest

from actions.coverage import ReportProblem
from actions.earlier import LeaveEarlier, ReturnToEarlier
from actions.people import HandOver
from actions.several import OneProblem, SeveralProblems
from actions.talk import Cancel, No, NoneOfThese, Unclear
from actions.tickets import OpenTicket
from actions.walkthroughs import StartWalkthrough, StepFailed, StepRepeated, StepWorked
from bot.desk.clients import ChatIdentity
from bot.desk.enquiries import Enquiry, EnquiryState
from bot.operations.turns import Turn
from tests.actions.stage import Played, play, tracker_of
from tests.makers import SAM, STRANGER, DeskForTests, key_of

WORDS = "outlook is down and also the printer jams"
OUTLOOK, PRINTER = "outlook is down", "the printer jams"
both = pytest.mark.parametrize("who", [SAM, STRANGER], ids=["a contact", "a stranger"])


def _report(*found: tuple[str, str]) -> dict[str, Any]:
    return {
        "problems": [
            {"text": text, "start": WORDS.find(text), "end": WORDS.find(text) + len(text), "category": category}
            for category, text in found
        ]
    }


TWO = _report(("email_client", OUTLOOK), ("printer", PRINTER))


async def _told(desk: DeskForTests, who: ChatIdentity = SAM, words: str = WORDS) -> tuple[Turn, Played]:
    turn = desk.turn(who, words)
    return turn, await play(SeveralProblems(), tracker_of(turn, "several_problems", nightdesk=TWO))


def _aside(desk: DeskForTests, who: ChatIdentity = SAM) -> list[str]:
    with desk.ports.begin() as work:
        return [each.words for each in work.enquiries.aside(key_of(who))]


def _open(desk: DeskForTests, who: ChatIdentity = SAM) -> Enquiry | None:
    with desk.ports.begin() as work:
        return work.enquiries.current(key_of(who))


def _ids(played: Played) -> tuple[str, str]:
    first, second = str(played.slots["asked_about"]).split()
    return first, second


@both
async def test_both_are_shown_with_their_own_words(desk: DeskForTests, who: ChatIdentity) -> None:
    _, played = await _told(desk, who)
    assert played.texts == [
        "I see two things:\n"
        '1. Outlook or the mail program: "outlook is down"\n'
        '2. Printer: "the printer jams"\n'
        "Shall we take them one after the other, each with its own answer and ticket?"
    ]
    assert [payload.partition("{")[0] for payload in played.payloads] == [
        "/go_on_with",
        "/one_problem",
        "/leave_it",
        "/talk_to_human",
    ]
    assert played.slots["question"] == "aside"
    assert (_aside(desk, who), _open(desk, who)) == ([OUTLOOK, PRINTER], None)


@both
async def test_one_after_the_other_ends_in_two_tickets(desk: DeskForTests, who: ChatIdentity) -> None:
    _, shown = await _told(desk, who)
    first = await play(ReturnToEarlier(), tracker_of(desk.turn(who, "yes"), "affirm", slots=shown.slots))
    assert "Outlook or the mail program" in first.texts[0]
    opened = await play(OpenTicket(), tracker_of(desk.turn(who, "just me")))
    assert opened.names[-1] == "say_back_to_earlier"
    assert PRINTER in opened.texts[-1]
    second = await play(ReturnToEarlier(), tracker_of(desk.turn(who, "yes"), "affirm", slots=opened.slots))
    assert "Printer" in second.texts[0]
    done = await play(OpenTicket(), tracker_of(desk.turn(who, "just me")))
    tickets = sorted(desk.tickets(), key=lambda each: each.number)
    assert [(each.category, each.words) for each in tickets] == [("email_client", OUTLOOK), ("printer", PRINTER)]
    assert len({each.decision for each in tickets}) == (2 if who == SAM else 1)
    assert done.slots["question"] is None


async def test_the_turn_run_twice_keeps_two_problems_and_no_more(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "the printer is offline")
    turn, shown = await _told(desk)
    again = await play(SeveralProblems(), tracker_of(turn, "several_problems", nightdesk=TWO))
    assert (again.texts, again.slots) == (shown.texts, shown.slots)
    assert _aside(desk) == [OUTLOOK, f"the printer is offline\n{PRINTER}"]


async def test_told_twice_they_are_still_two(desk: DeskForTests) -> None:
    await _told(desk)
    await _told(desk)
    assert _aside(desk) == [OUTLOOK, PRINTER]


@pytest.mark.parametrize("how", ["typed", "pressed"])
async def test_a_yes_run_twice_stays_with_the_first_problem(desk: DeskForTests, how: str) -> None:
    _, shown = await _told(desk)
    first, _ = _ids(shown)
    turn = desk.turn(SAM, "yes") if how == "typed" else desk.press(SAM, "go_on_with", enquiry=first)
    tracker = tracker_of(turn, "affirm", slots=shown.slots)
    played, again = await play(ReturnToEarlier(), tracker), await play(ReturnToEarlier(), tracker)
    assert played.texts == again.texts
    assert (getattr(_open(desk), "words", None), _aside(desk)) == (OUTLOOK, [PRINTER])


async def test_one_thing_is_one_problem_with_both_words_however_often_the_turn_runs(desk: DeskForTests) -> None:
    _, shown = await _told(desk)
    first, second = _ids(shown)
    turn = desk.press(SAM, "one_problem", enquiry=first, other=second)
    played, again = [await play(OneProblem(), tracker_of(turn, "one_problem")) for _ in range(2)]
    assert played.names == again.names == ["say_covered"]
    assert getattr(_open(desk), "words", None) == f"{OUTLOOK}\n{PRINTER}"
    assert _aside(desk) == []


async def test_who_has_begun_with_the_first_may_still_say_that_it_is_one_thing(desk: DeskForTests) -> None:
    _, shown = await _told(desk)
    first, second = _ids(shown)
    await play(ReturnToEarlier(), tracker_of(desk.press(SAM, "go_on_with", enquiry=first), "go_on_with"))
    await play(OneProblem(), tracker_of(desk.press(SAM, "one_problem", enquiry=first, other=second), "one_problem"))
    assert getattr(_open(desk), "words", None) == f"{OUTLOOK}\n{PRINTER}"
    assert _aside(desk) == []


@pytest.mark.parametrize("intent", ["one_problem", "go_on_with"])
async def test_the_button_of_problems_that_have_ended_asks_again_and_opens_nothing(
    desk: DeskForTests, intent: str
) -> None:
    _, shown = await _told(desk)
    first, second = _ids(shown)
    await play(No(), tracker_of(desk.turn(SAM, "no"), "deny", slots=shown.slots))
    action = OneProblem() if intent == "one_problem" else ReturnToEarlier()
    turn = desk.press(SAM, intent, enquiry=first, other=second)
    played = await play(action, tracker_of(turn, intent))
    assert played.names == ["say_several_gone"]
    assert _open(desk) is None


async def test_the_button_of_problems_that_have_ended_shows_what_is_open(desk: DeskForTests) -> None:
    _, shown = await _told(desk)
    first, _ = _ids(shown)
    await play(No(), tracker_of(desk.turn(SAM, "no"), "deny", slots=shown.slots))
    desk.reports(SAM, "wifi", "the wifi is slow")
    played = await play(ReturnToEarlier(), tracker_of(desk.press(SAM, "go_on_with", enquiry=first), "go_on_with"))
    assert played.texts[0].startswith("Sam, noted. Still: Wi-Fi.")
    assert getattr(_open(desk), "words", None) == "the wifi is slow"


@pytest.mark.parametrize("action", [No(), Cancel()], ids=["no", "never mind"])
async def test_a_no_says_that_both_are_left_and_neither_comes_up_again(desk: DeskForTests, action: No | Cancel) -> None:
    _, shown = await _told(desk)
    played = await play(action, tracker_of(desk.turn(SAM, "no"), slots=shown.slots))
    assert played.names == ["say_several_left"]
    assert played.slots["question"] is None
    assert _aside(desk) == []


async def test_no_to_an_earlier_problem_leaves_it_and_asks_about_the_next(desk: DeskForTests) -> None:
    desk.reports(SAM, "wifi", "the wifi is slow")
    _, shown = await _told(desk)
    await play(ReturnToEarlier(), tracker_of(desk.turn(SAM, "yes"), "affirm", slots=shown.slots))
    dropped = await play(Cancel(), tracker_of(desk.turn(SAM, "cancel"), "cancel"))
    assert PRINTER in dropped.texts[-1]
    _, second = _ids(shown)
    left = await play(
        LeaveEarlier(), tracker_of(desk.press(SAM, "leave_it", enquiry=second), "leave_it", slots=dropped.slots)
    )
    assert left.texts == ['Earlier you also told me: "the wifi is slow". Shall we go on with that?']
    last = await play(No(), tracker_of(desk.turn(SAM, "no"), "deny", slots=left.slots))
    assert last.names == ["say_earlier_left"]
    assert _aside(desk) == []


async def test_an_old_no_leaves_only_its_own_problem_and_not_what_is_open(desk: DeskForTests) -> None:
    _, shown = await _told(desk)
    first, second = _ids(shown)
    await play(ReturnToEarlier(), tracker_of(desk.press(SAM, "go_on_with", enquiry=first), "go_on_with"))
    played = await play(LeaveEarlier(), tracker_of(desk.press(SAM, "leave_it", enquiry=second), "leave_it"))
    assert (played.names, played.slots) == (["say_earlier_left"], {})
    assert (getattr(_open(desk), "words", None), _aside(desk)) == (OUTLOOK, [])


async def test_naming_one_of_them_takes_that_one_up(desk: DeskForTests) -> None:
    _, shown = await _told(desk)
    await play(ReportProblem(), tracker_of(desk.turn(SAM, "printer first"), "printer", slots=shown.slots))
    assert getattr(_open(desk), "words", None) == f"{PRINTER}\nprinter first"
    assert _aside(desk) == [OUTLOOK]


async def test_another_problem_comes_first_and_both_wait_newest_first(desk: DeskForTests) -> None:
    _, shown = await _told(desk)
    await play(ReportProblem(), tracker_of(desk.turn(SAM, "the vpn fails"), "vpn_remote", slots=shown.slots))
    assert getattr(_open(desk), "words", None) == "the vpn fails"
    assert _aside(desk) == [OUTLOOK, PRINTER]
    dropped = await play(Cancel(), tracker_of(desk.turn(SAM, "cancel"), "cancel"))
    assert OUTLOOK in dropped.texts[-1]


@pytest.mark.parametrize(
    "action",
    [Unclear(), NoneOfThese(), StepFailed(), StepRepeated()],
    ids=["hm", "both", "the same", "what do you mean?"],
)
async def test_what_answers_nothing_gets_the_question_again_and_loses_nothing(
    desk: DeskForTests, action: Unclear | NoneOfThese | StepFailed | StepRepeated
) -> None:
    _, shown = await _told(desk)
    played = await play(action, tracker_of(desk.turn(SAM, "both"), slots=shown.slots))
    assert played.names == ["utter_one_of_these", "say_several"]
    assert played.slots["asked_about"] == shown.slots["asked_about"]
    assert _aside(desk) == [OUTLOOK, PRINTER]


async def test_an_earlier_problem_that_works_again_is_left(desk: DeskForTests) -> None:
    _, shown = await _told(desk)
    slots = {**shown.slots, "asked_about": _ids(shown)[1]}
    played = await play(StepWorked(), tracker_of(desk.turn(SAM, "it works again"), slots=slots))
    assert PRINTER not in _aside(desk)
    assert OUTLOOK in played.texts[0]


async def test_a_person_instead_gets_both_in_one_ticket(desk: DeskForTests) -> None:
    _, shown = await _told(desk)
    turn = desk.turn(SAM, "person")
    for _ in range(2):
        await play(HandOver(), tracker_of(turn, "talk_to_human", slots=shown.slots))
    (ticket,) = desk.tickets()
    assert ticket.words == f"{OUTLOOK}\n{PRINTER}"
    assert (_aside(desk), _open(desk)) == ([], None)


async def test_at_a_step_what_is_told_beside_its_problem_is_kept_and_asked_about(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "the printer is offline")
    await play(StartWalkthrough(), tracker_of(desk.turn(SAM, "yes"), "affirm"))
    turn = desk.turn(SAM, WORDS)
    tracker = tracker_of(turn, "several_problems", nightdesk=TWO, slots={"question": "step"})
    played = await play(SeveralProblems(), tracker)
    assert "That is a second thing, and I have kept it" in played.texts[0]
    assert (played.slots["question"], _aside(desk)) == ("step", [WORDS])


async def test_at_a_step_words_about_its_problem_are_no_second_one(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "the printer is offline")
    await play(StartWalkthrough(), tracker_of(desk.turn(SAM, "yes"), "affirm"))
    turn = desk.turn(SAM, "the paper jams and the printer shows an error")
    two = _report(("printer", "the paper jams"), ("peripheral_hardware", "the printer shows an error"))
    tracker = tracker_of(turn, "several_problems", nightdesk=two, slots={"question": "step"})
    played = await play(SeveralProblems(), tracker)
    assert "second thing" not in " ".join(played.texts)
    assert (played.slots["question"], _aside(desk)) == ("step", [])


async def test_what_was_told_of_another_problem_does_not_answer_for_this_one(desk: DeskForTests) -> None:
    _, shown = await _told(desk)
    slots = {**shown.slots, "impact": "client", "urgency": "stopped"}
    played = await play(ReturnToEarlier(), tracker_of(desk.turn(SAM, "yes"), "affirm", slots=slots))
    assert (played.slots["impact"], played.slots["urgency"]) == (None, None)


async def test_an_emergency_among_the_two_is_asked_about_first(desk: DeskForTests) -> None:
    report = _report(("server_down", OUTLOOK), ("printer", PRINTER))
    played = await play(SeveralProblems(), tracker_of(desk.turn(SAM, WORDS), "several_problems", nightdesk=report))
    assert (played.names, played.slots["question"]) == (["say_maybe_emergency"], "emergency")
    enquiry = _open(desk)
    assert enquiry is not None
    assert (enquiry.words, enquiry.state) == (WORDS, EnquiryState.OPEN)
