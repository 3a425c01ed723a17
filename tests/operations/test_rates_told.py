"""What somebody reads who asks what help costs: every part of the price that their contract has."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.desk.catalogue import Work
from bot.desk.contracts import RateCard, Surcharge, Travel
from bot.desk.money import Money
from bot.operations.contracts import rates_in_words
from tests.makers import FOOTHILLS, RAVI, DeskForTests, demo_file

VISIT = "what does a visit cost?"


def _cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def test_a_visit_is_told_with_all_that_is_charged_for_it(desk: DeskForTests) -> None:
    """The example is that of the demo's own case: a visit in town has no kilometres to pay."""
    assert rates_in_words(ports=desk.ports, turn=desk.turn(RAVI, VISIT)).splitlines() == [
        "• A visit on site: $130.00 an hour, minimum 1 h, $65.00 for coming out",
        "• A visit on site outside support hours: $195.00 to $260.00 an hour, minimum 1 h to 2 h, $65.00 for coming out",
        "• Travel: beyond 15 km one way $0.65 a km, there and back",
        "• Parts: our cost and 20 %",
        "• GST 5% comes on top",
        "• For example, one to two hours at Macleod Trail garage in support hours: $204.75 to $341.25 with tax",
    ]


def test_who_asks_for_the_rates_reads_those_of_every_kind_of_work(desk: DeskForTests) -> None:
    told = rates_in_words(ports=desk.ports, turn=desk.turn(RAVI, "what are your rates?"))
    assert "• Help from afar: $110.00 an hour, minimum 30 min\n" in told
    assert "• Project work outside support hours: $210.00 to $280.00 an hour, minimum 2 h\n" in told


def test_zones_surcharges_and_minutes_for_coming_out_are_told(desk: DeskForTests) -> None:
    file = demo_file(FOOTHILLS)
    (contract,) = file.contracts
    card = RateCard(
        _cad("100.00"),
        call_out_minutes=45,
        travel=Travel(_cad("0.00"), Decimal(0), _cad("0.00"), zones=(("north", _cad("30.00")),)),
        surcharges=(Surcharge(name="Parking", amount=_cad("9.99"), work=Work.ONSITE, taxable=False),),
    )
    client = replace(file.client, tax=None)
    desk.take_in(replace(file, client=client, contracts=(replace(contract, version=2, rates=card),)))
    assert rates_in_words(ports=desk.ports, turn=desk.turn(RAVI, VISIT)).splitlines() == [
        "• A visit on site: $100.00 an hour, 45 min at that rate for coming out",
        "• Travel to zone north: $30.00 for the trip",
        "• Parking (On site): $9.99, without tax",
        "• For example, one to two hours at Macleod Trail garage in support hours: $184.99 to $284.99",
    ]
