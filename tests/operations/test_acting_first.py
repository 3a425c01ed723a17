"""An emergency that costs something: help first, consent as soon as there is some, and never a silent bill."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.wording import acting_first_words
from bot.desk.catalogue import Impact, Urgency
from bot.desk.contracts import EmergencyClause
from bot.desk.decisions import ActFirst
from bot.desk.emergencies import EmergencyKind
from bot.desk.money import Money, in_words
from bot.desk.quotes import QuoteState
from bot.desk.tickets import Billing, TicketState
from bot.operations.handover import Emergency, raise_emergency
from bot.operations.ports import ClientFile
from bot.operations.quotes import answer_waiting_quote, expire_quotes
from bot.operations.tickets import OpenedTicket, open_ticket
from tests.makers import EVENING, FOOTHILLS, MARTY, RAVI, DeskForTests, demo_file
from tests.operations.situations import answers

MARTY_MAIL = "marty@foothills-auto.example"
UP_TO = Money.of("250.00", "CAD")


def with_emergency_clause(up_to: Money = UP_TO) -> ClientFile:
    """The garage's contract with an emergency clause on what is charged by the hour."""
    file = demo_file(FOOTHILLS)
    (contract,) = file.contracts
    rules = tuple(
        replace(rule, emergency=EmergencyClause(up_to)) if rule.clause == "2" else rule for rule in contract.rules
    )
    return replace(file, contracts=(replace(contract, rules=rules),))


def _server_down(desk: DeskForTests) -> Emergency:
    turn = desk.turn(RAVI, "the server is down, nobody can work")
    return raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")


@pytest.fixture
def night(desk: DeskForTests) -> DeskForTests:
    """Six in the evening at the garage, with its emergency clause."""
    desk.take_in(with_emergency_clause())
    desk.clock.set(EVENING)
    return desk


def test_somebody_is_called_the_work_may_begin_and_an_approver_is_asked_meanwhile(night: DeskForTests) -> None:
    emergency = _server_down(night)
    assert emergency.decision is not None and emergency.quote is not None
    assert emergency.decision.decision.act_first == ActFirst("FA-TM", "2", UP_TO)
    ticket = night.ticket(emergency.ticket.number)
    assert (ticket.state, ticket.billing, ticket.not_to_exceed) == (TicketState.TRIAGED, Billing.QUOTED, UP_TO)
    assert night.kinds(ticket.number) == ["opened", "paged", "consent asked"]
    assert emergency.quote.asked == MARTY_MAIL
    card = night.texts_to(f"web::{MARTY_MAIL}")[-1]
    assert card.startswith(
        "This is an emergency. Work has begun under the emergency clause, up to $250.00; it is charged"
    )


def test_consent_is_kept_as_soon_as_there_is_some(night: DeskForTests) -> None:
    quote = _server_down(night).quote
    assert quote is not None
    # The next day at noon: the price of the night's work does not lapse with the night.
    night.clock.step(hours=17)
    assert expire_quotes(ports=night.ports) == 0
    answer_waiting_quote(ports=night.ports, turn=answers(night, MARTY, quote), accept=True)
    ticket = night.ticket(quote.ticket)
    assert (ticket.state, ticket.billing, ticket.not_to_exceed) == (TicketState.TRIAGED, Billing.APPROVED, quote.limit)
    assert (MARTY_MAIL, "approved") in [line[:2] for line in night.history(quote.ticket)]


@pytest.mark.parametrize("declined", [True, False], ids=["declined", "nobody answers"])
def test_without_consent_nothing_is_charged_and_nobody_is_left_alone(night: DeskForTests, declined: bool) -> None:
    quote = _server_down(night).quote
    assert quote is not None
    if declined:
        answer_waiting_quote(ports=night.ports, turn=answers(night, MARTY, quote, "decline_quote"), accept=False)
    else:
        night.clock.set(quote.valid_until + timedelta(minutes=1))
        assert expire_quotes(ports=night.ports) == 1
    ticket = night.ticket(quote.ticket)
    assert (ticket.state, ticket.billing, ticket.not_to_exceed) == (TicketState.TRIAGED, Billing.NO_CHARGE, None)
    assert "is not charged" in night.texts_to(RAVI)[-1]


def test_without_a_clause_somebody_is_called_and_the_cost_waits_for_a_yes(desk: DeskForTests) -> None:
    desk.take_in(FOOTHILLS)
    desk.clock.set(EVENING)
    emergency = _server_down(desk)
    assert emergency.decision is not None and emergency.quote is not None
    assert emergency.decision.decision.act_first == ActFirst()
    assert (emergency.ticket.state, emergency.ticket.billing) == (TicketState.TRIAGED, Billing.QUOTED)
    assert desk.texts_to(f"web::{MARTY_MAIL}")[-1].startswith(
        "Ravi Anand asks for a callout that the plan does not cover."
    )


def test_an_emergency_that_is_raised_again_in_its_turn_asks_once(night: DeskForTests) -> None:
    turn = night.turn(RAVI, "the server is down, nobody can work")
    results = [
        raise_emergency(ports=night.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")
        for _ in range(2)
    ]
    quote = results[0].quote
    assert quote is not None
    assert (results[1].quote, night.quote(quote.number).state) == (quote, QuoteState.SENT)
    assert night.kinds(quote.ticket) == ["opened", "paged", "consent asked"]


def _all_stopped(desk: DeskForTests) -> OpenedTicket:
    turn, _ = desk.reports(RAVI, "wifi", "the wifi is gone for all of us")
    opened = open_ticket(ports=desk.ports, turn=turn, impact=Impact.CLIENT, urgency=Urgency.STOPPED)
    assert opened is not None
    return opened


def test_two_answers_that_make_it_an_emergency_call_somebody_under_the_clause(night: DeskForTests) -> None:
    opened = _all_stopped(night)
    assert opened.page is not None and opened.quote is not None
    assert (opened.ticket.state, opened.ticket.billing) == (TicketState.TRIAGED, Billing.QUOTED)
    assert "paged" in night.kinds(opened.ticket.number)


def test_without_a_clause_the_two_answers_wait_for_approval(desk: DeskForTests) -> None:
    desk.take_in(FOOTHILLS)
    desk.clock.set(EVENING)
    opened = _all_stopped(desk)
    assert (opened.page, opened.ticket.state) == (None, TicketState.AWAITING_APPROVAL)


def test_the_clause_the_card_and_the_ticket_name_one_amount(desk: DeskForTests) -> None:
    """Where the work cannot come to what the clause allows, nobody reads the higher amount."""
    desk.take_in(with_emergency_clause(Money.of("5000.00", "CAD")))
    desk.clock.set(EVENING)
    emergency = _server_down(desk)
    assert emergency.quote is not None and emergency.decision is not None
    limit = emergency.quote.limit
    assert limit < Money.of("5000.00", "CAD")
    assert desk.ticket(emergency.ticket.number).not_to_exceed == emergency.quote.begun_up_to == limit
    decision = emergency.decision.decision
    (said,) = [each.text for each in decision.checks if each.check == "emergency"]
    told = acting_first_words(decision, emergency.quote, demo_file(FOOTHILLS).client)
    card = desk.texts_to(f"web::{MARTY_MAIL}")[-1]
    assert all(f"up to {in_words(limit)}" in text and "5,000" not in text for text in (said, told, card))
    assert "Marty Blais is asked for up to" in told
