"""Allowances start anew in the client's zone, hand on what is left up to the rollover, and never hold less than nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bot.desk.allowances import (
    Balance,
    LedgerRow,
    RowKind,
    Span,
    Taken,
    allowance_period,
    balance_at,
    balances,
    carried_in_words,
    periods_that_matter,
    taken_of,
)
from bot.desk.contracts import Allowance, Period, Unit
from bot.desk.draws import units_in_words
from tests.desk.allowance_oracle import ZONES, label_of, replayed
from tests.proving import cases, seeded
from tests.storage.values import contract

CONTRACT = replace(contract(), starts=date(2026, 3, 15), ends=date(2027, 3, 14))
HOURS = Allowance("hours", Unit.MINUTES, Decimal(300), Period.MONTH, rollover=Decimal(60))
TO_SUMMER = {"until": date(2026, 6, 30)}


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("per", "when", "changes", "since", "until"),
    [
        (Period.MONTH, "2026-11-24T15:00", {}, "2026-11-01T00:00-04:00", "2026-12-01T00:00-05:00"),
        (Period.MONTH, "2026-12-01T04:59", {}, "2026-11-01T00:00-04:00", "2026-12-01T00:00-05:00"),
        (Period.MONTH, "2026-12-01T05:00", {}, "2026-12-01T00:00-05:00", "2027-01-01T00:00-05:00"),
        (Period.QUARTER, "2026-11-24T15:00", {}, "2026-10-01T00:00-04:00", "2027-01-01T00:00-05:00"),
        (Period.QUARTER, "2026-03-31T12:00", {}, "2026-01-01T00:00-05:00", "2026-04-01T00:00-04:00"),
        (Period.YEAR, "2026-11-24T15:00", {}, "2026-01-01T00:00-05:00", "2027-01-01T00:00-05:00"),
        (Period.TERM, "2026-11-24T15:00", {}, "2026-03-15T00:00-04:00", "2027-03-15T00:00-04:00"),
        (Period.TERM, "2026-05-01T00:00", TO_SUMMER, "2026-03-15T00:00-04:00", "2026-07-01T00:00-04:00"),
        (
            Period.QUARTER,
            "2026-05-01T00:00",
            {"until": date(2026, 5, 9)},
            "2026-04-01T00:00-04:00",
            "2026-05-10T00:00-04:00",
        ),
        (Period.MONTH, "2027-03-10T12:00", {}, "2027-03-01T00:00-05:00", "2027-03-15T00:00-04:00"),
        (Period.YEAR, "2027-03-15T04:00", {}, "2027-03-15T00:00-04:00", "9998-12-31T00:00-05:00"),
        (Period.MONTH, "2026-07-01T04:00", TO_SUMMER, "2026-07-01T00:00-04:00", "9998-12-31T00:00-05:00"),
    ],
    ids=[
        "a month",
        "its last minute in the client's zone",
        "the first of the next",
        "the last quarter",
        "the first quarter",
        "a year",
        "a term",
        "until a date",
        "a quarter that the last day cuts short",
        "a month that the contract's end cuts short",
        "after the contract's end",
        "after the last day",
    ],
)
def test_the_period_that_holds_an_instant(
    per: Period, when: str, changes: dict[str, date], since: str, until: str
) -> None:
    allowance = replace(HOURS, per=per, **changes)  # type: ignore[arg-type]
    found = allowance_period(CONTRACT, allowance, at(when))
    assert found == (datetime.fromisoformat(since), datetime.fromisoformat(until))


def test_a_term_without_an_end_does_not_start_anew() -> None:
    since, until = allowance_period(
        replace(CONTRACT, ends=None), replace(HOURS, per=Period.TERM), at("2050-01-01T00:00")
    )
    assert (since, until.year) == (datetime.fromisoformat("2026-03-15T00:00-04:00"), 9999)


def months(*used: int, allowance: Allowance = HOURS) -> tuple[Balance, ...]:
    """The contract's months from March on, so much used in each."""
    last = at("2026-03-20T12:00") + timedelta(days=30.4 * (len(used) - 1))
    periods = periods_that_matter(CONTRACT, allowance, last, None)
    return balances(CONTRACT, allowance, periods, [Taken(used=Decimal(each)) for each in used])


ROLLOVERS: list[tuple[str, int, tuple[int, ...], int, int]] = [
    ("nothing is carried into the first", 60, (0,), 0, 300),
    ("nothing used: the most that may be", 60, (0, 0), 60, 360),
    ("a little left", 60, (250, 0), 50, 350),
    ("all used", 60, (300, 0), 0, 300),
    ("what was carried over may be carried on", 60, (0, 330, 0), 30, 330),
    ("several unused periods add up to the most", 700, (0, 0, 0, 0), 700, 1000),
    ("and below it all of them count", 700, (200, 100, 0), 300, 600),
]


@pytest.mark.parametrize(
    ("most", "used", "carried", "left"), [row[1:] for row in ROLLOVERS], ids=[row[0] for row in ROLLOVERS]
)
def test_what_was_left_is_carried_over_up_to_the_rollover(
    most: int, used: tuple[int, ...], carried: int, left: int
) -> None:
    last = months(*used, allowance=replace(HOURS, rollover=Decimal(most)))[-1]
    assert (last.carried, last.left, last.room) == (Decimal(carried), Decimal(left), Decimal(left))


def test_a_debt_is_shown_and_not_carried_over() -> None:
    march, april = months(420, 0)
    assert (march.left, march.room, april.carried, april.left) == (-120, 0, 0, 300)


ROOMS: list[tuple[str, tuple[int, ...], tuple[int, ...]]] = [
    ("a month later nothing is used yet", (100, 0), (200, 360)),
    ("what the next month has used of the carried is gone", (100, 340), (160, 20)),
    ("all of it", (100, 360), (140, 0)),
    ("two months later", (200, 320, 340), (40, 0, 0)),
    ("in between enough is left", (200, 200, 360), (100, 100, 0)),
]


@pytest.mark.parametrize(("used", "rooms"), [row[1:] for row in ROOMS], ids=[row[0] for row in ROOMS])
def test_work_of_last_month_written_down_late_takes_only_what_this_month_has_not_used(
    used: tuple[int, ...], rooms: tuple[int, ...]
) -> None:
    assert tuple(balance.room for balance in months(*used)) == rooms


def test_nothing_lasts_beyond_the_last_day() -> None:
    allowance = replace(HOURS, until=date(2026, 4, 30))
    march, april, after = months(0, 0, 0, allowance=allowance)
    assert (march.hands_on, april.left, april.hands_on, after.total, after.room) == (60, 360, 0, 0, 0)


def test_without_a_rollover_a_period_stands_alone() -> None:
    periods = periods_that_matter(CONTRACT, replace(HOURS, rollover=Decimal(0)), at("2026-11-24T15:00"), None)
    assert [since.month for since, _ in periods] == [11]


def test_a_later_month_matters_because_it_may_have_used_what_was_carried() -> None:
    periods = periods_that_matter(CONTRACT, HOURS, at("2026-04-24T15:00"), at("2026-06-02T15:00"))
    assert [since.month for since, _ in periods] == [3, 4, 5, 6]


def test_where_what_was_carried_over_comes_from_is_said_month_by_month() -> None:
    found = months(0, 330, 0)
    said = carried_in_words(found, found[-1].since, lambda amount: units_in_words(amount, Unit.MINUTES, "CAD"))
    assert said == (
        "5 h 00 min of 5 h 00 min was left at the end of 31 March 2026; 4 h 00 min lapsed, as at most 1 h 00 min is carried over.",
        "30 minutes of 6 h 00 min was left at the end of 30 April 2026.",
    )


# ---- against every event replayed from the start ---------------------------------------------------------------------


class _Ledger:
    """A random contract and a ledger that only ever takes what there is room for."""

    def __init__(self, random: Random) -> None:
        self.random = random
        hours = replace(contract().support_hours, zone=random.choice(ZONES))
        starts = date(2025, 1, 1) + timedelta(days=random.randrange(200))
        ends = random.choice((None, None, starts + timedelta(days=random.randrange(60, 700))))
        self.contract = replace(contract(), starts=starts, ends=ends, support_hours=hours)
        self.zone = ZoneInfo(hours.zone)
        self.allowance = Allowance(
            "hours",
            Unit.MINUTES,
            Decimal(random.choice((1, 60, 600))),
            random.choice(list(Period)),
            rollover=Decimal(random.choice((0, 1, 30, 600, 1500))),
            until=random.choice((None, None, starts + timedelta(days=random.randrange(30, 600)))),
        )
        self.rows: list[LedgerRow] = []

    def some_instant(self) -> datetime:
        first = datetime.combine(self.contract.starts, time(), self.zone).astimezone(timezone.utc)
        return first + timedelta(minutes=self.random.randrange(2 * 365 * 24 * 60))

    def found(self, instant: datetime) -> tuple[Balance, ...]:
        last = max((row.work_at for row in self.rows), default=None)
        periods = periods_that_matter(self.contract, self.allowance, instant, last)
        return balances(self.contract, self.allowance, periods, [taken_of(self._in(span)) for span in periods])

    def _in(self, span: Span) -> list[LedgerRow]:
        return [row for row in self.rows if span[0] <= row.work_at < span[1]]

    def write(self, kind: RowKind, amount: Decimal, work_at: datetime, ticket: str) -> None:
        self.rows.append(LedgerRow("acme", "C-1", "hours", kind, amount, work_at, ticket, str(len(self.rows)), work_at))

    def something_happens(self) -> None:
        """Something is reserved, given back or settled; never more than there is room for."""
        held = [row for row in self.rows if row.kind is RowKind.RESERVE and not self._given_back(row)]
        if held and self.random.random() < 0.6:
            row = self.random.choice(held)
            self.write(RowKind.GIVE_BACK, -row.amount, row.work_at, row.ticket)
            if self.random.random() < 0.7:
                self._take(RowKind.DRAW, row.work_at + timedelta(days=self.random.randrange(40)), row.ticket)
            return
        self._take(RowKind.RESERVE, self.some_instant(), f"ND-{len(self.rows)}")

    def _given_back(self, row: LedgerRow) -> bool:
        return any(other.ticket == row.ticket and other.kind is RowKind.GIVE_BACK for other in self.rows)

    def _take(self, kind: RowKind, instant: datetime, ticket: str) -> None:
        room = balance_at(self.found(instant), instant).room
        amount = min(room, Decimal(self.random.randrange(1, 900)) / 2)
        if amount:
            self.write(kind, amount, instant, ticket)


def test_what_is_left_is_what_a_replay_of_every_event_leaves_and_never_less_than_nothing() -> None:
    random = seeded("allowances against a replay")
    for _ in range(cases(1_000, 20_000)):
        ledger = _Ledger(random)
        for _ in range(random.randrange(1, 14)):
            ledger.something_happens()
        last = max([ledger.some_instant(), *(row.work_at for row in ledger.rows)])
        left = replayed(ledger.contract, ledger.allowance, ledger.rows, last)
        instant = ledger.some_instant()
        for balance in ledger.found(instant):
            name = label_of(ledger.contract, ledger.allowance, balance.since)
            if name in left:
                assert (name, balance.left) == (name, left[name]), (ledger.allowance, ledger.rows)
        assert min(left.values()) >= 0, (ledger.allowance, ledger.rows)
        shown = sum((balance.taken.total for balance in ledger.found(last)), Decimal(0))
        if ledger.allowance.rollover:
            assert shown == sum(row.amount for row in ledger.rows)


def test_the_room_is_exactly_what_may_be_taken_before_some_period_falls_below_zero() -> None:
    random = seeded("the room of an allowance")
    for _ in range(cases(100, 5_000)):
        ledger = _Ledger(random)
        for _ in range(random.randrange(1, 10)):
            ledger.something_happens()
        instant = ledger.some_instant()
        last = max([instant, *(row.work_at for row in ledger.rows)])
        room = balance_at(ledger.found(instant), instant).room
        left = [_least_left(ledger, instant, last, room + more) for more in (Decimal(0), Decimal("0.5"))]
        assert left == [max(left[0], Decimal(0)), Decimal("-0.5")], (ledger.allowance, ledger.rows)


def _least_left(ledger: _Ledger, instant: datetime, last: datetime, more: Decimal) -> Decimal:
    """The emptiest period when so much more is drawn at the instant."""
    rows = [*ledger.rows, LedgerRow("acme", "C-1", "hours", RowKind.DRAW, more, instant, "ND-0", "0", instant)]
    return min(replayed(ledger.contract, ledger.allowance, rows, last).values())
