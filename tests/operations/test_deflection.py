"""Deflection over real conversations: solved, came back, handed over, and no guide."""

from __future__ import annotations

from datetime import date

import pytest

from bot.desk.deflection import Deflection, Fate
from bot.desk.errors import NotFound
from bot.desk.spend import Days
from bot.desk.walkthroughs import RunOutcome, StepAnswer
from bot.operations.deflection import deflection_report
from bot.operations.handover import hand_over
from bot.operations.tickets import open_ticket, record_solved, reopen_own_ticket
from bot.operations.walkthroughs import answer_current_step, start_walkthrough
from tests.makers import DANA, HARBOUR, MAPLE, NADIA, SAM, DeskForTests

DAYS = Days(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """Two clients."""
    desk.take_in(MAPLE, HARBOUR)
    return desk


def _solves(desk: DeskForTests, who: object = SAM, category: str = "printer", words: str = "paper jam") -> str:
    desk.reports(who, category, words)  # type: ignore[arg-type]
    start_walkthrough(ports=desk.ports, turn=desk.turn(who, "ok"))  # type: ignore[arg-type]
    run = None
    while run is None or run.outcome is RunOutcome.RUNNING:
        turn = desk.turn(who, "yes")  # type: ignore[arg-type]
        enquiry = answer_current_step(ports=desk.ports, turn=turn, answer=StepAnswer.YES)
        assert enquiry is not None
        run = enquiry.run
    assert run.outcome is RunOutcome.SOLVED
    ticket = record_solved(ports=desk.ports, turn=turn)
    assert ticket is not None
    return ticket.number


def _report(desk: DeskForTests, client: str | None = None) -> Deflection:
    return deflection_report(ports=desk.ports, days=DAYS, has_guide=frozenset({"printer"}), client=client)


def test_what_was_solved_holds_after_72_hours(desk: DeskForTests) -> None:
    _solves(desk)
    assert _report(desk).all.fates == ((Fate.TOO_EARLY, 1),)
    desk.clock.step(hours=72)
    assert _report(desk).all.fates == ((Fate.DEFLECTED, 1),)


def test_a_reopened_ticket_and_a_wish_for_a_person_are_no_deflection(desk: DeskForTests) -> None:
    number = _solves(desk)
    _solves(desk, DANA)
    desk.clock.step(hours=5)
    reopen_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "it is back"), number=number)
    hand_over(ports=desk.ports, turn=desk.turn(DANA, "I want a person"))
    desk.clock.step(hours=72)
    assert _report(desk).all.fates == ((Fate.CAME_BACK, 2),)


def test_a_guide_that_did_not_help_and_a_ticket_without_one(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "paper jam")
    start_walkthrough(ports=desk.ports, turn=desk.turn(SAM, "ok"))
    open_ticket(ports=desk.ports, turn=desk.turn(SAM, "it does not help"))
    desk.reports(DANA, "scanner", "scans arrive nowhere")
    open_ticket(ports=desk.ports, turn=desk.turn(DANA, "no, a ticket please"))
    made = _report(desk)
    assert made.all.fates == ((Fate.GUIDE_FAILED, 1), (Fate.NO_GUIDE, 1))
    assert [group.name for group in made.gaps] == ["scanner"]


def test_another_client_is_another_report(desk: DeskForTests) -> None:
    _solves(desk)
    _solves(desk, NADIA)
    assert [_report(desk, client).all.total for client in (None, MAPLE, HARBOUR)] == [2, 1, 1]
    with pytest.raises(NotFound):
        _report(desk, "nobody")


def test_other_days_are_another_report(desk: DeskForTests) -> None:
    _solves(desk)
    october = Days(date(2026, 10, 1), date(2026, 10, 31))
    assert deflection_report(ports=desk.ports, days=october, has_guide=frozenset()).all.total == 0
