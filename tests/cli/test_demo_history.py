"""The made-up year: the same every time, marked, written by the real operations, never among real tickets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from bot.bootstrap import DEMO_FOLDER, Desk, make_desk
from bot.cli import demo_history
from bot.cli.demo_data import import_demo_clients
from bot.cli.demo_history import HasHistory, write_made_up_year
from bot.connectors.client_files import read_client_file
from bot.demo.history import FIRST, LAST, MADE_UP, made_up_year
from bot.desk.catalogue import CATALOGUE
from bot.desk.tickets import TicketState
from bot.operations.ports import WorkFactory
from bot.settings import Settings
from tests.makers import MAPLE, SAM, DeskForTests
from tests.operations.situations import opened


@pytest.fixture
def desk(database: str) -> Desk:
    """An empty desk as the command makes it."""
    return make_desk(Settings(), database)


def test_the_year_is_the_same_every_time_and_every_ticket_says_that_it_is_made_up() -> None:
    year = made_up_year()
    assert year == made_up_year()
    assert all(ticket.words.endswith(MADE_UP) and ticket.category in CATALOGUE for ticket in year)
    assert {FIRST <= ticket.at.date() <= LAST for ticket in year} == {True}


def test_its_people_are_the_demo_clients_own() -> None:
    files = {path.stem: read_client_file(path).client for path in (DEMO_FOLDER / "clients").glob("*.yml")}
    for ticket in made_up_year():
        contact = files[ticket.client].contact(ticket.email)
        assert contact is not None and contact.identities


def test_a_few_days_are_opened_approved_worked_on_and_settled(
    desk: Desk, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = made_up_year()[:8]
    evening = replace(days[0], at=days[0].at.replace(hour=21), waits=False)
    monkeypatch.setattr(demo_history, "made_up_year", lambda: (*days, evening))
    import_demo_clients(desk)
    made = write_made_up_year(desk, lambda done, of: None)
    with desk.begin() as work:
        tickets = work.tickets.list()
        settled = [work.settlements.of_ticket(ticket.number) for ticket in tickets]
    assert made.tickets == len(tickets) == 9
    assert {(ticket.state, ticket.solved_by) for ticket in tickets} == {(TicketState.RESOLVED, "Kim Park")}
    assert [len(each) for each in settled] == [1] * 9
    with create_engine(database).connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM procrastinate_jobs")).scalar_one() == 0
        assert connection.execute(text("SELECT conversation FROM outbox WHERE state <> 'sent'")).all() == []
        assert connection.execute(text("SELECT count(*) FROM pages")).scalar_one() >= 1
    with desk.begin() as work:
        assert (list(work.pages.waiting()), list(work.pages.unsent())) == ([], [])


def test_it_is_never_written_among_tickets(begin: WorkFactory, desk: Desk) -> None:
    there = DeskForTests(begin)
    there.take_in(MAPLE)
    opened(there, SAM)
    with pytest.raises(HasHistory, match="There are tickets in this database"):
        write_made_up_year(desk, lambda done, of: None)


def test_it_is_never_written_for_somebody_elses_clients(begin: WorkFactory, desk: Desk) -> None:
    DeskForTests(begin).take_in(MAPLE)
    with pytest.raises(HasHistory, match="other clients than the demo's"):
        write_made_up_year(desk, lambda done, of: None)
