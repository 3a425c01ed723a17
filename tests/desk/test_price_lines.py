"""Every kind of line of a price, field by field, and in the words that are shown to whoever pays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Minutes, Work
from bot.desk.clients import Tax
from bot.desk.contracts import Materials, RateCard, RateRow, RoundingScope, Surcharge, Travel
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.prices import EstimateLine, LineKind, Priced, added_up, estimate, price
from bot.desk.work_done import Part, WorkEntry

HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": "09:00-17:00"}))
HST = Tax("HST", Decimal("0.13"))
PLAIN = RateCard(base=Money.of("100.00", "CAD"))


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def entry(start: str, minutes: int, role: str | None = None) -> WorkEntry:
    return WorkEntry(datetime.fromisoformat(start).replace(tzinfo=ZoneInfo("America/Toronto")), minutes, role)


NINETY = entry("2026-11-24T10:00", 90)


def priced(card: RateCard, *entries: WorkEntry, work: Work = Work.ONSITE, **rest: Any) -> Priced:
    asked: dict[str, Any] = {"kilometres": None, "tax": None, **rest}
    return price(card=card, hours=HOURS, work=work, entries=entries, **asked)


def line(kind: LineKind, text: str, quantity: str, unit: str, amount: str, taxable: bool = True) -> EstimateLine:
    return EstimateLine(kind, text, Decimal(quantity), cad(unit), cad(amount), taxable)


VISIT = RateCard(
    base=cad("100.00"),
    rows=(RateRow(role="senior", base=cad("99.995")),),
    call_out_minutes=45,
    travel=Travel(cad("45.00"), Decimal("25.5"), cad("0.705"), ways=2, zones=(("north", cad("30.00")),)),
    materials=Materials(margin=Decimal("0.3")),
    surcharges=(
        Surcharge(name="Parking", amount=cad("12.50")),
        Surcharge(name="Rush", percent=Decimal("0.175")),
        Surcharge(name="Ladder", minutes=20),
    ),
)
EVERYTHING: dict[str, Any] = {
    "kilometres": Decimal("95"),
    "zone": "north",
    "tax": HST,
    "parts": (Part("Drive", cad("180.00"), 2),),
}


def test_a_visit_is_priced_line_by_line() -> None:
    found = priced(VISIT, replace(NINETY, role="senior"), **EVERYTHING)
    assert found.lines == (
        line(
            LineKind.LABOUR,
            "On-site work (senior), inside support hours: 1 h 30 min at 99.995",
            "1.5",
            "99.995",
            "149.99",
        ),
        line(LineKind.FEE, "Call-out fee, 45 min at 99.995", "0.75", "99.995", "75.00"),
        line(LineKind.FEE, "Parking", "1", "12.50", "12.50"),
        line(LineKind.FEE, "Rush, 17.5% of the work", "1", "26.25", "26.25"),
        line(LineKind.FEE, "Ladder, 20 min at 99.995", "0.333333", "99.995", "33.33"),
        line(LineKind.TRAVEL, "Trip to your site, zone north", "1", "30.00", "30.00"),
        line(LineKind.TRAVEL, "139 km beyond the first 25.5 km, there and back", "139", "0.705", "98.00"),
        line(LineKind.MATERIAL, "Drive", "2", "257.142857", "514.29"),
        line(LineKind.TAX, "HST 13%", "1", "122.12", "122.12", taxable=False),
    )
    assert (found.subtotal, found.tax, found.total) == (cad("939.36"), cad("122.12"), cad("1061.48"))


def test_all_that_the_plan_covers_stands_there_at_nothing() -> None:
    covered = frozenset({LineKind.LABOUR, LineKind.FEE, LineKind.TRAVEL, LineKind.MATERIAL})
    found = priced(VISIT, replace(NINETY, role="senior"), covered=covered, **EVERYTHING)
    texts = [
        "On-site work (senior), inside support hours: 1 h 30 min",
        "Call-out fee, 45 min at 99.995",
        "Parking",
        "Rush, 17.5% of the work",
        "Ladder, 20 min at 99.995",
        "Trip to your site, zone north",
        "139 km beyond the first 25.5 km, there and back",
        "Drive",
    ]
    quantities = ["1.5", "0.75", "1", "1", "0.333333", "1", "139", "2"]
    assert [(one.text, str(one.quantity)) for one in found.lines[:-1]] == [
        (f"{text}, covered by your plan", quantity) for text, quantity in zip(texts, quantities, strict=True)
    ]
    assert {(one.unit_price, one.amount) for one in found.lines[:-1]} == {(cad("0.00"), cad("0.00"))}
    assert (found.lines[-1].text, found.total) == ("HST 13%", cad("0.00"))


def test_each_kind_is_covered_by_itself() -> None:
    found = {
        kind: [
            one.kind
            for one in priced(VISIT, NINETY, covered=frozenset({kind}), **EVERYTHING).lines
            if one.text.endswith(", covered by your plan")
        ]
        for kind in (LineKind.LABOUR, LineKind.FEE, LineKind.TRAVEL, LineKind.MATERIAL)
    }
    # The fourth fee is a share of labour that is charged, so it is charged with it.
    counts = {LineKind.LABOUR: 1, LineKind.FEE: 3, LineKind.TRAVEL: 2, LineKind.MATERIAL: 1}
    assert found == {kind: [kind] * count for kind, count in counts.items()}


def test_each_kind_is_taxed_or_not_as_its_part_of_the_card_says() -> None:
    card = replace(
        VISIT,
        rows=(RateRow(taxable=False),),
        surcharges=tuple(replace(one, taxable=False) for one in VISIT.surcharges or ()),
        travel=replace(VISIT.travel, taxable=False),  # type: ignore[type-var]
        materials=replace(VISIT.materials, taxable=False),  # type: ignore[type-var]
    )
    assert [one.taxable for one in priced(VISIT, NINETY, **EVERYTHING).lines] == [True] * 8 + [False]
    assert [one.taxable for one in priced(card, NINETY, **EVERYTHING).lines] == [False] * 9
    fee = replace(PLAIN, call_out_fee=cad("80.00"))
    assert [one.taxable for one in priced(fee, NINETY).lines] == [True, True]
    assert [one.taxable for one in priced(replace(fee, rows=(RateRow(taxable=False),)), NINETY).lines] == [False, False]


def test_a_surcharge_of_minutes_is_taxed_by_itself_and_not_as_the_work_is() -> None:
    ladder = Surcharge(name="Ladder", minutes=20)
    free_work = replace(PLAIN, rows=(RateRow(taxable=False),), surcharges=(ladder,))
    free_ladder = replace(PLAIN, surcharges=(replace(ladder, taxable=False),))
    found = [[one.taxable for one in priced(card, NINETY).lines] for card in (free_work, free_ladder)]
    assert found == [[False, True], [True, False]]


def test_amounts_of_the_card_are_shown_as_agreed_and_charged_to_the_cent() -> None:
    fine = cad("80.125")
    card = replace(
        PLAIN,
        call_out_fee=fine,
        surcharges=(Surcharge(amount=fine), Surcharge(name="Nothing yet")),
        travel=Travel(fine, Decimal(0), cad("0.00")),
    )
    assert priced(card, NINETY).lines[1:] == (
        line(LineKind.FEE, "Call-out fee", "1", "80.125", "80.13"),
        line(LineKind.FEE, "Surcharge", "1", "80.125", "80.13"),
        line(LineKind.FEE, "Nothing yet", "1", "0.00", "0.00"),
        line(LineKind.TRAVEL, "Trip to your site", "1", "80.125", "80.13"),
    )


def test_a_share_of_the_work_is_one_of_all_labour_that_is_charged() -> None:
    card = replace(
        PLAIN,
        rows=(RateRow(band=Band.AFTER_HOURS, multiplier=Decimal(2)),),
        surcharges=(Surcharge(name="Rush", percent=Decimal("0.5")),),
    )
    late = entry("2026-11-24T16:00", 120)
    found = [priced(card, late, covered_minutes=minutes).lines[-1].amount for minutes in (0, 30, 120)]
    assert found == [cad("150.00"), cad("125.00"), cad("0.00")]


@pytest.mark.parametrize(
    ("travel", "kilometres", "expected"),
    [
        pytest.param({}, "100", ("100 km", "70.00"), id="from the door"),
        pytest.param({"included_km": Decimal(10)}, "100", ("90 km beyond the first 10 km", "63.00"), id="beyond"),
        pytest.param({"ways": 2}, "100", ("200 km, there and back", "140.00"), id="both ways"),
        pytest.param({"miles": True}, "100", ("62.14 miles", "43.50"), id="miles to the hundredth"),
        pytest.param(
            {"miles": True, "included_km": Decimal("2.14"), "ways": 2},
            "100",
            ("120 miles beyond the first 2.14 miles, there and back", "84.00"),
            id="miles beyond, both ways",
        ),
        pytest.param({}, "0.5", ("0.5 km", "0.35"), id="half a kilometre"),
        pytest.param({}, "0", None, id="next door"),
        pytest.param({"included_km": Decimal(100)}, "100", None, id="just included"),
    ],
)
def test_the_distance_is_said_and_charged_as_it_was_agreed(
    travel: dict[str, Any], kilometres: str, expected: tuple[str, str] | None
) -> None:
    agreed = replace(Travel(cad("45.00"), Decimal(0), cad("0.70")), **travel)
    found = priced(replace(PLAIN, travel=agreed), NINETY, kilometres=Decimal(kilometres)).lines[2:]
    assert [(one.text, str(one.amount.amount)) for one in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("materials", "quantity", "unit", "amount"),
    [
        pytest.param(Materials(), "3", "0.05", "0.15", id="at cost"),
        pytest.param(Materials(markup=Decimal("0.25")), "3", "0.0625", "0.19", id="rounded once for all pieces"),
        pytest.param(Materials(margin=Decimal("0.5")), "3", "0.10", "0.30", id="half of the price is ours"),
        pytest.param(Materials(margin=Decimal(0), markup=Decimal(1)), "1", "0.05", "0.05", id="a margin of nothing"),
    ],
)
def test_pieces_are_shown_at_their_price(materials: Materials, quantity: str, unit: str, amount: str) -> None:
    found = priced(replace(PLAIN, materials=materials), parts=(Part("Screw", cad("0.05"), int(quantity)),))
    assert found.lines == (line(LineKind.MATERIAL, "Screw", quantity, unit, amount),)


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        pytest.param("100", "100.00", id="whole"),
        pytest.param("1234.5", "1,234.50", id="thousands are set apart"),
        pytest.param("187.345", "187.345", id="a tenth of a cent"),
        pytest.param("33.3333333", "33.333333", id="no finer than a millionth"),
        pytest.param("33.3333325", "33.333333", id="half a millionth goes up"),
        pytest.param("0", "0.00", id="nothing"),
    ],
)
def test_an_hour_is_shown_with_as_few_places_as_are_true(rate: str, shown: str) -> None:
    (found,) = priced(replace(PLAIN, base=cad(rate)), entry("2026-11-24T10:00", 60)).lines
    assert found.text == f"On-site work, inside support hours: 1 h at {shown}"
    assert f"{found.unit_price.amount:,}" == shown


@pytest.mark.parametrize(
    ("work", "name"),
    [
        (Work.REMOTE, "Remote work"),
        (Work.ONSITE, "On-site work"),
        (Work.PROJECT, "Project work"),
        (Work.EMERGENCY, "Emergency work"),
        (Work.SECURITY, "Security work"),
        (Work.TRAINING, "Training"),
        (Work.VENDOR, "Work with a vendor"),
        (Work.QUOTE, "Preparing a purchase"),
        (Work.NONE, "Work"),
    ],
)
def test_every_kind_of_work_has_its_words(work: Work, name: str) -> None:
    assert priced(PLAIN, NINETY, work=work).lines[0].text == f"{name}, inside support hours: 1 h 30 min at 100.00"


def test_notes_of_several_entries_are_said_once_each() -> None:
    card = replace(
        PLAIN,
        scope=RoundingScope.ENTRY,
        rows=(RateRow(minimum_minutes=60), RateRow(role="senior", base=cad("100.00"), maximum_minutes=90)),
    )
    starts = ("2026-11-24T09:00", "2026-11-24T11:00", "2026-11-24T13:00")
    found = priced(card, *(entry(start, 30) for start in starts[:2]), entry(starts[2], 61))
    assert [one.text for one in found.lines] == [
        "On-site work, inside support hours: 3 h 1 min at 100.00 (the minimum is 1 h)"
    ]


def test_notes_that_differ_are_said_one_after_the_other() -> None:
    card = replace(
        PLAIN, scope=RoundingScope.ENTRY, rows=(RateRow(minimum_minutes=30, maximum_minutes=90, increment_minutes=15),)
    )
    found = priced(card, entry("2026-11-24T09:00", 10), entry("2026-11-24T11:00", 100), entry("2026-11-24T14:00", 5))
    assert [one.text for one in found.lines] == [
        "On-site work, inside support hours: 2 h 30 min at 100.00"
        " (the minimum is 30 min; no more than 1 h 30 min is charged)"
    ]


def test_what_an_allowance_pays_is_a_line_without_price_and_note() -> None:
    card = replace(PLAIN, rows=(RateRow(minimum_minutes=60),))
    found = priced(card, entry("2026-11-24T10:00", 40), covered_minutes=30)
    assert found.lines == (
        line(
            LineKind.LABOUR,
            "On-site work, inside support hours: 45 min, covered by your plan",
            "0.75",
            "0.00",
            "0.00",
        ),
        line(
            LineKind.LABOUR,
            "On-site work, inside support hours: 15 min at 100.00 (the minimum is 1 h)",
            "0.25",
            "100.00",
            "25.00",
        ),
    )


@pytest.mark.parametrize(
    ("worked", "allowed", "expected"),
    [
        pytest.param(0, 0, ["50.00"], id="no time, no allowance: the minimum is charged"),
        pytest.param(0, 1, ["0.00"], id="no time: any allowance reaches"),
        pytest.param(1, 1, ["0.00"], id="a minute that reaches for all"),
        pytest.param(2, 1, ["0.00", "25.00"], id="a minute that reaches for half"),
        pytest.param(40, 40, ["0.00"], id="all of a longer work"),
        pytest.param(40, 39, ["0.00", "1.67"], id="all but a minute of it"),
    ],
)
def test_an_allowance_that_reaches_for_all_real_minutes_pays_the_minimum_too(
    worked: int, allowed: int, expected: list[str]
) -> None:
    card = replace(PLAIN, rows=(RateRow(minimum_minutes=30),))
    found = priced(card, entry("2026-11-24T10:00", worked), covered_minutes=allowed)
    assert [str(one.amount.amount) for one in found.lines] == expected


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [(60, ["0.00"]), (30, ["0.00", "50.00"]), (119, ["0.00"]), (0, ["100.00"])],
)
def test_under_a_maximum_a_paid_minute_pays_a_billed_one(allowed: int, expected: list[str]) -> None:
    card = replace(PLAIN, rows=(RateRow(maximum_minutes=60),))
    found = priced(card, entry("2026-11-24T10:00", 120), covered_minutes=allowed)
    assert [str(one.amount.amount) for one in found.lines] == expected


def test_work_of_no_time_before_other_work_takes_nothing_from_it() -> None:
    card = replace(PLAIN, scope=RoundingScope.ENTRY, rows=(RateRow(role="senior", base=cad("150.00")),))
    worked = (entry("2026-11-24T09:00", 0, "senior"), NINETY)
    charged, covered = priced(card, *worked), priced(card, *worked, covered=frozenset({LineKind.LABOUR}))
    text = "On-site work, inside support hours: 1 h 30 min"
    assert charged.lines == (line(LineKind.LABOUR, f"{text} at 100.00", "1.5", "100.00", "150.00"),)
    assert covered.lines == (line(LineKind.LABOUR, f"{text}, covered by your plan", "1.5", "0.00", "0.00"),)


@pytest.mark.parametrize("minutes", [1, 2])
def test_nothing_is_covered_unless_it_is_said(minutes: int) -> None:
    asked = {"card": PLAIN, "hours": HOURS, "work": Work.REMOTE, "kilometres": None, "tax": None}
    work = entry("2026-11-24T10:00", minutes)
    stated = price(**asked, entries=(work,))  # type: ignore[arg-type]
    guessed = estimate(**asked, start=work.start, minutes=Minutes.stated(minutes))  # type: ignore[arg-type]
    assert [one.lines[0].text for one in (stated, guessed)] == [
        f"Remote work, inside support hours: {minutes} min at 100.00"
    ] * 2


def test_tax_is_added_line_by_line_and_only_to_what_is_taxed() -> None:
    half, free = line(LineKind.FEE, "a", "1", "0.50", "0.50"), line(LineKind.FEE, "b", "1", "0.50", "0.50", False)
    found = added_up((half, free, half), Tax("QST", Decimal("0.09975")), "CAD")
    tax = line(LineKind.TAX, "QST 9.975%", "1", "0.10", "0.10", taxable=False)
    assert found == Priced((half, free, half, tax), cad("1.50"), cad("0.10"), cad("1.60"))


def test_nothing_adds_up_to_nothing_in_the_currency_of_the_card() -> None:
    assert added_up((), None, "CAD") == Priced((), cad("0"), cad("0"), cad("0"))
    assert added_up((), HST, "CAD").lines == (line(LineKind.TAX, "HST 13%", "1", "0", "0", taxable=False),)
