"""A fix is walked through a step at a time; answers count for the step and the problem they were given to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.desk.walkthroughs import RunOutcome, StepAnswer, StepIsOver
from bot.operations.tickets import record_solved
from bot.operations.turns import Turn
from bot.operations.walkthroughs import (
    answer_current_step,
    leave_walkthrough,
    start_walkthrough,
    step_back,
)
from tests.makers import SAM, DeskForTests


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
