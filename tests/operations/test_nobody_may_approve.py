"""A price that nobody on file may approve: the ticket is for a technician, and its clocks keep to its planned time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.enquiries import Choice
from bot.desk.tickets import TicketState
from tests.makers import FOOTHILLS, NEXT_OPENING, RAVI, DeskForTests, demo_file
from tests.operations.situations import opened


@pytest.fixture
def evening(desk: DeskForTests) -> DeskForTests:
    """Eight in the evening at the garage, where nobody may approve anything."""
    file = demo_file(FOOTHILLS)
    contacts = tuple(replace(each, roles=frozenset()) for each in file.client.contacts)
    desk.take_in(replace(file, client=replace(file.client, contacts=contacts)))
    desk.clock.set(NEXT_OPENING.replace(hour=3))  # 20:00 in Edmonton
    return desk


def test_what_is_planned_for_later_is_not_due_before_it_begins(evening: DeskForTests) -> None:
    ticket = opened(evening, RAVI, choice=Choice.LATER)[1].ticket
    assert ticket.state is TicketState.SCHEDULED and evening.kinds(ticket.number)[-1] == "nobody may approve"
    assert ticket.planned_for is not None and ticket.respond_by is not None and ticket.resolve_by is not None
    assert ticket.planned_for < ticket.respond_by < ticket.resolve_by


def test_what_is_wanted_now_waits_for_a_technician(evening: DeskForTests) -> None:
    ticket = opened(evening, RAVI, choice=Choice.NOW)[1].ticket
    assert (ticket.state, ticket.planned_for) == (TicketState.TRIAGED, None)
