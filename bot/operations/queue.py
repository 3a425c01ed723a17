"""The queue of tickets, page by page, with what each colleague keeps of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from bot.desk.errors import DeskError
from bot.desk.staff import StaffMember
from bot.operations.ports import (
    DeskPorts,
    QueueChoices,
    QueueCounts,
    QueueFilter,
    QueuePlace,
    QueueRow,
    SavedView,
)

ROWS = 50
MOST_VIEWS, LONGEST_NAME, LONGEST_QUERY = 30, 60, 300


class BadView(DeskError):
    """A view that cannot be kept."""


@dataclass(frozen=True)
class QueueForm:
    """What stands above the rows: what filters may be set to, and the views that somebody has kept."""

    choices: QueueChoices
    views: tuple[SavedView, ...]


@dataclass(frozen=True)
class QueuePage:
    """A page of the queue; ``following`` is where the next one begins, None after the last. ``form`` where it was wanted."""

    rows: tuple[QueueRow, ...]
    following: QueuePlace | None
    counts: QueueCounts
    form: QueueForm | None = None


def look_at_queue(
    *,
    ports: DeskPorts,
    member: StaffMember,
    wanted: QueueFilter,
    after: QueuePlace | None = None,
    rows: int = ROWS,
    with_form: bool = False,
) -> QueuePage:
    """One page, in two queries, however many tickets there are; what stands above its rows takes two more."""
    now = ports.clock.now()
    with ports.begin() as work:
        # The mark, with the counts, comes first: what changes after it is looked for again.
        counts = work.queue.counts(member.email, now)
        found: Sequence[QueueRow] = work.queue.page(wanted, after=after, limit=rows + 1)
        shown = tuple(found[:rows])
        following = shown[-1].place if len(found) > rows else None
        form = QueueForm(work.queue.choices(), tuple(work.queue.views(member.email))) if with_form else None
        return QueuePage(shown, following, counts, form)


def queue_mark(*, ports: DeskPorts) -> int:
    """Grows whenever a ticket changes."""
    with ports.begin() as work:
        return work.queue.mark()


def save_view(*, ports: DeskPorts, member: StaffMember, name: str, query: str) -> None:
    """Keep a filter under a name, in place of the one that had it. BadView for no name, and for too many."""
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name or len(query) > LONGEST_QUERY:
        raise BadView("Give the view a name.")
    with ports.begin() as work:
        kept = work.queue.views(member.email)
        if len(kept) >= MOST_VIEWS and name not in {view.name for view in kept}:
            raise BadView(f"There are {MOST_VIEWS} views already. Remove one first.")
        work.queue.save_view(SavedView(uuid4().hex, member.email, name, query))
        work.commit()


def remove_view(*, ports: DeskPorts, member: StaffMember, id: str) -> None:
    """Forget a view of one's own; a second time changes nothing."""
    with ports.begin() as work:
        work.queue.remove_view(member.email, id)
        work.commit()
