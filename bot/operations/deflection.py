"""What people solved themselves: the requests of a period, and who came back with one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.desk.clients import Client
from bot.desk.deflection import HOLDS_AFTER, Deflection, Request, Return, deflection
from bot.desk.spend import Days
from bot.desk.tickets import Ticket
from bot.operations.past import bounds, client_or_raise
from bot.operations.ports import DeskPorts, Work

CAME_BACK = frozenset({"reopened"})
WANTED = "person wanted"


def deflection_report(
    *, ports: DeskPorts, days: Days, has_guide: frozenset[str], client: str | None = None
) -> Deflection:
    """Every request of one client or of all that began in these days, by each client's own clock.

    ``has_guide`` are the categories with a guide. People whom nobody has verified are not counted: nobody could say
    whether they came back. NotFound for a client that is not there.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        clients = [client_or_raise(work, client)] if client else list(work.clients.list())
        requests: list[Request] = []
        returns: list[Return] = []
        for each in clients:
            since, until = bounds(each, days)
            requests += work.enquiries.requests_between(each.code, since, until)
            returns += _returns(work, each, since, until + HOLDS_AFTER)
    return deflection(requests, returns, now, has_guide)


def _returns(work: Work, client: Client, since: datetime, until: datetime) -> Iterator[Return]:
    """Tickets that were reopened in this time, and new ones: each is a return to something solved before it."""
    for ticket in work.tickets.opened_between(client.code, since - timedelta(days=31), until):
        history = work.tickets.history(ticket.number)
        for entry in history:
            if entry.kind in CAME_BACK:
                yield Return(client.code, ticket.contact, entry.at, ticket.category, ticket.number)
        if ticket.opened_at >= since:
            yield Return(client.code, ticket.contact, ticket.opened_at, _sorted(ticket, [e.kind for e in history]))


def _sorted(ticket: Ticket, kinds: list[str]) -> str | None:
    """Its category; None where all that is known is that a person was wanted."""
    return None if WANTED in kinds and ticket.category is None else ticket.category
