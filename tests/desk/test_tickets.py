"""Tickets move along their life cycle only, and waiting pauses their clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.desk.errors import ImpossibleMove
from bot.desk.hours import SupportHours, parse_weekly
from bot.desk.tickets import BY_ITSELF, MOVES, OPEN, PAUSES, STATE_WORDS, TicketState, move_ticket
from tests.storage.values import MINUTE, NOON, ticket

ALWAYS = SupportHours("UTC", parse_weekly({"mon-sun": ["00:00-24:00"]}))
S = TicketState


@pytest.mark.parametrize(("state", "to"), list(product(TicketState, TicketState)), ids=lambda state: state.value)
def test_a_ticket_moves_where_its_life_cycle_leads_and_nowhere_else(state: TicketState, to: TicketState) -> None:
    there = replace(ticket(), state=state, resolution=None)
    if to is state or to in MOVES[state]:
        assert move_ticket(there, to, NOON, None).state is to
    else:
        with pytest.raises(ImpossibleMove):
            move_ticket(there, to, NOON, None)


def test_every_state_has_its_moves_and_its_words() -> None:
    assert set(MOVES) == set(STATE_WORDS) == set(TicketState)
    assert set(PAUSES) < OPEN
    assert {state for state in TicketState if ticket(state=state).is_open} == set(OPEN)


@pytest.mark.parametrize("waiting", [S.WAITING_CLIENT, S.WAITING_VENDOR, S.SCHEDULED, S.AWAITING_APPROVAL])
def test_waiting_moves_the_deadline_by_as_long_as_it_lasts(waiting: TicketState) -> None:
    moved = move_ticket(ticket(resolve_by=NOON + timedelta(hours=4)), waiting, NOON + 60 * MINUTE, ALWAYS)
    assert moved.resolve_by == NOON + timedelta(hours=4)
    back = (
        move_ticket(moved, S.TRIAGED, NOON + 90 * MINUTE, ALWAYS)
        if S.TRIAGED in MOVES[waiting]
        else move_ticket(moved, S.IN_PROGRESS, NOON + 90 * MINUTE, ALWAYS)
    )
    assert back.resolve_by == NOON + timedelta(hours=4, minutes=30)
    assert back.respond_by == ticket().respond_by


def test_a_solved_ticket_that_opens_again_has_the_time_that_was_left() -> None:
    solved = move_ticket(ticket(), S.RESOLVED, NOON + 60 * MINUTE, ALWAYS)
    assert solved.resolution is not None and solved.resolution.stopped == NOON + 60 * MINUTE
    opened = move_ticket(solved, S.TRIAGED, NOON + timedelta(hours=10), ALWAYS)
    assert opened.resolve_by == NOON + timedelta(hours=13)


def test_a_ticket_that_stays_where_it_is_stays_as_it_is() -> None:
    assert move_ticket(ticket(), S.TRIAGED, NOON + MINUTE, ALWAYS) == ticket()


NOBODY = [
    ("cancelled", S.CANCELLED, None, True),
    ("solved by its person", S.RESOLVED, "the person, with the fix", True),
    ("closed by its person", S.RESOLVED, "closed by the person", True),
    ("gone, as monitoring saw", S.RESOLVED, BY_ITSELF, True),
    ("solved by a technician", S.RESOLVED, "Kim Park", False),
    ("still open", S.TRIAGED, None, False),
]


@pytest.mark.parametrize(("state", "by", "alone"), [each[1:] for each in NOBODY], ids=[each[0] for each in NOBODY])
def test_a_ticket_needed_nobody_where_no_technician_ended_it(state: TicketState, by: str | None, alone: bool) -> None:
    assert ticket(state=state, solved_by=by).needed_nobody is alone
