"""From the facts of a request to its price: whose rates, and what of the facts the price is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Minutes, Work
from bot.desk.clients import Client, ClientStatus, Site, Tax
from bot.desk.contracts import Contract, ContractStatus, ContractType, RateCard, RateRow, Travel
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.prices import Estimate, LineKind
from bot.desk.pricing import contract_that_prices, price_of
from bot.desk.work_done import Part, WorkEntry

TORONTO = ZoneInfo("America/Toronto")
TEN = datetime(2026, 11, 24, 10, tzinfo=TORONTO)
EIGHT_PM = datetime(2026, 11, 24, 20, tzinfo=TORONTO)


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


TRAVEL = Travel(cad("45.00"), Decimal(25), cad("0.70"), zones=(("north", cad("30.00")),))
CARD = RateCard(
    base=cad("100.00"),
    rows=(
        RateRow(role="senior", base=cad("150.00")),
        RateRow(band=Band.AFTER_HOURS, multiplier=Decimal(2), minimum_minutes=120),
    ),
    travel=TRAVEL,
)
CLIENT = Client(
    "maple",
    "Maple",
    ClientStatus.ACTIVE,
    "America/Toronto",
    "CAD",
    tax=None,
    sites=(Site("barrie", "Barrie", Decimal(95), zone="north"), Site("main", "Main")),
)


def contract(number: str = "TM", card: RateCard | None = CARD, fallback: str | None = None) -> Contract:
    return Contract(
        number,
        1,
        ContractType.TIME_AND_MATERIALS,
        ContractStatus.ACTIVE,
        date(2026, 1, 1),
        None,
        SupportHours("America/Toronto", parse_weekly({"mon-fri": "09:00-17:00"})),
        None,
        (),
        fallback=fallback,
        rates=card,
    )


FACTS = Facts("printer", TEN, Work.ONSITE, minutes=Minutes.stated(60))


def asked(client: Client = CLIENT, *, covered: frozenset[LineKind] = frozenset(), **facts: object) -> Estimate:
    found = price_of(client, contract(), replace(FACTS, **facts), covered=covered)  # type: ignore[arg-type]
    assert found is not None
    return found


def amounts(found: Estimate) -> list[tuple[str, str]]:
    return [(line.kind.value, str(line.amount.amount)) for line in found.lines]


LABOUR, TRIP = ("labour", "100.00"), ("travel", "45.00")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, [LABOUR, TRIP], id="nothing is known but work and time"),
        pytest.param({"work": Work.REMOTE}, [LABOUR], id="the work"),
        pytest.param({"at": EIGHT_PM}, [("labour", "400.00"), TRIP], id="when"),
        pytest.param({"minutes": Minutes(10, 90, 120)}, [("labour", "150.00"), TRIP], id="how long, usually"),
        pytest.param({"role": "senior"}, [("labour", "150.00"), TRIP], id="who"),
        pytest.param({"rate": Decimal("60.00")}, [("labour", "60.00"), TRIP], id="the hour that was agreed"),
        pytest.param({"site": "barrie"}, [LABOUR, ("travel", "30.00")], id="the zone of the site"),
        pytest.param({"site": "main"}, [LABOUR, TRIP], id="a site without a zone"),
        pytest.param({"kilometres": Decimal(95)}, [LABOUR, TRIP, ("travel", "49.00")], id="how far"),
        pytest.param({"parts": (Part("Drive", cad("50.00")),)}, [LABOUR, TRIP, ("material", "50.00")], id="parts"),
        pytest.param({"entries": (WorkEntry(TEN, 30),)}, [("labour", "50.00"), TRIP], id="work that is known"),
    ],
)
def test_the_price_is_made_of_what_is_known(facts: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert amounts(asked(**facts)) == expected


def test_the_minutes_make_a_range() -> None:
    found = asked(work=Work.REMOTE, minutes=Minutes(15, 30, 90))
    assert [str(money.amount) for money in (found.low, found.likely, found.high)] == ["25.00", "50.00", "150.00"]


def test_the_clients_tax_is_added() -> None:
    taxed = replace(CLIENT, tax=Tax("HST", Decimal("0.13")))
    assert amounts(asked(taxed)) == [LABOUR, TRIP, ("tax", "18.85")]


def test_the_rates_of_the_site_stand_behind_those_of_the_contract() -> None:
    cheap = Site("main", "Main", rates=RateCard(base=cad("80.00"), travel=replace(TRAVEL, trip=cad("20.00"))))
    at_site = replace(CLIENT, sites=(cheap,))
    own = price_of(at_site, contract(card=RateCard(base=cad("90.00"))), replace(FACTS, site="main"))
    assert own is not None
    assert amounts(own) == [("labour", "90.00"), ("travel", "20.00")]


def test_what_the_plan_covers_is_shown_at_nothing() -> None:
    found = asked(covered=frozenset({LineKind.LABOUR}))
    assert amounts(found) == [("labour", "0.00"), TRIP]


def test_the_minutes_that_an_allowance_pays_are_taken_off() -> None:
    found = price_of(CLIENT, contract(), FACTS, covered_minutes=45)
    assert found is not None
    assert amounts(found) == [("labour", "0.00"), ("labour", "25.00"), TRIP]


@pytest.mark.parametrize(
    ("pricing", "facts"),
    [
        pytest.param(None, FACTS, id="no contract"),
        pytest.param(contract(card=None), FACTS, id="a contract without rates"),
        pytest.param(contract(), replace(FACTS, minutes=None), id="only a person can say how long it takes"),
        pytest.param(contract(), replace(FACTS, work=None), id="it is not known what work it is"),
    ],
)
def test_without_rates_work_or_time_there_is_no_price(pricing: Contract | None, facts: Facts) -> None:
    assert price_of(CLIENT, pricing, facts) is None


def test_asked_for_another_time_known_work_begins_with_its_first_entry_at_that_time() -> None:
    """The second entry is an hour and a half behind the first, whatever their order."""
    later, first = WorkEntry(TEN.replace(hour=17, minute=30), 60), WorkEntry(TEN.replace(hour=16), 30)
    found = [asked(work=Work.REMOTE, entries=(later, first), at=TEN.replace(hour=hour)) for hour in (16, 15, 10)]
    assert [str(one.subtotal.amount) for one in found] == ["250.00", "200.00", "150.00"]


@pytest.mark.parametrize(
    ("asked_for", "expected"),
    [
        pytest.param("PLAN", "TM", id="the first behind it that has rates"),
        pytest.param("FLEX", "FLEX", id="its own"),
        pytest.param("DEEP", "TM", id="two contracts behind it"),
        pytest.param("ALONE", None, id="nothing is behind it"),
        pytest.param("LOST", None, id="what is behind it is not there"),
        pytest.param("ROUND", None, id="they stand behind one another"),
    ],
)
def test_the_contract_whose_rates_hold_is_the_first_that_has_any(asked_for: str, expected: str | None) -> None:
    contracts = (
        contract("TM", fallback="FLEX"),
        contract("FLEX", fallback="TM"),
        contract("PLAN", None, "TM"),
        contract("DEEP", None, "PLAN"),
        contract("ALONE", None),
        contract("LOST", None, "GONE"),
        contract("ROUND", None, "TRIP"),
        contract("TRIP", None, "ROUND"),
    )
    by_number = {one.number: one for one in contracts}
    found = contract_that_prices(by_number[asked_for], by_number)
    assert (found.number if found else None) == expected
