"""Rates at their edges: equal rates, days that begin and end, days that never were, holidays close together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Work
from bot.desk.contracts import (
    HolidaySpan,
    RateCard,
    RateRow,
    Surcharge,
)
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.prices import Priced, price
from bot.desk.rates import Job, NoRate, bands_without_rate, terms_at
from bot.desk.work_done import Part, WorkEntry

HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": "09:00-17:00"}))
ALWAYS = SupportHours.always("America/Toronto")
TEN = "2026-11-24T10:00"


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def of(base: str, **rest: Any) -> RateRow:
    return RateRow(base=cad(base), **rest)


def rows(*found: RateRow, **rest: Any) -> RateCard:
    return RateCard(base=cad("100.00"), rows=found, **rest)


def entry(start: str, minutes: int, role: str | None = None, zone: str = "America/Toronto") -> WorkEntry:
    return WorkEntry(datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone)), minutes, role)


def priced(card: RateCard, *entries: WorkEntry, hours: SupportHours = HOURS, work: Work = Work.REMOTE) -> Priced:
    return price(card=card, hours=hours, work=work, entries=entries, kilometres=None, tax=None)


def shares(card: RateCard, *entries: WorkEntry, hours: SupportHours = HOURS) -> list[tuple[str, str]]:
    """Hours and amount of each line."""
    return [(str(line.quantity), str(line.amount.amount)) for line in priced(card, *entries, hours=hours).lines]


def hour(card: RateCard, start: str = TEN, role: str | None = None, hours: SupportHours = HOURS) -> int:
    found = terms_at(Job(card, hours, Work.REMOTE), role, entry(start, 0).start).hourly.rate
    assert found.denominator == 1
    return found.numerator


# --- who and what ---


def test_people_of_different_roles_share_a_line_where_no_row_asks_for_their_role() -> None:
    found = priced(rows(), entry(TEN, 30, "senior"), entry("2026-11-24T13:00", 30, "engineer"))
    assert [line.text for line in found.lines] == ["Remote work, inside support hours: 1 h at 100.00"]


def test_work_of_no_time_without_a_minimum_costs_nothing() -> None:
    assert priced(rows(), entry(TEN, 0)).lines == ()
    assert terms_at(Job(rows(), HOURS, Work.REMOTE), None, entry(TEN, 0).start).minimum == 0


def test_parts_alone_cannot_be_priced_where_no_card_names_an_hour() -> None:
    with pytest.raises(NoRate) as refused:
        price(card=RateCard(), hours=HOURS, work=Work.REMOTE, entries=(), kilometres=None, tax=None)
    assert str(refused.value) == "No rate card names the price of an hour. Add 'base' to the rates."


def test_the_currency_of_parts_is_that_of_the_first_hour_that_any_card_names() -> None:
    card = RateCard(rows=(RateRow(minimum_minutes=15),), behind=RateCard(rows=(of("80.00", work=Work.ONSITE),)))
    parts = (Part("Drive", cad("50.00")),)
    found = price(card=card, hours=HOURS, work=Work.REMOTE, entries=(), kilometres=None, tax=None, parts=parts)
    assert found.total == cad("50.00")


def test_work_without_an_hour_is_named_in_the_refusal() -> None:
    with pytest.raises(NoRate) as refused:
        priced(RateCard(rows=(of("90.00", work=Work.ONSITE),)), entry(TEN, 5))
    assert str(refused.value) == "No rate card names the price of an hour of remote work. Add 'base' to the rates."


@pytest.mark.parametrize(
    ("general", "special", "expected"),
    [
        pytest.param({}, {"week": parse_weekly("24x7")}, 60, id="a window before none"),
        pytest.param({}, {"holiday": HolidaySpan()}, 60, id="a holiday before none"),
        pytest.param({}, {"band": Band.HOLIDAY}, 60, id="a band before none"),
        pytest.param({"band": Band.HOLIDAY}, {"week": parse_weekly("24x7")}, 90, id="one each: as the card has them"),
        pytest.param(
            {"band": Band.HOLIDAY}, {"week": parse_weekly("24x7"), "holiday": HolidaySpan()}, 60, id="two before one"
        ),
        pytest.param({"valid_from": date(2026, 1, 1)}, {"valid_from": date(2026, 1, 2)}, 60, id="the later day"),
        pytest.param({"valid_from": date(2026, 1, 2)}, {}, 90, id="a day before none"),
        pytest.param({"role": "senior"}, {"band": Band.HOLIDAY, "week": parse_weekly("24x7")}, 90, id="role first"),
    ],
)
def test_the_row_that_says_more_of_its_time_comes_first(
    general: dict[str, Any], special: dict[str, Any], expected: int
) -> None:
    christmas = replace(HOURS, holidays=frozenset({date(2026, 12, 25)}))
    card = rows(of("90.00", **general), of("60.00", **special))
    assert hour(card, "2026-12-25T10:00", "senior", christmas) == expected


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        pytest.param(rows(RateRow(call_out_minutes=30), call_out_fee=cad("80.00")), ["50.00"], id="a row's minutes"),
        pytest.param(
            rows(RateRow(call_out_fee=cad("70.00")), RateRow(call_out_minutes=30)), ["70.00"], id="the first row"
        ),
        pytest.param(rows(RateRow(), call_out_fee=cad("80.00")), ["80.00"], id="the card's"),
        pytest.param(rows(behind=rows(call_out_minutes=45)), ["75.00"], id="the card's behind it"),
        pytest.param(rows(call_out_minutes=0, behind=rows(call_out_minutes=45)), ["0.00"], id="none is said"),
        pytest.param(rows(), [], id="nobody says anything"),
    ],
)
def test_the_first_that_names_a_call_out_fee_decides(card: RateCard, expected: list[str]) -> None:
    found = priced(card, entry(TEN, 60))
    assert [str(line.amount.amount) for line in found.lines[1:]] == expected


@pytest.mark.parametrize(
    ("holding", "start", "role", "expected"),
    [
        pytest.param({"role": "senior"}, TEN, "senior", True, id="who comes"),
        pytest.param({"role": "senior"}, TEN, None, False, id="somebody else comes"),
        pytest.param({"valid_from": date(2026, 11, 25)}, "2026-11-24T23:59", None, False, id="the day before"),
        pytest.param({"valid_from": date(2026, 11, 25)}, "2026-11-25T00:00", None, True, id="from its day"),
        pytest.param({"week": parse_weekly({"tue": "10:00-11:00"})}, TEN, None, True, id="in its window"),
        pytest.param({"week": parse_weekly({"tue": "10:00-11:00"})}, "2026-11-24T11:00", None, False, id="behind it"),
    ],
)
def test_a_surcharge_holds_as_a_row_does(holding: dict[str, Any], start: str, role: str | None, expected: bool) -> None:
    card = rows(surcharges=(Surcharge(name="More", amount=cad("40.00"), **holding),))
    assert ("More" in [line.text for line in priced(card, entry(start, 60, role)).lines]) == expected


# --- days ---


def test_work_over_the_night_of_the_last_day_of_a_price_is_priced_by_the_day_of_each_minute() -> None:
    card = rows(of("120.00", valid_to=date(2026, 11, 24)))
    assert shares(card, entry("2026-11-24T23:30", 90), hours=ALWAYS) == [("0.5", "60.00"), ("1", "100.00")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param({"valid_from": date(2011, 12, 30)}, [("0.5", "50.00"), ("1", "120.00")], id="its first day"),
        pytest.param({"valid_to": date(2011, 12, 30)}, [("0.5", "60.00"), ("1", "100.00")], id="its last day"),
    ],
)
def test_a_price_may_begin_or_end_on_a_day_that_never_was(row: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """Apia went from the 29th of December 2011 to the 31st."""
    apia = SupportHours.always("Pacific/Apia")
    found = shares(rows(of("120.00", **row)), entry("2011-12-29T23:30", 90, zone="Pacific/Apia"), hours=apia)
    assert found == expected


# --- holidays ---

LONG = RateRow(holiday=HolidaySpan(-180, 1920), multiplier=Decimal(3))
"""From nine in the evening before to eight in the morning after."""


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-12-25T20:59", 300),
        ("2026-12-26T07:59", 300),
        ("2026-12-26T08:00", 100),
        ("2026-12-26T20:59", 100),
        ("2026-12-26T21:00", 300),
        ("2026-12-28T07:59", 300),
        ("2026-12-28T08:00", 100),
    ],
)
def test_the_day_between_two_holidays_has_its_own_price_once_both_are_over(start: str, expected: int) -> None:
    days = replace(HOURS, holidays=frozenset({date(2026, 12, 25), date(2026, 12, 27)}))
    assert hour(rows(LONG), start, hours=days) == expected


def test_work_from_one_holiday_to_the_next_is_cut_where_the_price_changes() -> None:
    days = replace(ALWAYS, holidays=frozenset({date(2026, 12, 25), date(2026, 12, 27)}))
    whole_day = entry("2026-12-26T06:00", 17 * 60)
    assert [amount for _, amount in shares(rows(LONG), whole_day, hours=days)] == ["1200.00", "1300.00"]


def test_holidays_that_touch_run_together() -> None:
    noon_to_noon = RateRow(holiday=HolidaySpan(-720, 720), multiplier=Decimal(2))
    days = replace(HOURS, holidays=frozenset({date(2026, 12, 25), date(2026, 12, 26)}))
    found = [hour(rows(noon_to_noon), f"2026-12-{at}", hours=days) for at in ("24T11:59", "24T12:00", "25T12:00")]
    assert (found, hour(rows(noon_to_noon), "2026-12-26T12:00", hours=days)) == ([100, 200, 200], 100)


# --- bands that nobody thought of ---

CHRISTMAS = frozenset({date(2026, 12, 25)})
EVE = ((date(2026, 12, 24), parse_weekly("09:00-12:00")[0]),)
OUTSIDE = (RateRow(band=Band.AFTER_HOURS), RateRow(band=Band.WEEKEND))


@pytest.mark.parametrize(
    ("found", "hours", "expected"),
    [
        pytest.param((), HOURS, [Band.AFTER_HOURS, Band.WEEKEND], id="no holidays: none is missed"),
        pytest.param((), replace(HOURS, holidays=CHRISTMAS), [*list(Band)[1:]], id="whole holidays"),
        pytest.param((), replace(HOURS, partial=EVE), [*list(Band)[1:]], id="partial holidays"),
        pytest.param(tuple(replace(row, role="senior") for row in OUTSIDE), HOURS, [], id="who comes does not matter"),
        pytest.param(
            tuple(replace(row, valid_from=date(2030, 1, 1)) for row in OUTSIDE), HOURS, [], id="nor since when"
        ),
        pytest.param(tuple(replace(row, valid_to=date(2020, 1, 1)) for row in OUTSIDE), HOURS, [], id="nor until when"),
        pytest.param(
            (*OUTSIDE, RateRow(week=parse_weekly({"mon": "00:00-24:00"}))),
            replace(HOURS, holidays=CHRISTMAS),
            [Band.HOLIDAY],
            id="a holiday may be any day of the week",
        ),
        pytest.param(
            (*OUTSIDE, RateRow(holiday=HolidaySpan(-180, 1260))),
            replace(HOURS, holidays=CHRISTMAS),
            [Band.HOLIDAY],
            id="the evening of the last holiday",
        ),
        pytest.param(
            (*OUTSIDE, RateRow(holiday=HolidaySpan(60, 1500))),
            replace(HOURS, holidays=CHRISTMAS),
            [Band.HOLIDAY],
            id="the morning of the first holiday",
        ),
        pytest.param(
            (RateRow(work=Work.ONSITE), *OUTSIDE[:1]), HOURS, [Band.WEEKEND], id="a row for no time in particular"
        ),
    ],
)
def test_a_band_without_a_rate_at_some_minute_is_named(
    found: tuple[RateRow, ...], hours: SupportHours, expected: list[Band]
) -> None:
    assert list(bands_without_rate(rows(*found), hours)) == expected


def test_a_row_of_the_house_fills_a_band_too() -> None:
    assert bands_without_rate(rows(*OUTSIDE[:1], behind=rows(*OUTSIDE[1:])), HOURS) == ()
