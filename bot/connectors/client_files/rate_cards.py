"""The ``rates`` of a contract, a client, a site or the house: what work outside the fee costs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeVar

from bot.connectors.client_files.fields import (
    CONTRADICTION,
    MISSING,
    NOT_THERE,
    Cursor,
    Fields,
    Refused,
    above_zero,
    any_percent,
    choice,
    day,
    decimal,
    flag,
    integer,
    money,
    percent,
    quoted,
    signed_decimal,
    suggest,
    text,
    whole_days,
    whole_minutes,
)
from bot.connectors.client_files.nodes import Mapping, Scalar
from bot.desk.catalogue import Work
from bot.desk.clients import Client
from bot.desk.contracts import Contract, HolidaySpan, Materials, RateCard, RateRow, RoundingScope, Surcharge, Travel
from bot.desk.hours import Band, InvalidHours, Window, parse_weekly
from bot.desk.money import Money

RATE_KEYS = ("base", "scope", "rows", "call_out_fee", "surcharges", "travel", "materials", "quote_valid")
HOLDING_KEYS = ("work", "role", "band", "hours", "holiday", "from", "to")
ROW_KEYS = (
    *HOLDING_KEYS,
    "base",
    "adjustment",
    "multiplier",
    "minimum",
    "maximum",
    "increment",
    "call_out_fee",
    "taxable",
)
SURCHARGE_KEYS = (*HOLDING_KEYS, "name", "amount", "percent", "time", "taxable")
TRAVEL_KEYS = ("trip", "zones", "included_km", "per_km", "included_miles", "per_mile", "ways", "taxable")
MATERIALS_KEYS = ("markup", "margin", "taxable")
MOST_ROWS = 500
KM_IN_A_MILE = Decimal("1.609344")

_DAY = 24 * 60
_LENGTH = re.compile(r"(\d{1,2}h)?(\d{1,4}m)?", re.ASCII)
_EDGE = re.compile(r"(\d{2}):(\d{2})( the day before| the day after)?", re.ASCII)

R = TypeVar("R", RateRow, Surcharge)


def read_rates(at: Cursor, currency: str) -> RateCard:
    """The rates of a client, a site or the house, which may leave anything out and say nothing of quotes."""
    return _card(at, currency, tuple(key for key in RATE_KEYS if key != "quote_valid"), needs_base=False)


def read_contract_rates(at: Cursor, currency: str, *, needs_base: bool) -> RateCard:
    """The rates of a contract; amounts are in the client's currency, ``base`` is an hour."""
    return _card(at, currency, RATE_KEYS, needs_base=needs_base)


def _card(at: Cursor, currency: str, known: tuple[str, ...], *, needs_base: bool) -> RateCard:
    fields = at.fields(known)
    amount = money(currency)
    stand_in: Money | None = None
    base = fields.need("base", amount, stand_in) if needs_base else fields.get("base", amount, stand_in)
    scope: RoundingScope | None = fields.get("scope", choice(RoundingScope), None)
    surcharges = tuple(_surcharge(place, currency) for place in fields.records("surcharges", MOST_ROWS))
    return RateCard(
        base=base,
        scope=scope,
        rows=tuple(_row(place, currency) for place in fields.records("rows", MOST_ROWS)),
        travel=fields.get("travel", lambda place: _travel(place, currency), None),
        materials=fields.get("materials", _materials, None),
        quote_valid_days=fields.get("quote_valid", whole_days, 14),
        surcharges=surcharges if "surcharges" in fields else None,
        **_call_out(fields, currency),
    )


def read_kilometres(fields: Fields) -> Decimal:
    """How far a site is, one way: ``km``, or ``miles``, kept as kilometres to the tenth of a metre."""
    if "km" in fields and "miles" in fields:
        fields.place("miles").note(CONTRADICTION, "The distance is given twice.", "Write one of: km, miles.")
    miles = fields.get("miles", _miles, Decimal(0))
    return fields.get("km", decimal, (miles * KM_IN_A_MILE).quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize() + 0)


def _miles(at: Cursor) -> Decimal:
    miles = decimal(at)
    if miles > 100_000:
        raise Refused(f"{miles} miles lead more than once round the world.", "Write the way from you, one way.")
    return miles


def check_rates(at: Cursor, contract: Contract, client: Client) -> None:
    """A site in a zone needs a price of the way, where trips are priced by zone."""
    travel = contract.rates.travel if contract.rates else None
    if travel is None or not travel.zones or travel.trip.amount:
        return
    zones = [zone for zone, _ in travel.zones]
    for site in client.sites:
        if site.zone not in zones:
            place = f"{at.where}.rates.travel.zones"
            line = at.notes.lines.get(place, at.line)
            zone = f"in the zone {quoted(site.zone)}, which has no price" if site.zone else "in no zone"
            message = f"The site '{site.code}' is {zone}, and there is no 'trip' for such sites."
            at.notes.error(NOT_THERE, line, place, message, suggest(site.zone or "", zones))


def _call_out(fields: Fields, currency: str) -> dict[str, Any]:
    """An amount, or a length of time at the rate: ``65.00`` or ``45m``."""
    place = fields.found.get("call_out_fee")
    if place is None:
        return {}
    length = isinstance(place.node, Scalar) and place.node.text and _LENGTH.fullmatch(place.node.text)
    if length:
        return {"call_out_minutes": place.read(whole_minutes, None)}
    return {"call_out_fee": place.read(money(currency), None)}


def _row(at: Cursor, currency: str) -> RateRow:
    fields = at.fields(ROW_KEYS)
    amount = money(currency)
    if not fields.found.keys() & set(HOLDING_KEYS):
        way_out = "Add 'work', 'role', 'band', 'hours', 'holiday', 'from' or 'to'."
        at.note(MISSING, "A row is for a kind of work, a role, a time or some days.", way_out)
    row = RateRow(
        base=fields.get("base", amount, None),
        adjustment=fields.get("adjustment", _adjustment(currency), None),
        multiplier=fields.get("multiplier", above_zero, None),
        minimum_minutes=fields.get("minimum", whole_minutes, None),
        maximum_minutes=fields.get("maximum", whole_minutes, None),
        increment_minutes=fields.get("increment", whole_minutes, None),
        taxable=fields.get("taxable", flag, True),
        **_call_out(fields, currency),
        **_holding(fields),
    )
    if row.minimum_minutes and row.maximum_minutes and row.maximum_minutes < row.minimum_minutes:
        fields.place("maximum").note(
            CONTRADICTION, "The maximum is below the minimum.", "Raise it or lower the minimum."
        )
    if row.adjustment is not None and (row.base is not None or row.multiplier is not None):
        fields.place("adjustment").note(
            CONTRADICTION, "A row names an hour, changes it by an amount, or multiplies it.", "Keep one of them."
        )
    return row


def _surcharge(at: Cursor, currency: str) -> Surcharge:
    fields = at.fields(SURCHARGE_KEYS)
    if len(fields.found.keys() & {"amount", "percent", "time"}) != 1:
        at.note(CONTRADICTION, "A surcharge is an amount, a percentage or a time.", "Write one of the three.")
    return Surcharge(
        name=fields.need("name", text, "Surcharge"),
        amount=fields.get("amount", money(currency), None),
        percent=fields.get("percent", any_percent, None),
        minutes=fields.get("time", whole_minutes, None),
        taxable=fields.get("taxable", flag, True),
        **_holding(fields),
    )


def _holding(fields: Fields) -> dict[str, Any]:
    """When a row or a surcharge holds."""
    starts: date | None = fields.get("from", day, None)
    ends: date | None = fields.get("to", day, None)
    if starts and ends and ends < starts:
        fields.place("to").note(CONTRADICTION, f"It ends on {ends}, before it starts on {starts}.", "Swap the dates.")
    return {
        "work": fields.get("work", choice(Work), None),
        "role": fields.get("role", text, None),
        "band": fields.get("band", choice(Band), None),
        "week": fields.get("hours", _week, ()),
        "holiday": fields.get("holiday", _holiday, None),
        "valid_from": starts,
        "valid_to": ends,
    }


def _week(at: Cursor) -> tuple[tuple[Window, ...], ...]:
    """Weekly windows as support hours write them: ``{mon-fri: ["17:00-20:00"], sat: ["09:00-15:00"]}``."""
    if not isinstance(at.node, Mapping):
        raise Refused("These are no hours of a week.", 'Write {mon-fri: ["17:00-20:00"]}.')
    days = {key.text: Cursor(node, f"{at.where}.{key.text}", at.notes) for key, node in at.node.items}
    try:
        week = parse_weekly({name: place.list_of(text) for name, place in days.items()})
    except InvalidHours as error:
        way_out = "Windows are like 17:00-20:00; none may overlap or have no length."
        raise Refused(str(error), way_out) from None
    if not any(week):
        raise Refused("The row would never hold.", 'Write at least one window, like {mon-fri: ["17:00-20:00"]}.')
    return week


def _holiday(at: Cursor) -> HolidaySpan:
    """``true`` for the day itself, or ``{from: "21:00 the day before", to: "08:00 the day after"}``."""
    if not isinstance(at.node, Mapping):
        if not flag(at):
            raise Refused("A row is for holidays or does not name them.", "Write true, or remove the key.")
        return HolidaySpan()
    fields = at.fields(("from", "to"))
    span = HolidaySpan(fields.get("from", _edge, 0), fields.get("to", _edge, _DAY))
    if span.ends <= span.starts:
        fields.place("to").note(CONTRADICTION, "It ends before it begins.", "Swap them.")
        return HolidaySpan()
    return span


def _edge(at: Cursor) -> int:
    """Minutes from the holiday's midnight."""
    written = at.scalar().text
    match = _EDGE.fullmatch(written)
    minutes = int(match[1]) * 60 + int(match[2]) if match else _DAY + 1
    if match is None or minutes > _DAY or int(match[2]) > 59:
        raise Refused(f"{quoted(written)} is no time around a holiday.", 'Write it like "21:00 the day before".')
    return minutes + {None: 0, " the day before": -_DAY, " the day after": _DAY}[match[3]]


def _adjustment(currency: str) -> Callable[[Cursor], Money]:
    """An amount more or less, with its sign: ``+15.00`` or ``-10.00``."""

    def read(at: Cursor) -> Money:
        written = at.scalar().text
        if not written.startswith(("+", "-")) or written.startswith("+-"):
            raise Refused(f"{quoted(written)} has no sign.", "Write +15.00 for more or -15.00 for less.")
        scalar = Scalar(written.removeprefix("+"), at.node.line, plain=True)
        return Money(signed_decimal(Cursor(scalar, at.where, at.notes)), currency)

    return read


def _travel(at: Cursor, currency: str) -> Travel | None:
    fields = at.fields(TRAVEL_KEYS)
    amount = money(currency)
    ways = fields.get("ways", integer, 1)
    if ways > 2:
        fields.place("ways").note(
            CONTRADICTION, f"There are no {ways} ways.", "Write 1 for one way or 2 for there and back."
        )
    miles = bool(fields.found.keys() & {"included_miles", "per_mile"})
    if miles and fields.found.keys() & {"included_km", "per_km"}:
        at.note(CONTRADICTION, "Distances are in kilometres or in miles.", "Write per_km or per_mile, not both.")
    included, each = ("included_miles", "per_mile") if miles else ("included_km", "per_km")
    return Travel(
        trip=fields.get("trip", amount, Money.zero(currency)),
        included_km=fields.get(included, decimal, Decimal(0)),
        per_km=fields.get(each, amount, Money.zero(currency)),
        ways=ways,
        zones=fields.get("zones", lambda place: _zones(place, amount), ()),
        miles=miles,
        taxable=fields.get("taxable", flag, True),
    )


def _zones(at: Cursor, amount: Callable[[Cursor], Money]) -> tuple[tuple[str, Money], ...]:
    if not isinstance(at.node, Mapping) or not at.node.items:
        raise Refused("Zones with their trip fees are wanted here.", "Write {north: 30.00, south: 60.00}.")
    places = {key.text: Cursor(node, f"{at.where}.{key.text}", at.notes) for key, node in at.node.items}
    fees = ((name, place.read(amount, None)) for name, place in places.items())
    return tuple((name, fee) for name, fee in fees if fee is not None)


def _materials(at: Cursor) -> Materials | None:
    fields = at.fields(MATERIALS_KEYS)
    if len(fields.found.keys() & {"markup", "margin"}) != 1:
        at.note(CONTRADICTION, "Parts are priced by a markup or by a margin.", "Write one of: markup, margin.")
    margin: Decimal | None = fields.get("margin", percent, None)
    if margin == 1:
        fields.place("margin").note(CONTRADICTION, "A margin of 100% has no price.", "Write a smaller one.")
    return Materials(
        markup=fields.get("markup", any_percent, None), margin=margin, taxable=fields.get("taxable", flag, True)
    )
