"""What work costs under a rate card, and the range that is said before it begins (desk rules, section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction

from bot.desk.catalogue import Minutes, Work
from bot.desk.clients import Tax
from bot.desk.contracts import Materials, RateCard, Surcharge, Travel
from bot.desk.hours import SupportHours
from bot.desk.labour import Billed, Worked, billed_work, in_hours, taken_apart
from bot.desk.matching import BAND_WORDS
from bot.desk.money import Money, smallest
from bot.desk.price_range import look_from_both_ends, monotone_lengths
from bot.desk.rates import Hourly, Job, Terms, currency_of, first_said, surcharges_at
from bot.desk.work_done import Part as Part
from bot.desk.work_done import WorkEntry as WorkEntry

NOT_TO_EXCEED_STEP = 10
_ONE = Decimal(1)
_FINEST = Decimal("0.000001")
_KM_IN_A_MILE = Fraction("1.609344")
_COVERED = ", covered by your plan"
_WORK_NAMES = {
    Work.REMOTE: "Remote work",
    Work.ONSITE: "On-site work",
    Work.PROJECT: "Project work",
    Work.EMERGENCY: "Emergency work",
    Work.SECURITY: "Security work",
    Work.TRAINING: "Training",
    Work.VENDOR: "Work with a vendor",
    Work.QUOTE: "Preparing a purchase",
    Work.NONE: "Work",
}


class LineKind(str, Enum):
    """What a line of a price is for."""

    LABOUR = "labour"
    TRAVEL = "travel"
    MATERIAL = "material"
    FEE = "fee"
    DISCOUNT = "discount"
    TAX = "tax"


# What an allowance pays that pays for the first minute of the work (desk rules, section 3).
ARRIVAL = frozenset({LineKind.TRAVEL, LineKind.FEE})


@dataclass(frozen=True)
class EstimateLine:
    """One line; ``amount`` is quantity times unit price to the cent; labour is in hours, travel in km or miles."""

    kind: LineKind
    text: str
    quantity: Decimal
    unit_price: Money
    amount: Money
    taxable: bool


@dataclass(frozen=True)
class Priced:
    """What a piece of work costs; the tax line, where there is a tax, is the last."""

    lines: tuple[EstimateLine, ...]
    subtotal: Money
    tax: Money
    total: Money


@dataclass(frozen=True)
class Estimate:
    """A range of totals with tax; lines, subtotal, tax and total are those of the likely case."""

    low: Money
    likely: Money
    high: Money
    not_to_exceed: Money
    lines: tuple[EstimateLine, ...]
    subtotal: Money
    tax: Money
    total: Money


@dataclass(frozen=True)
class _Around:
    """What is priced besides the work."""

    kilometres: Decimal | None
    zone: str | None
    tax: Tax | None
    parts: tuple[Part, ...]
    covered: frozenset[LineKind]
    covered_minutes: int


def price(
    *,
    card: RateCard,
    hours: SupportHours,
    work: Work,
    entries: tuple[WorkEntry, ...],
    kilometres: Decimal | None,
    tax: Tax | None,
    parts: tuple[Part, ...] = (),
    covered: frozenset[LineKind] = frozenset(),
    covered_minutes: int = 0,
    zone: str | None = None,
) -> Priced:
    """What this work costs (desk rules, section 6); kilometres are one way, None where they are not known.

    Kinds in ``covered`` are shown at 0. An allowance pays for the first ``covered_minutes`` that were worked, and for as
    large a share of what minimum and increment add to them. NoRate when no card names an hour.
    """
    if covered_minutes < 0:
        raise ValueError("covered minutes must not be negative")
    job = Job(card, hours, work)
    around = _Around(kilometres, zone, tax, parts, covered, covered_minutes)
    return _priced(job, _in_order(job, entries), around)


def estimate(
    *,
    card: RateCard,
    hours: SupportHours,
    work: Work,
    start: datetime,
    minutes: Minutes,
    kilometres: Decimal | None,
    tax: Tax | None,
    parts: tuple[Part, ...] = (),
    covered: frozenset[LineKind] = frozenset(),
    covered_minutes: int = 0,
    zone: str | None = None,
    role: str | None = None,
    entries: tuple[WorkEntry, ...] = (),
) -> Estimate:
    """The price range for work that begins at ``start`` (desk rules, section 6).

    Work that runs on into a cheaper hour can cost less than shorter work. The high is what the dearest length from
    low to high costs, the low what the cheapest costs, so that nobody pays more for having been helped sooner.
    ``entries`` are stretches that are known already: then there is one price and no range.
    """
    job = Job(card, hours, work)
    around = _Around(kilometres, zone, tax, parts, covered, covered_minutes)
    if entries:
        known = _priced(job, _in_order(job, entries), around)
        return _range(known, known.total, known.total)
    longest = taken_apart(job, WorkEntry(start, minutes.high, role))
    cases: dict[int, Priced] = {}

    def case(length: int) -> Priced:
        if length not in cases:
            cases[length] = _priced(job, (longest.shortened(length),), around)
        return cases[length]

    likely = case(minutes.likely)
    for end in (minutes.low, minutes.high):
        case(end)
    for first, last in monotone_lengths(longest, minutes, covered_minutes):
        look_from_both_ends(case, first, last)
    totals = [one.total for one in cases.values()]
    return _range(likely, min(totals), max(totals))


def _in_order(job: Job, entries: tuple[WorkEntry, ...]) -> tuple[Worked, ...]:
    return tuple(taken_apart(job, entry) for entry in sorted(entries, key=lambda entry: entry.begins))


def _range(likely: Priced, low: Money, high: Money) -> Estimate:
    return Estimate(
        low=low,
        likely=likely.total,
        high=high,
        not_to_exceed=high.up_to_the_next(NOT_TO_EXCEED_STEP),
        lines=likely.lines,
        subtotal=likely.subtotal,
        tax=likely.tax,
        total=likely.total,
    )


def _priced(job: Job, worked: tuple[Worked, ...], around: _Around) -> Priced:
    currency = currency_of(job.card)
    fee_covered, travel_covered = (kind in around.covered for kind in (LineKind.FEE, LineKind.TRAVEL))
    lines = list(_labour(job.work, _shared_with_allowance(job, worked, around), currency))
    if worked:
        arrival = worked[0]
        labour = sum((line.amount for line in lines), Money.zero(currency))
        lines += _call_out(arrival.arrival, currency, fee_covered)
        for surcharge in surcharges_at(job, arrival.entry.role, arrival.entry.begins):
            # A share of labour that is charged is charged, whoever pays for the arrival.
            is_covered = fee_covered and not (surcharge.percent and labour.amount)
            lines.append(_surcharge(surcharge, arrival.arrival.hourly, labour, is_covered))
    travel = first_said(job.card, lambda level: level.travel)
    if worked and job.work is Work.ONSITE and travel is not None:
        lines += _travel(travel, around, travel_covered)
    materials = first_said(job.card, lambda level: level.materials) or Materials()
    lines += _materials(materials, around.parts, LineKind.MATERIAL in around.covered)
    return added_up(lines, around.tax, currency)


def _shared_with_allowance(job: Job, worked: tuple[Worked, ...], around: _Around) -> tuple[Billed, ...]:
    """What is billed, and which of it an allowance or the plan pays."""
    billed = tuple(billed_work(job, worked, around.covered_minutes))
    reaches = around.covered_minutes >= sum(one.entry.minutes for one in worked) and around.covered_minutes > 0
    if reaches or LineKind.LABOUR in around.covered:
        return tuple(replace(piece, covered=True) for piece in billed)
    return billed


def _labour(work: Work, billed: Iterable[Billed], currency: str) -> Iterator[EstimateLine]:
    """One line per rate, and one more where an allowance pays for a part of it."""
    together: dict[tuple[Hourly, bool], list[Billed]] = {}
    for piece in billed:
        together.setdefault((piece.hourly, piece.covered), []).append(piece)
    for (hourly, is_covered), pieces in together.items():
        minutes = sum((piece.minutes for piece in pieces), Fraction(0))
        if not minutes:
            continue
        role = f" ({hourly.role})" if hourly.role else ""
        text = f"{_WORK_NAMES[work]}{role}, {BAND_WORDS[hourly.band]}: {in_hours(minutes)}"
        if not is_covered:
            notes = "; ".join(dict.fromkeys(piece.note for piece in pieces if piece.note))
            holiday = ", the holiday rate" if hourly.holiday else ""
            text += f" at {_tidy(hourly.rate, smallest(currency)):,f}{holiday}" + (f" ({notes})" if notes else "")
        yield _timed(LineKind.LABOUR, text, minutes, hourly, currency, is_covered)


def _timed(
    kind: LineKind, text: str, minutes: Fraction, hourly: Hourly, currency: str, is_covered: bool
) -> EstimateLine:
    """A line of minutes at a rate."""
    unit = Money(_tidy(hourly.rate, smallest(currency)), currency)
    amount = Money.exactly(minutes / 60 * hourly.rate, currency)
    return _line(kind, text, minutes / 60, unit, amount, is_covered, hourly.taxable)


def _call_out(arrival: Terms, currency: str, is_covered: bool) -> Iterator[EstimateLine]:
    """An amount, or minutes at the rate of arrival; once, however often somebody came."""
    fee, minutes = arrival.call_out_fee, arrival.call_out_minutes
    if minutes is not None:
        text = f"Call-out fee, {_at_rate(minutes, arrival.hourly, currency)}"
        yield _timed(LineKind.FEE, text, Fraction(minutes), arrival.hourly, currency, is_covered)
    elif fee is not None:
        yield _line(LineKind.FEE, "Call-out fee", Fraction(1), fee, fee.rounded(), is_covered, arrival.hourly.taxable)


def _surcharge(surcharge: Surcharge, hourly: Hourly, labour: Money, is_covered: bool) -> EstimateLine:
    """An amount, a share of the labour that is charged, or minutes at the rate of arrival."""
    if surcharge.minutes is not None:
        text = f"{surcharge.name}, {_at_rate(surcharge.minutes, hourly, labour.currency)}"
        timed = replace(hourly, taxable=surcharge.taxable)
        return _timed(LineKind.FEE, text, Fraction(surcharge.minutes), timed, labour.currency, is_covered)
    text, amount = surcharge.name, surcharge.amount or Money.zero(labour.currency)
    if surcharge.percent is not None:
        share = Fraction(surcharge.percent)
        text += f", {_tidy(share * 100, _ONE):f}% of the work"
        amount = Money.exactly(Fraction(labour.amount) * share, labour.currency)
    return _line(LineKind.FEE, text, Fraction(1), amount, amount.rounded(), is_covered, surcharge.taxable)


def _at_rate(minutes: int, hourly: Hourly, currency: str) -> str:
    return f"{in_hours(Fraction(minutes))} at {_tidy(hourly.rate, smallest(currency)):,f}"


def _travel(travel: Travel, around: _Around, is_covered: bool) -> Iterator[EstimateLine]:
    """Trip fee of the site's zone, and the distance beyond the included one where it costs (desk rules, section 6)."""
    trip = dict(travel.zones).get(around.zone or "", travel.trip)
    in_zone = f", zone {around.zone}" if around.zone in dict(travel.zones) else ""
    text = f"Trip to your site{in_zone}"
    yield _line(LineKind.TRAVEL, text, Fraction(1), trip, trip.rounded(), is_covered, travel.taxable)
    distance = Fraction(around.kilometres or 0)
    if travel.miles:
        distance = round(distance / _KM_IN_A_MILE, 2)
    beyond = distance - Fraction(travel.included_km)
    if beyond > 0 and travel.per_km.amount:
        unit = "miles" if travel.miles else "km"
        driven = beyond * travel.ways
        text = f"{_tidy(driven, _ONE):f} {unit}"
        text += f" beyond the first {_tidy(Fraction(travel.included_km), _ONE):f} {unit}" if travel.included_km else ""
        text += ", there and back" if travel.ways == 2 else ""
        amount = Money.exactly(driven * Fraction(travel.per_km.amount), travel.per_km.currency)
        yield _line(LineKind.TRAVEL, text, driven, travel.per_km, amount, is_covered, travel.taxable)


def _materials(materials: Materials, parts: tuple[Part, ...], is_covered: bool) -> Iterator[EstimateLine]:
    """Cost times (1 + markup), or cost divided by (1 - margin); at cost where neither is agreed."""
    factor = 1 + Fraction(materials.markup or 0)
    if materials.margin is not None:
        factor = 1 / (1 - Fraction(materials.margin))
    for part in parts:
        each = Fraction(part.cost.amount) * factor
        unit = Money(_tidy(each, smallest(part.cost.currency)), part.cost.currency)
        amount = Money.exactly(each * part.quantity, part.cost.currency)
        yield _line(LineKind.MATERIAL, part.text, Fraction(part.quantity), unit, amount, is_covered, materials.taxable)


def _line(
    kind: LineKind,
    text: str,
    quantity: Fraction,
    unit: Money,
    amount: Money,
    is_covered: bool,
    taxable: bool,
) -> EstimateLine:
    """A line; what is covered is shown at 0, never hidden (desk rules, section 6)."""
    if is_covered:
        text, unit, amount = text + _COVERED, Money.zero(unit.currency), Money.zero(unit.currency)
    return EstimateLine(kind, text, _tidy(quantity, _ONE), unit, amount, taxable)


def added_up(lines: Sequence[EstimateLine], tax: Tax | None, currency: str) -> Priced:
    """Tax is rounded line by line (desk rules, section 6)."""
    subtotal = sum((line.amount for line in lines), Money.zero(currency))
    taxes = Money.zero(currency)
    if tax is not None:
        taxes = sum(((line.amount * tax.rate).rounded() for line in lines if line.taxable), taxes)
        text = f"{tax.name} {_tidy(Fraction(tax.rate) * 100, _ONE):f}%"
        lines = [*lines, EstimateLine(LineKind.TAX, text, _ONE, taxes, taxes, taxable=False)]
    return Priced(tuple(lines), subtotal, taxes, subtotal + taxes)


def _tidy(exact: Fraction, step: Decimal) -> Decimal:
    """As few places as are true, in steps no coarser than ``step`` and no finer than a millionth."""
    fine = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_FINEST, rounding=ROUND_HALF_UP)
    coarse = fine.quantize(step)
    return coarse if coarse == fine else fine.normalize()
