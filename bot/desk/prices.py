"""What work costs under a rate card, and the range that is said before it begins (desk rules, section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.desk.catalogue import DONE_REMOTELY, Minutes, Work
from bot.desk.clients import Tax
from bot.desk.contracts import Materials, RateCard, RateRow, RoundingScope, Travel
from bot.desk.hours import Band, SupportHours, band_at, split_by_band
from bot.desk.matching import BAND_WORDS
from bot.desk.money import CENT, Money

NOT_TO_EXCEED_STEP = 10
_ONE = Decimal(1)
_FINEST = Decimal("0.000001")
_LIKE_REMOTE = DONE_REMOTELY | {Work.QUOTE}
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


@dataclass(frozen=True)
class EstimateLine:
    """One line; ``amount`` is quantity times unit price to the cent; labour is in hours, travel in km."""

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
class WorkEntry:
    """A stretch of work in real minutes; ValueError below zero or without a time zone."""

    start: datetime
    minutes: int

    def __post_init__(self) -> None:
        """Refuse what cannot have been worked."""
        if self.minutes < 0 or self.start.tzinfo is None:
            raise ValueError("work needs a start with a time zone and must not take less than no time")

    @property
    def begins(self) -> datetime:
        """The start in UTC, where adding minutes means real time also when clocks change."""
        return self.start.astimezone(timezone.utc)


@dataclass(frozen=True)
class Part:
    """Something bought for the client, at our cost for one piece."""

    text: str
    cost: Money
    quantity: int = 1


@dataclass(frozen=True)
class _Terms:
    """What the rate card says about one kind of work in one band; ``rate`` is an hour, the rest minutes."""

    rate: Fraction
    minimum: int
    maximum: int | None
    increment: int
    call_out_fee: Money | None
    taxable: bool


@dataclass(frozen=True)
class _Billed:
    """Minutes that are accounted for in one band."""

    band: Band
    minutes: Fraction
    note: str = ""
    covered: bool = False


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
) -> Priced:
    """What this work costs (desk rules, section 6); kilometres are one way, None where they are not known.

    Kinds in ``covered`` are shown at 0. An allowance that reaches for all real minutes covers all labour; one
    that does not pays for the first ``covered_minutes`` of what is billed.
    """
    if covered_minutes < 0:
        raise ValueError("covered minutes must not be negative")
    ordered = tuple(sorted(entries, key=lambda entry: entry.begins))
    billed = tuple(_billed(card, hours, work, ordered))
    if covered_minutes >= sum(entry.minutes for entry in ordered) and covered_minutes:
        billed = tuple(replace(piece, covered=True) for piece in billed)
    else:
        billed = tuple(_after_allowance(billed, covered_minutes))
    if LineKind.LABOUR in covered:
        billed = tuple(replace(piece, covered=True) for piece in billed)
    lines = list(_labour(card, work, billed))
    if ordered:
        lines += _call_out(card, work, band_at(hours, ordered[0].start), LineKind.FEE in covered)
    if ordered and work is Work.ONSITE and card.travel is not None:
        lines += _travel(card.travel, kilometres, LineKind.TRAVEL in covered)
    lines += _materials(card.materials or Materials(), parts, LineKind.MATERIAL in covered)
    return _added_up(lines, tax, card.base.currency)


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
) -> Estimate:
    """The price range for work that begins at ``start`` (desk rules, section 6).

    Work that runs on into a cheaper band can cost less than shorter work that pays the minimum: the range
    spans all three cases, so that the not-to-exceed amount is never below the likely price.
    """

    def case(length: int) -> Priced:
        return price(
            card=card,
            hours=hours,
            work=work,
            entries=(WorkEntry(start, length),),
            kilometres=kilometres,
            tax=tax,
            parts=parts,
            covered=covered,
            covered_minutes=covered_minutes,
        )

    likely = case(minutes.likely)
    totals = sorted((case(minutes.low).total, likely.total, case(minutes.high).total))
    return Estimate(
        low=totals[0],
        likely=likely.total,
        high=totals[-1],
        not_to_exceed=totals[-1].up_to_the_next(NOT_TO_EXCEED_STEP),
        lines=likely.lines,
        subtotal=likely.subtotal,
        tax=likely.tax,
        total=likely.total,
    )


def _rows(card: RateCard, work: Work, band: Band) -> list[RateRow]:
    """The rows that fit, the most specific first: work and band, work, band, neither."""
    in_band = [row for row in card.rows if row.band in (None, band)]
    has_own = any(row.work is work for row in in_band)
    named = work if has_own or work not in _LIKE_REMOTE else Work.REMOTE
    fitting = [row for row in in_band if row.work in (None, named)]
    return sorted(fitting, key=lambda row: (row.work is None, row.band is None))


def _terms(card: RateCard, work: Work, band: Band) -> _Terms:
    """Multipliers never add up: the highest wins, and so does the largest minimum (desk rules, section 6)."""
    rows = _rows(card, work, band)
    base = next((row.base for row in rows if row.base is not None), card.base)
    multiplier = max((row.multiplier for row in rows if row.multiplier is not None), default=_ONE)
    fees = (row.call_out_fee for row in rows if row.call_out_fee is not None)
    return _Terms(
        rate=Fraction(base.amount) * Fraction(multiplier),
        minimum=max((row.minimum_minutes or 0 for row in rows), default=0),
        maximum=min((row.maximum_minutes for row in rows if row.maximum_minutes is not None), default=None),
        increment=next((row.increment_minutes for row in rows if row.increment_minutes), 1),
        call_out_fee=next(fees, card.call_out_fee),
        # Rows are taxable unless they say otherwise, so one that says otherwise means it.
        taxable=all(row.taxable for row in rows),
    )


def _billed(card: RateCard, hours: SupportHours, work: Work, entries: tuple[WorkEntry, ...]) -> Iterator[_Billed]:
    """Every scope's minutes, rounded once; work over midnight belongs to the local day it began on."""
    zone = ZoneInfo(hours.zone)

    def scope(numbered: tuple[int, WorkEntry]) -> int | date:
        number, entry = numbered
        if card.scope is RoundingScope.DAY:
            return entry.begins.astimezone(zone).date()
        return number if card.scope is RoundingScope.ENTRY else 0

    for _, together in groupby(enumerate(entries), key=scope):
        yield from _billed_once(card, hours, work, tuple(entry for _, entry in together))


def _billed_once(card: RateCard, hours: SupportHours, work: Work, entries: tuple[WorkEntry, ...]) -> Iterator[_Billed]:
    """One scope, ``entries`` in order: billable minutes shared out by band (desk rules, section 6).

    When bands mix and the minimum bites, the whole minimum is billed in the band of arrival.
    """
    arrival = band_at(hours, entries[0].start)
    terms = _terms(card, work, arrival)
    real = sum(entry.minutes for entry in entries)
    steps = -(-max(real, terms.minimum) // terms.increment)
    billable = steps * terms.increment
    note = f"the minimum is {_duration(Fraction(terms.minimum))}" if real < terms.minimum else ""
    worked = [piece for entry in entries for piece in _pieces(hours, entry)]
    if real < terms.minimum and len({band for band, _ in worked}) > 1:
        worked = []
        note += ", charged once, at the rate for when the work begins"
    if terms.maximum is not None and terms.maximum < billable:
        billable = terms.maximum
        note = f"no more than {_duration(Fraction(billable))} is charged"
    for band, minutes in worked or [(arrival, Fraction(1))]:
        share = minutes / real if worked else minutes
        yield _Billed(band, billable * share, note)


def _pieces(hours: SupportHours, entry: WorkEntry) -> Iterator[tuple[Band, Fraction]]:
    for band, length in split_by_band(hours, entry.begins, entry.begins + timedelta(minutes=entry.minutes)):
        yield band, Fraction(length // timedelta.resolution, timedelta(minutes=1) // timedelta.resolution)


def _after_allowance(billed: Iterable[_Billed], covered_minutes: int) -> Iterator[_Billed]:
    """The first billed minutes paid by an allowance, the rest charged."""
    left = Fraction(covered_minutes)
    for piece in billed:
        taken = min(left, piece.minutes)
        left -= taken
        if taken:
            yield replace(piece, minutes=taken, covered=True)
        if piece.minutes > taken:
            yield replace(piece, minutes=piece.minutes - taken)


def _labour(card: RateCard, work: Work, billed: Iterable[_Billed]) -> Iterator[EstimateLine]:
    """One line per band, and one more where an allowance pays for a part of it."""
    together: dict[tuple[Band, bool], list[_Billed]] = {}
    for piece in billed:
        together.setdefault((piece.band, piece.covered), []).append(piece)
    for (band, is_covered), pieces in together.items():
        minutes = sum((piece.minutes for piece in pieces), Fraction(0))
        if not minutes:
            continue
        terms = _terms(card, work, band)
        text = f"{_WORK_NAMES[work]}, {BAND_WORDS[band]}: {_duration(minutes)}"
        if not is_covered:
            notes = "; ".join(dict.fromkeys(piece.note for piece in pieces if piece.note))
            text += f" at {_tidy(terms.rate, CENT):,f}" + (f" ({notes})" if notes else "")
        unit = Money(_tidy(terms.rate, CENT), card.base.currency)
        amount = _money(minutes / 60 * terms.rate, card.base.currency)
        yield _line(LineKind.LABOUR, text, minutes / 60, unit, amount, is_covered, terms.taxable)


def _call_out(card: RateCard, work: Work, arrival: Band, is_covered: bool) -> Iterator[EstimateLine]:
    terms = _terms(card, work, arrival)
    fee = terms.call_out_fee
    if fee is not None:
        yield _line(LineKind.FEE, "Call-out fee", Fraction(1), fee, fee.rounded(), is_covered, terms.taxable)


def _travel(travel: Travel, kilometres: Decimal | None, is_covered: bool) -> Iterator[EstimateLine]:
    """Trip fee, and kilometres beyond the included ones (desk rules, section 6)."""
    trip = travel.trip
    yield _line(LineKind.TRAVEL, "Trip to your site", Fraction(1), trip, trip.rounded(), is_covered)
    beyond = Fraction(kilometres or 0) - Fraction(travel.included_km)
    if beyond > 0:
        driven = beyond * travel.ways
        text = f"{_tidy(driven, _ONE):f} km beyond the first {_tidy(Fraction(travel.included_km), _ONE):f} km"
        text += ", there and back" if travel.ways == 2 else ""
        amount = _money(driven * Fraction(travel.per_km.amount), travel.per_km.currency)
        yield _line(LineKind.TRAVEL, text, driven, travel.per_km, amount, is_covered)


def _materials(materials: Materials, parts: tuple[Part, ...], is_covered: bool) -> Iterator[EstimateLine]:
    """Cost times (1 + markup), or cost divided by (1 - margin); at cost where neither is agreed."""
    factor = 1 + Fraction(materials.markup or 0)
    if materials.margin is not None:
        factor = 1 / (1 - Fraction(materials.margin))
    for part in parts:
        each = Fraction(part.cost.amount) * factor
        unit = Money(_tidy(each, CENT), part.cost.currency)
        amount = _money(each * part.quantity, part.cost.currency)
        yield _line(LineKind.MATERIAL, part.text, Fraction(part.quantity), unit, amount, is_covered)


def _line(
    kind: LineKind,
    text: str,
    quantity: Fraction,
    unit: Money,
    amount: Money,
    is_covered: bool,
    taxable: bool = True,
) -> EstimateLine:
    """A line; what is covered is shown at 0, never hidden (desk rules, section 6)."""
    if is_covered:
        text, unit, amount = text + _COVERED, Money.zero(unit.currency), Money.zero(unit.currency)
    return EstimateLine(kind, text, _tidy(quantity, _ONE), unit, amount, taxable)


def _added_up(lines: list[EstimateLine], tax: Tax | None, currency: str) -> Priced:
    """Tax is rounded line by line (desk rules, section 6)."""
    subtotal = sum((line.amount for line in lines), Money.zero(currency))
    taxes = Money.zero(currency)
    if tax is not None:
        taxes = sum(((line.amount * tax.rate).rounded() for line in lines if line.taxable), taxes)
        text = f"{tax.name} {_tidy(Fraction(tax.rate) * 100, _ONE):f}%"
        lines = [*lines, EstimateLine(LineKind.TAX, text, _ONE, taxes, taxes, taxable=False)]
    return Priced(tuple(lines), subtotal, taxes, subtotal + taxes)


def _decimal(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _money(exact: Fraction, currency: str) -> Money:
    return Money(_decimal(exact), currency).rounded()


def _tidy(exact: Fraction, step: Decimal) -> Decimal:
    """As few places as are true, in steps no coarser than ``step`` and no finer than a millionth."""
    fine = _decimal(exact).quantize(_FINEST, rounding=ROUND_HALF_UP)
    coarse = fine.quantize(step, rounding=ROUND_HALF_UP)
    return coarse if coarse == fine else fine.normalize()


def _duration(minutes: Fraction) -> str:
    """``2 h``, ``1 h 30 min``, ``45 min``; ``about`` where a share is no whole number of minutes."""
    whole = int(minutes + Fraction(1, 2))
    hours, rest = divmod(whole, 60)
    words = " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
    return words if minutes == whole else f"about {words}"
