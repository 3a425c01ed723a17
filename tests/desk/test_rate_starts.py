"""Another hour at which it costs less is found where clock windows, holidays and days of a rate card change the price."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from bot.desk.alternatives import cost_of
from bot.desk.catalogue import Minutes, Work
from bot.desk.contracts import Contract, HolidaySpan, RateCard, RateRow
from bot.desk.decisions import Decision
from bot.desk.hours import SupportHours, parse_weekly
from bot.desk.money import Money
from tests.desk.coverage_oracle import steps
from tests.desk.plans import CARD, ZONE, charging, decide, facts
from tests.proving import cases, seeded

WEEKDAYS = SupportHours("America/Toronto", parse_weekly({"mon-fri": ["07:00-20:00"]}))
ALWAYS = SupportHours.always("America/Toronto")
NIGHTS = RateRow(
    week=parse_weekly({"mon-fri": ["00:00-07:00", "20:00-24:00"], "sat,sun": ["00:00-24:00"]}), multiplier=Decimal(2)
)
EDGES_OF_DAY = RateRow(week=parse_weekly({"mon-fri": ["07:00-08:00", "17:00-20:00"]}), multiplier=Decimal("1.5"))


def at_rates(*rows: RateRow, hours: SupportHours = WEEKDAYS) -> Contract:
    return replace(charging(), support_hours=hours, rates=replace(CARD, rows=rows))


def offered(contract: Contract, at: str, minutes: int = 60, work: Work = Work.REMOTE) -> list[tuple[str, str]]:
    begins = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    about = replace(facts(at=begins), minutes=Minutes.stated(minutes), work=work)
    return [(f"{way.when:%d %H:%M}", str(way.total)) for way in decide(contract, about=about).alternatives]


@pytest.mark.parametrize("hours", [WEEKDAYS, ALWAYS], ids=["by day", "around the clock"])
def test_inside_support_hours_a_cheaper_window_is_offered(hours: SupportHours) -> None:
    contract = at_rates(NIGHTS, EDGES_OF_DAY, hours=hours)
    assert offered(contract, "2026-11-24T17:30") == [("25 08:00", "113.00")]


def test_the_cheapest_window_comes_before_the_one_that_begins_first() -> None:
    contract = at_rates(NIGHTS, EDGES_OF_DAY, hours=ALWAYS)
    assert offered(contract, "2026-11-24T22:00") == [("25 08:00", "113.00"), ("25 07:00", "169.50")]


def test_a_window_that_is_too_short_for_the_work_is_not_the_last_that_is_looked_at() -> None:
    cheap = RateRow(week=parse_weekly({"wed": ["10:00-10:30"], "thu": ["10:00-12:00"]}), base=Money.of("50", "CAD"))
    assert offered(at_rates(cheap, hours=ALWAYS), "2026-11-24T17:30") == [("26 10:00", "56.50"), ("25 10:00", "84.75")]
    assert offered(at_rates(cheap, hours=ALWAYS), "2026-11-24T17:30", 30) == [("25 10:00", "28.25")]


def test_a_holiday_that_is_dearer_than_its_band_is_waited_out() -> None:
    hours = replace(WEEKDAYS, holidays=frozenset({date(2026, 12, 25)}))
    contract = at_rates(RateRow(holiday=HolidaySpan(-180, 1920), multiplier=Decimal(3)), hours=hours)
    assert offered(contract, "2026-12-24T22:00")[0] == ("26 08:00", "113.00")


def test_a_rate_that_begins_or_ends_within_a_month_is_waited_for() -> None:
    first = RateRow(base=Money.of("80", "CAD"), valid_from=date(2026, 12, 15))
    assert offered(at_rates(first, hours=ALWAYS), "2026-11-24T10:00") == [("15 00:00", "90.40")]
    until = RateRow(multiplier=Decimal(2), valid_to=date(2026, 12, 14))
    assert offered(at_rates(until, hours=ALWAYS), "2026-11-24T10:00") == [("15 00:00", "113.00")]


def test_a_window_for_help_from_afar_is_found_for_a_visit_too() -> None:
    afar = RateRow(work=Work.REMOTE, week=parse_weekly({"wed": ["10:00-12:00"]}), base=Money.of("50", "CAD"))
    assert offered(at_rates(afar, hours=ALWAYS), "2026-11-24T17:30", work=Work.ONSITE) == [
        ("25 10:00", "56.50"),
        ("24 17:30", "113.00"),
    ]


def test_no_later_beginning_of_the_week_is_cheaper_than_what_is_offered() -> None:
    """Every half hour of a week is decided and priced."""
    random, found = seeded("cheaper windows"), 0
    for _ in range(cases(2, 60)):
        contract = at_rates(*_rows(random), hours=random.choice((WEEKDAYS, ALWAYS)))
        at = datetime(2026, 11, 23, tzinfo=ZONE) + timedelta(minutes=30 * random.randrange(2 * 24 * 7))
        asked = replace(facts(at=at), minutes=Minutes.stated(random.choice((30, 60, 120))))

        def cost(decision: Decision) -> Decimal:
            price = cost_of(decision)
            assert price is not None
            return price

        decision = decide(contract, about=asked)
        best = min(
            cost(decide(contract, about=replace(asked, at=each)))
            for each in steps(at, at + timedelta(days=7), timedelta(minutes=30))
        )
        assert min([cost(decision), *(way.total for way in decision.alternatives)]) == best, (contract.rates, asked)
        found += bool(decision.alternatives)
    assert found > 0


def _rows(random: Random) -> list[RateRow]:
    """Up to four prices by the clock, each on some days."""
    rows = []
    for _ in range(random.randint(1, 4)):
        days = random.sample(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), random.randint(1, 7))
        begins = random.randrange(0, 44)
        ends = random.randint(begins + 1, 47)
        window = f"{begins // 2:02}:{begins % 2 * 30:02}-{ends // 2:02}:{ends % 2 * 30:02}"
        multiplier = Decimal(random.choice(("0.5", "0.75", "1.5", "2", "3")))
        rows.append(RateRow(week=parse_weekly({day: [window] for day in days}), multiplier=multiplier))
    return rows


def test_prices_that_follow_the_bands_alone_are_looked_at_no_closer() -> None:
    card = RateCard(Money.of("100", "CAD"))
    assert offered(replace(charging(), rates=card), "2026-11-24T20:00") == []
