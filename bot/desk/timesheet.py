"""Work on a ticket as it was written down: time that was really worked and parts that were used.

Rows are only added: a mistake is set right by a row that reverses the wrong one, and sums stay sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.desk.catalogue import Work
from bot.desk.errors import DeskError
from bot.desk.money import Money

LONGEST_ENTRY = 24 * 60
"""Minutes in one entry; more than a day of one person is a slip of the finger."""


class BadEntry(DeskError):
    """Time or a part that cannot be meant; the message says what to write instead."""


@dataclass(frozen=True)
class TimeEntry:
    """Time of one person on one ticket, both ways of counting kept.

    ``minutes`` is what was really worked from ``start`` on; ``accounted`` is what the entry adds to the minutes that
    the ticket is accounted for, once minimum and increment are applied: those of a ticket add up to its billed
    minutes. ``id`` names the entry (``ND-1001/3``), ``key`` is the command or turn that wrote it. A reversing entry
    has both counts below zero and names the entry it takes back.
    """

    id: str
    key: str
    ticket: str
    client: str | None
    by: str
    role: str | None
    start: datetime
    minutes: int
    accounted: int
    work: Work
    note: str
    written_at: datetime
    reverses: str | None = None


@dataclass(frozen=True)
class PartEntry:
    """Something bought for a ticket: our ``cost`` for one piece, and how many; a reversing one counts below zero."""

    id: str
    key: str
    ticket: str
    client: str | None
    by: str
    text: str
    cost: Money
    quantity: int
    written_at: datetime
    reverses: str | None = None


Entry = TypeVar("Entry", TimeEntry, PartEntry)


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that hold: neither reversed nor reversing; time in the order it was worked, parts as written."""
    every = tuple(entries)
    reversed_ = {entry.reverses for entry in every if entry.reverses is not None}
    left = [entry for entry in every if entry.reverses is None and entry.id not in reversed_]
    return tuple(sorted(left, key=_when))


def _when(entry: TimeEntry | PartEntry) -> datetime:
    return entry.start if isinstance(entry, TimeEntry) else entry.written_at


def reversing_time(
    entry: TimeEntry, written: Sequence[TimeEntry], *, id: str, key: str, by: str, at: datetime
) -> TimeEntry:
    """The row that takes time back; BadEntry when it has been taken back already or takes something back itself."""
    _may_be_reversed(entry, written)
    less, accounted = -entry.minutes, -entry.accounted
    return replace(entry, id=id, key=key, by=by, written_at=at, reverses=entry.id, minutes=less, accounted=accounted)


def reversing_part(
    part: PartEntry, written: Sequence[PartEntry], *, id: str, key: str, by: str, at: datetime
) -> PartEntry:
    """The row that takes a part back; BadEntry as for time."""
    _may_be_reversed(part, written)
    return replace(part, id=id, key=key, by=by, written_at=at, reverses=part.id, quantity=-part.quantity)


def _may_be_reversed(entry: Entry, written: Sequence[Entry]) -> None:
    if entry.reverses is not None:
        raise BadEntry(f"{entry.id} takes back {entry.reverses}. Write a new entry instead of correcting it.")
    before = next((other for other in written if other.reverses == entry.id), None)
    if before is not None:
        raise BadEntry(f"{entry.id} has been taken back already, by {before.id}.")


def checked_time(start: datetime, minutes: int) -> datetime:
    """The start at its whole minute, where work is counted from; BadEntry for a length nobody can have worked."""
    if not 0 < minutes <= LONGEST_ENTRY:
        raise BadEntry(f"{minutes} minutes are not one entry. Write 1 to {LONGEST_ENTRY}, one entry for each day.")
    return start.replace(second=0, microsecond=0)
