"""Whoever has followed a guide is asked once whether it was helpful; the last word counts, and all of it adds up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.feedback import GuideFigures
from bot.desk.walkthroughs import StepAnswer
from bot.operations.feedback import SAY_HELPFUL, answer_about_guide, show_feedback
from bot.operations.handover import hand_over
from bot.operations.ports import Answer, Button, Opinion, OutgoingMessage, Pressed
from bot.operations.tickets import open_ticket, record_solved
from bot.operations.turns import Turn, finish_turn
from bot.operations.walkthroughs import answer_current_step, start_walkthrough
from tests.makers import MAPLE, PRIYA, SAM, STRANGER, DeskForTests

GUIDE = "printer-prints-nothing"


def _walks(desk: DeskForTests, who: ChatIdentity, *answers: StepAnswer) -> Turn:
    """The person begins the guide for a printer and answers; the last turn is not finished yet."""
    turn, _ = desk.reports(who, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    for answer in answers:
        finish_turn(ports=desk.ports, turn=turn.id, answers=[Answer("Go on.", (Button("Yes", Pressed("affirm")),))])
        turn = desk.turn(who, "words")
        answer_current_step(ports=desk.ports, turn=turn, answer=answer)
    return turn


def _ends(desk: DeskForTests, turn: Turn, *answers: Answer) -> None:
    finish_turn(ports=desk.ports, turn=turn.id, answers=answers or [Answer("Good.")])


def _asked(desk: DeskForTests, who: ChatIdentity) -> list[OutgoingMessage]:
    return [message for message in desk.said_to(who) if message.text.startswith("Was this guide helpful?")]


def _says(desk: DeskForTests, who: ChatIdentity, key: str) -> OutgoingMessage:
    """Press the button; what is said back."""
    turn = desk.turn(who, button=key)
    for _ in range(2):
        said = answer_about_guide(ports=desk.ports.for_person(turn.person), turn=turn)
    assert said is not None
    finish_turn(ports=desk.ports, turn=turn.id, answers=said)
    return desk.said_to(who)[-1]


def _figures(desk: DeskForTests, client: str | None = None) -> list[GuideFigures]:
    return list(show_feedback(work=desk.ports.begin, client=client))


def _solved(desk: DeskForTests, who: ChatIdentity) -> None:
    turn = _walks(desk, who, StepAnswer.NO, StepAnswer.YES, StepAnswer.YES)
    record_solved(ports=desk.ports, turn=turn)
    _ends(desk, turn)


def _given_to_a_person(desk: DeskForTests, who: ChatIdentity) -> None:
    turn = _walks(desk, who, StepAnswer.NO)
    hand_over(ports=desk.ports, turn=turn)
    _ends(desk, turn)


def _ticket_opened(desk: DeskForTests, who: ChatIdentity) -> None:
    turn = _walks(desk, who, StepAnswer.NO)
    open_ticket(ports=desk.ports, turn=turn)
    _ends(desk, turn)


ENDS = pytest.mark.parametrize("end", [_solved, _given_to_a_person, _ticket_opened])


@ENDS
@pytest.mark.parametrize("who", [SAM, STRANGER], ids=["known", "stranger"])
def test_it_is_asked_once_when_the_way_has_ended_however_it_ended(
    desk: DeskForTests, end: Callable[[DeskForTests, ChatIdentity], None], who: ChatIdentity
) -> None:
    end(desk, who)
    (asked,) = _asked(desk, who)
    assert [(button.title, button.opinion) for button in asked.buttons] == [("Yes", Opinion.GOOD), ("No", Opinion.BAD)]
    _ends(desk, desk.turn(who, "thanks"))
    assert len(_asked(desk, who)) == 1


def test_it_waits_while_something_else_is_asked_and_nobody_is_asked_much_later(desk: DeskForTests) -> None:
    turn = _walks(desk, SAM, StepAnswer.NO)
    record_solved(ports=desk.ports, turn=turn)
    _ends(desk, turn, Answer("Back to the other one?", (Button("Yes", Pressed("affirm")),)))
    assert _asked(desk, SAM) == []
    _ends(desk, desk.turn(SAM, "no"))
    assert len(_asked(desk, SAM)) == 1
    turn = _walks(desk, PRIYA, StepAnswer.NO)
    record_solved(ports=desk.ports, turn=turn)
    desk.clock.step(hours=2)
    _ends(desk, turn)
    assert _asked(desk, PRIYA) == []


def test_nobody_is_asked_while_the_guide_is_under_way_or_without_one(desk: DeskForTests) -> None:
    _ends(desk, _walks(desk, SAM, StepAnswer.NO))
    turn, _ = desk.reports(PRIYA, "printer", "the printer is offline")
    open_ticket(ports=desk.ports, turn=turn)
    _ends(desk, turn)
    assert (_asked(desk, SAM), _asked(desk, PRIYA)) == ([], [])


def test_the_last_word_counts_and_can_be_taken_back(desk: DeskForTests) -> None:
    _solved(desk, SAM)
    yes, no = _asked(desk, SAM)[0].buttons
    thanks = _says(desk, SAM, yes.key)
    assert [button.title for button in thanks.buttons] == ["It was not helpful after all"]
    assert [(each.helpful, each.not_helpful) for each in _figures(desk)] == [(1, 0)]
    _says(desk, SAM, thanks.buttons[0].key)
    assert [(each.helpful, each.not_helpful) for each in _figures(desk)] == [(0, 1)]
    # Both were shown, and the other one was pressed before it had gone.
    _says(desk, SAM, no.key)
    assert [(each.helpful, each.not_helpful) for each in _figures(desk)] == [(0, 1)]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("yes", (1, 0)),
        ("Yes, it helped!", (1, 0)),
        ("no", (0, 1)),
        ("not really", (0, 1)),
        ("it didn\u2019t help", (0, 1)),
        ("\U0001f44d\U0001f3fd", (1, 0)),
        ("no, the printer still prints nothing", None),
        ("yes but now outlook is slow", None),
        ("thanks", None),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_typed_answer_counts_like_the_button(desk: DeskForTests, words: str, figures: tuple[int, int] | None) -> None:
    _solved(desk, SAM)
    desk.clock.step(minutes=5)
    turn = desk.turn(SAM, words)
    # A crash after the first time: the turn is handled again, and another message has been written meanwhile.
    said = answer_about_guide(ports=desk.ports.for_person(turn.person), turn=turn)
    if figures is None:
        assert said is None
        return
    _notice(desk, SAM)
    assert said == answer_about_guide(ports=desk.ports, turn=turn)
    assert [(each.helpful, each.not_helpful) for each in _figures(desk)] == [figures]


def _notice(desk: DeskForTests, who: ChatIdentity) -> None:
    desk.shows_button(who, "affirm")


@pytest.mark.parametrize("who", [SAM, STRANGER], ids=["known", "stranger"])
def test_what_somebody_presses_or_types_is_kept_whoever_it_is(desk: DeskForTests, who: ChatIdentity) -> None:
    _solved(desk, who)
    turn = desk.turn(who, "yes")
    assert answer_about_guide(ports=desk.ports.for_person(turn.person), turn=turn) is not None
    _says(desk, who, _asked(desk, who)[0].buttons[1].key)
    assert [(each.helpful, each.not_helpful) for each in _figures(desk)] == [(0, 1)]


def test_a_typed_answer_is_left_to_what_was_asked_after_it(desk: DeskForTests) -> None:
    _solved(desk, SAM)
    _notice(desk, SAM)
    assert answer_about_guide(ports=desk.ports, turn=desk.turn(SAM, "yes")) is None
    assert _figures(desk)[0].helpful == 0


def test_a_typed_answer_is_left_to_the_problem_that_is_talked_about(desk: DeskForTests) -> None:
    _solved(desk, SAM)
    desk.reports(SAM, "printer", "the other printer is offline too")
    assert answer_about_guide(ports=desk.ports, turn=desk.turn(SAM, "yes")) is None


def test_a_word_from_before_the_question_or_from_long_after_is_no_answer_to_it(desk: DeskForTests) -> None:
    turn = _walks(desk, SAM, StepAnswer.NO)
    before = desk.turn(SAM, "yes")
    desk.clock.step(seconds=1)
    record_solved(ports=desk.ports, turn=turn)
    _ends(desk, turn)
    assert answer_about_guide(ports=desk.ports, turn=before) is None
    desk.clock.step(hours=2)
    assert answer_about_guide(ports=desk.ports, turn=desk.turn(SAM, "yes")) is None


def test_after_the_thanks_a_no_is_about_something_else(desk: DeskForTests) -> None:
    _solved(desk, SAM)
    _says(desk, SAM, _asked(desk, SAM)[0].buttons[0].key)
    assert answer_about_guide(ports=desk.ports, turn=desk.turn(SAM, "no")) is None


def test_another_button_is_none_of_ours(desk: DeskForTests) -> None:
    for turn in (desk.press(SAM, "affirm"), desk.turn(SAM, "yes it was helpful")):
        assert answer_about_guide(ports=desk.ports, turn=turn) is None
    assert SAY_HELPFUL not in ("affirm", "talk_to_human")


def test_the_figures_say_how_often_it_was_begun_solved_liked_and_where_people_stopped(desk: DeskForTests) -> None:
    _solved(desk, SAM)
    _says(desk, SAM, _asked(desk, SAM)[0].buttons[0].key)
    _given_to_a_person(desk, PRIYA)
    _says(desk, PRIYA, _asked(desk, PRIYA)[0].buttons[1].key)
    desk.clock.step(minutes=1)
    _walks(desk, STRANGER, StepAnswer.NO)
    (figures,) = _figures(desk)
    assert (figures.article, figures.runs, figures.solved) == (GUIDE, 3, 1)
    assert (figures.helpful, figures.not_helpful, figures.stopped_at) == (1, 1, (("1", 1),))
    (of_maple,) = _figures(desk, MAPLE)
    assert (of_maple.runs, of_maple.helpful, of_maple.not_helpful) == (2, 1, 1)
    assert _figures(desk, "foothills-auto") == []
