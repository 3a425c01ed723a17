"""Actions end to end on the database: what is said fits its place, and typed words authorise nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.coverage import ChooseNow, ExplainCoverage, HoursLeft, ReportProblem, TellPrice
from actions.people import HandOver, RaiseEmergency
from actions.quotes import ApproveQuote, DeclineQuote
from actions.ticket_status import TicketStatus
from actions.tickets import CloseTicket, OpenTicket
from actions.walkthroughs import StartWalkthrough, StepFailed, StepWorked
from bot.desk.clients import ChatIdentity
from bot.desk.contracts import Effect
from bot.desk.quotes import QuoteState
from tests.actions.stage import play, tracker_of
from tests.makers import DANA, EVENING, HARBOUR, MAPLE, NADIA, SAM, STRANGER, DeskForTests, demo_file
from tests.operations.situations import asked_at_night, opened


async def test_a_covered_problem_is_answered_before_it_costs_anything(desk: DeskForTests) -> None:
    played = await play(ReportProblem(), tracker_of(desk.turn(SAM, "the printer is offline"), "printer"))
    (said,) = played.texts
    assert played.names == ["say_covered"]
    assert said.splitlines()[:3] == [
        "Sam, this is about: Printer.",
        "This is covered: nothing to pay.",
        "✓ Remote help during support hours is included. (MD-2026, clause 3.1)",
    ]
    assert played.slots["question"] == "offer"
    offered = [payload.partition("{")[0] for payload in played.payloads]
    assert offered == ["/affirm", "/open_ticket", "/talk_to_human", "/ask_coverage_why", "/dispute_coverage"]


async def test_at_night_there_is_a_choice_with_both_prices(desk: DeskForTests) -> None:
    desk.clock.set(EVENING)
    played = await play(ReportProblem(), tracker_of(desk.turn(SAM, "the printer is offline"), "printer"))
    (said,) = played.texts
    assert played.names == ["say_choice"]
    assert "• Now: about $423.75 with tax, at most $430.00. That needs the approval of Dana Reyes." in said
    assert "• Tomorrow 08:00: covered, nothing to pay." in said
    assert played.slots["question"] == "choice"


async def test_a_stranger_hears_neither_contract_nor_price(desk: DeskForTests) -> None:
    turn = desk.turn(STRANGER, "the printer is offline")
    reported = await play(ReportProblem(), tracker_of(turn, "printer"))
    asked = [
        await play(action, tracker_of(desk.turn(STRANGER, "how much?")))
        for action in (TellPrice(), HoursLeft(), TicketStatus(), ExplainCoverage())
    ]
    assert reported.names == ["say_unverified"]
    assert [each.names for each in asked] == [
        ["say_no_contract_shown"],
        ["say_no_contract_shown"],
        ["say_no_tickets_shown"],
        ["say_no_contract_shown"],
    ]


async def test_typed_words_bring_the_card_and_approve_nothing(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    for action in (ApproveQuote(), DeclineQuote()):
        turn = desk.turn(DANA, f"approve {quote.number}")
        entities = [{"entity": "quote", "value": quote.number}, {"entity": "revision", "value": quote.revision_hash}]
        played = await play(action, tracker_of(turn, "approve_quote", entities=entities))
        assert played.names == ["say_press_the_button", None]
        assert [payload.partition("{")[0] for payload in played.payloads] == [
            "/approve_quote",
            "/decline_quote",
            "/put_off_quote",
        ]
    assert desk.quote(quote.number) == quote


async def test_the_button_approves(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    turn = desk.press(DANA, "approve_quote", quote=quote.number, revision=quote.revision_hash)
    played = await play(ApproveQuote(), tracker_of(turn, "approve_quote"))
    (said,) = played.texts
    assert said.startswith(
        "Thank you. ND-1001 is approved up to $430.00, and Amara Obi is being called right now. Someone"
    )
    assert desk.quote(quote.number).state is QuoteState.ACCEPTED


async def test_the_choice_and_the_two_answers_open_the_ticket(desk: DeskForTests) -> None:
    desk.clock.set(EVENING)
    await play(ReportProblem(), tracker_of(desk.turn(SAM, "the printer is offline"), "printer"))
    chosen = await play(ChooseNow(), tracker_of(desk.turn(SAM, "now"), "choose_callout"))
    assert chosen.slots == {"question": "triage"}
    slots = {"impact": "person", "urgency": "works"}
    played = await play(OpenTicket(), tracker_of(desk.turn(SAM, "there is a way round it"), slots=slots))
    assert played.texts == [
        "Ticket ND-1001 is written. I have asked Dana Reyes to approve up to $430.00 (quote Q-1001).\n"
        "I tell you as soon as there is an answer. Until then nothing starts and nothing is charged."
    ]
    status = await play(TicketStatus(), tracker_of(desk.turn(SAM, "status")))
    assert status.texts[0].startswith("ND-1001, Printer: waiting for approval of the cost.")
    assert "Dana Reyes" in status.texts[0]


async def test_the_it_worked_of_an_earlier_problem_does_not_solve_the_open_one(desk: DeskForTests) -> None:
    await play(ReportProblem(), tracker_of(desk.turn(SAM, "the printer is offline"), "printer"))
    walked = await play(StartWalkthrough(), tracker_of(desk.turn(SAM, "yes"), "affirm"))
    assert walked.names == ["say_walk_begins"]
    with desk.ports.begin() as work:
        printer = work.enquiries.current("slack:T0MAPLE:U0SAM")
    assert printer is not None
    await play(ReportProblem(), tracker_of(desk.turn(SAM, "and the wifi is slow"), "wifi"))
    late = desk.press(SAM, "step_worked", enquiry=printer.id, step="1")
    played = await play(StepWorked(), tracker_of(late, "step_worked"))
    assert played.names == ["say_refused"]
    assert desk.tickets() == ()


async def test_a_fix_goes_on_step_by_step(desk: DeskForTests) -> None:
    await play(ReportProblem(), tracker_of(desk.turn(SAM, "the printer is offline"), "printer"))
    await play(StartWalkthrough(), tracker_of(desk.turn(SAM, "yes"), "affirm"))
    played = await play(StepFailed(), tracker_of(desk.turn(SAM, "no"), "step_failed"))
    assert played.texts[0].startswith("Step 2 of at most ")
    assert "/step_repeat" in [payload.partition("{")[0] for payload in played.payloads]


@pytest.mark.parametrize("who", [SAM, STRANGER], ids=["a contact", "a stranger"])
async def test_an_emergency_and_a_handover_are_said_whole(desk: DeskForTests, who: ChatIdentity) -> None:
    emergency = await play(
        RaiseEmergency(), tracker_of(desk.turn(who, "the server is down, nobody can work"), "server_down")
    )
    handover = await play(HandOver(), tracker_of(desk.turn(who, "person"), "talk_to_human"))
    assert emergency.texts[0].startswith("Amara Obi is being called right now (ND-1001).")
    assert handover.texts[0].startswith("A technician takes over here. Your words and what you tried are in ND-1001;")


async def test_which_ticket_is_meant_is_asked_when_there_are_several(desk: DeskForTests) -> None:
    opened(desk)
    opened(desk, words="the printer again")
    played = await play(CloseTicket(), tracker_of(desk.turn(SAM, "close it")))
    assert played.names == ["say_which_ticket"]
    assert len(played.payloads) == 3
    closed = await play(CloseTicket(), tracker_of(desk.press(SAM, "ticket_close", ticket="ND-1002")))
    assert closed.names == ["say_closed"]


async def test_a_part_that_no_contract_prices_is_said_whole_and_not_called_free(desk: DeskForTests) -> None:
    file = demo_file(MAPLE)
    first = file.contracts[0]
    rules = tuple(replace(rule, categories=frozenset()) for rule in first.rules if rule.effect is Effect.LABOUR_ONLY)
    desk.take_in(replace(file, contracts=(replace(first, rules=rules, fallback=None, allowances=()),)))
    turn = desk.turn(SAM, "the second screen is black")
    played = await play(ReportProblem(), tracker_of(turn, "peripheral_hardware"))
    assert played.names == ["say_partly_covered"]
    assert "If a part is needed, you get its price first" in played.texts[0]
    done = await play(OpenTicket(), tracker_of(desk.turn(SAM, "just me")))
    assert "The work is covered; a part, if one is needed, is priced and approved first." in done.texts[0]


async def test_the_answer_that_takes_the_last_hours_says_how_little_is_left(desk: DeskForTests) -> None:
    desk.take_in(HARBOUR)
    for _ in range(7):
        opened(desk, NADIA, "lob_application", "the donor program stops")
    desk.reports(NADIA, "email_client", "Outlook does not open")
    done = await play(OpenTicket(), tracker_of(desk.turn(NADIA, "just me")))
    assert done.names[:2] == ["say_opened", "say_little_left"]
    text = "75% of 'hours' (HT-BLOCK) is used or reserved: 2 h 30 min left until 30 November 2026."
    assert done.texts[1] == text


async def test_how_many_hours_are_left_is_answered_with_where_the_others_went(desk: DeskForTests) -> None:
    desk.take_in(HARBOUR)
    opened(desk, NADIA, "email_client", "Outlook does not open")
    left = await play(HoursLeft(), tracker_of(desk.turn(NADIA, "how many hours have we left?")))
    assert left.texts == [
        "Left of 'hours' (HT-BLOCK): 9 h 30 min of 10 h 00 min (used 0 minutes, reserved for open tickets 30 minutes). "
        "It starts anew on Tue 1 Dec 2026. What it does not reach for has a price, and waits for a yes."
    ]
