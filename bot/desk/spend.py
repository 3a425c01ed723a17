"""What a client pays either way, month by month, on the same tickets (desk rules, section 7); all amounts before tax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import accumulate

from bot.desk.contracts import Fee, Period
from bot.desk.errors import DeskError
from bot.desk.money import Money, in_words

_MONTHS_IN = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}
_DAY = timedelta(days=1)


class CannotCompare(DeskError):
    """Amounts that cannot stand in one table; the message says why, and what to do."""


@dataclass(frozen=True)
class Days:
    """Whole days in the client's zone, ``first`` and ``last`` among them."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def within(self, other: Days) -> Days | None:
        """The days that both hold."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Days(first, last) if first <= last else None


@dataclass(frozen=True)
class Month:
    """A calendar month, or the part of one that the period holds."""

    days: Days
    length: int

    @property
    def whole(self) -> bool:
        """Whether the period holds all of it."""
        return len(self.days) == self.length

    @property
    def name(self) -> str:
        """``2026-11``."""
        return f"{self.days.first:%Y-%m}"


def months_of(period: Days) -> tuple[Month, ...]:
    """The months of a period in order, the first and the last cut to it; CannotCompare when it has no day."""
    if period.last < period.first:
        raise CannotCompare(f"The period ends on {period.last}, before it begins on {period.first}. Swap the dates.")
    months = []
    first = period.first.replace(day=1)
    while first <= period.last:
        after = (first + timedelta(days=31)).replace(day=1)
        held = Days(first, after - _DAY).within(period)
        assert held is not None
        months.append(Month(held, (after - first).days))
        first = after
    return tuple(months)


@dataclass(frozen=True)
class HeldFee:
    """A contract's fee on the days on which it held; ``term`` are the contract's own days, where they have an end."""

    contract: str
    fee: Fee
    days: Days
    term: Days | None

    def owed_in(self, month: Month) -> Fraction:
        """The fee's share of a month, by days: a quarter's and a year's fee is spread over its months, a term's over its days."""
        held = self.days.within(month.days)
        if held is None:
            return Fraction(0)
        amount = Fraction(self.fee.amount.amount)
        if self.fee.per is Period.TERM:
            if self.term is None:
                raise CannotCompare(
                    f"{self.contract} has one fee for its whole term and no end, so it has no price for a month. "
                    "Give the contract an end, or the fee another period."
                )
            return amount * len(held) / len(self.term)
        return amount / _MONTHS_IN[self.fee.per] * len(held) / month.length


@dataclass(frozen=True)
class OneOff:
    """An amount that is paid once, on a day."""

    contract: str
    amount: Money
    day: date


@dataclass(frozen=True)
class MonthSpend:
    """What one month costs: ``work`` is what tickets cost beyond the fee."""

    month: Month
    fee: Money
    onboarding: Money
    work: Money

    @property
    def total(self) -> Money:
        """All three."""
        return self.fee + self.onboarding + self.work


@dataclass(frozen=True)
class Way:
    """One way of paying, month by month."""

    name: str
    months: tuple[MonthSpend, ...]

    @property
    def currency(self) -> str:
        """Of all its amounts."""
        return self.months[0].fee.currency

    def _sum(self, amounts: Iterable[Money]) -> Money:
        return sum(amounts, Money.zero(self.currency))

    @property
    def fee(self) -> Money:
        """The fees of all months."""
        return self._sum(month.fee for month in self.months)

    @property
    def onboarding(self) -> Money:
        """What is paid once."""
        return self._sum(month.onboarding for month in self.months)

    @property
    def work(self) -> Money:
        """What tickets cost beyond the fee."""
        return self._sum(month.work for month in self.months)

    @property
    def total(self) -> Money:
        """The months together."""
        return self._sum(month.total for month in self.months)

    @property
    def running(self) -> tuple[Money, ...]:
        """What has been paid by the end of each month."""
        return tuple(accumulate(month.total for month in self.months))

    @property
    def worst(self) -> MonthSpend:
        """The dearest month; the earliest of equal ones."""
        return max(self.months, key=lambda month: month.total.amount)

    @property
    def measured(self) -> tuple[MonthSpend, ...]:
        """The months that the spread is taken over: the whole ones, or all where there is none."""
        return tuple(month for month in self.months if month.month.whole) or self.months

    @property
    def reach(self) -> Money:
        """The dearest less the cheapest of the measured months."""
        totals = [month.total.amount for month in self.measured]
        return Money(max(totals) - min(totals), self.currency)

    @property
    def deviation(self) -> Money:
        """The standard deviation of the measured months (of all of them, not of a sample), to the cent."""
        totals = [Fraction(month.total.amount) for month in self.measured]
        mean = sum(totals, Fraction(0)) / len(totals)
        variance = sum(((total - mean) ** 2 for total in totals), Fraction(0)) / len(totals)
        with localcontext() as exactly:
            exactly.prec = 50
            root = (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()
        return Money(root, self.currency).rounded()


@dataclass(frozen=True)
class DatedCost:
    """What one ticket costs beyond the fee, on the day it was opened."""

    day: date
    amount: Money


def way_of_paying(
    name: str,
    months: Sequence[Month],
    currency: str,
    *,
    fees: Iterable[HeldFee] = (),
    once: Iterable[OneOff] = (),
    costs: Iterable[DatedCost] = (),
) -> Way:
    """The months of one way of paying; the fees' cents are rounded on the running sum, so that none is lost or made up."""
    fees, once, costs = tuple(fees), tuple(once), tuple(costs)
    for contract, amount in [(fee.contract, fee.fee.amount) for fee in fees] + [(o.contract, o.amount) for o in once]:
        _same_currency(f"The fee of {contract}", amount, currency)
    for cost in costs:
        _same_currency("A ticket", cost.amount, currency)
    owed = accumulate(sum((fee.owed_in(month) for fee in fees), Fraction(0)) for month in months)
    paid = Decimal(0)
    spent = []
    for month, exact in zip(months, owed, strict=True):
        until = _to_the_cent(exact)
        spent.append(
            MonthSpend(
                month,
                Money(until - paid, currency),
                _added(currency, (each.amount for each in once if each.day in month.days)),
                _added(currency, (each.amount for each in costs if each.day in month.days)),
            )
        )
        paid = until
    return Way(name, tuple(spent))


def _same_currency(what: str, amount: Money, currency: str) -> None:
    if amount.currency != currency:
        raise CannotCompare(
            f"{what} is in {amount.currency}, the client's amounts are in {currency}. They are not added up; "
            "choose a period with one currency."
        )


def _added(currency: str, amounts: Iterable[Money]) -> Money:
    return sum(amounts, Money.zero(currency))


def _to_the_cent(exact: Fraction) -> Decimal:
    cents = exact * 100
    return Decimal((2 * cents.numerator + cents.denominator) // (2 * cents.denominator)).scaleb(-2)


@dataclass(frozen=True)
class Comparison:
    """A plan and break-fix on the same months and tickets."""

    managed: Way
    break_fix: Way

    @property
    def saved(self) -> Money:
        """What the plan spared the client; below zero where break-fix was the cheaper one."""
        return self.break_fix.total - self.managed.total

    def finding(self, *, supposed: bool = False) -> str:
        """Which was cheaper and by how much, in one plain sentence; ``supposed`` for a plan that the client did not have."""
        would = "would have been" if supposed else "was"
        if not self.saved.amount:
            return f"{self.managed.name} {would} as dear as break-fix."
        if self.saved.amount > 0:
            return f"{self.managed.name} {would} cheaper than break-fix, by {in_words(self.saved)}."
        rather = f"{self.managed.name} {would}" if supposed else self.managed.name
        return f"Break-fix was cheaper than {rather}, by {in_words(self.break_fix_saved)}."

    @property
    def break_fix_saved(self) -> Money:
        """The other way round."""
        return self.managed.total - self.break_fix.total
