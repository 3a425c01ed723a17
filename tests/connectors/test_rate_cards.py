"""Rates in client files and in the house's file: what can be written, and what is refused with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.connectors.client_files import BadClientFile, read_client_file, read_house_rates
from bot.desk.catalogue import Work
from bot.desk.contracts import HolidaySpan, Materials, RateCard, RateRow, Surcharge, Travel
from bot.desk.hours import Band, parse_weekly
from bot.desk.money import Money
from bot.operations.what_if import run_cases
from tests.connectors.client_texts import SMALL, changed, read, refused

ROW = "{band: weekend, multiplier: 2}"
BARE = SMALL[: SMALL.index("      travel:")]
CASES = """
cases:
  - name: a case
    given: {category: wifi, at: "2026-11-24T20:00"%s}
    expect: {subtotal: "%s"}
"""


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def card(tmp_path: Path, old: str, new: str) -> RateCard:
    found = read(tmp_path, changed(old, new, BARE)).contracts[1].rates
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{role: senior, adjustment: +15.00}", RateRow(role="senior", adjustment=cad("15.00"))),
        ("{work: onsite, adjustment: -10.00}", RateRow(work=Work.ONSITE, adjustment=cad("-10.00"))),
        (
            '{hours: {mon-fri: ["20:00-07:00"]}, multiplier: 2, minimum: 1h30m}',
            RateRow(week=parse_weekly({"mon-fri": "20:00-07:00"}), multiplier=Decimal(2), minimum_minutes=90),
        ),
        ("{holiday: true, multiplier: 3}", RateRow(holiday=HolidaySpan(0, 1440), multiplier=Decimal(3))),
        (
            '{holiday: {from: "21:00 the day before", to: "08:00 the day after"}, multiplier: 3}',
            RateRow(holiday=HolidaySpan(-180, 1920), multiplier=Decimal(3)),
        ),
        ('{holiday: {from: "06:00"}, multiplier: 3}', RateRow(holiday=HolidaySpan(360, 1440), multiplier=Decimal(3))),
        (
            "{from: 2027-01-01, to: 2027-12-31, base: 130.00}",
            RateRow(valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31), base=cad("130.00")),
        ),
        ("{work: onsite, call_out_fee: 45m}", RateRow(work=Work.ONSITE, call_out_minutes=45)),
        ("{work: onsite, call_out_fee: 65.00}", RateRow(work=Work.ONSITE, call_out_fee=cad("65.00"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_row_is_read(tmp_path: Path, written: str, expected: RateRow) -> None:
    assert card(tmp_path, ROW, written).rows[2] == expected


def test_a_card_has_surcharges_zones_miles_and_untaxed_parts(tmp_path: Path) -> None:
    more = """base: 120.00
      call_out_fee: 30m
      surcharges:
        - {name: Emergency, work: emergency, time: 1h15m}
        - {name: Night, band: after_hours, percent: 25%, taxable: false}
        - {name: Parking, work: onsite, amount: 12.00}
      travel: {zones: {north: 30.00}, trip: 45.00, included_miles: 10, per_mile: 0.70, taxable: false}
      materials: {markup: 25%, taxable: false}"""
    found = card(tmp_path, "base: 120.00", more)
    assert found.surcharges == (
        Surcharge(name="Emergency", work=Work.EMERGENCY, minutes=75),
        Surcharge(name="Night", band=Band.AFTER_HOURS, percent=Decimal("0.25"), taxable=False),
        Surcharge(name="Parking", work=Work.ONSITE, amount=cad("12.00")),
    )
    zones = (("north", cad("30.00")),)
    assert found.travel == Travel(cad("45.00"), Decimal(10), cad("0.70"), zones=zones, miles=True, taxable=False)
    assert (found.materials, found.call_out_minutes) == (Materials(Decimal("0.25"), taxable=False), 30)


@pytest.mark.parametrize(("written", "expected"), [("", None), ("      surcharges: []\n", ())])
def test_no_surcharges_and_nothing_said_of_them_are_two_things(
    tmp_path: Path, written: str, expected: tuple[Surcharge, ...] | None
) -> None:
    assert card(tmp_path, "      base: 120.00\n", f"      base: 120.00\n{written}").surcharges == expected


@pytest.mark.parametrize(("miles", "km"), [("20", "32.1869"), ("0", "0"), ("100", "160.9344")])
def test_miles_to_a_site_are_kept_as_kilometres(tmp_path: Path, miles: str, km: str) -> None:
    file = read(tmp_path, changed("name: Main, km: 5", f"name: Main, miles: {miles}"))
    assert file.client.sites[0].km == Decimal(km)


REFUSALS = [
    ("no sign", ROW, "{work: onsite, adjustment: 15.00}", "E04", "rows[2].adjustment", "has no sign"),
    (
        "twice the hour",
        ROW,
        "{role: senior, base: 90.00, adjustment: +1.00}",
        "E07",
        "rows[2].adjustment",
        "names an hour",
    ),
    (
        "amount and factor",
        ROW,
        "{role: a, multiplier: 2, adjustment: +1.00}",
        "E07",
        "rows[2].adjustment",
        "names an hour",
    ),
    ("windows overlap", ROW, '{hours: {mon: ["08:00-12:00", "11:00-13:00"]}}', "E04", "rows[2].hours", "overlap"),
    ("no window", ROW, "{hours: {mon: []}}", "E04", "rows[2].hours", "never hold"),
    ("hours in one word", ROW, "{hours: nights}", "E04", "rows[2].hours", "no hours of a week"),
    ("dates", ROW, "{from: 2027-01-02, to: 2027-01-01}", "E07", "rows[2].to", "before it starts"),
    ("no holiday", ROW, "{holiday: false}", "E04", "rows[2].holiday", "does not name them"),
    ("edge of a holiday", ROW, '{holiday: {from: "9 pm"}}', "E04", "rows[2].holiday.from", "around a holiday"),
    ("minute of a holiday", ROW, '{holiday: {from: "09:75"}}', "E04", "rows[2].holiday.from", "around a holiday"),
    ("backwards", ROW, '{holiday: {from: "08:00", to: "07:00"}}', "E07", "rows[2].holiday.to", "ends before"),
    ("nothing named", ROW, "{multiplier: 2}", "E03", "rows[2]", "kind of work, a role"),
    ("unknown key", ROW, "{band: weekend, multiplyer: 2}", "E02", "rows[2].multiplyer", "not known"),
    (
        "two kinds of surcharge",
        "base: 120.00",
        "base: 120.00\n      surcharges: [{name: A, amount: 1.00, percent: 5%}]",
        "E07",
        "surcharges[0]",
        "an amount, a percentage or a time",
    ),
    (
        "two units",
        "base: 120.00",
        "base: 120.00\n      travel: {per_km: 0.50, per_mile: 0.70}",
        "E07",
        "travel",
        "in kilometres or in miles",
    ),
    (
        "zones",
        "base: 120.00",
        "base: 120.00\n      travel: {zones: [north]}",
        "E04",
        "travel.zones",
        "Zones with their",
    ),
    (
        "a site without a zone",
        "base: 120.00",
        "base: 120.00\n      travel: {zones: {north: 30.00}}",
        "E05",
        "travel.zones",
        "The site 'main' is in no zone",
    ),
    ("fee", "base: 120.00", "base: 120.00\n      call_out_fee: 1.5h", "E04", "call_out_fee", "not a number"),
    ("no base", "      base: 120.00\n", "", "E03", "", "'base' is missing"),
]


@pytest.mark.parametrize(
    ("old", "new", "code", "where", "says"), [case[1:] for case in REFUSALS], ids=[case[0] for case in REFUSALS]
)
def test_a_card_that_cannot_be_meant_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, code: str, where: str, says: str
) -> None:
    found = [finding for finding in refused(tmp_path, changed(old, new, BARE)) if says in finding.message]
    assert [(one.code, one.where) for one in found] == [(code, f"contracts[1].rates.{where}".rstrip("."))]


def test_the_distance_is_given_once(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, changed("km: 5}", "km: 5, miles: 3}"))
    assert (found.code, found.where) == ("E07", "client.sites[0].miles")


# --- rates of the client, the site and the house ---

WITHOUT = SMALL[: SMALL.index("    rates:\n")]
CLIENT_RATES = WITHOUT.replace(
    "  sites:\n", "  rates: {base: 95.00, rows: [{band: after_hours, multiplier: 2}]}\n  sites:\n"
)


def test_a_contract_without_rates_is_priced_by_those_of_the_client(tmp_path: Path) -> None:
    file = read(tmp_path, CLIENT_RATES + CASES % (", minutes: 60", "190.00"))
    assert file.contracts[1].rates == RateCard()
    assert [case.differences for case in run_cases(file)] == [()]


def test_a_contract_that_charges_needs_rates_somewhere(tmp_path: Path) -> None:
    assert [finding.code for finding in refused(tmp_path, WITHOUT)] == ["E05"]


def test_a_site_has_rates_of_its_own(tmp_path: Path) -> None:
    file = read(tmp_path, changed("name: Main, km: 5", "name: Main, km: 5, rates: {travel: {trip: 9.00}}"))
    assert file.client.sites[0].rates == RateCard(travel=Travel(cad("9.00"), Decimal(0), cad("0")))


def test_only_a_contract_says_how_long_a_quote_holds(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, changed("  sites:\n", "  rates: {base: 95.00, quote_valid: 7d}\n  sites:\n"))
    assert (found.code, found.where) == ("E02", "client.rates.quote_valid")


def house(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rates.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_houses_rates_hold_where_nobody_else_says_anything(tmp_path: Path) -> None:
    path = house(tmp_path, "format: 1\nrates:\n  CAD: {base: 140.00}\n  USD: {base: 99.00}\n")
    text = tmp_path / "client.yml"
    text.write_text(WITHOUT + CASES % (", minutes: 30", "70.00"), encoding="utf-8")
    file = read_client_file(text, read_house_rates(path))
    assert file.client.house_rates == RateCard(cad("140.00"))
    assert [case.differences for case in run_cases(file)] == [()]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("format: 1\n", "E03", ""),
        ("format: 1\nrates: [1]\n", "E04", "rates"),
        ("format: 1\nrates: {cad: {base: 1.00}}\n", "E04", "rates.cad"),
        ("format: 1\nrates: {CAD: {base: x}}\n", "E04", "rates.CAD.base"),
        ("format: 1\nrate: {}\nrates: {}\n", "E02", "rate"),
    ],
)
def test_a_file_of_the_house_that_cannot_be_meant_is_refused(tmp_path: Path, text: str, code: str, where: str) -> None:
    with pytest.raises(BadClientFile) as refusal:
        read_house_rates(house(tmp_path, text))
    assert [(finding.code, finding.where) for finding in refusal.value.findings] == [(code, where)]


# --- cases that state what is priced ---


@pytest.mark.parametrize(
    ("given", "subtotal"),
    [
        (", entries: [30, 30]", "180.00"),
        (', entries: [30, {at: "2026-11-25T10:00", minutes: 30}]', "150.00"),
        (", minutes: 60, rate: 50.00", "50.00"),
        (", minutes: 60, parts: [{text: Drive, cost: 10.00, quantity: 2}]", "200.00"),
        (", minutes: 60, role: senior", "180.00"),
    ],
)
def test_a_case_can_state_entries_parts_a_role_and_an_agreed_hour(tmp_path: Path, given: str, subtotal: str) -> None:
    file = read(tmp_path, BARE + CASES % (given, subtotal))
    assert [case.differences for case in run_cases(file)] == [()]


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        (", entries: 45", "E04", "A list is wanted here"),
        (", entries: [soon]", "E04", "not a number"),
        (", entries: [{at: noon, minutes: 5}]", "E04", "not an instant"),
        (", entries: [{minute: 5}]", "E02", "'minute' is not known"),
        (", parts: [{text: Drive}]", "E03", "'cost' is missing"),
        (", rate: cheap", "E04", "not a number"),
    ],
)
def test_a_case_that_states_them_wrongly_is_refused(tmp_path: Path, given: str, code: str, says: str) -> None:
    found = refused(tmp_path, BARE + CASES % (given, "1.00"))
    assert [finding.code for finding in found if says in finding.message] == [code]


def test_the_first_entry_begins_with_the_work(tmp_path: Path) -> None:
    later = ', entries: [{at: "2026-11-25T10:00", minutes: 30}]'
    (case,) = run_cases(read(tmp_path, BARE + CASES % (later, "1.00")))
    assert "has to begin at 'at'" in case.differences[0].actual
