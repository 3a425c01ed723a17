"""The queue in the database: its order, its filters, its pages, and a mark that moves with every change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from bot.desk.catalogue import Priority
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.ticket_work import next_due
from bot.desk.tickets import HistoryEntry, Ticket, TicketState
from bot.operations.ports import QueueFilter, SavedView, WorkFactory

from .values import MINUTE, NOON, client, ticket

ROBIN = StaffMember("Robin Castell", "Robin@x.example", StaffRole.TECHNICIAN)
_S = TicketState


@pytest.fixture
def begin(begin: WorkFactory) -> WorkFactory:
    """Two clients and a colleague."""
    with begin() as work:
        work.clients.save(client())
        work.clients.save(client("other", "Other Ltd", "ben@other.example"))
        work.staff.save(ROBIN)
        work.commit()
    return begin


def _any_ticket(random: Random, place: int) -> Ticket:
    """A ticket with anything that the order and the filters go by; some are due at the same instant."""
    whose = random.choice([("acme", "Ana@acme.example"), ("other", "ben@other.example"), (None, None)])
    return ticket(
        f"ND-{2000 + place}",
        client=whose[0],
        contact=whose[1],
        category=random.choice(["printer", "scanner", None]),
        priority=random.choice(list(Priority)),
        state=random.choice(list(TicketState)),
        respond_by=random.choice([None, *(NOON + MINUTE * minutes for minutes in range(5))]),
        resolve_by=random.choice([None, NOON + MINUTE * random.randrange(9)]),
        first_response_at=random.choice([None, NOON]),
        owner=random.choice([None, ROBIN.key]),
    )


def _in_pages(begin: WorkFactory, wanted: QueueFilter, size: int) -> list[str]:
    found, after = [], None
    with begin() as work:
        while rows := work.queue.page(wanted, after=after, limit=size):
            found += [row.number for row in rows]
            after = rows[-1].place
    return found


_FILTERS = {
    "everything": QueueFilter(),
    "a client": QueueFilter(client="acme"),
    "a category": QueueFilter(category="printer"),
    "a priority": QueueFilter(priority=Priority.P2),
    "an owner": QueueFilter(owner="ROBIN@x.example"),
    "a state": QueueFilter(state=_S.WAITING_CLIENT),
    "nobody's": QueueFilter(unassigned=True),
    "several": QueueFilter(client="acme", category="printer", unassigned=True),
    "ended": QueueFilter(ended=True),
    "ended of a client": QueueFilter(client="other", ended=True),
}


def _fits(each: Ticket, wanted: QueueFilter) -> bool:
    return (
        each.is_open is not wanted.ended
        and wanted.client in (None, each.client)
        and wanted.category in (None, each.category)
        and wanted.priority in (None, each.priority)
        and (wanted.owner is None or each.owner == wanted.owner.casefold())
        and wanted.state in (None, each.state)
        and not (wanted.unassigned and each.owner)
    )


@pytest.mark.parametrize("wanted", _FILTERS.values(), ids=_FILTERS)
@pytest.mark.parametrize("size", [1, 7, 500])
def test_pages_hold_every_ticket_once_in_the_order_in_which_they_fall_due(
    begin: WorkFactory, wanted: QueueFilter, size: int
) -> None:
    random = Random(7)
    all_of_them = [_any_ticket(random, place) for place in range(120)]
    with begin() as work:
        for each in all_of_them:
            work.tickets.save(each)
        work.commit()
    fitting = [(place, each) for place, each in enumerate(all_of_them) if _fits(each, wanted)]
    if wanted.ended:
        expected = [each.number for _, each in reversed(fitting)]
    else:
        never = NOON + timedelta(days=9999)
        expected = [each.number for _, each in sorted(fitting, key=lambda pair: (next_due(pair[1]) or never, pair[0]))]
    assert expected != []
    assert _in_pages(begin, wanted, size) == expected


def test_a_row_says_what_the_list_shows(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.save(ticket(words="\n\n  It jams.\nAgain.", owner=ROBIN.key, planned_for=NOON + MINUTE))
        work.commit()
        (row,) = work.queue.page(QueueFilter(), after=None, limit=9)
    said = (row.title, row.client_name, row.owner_name, row.due, row.answered, row.planned_for, row.timezone)
    assert said == (
        "It jams.",
        "Acme Ltd",
        "Robin Castell",
        NOON + 60 * MINUTE,
        False,
        NOON + MINUTE,
        "America/Toronto",
    )


def test_tickets_that_go_with_another_are_looked_for_by_it(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.save(ticket("ND-1"))
        work.tickets.save(ticket("ND-2", parent="ND-1"))
        work.commit()
        found = [
            [row.number for row in work.queue.page(wanted, after=None, limit=9)]
            for wanted in (QueueFilter(), QueueFilter(parent="ND-1"))
        ]
        assert (found, [each.number for each in work.tickets.children("ND-1")]) == ([["ND-1"], ["ND-2"]], ["ND-2"])


def test_counts_are_of_what_is_open(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.save(ticket("ND-1", owner=ROBIN.key))
        work.tickets.save(ticket("ND-2"))
        work.tickets.save(ticket("ND-3", respond_by=NOON + 90 * MINUTE))
        work.tickets.save(ticket("ND-4", state=_S.RESOLVED, owner=ROBIN.key))
        work.tickets.save(ticket("ND-5", parent="ND-1"))
        work.commit()
        counts = work.queue.counts("robin@X.example", NOON + 61 * MINUTE)
    assert (counts.open, counts.mine, counts.unassigned, counts.late) == (3, 1, 2, 2)


def test_the_mark_moves_with_every_line_also_with_one_that_is_seen_late(begin: WorkFactory) -> None:
    line = HistoryEntry(NOON, "kim", "note", "On it")
    with begin() as work:
        for number in ("ND-1", "ND-2"):
            work.tickets.save(ticket(number, client=None, contact=None) if number == "ND-1" else ticket(number))
        work.commit()
        marks = [work.queue.mark()]
    with begin() as early, begin() as late:
        early.tickets.add_history("ND-1", line)
        late.tickets.add_history("ND-2", line)
        late.commit()
        marks.append(late.queue.mark())
        early.commit()
        marks.append(early.queue.mark())
    assert marks == sorted(set(marks))


def test_views_are_kept_by_person_and_name(begin: WorkFactory) -> None:
    with begin() as work:
        for id, query in (("v1", "mine=1"), ("v2", "priority=P1")):
            work.queue.save_view(SavedView(id, "ROBIN@x.example", "Now", query))
        work.queue.save_view(SavedView("v3", ROBIN.email, "After", "client=acme"))
        views = work.queue.views("robin@x.example")
        assert [(view.name, view.query) for view in views] == [("After", "client=acme"), ("Now", "priority=P1")]
        work.queue.remove_view("somebody@x.example", views[0].id)
        work.queue.remove_view(ROBIN.email, views[1].id)
        assert [view.name for view in work.queue.views(ROBIN.email)] == ["After"]


def test_a_page_reads_no_more_of_the_table_when_there_is_more_history(begin: WorkFactory, engine: Engine) -> None:
    _write_many(begin, engine)
    with _asked(engine) as asked, begin() as work:
        for wanted in (QueueFilter(), QueueFilter(ended=True), QueueFilter(client="acme", ended=True)):
            rows = work.queue.page(wanted, after=None, limit=3)
            work.queue.page(wanted, after=rows[-1].place, limit=3)
        work.queue.counts(ROBIN.email, NOON)
    plans = _plans(engine, asked)
    assert len(plans) == 7
    # Each holds either what is open or what has ended; which of those of the open is nearer depends on their sizes.
    narrow = ("ix_tickets_due", "ix_tickets_open", "ix_tickets_ended")
    assert [plan for plan in plans if not any(index in plan for index in narrow)] == []


@pytest.mark.parametrize(
    ("wanted", "column"),
    [
        (QueueFilter(ended=True, category="wifi"), "category"),
        (QueueFilter(ended=True, owner="nobody@x.example"), "owner"),
        (QueueFilter(ended=True, priority=Priority.P1), "priority"),
        (QueueFilter(ended=True, state=_S.CANCELLED), "state"),
    ],
)
def test_what_has_ended_is_looked_for_by_the_filter_and_not_through_all_that_has(
    begin: WorkFactory, engine: Engine, wanted: QueueFilter, column: str
) -> None:
    _write_many(begin, engine)
    with _asked(engine) as asked, begin() as work:
        assert work.queue.page(wanted, after=None, limit=3) == ()
    (plan,) = _plans(engine, asked)
    assert f"ix_tickets_ended_by_{column}" in plan


def _write_many(begin: WorkFactory, engine: Engine) -> None:
    """Many tickets, and what the server knows of all tables as they are now: plans are made by that."""
    with begin() as work:
        for place in range(300):
            state = _S.TRIAGED if place % 10 == 0 else _S.CLOSED
            work.tickets.save(ticket(f"ND-{3000 + place}", state=state, owner=ROBIN.key))
        work.commit()
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))


@contextmanager
def _asked(engine: Engine) -> Iterator[list[tuple[str, object]]]:
    """What is asked about tickets meanwhile."""
    asked: list[tuple[str, object]] = []

    def note(connection: object, cursor: object, statement: str, parameters: object, *others: object) -> None:
        if "FROM tickets" in statement:
            asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _plans(engine: Engine, asked: list[tuple[str, object]]) -> list[str]:
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        connection.execute(text("SET LOCAL enable_sort = off"))
        return [
            "\n".join(connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars())
            for statement, parameters in asked
        ]
