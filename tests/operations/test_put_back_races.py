"""A ticket is put back where it stood: while its turn runs twice, others act on it, or the process is killed in between."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.desk.catalogue import Priority
from bot.desk.decisions import Verdict
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Choice
from bot.desk.tickets import Billing, TicketState
from bot.operations.oncall import PROMISED, take_page
from bot.operations.ports import Answer, DeskPorts
from bot.operations.put_back import NOT_ABOUT_IT
from bot.operations.quotes import answer_waiting_quote
from bot.operations.replies import reprioritise_ticket
from bot.operations.tickets import close_own_ticket
from bot.operations.turns import finish_turn
from bot.storage.unit_of_work import sql_work_factory
from bot.worker import turns as worker_turns
from bot.worker.turns import handle_turn
from tests.fakes import SaysBack
from tests.makers import BRANDT, DANA, KIM_AT, MAPLE, MINA, SAM, DeskForTests
from tests.operations.mortal import Mortal
from tests.operations.racing import Race
from tests.operations.situations import answers, opened
from tests.proving import PROVING, cases, seeded

ROUNDS = cases(2, 20)
# Before and after each commit: the turn is begun, the ticket put back, the emergency raised, the answer written.
MOMENTS = range(1, 9)
NIGHT = datetime.fromisoformat("2026-11-24T22:00-05:00")
BEFORE_OPENING = datetime.fromisoformat("2026-11-25T07:30-05:00")
OPENING = datetime.fromisoformat("2026-11-25T08:00-05:00")
STOPPED, OTHER = "everyone has it now and nobody can work", "no, that was about the other thing"
OUTAGE = EmergencyKind.OUTAGE.value


@pytest.fixture
def desk(engine: Engine, own_connections: Engine) -> DeskForTests:
    """Two clients at night."""
    desk = DeskForTests(sql_work_factory(own_connections))
    desk.take_in(BRANDT, MAPLE)
    desk.clock.set(NIGHT)
    return desk


@pytest.fixture
def race(own_connections: Engine, request: pytest.FixtureRequest) -> Race:
    return Race(own_connections, seeded(request.node.name))


def _runs(desk: DeskForTests, turn: str) -> Callable[[], str]:
    def run() -> str:
        asyncio.run(handle_turn(ports=desk.ports, assistant=SaysBack(), turn_id=turn))
        return "run"

    return run


def _says(desk: DeskForTests, words: str, who: object = MINA) -> str:
    message = desk.receives(who, words)  # type: ignore[arg-type]
    assert message is not None
    return message.id


def _raised(desk: DeskForTests) -> str:
    """Mina's ticket, which somebody is being called about now."""
    number = desk.opens_ticket(MINA, "email_client", "my outlook is slow").number
    _runs(desk, _says(desk, STOPPED))()
    assert desk.ticket(number).priority is Priority.P1
    return number


def _waiting(desk: DeskForTests) -> list[tuple[str, str | None]]:
    """The calls about what is open."""
    still = {each.number for each in desk.tickets() if each.is_open}
    with desk.ports.begin() as work:
        return sorted((page.kind, page.ticket) for page in work.pages.waiting() if page.ticket in still)


def _next_day(desk: DeskForTests) -> None:
    """All is done, and it is night again."""
    for each in desk.tickets():
        if each.is_open:
            close_own_ticket(ports=desk.ports, turn=desk.turn(MINA, "it works, close it"), number=each.number)
    desk.clock.step(days=1)


def _stands_where_it_stood(desk: DeskForTests, number: str, before: int) -> None:
    """One line, one ticket more, one call for what happened, and the call that was promised about this one."""
    assert desk.kinds(number).count(NOT_ABOUT_IT) == 1 and desk.ticket(number).priority is Priority.P4
    (other,) = [each.number for each in desk.tickets() if each.number > number]
    assert len(desk.tickets()) == before + 1
    assert _waiting(desk) == [(OUTAGE, other), (PROMISED, number)]
    assert desk.texts_to(MINA)[-1].startswith(f"All right, {number} stands where it stood.")


def test_a_turn_that_is_run_twice_at_once_opens_one_ticket(
    desk: DeskForTests, race: Race, monkeypatch: pytest.MonkeyPatch
) -> None:
    def takes_its_time(*, ports: DeskPorts, turn: str, answers: tuple[Answer, ...], state: str) -> None:
        time.sleep(0.2)
        finish_turn(ports=ports, turn=turn, answers=answers, state=state)

    # The busier the machine, the longer it takes from what was done to the end of the turn.
    monkeypatch.setattr(worker_turns, "finish_turn", takes_its_time)
    for _ in range(ROUNDS):
        number = _raised(desk)
        before, turn = len(desk.tickets()), _says(desk, OTHER)
        race([_runs(desk, turn)] * 3)
        _stands_where_it_stood(desk, number, before)
        _next_day(desk)


def test_a_turn_that_is_killed_at_any_moment_and_run_again_does_everything_once(
    desk: DeskForTests, mortal: Mortal, tmp_path: Path
) -> None:
    killed = []
    for moment in MOMENTS if PROVING else seeded("put back and killed").sample(MOMENTS, 3):
        number = _raised(desk)
        before, turn = len(desk.tickets()), _says(desk, OTHER)
        killed.append(mortal.does("turn", desk.clock.now(), tmp_path, dies_at=moment, turn=turn))
        _runs(desk, turn)()
        _stands_where_it_stood(desk, number, before)
        _next_day(desk)
    assert killed == [True] * len(killed)


def test_a_call_that_is_taken_while_its_ticket_is_put_back_is_one_or_the_other(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        number = _raised(desk)
        turn = _says(desk, OTHER)
        with desk.ports.begin() as work:
            (page,) = (each for each in work.pages.of_ticket(number) if each.kind == OUTAGE)

        def take(page_id: str = page.id) -> str:
            take_page(ports=desk.ports, page_id=page_id, by="Amara", through="test")
            return "taken"

        race([take], _runs(desk, turn))
        told = desk.texts_to(MINA)[-1]
        if desk.ticket(number).priority is Priority.P1:
            assert told.startswith(f"I have told whoever has {number} in hand")
        else:
            assert told.startswith(f"All right, {number} stands where it stood.")
        _next_day(desk)


def test_who_was_to_be_called_before_is_called_again(desk: DeskForTests) -> None:
    number = desk.opens_ticket(MINA, "email_client", "my outlook is slow").number
    (planned,) = _waiting(desk)
    assert planned == (PROMISED, number)
    with desk.ports.begin() as work:
        (page,) = work.pages.waiting()
        first = work.pages.escalation(page.id)
    _runs(desk, _says(desk, STOPPED))()
    _runs(desk, _says(desk, OTHER))()
    assert planned in _waiting(desk)
    with desk.ports.begin() as work:
        (page,) = (each for each in work.pages.waiting() if each.kind == PROMISED)
        again = work.pages.escalation(page.id)
    assert first is not None and again is not None
    assert (again.due_at, again.notified) == (first.due_at, first.notified)


def test_a_call_that_is_taken_before_the_killed_turn_is_run_again_does_not_change_what_was_done(
    desk: DeskForTests, mortal: Mortal, tmp_path: Path
) -> None:
    number = _raised(desk)
    turn = _says(desk, OTHER)
    assert mortal.does("turn", desk.clock.now(), tmp_path, dies_at=4, turn=turn)
    with desk.ports.begin() as work:
        (page,) = (each for each in work.pages.of_ticket(number) if each.kind == OUTAGE)
    take_page(ports=desk.ports, page_id=page.id, by="Amara", through="test")
    _runs(desk, turn)()
    assert desk.ticket(number).priority is Priority.P4
    assert desk.texts_to(MINA)[-1].startswith(f"All right, {number} stands where it stood.")


def test_what_somebody_has_weighed_since_is_not_lowered_behind_their_back(desk: DeskForTests) -> None:
    desk.take_in_staff()
    number = _raised(desk)
    reprioritise_ticket(ports=desk.ports, number=number, priority=Priority.P2, by=KIM_AT, reason="a hearing tomorrow")
    _runs(desk, _says(desk, OTHER))()
    assert desk.ticket(number).priority is Priority.P2
    assert desk.texts_to(MINA)[-1].startswith(f"I have told whoever has {number} in hand")


def _planned(desk: DeskForTests) -> str:
    """Sam's ticket, which is planned for the opening, and then stops everybody."""
    number = opened(desk, SAM, "internet_down", "the internet is slow", choice=Choice.LATER)[1].ticket.number
    assert desk.ticket(number).planned_for == OPENING
    _runs(desk, _says(desk, "now nobody can work", SAM))()
    assert desk.ticket(number).billing is Billing.QUOTED
    return number


def test_what_was_planned_for_an_hour_that_has_passed_meanwhile_is_covered_again(desk: DeskForTests) -> None:
    desk.clock.set(BEFORE_OPENING)
    number = _planned(desk)
    desk.clock.step(minutes=40)
    _runs(desk, _says(desk, OTHER, SAM))()
    ticket = desk.ticket(number)
    assert (ticket.priority, ticket.state, ticket.billing) == (Priority.P2, TicketState.TRIAGED, Billing.COVERED)
    with desk.ports.begin() as work:
        stored = work.decisions.get(ticket.decision or "")
    assert stored is not None and stored.decision.verdict is Verdict.COVERED
    assert not any(desk.quote(each).may_be_answered for each in desk.quote_numbers(number))


def test_a_price_that_is_approved_while_its_ticket_is_put_back_is_charged_to_nobody(
    desk: DeskForTests, race: Race
) -> None:
    for _ in range(ROUNDS):
        desk.clock.set(NIGHT)
        number = _planned(desk)
        (quote,) = desk.quote_numbers(number)
        turn, yes = _says(desk, OTHER, SAM), answers(desk, DANA, desk.quote(quote))

        def approve(base: object = yes) -> str:
            answer_waiting_quote(ports=desk.ports, turn=replace(base, id=f"{base.id}-x"), accept=True)  # type: ignore[type-var, attr-defined]
            return "yes"

        race([approve], _runs(desk, turn))
        ticket = desk.ticket(number)
        assert (ticket.state, ticket.planned_for, ticket.billing) == (TicketState.SCHEDULED, OPENING, Billing.COVERED)
        assert desk.quote_numbers(number) == [quote] and not desk.quote(quote).may_be_answered
        assert ticket.not_to_exceed is None
        for each in desk.tickets():
            if each.is_open:
                close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "close it"), number=each.number)
