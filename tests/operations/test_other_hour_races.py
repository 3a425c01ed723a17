"""Another hour for a price, while others approve it, take the call about it or say the same: all agree on which it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy.engine import Engine

from bot.desk.emergencies import Page
from bot.desk.enquiries import Choice
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import TicketState
from bot.operations.after_a_no import answer_about_a_no
from bot.operations.oncall import climb_due, take_page
from bot.operations.quotes import answer_waiting_quote
from bot.operations.tickets import close_own_ticket
from bot.operations.turns import Turn
from bot.operations.when_talk import answer_about_the_hour
from bot.storage.unit_of_work import sql_work_factory
from tests.makers import FOOTHILLS, GWEN, MARTY, RAVI, DeskForTests
from tests.operations.racing import Race
from tests.operations.situations import answers, opened
from tests.proving import cases, seeded

PRESSES = 12
ROUNDS = cases(3, 25)
NIGHT = datetime.fromisoformat("2026-11-24T22:00-07:00")
OPENING = datetime.fromisoformat("2026-11-25T07:30-07:00")


@pytest.fixture
def desk(engine: Engine, own_connections: Engine) -> DeskForTests:
    """The garage at night: help now costs more than in the morning, and Gwen is asked."""
    desk = DeskForTests(sql_work_factory(own_connections))
    desk.take_in(FOOTHILLS)
    desk.clock.set(NIGHT)
    return desk


@pytest.fixture
def race(own_connections: Engine, request: pytest.FixtureRequest) -> Race:
    return Race(own_connections, seeded(request.node.name))


def _asked_tonight(desk: DeskForTests) -> Quote:
    quote = opened(desk, RAVI, choice=Choice.NOW)[1].quote
    assert quote is not None
    return quote


def _says(desk: DeskForTests, turn: Turn) -> Callable[[], str]:
    def say() -> str:
        said = answer_about_the_hour(ports=desk.ports, turn=turn)
        return "nothing" if said is None else said[0].text

    return say


def _accepts(desk: DeskForTests, quote: Quote, count: int) -> list[Callable[[], str]]:
    base = answers(desk, GWEN, quote)

    def accept(turn: Turn) -> str:
        answered = answer_waiting_quote(ports=desk.ports, turn=turn, accept=True)
        return "accepted" if answered.newest is None else "shown the newest"

    turns = [replace(base, id=f"{base.id}-{number}") for number in range(count)]
    return [lambda turn=turn: accept(turn) for turn in turns]  # type: ignore[misc]


def _called_tonight(desk: DeskForTests) -> tuple[Quote, Page]:
    """The price of tonight has its yes, and whoever is on call is called about it."""
    quote = _asked_tonight(desk)
    assert _accepts(desk, quote, 1)[0]() == "accepted"
    with desk.ports.begin() as work:
        (page,) = work.pages.of_ticket(quote.ticket)
    return quote, page


def _put_off(outcomes: dict[str, int]) -> int:
    return sum(count for said, count in outcomes.items() if " waits until tomorrow" in said)


def test_a_price_that_is_put_off_while_it_is_approved_is_one_or_the_other(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        quote = _asked_tonight(desk)
        waits = _says(desk, desk.turn(RAVI, "it can wait until tomorrow"))
        outcomes = race(_accepts(desk, quote, PRESSES), waits)
        ticket, newest = desk.ticket(quote.ticket), desk.quote(quote.number)
        assert _put_off(outcomes) == 1 and ticket.planned_for == OPENING
        if outcomes["accepted"]:
            assert (newest.state, ticket.state) == (QuoteState.ACCEPTED, TicketState.SCHEDULED)
            assert (newest.revision, ticket.not_to_exceed) == (1, quote.limit)
        else:
            assert outcomes["shown the newest"] == PRESSES
            assert (newest.revision, newest.state, newest.approval) == (2, QuoteState.SENT, None)
            assert newest.limit < quote.limit and ticket.state is TicketState.AWAITING_APPROVAL
        with desk.ports.begin() as work:
            assert [page for page in work.pages.waiting() if page.ticket == ticket.number] == []


def test_of_many_who_put_off_the_same_price_one_does(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        quote = _asked_tonight(desk)
        turns = [desk.turn(RAVI, "it can wait until tomorrow") for _ in range(PRESSES)]
        outcomes = race([_says(desk, turn) for turn in turns])
        assert _put_off(outcomes) == 1
        assert desk.quote(quote.number).revision == 2
        assert desk.kinds(quote.ticket).count("put off") == 1


def test_a_call_that_is_taken_while_its_work_is_put_off_is_one_or_the_other(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        quote, page = _called_tonight(desk)
        waits = _says(desk, desk.turn(RAVI, "it can wait until tomorrow"))

        def take(page_id: str = page.id) -> str:
            return (
                "taken" if take_page(ports=desk.ports, page_id=page_id, by="Amara", through="test")[1].taken else "over"
            )

        outcomes = race([take, lambda: str(climb_due(ports=desk.ports))], waits)
        ticket = desk.ticket(quote.ticket)
        if outcomes["taken"]:
            assert (_put_off(outcomes), ticket.planned_for) == (0, None)
        else:
            assert (_put_off(outcomes), ticket.planned_for) == (1, OPENING)


def test_a_call_that_is_taken_while_its_ticket_is_closed_keeps_nobody_waiting(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        quote, page = _called_tonight(desk)
        closing = desk.turn(RAVI, "close it")

        def take(page_id: str = page.id) -> str:
            take_page(ports=desk.ports, page_id=page_id, by="Amara", through="test")
            return "taken"

        def close(turn: Turn = closing, number: str = quote.ticket) -> str:
            return close_own_ticket(ports=desk.ports, turn=turn, number=number).state.value

        outcomes = race([take] * 3, close)
        assert outcomes == {"taken": 3, "resolved": 1}
        with desk.ports.begin() as work:
            assert [each for each in work.pages.waiting() if each.id == page.id] == []


def test_a_call_whose_ticket_somebody_holds_is_passed_over_and_comes_again(desk: DeskForTests) -> None:
    quote, page = _called_tonight(desk)
    with desk.ports.begin() as work:
        escalation = work.pages.escalation(page.id)
    assert escalation is not None and escalation.due_at is not None
    desk.clock.set(escalation.due_at)
    with desk.ports.begin() as work:
        assert work.tickets.get(quote.ticket, for_update=True) is not None
        assert climb_due(ports=desk.ports) == 0
    assert climb_due(ports=desk.ports) == 1


def test_of_many_who_have_a_declined_price_asked_for_anew_one_does(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        before = len(desk.tickets())
        quote = _asked_tonight(desk)
        answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, quote, "decline_quote"), accept=False)
        turns = [desk.press(who, "ask_anew", quote=quote.number) for who in (GWEN, MARTY) * (PRESSES // 2)]

        def press(turn: Turn) -> str:
            said = answer_about_a_no(ports=desk.ports, turn=turn)
            return said[0].text if said else "nothing"

        race([lambda turn=turn: press(turn) for turn in turns])  # type: ignore[misc]
        assert len(desk.tickets()) == before + 2
        (anew,) = [each for each in desk.tickets() if each.number > quote.ticket]
        assert len(desk.quote_numbers(anew.number)) == 1 and desk.quote(quote.number).state is QuoteState.DECLINED
