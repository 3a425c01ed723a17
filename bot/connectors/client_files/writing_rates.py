"""Rate cards in the words of a client file."""

from __future__ import annotations

from itertools import groupby

from bot.connectors.client_files import values
from bot.connectors.client_files.layout import Raw, Written
from bot.desk.contracts import Holding, HolidaySpan, Materials, RateCard, RateRow, Surcharge, Travel
from bot.desk.money import Money
from bot.desk.windows import DAY, DAY_NAMES, Weekly


def written_rates(card: RateCard, *, of_a_contract: bool = False) -> Written:
    """The keys of one rate card; only a contract's says how long a quote holds."""
    return {
        "base": values.amount(card.base),
        "scope": values.choice(card.scope),
        "call_out_fee": _call_out(card.call_out_fee, card.call_out_minutes),
        "rows": [_row(row) for row in card.rows] or None,
        "surcharges": None if card.surcharges is None else [_surcharge(one) for one in card.surcharges],
        "travel": _travel(card.travel) if card.travel else None,
        "materials": _materials(card.materials) if card.materials else None,
        "quote_valid": values.whole_days(card.quote_valid_days) if of_a_contract else None,
    }


def written_week(weekly: Weekly) -> Written:
    """Weekly windows; days in a row that are open alike stand together."""
    written: dict[str, Written | None] = {}
    for windows, days in groupby(range(len(DAY_NAMES)), key=lambda day: weekly[day]):
        first, *others = days
        if windows:
            key = f"{DAY_NAMES[first]}-{DAY_NAMES[others[-1]]}" if others else DAY_NAMES[first]
            written[key] = [str(window) for window in windows]
    return written


def _call_out(fee: Money | None, minutes: int | None) -> Raw | None:
    """An amount, or hours and minutes at the rate."""
    if minutes is None:
        return values.amount(fee)
    hours = min(minutes // 60, 99)
    rest = minutes - hours * 60
    return Raw((f"{hours}h" if hours else "") + (f"{rest}m" if rest or not hours else ""))


def _holding(holding: Holding) -> dict[str, Written | None]:
    """When a row or a surcharge holds."""
    return {
        "work": values.choice(holding.work),
        "role": holding.role,
        "band": values.choice(holding.band),
        "hours": written_week(holding.week) if holding.week else None,
        "holiday": _holiday(holding.holiday) if holding.holiday else None,
        "from": values.day(holding.valid_from),
        "to": values.day(holding.valid_to),
    }


def _holiday(span: HolidaySpan) -> Written:
    return Raw("true") if span == HolidaySpan() else {"from": _edge(span.starts), "to": _edge(span.ends)}


def _edge(minutes: int) -> str:
    if minutes < 0:
        return f"{_clock(minutes + DAY)} the day before"
    return _clock(minutes) if minutes <= DAY else f"{_clock(minutes - DAY)} the day after"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _row(row: RateRow) -> Written:
    return {
        **_holding(row),
        "base": values.amount(row.base),
        "adjustment": None if row.adjustment is None else Raw(f"{row.adjustment.amount:+f}"),
        "multiplier": None if row.multiplier is None else values.number(row.multiplier),
        "minimum": values.minutes(row.minimum_minutes),
        "maximum": values.minutes(row.maximum_minutes),
        "increment": values.minutes(row.increment_minutes),
        "call_out_fee": _call_out(row.call_out_fee, row.call_out_minutes),
        "taxable": None if row.taxable else values.flag(False),
    }


def _surcharge(surcharge: Surcharge) -> Written:
    return {
        "name": surcharge.name,
        **_holding(surcharge),
        "amount": values.amount(surcharge.amount),
        "percent": values.percentage(surcharge.percent),
        "time": values.minutes(surcharge.minutes),
        "taxable": None if surcharge.taxable else values.flag(False),
    }


def _travel(travel: Travel) -> Written:
    length = "mile" if travel.miles else "km"
    return {
        "trip": values.amount(travel.trip),
        "zones": {zone: values.amount(fee) for zone, fee in travel.zones} or None,
        f"included_{length}s" if travel.miles else f"included_{length}": values.number(travel.included_km),
        f"per_{length}": values.amount(travel.per_km),
        "ways": values.number(travel.ways),
        "taxable": None if travel.taxable else values.flag(False),
    }


def _materials(materials: Materials) -> Written:
    return {
        "markup": values.percentage(materials.markup),
        "margin": values.percentage(materials.margin),
        "taxable": None if materials.taxable else values.flag(False),
    }
