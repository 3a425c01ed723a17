"""A ticket in words for its person: what it is about, and until when it is answered and solved."""

from __future__ import annotations

from datetime import datetime

from bot.desk.catalogue import CATALOGUE
from bot.desk.tickets import Ticket
from bot.operations.wording import moment

NO_TIME = "A person tells you when somebody has time."


def dates(ticket: Ticket, now: datetime, *, else_: str = NO_TIME) -> str:
    """When somebody answers and until when it should be solved, in the client's zone; no date that is over, and ``else_`` without
    any."""
    said = []
    if ticket.respond_by is not None and ticket.respond_by > now:
        said.append(f"Someone will answer by {moment(ticket.respond_by, ticket.timezone, now)}.")
    if ticket.resolve_by is not None and ticket.resolve_by > now:
        said.append(f"It should be solved by {moment(ticket.resolve_by, ticket.timezone, now)}.")
    return " ".join(said) or else_


def title_of(ticket: Ticket) -> str:
    """What the ticket is about, in the catalogue's words."""
    return CATALOGUE[ticket.category].title if ticket.category else "Question to a person"
