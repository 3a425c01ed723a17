"""What people solved themselves: the requests of a period, and who came back with one."""

from __future__ import annotations

from bot.desk.deflection import HOLDS_AFTER, Deflection, Request, Return, deflection
from bot.desk.spend import Days
from bot.operations.past import bounds, client_or_raise
from bot.operations.ports import DeskPorts


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
            returns += work.tickets.returns_between(each.code, since, until + HOLDS_AFTER)
    return deflection(requests, returns, now, has_guide)
