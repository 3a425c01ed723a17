"""Whose rate holds when: levels, work, roles, clock windows, holidays and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Minutes, Work
from bot.desk.clients import Client, ClientStatus, Site, Tax
from bot.desk.contracts import (
    Contract,
    ContractStatus,
    ContractType,
    HolidaySpan,
    Materials,
    RateCard,
    RateRow,
    RoundingScope,
    Surcharge,
    Travel,
)
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.prices import Priced, price
from bot.desk.pricing import price_of
from bot.desk.rates import Job, NoRate, agreed_rates, bands_without_rate, levels, terms_at
from bot.desk.work_done import Part, WorkEntry

TORONTO = ZoneInfo("America/Toronto")
HOURS = SupportHours(
    "America/Toronto",
    parse_weekly({"mon-fri": "09:00-17:00"}),
    frozenset({date(2026, 12, 25)}),
    ((date(2026, 12, 24), parse_weekly("09:00-12:00")[0]),),
)


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


PLAIN = RateCard(cad("100.00"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TORONTO)


def rows(*found: RateRow) -> RateCard:
    return replace(PLAIN, rows=found)


def hour(
    card: RateCard, start: str = "2026-11-24T10:00", work: Work = Work.REMOTE, role: str | None = None
) -> Fraction:
    """What an hour costs at that moment."""
    return terms_at(Job(card, HOURS, work), role, at(start)).hourly.rate


def asked(card: RateCard, start: str, minutes: int, work: Work = Work.REMOTE, **rest: object) -> Priced:
    entry = WorkEntry(at(start), minutes, rest.pop("role", None))  # type: ignore[arg-type]
    given = {"kilometres": None, "tax": None, "entries": (entry,), **rest}
    return price(card=card, hours=HOURS, work=work, **given)  # type: ignore[arg-type]


def lines(found: Priced) -> list[tuple[str, str]]:
    return [(line.text, str(line.amount.amount)) for line in found.lines]


def up(amount: str, **rest: object) -> RateRow:
    return RateRow(adjustment=cad(amount), **rest)  # type: ignore[arg-type]


def of(base: str, **rest: object) -> RateRow:
    return RateRow(base=cad(base), **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("card", "work", "role", "expected"),
    [
        pytest.param(rows(of("150.00", role="senior")), Work.REMOTE, "senior", 150, id="the role's"),
        pytest.param(rows(of("150.00", role="Senior")), Work.REMOTE, "senior", 150, id="capitals do not matter"),
        pytest.param(rows(of("150.00", role="senior")), Work.REMOTE, None, 100, id="nobody is known yet"),
        pytest.param(
            rows(of("150.00", role="senior"), of("120.00", work=Work.ONSITE)),
            Work.ONSITE,
            "senior",
            120,
            id="work first",
        ),
        pytest.param(
            rows(of("90.00", work=Work.ONSITE), of("160.00", work=Work.ONSITE, role="senior")),
            Work.ONSITE,
            "senior",
            160,
            id="work and role before work",
        ),
        pytest.param(
            rows(of("95.00", band=Band.SUPPORT), of("150.00", role="senior")),
            Work.REMOTE,
            "senior",
            150,
            id="role, band",
        ),
        pytest.param(rows(up("25.00", work=Work.ONSITE)), Work.ONSITE, None, 125, id="an amount more"),
        pytest.param(rows(up("-300.00", work=Work.ONSITE)), Work.ONSITE, None, 0, id="never below zero"),
        pytest.param(
            rows(up("25.00", work=Work.ONSITE), of("140.00", role="senior")),
            Work.ONSITE,
            "senior",
            165,
            id="on the role's",
        ),
        pytest.param(
            rows(up("25.00", work=Work.ONSITE), up("30.00", role="senior")), Work.ONSITE, "senior", 125, id="one only"
        ),
        pytest.param(
            rows(of("120.00", work=Work.ONSITE), up("30.00", role="senior")),
            Work.ONSITE,
            "senior",
            120,
            id="not behind",
        ),
        pytest.param(
            rows(up("20.00", role="senior"), RateRow(band=Band.SUPPORT, multiplier=Decimal(2))),
            Work.REMOTE,
            "senior",
            240,
            id="before it is multiplied",
        ),
    ],
)
def test_the_hour_is_that_of_the_work_then_of_the_role(
    card: RateCard, work: Work, role: str | None, expected: int
) -> None:
    assert hour(card, work=work, role=role) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-06-30", 100), ("2026-07-01", 110), ("2026-12-31", 110), ("2027-01-01", 130), ("2028-05-01", 130)],
)
def test_a_row_holds_on_its_days_and_the_one_that_began_last_comes_first(day: str, expected: int) -> None:
    card = rows(of("110.00", valid_from=date(2026, 7, 1)), of("130.00", valid_from=date(2027, 1, 1)))
    assert hour(card, f"{day}T10:00") == expected


def test_a_row_ends_with_its_last_day() -> None:
    card = rows(of("80.00", valid_to=date(2026, 11, 24)))
    assert (hour(card, "2026-11-24T23:59"), hour(card, "2026-11-25T00:00")) == (80, 100)


def test_work_over_the_night_of_a_new_price_is_priced_by_the_day_of_each_minute() -> None:
    card = rows(of("120.00", valid_from=date(2027, 1, 1)))
    found = asked(card, "2026-12-31T23:30", 60)
    assert [(str(line.quantity), str(line.amount.amount)) for line in found.lines] == [
        ("0.5", "50.00"),
        ("0.5", "60.00"),
    ]


EVENINGS = RateRow(week=parse_weekly({"mon-fri": "17:00-20:00"}), multiplier=Decimal("1.5"), minimum_minutes=60)
NIGHTS = RateRow(week=parse_weekly({"mon-fri": "20:00-07:00"}), multiplier=Decimal(2), minimum_minutes=90)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-11-24T16:59", 100),
        ("2026-11-24T17:00", 150),
        ("2026-11-24T19:59", 150),
        ("2026-11-24T20:00", 200),
        ("2026-11-25T06:59", 200),
        ("2026-11-25T07:00", 100),
        ("2026-11-28T06:00", 200),
        ("2026-11-28T20:00", 100),
    ],
)
def test_two_rates_can_hold_after_hours_of_one_day(start: str, expected: int) -> None:
    assert hour(rows(EVENINGS, NIGHTS), start) == expected


def test_work_over_the_edge_of_a_window_is_two_lines_of_one_band() -> None:
    assert lines(asked(rows(EVENINGS, NIGHTS), "2026-11-24T19:00", 120)) == [
        ("Remote work, outside support hours: 1 h at 150.00", "150.00"),
        ("Remote work, outside support hours: 1 h at 200.00", "200.00"),
    ]


def test_the_minimum_is_charged_once_at_the_rate_of_arrival_also_where_windows_mix() -> None:
    assert lines(asked(rows(EVENINGS, NIGHTS), "2026-11-24T19:50", 30)) == [
        (
            "Remote work, outside support hours: 1 h at 150.00"
            " (the minimum is 1 h, charged once, at the rate for when the work begins)",
            "150.00",
        )
    ]


@pytest.mark.parametrize(
    ("start", "window", "expected"),
    [
        pytest.param("2026-11-01T00:30", "01:00-02:00", ["100.00", "400.00"], id="repeated hour: it holds both times"),
        pytest.param("2026-03-08T01:30", "02:00-03:00", ["300.00"], id="missing hour: it does not hold"),
    ],
)
def test_windows_are_times_on_the_wall(start: str, window: str, expected: list[str]) -> None:
    card = rows(RateRow(week=parse_weekly({"sun": window}), multiplier=Decimal(2)))
    assert [str(line.amount.amount) for line in asked(card, start, 180).lines] == expected


MORNINGS = RateRow(week=parse_weekly({"mon": "00:00-09:00", "tue-fri": "07:00-09:00"}), multiplier=Decimal(1))
LONG = RateRow(holiday=HolidaySpan(-180, 1920), multiplier=Decimal(3))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-12-23T20:59", 100),
        ("2026-12-23T21:00", 300),
        ("2026-12-24T08:59", 300),
        pytest.param("2026-12-24T09:00", 100, id="the hours that the partial holiday keeps"),
        pytest.param("2026-12-24T11:59", 100, id="to their end"),
        ("2026-12-24T12:00", 300),
        ("2026-12-25T12:00", 300),
        ("2026-12-26T07:59", 300),
        ("2026-12-26T08:00", 100),
    ],
)
def test_a_holiday_may_begin_the_evening_before_and_end_the_morning_after(start: str, expected: int) -> None:
    assert hour(rows(LONG), start) == expected


def test_the_line_says_that_the_holiday_rate_holds_the_evening_before() -> None:
    assert lines(asked(rows(LONG), "2026-12-23T20:00", 120)) == [
        ("Remote work, outside support hours: 1 h at 100.00", "100.00"),
        ("Remote work, outside support hours: 1 h at 300.00, the holiday rate", "300.00"),
    ]


def test_a_row_with_a_window_a_band_and_a_holiday_needs_all_three() -> None:
    row = RateRow(
        band=Band.HOLIDAY, week=parse_weekly({"thu": "10:00-14:00"}), holiday=HolidaySpan(), multiplier=Decimal(2)
    )
    found = [hour(rows(row), start) for start in ("2026-12-24T11:00", "2026-12-24T13:00", "2026-12-31T13:00")]
    assert found == [100, 200, 100]


# --- contract, client, site, house ---

HOUSE = RateCard(cad("140.00"), RoundingScope.ENTRY, (RateRow(band=Band.AFTER_HOURS, multiplier=Decimal("1.5")),))
SITE = Site("main", "Main", Decimal(30), "north", RateCard(travel=Travel(cad("20.00"), Decimal(0), cad("1.00"))))
CLIENT = Client(
    "c",
    "C",
    ClientStatus.ACTIVE,
    "America/Toronto",
    "CAD",
    Tax("HST", Decimal("0.13")),
    sites=(SITE,),
    house_rates=HOUSE,
)


def contract(card: RateCard | None) -> Contract:
    return Contract(
        "TM",
        1,
        ContractType.TIME_AND_MATERIALS,
        ContractStatus.ACTIVE,
        date(2026, 1, 1),
        None,
        HOURS,
        None,
        (),
        rates=card,
    )


def agreed(card: RateCard | None, client: Client = CLIENT, rate: str | None = None) -> RateCard:
    found = agreed_rates(client=client, contract=contract(card), site=SITE, rate=Decimal(rate) if rate else None)
    assert found is not None
    return found


WITH_RATES = replace(CLIENT, rates=RateCard(cad("115.00")))
CLIENT_ROW = replace(CLIENT, rates=RateCard(cad("115.00"), rows=(of("70.00", work=Work.REMOTE),)))


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        pytest.param(agreed(rows(of("90.00", work=Work.REMOTE)), WITH_RATES, "60.00"), 60, id="agreed for the ticket"),
        pytest.param(agreed(rows(of("90.00", work=Work.REMOTE)), CLIENT_ROW), 90, id="contract row"),
        pytest.param(agreed(PLAIN, CLIENT_ROW), 100, id="the contract's hour before the client's row"),
        pytest.param(agreed(RateCard(), CLIENT_ROW), 70, id="the client's row"),
        pytest.param(agreed(RateCard(), WITH_RATES), 115, id="the client's hour"),
        pytest.param(agreed(RateCard()), 140, id="the house's"),
    ],
)
def test_the_first_level_that_names_an_hour_decides(card: RateCard, expected: int) -> None:
    assert hour(card) == expected


def test_a_site_comes_before_the_house_and_after_the_client() -> None:
    cheap = replace(SITE, rates=RateCard(cad("50.00")))
    found = [agreed_rates(client=client, contract=contract(RateCard()), site=cheap) for client in (CLIENT, WITH_RATES)]
    assert [hour(card) for card in found if card] == [50, 115]


def test_each_term_is_looked_for_by_itself() -> None:
    card = agreed(rows(RateRow(band=Band.AFTER_HOURS, minimum_minutes=120)), WITH_RATES)
    terms = terms_at(Job(card, HOURS, Work.ONSITE), None, at("2026-11-24T20:00"))
    found = asked(card, "2026-11-24T20:00", 30, Work.ONSITE, kilometres=Decimal(5))
    assert (terms.hourly.rate, terms.minimum, len(levels(card))) == (150, 120, 4)
    assert [str(line.amount.amount) for line in found.lines] == ["300.00", "20.00", "5.00"]


def test_a_level_that_says_something_of_a_multiplier_is_not_outbid_by_those_behind_it() -> None:
    card = agreed(rows(RateRow(band=Band.AFTER_HOURS, multiplier=Decimal("1.1"))))
    assert hour(card, "2026-11-24T20:00") == 110


def test_an_hour_agreed_for_a_ticket_holds_at_any_time_but_the_minimum_stays() -> None:
    card = agreed(rows(RateRow(band=Band.AFTER_HOURS, multiplier=Decimal(2), minimum_minutes=120)), rate="60.00")
    assert str(asked(card, "2026-11-24T20:00", 10).total.amount) == "120.00"


def test_a_contract_without_rates_prices_nothing() -> None:
    assert agreed_rates(client=WITH_RATES, contract=contract(None)) is None


def test_rates_that_name_no_hour_are_refused() -> None:
    with pytest.raises(NoRate, match="Add 'base'"):
        asked(RateCard(), "2026-11-24T10:00", 10)
    with pytest.raises(NoRate, match="an hour of remote work"):
        hour(RateCard(rows=(of("90.00", work=Work.ONSITE),)))


# --- what stands beside the labour ---


@pytest.mark.parametrize(
    ("surcharge", "expected"),
    [
        pytest.param({"amount": cad("40.00")}, ("Night", "40.00"), id="an amount"),
        pytest.param({"percent": Decimal("0.175")}, ("Night, 17.5% of the work", "26.25"), id="a share of the labour"),
        pytest.param({"minutes": 75}, ("Night, 1 h 15 min at 150.00", "187.50"), id="a time at the rate of arrival"),
    ],
)
def test_a_surcharge_is_a_line_of_its_own(surcharge: dict[str, object], expected: tuple[str, str]) -> None:
    night = Surcharge(name="Night", band=Band.AFTER_HOURS, **surcharge)  # type: ignore[arg-type]
    card = replace(rows(RateRow(band=Band.AFTER_HOURS, multiplier=Decimal("1.5"))), surcharges=(night,))
    assert lines(asked(card, "2026-11-24T20:00", 60))[1:] == [expected]
    assert len(asked(card, "2026-11-24T10:00", 60).lines) == 1


def test_surcharges_add_up_and_a_level_can_say_that_there_are_none() -> None:
    some = replace(PLAIN, surcharges=(Surcharge(amount=cad("5.00")), Surcharge(amount=cad("7.00"), work=Work.ONSITE)))
    found = [
        str(asked(card, "2026-11-24T10:00", 60, Work.ONSITE).total.amount)
        for card in (some, replace(PLAIN, behind=some))
    ]
    none = asked(replace(PLAIN, surcharges=(), behind=some), "2026-11-24T10:00", 60, Work.ONSITE)
    assert (found, str(none.total.amount)) == (["112.00", "112.00"], "100.00")


def test_a_call_out_fee_can_be_a_time_at_the_rate_of_arrival() -> None:
    card = replace(rows(RateRow(band=Band.AFTER_HOURS, multiplier=Decimal(2))), call_out_minutes=45)
    assert lines(asked(card, "2026-11-24T20:00", 60))[1:] == [("Call-out fee, 45 min at 200.00", "150.00")]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("north", ("Trip to your site, zone north", "30.00")),
        ("west", ("Trip to your site", "45.00")),
        (None, ("Trip to your site", "45.00")),
    ],
)
def test_the_trip_has_the_price_of_the_sites_zone(zone: str | None, expected: tuple[str, str]) -> None:
    travel = Travel(cad("45.00"), Decimal(0), cad("0.00"), zones=(("north", cad("30.00")), ("south", cad("60.00"))))
    found = asked(replace(PLAIN, travel=travel), "2026-11-24T10:00", 60, Work.ONSITE, zone=zone)
    assert lines(found)[1:] == [expected]


def test_miles_are_counted_as_miles() -> None:
    travel = Travel(cad("0.00"), Decimal(5), cad("0.70"), 2, miles=True)
    found = asked(replace(PLAIN, travel=travel), "2026-11-24T10:00", 60, Work.ONSITE, kilometres=Decimal("32.1869"))
    assert lines(found)[2:] == [("30 miles beyond the first 5 miles, there and back", "21.00")]


def test_each_kind_can_be_free_of_tax() -> None:
    card = replace(
        PLAIN,
        travel=Travel(cad("10.00"), Decimal(0), cad("0.00"), taxable=False),
        materials=Materials(taxable=False),
        surcharges=(Surcharge(amount=cad("10.00"), taxable=False),),
    )
    tax = Tax("HST", Decimal("0.13"))
    found = asked(card, "2026-11-24T10:00", 60, Work.ONSITE, tax=tax, parts=(Part("Drive", cad("50.00")),))
    assert (str(found.subtotal.amount), str(found.tax.amount)) == ("170.00", "13.00")


def test_entries_of_several_people_are_priced_by_their_roles() -> None:
    card = rows(of("150.00", role="senior"), RateRow(work=Work.REMOTE, increment_minutes=60))
    entries = (WorkEntry(at("2026-11-24T10:00"), 45, "senior"), WorkEntry(at("2026-11-24T13:00"), 45))
    assert lines(asked(card, "2026-11-24T10:00", 0, entries=entries)) == [
        ("Remote work (senior), inside support hours: 1 h at 150.00", "150.00"),
        ("Remote work, inside support hours: 1 h at 100.00", "100.00"),
    ]


# --- facts to prices ---

FACTS = Facts("printer", at("2026-11-24T16:00"), Work.REMOTE, minutes=Minutes.stated(120))


def test_known_entries_move_with_the_time_that_is_asked_about() -> None:
    entries = (WorkEntry(at("2026-11-24T16:00"), 60), WorkEntry(at("2026-11-24T20:00"), 60))
    card = contract(rows(RateRow(band=Band.AFTER_HOURS, multiplier=Decimal(2))))
    stated = replace(FACTS, entries=entries)
    found = [price_of(CLIENT, card, facts) for facts in (stated, replace(stated, at=at("2026-11-24T09:00")))]
    assert [str(one.subtotal.amount) for one in found if one] == ["300.00", "200.00"]
    assert found[0] is not None and found[0].low == found[0].high


def test_parts_role_and_agreed_hour_reach_the_price() -> None:
    facts = replace(FACTS, at=at("2026-11-24T09:00"), parts=(Part("Drive", cad("50.00")),), role="senior")
    card = contract(rows(of("150.00", role="senior")))
    found = [price_of(CLIENT, card, one) for one in (facts, replace(facts, rate=Decimal("60.00")))]
    assert [str(one.subtotal.amount) for one in found if one] == ["350.00", "170.00"]


# --- bands that nobody thought of ---


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param((), [Band.AFTER_HOURS, Band.WEEKEND, Band.HOLIDAY], id="none"),
        pytest.param((RateRow(week=parse_weekly("24x7")),), [], id="a window for all"),
        pytest.param(
            (EVENINGS, NIGHTS), [Band.AFTER_HOURS, Band.WEEKEND, Band.HOLIDAY], id="seven to nine is left out"
        ),
        pytest.param(
            (EVENINGS, NIGHTS, MORNINGS, RateRow(band=Band.WEEKEND)),
            [Band.HOLIDAY],
            id="but for the day of a holiday",
        ),
        pytest.param((RateRow(holiday=HolidaySpan()),), [Band.AFTER_HOURS, Band.WEEKEND], id="the holiday alone"),
    ],
)
def test_a_band_has_a_rate_when_every_minute_of_it_has_one(found: tuple[RateRow, ...], expected: list[Band]) -> None:
    assert list(bands_without_rate(rows(*found), HOURS)) == expected
