"""Technicians answer and change priorities: the words arrive, the clocks stop or are retargeted, the history says why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.desk.catalogue import Priority
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Choice
from bot.desk.errors import ImpossibleMove, NotFound
from bot.desk.sla import Metric
from bot.desk.tickets import Ticket, TicketState
from bot.operations.desk_reads import show_ticket
from bot.operations.handover import hand_over, raise_emergency
from bot.operations.quotes import answer_waiting_quote
from bot.operations.replies import NothingSaid, record_first_response, reprioritise_ticket
from bot.operations.tickets import close_own_ticket, reopen_own_ticket
from tests.makers import DANA, EVENING, MORNING, NEXT_OPENING, SAM, STRANGER, DeskForTests
from tests.operations.situations import answers, asked_at_night, opened

KIM = "Kim Park"


def replied(desk: DeskForTests, words: str = "I am looking at it now.", by: str = KIM) -> Ticket:
    return record_first_response(ports=desk.ports, number="ND-1001", by=by, words=words)


def reprioritised(desk: DeskForTests, priority: Priority, reason: str = "the whole desk is affected") -> Ticket:
    return reprioritise_ticket(ports=desk.ports, number="ND-1001", priority=priority, by=KIM, reason=reason)


def response_stopped(ticket: Ticket) -> object:
    assert ticket.response is not None
    return ticket.response.stopped


def test_a_ticket_is_acknowledged_by_the_bot_and_waits_for_a_person(desk: DeskForTests) -> None:
    _, done = opened(desk)
    assert done.ticket.acknowledged_at == MORNING
    assert (done.ticket.first_response_at, response_stopped(done.ticket)) == (None, None)


def test_the_first_answer_of_a_person_reaches_the_requester_and_stops_the_clock(desk: DeskForTests) -> None:
    opened(desk)
    desk.clock.step(minutes=20)
    answered = replied(desk)
    assert desk.texts_to(SAM) == ["Kim Park, about ND-1001: I am looking at it now."]
    assert answered.first_response_at == response_stopped(answered) == MORNING + timedelta(minutes=20)
    assert answered == desk.ticket("ND-1001")
    assert desk.history("ND-1001")[-1] == (KIM, "replied", "I am looking at it now.")


def test_the_same_answer_again_changes_nothing_and_another_one_leaves_the_first_instant(desk: DeskForTests) -> None:
    opened(desk)
    first = replied(desk)
    desk.clock.step(minutes=5)
    assert replied(desk) == first
    assert len(desk.texts_to(SAM)) == 1
    assert replied(desk, "It is the fuser.").first_response_at == MORNING
    assert replied(desk, "It is the fuser.", by="Lou").first_response_at == MORNING
    assert replied(desk, "It is the fuser.").first_response_at == MORNING
    assert len(desk.texts_to(SAM)) == 4


def test_more_speed_is_asked_for_with_the_bot_and_that_stops_no_clock(desk: DeskForTests) -> None:
    opened(desk)
    hand_over(ports=desk.ports, turn=desk.turn(SAM, "I want a person"))
    assert response_stopped(desk.ticket("ND-1001")) is None


@pytest.mark.parametrize(
    ("by", "words", "message"),
    [
        pytest.param(" ", "Hello", "Say who answers: it is empty.", id="nobody"),
        pytest.param(KIM, "\n", "Say the words for the requester: it is empty.", id="nothing"),
    ],
)
def test_an_answer_needs_a_name_and_words(desk: DeskForTests, by: str, words: str, message: str) -> None:
    opened(desk)
    with pytest.raises(NothingSaid, match=message):
        replied(desk, words, by)
    assert desk.texts_to(SAM) == []


def test_a_number_nobody_has_is_refused(desk: DeskForTests) -> None:
    with pytest.raises(NotFound, match="There is no ticket ND-1001"):
        replied(desk)
    with pytest.raises(NotFound):
        reprioritised(desk, Priority.P1)


def test_waiting_for_an_approval_pauses_the_solution_and_never_the_first_answer(desk: DeskForTests) -> None:
    asked_at_night(desk)
    desk.clock.step(minutes=30)
    shown = show_ticket(ports=desk.ports, number="ND-1001")
    assert [(clock.metric, clock.state, clock.used) for clock in shown.clocks] == [
        (Metric.FIRST_RESPONSE, "running", timedelta(minutes=30)),
        (Metric.RESOLUTION, "waiting_approval", timedelta(0)),
    ]


def test_who_chose_the_morning_is_owed_an_answer_from_the_morning_on(desk: DeskForTests) -> None:
    desk.clock.set(EVENING)
    _, done = opened(desk, choice=Choice.LATER)
    shown = show_ticket(ports=desk.ports, number=done.ticket.number)
    assert (done.ticket.state, shown.clocks[0].due, shown.clocks[0].used) == (
        TicketState.SCHEDULED,
        done.ticket.respond_by,
        timedelta(0),
    )
    early = replied(desk)
    assert (early.first_response_at, response_stopped(early)) == (EVENING, NEXT_OPENING)
    assert show_ticket(ports=desk.ports, number="ND-1001").clocks[0].used == timedelta(0)


def test_a_quote_declined_for_the_free_morning_moves_the_answer_that_is_owed_to_the_morning(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, quote, "decline_quote"), accept=False)
    ticket = desk.ticket("ND-1001")
    clock = show_ticket(ports=desk.ports, number="ND-1001").clocks[0]
    assert ticket.state is TicketState.SCHEDULED
    assert (clock.due, clock.used) == (ticket.respond_by, timedelta(0))


def test_a_change_of_priority_retargets_the_clocks_and_keeps_the_time_used(desk: DeskForTests) -> None:
    opened(desk)
    before = desk.ticket("ND-1001")
    desk.clock.step(minutes=30)
    moved = reprioritised(desk, Priority.P2)
    assert (before.priority, moved.priority) == (Priority.P4, Priority.P2)
    assert moved.priority_reasons[-1] == "P2: the whole desk is affected (Kim Park, was P4)"
    # P2: an answer within an hour, solved within eight hours of support time; half an hour of both is used.
    assert moved.respond_by == MORNING + timedelta(minutes=60)
    assert moved.resolve_by == MORNING + timedelta(hours=8)
    clocks = show_ticket(ports=desk.ports, number="ND-1001").clocks
    assert [clock.used for clock in clocks] == [timedelta(minutes=30)] * 2
    assert desk.history("ND-1001")[-1] == (KIM, "priority", "P4 to P2: the whole desk is affected")
    assert reprioritised(desk, Priority.P2) == moved
    assert len(desk.history("ND-1001")) == 2


def test_what_was_missed_before_the_change_is_written_down(desk: DeskForTests) -> None:
    opened(desk)
    reprioritised(desk, Priority.P1)
    desk.clock.step(hours=1)
    reprioritised(desk, Priority.P4, "only one person after all")
    assert desk.history("ND-1001")[-2:] == [
        (KIM, "missed", "Under P1, the time for the first answer was over before this change."),
        (KIM, "priority", "P1 to P4: only one person after all"),
    ]


def test_a_ticket_that_has_ended_keeps_its_priority_and_its_unanswered_clock(desk: DeskForTests) -> None:
    opened(desk)
    desk.clock.step(minutes=10)
    close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "close it"), number="ND-1001")
    closed = desk.ticket("ND-1001")
    assert (closed.first_response_at, response_stopped(closed)) == (None, desk.clock.now())
    with pytest.raises(ImpossibleMove, match="its priority stays as it was"):
        reprioritised(desk, Priority.P1)
    with pytest.raises(NothingSaid, match="Say why the priority changes"):
        reprioritised(desk, Priority.P1, " ")
    desk.clock.step(hours=2)
    reopen_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "it is back"), number="ND-1001")
    reopened = show_ticket(ports=desk.ports, number="ND-1001").clocks[0]
    assert (reopened.state, reopened.used) == ("running", timedelta(minutes=10))


def test_who_asks_for_a_person_is_promised_an_answer_but_no_solution(desk: DeskForTests) -> None:
    ticket = hand_over(ports=desk.ports, turn=desk.turn(SAM, "I want a person")).ticket
    # P3 at Maple Dental: four hours of support time.
    assert (ticket.respond_by, ticket.resolve_by) == (MORNING + timedelta(hours=4), None)
    assert [clock.metric for clock in show_ticket(ports=desk.ports, number=ticket.number).clocks] == [
        Metric.FIRST_RESPONSE
    ]


def test_a_stranger_is_promised_nothing_and_has_no_clock(desk: DeskForTests) -> None:
    ticket = hand_over(ports=desk.ports, turn=desk.turn(STRANGER, "I want a person")).ticket
    assert (ticket.respond_by, ticket.response) == (None, None)
    assert show_ticket(ports=desk.ports, number=ticket.number).clocks == ()
    assert replied(desk).first_response_at == MORNING
    assert reprioritised(desk, Priority.P1).priority is Priority.P1


def test_an_emergency_has_both_clocks_of_the_first_priority(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "all files have strange names and a note wants bitcoin")
    raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.SECURITY_INCIDENT, category="security_incident")
    clocks = show_ticket(ports=desk.ports, number="ND-1001").clocks
    assert [(clock.target, clock.around_the_clock) for clock in clocks] == [
        (timedelta(minutes=30), True),
        (timedelta(hours=4), True),
    ]
