"""What a decision weighs of an allowance at an instant: what was drawn, what is stated, and what there is without a history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timezone
from decimal import Decimal

import pytest

from bot.desk.allowances import Balance, Taken, Use, balances, periods_that_matter, untouched, use_at
from bot.desk.contracts import Allowance, Contract, Period, Unit
from tests.desk.plans import plan

POOL = Allowance("pool", Unit.MINUTES, Decimal(300), Period.MONTH)
NOVEMBER = datetime(2026, 11, 24, 15, tzinfo=timezone.utc)


def holding(**changes: object) -> Contract:
    """A plan since the middle of September with one allowance."""
    allowance = replace(POOL, **changes)  # type: ignore[arg-type]
    return replace(plan(allowances=(allowance,)), starts=date(2026, 9, 15))


def minutes(now: int, *later: int) -> Use:
    return Use((("pool", Decimal(now)),), tuple(("pool", Decimal(each)) for each in later))


@pytest.mark.parametrize(
    ("contract", "stated", "expected"),
    [
        (holding(), (), minutes(0, 0)),
        (holding(), (("pool", Decimal(40)),), minutes(40, 0)),
        (holding(), (("POOL", Decimal(40)),), minutes(40, 0)),
        # Three months and nothing drawn: each hands on the two hours that it may.
        (holding(rollover=Decimal(120)), (), minutes(-120, -120)),
        # What is stated comes out of the five hours and the two that were taken over.
        (holding(rollover=Decimal(120)), (("pool", Decimal(400)),), minutes(280, -20)),
        (holding(rollover=Decimal(120)), (("pool", Decimal(500)),), minutes(380, 0)),
        (holding(until=date(2026, 11, 23)), (), minutes(300)),
        (holding(until=date(2026, 11, 24)), (), minutes(0, 300)),
        (holding(until=date(2026, 10, 31), rollover=Decimal(120)), (), minutes(300)),
        (holding(per=Period.TERM), (("pool", Decimal(40)),), minutes(40)),
        (holding(per=Period.TERM, until=date(2026, 6, 30)), (("pool", Decimal(40)),), minutes(340)),
    ],
    ids=[
        "nothing stated",
        "stated",
        "stated in capitals",
        "a rollover",
        "stated, with a rollover",
        "stated beyond what there is",
        "ended yesterday",
        "the last day",
        "ended, nothing is taken over",
        "for the term",
        "ended and stated",
    ],
)
def test_without_a_history_nothing_was_drawn_but_what_is_stated(
    contract: Contract, stated: tuple[tuple[str, Decimal], ...], expected: Use
) -> None:
    assert use_at([contract], NOVEMBER, untouched, stated) == expected


def test_what_is_stated_takes_the_place_of_what_the_period_has_seen_and_of_nothing_else() -> None:
    contract = holding(rollover=Decimal(120))

    def known(contract: Contract, allowance: Allowance, at: datetime) -> tuple[Balance, ...]:
        periods = periods_that_matter(contract, allowance, at, datetime(2026, 12, 5, tzinfo=timezone.utc))
        taken = [Taken(used=Decimal(used)) for used in (300, 280, 200, 310)]
        return balances(contract, allowance, periods, taken)

    # Twenty minutes were left of October. December has taken ten of what November hands on.
    assert use_at([contract], NOVEMBER, known) == minutes(190, 190)
    assert use_at([contract], NOVEMBER, known, (("pool", Decimal(0)),)) == minutes(-10, 190)


def test_a_contract_that_is_not_in_force_holds_nothing_to_weigh() -> None:
    assert use_at([replace(holding(), starts=date(2026, 12, 1))], NOVEMBER, untouched) == Use((), ())
