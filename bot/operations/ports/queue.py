"""The queue of tickets as the MSP's people look at it: a page of rows, counts, saved views, and a mark that moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.desk.backlog import SortedOtherwise
from bot.desk.catalogue import Priority
from bot.desk.decisions import Verdict
from bot.desk.tickets import TicketState


@dataclass(frozen=True)
class QueueFilter:
    """What is looked for; None is everything. ``ended`` shows what is over, newest first, in place of what is open.

    ``owner`` is an address; ``unassigned`` those that nobody has. Tickets that go with another are left out, unless
    ``parent`` asks for those of one.
    """

    client: str | None = None
    category: str | None = None
    priority: Priority | None = None
    owner: str | None = None
    state: TicketState | None = None
    unassigned: bool = False
    ended: bool = False
    parent: str | None = None


@dataclass(frozen=True)
class QueuePlace:
    """Behind which row a page begins: when that is due (None: never) and its place in the order of writing."""

    due: datetime | None
    seq: int


@dataclass(frozen=True)
class QueueRow:
    """One ticket in the queue. ``due`` is its next promise, ``title`` the beginning of its words."""

    place: QueuePlace
    number: str
    title: str
    client: str | None
    client_name: str | None
    category: str | None
    priority: Priority
    state: TicketState
    timezone: str
    opened_at: datetime
    respond_by: datetime | None
    resolve_by: datetime | None
    planned_for: datetime | None
    answered: bool
    owner: str | None
    owner_name: str | None
    verdict: Verdict | None
    parent: str | None

    @property
    def due(self) -> datetime | None:
        """Its next promise."""
        return self.place.due


@dataclass(frozen=True)
class QueueCounts:
    """How many are open, how many of them are mine, nobody's, and late at this instant; and the mark of that instant."""

    open: int
    mine: int
    unassigned: int
    late: int
    mark: int


@dataclass(frozen=True)
class QueueChoices:
    """What filters may be set to, as pairs of a value and a name: clients, and colleagues who work here."""

    clients: tuple[tuple[str, str], ...]
    colleagues: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SavedView:
    """A filter with a name, of one person; ``query`` is what stands behind the queue's address."""

    id: str
    email: str
    name: str
    query: str


class Queue(Protocol):
    """The queue. What is open is ordered by when it is due, then as it was written; nothing grows with history."""

    def page(self, wanted: QueueFilter, *, after: QueuePlace | None, limit: int) -> Sequence[QueueRow]: ...
    def counts(self, email: str, at: datetime) -> QueueCounts: ...
    def open_by_client(self, clients: Sequence[str]) -> Mapping[str, int]:
        """How many tickets of each of these clients are open and go with no other; a client without any is left out."""
        ...

    def choices(self) -> QueueChoices:
        """By name."""
        ...

    def mark(self) -> int:
        """Grows with every line of history of any ticket."""
        ...

    def views(self, email: str) -> Sequence[SavedView]:
        """A person's own, by name."""
        ...

    def save_view(self, view: SavedView) -> None:
        """Keep it, in place of one of the same person and name."""
        ...

    def remove_view(self, email: str, id: str) -> None: ...
    def sorted_otherwise(self, tickets: Sequence[str]) -> Sequence[SortedOtherwise]:
        """What persons have sorted otherwise of these tickets, oldest first."""
        ...
