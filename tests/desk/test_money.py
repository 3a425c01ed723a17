"""Amounts: rounding, refusing to mix currencies, and how they are written to people."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.money import Money, in_words

CENTS = st.integers(min_value=0, max_value=10**9)
FINE = st.decimals(min_value=0, max_value=10**6, places=4)


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        pytest.param("8.125", "8.13", id="half a cent goes up"),
        pytest.param("8.135", "8.14", id="also above an odd cent"),
        pytest.param("36.5625", "36.56", id="a quarter of a cent goes down"),
        pytest.param("8.1249", "8.12", id="just below half goes down"),
        pytest.param("-8.125", "-8.13", id="a refund is rounded like a charge"),
        pytest.param("375", "375.00", id="whole amounts get their cents"),
    ],
)
def test_amounts_are_rounded_half_up_to_the_cent(exact: str, expected: str) -> None:
    actual = str(cad(exact).rounded().amount)
    assert actual == expected


@pytest.mark.parametrize("currency", ["JPY", "KRW", "ISK", "VND", "XOF"])
def test_where_there_are_no_cents_amounts_are_whole(currency: str) -> None:
    assert str(Money.of("10498.50", currency).rounded().amount) == "10499"
    assert str(Money.of("10498.49", currency).rounded().amount) == "10498"
    assert Money.exactly(Fraction(-21, 2), currency) == Money.of(-11, currency)
    assert str(Money.exactly(Fraction(21, 2), currency).amount) == "11"
    assert in_words(Money.of("10498.5", currency)) == str(Money.of("10498.5", currency)) == f"10,499 {currency}"


@given(FINE)
def test_rounding_goes_to_the_nearest_cent_and_up_in_the_middle(amount: Decimal) -> None:
    actual = Fraction(Money(amount, "CAD").rounded().amount)
    expected = Fraction((Fraction(amount) * 200 + 1) // 2, 100)
    assert actual == expected


@pytest.mark.parametrize(
    ("fraction", "expected"),
    [
        pytest.param("257142857/500000", "514.29", id="up"),
        pytest.param("1/3", "0.33", id="down"),
        pytest.param("1/200", "0.01", id="half a cent goes up"),
        pytest.param("49999/10000000", "0.00", id="almost half a cent goes down"),
        pytest.param("-65/8", "-8.13", id="a refund is rounded like a charge"),
        pytest.param("-1/3", "-0.33", id="a refund goes down like a charge"),
        pytest.param(
            Fraction(1, 200) - Fraction(1, 10**40), "0.00", id="less than half a cent by less than a decimal tells"
        ),
        pytest.param("0", "0.00", id="nothing"),
    ],
)
def test_a_fraction_becomes_the_nearest_cent(fraction: str | Fraction, expected: str) -> None:
    found = Money.exactly(Fraction(fraction), "CAD")
    assert (str(found.amount), found.currency) == (expected, "CAD")


def test_of_two_equal_amounts_neither_is_less() -> None:
    one, same, more = cad("1.00"), cad("1.0"), cad("1.01")
    assert (one < same, one <= same, one < more, more <= one) == (False, True, True, False)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param("423.75", "430.00", id="to the next ten"),
        pytest.param("420.01", "430.00", id="one cent over is over"),
        pytest.param("420.00", "420.00", id="a multiple stays"),
        pytest.param("0.00", "0.00", id="nothing stays nothing"),
    ],
)
def test_a_not_to_exceed_amount_is_the_next_multiple_of_ten(amount: str, expected: str) -> None:
    actual = str(cad(amount).up_to_the_next(10).amount)
    assert actual == expected


@given(CENTS, st.integers(min_value=1, max_value=500))
def test_the_next_multiple_is_never_below_and_less_than_a_step_away(cents: int, step: int) -> None:
    money = Money(Decimal(cents) / 100, "CAD")
    actual = money.up_to_the_next(step)
    assert actual.amount % step == 0
    assert money <= actual < money + Money(Decimal(step), "CAD")


@pytest.mark.parametrize(
    "together",
    [
        pytest.param(lambda a, b: a + b, id="added"),
        pytest.param(lambda a, b: a - b, id="subtracted"),
        pytest.param(lambda a, b: a < b, id="compared"),
        pytest.param(lambda a, b: a <= b, id="compared or equal"),
    ],
)
def test_two_currencies_never_come_together(together: Callable[[Money, Money], object]) -> None:
    with pytest.raises(ValueError, match="CAD and USD cannot be added or compared"):
        together(cad("1.00"), Money.of("1.00", "USD"))


def test_the_same_amount_in_another_currency_is_something_else() -> None:
    assert (cad("1.00") == Money.of("1.0", "CAD"), cad("1.00") == Money.of("1.00", "USD")) == (True, False)


def test_sums_differences_and_products_are_exact() -> None:
    actual = (
        cad("0.10") + cad("0.20"),
        cad("0.30") - cad("0.10"),
        cad("0.10") * 3,
        cad("70.00") * Decimal("0.7"),
    )
    assert actual == (cad("0.30"), cad("0.20"), cad("0.30"), cad("49.00"))


@pytest.mark.parametrize(
    ("money", "expected"),
    [
        pytest.param(cad("423.75"), "$423.75", id="dollars"),
        pytest.param(cad("1850"), "$1,850.00", id="thousands are set apart"),
        pytest.param(Money.of("8.125", "GBP"), "£8.13", id="rounded for people"),
        pytest.param(Money.of("20", "CHF"), "20.00 CHF", id="the code where no symbol is known"),
    ],
)
def test_people_read_amounts_with_a_symbol(money: Money, expected: str) -> None:
    assert in_words(money) == expected


def test_logs_and_tables_read_amounts_with_the_currency_code() -> None:
    assert str(cad("1234.5")) == "1,234.50 CAD"
