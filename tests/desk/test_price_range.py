"""The cheapest and the dearest length of a range: none is missed, and few are priced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Minutes, Work
from bot.desk.clients import Tax
from bot.desk.contracts import RateCard, RateRow, RoundingScope, Surcharge
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.labour import taken_apart
from bot.desk.money import Money
from bot.desk.price_range import look_from_both_ends, monotone_lengths
from bot.desk.prices import Estimate, EstimateLine, LineKind, estimate, price
from bot.desk.rates import Job
from bot.desk.work_done import WorkEntry

TORONTO = ZoneInfo("America/Toronto")
HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": "09:00-17:00"}))
FOUR, EIGHT, NOON = (datetime(2026, 11, 24, hour, tzinfo=TORONTO) for hour in (16, 8, 12))


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def card(*, outside: str = "2", **terms: Any) -> RateCard:
    """An hour at 100, another rate outside support hours, and these terms for both."""
    rows = (RateRow(band=Band.AFTER_HOURS, multiplier=Decimal(outside)), RateRow(**terms))
    return RateCard(base=cad("100.00"), rows=rows)


# --- where the price may turn ---


@pytest.mark.parametrize(
    ("terms", "minutes", "covered", "expected"),
    [
        pytest.param({}, (30, 120), 0, [(30, 60), (61, 120)], id="where the rate changes"),
        pytest.param({}, (30, 61), 0, [(30, 60), (61, 61)], id="one minute behind it"),
        pytest.param({}, (60, 120), 0, [(60, 60), (61, 120)], id="from the change on"),
        pytest.param({}, (70, 120), 0, [(70, 120)], id="behind the change"),
        pytest.param({}, (1, 61), 0, [(1, 60), (61, 61)], id="from the first minute"),
        pytest.param({"minimum_minutes": 45}, (30, 120), 0, [(30, 44), (45, 60), (61, 120)], id="at the minimum"),
        pytest.param({"minimum_minutes": 20}, (30, 120), 0, [(30, 60), (61, 120)], id="a minimum below the range"),
        pytest.param({"maximum_minutes": 90}, (30, 120), 0, [(30, 60), (61, 90), (91, 120)], id="behind the maximum"),
        pytest.param({"maximum_minutes": 120}, (30, 120), 0, [(30, 60), (61, 120)], id="just the maximum"),
        pytest.param({"maximum_minutes": 119}, (70, 120), 0, [(70, 119), (120, 120)], id="a maximum before the end"),
        pytest.param(
            {"increment_minutes": 30}, (30, 120), 0, [(30, 30), (31, 60), (61, 90), (91, 120)], id="at every step"
        ),
        pytest.param(
            {"increment_minutes": 2}, (58, 63), 0, [(58, 58), (59, 60), (61, 62), (63, 63)], id="at the smallest step"
        ),
        pytest.param({}, (58, 62), 10, [(one, one) for one in range(58, 63)], id="an allowance: at every length"),
        pytest.param({}, (20, 60), 0, [], id="all at one rate: nowhere"),
    ],
)
def test_a_range_is_cut_where_its_price_may_turn(
    terms: dict[str, Any], minutes: tuple[int, int], covered: int, expected: list[tuple[int, int]]
) -> None:
    low, high = minutes
    longest = taken_apart(Job(card(**terms), HOURS, Work.REMOTE), WorkEntry(FOUR, high))
    assert list(monotone_lengths(longest, Minutes(low, low, high), covered)) == expected


# --- what is priced between two turns ---


@dataclass(frozen=True)
class Total:
    """A total and how many lines it is added up from."""

    amount: str
    lines: tuple[None, ...] = (None,)

    @property
    def total(self) -> Money:
        return cad(self.amount)


def looked_at(first: int, totals: list[str], lines: int = 1) -> list[int]:
    """The lengths whose price is asked for, in order, where those from ``first`` on cost this much."""
    asked: list[int] = []

    def case(length: int) -> Total:
        asked.append(length)
        return Total(totals[length - first], (None,) * lines)

    look_from_both_ends(case, first, first + len(totals) - 1)
    return asked


@pytest.mark.parametrize(
    ("totals", "lines", "expected"),
    [
        pytest.param(["1", "2", "3", "4", "5"], 1, [10, 11, 14, 13], id="steep: the ends and their neighbours"),
        pytest.param(["5", "4", "3", "2", "1"], 1, [10, 11, 14, 13], id="steep and falling"),
        pytest.param(["1", "1", "1", "1"], 1, [10, 11, 12, 13, 13, 12, 11, 10], id="level: all"),
        pytest.param(["1.00", "1.10", "1.11", "9"], 1, [10, 11, 12, 13, 12], id="as near as rounding: one more"),
        pytest.param(["1.00", "1.10", "1.12", "1.31", "9"], 3, [10, 11, 12, 13, 14, 13], id="more lines: farther"),
        pytest.param(["1"], 1, [10, 10], id="a single length"),
    ],
)
def test_what_is_as_near_as_rounding_to_the_price_of_an_end_is_priced_too(
    totals: list[str], lines: int, expected: list[int]
) -> None:
    assert looked_at(10, totals, lines) == expected


# --- all of it against pricing every length ---


@dataclass(frozen=True)
class Asked:
    """A range of minutes from a start under a card."""

    card: RateCard
    start: datetime
    low: int
    high: int
    rest: tuple[tuple[str, Any], ...] = ()

    def given(self) -> dict[str, Any]:
        plain = {"card": self.card, "hours": HOURS, "work": Work.REMOTE, "kilometres": None, "tax": None}
        return plain | dict(self.rest)

    def estimate(self) -> Estimate:
        return estimate(start=self.start, minutes=Minutes(self.low, self.low, self.high), **self.given())

    def every(self) -> list[Money]:
        lengths = range(self.low, self.high + 1)
        return [price(entries=(WorkEntry(self.start, length),), **self.given()).total for length in lengths]


TAXED = (("tax", Tax("QST", Decimal("0.09975"))),)
CHEAP_LATER = card(outside="0.25", increment_minutes=60)
STEPS = RateCard(
    base=cad("100.00"),
    rows=(
        RateRow(week=parse_weekly({"tue": "17:00-17:20"}), multiplier=Decimal(3)),
        RateRow(week=parse_weekly({"tue": "17:20-20:00"}), multiplier=Decimal(2)),
        RateRow(increment_minutes=60),
    ),
)
HALF_PAST_FOUR = FOUR.replace(minute=30)
RANGES = [
    pytest.param(Asked(card(), FOUR, 30, 120), id="dearer later"),
    pytest.param(Asked(card(minimum_minutes=45), FOUR, 30, 90), id="dearer later, with a minimum"),
    pytest.param(Asked(card(minimum_minutes=90), FOUR, 30, 120), id="dearer later, the minimum in the second rate"),
    pytest.param(Asked(card(minimum_minutes=90), EIGHT, 30, 120), id="cheaper later, with a minimum"),
    pytest.param(Asked(card(maximum_minutes=90), EIGHT, 30, 150), id="cheaper later, with a maximum"),
    pytest.param(Asked(CHEAP_LATER, FOUR, 50, 150), id="cheaper later in long steps"),
    pytest.param(Asked(CHEAP_LATER, FOUR, 110, 122), id="the cheapest two minutes before the end"),
    pytest.param(Asked(CHEAP_LATER, FOUR, 119, 200), id="the cheapest one minute behind the beginning"),
    pytest.param(Asked(card(outside="0"), FOUR, 55, 70), id="later for nothing"),
    pytest.param(Asked(card(), FOUR, 70, 120, (("covered_minutes", 45),)), id="an allowance first"),
    pytest.param(Asked(card(outside="0.25"), FOUR, 70, 120, (("covered_minutes", 30),)), id="an allowance, cheaper"),
    pytest.param(
        Asked(STEPS, HALF_PAST_FOUR, 40, 100, (("covered_minutes", 45),)),
        id="the dearest where an allowance pays just the first of three rates",
    ),
    pytest.param(Asked(card(increment_minutes=2), FOUR, 57, 66, TAXED), id="short steps with tax"),
    pytest.param(
        Asked(replace(card(), surcharges=(Surcharge(percent=Decimal("0.175")),)), EIGHT, 30, 90, TAXED),
        id="a share of the work",
    ),
    pytest.param(Asked(replace(card(), scope=RoundingScope.ENTRY), NOON, 10, 40), id="one rate"),
]


@pytest.mark.parametrize("asked", RANGES)
def test_the_low_and_the_high_are_those_of_the_cheapest_and_the_dearest_length(asked: Asked) -> None:
    found, every = asked.estimate(), asked.every()
    assert (found.low, found.high, found.likely) == (min(every), max(every), every[0])


def test_the_low_is_the_cheapest_length_and_not_the_shortest() -> None:
    """Both hours are billed from the 61st minute on; the more of them is worked at the rate of the evening, the less they cost."""
    found = Asked(CHEAP_LATER, FOUR, 61, 120).estimate()
    assert [str(one.amount) for one in (found.low, found.likely, found.high)] == ["125.00", "197.54", "197.54"]


def test_a_range_at_one_rate_is_the_price_of_its_ends() -> None:
    found = Asked(card(minimum_minutes=15), NOON, 10, 90).estimate()
    assert [str(one.amount) for one in (found.low, found.high, found.not_to_exceed)] == ["25.00", "150.00", "150.00"]


def test_known_work_has_one_price_whatever_was_guessed_before() -> None:
    given = Asked(card(), FOUR, 30, 120).given()
    entries = (WorkEntry(NOON, 60), WorkEntry(FOUR, 75))
    found = estimate(start=FOUR, minutes=Minutes(5, 10, 500), entries=entries, **given)
    assert (found.low, found.likely, found.high, found.not_to_exceed) == (*[cad("250.00")] * 3, cad("250.00"))
    assert found.lines == price(entries=entries, **given).lines
    assert found.lines[0] == EstimateLine(
        LineKind.LABOUR,
        "Remote work, inside support hours: 2 h at 100.00",
        Decimal(2),
        cad("100.00"),
        cad("200.00"),
        True,
    )
