"""``nightdesk tickets claim``, ``assign``, ``wait`` and so on: what technicians do in the console, from the command line."""

from __future__ import annotations

from enum import Enum
from typing import Annotated
from uuid import uuid4

import typer

from bot.cli.common import By, TicketNumber, email_of, instant, open_desk, say
from bot.desk.ticket_work import WaitFor
from bot.desk.tickets import Ticket
from bot.operations.desk_reads import show_ticket
from bot.operations.ticket_work import (
    assign_ticket,
    claim_ticket,
    let_wait,
    merge_ticket,
    note_internally,
    recategorise_ticket,
    reopen_ticket,
    resume_ticket,
    split_ticket,
)
from bot.operations.wording import moment


class _For(str, Enum):
    CLIENT = "client"
    VENDOR = "vendor"
    DATE = "date"


def claim(number: TicketNumber, by: By) -> None:
    """Take a ticket that nobody has. Of several who try at once, one gets it.

    For example: nightdesk tickets claim ND-1012 --by robin@nightdesk.example
    """
    with open_desk() as desk:
        _say(claim_ticket(ports=desk.ports, number=number, by=email_of(desk, by)))


def assign(
    number: TicketNumber,
    by: By,
    to: Annotated[str, typer.Option(help="whose it is from now on; empty: nobody's")] = "",
) -> None:
    """Give a ticket to somebody. A technician hands on their own; a dispatcher any.

    For example: nightdesk tickets assign ND-1012 --to amara@nightdesk.example --by jonas@nightdesk.example
    """
    with open_desk() as desk:
        _say(
            assign_ticket(ports=desk.ports, number=number, to=email_of(desk, to) if to else None, by=email_of(desk, by))
        )


def wait(
    number: TicketNumber,
    reason: Annotated[_For, typer.Option("--for", help="client, vendor, or a date")],
    by: By,
    until: Annotated[str, typer.Option(help="for a date: when, like 2026-11-26T09:00 on the client's clock")] = "",
    text: Annotated[str, typer.Option(help="why; colleagues read it")] = "",
) -> None:
    """Let a ticket wait. The solution's clock stands still meanwhile; an answer that is owed stays owed.

    For example: nightdesk tickets wait ND-1012 --for vendor --by robin@nightdesk.example --text "RMA 4711"
    """
    with open_desk() as desk:
        zone = show_ticket(ports=desk.ports, number=number).ticket.timezone
        at = instant(until or None, zone)
        found = WaitFor(reason.value)
        ticket = let_wait(ports=desk.ports, number=number, reason=found, by=email_of(desk, by), until=at, text=text)
        _say(ticket)


def resume(number: TicketNumber, by: By) -> None:
    """Go on with a ticket that waited. For example: nightdesk tickets resume ND-1012 --by robin@nightdesk.example"""
    with open_desk() as desk:
        _say(resume_ticket(ports=desk.ports, number=number, by=email_of(desk, by)))


def reopen(number: TicketNumber, by: By, reason: Annotated[str, typer.Option(help="why")]) -> None:
    """Take a solved ticket up again.

    For example: nightdesk tickets reopen ND-1012 --by robin@nightdesk.example --reason "It jams again."
    """
    with open_desk() as desk:
        _say(reopen_ticket(ports=desk.ports, number=number, by=email_of(desk, by), reason=reason))


def merge(
    number: TicketNumber, by: By, into: Annotated[str, typer.Option(help="the ticket that it goes with")]
) -> None:
    """Let a ticket go with another of the same client: answers and the solution of that one reach its people too.

    For example: nightdesk tickets merge ND-1013 --into ND-1012 --by robin@nightdesk.example
    """
    with open_desk() as desk:
        ticket = merge_ticket(ports=desk.ports, number=number, into=into, by=email_of(desk, by))
    say(f"{ticket.number} goes with {ticket.parent}.")


def split(number: TicketNumber, by: By) -> None:
    """Let a ticket stand by itself again. For example: nightdesk tickets split ND-1013 --by robin@nightdesk.example"""
    with open_desk() as desk:
        _say(split_ticket(ports=desk.ports, number=number, by=email_of(desk, by)))


def sort(number: TicketNumber, by: By, category: Annotated[str, typer.Option(help="what it is about")]) -> None:
    """Put a ticket into another category. It is kept as a suggestion for the training data; the coverage stays.

    For example: nightdesk tickets sort ND-1012 --category scanner --by robin@nightdesk.example
    """
    with open_desk() as desk:
        ticket = recategorise_ticket(ports=desk.ports, number=number, category=category, by=email_of(desk, by))
    say(f"{ticket.number} is about: {ticket.category}.")


def note(
    number: TicketNumber,
    by: By,
    text: Annotated[str, typer.Option(help="for colleagues; no requester reads it")],
    key: Annotated[str, typer.Option(help="the same key again writes nothing twice")] = "",
) -> None:
    """Write down something for colleagues alone.

    For example: nightdesk tickets note ND-1012 --by robin@nightdesk.example --text "Spare roller is in the van."
    """
    with open_desk() as desk:
        ticket = note_internally(
            ports=desk.ports, number=number, by=email_of(desk, by), words=text, key=key or f"command {uuid4()}"
        )
    say(f"Noted on {ticket.number}.")


def _say(ticket: Ticket) -> None:
    planned = f", planned for {moment(ticket.planned_for, ticket.timezone)}" if ticket.planned_for else ""
    say(f"{ticket.number} is {ticket.state.value.replace('_', ' ')}, with {ticket.owner or 'nobody'}{planned}.")
