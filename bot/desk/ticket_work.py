"""Who has a ticket in hand, what it waits for, and which ticket it goes with: the rules of technicians' work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum

from bot.desk.errors import ImpossibleMove, NotAllowed, OutOfDate
from bot.desk.hours import SupportHours
from bot.desk.staff import Right, StaffMember
from bot.desk.tickets import PAUSES, STATE_WORDS, Ticket, TicketState, move_ticket

_S = TicketState


class WaitFor(str, Enum):
    """What work on a ticket may wait for; each stops the clocks that may stop."""

    CLIENT = "client"
    VENDOR = "vendor"
    DATE = "date"


_STATE_OF = {
    WaitFor.CLIENT: _S.WAITING_CLIENT,
    WaitFor.VENDOR: _S.WAITING_VENDOR,
    WaitFor.DATE: _S.SCHEDULED,
}
WAITING = frozenset(_STATE_OF.values())


def claim(
    ticket: Ticket, member: StaffMember, at: datetime, hours: SupportHours | None, *, holder: str = "Somebody"
) -> Ticket:
    """The ticket in the member's hands; what they have already stays as it is. ``holder`` is the name of who has it.

    Raises OutOfDate when somebody else has it, ImpossibleMove when it has ended.
    """
    if ticket.owner is not None and ticket.owner != member.key:
        raise OutOfDate(f"{holder} has {ticket.number} already.")
    return _in_hand(ticket, member, at, hours)


def assign(ticket: Ticket, to: StaffMember | None, by: StaffMember, at: datetime, hours: SupportHours | None) -> Ticket:
    """The ticket in somebody's hands, or in nobody's.

    Whoever has it may hand it on or let go of it; to take one from somebody else, or give one to others, takes the right to
    assign (NotAllowed).
    """
    own = ticket.owner == by.key or (ticket.owner is None and to == by)
    if not own and not by.may(Right.ASSIGN):
        raise NotAllowed("Tickets of others are given out by a dispatcher. You may claim one that nobody has.")
    if to is not None and not to.active:
        raise NotAllowed(f"{to.name} does not work here any more.")
    if to is None:
        _refuse_ended(ticket)
        return replace(ticket, owner=None)
    return _in_hand(ticket, to, at, hours)


def wait(ticket: Ticket, reason: WaitFor, until: datetime | None, at: datetime, hours: SupportHours | None) -> Ticket:
    """The ticket waits, and the clocks that may stop do; a date has to lie ahead. Raises ImpossibleMove."""
    _refuse_ended(ticket)
    if reason is WaitFor.DATE and (until is None or until <= at):
        raise ImpossibleMove("Say a date and time ahead of now, for when it is planned.")
    if ticket.state is _S.NEW:
        ticket = move_ticket(ticket, _S.TRIAGED, at, hours)
    moved = move_ticket(ticket, _STATE_OF[reason], at, hours)
    return replace(moved, planned_for=until if reason is WaitFor.DATE else ticket.planned_for)


def resume(ticket: Ticket, member: StaffMember, at: datetime, hours: SupportHours | None) -> Ticket:
    """Work goes on, and the clocks with it; what nobody has is taken by whoever goes on. Raises ImpossibleMove."""
    if ticket.state not in WAITING:
        raise ImpossibleMove(f"{ticket.number} is {STATE_WORDS[ticket.state]}: there is nothing to go on with.")
    moved = move_ticket(ticket, _S.IN_PROGRESS, at, hours)
    return replace(moved, owner=ticket.owner or member.key)


def reopen_work(ticket: Ticket, at: datetime, hours: SupportHours | None) -> Ticket:
    """A solved ticket is taken up again, by whoever had it. Raises ImpossibleMove for every other state."""
    if ticket.state is not _S.RESOLVED:
        raise ImpossibleMove(f"{ticket.number} is {STATE_WORDS[ticket.state]}; only a solved ticket is opened again.")
    moved = move_ticket(ticket, _S.IN_PROGRESS if ticket.owner else _S.TRIAGED, at, hours)
    return replace(moved, solved_by=None)


def merge_into(ticket: Ticket, parent: Ticket) -> Ticket:
    """The ticket as one that goes with another. Raises ImpossibleMove unless both are open and of one client.

    Its own clocks run on: what was promised to this requester stays promised.
    """
    _refuse_ended(ticket)
    _refuse_ended(parent)
    if ticket.number == parent.number:
        raise ImpossibleMove("A ticket cannot go with itself.")
    if parent.parent is not None:
        raise ImpossibleMove(f"{parent.number} goes with {parent.parent}. Choose that one.")
    if ticket.client is None or ticket.client != parent.client:
        raise ImpossibleMove(
            "Only tickets of the same client go together: what one client wrote is not another's to see."
        )
    return replace(ticket, parent=parent.number)


def next_due(ticket: Ticket) -> datetime | None:
    """The next promise that can still be kept or missed: the answer while it is owed, the solution while its clock runs."""
    if not ticket.is_open:
        return None
    owed = [ticket.respond_by] if ticket.first_response_at is None else []
    if ticket.state not in PAUSES:
        owed.append(ticket.resolve_by)
    return min((at for at in owed if at is not None), default=None)


def _in_hand(ticket: Ticket, member: StaffMember, at: datetime, hours: SupportHours | None) -> Ticket:
    _refuse_ended(ticket)
    if ticket.state is _S.NEW:
        ticket = move_ticket(ticket, _S.TRIAGED, at, hours)
    if ticket.state is _S.TRIAGED:
        ticket = move_ticket(ticket, _S.ASSIGNED, at, hours)
    return replace(ticket, owner=member.key)


def _refuse_ended(ticket: Ticket) -> None:
    if not ticket.is_open:
        raise ImpossibleMove(f"{ticket.number} is {STATE_WORDS[ticket.state]}. Open it again first.")
