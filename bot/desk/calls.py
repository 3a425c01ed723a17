"""Who was called for a client, and what monitoring saw before anybody wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.alerts import MONITORING
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.escalation import Escalation
from bot.desk.tickets import BY_ITSELF, Ticket

_EMERGENCIES = frozenset(kind.value for kind in EmergencyKind)


@dataclass(frozen=True)
class CallMade:
    """A call for a person: what it was about, when it was wanted, and who has taken it when (None: nobody by then).

    ``woken`` are those who were called, in their order.
    """

    kind: str
    at: datetime
    ticket: str | None
    woken: tuple[str, ...]
    taken_by: str | None
    taken_at: datetime | None

    @property
    def emergency(self) -> bool:
        """Whether it was one, and not somebody who wanted a person."""
        return self.kind in _EMERGENCIES

    @property
    def taken_after(self) -> timedelta | None:
        """How long it waited."""
        return None if self.taken_at is None else self.taken_at - self.at


def call_made(page: Page, escalation: Escalation | None, until: datetime) -> CallMade:
    """The call as it stood just before ``until``; of one from before there were ladders only the first person is known."""
    if escalation is None:
        return CallMade(page.kind, page.sent_at, page.ticket, (page.technician,), None, None)
    woken = dict.fromkeys(each.technician for each in escalation.notified if each.at < until)
    taken = escalation.taken if escalation.taken is not None and escalation.taken.at < until else None
    return CallMade(
        page.kind, page.sent_at, page.ticket, tuple(woken), taken.by if taken else None, taken.at if taken else None
    )


@dataclass(frozen=True)
class Monitored:
    """Tickets that monitoring has opened: how many, how many of them went away by themselves, and how many a person had."""

    opened: int
    by_itself: int

    @property
    def acted_upon(self) -> int:
        """Those that a person looked after, or still does."""
        return self.opened - self.by_itself


def monitored(tickets: Iterable[Ticket]) -> Monitored:
    """What monitoring has opened among these tickets."""
    own = [ticket for ticket in tickets if ticket.source == MONITORING]
    return Monitored(len(own), sum(ticket.solved_by == BY_ITSELF for ticket in own))
