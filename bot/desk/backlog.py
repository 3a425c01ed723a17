"""The backlog: tickets that are open at an instant, by how long they have been; and how often sorting was set right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk.tickets import Ticket

AGES: tuple[tuple[str, timedelta | None], ...] = (
    ("under a day", timedelta(days=1)),
    ("1 to 7 days", timedelta(days=7)),
    ("7 to 30 days", timedelta(days=30)),
    ("over 30 days", None),
)
"""Each age by the time under which it lies, in days of 24 hours since the ticket was opened."""
_SUNDAY = 6


@dataclass(frozen=True)
class Backlog:
    """How many tickets were open at an instant, by AGES."""

    at: datetime
    ages: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.ages)


def backlog(tickets: Iterable[Ticket], at: datetime) -> Backlog:
    """The tickets that were open just before the instant."""
    counts = [0] * len(AGES)
    for ticket in tickets:
        if ticket.was_open(at):
            counts[_age(at - ticket.opened_at)] += 1
    return Backlog(at, tuple(counts))


def _age(time: timedelta) -> int:
    return next(place for place, (_, under) in enumerate(AGES) if under is None or time < under)


def week_ends(first: date, last: date, zone: str) -> tuple[datetime, ...]:
    """The midnights after each Sunday among these days, and the one after the last day."""
    place, one = ZoneInfo(zone), timedelta(days=1)
    days = [first + one * number for number in range((last - first).days + 1)]
    return tuple(datetime.combine(day + one, time(), place) for day in days if day.weekday() == _SUNDAY or day == last)


@dataclass(frozen=True)
class SortedOtherwise:
    """A person has put a ticket under another category; ``was`` is None where nobody had sorted it."""

    ticket: str
    was: str | None
    now: str
    at: datetime


@dataclass(frozen=True)
class Resorted:
    """Of so many tickets that the assistant has sorted, how many a person has sorted otherwise, and from what to what."""

    tickets: int
    changed: tuple[SortedOtherwise, ...]

    @property
    def share(self) -> float | None:
        """From 0 to 1; None without tickets."""
        return len(self.changed) / self.tickets if self.tickets else None


def resorted(tickets: Iterable[Ticket], changes: Sequence[SortedOtherwise], until: datetime) -> Resorted:
    """What was set right by ``until``, first word to last: what was sorted back was right. ``changes`` are the oldest first."""
    of_ticket: dict[str, list[SortedOtherwise]] = {}
    for change in changes:
        of_ticket.setdefault(change.ticket, []).append(change)
    count, changed = 0, []
    for ticket in tickets:
        made = of_ticket.get(ticket.number, [])
        if (made[0].was if made else ticket.category) is None:
            continue
        count += 1
        by_then = [change for change in made if change.at < until]
        if by_then and by_then[-1].now != by_then[0].was:
            last = by_then[-1]
            changed.append(SortedOtherwise(ticket.number, by_then[0].was, last.now, last.at))
    return Resorted(count, tuple(changed))
