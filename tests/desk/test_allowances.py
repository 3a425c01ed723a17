"""Allowances start anew with whole months, quarters, years, or with the contract's term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timezone
from decimal import Decimal

import pytest

from bot.desk.allowances import allowance_period, carried_over, left_of, period_before
from bot.desk.contracts import Allowance, Period, Unit
from tests.storage.values import contract

CONTRACT = replace(contract(), starts=date(2026, 3, 15), ends=date(2027, 3, 14))


@pytest.mark.parametrize(
    ("per", "at", "since", "until"),
    [
        (Period.MONTH, "2026-11-24T15:00", "2026-11-01T00:00-04:00", "2026-12-01T00:00-05:00"),
        (Period.MONTH, "2026-12-01T04:59", "2026-11-01T00:00-04:00", "2026-12-01T00:00-05:00"),
        (Period.MONTH, "2026-12-01T05:00", "2026-12-01T00:00-05:00", "2027-01-01T00:00-05:00"),
        (Period.QUARTER, "2026-11-24T15:00", "2026-10-01T00:00-04:00", "2027-01-01T00:00-05:00"),
        (Period.QUARTER, "2026-03-31T12:00", "2026-01-01T00:00-05:00", "2026-04-01T00:00-04:00"),
        (Period.YEAR, "2026-11-24T15:00", "2026-01-01T00:00-05:00", "2027-01-01T00:00-05:00"),
        (Period.TERM, "2026-11-24T15:00", "2026-03-15T00:00-04:00", "2027-03-15T00:00-04:00"),
    ],
    ids=[
        "a month",
        "its last minute in the client's zone",
        "the first of the next",
        "the last quarter",
        "the first quarter",
        "a year",
        "a term",
    ],
)
def test_the_period_that_holds_an_instant(per: Period, at: str, since: str, until: str) -> None:
    allowance = Allowance("visits", Unit.VISITS, Decimal(2), per)
    found = allowance_period(CONTRACT, allowance, datetime.fromisoformat(at).replace(tzinfo=timezone.utc))
    assert found == (datetime.fromisoformat(since), datetime.fromisoformat(until))


def test_a_term_without_an_end_does_not_start_anew() -> None:
    allowance = Allowance("visits", Unit.VISITS, Decimal(2), Period.TERM)
    at = datetime(2050, 1, 1, tzinfo=timezone.utc)
    since, until = allowance_period(replace(CONTRACT, ends=None), allowance, at)
    assert since == datetime.fromisoformat("2026-03-15T00:00-04:00")
    assert until.year == 9999


HOURS = Allowance("hours", Unit.MINUTES, Decimal(300), Period.MONTH, rollover=Decimal(60))


@pytest.mark.parametrize(
    ("used_before", "carried"),
    [(0, 60), (250, 50), (300, 0), (420, 0)],
    ids=["nothing used: the most that may be", "a little left", "all used", "more than there was"],
)
def test_only_what_was_left_over_is_carried_over(used_before: int, carried: int) -> None:
    assert carried_over(HOURS, Decimal(used_before)) == Decimal(carried)


@pytest.mark.parametrize(("used", "left"), [(-60, 360), (0, 300), (299, 1), (301, 0)])
def test_what_is_left_is_never_less_than_nothing(used: int, left: int) -> None:
    assert left_of(HOURS, Decimal(used)) == Decimal(left)


def test_nothing_is_carried_into_the_first_period_of_a_contract() -> None:
    november, march = (
        allowance_period(CONTRACT, HOURS, datetime(2026, m, 20, tzinfo=timezone.utc))[0] for m in (11, 3)
    )
    october = period_before(CONTRACT, HOURS, november)
    assert (october and october[0].isoformat(), period_before(CONTRACT, HOURS, march)) == (
        "2026-10-01T00:00:00-04:00",
        None,
    )
