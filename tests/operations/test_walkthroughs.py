"""A fix is walked through a step at a time; answers count for the step and the problem they were given to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.desk.clients import Asset, ChatIdentity
from bot.desk.enquiries import Enquiry, EnquiryState
from bot.desk.errors import OutOfDate
from bot.desk.platforms import Platform
from bot.desk.walkthroughs import Run, RunOutcome, StepAnswer, StepIsOver, StopReason, asks_platform
from bot.operations.enquiries import begun_elsewhere, open_enquiry, return_to
from bot.operations.handover import hand_over
from bot.operations.tickets import open_ticket, record_solved
from bot.operations.turns import Turn
from bot.operations.walkthroughs import (
    answer_current_step,
    cannot_tell_platform,
    leave_walkthrough,
    note_not_understood,
    start_walkthrough,
    step_back,
    tell_platform,
)
from tests.makers import DANA, MAPLE, SAM, DeskForTests, demo_file, with_contact

PAD = "the touchpad does not move the pointer"
SAM_IN_TELEGRAM = ChatIdentity("telegram", "", "500777")


def _current(desk: DeskForTests) -> str | None:
    with desk.ports.begin() as work:
        enquiry = work.enquiries.current("slack:T0MAPLE:U0SAM")
    assert enquiry is not None and enquiry.run is not None
    return enquiry.run.current


def test_the_fix_of_the_category_begins_at_its_first_step_and_goes_on_when_asked_again(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    begun = start_walkthrough(ports=desk.ports, turn=turn)
    assert begun is not None and begun.run is not None
    assert (begun.run.article_id, begun.run.current) == ("printer-prints-nothing", "1")
    answer_current_step(ports=desk.ports, turn=turn, answer=StepAnswer.NO)
    again = start_walkthrough(ports=desk.ports, turn=turn)
    assert again is not None and again.run is not None and again.run.current == "2"


def test_without_a_fix_nothing_begins(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "access_request", "I need access to the mailbox of Priya")
    assert start_walkthrough(ports=desk.ports, turn=turn) is None


def test_without_a_problem_nothing_begins(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "hello")
    assert start_walkthrough(ports=desk.ports, turn=turn) is None
    assert answer_current_step(ports=desk.ports, turn=turn, answer=StepAnswer.YES) is None
    assert leave_walkthrough(ports=desk.ports, turn=turn) is None


def test_an_answer_counts_once_in_a_turn(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    said = desk.turn(SAM, "no")
    answer_current_step(ports=desk.ports, turn=said, answer=StepAnswer.NO)
    answer_current_step(ports=desk.ports, turn=said, answer=StepAnswer.NO)
    assert _current(desk) == "2"


def test_the_button_of_a_step_that_is_over_is_refused(desk: DeskForTests) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    answer_current_step(ports=desk.ports, turn=desk.turn(SAM, "no"), answer=StepAnswer.NO)
    late = desk.press(SAM, "step_worked", enquiry=enquiry.id, step="1")
    with pytest.raises(StepIsOver):
        answer_current_step(ports=desk.ports, turn=late, answer=StepAnswer.YES)
    assert _current(desk) == "2"


@pytest.mark.parametrize("with_a_fix_under_way", [True, False])
def test_the_button_of_an_earlier_problem_does_nothing_to_the_open_one(
    desk: DeskForTests, with_a_fix_under_way: bool
) -> None:
    first, printer = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=first)
    second, _ = desk.reports(SAM, "wifi", "and the wifi is slow")
    if with_a_fix_under_way:
        start_walkthrough(ports=desk.ports, turn=second)
    with desk.ports.begin() as work:
        before = work.enquiries.current(second.conversation)
    operations: tuple[Callable[[Turn], object], ...] = (
        lambda turn: answer_current_step(ports=desk.ports, turn=turn, answer=StepAnswer.YES),
        lambda turn: step_back(ports=desk.ports, turn=turn),
        lambda turn: start_walkthrough(ports=desk.ports, turn=turn),
    )
    for operation in operations:
        late = desk.press(SAM, "step_worked", enquiry=printer.id, step="1")
        with pytest.raises(StepIsOver):
            operation(late)
    with desk.ports.begin() as work:
        assert work.enquiries.current(second.conversation) == before


def test_going_back_forgets_the_last_answer_once_in_a_turn(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    answer_current_step(ports=desk.ports, turn=desk.turn(SAM, "no"), answer=StepAnswer.NO)
    answer_current_step(ports=desk.ports, turn=desk.turn(SAM, "yes"), answer=StepAnswer.YES)
    assert _current(desk) == "3"
    back = desk.turn(SAM, "go back")
    step_back(ports=desk.ports, turn=back)
    step_back(ports=desk.ports, turn=back)
    assert _current(desk) == "2"


def test_leaving_a_fix_keeps_what_was_tried(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    answer_current_step(ports=desk.ports, turn=turn, answer=StepAnswer.NO)
    left = leave_walkthrough(ports=desk.ports, turn=desk.turn(SAM, "enough"))
    assert left is not None and left.run is not None
    assert (left.run.outcome, left.run.current) == (RunOutcome.STOPPED, None)
    assert [(record.step_id, record.answer) for record in left.run.records] == [("1", StepAnswer.NO)]


def test_solved_by_a_fix_is_a_solved_ticket_with_every_step(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    for words, answer in (("no", StepAnswer.NO), ("yes", StepAnswer.YES)):
        answer_current_step(ports=desk.ports, turn=desk.turn(SAM, words), answer=answer)
    last = desk.turn(SAM, "it worked")
    solved = answer_current_step(ports=desk.ports, turn=last, answer=StepAnswer.YES)
    assert solved is not None and solved.run is not None and solved.run.outcome is RunOutcome.SOLVED
    ticket = record_solved(ports=desk.ports, turn=last)
    assert ticket is not None
    assert (ticket.state.value, ticket.billing.value, ticket.solved_by, ticket.resolution) == (
        "resolved",
        "no_charge",
        "the person, with the fix",
        None,
    )
    assert [(step.step_id, step.answer.value) for step in ticket.steps] == [("1", "no"), ("2", "yes"), ("3", "yes")]
    assert desk.kinds(ticket.number) == ["opened", "step", "step", "step", "solved"]
    assert desk.history(ticket.number)[-1] == (
        "sam@maple-dental.example",
        "solved",
        "The printer is offline or prints nothing",
    )
    assert record_solved(ports=desk.ports, turn=last) == ticket
    assert len(desk.tickets()) == 1


def test_solved_without_a_fix_is_noted_too(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "the printer is offline")
    ticket = record_solved(ports=desk.ports, turn=desk.turn(SAM, "it works again"))
    assert ticket is not None
    assert (ticket.solved_by, ticket.words) == ("the person", "the printer is offline")
    assert record_solved(ports=desk.ports, turn=desk.turn(SAM, "it works again")) is None


def _run(enquiry: Enquiry | None) -> Run:
    assert enquiry is not None and enquiry.run is not None
    return enquiry.run


def _begins(desk: DeskForTests, words: str = PAD, category: str = "peripheral_hardware") -> Run:
    turn, _ = desk.reports(SAM, category, words)
    return _run(start_walkthrough(ports=desk.ports, turn=turn))


def test_the_platform_is_asked_for_once_and_remembered_for_the_next_problem(desk: DeskForTests) -> None:
    assert asks_platform(_begins(desk))
    told = desk.turn(SAM, "a mac")
    for _ in range(2):
        run = _run(tell_platform(ports=desk.ports, turn=told, platform=Platform.MAC))
        assert (run.platform, run.current) == (Platform.MAC, "1")
    leave_walkthrough(ports=desk.ports, turn=desk.turn(SAM, "stop"))
    assert _begins(desk, "my laptop has no sound").platform is Platform.MAC


def test_what_was_chosen_from_fewer_ways_says_nothing_about_more(desk: DeskForTests) -> None:
    _begins(desk)
    tell_platform(ports=desk.ports, turn=desk.turn(SAM, "a mac"), platform=Platform.MAC)
    turn, _ = desk.reports(SAM, "vpn_remote", "the vpn app does not connect")
    more = {Platform.WINDOWS, Platform.MAC, Platform.IPHONE, Platform.ANDROID}
    desk.offer_only(next(each for each in desk.library.articles.values() if set(each.platforms) == more))
    assert asks_platform(_run(start_walkthrough(ports=desk.ports, turn=turn)))


@pytest.mark.parametrize(
    ("words", "platform"),
    [
        ("the touchpad of my macbook does nothing", Platform.MAC),
        ("windows 11 and the touchpad is dead", Platform.WINDOWS),
    ],
)
def test_words_about_the_problem_name_the_platform(desk: DeskForTests, words: str, platform: Platform) -> None:
    desk.offer_only(desk.library.articles["touchpad-does-not-work"])
    assert _begins(desk, words).platform is platform


def test_the_only_device_of_a_person_names_the_platform(desk: DeskForTests) -> None:
    desk.offer_only(desk.library.articles["phone-does-not-charge"])
    assert _begins(desk, "it does not charge", "mobile_device").platform is Platform.IPHONE


def test_a_second_device_that_does_not_say_what_it_is_leaves_the_question(desk: DeskForTests) -> None:
    file = demo_file(MAPLE)
    more = (*file.client.assets, Asset("MD-PH-02", "mobile", contact="sam@maple-dental.example"))
    desk.take_in(replace(file, client=replace(file.client, assets=more)))
    desk.offer_only(desk.library.articles["phone-does-not-charge"])
    assert asks_platform(_begins(desk, "it does not charge", "mobile_device"))


def test_who_cannot_tell_gets_a_person_the_second_time(desk: DeskForTests) -> None:
    _begins(desk)
    once = desk.turn(SAM, "no idea")
    for _ in range(2):
        assert _run(cannot_tell_platform(ports=desk.ports, turn=once)).hinted
    given_up = _run(cannot_tell_platform(ports=desk.ports, turn=desk.turn(SAM, "still no idea")))
    assert given_up.stop_reason is StopReason.PLATFORM_UNKNOWN


def test_a_person_who_takes_over_has_the_fix_and_where_it_was_left(desk: DeskForTests) -> None:
    _begins(desk)
    tell_platform(ports=desk.ports, turn=desk.turn(SAM, "windows"), platform=Platform.WINDOWS)
    said = desk.turn(SAM, "no, it looks perfectly flat to me")
    answer_current_step(ports=desk.ports, turn=said, answer=StepAnswer.NO)
    ticket = hand_over(ports=desk.ports, turn=desk.turn(SAM, "person please")).ticket
    assert ticket.fix is not None
    assert (ticket.fix.article_id, ticket.fix.platform, ticket.fix.stop_reason) == (
        "touchpad-does-not-work",
        Platform.WINDOWS,
        StopReason.ASKED,
    )
    assert ticket.fix.left_at is not None and ticket.fix.left_at.startswith("Dry your fingers")
    assert "something was spilled on it" in ticket.fix.stop_when
    (step,) = ticket.steps
    assert (step.words, step.evidence) == (
        "no, it looks perfectly flat to me",
        "a photo from the side",
    )
    assert ("sam@maple-dental.example", "step") in [(by, kind) for by, kind, _ in desk.history(ticket.number)]
    assert desk.ticket(ticket.number) == ticket


def test_a_ticket_opened_in_the_middle_of_a_fix_has_it_too(desk: DeskForTests) -> None:
    _begins(desk, "the printer is offline", "printer")
    opened = open_ticket(ports=desk.ports, turn=desk.turn(SAM, "ticket"))
    assert opened is not None and opened.ticket.fix is not None
    assert opened.ticket.fix.outcome is RunOutcome.STOPPED


def test_three_answers_that_mean_nothing_end_the_fix_and_a_repeated_turn_counts_once(desk: DeskForTests) -> None:
    _begins(desk, "the printer is offline", "printer")
    for words in ("purple", "monkey"):
        turn = desk.turn(SAM, words)
        for _ in range(2):
            assert _run(note_not_understood(ports=desk.ports, turn=turn)).running
    assert (
        _run(note_not_understood(ports=desk.ports, turn=desk.turn(SAM, "dish"))).stop_reason
        is StopReason.NOT_UNDERSTOOD
    )


# ---- in another chat of the same person -----------------------------------------------------------------------------


def _in_two_chats(desk: DeskForTests) -> Enquiry:
    """Sam begins on Slack, answers one step, and is known on Telegram too."""
    file = demo_file(MAPLE)
    identities = (SAM, SAM_IN_TELEGRAM)
    desk.take_in(with_contact(file, "sam@maple-dental.example", identities=identities))
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    answered = answer_current_step(ports=desk.ports, turn=desk.turn(SAM, "no"), answer=StepAnswer.NO)
    assert answered is not None
    return answered


def test_a_fix_goes_on_in_another_chat_of_the_same_person(desk: DeskForTests) -> None:
    begun = _in_two_chats(desk)
    hello = desk.turn(SAM_IN_TELEGRAM, "hello")
    assert begun_elsewhere(ports=desk.ports, turn=hello) == begun
    moved = return_to(ports=desk.ports, turn=hello, enquiry_id=begun.id)
    assert moved is not None and (moved.run, moved.conversation) == (begun.run, "telegram::500777")
    assert return_to(ports=desk.ports, turn=hello, enquiry_id=begun.id) == moved
    assert begun_elsewhere(ports=desk.ports, turn=hello) is None
    answered = answer_current_step(ports=desk.ports, turn=desk.turn(SAM_IN_TELEGRAM, "yes"), answer=StepAnswer.YES)
    assert _run(answered).current == "3"


def test_the_buttons_of_the_first_chat_say_where_it_went(desk: DeskForTests) -> None:
    begun = _in_two_chats(desk)
    return_to(ports=desk.ports, turn=desk.turn(SAM_IN_TELEGRAM, "go on"), enquiry_id=begun.id)
    late = desk.press(SAM, "step_worked", enquiry=begun.id, step="2")
    with pytest.raises(StepIsOver, match="in another chat"):
        answer_current_step(ports=desk.ports, turn=late, answer=StepAnswer.YES)


def test_what_was_read_before_a_fix_went_to_another_chat_does_not_bring_it_back(desk: DeskForTests) -> None:
    begun = _in_two_chats(desk)
    return_to(ports=desk.ports, turn=desk.turn(SAM_IN_TELEGRAM, "go on"), enquiry_id=begun.id)
    with desk.ports.begin() as work, pytest.raises(OutOfDate, match="in another chat"):
        work.enquiries.save(begun)


def test_a_problem_that_is_open_there_is_put_aside_or_joined(desk: DeskForTests) -> None:
    begun = _in_two_chats(desk)
    _, wifi = desk.reports(SAM_IN_TELEGRAM, "wifi", "the wifi is slow")
    same_turn, same = desk.reports(SAM_IN_TELEGRAM, "printer", "still nothing from the printer")
    moved = return_to(ports=desk.ports, turn=same_turn, enquiry_id=begun.id)
    assert moved is not None and moved.words == "the printer is offline\nstill nothing from the printer"
    with desk.ports.begin() as work:
        states = {each: stored.state for each in (wifi.id, same.id) if (stored := work.enquiries.get(each))}
    assert states == {wifi.id: EnquiryState.ASIDE, same.id: EnquiryState.DROPPED}


def test_nobody_else_can_take_it_along(desk: DeskForTests) -> None:
    begun = _in_two_chats(desk)
    forged = desk.press(DANA, "go_on_with", enquiry=begun.id)
    assert begun_elsewhere(ports=desk.ports, turn=forged) is None
    assert return_to(ports=desk.ports, turn=forged, enquiry_id=begun.id) is None
    assert open_enquiry(ports=desk.ports, turn=desk.turn(SAM, "hm")) == begun
