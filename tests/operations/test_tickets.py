"""Tickets: opened once with their cost settled first, and seen and changed by their own people only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.desk.catalogue import Impact, Urgency
from bot.desk.enquiries import Choice
from bot.desk.errors import NotFound
from bot.desk.quotes import QuoteState
from bot.desk.sla import PauseReason
from bot.desk.ticket_events import NOTED
from bot.desk.tickets import Fact, TicketState
from bot.desk.walkthroughs import StepAnswer
from bot.operations.desk_reads import list_tickets, show_ticket
from bot.operations.enquiries import choose, open_enquiry
from bot.operations.tickets import (
    add_information,
    ask_for_more_speed,
    close_own_ticket,
    list_own_tickets,
    open_ticket,
    reopen_own_ticket,
    view_own_ticket,
)
from bot.operations.turns import Turn
from bot.operations.walkthroughs import answer_current_step, start_walkthrough
from tests.makers import DANA, EVENING, MORNING, NEXT_OPENING, RAVI, SAM, STRANGER, DeskForTests, key_of
from tests.operations.situations import asked_at_night, opened


def test_a_covered_problem_becomes_a_ticket_for_a_technician(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    done = open_ticket(ports=desk.ports, turn=turn, impact=Impact.GROUP, urgency=Urgency.STOPPED)
    assert done is not None and done.decision is not None
    ticket = done.ticket
    assert (ticket.number, ticket.state, ticket.billing.value, ticket.priority.value) == (
        "ND-1001",
        TicketState.TRIAGED,
        "covered",
        "P2",
    )
    assert (ticket.client, ticket.contact, ticket.site, ticket.words) == (
        "maple-dental",
        "sam@maple-dental.example",
        "queen",
        "the printer is offline",
    )
    # P2: answer within an hour, solve within eight hours of support time.
    assert ticket.respond_by is not None and ticket.respond_by.isoformat() == "2026-11-24T11:00:00-05:00"
    assert ticket.resolve_by is not None and ticket.resolve_by.isoformat() == "2026-11-24T18:00:00-05:00"
    assert done.quote is None
    assert open_enquiry(ports=desk.ports, turn=turn) is None
    assert desk.history("ND-1001") == [("sam@maple-dental.example", "opened", "the printer is offline")]


def test_opening_again_in_the_same_turn_gives_the_same_ticket(desk: DeskForTests) -> None:
    desk.clock.set(EVENING)
    turn, first = opened(desk, choice=Choice.NOW)
    desk.clock.step(minutes=3)
    again = open_ticket(ports=desk.ports, turn=turn, impact=Impact.CLIENT)
    assert again == first
    assert len(desk.tickets()) == 1
    assert len(desk.said_to("web::dana@maple-dental.example")) == 1
    assert desk.kinds(first.ticket.number) == ["opened"]


def test_what_was_left_open_is_noted_once_and_said_again_when_the_turn_runs_again(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "the printer is offline")
    turn = desk.turn(SAM, "just open a ticket")
    first = open_ticket(ports=desk.ports, turn=turn, impact=Impact.GROUP, left_open=True)
    again = open_ticket(ports=desk.ports, turn=turn, impact=Impact.GROUP, left_open=True)
    assert first is not None and again is not None
    assert first.assumed == again.assumed == (None, Urgency.WORKS)
    assert [text for _, kind, text in desk.history(first.ticket.number) if kind == NOTED] == [
        "Not told, taken as usual: there is a way round it."
    ]


def test_without_a_problem_no_ticket_is_opened(desk: DeskForTests) -> None:
    assert open_ticket(ports=desk.ports, turn=desk.turn(SAM, "open a ticket")) is None
    assert desk.tickets() == ()


def test_help_tonight_waits_for_an_approval_that_is_asked_for_in_the_approvers_own_conversation(
    desk: DeskForTests,
) -> None:
    desk.clock.set(EVENING)
    _, done = opened(desk, choice=Choice.NOW)
    ticket, quote = done.ticket, done.quote
    assert quote is not None and ticket.resolution is not None
    assert (ticket.state, ticket.billing.value, ticket.planned_for) == (
        TicketState.AWAITING_APPROVAL,
        "quoted",
        None,
    )
    assert (quote.state, quote.asked, quote.requested_by, quote.passed_over) == (
        QuoteState.SENT,
        "dana@maple-dental.example",
        "sam@maple-dental.example",
        (),
    )
    assert (str(quote.limit.amount), str(quote.estimate.total.amount)) == ("430.00", "423.75")
    assert ticket.not_to_exceed == quote.limit
    # A price for tonight holds until support hours begin.
    assert quote.valid_until == NEXT_OPENING
    assert (ticket.resolution.spans[-1].running, ticket.resolution.spans[-1].reason) == (
        False,
        PauseReason.WAITING_APPROVAL,
    )
    (card,) = desk.said_to("web::dana@maple-dental.example")
    assert card.text.splitlines()[0] == "Sam Okoro asks for a callout that the plan does not cover."
    assert "never more than $430.00 without asking you again." in card.text
    assert [button.title for button in card.buttons] == [
        "Approve up to $430.00",
        "Decline",
        "Let it wait until tomorrow 08:00",
    ]
    assert desk.texts_to(SAM) == []


def test_the_approver_is_asked_where_they_last_wrote_from(desk: DeskForTests) -> None:
    desk.turn(DANA, "hello")
    asked_at_night(desk)
    assert len(desk.said_to(DANA)) == 1
    assert desk.said_to("web::dana@maple-dental.example") == ()


def test_an_approver_who_never_wrote_is_asked_where_we_may_write_first(desk: DeskForTests) -> None:
    desk.ports = replace(desk.ports, writes_first=frozenset({"slack"}))
    asked_at_night(desk)
    assert len(desk.said_to(DANA)) == 1
    assert desk.said_to("web::dana@maple-dental.example") == ()


def test_who_may_approve_gets_no_card_of_their_own_beside_the_answer(desk: DeskForTests) -> None:
    desk.clock.set(EVENING)
    _, done = opened(desk, DANA, choice=Choice.NOW)
    assert done.quote is not None and done.quote.asked == "dana@maple-dental.example"
    assert desk.said_to(DANA) == desk.said_to("web::dana@maple-dental.example") == ()


def test_who_waits_is_planned_for_the_next_support_hours_at_no_cost(desk: DeskForTests) -> None:
    desk.clock.set(EVENING)
    _, done = opened(desk, choice=Choice.LATER)
    assert done.decision is not None and done.quote is None
    assert (done.ticket.state, done.ticket.billing.value, done.ticket.planned_for) == (
        TicketState.SCHEDULED,
        "covered",
        NEXT_OPENING,
    )
    assert done.decision.decision.facts.at == NEXT_OPENING
    # P4: an answer within eight hours of support time, counted from the planned hour.
    assert done.ticket.respond_by is not None and done.ticket.respond_by.isoformat() == "2026-11-25T16:00:00-05:00"


def test_a_choice_to_wait_is_idle_when_it_is_covered_now(desk: DeskForTests) -> None:
    _, done = opened(desk, choice=Choice.LATER)
    assert (done.ticket.state, done.ticket.planned_for) == (TicketState.TRIAGED, None)


def test_a_problem_that_a_person_must_price_starts_nothing_and_asks_nobody(desk: DeskForTests) -> None:
    _, done = opened(desk, RAVI, "procurement", "we need a new scanner")
    assert done.quote is None
    assert (done.ticket.state, done.ticket.billing.value) == (TicketState.TRIAGED, "quoted")


def test_a_stranger_gets_a_ticket_without_client_decision_and_promise(desk: DeskForTests) -> None:
    turn, done = opened(desk, STRANGER)
    ticket = done.ticket
    assert (ticket.client, ticket.contact, ticket.decision, ticket.respond_by) == (None, None, None, None)
    assert (ticket.state, ticket.billing.value, ticket.conversation) == (
        TicketState.NEW,
        "no_charge",
        key_of(STRANGER),
    )
    assert list_own_tickets(ports=desk.ports, turn=turn) == ()
    with pytest.raises(NotFound):
        view_own_ticket(ports=desk.ports, turn=turn, number=ticket.number)


def test_a_ticket_keeps_the_steps_that_were_tried(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    answer_current_step(ports=desk.ports, turn=turn, answer=StepAnswer.CANNOT)
    done = open_ticket(ports=desk.ports, turn=desk.turn(SAM, "open a ticket"))
    assert done is not None
    assert [(step.step_id, step.answer) for step in done.ticket.steps] == [("1", StepAnswer.CANNOT)]


OWN: dict[str, Callable[[DeskForTests, Turn, str], object]] = {
    "look": lambda desk, turn, number: view_own_ticket(ports=desk.ports, turn=turn, number=number),
    "add": lambda desk, turn, number: add_information(ports=desk.ports, turn=turn, number=number, words="x"),
    "close": lambda desk, turn, number: close_own_ticket(ports=desk.ports, turn=turn, number=number),
    "reopen": lambda desk, turn, number: reopen_own_ticket(ports=desk.ports, turn=turn, number=number),
    "escalate": lambda desk, turn, number: ask_for_more_speed(ports=desk.ports, turn=turn, number=number),
}


@pytest.mark.parametrize("what", list(OWN))
@pytest.mark.parametrize("who", [DANA, RAVI, STRANGER], ids=["a colleague", "another client", "a stranger"])
def test_a_ticket_of_somebody_else_sounds_like_one_that_does_not_exist(
    desk: DeskForTests, what: str, who: object
) -> None:
    _, done = opened(desk)
    number, history = done.ticket.number, desk.history(done.ticket.number)
    turn = desk.turn(who, "about that ticket")  # type: ignore[arg-type]
    with pytest.raises(NotFound) as foreign:
        OWN[what](desk, turn, number)
    with pytest.raises(NotFound) as missing:
        OWN[what](desk, turn, "ND-9999")
    assert str(foreign.value).replace(number, "N") == str(missing.value).replace("ND-9999", "N")
    assert (desk.ticket(number), desk.history(number)) == (done.ticket, history)


def test_ones_own_tickets_are_found_in_every_spelling_newest_first(desk: DeskForTests) -> None:
    _, first = opened(desk)
    turn, second = opened(desk, words="again")
    assert view_own_ticket(ports=desk.ports, turn=turn, number="nd-1001").ticket == first.ticket
    assert list_own_tickets(ports=desk.ports, turn=turn) == (second.ticket, first.ticket)


def test_words_and_facts_are_added_once_in_a_turn(desk: DeskForTests) -> None:
    _, done = opened(desk)
    turn = desk.turn(SAM, "add: it also beeps, E-42")
    facts = (Fact("error_code", "E-42"),)
    for _ in range(2):
        ticket = add_information(
            ports=desk.ports, turn=turn, number=done.ticket.number, words="it also beeps, E-42", facts=facts
        )
    assert ticket.facts == facts
    assert desk.history(ticket.number)[1:] == [("sam@maple-dental.example", "added", "it also beeps, E-42")]


def test_asking_for_more_speed_is_noted_once_and_leaves_the_priority(desk: DeskForTests) -> None:
    _, done = opened(desk)
    turn = desk.turn(SAM, "this takes too long")
    for _ in range(2):
        ticket = ask_for_more_speed(ports=desk.ports, turn=turn, number=done.ticket.number)
    assert ticket == done.ticket
    assert desk.kinds(ticket.number) == ["opened", "escalated"]


def test_a_ticket_is_closed_once_and_opens_again_with_its_clock(desk: DeskForTests) -> None:
    _, done = opened(desk)
    desk.clock.step(hours=1)
    turn = desk.turn(SAM, "close it")
    for _ in range(2):
        closed = close_own_ticket(ports=desk.ports, turn=turn, number=done.ticket.number)
    assert (closed.state, closed.solved_by) == (TicketState.RESOLVED, "closed by the person")
    desk.clock.step(days=1)
    again = desk.turn(SAM, "it is back")
    for _ in range(2):
        reopened = reopen_own_ticket(ports=desk.ports, turn=again, number=done.ticket.number)
    assert reopened.state is TicketState.TRIAGED
    assert desk.kinds(closed.number) == ["opened", "closed", "reopened"]
    # A working day passed while it was solved: eleven hours of support time later than at first.
    assert (done.ticket.resolve_by, reopened.resolve_by) != (None, None)
    assert reopened.resolve_by is not None and done.ticket.resolve_by is not None
    assert reopened.resolve_by > done.ticket.resolve_by


def test_closing_a_ticket_that_waits_for_approval_takes_its_quote_back_and_tells_the_approver(
    desk: DeskForTests,
) -> None:
    desk.turn(DANA, "hello")
    quote = asked_at_night(desk)
    ticket = close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "close it"), number=quote.ticket)
    assert ticket.state is TicketState.CANCELLED
    assert desk.quote(quote.number).state is QuoteState.CANCELLED
    assert desk.texts_to(DANA)[1:] == ["Quote Q-1001 for ND-1001 is no longer needed. Nothing is charged."]
    with pytest.raises(NotFound):
        reopen_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "it is back"), number=quote.ticket)


def test_the_desk_sees_every_ticket(desk: DeskForTests) -> None:
    _, sams = opened(desk)
    _, ravis = opened(desk, RAVI)
    close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "close"), number=sams.ticket.number)
    assert {ticket.number for ticket in list_tickets(ports=desk.ports)} == {"ND-1001", "ND-1002"}
    assert [ticket.number for ticket in list_tickets(ports=desk.ports, open_only=True)] == [ravis.ticket.number]
    shown = show_ticket(ports=desk.ports, number="ND-1001")
    assert (shown.ticket.number, [entry.kind for entry in shown.history]) == ("ND-1001", ["opened", "closed"])
    assert [(clock.metric.value, clock.state) for clock in shown.clocks] == [
        ("first_response", "stopped"),
        ("resolution", "stopped"),
    ]
    with pytest.raises(NotFound):
        show_ticket(ports=desk.ports, number="ND-9999")


def test_a_choice_made_in_the_evening_is_decided_anew_when_the_morning_has_come(desk: DeskForTests) -> None:
    desk.clock.set(MORNING.replace(hour=12, minute=50))  # 07:50 in Toronto
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    choose(ports=desk.ports, turn=turn, choice=Choice.NOW)
    desk.clock.step(minutes=15)
    done = open_ticket(ports=desk.ports, turn=desk.turn(SAM, "just me"))
    assert done is not None
    assert (done.ticket.state, done.quote) == (TicketState.TRIAGED, None)
