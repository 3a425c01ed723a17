"""Months, fees, the spread and the finding of a spend comparison."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from bot.desk.contracts import Fee, Period
from bot.desk.money import Money
from bot.desk.spend import (
    CannotCompare,
    Comparison,
    DatedCost,
    Days,
    HeldFee,
    Month,
    OneOff,
    Way,
    months_of,
    way_of_paying,
)
from tests.proving import cases, seeded

YEAR = Days(date(2026, 1, 1), date(2026, 12, 31))


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def fee(
    amount: str = "1850.00",
    per: Period = Period.MONTH,
    days: Days = YEAR,
    term: Days | None = None,
    number: str = "PLAN",
) -> HeldFee:
    return HeldFee(number, Fee(cad(amount), per), days, term)


def paid(
    *fees: HeldFee, period: Days = YEAR, costs: tuple[tuple[date, str], ...] = (), once: tuple[OneOff, ...] = ()
) -> Way:
    return way_of_paying(
        "PLAN", months_of(period), "CAD", fees=fees, once=once, costs=[DatedCost(day, cad(c)) for day, c in costs]
    )


def totals(way: Way) -> list[str]:
    return [str(month.total.amount) for month in way.months]


# ---- months -------------------------------------------------------------------------------------

MONTHS = [
    ("one day", date(2026, 2, 28), date(2026, 2, 28), [("2026-02", 1, False)]),
    ("a whole leap month", date(2028, 2, 1), date(2028, 2, 29), [("2028-02", 29, True)]),
    (
        "over a new year, cut at both ends",
        date(2025, 12, 30),
        date(2026, 2, 3),
        [("2025-12", 2, False), ("2026-01", 31, True), ("2026-02", 3, False)],
    ),
]


@pytest.mark.parametrize(("first", "last", "expected"), [row[1:] for row in MONTHS], ids=[row[0] for row in MONTHS])
def test_a_period_is_cut_into_calendar_months(first: date, last: date, expected: list[tuple[str, int, bool]]) -> None:
    found = months_of(Days(first, last))
    assert [(month.name, len(month.days), month.whole) for month in found] == expected


def test_a_period_without_a_day_is_refused_with_the_way_out() -> None:
    with pytest.raises(CannotCompare, match="Swap the dates"):
        months_of(Days(date(2026, 3, 1), date(2026, 2, 28)))


# ---- fees ---------------------------------------------------------------------------------------

FEES = [
    ("a month", fee("1850.00"), "1850.00", "22200.00"),
    ("a quarter over its months", fee("1000.00", Period.QUARTER), "333.33", "4000.00"),
    ("a year over its months", fee("1000.00", Period.YEAR), "83.33", "1000.00"),
    ("a term by its days", fee("3650.00", Period.TERM, term=YEAR), "310.00", "3650.00"),
    (
        "half a term is half its fee",
        fee("7300.00", Period.TERM, term=Days(date(2026, 1, 1), date(2027, 12, 31))),
        "310.00",
        "3650.00",
    ),
]


@pytest.mark.parametrize(("held", "january", "year"), [row[1:] for row in FEES], ids=[row[0] for row in FEES])
def test_a_fee_is_shared_out_to_months_and_no_cent_is_lost(held: HeldFee, january: str, year: str) -> None:
    way = paid(held)
    assert (str(way.months[0].fee.amount), str(way.fee.amount)) == (january, year)


def test_a_part_of_a_month_costs_its_days() -> None:
    way = paid(fee("310.00"), period=Days(date(2026, 1, 22), date(2026, 2, 28)))
    assert totals(way) == ["100.00", "310.00"]


def test_a_fee_counts_on_the_days_on_which_its_contract_held() -> None:
    before, after = Days(date(2025, 1, 1), date(2026, 1, 10)), Days(date(2026, 1, 11), date(2026, 2, 14))
    way = paid(fee("310.00", days=before), fee("620.00", days=after), period=Days(date(2026, 1, 1), date(2026, 3, 31)))
    assert totals(way) == ["520.00", "310.00", "0.00"]


def test_a_fee_for_a_term_without_an_end_has_no_price_for_a_month() -> None:
    with pytest.raises(CannotCompare, match="Give the contract an end, or the fee another period"):
        paid(fee("100.00", Period.TERM))


def test_what_is_paid_once_stands_in_its_month() -> None:
    way = paid(fee("100.00"), once=(OneOff("PLAN", cad("450.00"), date(2026, 3, 1)),))
    assert (str(way.months[2].total.amount), str(way.onboarding.amount)) == ("550.00", "450.00")


@pytest.mark.parametrize(
    "mixed",
    [
        pytest.param({"fees": [HeldFee("P", Fee(Money.of("1", "USD"), Period.MONTH), YEAR, None)]}, id="a fee"),
        pytest.param({"once": [OneOff("P", Money.of("1", "USD"), date(2026, 1, 1))]}, id="what is paid once"),
        pytest.param({"costs": [DatedCost(date(2026, 1, 1), Money.of("1", "USD"))]}, id="a ticket"),
    ],
)
def test_currencies_are_never_mixed(mixed: dict[str, list[object]]) -> None:
    with pytest.raises(CannotCompare, match="is in USD, the client's amounts are in CAD"):
        way_of_paying("PLAN", months_of(YEAR), "CAD", **mixed)  # type: ignore[arg-type]


# ---- worst month, spread, finding ---------------------------------------------------------------


def test_the_spread_is_over_whole_months_and_the_worst_month_over_all() -> None:
    costs = ((date(2026, 1, 31), "900.00"), (date(2026, 2, 1), "100.00"), (date(2026, 3, 5), "300.00"))
    way = paid(period=Days(date(2026, 1, 20), date(2026, 3, 31)), costs=costs)
    assert (way.worst.month.name, len(way.measured)) == ("2026-01", 2)
    assert (str(way.reach.amount), str(way.deviation.amount)) == ("200.00", "100.00")


def test_the_deviation_is_that_of_all_months() -> None:
    way = paid(period=Days(date(2026, 1, 1), date(2026, 3, 31)), costs=((date(2026, 1, 1), "1.00"),))
    assert str(way.deviation.amount) == "0.47"  # the root of 2/9 is 0.4714...


def test_what_has_been_paid_runs_up_to_the_total() -> None:
    way = paid(fee("100.00"), costs=((date(2026, 2, 2), "50.00"),))
    assert [str(amount.amount) for amount in way.running[:3]] == ["100.00", "250.00", "350.00"]
    assert way.running[-1] == way.total


FINDINGS = [
    ("100.00", "150.00", False, "PLAN was cheaper than break-fix, by $50.00."),
    ("150.00", "100.00", False, "Break-fix was cheaper than PLAN, by $50.00."),
    ("100.00", "150.00", True, "PLAN would have been cheaper than break-fix, by $50.00."),
    ("150.00", "100.00", True, "Break-fix was cheaper than PLAN would have been, by $50.00."),
    ("100.00", "100.00", False, "PLAN was as dear as break-fix."),
]


@pytest.mark.parametrize(("plan", "break_fix", "supposed", "said"), FINDINGS)
def test_the_cheaper_one_is_named_whichever_it_is(plan: str, break_fix: str, supposed: bool, said: str) -> None:
    day = date(2026, 1, 1)
    other = way_of_paying("break-fix", months_of(YEAR), "CAD", costs=[DatedCost(day, cad(break_fix))])
    comparison = Comparison(paid(costs=((day, plan),)), other)
    assert comparison.finding(supposed=supposed) == said


# ---- against day by day arithmetic --------------------------------------------------------------


def _random_fee(random: Random, number: int) -> HeldFee:
    start = date(2025, 6, 1).toordinal() + random.randrange(500)
    days = Days(date.fromordinal(start), date.fromordinal(start + random.randrange(700)))
    per = random.choice(list(Period))
    amount = Decimal(random.randrange(1, 500_000)).scaleb(-2)
    return HeldFee(f"C-{number}", Fee(Money(amount, "CAD"), per), days, days)


def _owed_on(held: HeldFee, day: date, month: Month) -> Fraction:
    """One day's share of a fee, the slow way."""
    if not held.days.first <= day <= held.days.last:
        return Fraction(0)
    amount = Fraction(held.fee.amount.amount)
    if held.fee.per is Period.TERM:
        return amount / ((held.term.last - held.term.first).days + 1) if held.term else Fraction(0)
    months = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}[held.fee.per]
    return amount / months / month.length


def test_fees_add_up_as_if_counted_day_by_day() -> None:
    random = seeded("fees by days")
    for _ in range(cases(300, 5_000)):
        first = date(2025, 6, 1).toordinal() + random.randrange(500)
        period = Days(date.fromordinal(first), date.fromordinal(first + random.randrange(500)))
        fees = [_random_fee(random, number) for number in range(random.randrange(1, 4))]
        way = paid(*fees, period=period)
        exact, months = Fraction(0), []
        for month in months_of(period):
            for number in range(month.days.first.toordinal(), month.days.last.toordinal() + 1):
                exact += sum((_owed_on(held, date.fromordinal(number), month) for held in fees), Fraction(0))
            months.append(exact)
        running = [Fraction(amount.amount) for amount in way.running]
        off = [abs(found - wanted) for found, wanted in zip(running, months, strict=True)]
        assert max(off) <= Fraction(1, 200), (period, fees)
        assert sum((m.total.amount for m in way.months), Decimal(0)) == way.total.amount
        square = _variance(way)
        deviation = Fraction(way.deviation.amount)
        half = Fraction(1, 200)
        assert max(Fraction(0), deviation - half) ** 2 <= square <= (deviation + half) ** 2


def _variance(way: Way) -> Fraction:
    amounts = [Fraction(month.total.amount) for month in way.months if month.month.whole]
    amounts = amounts or [Fraction(month.total.amount) for month in way.months]
    mean = sum(amounts, Fraction(0)) / len(amounts)
    return sum(((amount - mean) ** 2 for amount in amounts), Fraction(0)) / len(amounts)
