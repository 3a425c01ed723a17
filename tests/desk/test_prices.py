"""Prices: the published schedules, the cases of the example client, and what holds of every card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.catalogue import Minutes, Work
from bot.desk.clients import Tax
from bot.desk.contracts import Materials, RateCard, RateRow, RoundingScope, Travel
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.prices import Estimate, LineKind, Priced, estimate, price
from bot.desk.work_done import Part, WorkEntry

TORONTO = ZoneInfo("America/Toronto")
HST = Tax("HST", Decimal("0.13"))
HOLIDAY = date(2026, 10, 12)
MAPLE_HOURS = SupportHours(
    "America/Toronto", parse_weekly({"mon-fri": "08:00-18:00", "sat": "09:00-13:00"}), frozenset({HOLIDAY})
)
NINE_TO_FIVE = SupportHours("America/Toronto", parse_weekly({"mon-fri": "09:00-17:00"}), frozenset({HOLIDAY}))


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def at(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TORONTO, fold=fold)


def times(multiplier: str, band: Band, minimum: int | None = None) -> RateRow:
    return RateRow(band=band, multiplier=Decimal(multiplier), minimum_minutes=minimum)


MAPLE = RateCard(
    base=cad("125.00"),
    rows=(
        RateRow(work=Work.REMOTE, minimum_minutes=15, increment_minutes=15),
        RateRow(work=Work.ONSITE, base=cad("150.00"), minimum_minutes=60, increment_minutes=15),
        RateRow(work=Work.PROJECT, base=cad("165.00"), minimum_minutes=60, increment_minutes=30),
        times("1.5", Band.AFTER_HOURS, 120),
        times("2", Band.WEEKEND, 120),
        times("2", Band.HOLIDAY, 120),
    ),
    travel=Travel(cad("45.00"), Decimal(25), cad("0.70")),
    materials=Materials(markup=Decimal("0.25")),
)
PLAIN = RateCard(base=cad("100.00"))
CALL_OUT = RateCard(
    base=cad("170.00"),
    rows=(
        RateRow(work=Work.ONSITE, call_out_fee=cad("127.50")),
        RateRow(work=Work.EMERGENCY, call_out_fee=cad("212.50")),
        times("1.5", Band.AFTER_HOURS, 120),
    ),
)
TUESDAY_TEN = at("2026-11-24T10:00")


@dataclass(frozen=True)
class Job:
    """A piece of work as the tests write it."""

    card: RateCard = PLAIN
    work: Work = Work.REMOTE
    entries: tuple[tuple[datetime, int], ...] = ((TUESDAY_TEN, 60),)
    hours: SupportHours = NINE_TO_FIVE
    kilometres: str | None = None
    tax: Tax | None = HST
    parts: tuple[Part, ...] = ()
    covered: frozenset[LineKind] = frozenset()
    covered_minutes: int = 0

    def priced(self) -> Priced:
        return price(
            card=self.card,
            hours=self.hours,
            work=self.work,
            entries=tuple(WorkEntry(start, minutes) for start, minutes in self.entries),
            kilometres=None if self.kilometres is None else Decimal(self.kilometres),
            tax=self.tax,
            parts=self.parts,
            covered=self.covered,
            covered_minutes=self.covered_minutes,
        )

    def subtotal(self) -> str:
        return str(self.priced().subtotal.amount)

    def billed(self) -> list[tuple[str, str]]:
        """Hours and amount of each labour line."""
        lines = self.priced().lines
        return [(str(x.quantity), str(x.amount.amount)) for x in lines if x.kind is LineKind.LABOUR]

    def texts(self) -> list[str]:
        return [line.text for line in self.priced().lines]


def job(start: str, minutes: int, **rest: object) -> Job:
    return replace(Job(entries=((at(start), minutes),)), **rest)  # type: ignore[arg-type]


def maple(start: str, minutes: int, **rest: object) -> Job:
    return job(start, minutes, card=MAPLE, hours=MAPLE_HOURS, **rest)


def with_rows(*rows: RateRow, **rest: object) -> RateCard:
    return replace(PLAIN, rows=rows, **rest)  # type: ignore[arg-type]


EIGHT_TO_FIVE = SupportHours("America/Toronto", parse_weekly({"mon-fri": "08:00-17:00"}))
STEPPED = with_rows(times("1.5", Band.AFTER_HOURS, 60), times("2", Band.WEEKEND, 90), times("3", Band.HOLIDAY))
MILEAGE = replace(
    MAPLE,
    travel=Travel(cad("45.00"), Decimal(0), cad("0.70")),
    rows=(*MAPLE.rows[:3], times("1.5", Band.AFTER_HOURS)),
)
DRIVE = Part("Replacement drive", cad("180.00"))
AFTER_HOURS_VISIT = job("2026-11-24T19:00", 120, card=MILEAGE, work=Work.ONSITE, kilometres="20", parts=(DRIVE,))


@pytest.mark.parametrize(
    ("asked", "subtotal", "total"),
    [
        pytest.param(
            job("2026-11-24T10:00", 60, card=CALL_OUT, work=Work.ONSITE),
            "297.50",
            "336.18",
            id="call-out of 0.75 h",
        ),
        pytest.param(
            job("2026-11-24T10:00", 45, card=CALL_OUT, work=Work.EMERGENCY),
            "340.00",
            "384.21",
            id="emergency of 1.25 h",
        ),
        pytest.param(job("2026-11-24T20:00", 20, card=CALL_OUT), "510.00", "576.30", id="after hours with 2 h minimum"),
        pytest.param(AFTER_HOURS_VISIT, "734.00", "829.42", id="visit after hours with trip, miles and a part"),
        pytest.param(
            job(
                "2026-11-24T16:30",
                120,
                card=replace(PLAIN, base=cad("125.00"), rows=(times("1.5", Band.AFTER_HOURS),)),
            ),
            "343.75",
            "388.44",
            id="across the end of support hours",
        ),
        pytest.param(
            job("2026-11-24T18:00", 5, card=STEPPED, hours=EIGHT_TO_FIVE),
            "150.00",
            "169.50",
            id="1 h at 1.5x",
        ),
        pytest.param(
            job("2026-11-29T10:00", 5, card=STEPPED, hours=EIGHT_TO_FIVE),
            "300.00",
            "339.00",
            id="1.5 h at 2x",
        ),
        pytest.param(job("2026-10-12T10:00", 60, card=STEPPED), "300.00", "339.00", id="holiday at 3x"),
    ],
)
def test_published_schedules_are_priced_to_the_cent(asked: Job, subtotal: str, total: str) -> None:
    priced = asked.priced()
    assert (str(priced.subtotal.amount), str(priced.total.amount)) == (subtotal, total)


@pytest.mark.parametrize(
    ("minimum", "increment", "minutes", "hours"),
    [
        pytest.param(20, 5, 12, "0.333333", id="12 becomes 20"),
        pytest.param(20, 5, 23, "0.416667", id="23 becomes 25"),
        pytest.param(None, 30, 5, "0.5", id="5 becomes 30"),
        pytest.param(20, 15, 12, "0.5", id="the minimum is rounded too"),
        pytest.param(60, 15, 60, "1", id="exactly the minimum"),
        pytest.param(60, 15, 61, "1.25", id="a minute over"),
        pytest.param(None, None, 7, "0.116667", id="no terms: real minutes"),
    ],
)
def test_minutes_are_raised_to_the_minimum_and_then_to_a_whole_step(
    minimum: int | None, increment: int | None, minutes: int, hours: str
) -> None:
    card = with_rows(RateRow(minimum_minutes=minimum, increment_minutes=increment))
    actual = [quantity for quantity, _ in job("2026-11-24T10:00", minutes, card=card).billed()]
    assert actual == [hours]


@pytest.mark.parametrize(
    ("scope", "hours"),
    [
        pytest.param(RoundingScope.TICKET, "2", id="once per ticket"),
        pytest.param(RoundingScope.ENTRY, "3", id="every entry"),
        pytest.param(RoundingScope.DAY, "3", id="once per day"),
    ],
)
def test_minutes_are_rounded_once_per_scope(scope: RoundingScope, hours: str) -> None:
    card = with_rows(RateRow(minimum_minutes=60, increment_minutes=60), scope=scope)
    entries = ((at("2026-11-25T09:00"), 5), (at("2026-11-24T09:00"), 45), (at("2026-11-24T13:00"), 45))
    actual = [quantity for quantity, _ in Job(card=card, entries=entries).billed()]
    assert actual == [hours]


def test_a_day_is_the_local_day_and_not_the_one_in_utc() -> None:
    card = with_rows(RateRow(increment_minutes=60), scope=RoundingScope.DAY)
    entries = ((at("2026-11-24T15:00"), 30), (at("2026-11-24T20:00"), 30))
    in_utc = tuple((start.astimezone(timezone.utc), minutes) for start, minutes in entries)
    actual = Job(card=card, entries=in_utc, hours=SupportHours.always("America/Toronto")).billed()
    assert actual == [("1", "100.00")]


@pytest.mark.parametrize(
    ("asked", "subtotal", "tax", "total", "not_to_exceed"),
    [
        pytest.param(maple("2026-11-24T20:00", 45), "375.00", "48.75", "423.75", "430.00", id="eight in the evening"),
        pytest.param(maple("2026-11-24T10:00", 30), "62.50", "8.13", "70.63", "80.00", id="own tablet"),
        pytest.param(
            maple("2026-11-24T10:00", 90, work=Work.ONSITE, kilometres="95"),
            "319.00",
            "41.47",
            "360.47",
            "370.00",
            id="visit in Barrie",
        ),
        pytest.param(maple("2026-10-12T10:00", 20), "500.00", "65.00", "565.00", "570.00", id="Thanksgiving"),
        pytest.param(maple("2027-01-04T10:00", 20), "62.50", "8.13", "70.63", "80.00", id="without the plan"),
    ],
)
def test_the_cases_of_the_example_client_hold(
    asked: Job, subtotal: str, tax: str, total: str, not_to_exceed: str
) -> None:
    (start, minutes), *_ = asked.entries
    found = asked_as_estimate(asked, start, Minutes.stated(minutes))
    actual = tuple(str(money.amount) for money in (found.subtotal, found.tax, found.total, found.not_to_exceed))
    assert actual == (subtotal, tax, total, not_to_exceed)


def asked_as_estimate(asked: Job, start: datetime, minutes: Minutes) -> Estimate:
    return estimate(
        card=asked.card,
        hours=asked.hours,
        work=asked.work,
        start=start,
        minutes=minutes,
        kilometres=None if asked.kilometres is None else Decimal(asked.kilometres),
        tax=asked.tax,
        parts=asked.parts,
        covered=asked.covered,
        covered_minutes=asked.covered_minutes,
    )


def test_an_estimate_is_a_range_and_the_lines_are_those_of_the_likely_case() -> None:
    asked = maple("2026-11-24T10:00", 30)
    found = asked_as_estimate(asked, at("2026-11-24T10:00"), Minutes(10, 30, 60))
    actual = tuple(str(money.amount) for money in (found.low, found.likely, found.high, found.not_to_exceed))
    assert (actual, found.lines) == (("35.31", "70.63", "141.25", "150.00"), asked.priced().lines)


def test_nobody_is_promised_less_than_the_likely_price_when_long_work_runs_into_cheap_hours() -> None:
    found = asked_as_estimate(maple("2026-11-24T07:45", 0), at("2026-11-24T07:45"), Minutes(20, 30, 150))
    actual = tuple(str(money.amount) for money in (found.low, found.likely, found.high, found.not_to_exceed))
    assert actual == ("300.16", "423.75", "423.75", "430.00")


@pytest.mark.parametrize(
    ("start", "minutes", "expected"),
    [
        pytest.param("2026-11-24T16:00", 30, [("1", "100.00")], id="inside support hours"),
        pytest.param("2026-11-24T16:45", 30, [("1", "100.00")], id="minimum, billed as when the work begins"),
        pytest.param("2026-11-24T08:45", 30, [("2", "300.00")], id="the same in the early morning"),
        pytest.param("2026-11-24T16:00", 90, [("1", "100.00"), ("0.5", "75.00")], id="above the minimum: shares"),
        pytest.param("2026-11-24T17:00", 30, [("2", "300.00")], id="at the minute of closing"),
        pytest.param("2026-11-27T23:00", 180, [("1", "150.00"), ("2", "400.00")], id="into the weekend"),
    ],
)
def test_the_minimum_applies_once_in_the_band_of_arrival(
    start: str, minutes: int, expected: list[tuple[str, str]]
) -> None:
    rows = (RateRow(minimum_minutes=60), times("1.5", Band.AFTER_HOURS, 120), times("2", Band.WEEKEND, 240))
    assert job(start, minutes, card=with_rows(*rows)).billed() == expected


ROW = RateRow(work=Work.ONSITE, band=Band.AFTER_HOURS, base=cad("210.00"))
PRECEDENCE = (
    RateRow(base=cad("90.00"), minimum_minutes=30, increment_minutes=10),
    RateRow(band=Band.AFTER_HOURS, base=cad("95.00"), multiplier=Decimal("1.5"), minimum_minutes=20),
    RateRow(
        work=Work.ONSITE,
        base=cad("200.00"),
        multiplier=Decimal("1.2"),
        minimum_minutes=25,
        increment_minutes=25,
    ),
    ROW,
)


@pytest.mark.parametrize(
    ("work", "start", "expected"),
    [
        pytest.param(Work.ONSITE, "2026-11-24T18:00", [("0.833333", "262.50")], id="work and band: 210 x 1.5"),
        pytest.param(Work.ONSITE, "2026-11-24T10:00", [("0.833333", "200.00")], id="work: 200 x 1.2"),
        pytest.param(Work.REMOTE, "2026-11-24T18:00", [("0.5", "71.25")], id="band: 95 x 1.5"),
        pytest.param(Work.REMOTE, "2026-11-24T10:00", [("0.5", "45.00")], id="a row for everything: 90"),
    ],
)
def test_the_most_specific_row_names_price_and_step_and_the_highest_multiplier_and_minimum_win(
    work: Work, start: str, expected: list[tuple[str, str]]
) -> None:
    assert job(start, 26, card=with_rows(*PRECEDENCE), work=work).billed() == expected


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        pytest.param(Work.SECURITY, "80.00", id="security like remote"),
        pytest.param(Work.VENDOR, "80.00", id="vendor like remote"),
        pytest.param(Work.EMERGENCY, "80.00", id="emergency like remote"),
        pytest.param(Work.QUOTE, "80.00", id="a purchase like remote"),
        pytest.param(Work.TRAINING, "60.00", id="training has its own row"),
        pytest.param(Work.ONSITE, "100.00", id="on-site is not remote"),
        pytest.param(Work.PROJECT, "100.00", id="a project is not remote"),
    ],
)
def test_work_from_afar_without_a_row_of_its_own_costs_what_remote_work_costs(work: Work, expected: str) -> None:
    rows = (RateRow(work=Work.REMOTE, base=cad("80.00")), RateRow(work=Work.TRAINING, base=cad("60.00")))
    assert job("2026-11-24T10:00", 60, card=with_rows(*rows), work=work).subtotal() == expected


def test_a_multiplier_below_one_is_a_cheaper_hour() -> None:
    card = with_rows(times("0.8", Band.WEEKEND))
    assert job("2026-11-28T10:00", 60, card=card).subtotal() == "80.00"


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [pytest.param(90, ("1.5", "150.00"), id="below"), pytest.param(480, ("4", "400.00"), id="capped")],
)
def test_no_more_than_the_maximum_is_billed(minutes: int, expected: tuple[str, str]) -> None:
    card = with_rows(RateRow(maximum_minutes=240), RateRow(work=Work.REMOTE, maximum_minutes=300))
    assert job("2026-11-24T09:00", minutes, card=card).billed() == [expected]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(Job(card=replace(CALL_OUT, call_out_fee=cad("50.00"))), "220.00", id="the card's"),
        pytest.param(
            Job(card=replace(CALL_OUT, call_out_fee=cad("50.00")), work=Work.ONSITE),
            "297.50",
            id="the row's instead",
        ),
        pytest.param(
            Job(card=CALL_OUT, work=Work.ONSITE, entries=((TUESDAY_TEN, 30), (at("2026-11-25T10:00"), 30))),
            "297.50",
            id="once for two visits",
        ),
        pytest.param(Job(card=CALL_OUT, work=Work.ONSITE, entries=()), "0.00", id="none without work"),
    ],
)
def test_the_call_out_fee_is_charged_once(asked: Job, expected: str) -> None:
    assert asked.subtotal() == expected


@pytest.mark.parametrize(
    ("work", "kilometres", "ways", "expected"),
    [
        pytest.param(Work.ONSITE, "95", 1, [("1", "45.00"), ("70", "49.00")], id="one way"),
        pytest.param(Work.ONSITE, "95", 2, [("1", "45.00"), ("140", "98.00")], id="there and back"),
        pytest.param(Work.ONSITE, "25.5", 1, [("1", "45.00"), ("0.5", "0.35")], id="half a kilometre beyond"),
        pytest.param(Work.ONSITE, "25", 1, [("1", "45.00")], id="inside the radius"),
        pytest.param(Work.ONSITE, None, 1, [("1", "45.00")], id="distance not known"),
        pytest.param(Work.REMOTE, "95", 1, [], id="from afar"),
        pytest.param(Work.PROJECT, "95", 1, [], id="a project is not assumed to be on site"),
    ],
)
def test_travel_is_the_trip_and_the_kilometres_beyond_the_radius(
    work: Work, kilometres: str | None, ways: int, expected: list[tuple[str, str]]
) -> None:
    travel = Travel(cad("45.00"), Decimal(25), cad("0.70"), ways)
    lines = Job(card=replace(PLAIN, travel=travel), work=work, kilometres=kilometres).priced().lines
    actual = [(str(x.quantity), str(x.amount.amount)) for x in lines if x.kind is LineKind.TRAVEL]
    assert actual == expected


@pytest.mark.parametrize(
    ("materials", "quantity", "expected"),
    [
        pytest.param(Materials(markup=Decimal("0.25")), 1, ("225.00", "225.00"), id="markup"),
        pytest.param(Materials(margin=Decimal("0.25")), 1, ("240.00", "240.00"), id="margin"),
        pytest.param(Materials(margin=Decimal("0.3")), 2, ("257.142857", "514.29"), id="rounded once per line"),
        pytest.param(None, 2, ("180.00", "360.00"), id="at cost"),
    ],
)
def test_parts_are_sold_with_a_markup_or_at_a_margin(
    materials: Materials | None, quantity: int, expected: tuple[str, str]
) -> None:
    card = replace(PLAIN, materials=materials)
    (line,) = Job(card=card, entries=(), tax=None, parts=(replace(DRIVE, quantity=quantity),)).priced().lines
    assert (str(line.unit_price.amount), str(line.amount.amount)) == expected


def test_parts_in_another_currency_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be added"):
        Job(parts=(Part("Screen", Money.of("200.00", "USD")),)).priced()


def test_tax_is_rounded_line_by_line_and_its_line_is_the_last() -> None:
    cents = tuple(Part(name, cad("0.50")) for name in "abc")
    priced = Job(card=PLAIN, entries=(), tax=Tax("VAT", Decimal("0.19")), parts=cents).priced()
    actual = [(line.kind.value, str(line.amount.amount)) for line in priced.lines]
    assert (actual[-1], str(priced.tax.amount), str(priced.total.amount)) == (("tax", "0.30"), "0.30", "1.80")


def test_what_the_rate_card_calls_not_taxable_is_not_taxed() -> None:
    rows = (RateRow(work=Work.TRAINING, taxable=False), times("2", Band.WEEKEND))
    priced = job("2026-11-28T10:00", 60, card=with_rows(*rows), work=Work.TRAINING, parts=(DRIVE,)).priced()
    assert (str(priced.subtotal.amount), str(priced.tax.amount)) == ("380.00", "23.40")


def test_covered_parts_are_shown_at_zero() -> None:
    priced = Job(entries=(), parts=(DRIVE,), covered=frozenset({LineKind.MATERIAL})).priced()
    actual = [(line.text, str(line.amount.amount)) for line in priced.lines]
    assert actual == [("Replacement drive, covered by your plan", "0.00"), ("HST 13%", "0.00")]


def test_without_a_tax_there_is_no_tax_line() -> None:
    priced = Job(tax=None).priced()
    assert ([line.kind for line in priced.lines], priced.total) == ([LineKind.LABOUR], cad("100.00"))


def test_covered_kinds_are_shown_at_zero_and_never_hidden() -> None:
    free = frozenset({LineKind.LABOUR, LineKind.TRAVEL, LineKind.FEE})
    card = replace(MAPLE, call_out_fee=cad("80.00"))
    visit = maple("2026-11-24T10:00", 60, work=Work.ONSITE, kilometres="95", parts=(DRIVE,), covered=free)
    priced = replace(visit, card=card).priced()
    actual = [(line.text, str(line.amount.amount)) for line in priced.lines]
    assert actual == [
        ("On-site work, inside support hours: 1 h, covered by your plan", "0.00"),
        ("Call-out fee, covered by your plan", "0.00"),
        ("Trip to your site, covered by your plan", "0.00"),
        ("70 km beyond the first 25 km, covered by your plan", "0.00"),
        ("Replacement drive", "225.00"),
        ("HST 13%", "29.25"),
    ]


@pytest.mark.parametrize(
    ("start", "minutes", "allowed", "expected"),
    [
        pytest.param("2026-11-24T10:00", 90, 30, [("0.5", "0.00"), ("1", "125.00")], id="the first half hour"),
        pytest.param("2026-11-24T10:00", 50, 30, [("0.6", "0.00"), ("0.4", "50.00")], id="a share of the whole steps"),
        pytest.param(
            "2026-11-24T20:00", 45, 30, [("1.333333", "0.00"), ("0.666667", "125.00")], id="a share of the minimum"
        ),
        pytest.param("2026-11-24T20:00", 20, 20, [("2", "0.00")], id="all real minutes: nothing to pay"),
        pytest.param("2026-11-24T10:00", 90, 0, [("1.5", "187.50")], id="nothing left"),
        pytest.param(
            "2026-11-24T17:00",
            120,
            75,
            [("1", "0.00"), ("0.25", "0.00"), ("0.75", "140.63")],
            id="across bands",
        ),
    ],
)
def test_an_allowance_pays_for_the_first_minutes(
    start: str, minutes: int, allowed: int, expected: list[tuple[str, str]]
) -> None:
    assert maple(start, minutes, covered_minutes=allowed).billed() == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(
            maple("2026-11-24T19:00", 120), "Remote work, outside support hours: 2 h at 187.50", id="one band"
        ),
        pytest.param(
            maple("2026-11-28T20:00", 5),
            "Remote work, on the weekend, outside support hours: 2 h at 250.00 (the minimum is 2 h)",
            id="the minimum",
        ),
        pytest.param(
            maple("2026-11-24T07:45", 30),
            "Remote work, outside support hours: 2 h at 187.50"
            " (the minimum is 2 h, charged once, at the rate for when the work begins)",
            id="the minimum where bands mix",
        ),
        pytest.param(
            job("2026-11-24T09:00", 90, card=with_rows(RateRow(maximum_minutes=75))),
            "Remote work, inside support hours: 1 h 15 min at 100.00 (no more than 1 h 15 min is charged)",
            id="the maximum",
        ),
        pytest.param(
            job("2026-11-24T09:00", 75, card=with_rows(RateRow(maximum_minutes=75))),
            "Remote work, inside support hours: 1 h 15 min at 100.00",
            id="exactly the maximum",
        ),
        pytest.param(
            job("2026-11-24T16:50", 21, card=with_rows(RateRow(increment_minutes=30))),
            "Remote work, inside support hours: about 14 min at 100.00",
            id="a share of a rounded time",
        ),
    ],
)
def test_labour_is_named_in_words_for_the_people_who_pay(asked: Job, expected: str) -> None:
    assert asked.texts()[0] == expected


def test_real_minutes_count_when_clocks_change() -> None:
    always = with_rows(times("2", Band.WEEKEND))
    open_at_four = SupportHours("America/Toronto", parse_weekly({"sun": "04:00-06:00"}))
    forward = job("2026-03-08T01:30", 120, card=always, hours=open_at_four).billed()
    back = job("2026-11-01T00:30", 300, card=always, hours=open_at_four).billed()
    assert (forward, back) == ([("1.5", "300.00"), ("0.5", "50.00")], [("4.5", "900.00"), ("0.5", "50.00")])


IMPOSSIBLE = "work needs a start with a time zone and must not take less than no time"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        pytest.param(lambda: WorkEntry(TUESDAY_TEN, -1), IMPOSSIBLE, id="negative minutes"),
        pytest.param(lambda: WorkEntry(datetime(2026, 11, 24, 10), 5), IMPOSSIBLE, id="no time zone"),
        pytest.param(
            lambda: Job(covered_minutes=-1).priced(), "covered minutes must not be negative", id="negative allowance"
        ),
    ],
)
def test_impossible_times_are_refused(wrong: Callable[[], object], reason: str) -> None:
    with pytest.raises(ValueError) as refused:
        wrong()
    assert str(refused.value) == reason


# --- properties ---


RATES = st.sampled_from([None, "80.00", "99.99", "125.00", "187.35"])
FACTORS = st.sampled_from([None, "0.9", "1.5", "1.75", "2", "3"])
WORKS = st.sampled_from([Work.REMOTE, Work.ONSITE, Work.PROJECT, Work.EMERGENCY, Work.VENDOR])
ROWS = st.builds(
    lambda work, band, base, factor, least, most, step: RateRow(
        work=work,
        band=band,
        base=base and cad(base),
        multiplier=factor and Decimal(factor),
        minimum_minutes=least,
        maximum_minutes=most,
        increment_minutes=step,
    ),
    st.none() | WORKS,
    st.none() | st.sampled_from(Band),
    RATES,
    FACTORS,
    st.sampled_from([None, 15, 50, 60, 120]),
    st.sampled_from([None, None, None, 100, 300]),
    st.sampled_from([None, 1, 6, 15, 25, 60]),
)
CARDS = st.builds(
    lambda base, rows, scope: RateCard(cad(base or "110.00"), scope, tuple(rows)),
    RATES,
    st.lists(ROWS, max_size=6),
    st.sampled_from(RoundingScope),
)
# Friday to Tuesday, with the weekend and a holiday on the Monday.
STARTS = st.integers(0, 5 * 24 * 60).map(
    lambda minute: datetime(2026, 10, 9, tzinfo=timezone.utc) + timedelta(minutes=minute)
)
ENTRIES = st.lists(st.tuples(STARTS, st.integers(0, 600)), min_size=1, max_size=4, unique_by=lambda entry: entry[0])


@settings(max_examples=100, deadline=None)
@given(CARDS, WORKS, st.sampled_from(["2026-11-24T09:00", "2026-11-28T01:00"]), st.data())
def test_more_minutes_never_cost_less_in_one_band(card: RateCard, work: Work, start: str, data: st.DataObject) -> None:
    shorter, longer = sorted(data.draw(st.tuples(st.integers(0, 480), st.integers(0, 480))))
    allowed = data.draw(st.integers(0, 480))
    less = job(start, shorter, card=card, work=work, covered_minutes=allowed).priced()
    more = job(start, longer, card=card, work=work, covered_minutes=allowed).priced()
    assert less.total <= more.total


@settings(max_examples=100, deadline=None)
@given(CARDS, WORKS, ENTRIES, st.integers(0, 1200), st.integers(0, 1200))
def test_a_larger_allowance_never_costs_more_and_bills_the_same_time(
    card: RateCard, work: Work, entries: list[tuple[datetime, int]], one: int, other: int
) -> None:
    base = Job(card=card, work=work, entries=tuple(entries), tax=None)
    small, large = (replace(base, covered_minutes=minutes) for minutes in sorted((one, other)))
    billed = [sum((Decimal(hours) for hours, _ in asked.billed()), Decimal(0)) for asked in (small, large)]
    assert large.priced().total <= small.priced().total
    assert abs(billed[0] - billed[1]) < Decimal("0.0001")


def test_where_a_currency_has_no_cents_every_line_and_the_tax_are_whole() -> None:
    def yen(amount: str) -> Money:
        return Money.of(amount, "JPY")

    card = RateCard(yen("7777.00"), rows=(RateRow(minimum_minutes=7, increment_minutes=7),))
    found = job("2026-11-24T10:00", 30, card=card, tax=Tax("JCT", Decimal("0.10"))).priced()
    # 35 minutes are 4536.58, a tenth of 4537 is 453.70.
    assert [str(line.amount.amount) for line in found.lines] == ["4537", "454"]
    assert (str(found.lines[0].unit_price.amount), "at 7,777" in found.lines[0].text) == ("7777", True)
    assert "7,777.00" not in found.lines[0].text
    assert (str(found.total), found.total.up_to_the_next(10)) == ("4,991 JPY", yen("5000"))
