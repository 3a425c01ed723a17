"""A fix in words: which one do you use, how did it go, what to do with words that are no answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.base import DeskAction
from actions.coverage import ReportProblem
from actions.earlier import ReturnToEarlier
from actions.facts import TellFact
from actions.people import HandOver, RaiseEmergency
from actions.talk import Cancel, Greet, NoneOfThese, NotOurs, Unclear
from actions.walkthroughs import StartWalkthrough, StepFailed, StepRepeated, StepSkipped, StepWorked
from bot import bootstrap
from bot.desk.clients import ChatIdentity
from bot.desk.platforms import Platform
from bot.desk.walkthroughs import Run, RunOutcome, StepAnswer
from bot.operations.enquiries import open_enquiry
from tests.actions.stage import Played, play, tracker_of
from tests.fakes import FindsOne
from tests.makers import MAPLE, SAM, DeskForTests, demo_file, with_contact

STEP = {"question": "step"}
SAM_IN_TELEGRAM = ChatIdentity("telegram", "", "500777")


async def _types(desk: DeskForTests, action: DeskAction, words: str, intent: str, sam: ChatIdentity = SAM) -> Played:
    return await play(action, tracker_of(desk.turn(sam, words), intent, slots=dict(STEP)))


async def _presses(desk: DeskForTests, action: DeskAction, intent: str, sam: ChatIdentity = SAM, **args: str) -> Played:
    return await play(action, tracker_of(desk.press(sam, intent, **args), intent, slots=dict(STEP)))


async def _begins(desk: DeskForTests, words: str, category: str) -> Played:
    desk.reports(SAM, category, words)
    return await play(StartWalkthrough(), tracker_of(desk.turn(SAM, "yes"), "affirm", slots={"question": "offer"}))


async def _touchpad(desk: DeskForTests) -> Played:
    return await _begins(desk, "the touchpad does not move the pointer", "peripheral_hardware")


def _run(desk: DeskForTests, sam: ChatIdentity = SAM) -> Run:
    enquiry = open_enquiry(ports=desk.ports, turn=desk.turn(sam, "hm"))
    assert enquiry is not None and enquiry.run is not None
    return enquiry.run


async def test_the_platform_is_asked_first_with_a_button_for_each_and_a_way_out(desk: DeskForTests) -> None:
    played = await _touchpad(desk)
    assert played.texts[0].splitlines() == [
        "The touchpad of my laptop does not work. About 10 minutes, one step at a time. "
        "A key or a setting often switches it off. A mouse helps you meanwhile.",
        "Which one do you use?",
    ]
    assert played.titles == ["Windows computer", "Mac", "I don't know", "Talk to a person"]
    assert played.slots["question"] == "step"


async def test_the_button_of_a_platform_leads_to_its_first_step_with_when_to_stop(desk: DeskForTests) -> None:
    await _touchpad(desk)
    played = await _presses(desk, TellFact(), "tell_fact", fact="platform", value="windows")
    assert played.texts[0].splitlines()[:2] == [
        "These steps are for: Windows computer.",
        "Stop and tell us if: the pad bulges or does not click, which can mean a swollen battery; "
        "something was spilled on it.",
    ]
    assert played.texts[0].splitlines()[2].startswith("Step 1 of at most ")
    assert played.titles == ["Yes", "No", "I can't tell", "I use another one", "Talk to a person"]


@pytest.mark.parametrize(
    ("action", "words", "intent"),
    [
        (Unclear, "the mac one", "nlu_fallback"),
        (ReportProblem, "mac", "computer_wont_start"),
        (StepWorked, "it's a macbook", "affirm"),
        (NotOurs, "apple", "out_of_scope"),
    ],
)
async def test_typed_words_answer_the_question_however_they_are_understood(
    desk: DeskForTests, action: Callable[[], DeskAction], words: str, intent: str
) -> None:
    await _touchpad(desk)
    played = await _types(desk, action(), words, intent)
    assert played.texts[0].startswith("These steps are for: Mac.")


async def test_who_does_not_know_is_told_how_to_tell_and_then_gets_a_person(desk: DeskForTests) -> None:
    await _touchpad(desk)
    told = await _types(desk, StepSkipped(), "no idea", "step_skip")
    assert told.texts[0].splitlines() == [
        "A Windows computer has a key with four squares near the space bar; "
        "a Mac has an apple at the top left of the screen.",
        "Which one do you use?",
    ]
    given_up = await _types(desk, StepFailed(), "i don't know", "deny")
    assert given_up.names == ["say_walk_platform_unknown"]
    (ticket,) = desk.tickets()
    assert ticket.number in given_up.texts[0]


async def test_yes_is_no_platform(desk: DeskForTests) -> None:
    await _touchpad(desk)
    played = await _types(desk, StepWorked(), "yes", "affirm")
    assert played.names == ["utter_one_of_these", "say_step"]


async def test_another_platform_is_taken_in_the_middle_when_the_person_says_so(desk: DeskForTests) -> None:
    await _touchpad(desk)
    await _types(desk, Unclear(), "windows", "nlu_fallback")
    await _types(desk, StepFailed(), "no", "deny")
    await _types(desk, Unclear(), "i'm on a mac", "nlu_fallback")
    assert (_run(desk).platform, len(_run(desk).records)) == (Platform.MAC, 1)


async def test_back_from_the_first_step_asks_for_the_platform_again(desk: DeskForTests) -> None:
    await _touchpad(desk)
    await _types(desk, Unclear(), "windows", "nlu_fallback")
    played = await _presses(desk, StepRepeated(), "step_repeat", back="yes")
    assert played.texts[0] == "Which one do you use?"


async def test_an_instruction_has_six_buttons(desk: DeskForTests) -> None:
    await _begins(desk, "the printer is offline", "printer")
    await _types(desk, StepFailed(), "no", "deny")
    played = await _types(desk, StepWorked(), "yes", "affirm")
    titles = ["It worked", "Still not working", "I can't do this", "Skip this", "Go back", "Talk to a person"]
    assert played.titles == titles
    assert "Good sign: The page comes out." in played.texts[0]


async def test_what_to_note_is_said_with_the_step(desk: DeskForTests) -> None:
    await _begins(desk, "the printer is offline", "printer")
    played = await _types(desk, StepFailed(), "no", "deny")
    assert "Worth noting for a technician: the words or number on its panel." in played.texts[0]


@pytest.mark.parametrize(
    ("words", "how", "answer"),
    [
        ("skip it", None, StepAnswer.SKIP),
        ("i can't do that", None, StepAnswer.CANNOT),
        ("", "skip", StepAnswer.SKIP),
        ("", None, StepAnswer.CANNOT),
    ],
)
async def test_skipping_and_not_being_able_are_told_apart(
    desk: DeskForTests, words: str, how: str | None, answer: StepAnswer
) -> None:
    await _begins(desk, "the printer is offline", "printer")
    await _types(desk, StepFailed(), "no", "deny")
    await _types(desk, StepWorked(), "yes", "affirm")
    if words:
        await _types(desk, StepSkipped(), words, "step_skip")
    else:
        await _presses(desk, StepSkipped(), "step_skip", **({"how": how} if how else {}))
    assert _run(desk).records[-1].answer is answer


@pytest.mark.parametrize(
    ("words", "intent", "action", "first"),
    [
        ("ok", "affirm", StepWorked, "Take your time. Tell me how it went."),
        ("restarting now", "computer_wont_start", ReportProblem, "Take your time. Tell me how it went."),
        ("done", "nlu_fallback", Unclear, "Thank you. One question about it:"),
        ("did it", "step_worked", StepWorked, "Thank you. One question about it:"),
        (
            "i have to go",
            "nlu_fallback",
            Unclear,
            'That is fine, nothing is lost. Write "go on" when you are back, here',
        ),
        ("continue", "affirm", StepWorked, "Step 3 of at most 7"),
    ],
)
async def test_words_that_tell_no_outcome_end_nothing(
    desk: DeskForTests, words: str, intent: str, action: Callable[[], DeskAction], first: str
) -> None:
    await _begins(desk, "the printer is offline", "printer")
    await _types(desk, StepFailed(), "no", "deny")
    await _types(desk, StepWorked(), "yes", "affirm")
    before = _run(desk)
    played = await _types(desk, action(), words, intent)
    assert played.texts[0].startswith(first)
    assert _run(desk) == before


async def test_what_cannot_be_found_is_no_new_problem(desk: DeskForTests) -> None:
    await _begins(desk, "the printer is offline", "printer")
    for action, words, intent in ((StepFailed(), "no", "deny"), (StepWorked(), "yes", "affirm")):
        await _types(desk, action, words, intent)
    await _types(desk, ReportProblem(), "there is no cable on the printer", "computer_wont_start")
    assert _run(desk).records[-1].answer is StepAnswer.CANNOT


async def test_an_answer_to_a_step_wakes_nobody_and_an_emergency_still_does(desk: DeskForTests) -> None:
    await _begins(desk, "the printer is offline", "printer")
    await _types(desk, StepFailed(), "no", "deny")
    await _types(desk, RaiseEmergency(), "i can't see that", "security_incident")
    assert desk.paged_words() == []
    assert len(_run(desk).records) == 2
    await _types(desk, RaiseEmergency(), "all my files are encrypted", "security_incident")
    assert len(desk.paged_words()) == 1


async def test_a_condition_under_which_we_stop_brings_a_person(desk: DeskForTests) -> None:
    await _touchpad(desk)
    await _types(desk, Unclear(), "windows", "nlu_fallback")
    played = await _types(desk, ReportProblem(), "something was spilled on it", "peripheral_hardware")
    assert played.names == ["say_walk_condition"]
    (ticket,) = desk.tickets()
    assert ticket.fix is not None and ticket.fix.stop_reason is not None and ticket.fix.stop_reason.value == "condition"


@pytest.mark.parametrize(
    ("action", "intent"), [(Unclear, "nlu_fallback"), (NotOurs, "out_of_scope"), (NoneOfThese, "none_of_these")]
)
async def test_after_three_answers_that_mean_nothing_a_person_takes_over_with_everything(
    desk: DeskForTests, action: Callable[[], DeskAction], intent: str
) -> None:
    await _begins(desk, "the printer is offline", "printer")
    await _types(desk, StepFailed(), "no", "deny")
    for words in ("purple monkey", "dishwasher"):
        assert (await _types(desk, action(), words, intent)).names == ["utter_one_of_these", "say_step"]
    played = await _types(desk, action(), "banana", intent)
    assert played.names == ["say_walk_not_understood"]
    (ticket,) = desk.tickets()
    assert [step.answer for step in ticket.steps] == [StepAnswer.NO]
    assert ticket.fix is not None and ticket.fix.left_at is not None


async def test_enough_of_a_fix_is_asked_about_before_anything_is_dropped(desk: DeskForTests) -> None:
    await _begins(desk, "the printer is offline", "printer")
    await _types(desk, StepFailed(), "no", "deny")
    played = await _types(desk, Cancel(), "enough", "cancel")
    assert played.names == ["say_walk_left"]
    assert played.titles == ["Open a ticket", "Leave it", "Talk to a person"]
    assert (_run(desk).outcome, len(_run(desk).records)) == (RunOutcome.STOPPED, 1)
    dropped = await play(Cancel(), tracker_of(desk.turn(SAM, "leave it"), "cancel"))
    assert dropped.names == ["say_dropped"]


async def test_hello_in_the_middle_of_a_fix_shows_where_it_stands(desk: DeskForTests) -> None:
    await _begins(desk, "the printer is offline", "printer")
    desk.clock.step(hours=9)
    played = await _types(desk, Greet(), "good morning", "greet")
    assert played.texts[0].startswith(
        "Hello Sam. We were at: The printer is offline or prints nothing.\nStop and tell us"
    )


async def test_a_fix_is_offered_in_another_chat_and_goes_on_there(desk: DeskForTests) -> None:
    desk.take_in(with_contact(demo_file(MAPLE), "sam@maple-dental.example", identities=(SAM, SAM_IN_TELEGRAM)))
    await _begins(desk, "the printer is offline", "printer")
    await _types(desk, StepFailed(), "no", "deny")
    offers = [
        await play(action, tracker_of(desk.turn(SAM_IN_TELEGRAM, words), intent))
        for action, words, intent in (
            (Greet(), "hi", "greet"),
            (StepWorked(), "go on", "affirm"),
            (ReportProblem(), "carry on where we left off", "offboarding"),
            (StepFailed(), "still nothing", "step_failed"),
        )
    ]
    assert {each.texts[0] for each in offers} == {
        "You began with this in another chat: The printer is offline or prints nothing (steps done: 1). "
        "Shall we go on here?"
    }
    enquiry = open_enquiry(ports=desk.ports, turn=desk.turn(SAM, "hm"))
    assert enquiry is not None
    here = await _presses(desk, ReturnToEarlier(), "go_on_with", SAM_IN_TELEGRAM, enquiry=enquiry.id)
    assert here.texts[0].startswith("We go on where you were: The printer is offline or prints nothing.\nStep 2 of")
    assert here.slots["question"] == "step"
    late = await _presses(desk, StepWorked(), "step_worked", enquiry=enquiry.id, step="2")
    assert (late.names, "another chat" in late.texts[0]) == (["say_refused"], True)


async def test_a_problem_that_was_put_aside_in_a_fix_is_taken_up_at_its_step(desk: DeskForTests) -> None:
    await _begins(desk, "the printer is offline", "printer")
    await _types(desk, StepFailed(), "no", "deny")
    printer = open_enquiry(ports=desk.ports, turn=desk.turn(SAM, "hm"))
    assert printer is not None
    desk.reports(SAM, "wifi", "and the wifi is slow")
    await play(HandOver(), tracker_of(desk.turn(SAM, "person"), "talk_to_human"))
    played = await _presses(desk, ReturnToEarlier(), "go_on_with", enquiry=printer.id)
    assert played.texts[0].splitlines()[1].startswith("Step 2 of at most")


async def test_where_several_fixes_may_be_meant_their_titles_are_the_buttons(
    desk: DeskForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    jam, blank = (desk.library.articles[name] for name in ("paper-jam", "prints-blank-or-streaky"))
    ports = replace(desk.ports, articles=FindsOne(jam, jam, blank))
    monkeypatch.setattr("bot.bootstrap._current", [replace(bootstrap.current_desk(), ports=ports)])
    offered = await play(ReportProblem(), tracker_of(desk.turn(SAM, "my pages look odd"), "printer"))
    assert "I have fixes for several problems like this. Shall we find the one that fits?" in offered.texts[0]
    asked = await play(StartWalkthrough(), tracker_of(desk.turn(SAM, "yes"), "affirm", slots={"question": "offer"}))
    assert (asked.texts, asked.slots) == (["Is it one of these?"], {"question": "offer"})
    assert asked.titles == [jam.title, blank.title, "None of these", "Talk to a person"]
