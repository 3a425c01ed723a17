"""The ledger, time entries, parts and settlements: added up, read as they were written, each written once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from bot.desk.allowances import LedgerRow, RowKind, Taken
from bot.desk.catalogue import Work
from bot.desk.money import Money
from bot.desk.settlement import Settlement
from bot.desk.timesheet import PartEntry, TimeEntry
from bot.operations.ports import WorkFactory

from .values import MINUTE, NOON, client, contract, ticket


@pytest.fixture
def begin(begin: WorkFactory) -> WorkFactory:
    """Transactions in a database that knows a client with a contract and a ticket."""
    with begin() as work:
        work.clients.save(client())
        work.contracts.add("acme", contract(), 0, NOON)
        work.tickets.save(ticket())
        work.commit()
    return begin


LATER = NOON + 60 * MINUTE

OF = {"client": "acme", "contract": "C-1"}


def _row(allowance: str, kind: RowKind, amount: str, work_at: datetime = NOON, ticket: str = "ND-1001") -> LedgerRow:
    return LedgerRow("acme", "C-1", allowance, kind, Decimal(amount), work_at, ticket, "t-1", NOON)


LEDGER = (
    _row("hours", RowKind.RESERVE, "30.5"),
    _row("hours", RowKind.GIVE_BACK, "-0.5", LATER - timedelta(microseconds=1)),
    _row("hours", RowKind.DRAW, "7", LATER - timedelta(microseconds=1)),
    _row("hours", RowKind.CORRECT, "-2"),
    _row("hours", RowKind.DRAW, "100", LATER),
    _row("hours", RowKind.RESERVE, "100", NOON - timedelta(microseconds=1)),
    _row("visits", RowKind.DRAW, "1"),
)


def test_the_ledger_adds_up_what_each_period_has_seen_go(begin: WorkFactory) -> None:
    with begin() as work:
        for row in LEDGER:
            work.ledger.add(row)
        work.commit()
    edges = (NOON, LATER, LATER + MINUTE, LATER + 2 * MINUTE)
    with begin() as work:
        assert work.ledger.taken(**OF, allowance="hours", edges=edges) == (
            Taken(Decimal("30.0"), Decimal(5)),
            Taken(Decimal(0), Decimal(100)),
            Taken(),
        )
        assert work.ledger.taken(**OF, allowance="visits", edges=edges[:2]) == (Taken(Decimal(0), Decimal(1)),)
        assert work.ledger.taken(client="beta", contract="C-1", allowance="hours", edges=edges[:2]) == (Taken(),)
        assert work.ledger.last_work(**OF, allowance="hours") == LATER
        assert work.ledger.last_work(**OF, allowance="tickets") is None


def test_the_ledger_is_read_as_it_was_written(begin: WorkFactory) -> None:
    with begin() as work:
        for row in LEDGER:
            work.ledger.add(row)
        assert work.ledger.of_ticket("ND-1001") == LEDGER
        assert work.ledger.rows(**OF, allowance="visits") == LEDGER[-1:]
        assert work.ledger.of_ticket("ND-1002") == ()


def _time(id: str = "ND-1001/1", **changes: object) -> TimeEntry:
    plain = TimeEntry(
        id, f"key of {id}", "ND-1001", "acme", "Kim", "senior", NOON, 45, 60, Work.ONSITE, "a new cable", LATER
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


PART = PartEntry("ND-1001/2", "key of a part", "ND-1001", "acme", "Kim", "toner", Money.of("80.00", "CAD"), 2, LATER)


def test_time_and_parts_are_read_as_they_were_written(begin: WorkFactory) -> None:
    back = _time("ND-1001/3", minutes=-45, accounted=-60, reverses="ND-1001/1")
    with begin() as work:
        work.timesheet.add_time(_time())
        work.timesheet.add_part(PART)
        work.timesheet.add_time(back)
        work.commit()
    with begin() as work:
        assert work.timesheet.time_of("ND-1001") == (_time(), back)
        assert work.timesheet.parts_of("ND-1001") == (PART,)
        assert work.timesheet.written_under("key of a part") == PART
        assert work.timesheet.written_under("key of ND-1001/3") == back
        assert work.timesheet.written_under("another") is None


def test_one_command_writes_one_entry_and_an_entry_is_taken_back_once(begin: WorkFactory) -> None:
    for second in (_time("ND-1001/2", key="key of ND-1001/1"), _time("ND-1001/4", reverses="ND-1001/1")):
        with begin() as work:
            work.timesheet.add_time(_time())
            work.timesheet.add_time(_time("ND-1001/3", reverses="ND-1001/1"))
            with pytest.raises(IntegrityError, match="uq_time_entries_"):
                work.timesheet.add_time(second)


def test_the_last_settlement_of_a_ticket_holds(begin: WorkFactory) -> None:
    zero = Decimal(0)
    cad = Money.of("84.00", "CAD")
    first = Settlement(
        "ND-1001",
        "acme",
        1,
        "k-1",
        "Kim",
        "done",
        NOON,
        45,
        Decimal(60),
        zero,
        Decimal(60),
        None,
        zero,
        cad,
        cad,
        cad,
        cad,
    )
    again = replace(first, number=2, key="k-2", at=LATER, final=Money.zero("CAD"))
    with begin() as work:
        work.settlements.add(first)
        work.settlements.add(again)
        assert work.settlements.of_ticket("ND-1001") == (first, again)
        assert work.settlements.under("k-2") == again
        assert work.settlements.under("k-3") is None
        assert work.settlements.between("acme", NOON, LATER) == (first,)
        assert (first.written_off, again.written_off) == (Money.zero("CAD"), cad)
