"""The technicians' room: which settings name one, which tickets stand there, and what their cards offer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.rooms import BadRoom, RoomAct, acts_on, gets_a_card, read_rooms
from bot.desk.tickets import TicketState
from tests.storage.values import ticket as a_ticket

_A = RoomAct


def test_rooms_are_read_from_their_settings() -> None:
    assert read_rooms("", "") == ()
    assert read_rooms("T0DESK/C0TECH", "-1001234567890") == (
        ChatIdentity("slack", "T0DESK", "C0TECH"),
        ChatIdentity("telegram", "", "-1001234567890"),
    )


@pytest.mark.parametrize(
    ("slack", "telegram"),
    [("C0TECH", ""), ("T0DESK/U0ROBIN", ""), ("#technicians", ""), ("", "500900"), ("", "@technicians")],
)
def test_a_person_or_a_name_is_no_room(slack: str, telegram: str) -> None:
    with pytest.raises(BadRoom, match=r"NIGHTDESK_(SLACK|TELEGRAM)_ROOM"):
        read_rooms(slack, telegram)


@pytest.mark.parametrize(
    ("state", "owner", "acts"),
    [
        (TicketState.TRIAGED, None, (_A.CLAIM, _A.ASSIGN, _A.WAIT, _A.ASK, _A.RESOLVE)),
        (TicketState.IN_PROGRESS, "robin@msp.example", (_A.RELEASE, _A.ASSIGN, _A.WAIT, _A.ASK, _A.RESOLVE)),
        (TicketState.WAITING_VENDOR, "robin@msp.example", (_A.RELEASE, _A.ASSIGN, _A.RESUME, _A.ASK, _A.RESOLVE)),
        (TicketState.AWAITING_APPROVAL, None, (_A.CLAIM, _A.ASSIGN, _A.ASK, _A.RESOLVE)),
        (TicketState.RESOLVED, "robin@msp.example", (_A.REOPEN,)),
        (TicketState.CLOSED, None, ()),
        (TicketState.CANCELLED, None, ()),
    ],
)
def test_a_card_offers_what_can_be_done_now(state: TicketState, owner: str | None, acts: tuple[RoomAct, ...]) -> None:
    assert acts_on(replace(a_ticket(), state=state, owner=owner)) == acts


def test_what_is_open_and_goes_with_no_other_gets_a_card() -> None:
    ticket = replace(a_ticket(), state=TicketState.TRIAGED, parent=None)
    assert gets_a_card(ticket)
    assert not gets_a_card(replace(ticket, state=TicketState.RESOLVED))
    assert not gets_a_card(replace(ticket, parent="ND-1000"))
