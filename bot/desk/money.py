"""Amounts of money: a decimal and a currency, never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from fractions import Fraction

CENT = Decimal("0.01")
# Nobody pays a part of one (ISO 4217).
_WITHOUT_CENTS = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)


def smallest(currency: str) -> Decimal:
    """The smallest amount that is charged: a cent, or one where a currency has none."""
    return Decimal(1) if currency in _WITHOUT_CENTS else CENT


@dataclass(frozen=True, order=False)
class Money:
    """An amount in one currency; arithmetic between currencies is refused with ValueError."""

    amount: Decimal
    currency: str

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str) -> Money:
        """Money from a decimal string, for example ``Money.of("125.00", "CAD")``."""
        return cls(Decimal(amount), currency)

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Nothing, in a currency."""
        return cls(smallest(currency) * 0, currency)

    @classmethod
    def exactly(cls, amount: Fraction, currency: str) -> Money:
        """A fraction to the smallest amount, halves away from zero, without a decimal in between that could round first."""
        smallest_one = smallest(currency)
        count = int(abs(amount) / Fraction(smallest_one) + Fraction(1, 2))
        return cls((-count if amount < 0 else count) * smallest_one, currency)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added or compared")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(self.amount * factor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.amount <= other.amount

    def rounded(self) -> Money:
        """To the smallest amount, halves away from zero (desk rules, section 6)."""
        return Money(self.amount.quantize(smallest(self.currency), rounding=ROUND_HALF_UP), self.currency)

    def up_to_the_next(self, step: int) -> Money:
        """Up to the next multiple of ``step``; an exact multiple stays (not-to-exceed, desk rules, section 6)."""
        steps = (self.amount / step).to_integral_value(rounding=ROUND_CEILING)
        return Money((steps * step).quantize(smallest(self.currency)), self.currency)

    def __str__(self) -> str:
        return f"{self.rounded().amount:,f} {self.currency}"


SYMBOLS = {"CAD": "$", "USD": "$", "AUD": "$", "NZD": "$", "EUR": "€", "GBP": "£"}


def in_words(money: Money) -> str:
    """How an amount is written to people: ``$423.75``; the code stands behind where no symbol is known."""
    symbol = SYMBOLS.get(money.currency)
    amount = f"{money.rounded().amount:,f}"
    return f"{symbol}{amount}" if symbol else f"{amount} {money.currency}"
