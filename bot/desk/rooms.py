"""The technicians' room: where it is, which tickets stand in it as cards, and what each card offers."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.clients import ChatIdentity
from bot.desk.errors import DeskError
from bot.desk.ticket_work import WAITING
from bot.desk.tickets import Ticket, TicketState

SURE_FROM = 0.8
"""From this confidence on a category needs no second guess beside it."""

_SLACK = re.compile(r"(T[A-Z0-9]{2,})/([CG][A-Z0-9]{2,})")
_TELEGRAM = re.compile(r"-\d{4,20}")


class BadRoom(DeskError):
    """A setting that names no room."""


class RoomAct(str, Enum):
    """What is done with a card in the room."""

    CLAIM = "claim"
    RELEASE = "release"
    ASSIGN = "assign"
    WAIT = "wait"
    RESUME = "resume"
    ASK = "ask"
    RESOLVE = "resolve"
    REOPEN = "reopen"


def read_rooms(slack: str, telegram: str) -> tuple[ChatIdentity, ...]:
    """The rooms that the settings name: ``T0DESK/C0TECH`` in Slack, ``-1001234567890`` in Telegram. Raises BadRoom."""
    rooms = []
    if slack:
        found = _SLACK.fullmatch(slack.strip())
        if found is None:
            raise BadRoom("NIGHTDESK_SLACK_ROOM is the workspace and the channel, like T0DESK/C0TECH.")
        rooms.append(ChatIdentity("slack", found[1], found[2]))
    if telegram:
        if not _TELEGRAM.fullmatch(telegram.strip()):
            raise BadRoom("NIGHTDESK_TELEGRAM_ROOM is the number of a group, like -1001234567890.")
        rooms.append(ChatIdentity("telegram", "", telegram.strip()))
    return tuple(rooms)


def gets_a_card(ticket: Ticket) -> bool:
    """Whether a technician has to see a ticket that has no card yet; what goes with another is dealt with there."""
    return ticket.is_open and ticket.parent is None


def acts_on(ticket: Ticket) -> tuple[RoomAct, ...]:
    """What a card offers while its ticket stands like this."""
    if not ticket.is_open:
        return (RoomAct.REOPEN,) if ticket.state is TicketState.RESOLVED else ()
    hand = RoomAct.CLAIM if ticket.owner is None else RoomAct.RELEASE
    pause: tuple[RoomAct, ...] = (RoomAct.RESUME,) if ticket.state in WAITING else (RoomAct.WAIT,)
    if ticket.state is TicketState.AWAITING_APPROVAL:
        pause = ()
    return (hand, RoomAct.ASSIGN, *pause, RoomAct.ASK, RoomAct.RESOLVE)
