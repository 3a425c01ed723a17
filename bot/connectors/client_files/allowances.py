"""The allowances of a contract."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.connectors.client_files.fields import (
    CONTRADICTION,
    Cursor,
    Fields,
    Refused,
    above_zero,
    choice,
    day,
    decimal,
    refuse_unknown,
    text,
    whole_minutes,
    whole_percent,
)
from bot.connectors.client_files.people import code
from bot.desk.catalogue import Work
from bot.desk.contracts import Allowance, Burn, Overrun, Period, Unit
from bot.desk.hours import Band

ALLOWANCE_KEYS = (
    "name",
    "unit",
    "amount",
    "per",
    "until",
    "rollover",
    "burn",
    "warn",
    "overrun",
    "minimum",
    "increment",
)
_BANDS = {band.value: band for band in Band}
_KINDS = {kind.value: kind for kind in Work if kind is not Work.NONE}
# In a time band, for a kind of work, or for a kind of work in a band.
BURN_KEYS = (*_BANDS, *_KINDS, *(f"{band}+{kind}" for band in _BANDS for kind in _KINDS))


def read_allowance(at: Cursor, starts: date) -> Allowance:
    """One allowance of a contract that starts on this day; hours are kept as minutes."""
    fields = at.fields(ALLOWANCE_KEYS)
    unit, factor = fields.need("unit", _unit, (Unit.TICKETS, Decimal(1)))
    until = _until(fields, starts)
    per = choice(Period)
    bands, others = fields.get("burn", _burn, ((), ()))
    return Allowance(
        name=fields.need("name", code, "unknown"),
        unit=unit,
        amount=fields.need("amount", lambda place: _counted(above_zero(place) * factor), Decimal(1)),
        per=fields.need("per", per, Period.MONTH) if until is None else fields.get("per", per, Period.TERM),
        rollover=fields.get("rollover", lambda place: _counted(decimal(place) * factor), Decimal(0)),
        burn=bands,
        warn_percent=fields.get("warn", whole_percent, 80),
        burns=others,
        overrun=fields.get("overrun", choice(Overrun), Overrun.CHARGE),
        until=until,
        minimum=_rounding(fields, "minimum", unit, 0),
        increment=_rounding(fields, "increment", unit, 1),
    )


def _until(fields: Fields, starts: date) -> date | None:
    until: date | None = fields.get("until", day, None)
    if until is not None and until < starts:
        fields.place("until").note(
            CONTRADICTION, f"The last day {until} lies before the contract starts on {starts}.", "Write a later day."
        )
    return until


def _rounding(fields: Fields, key: str, unit: Unit, without: int) -> int:
    """Minutes that what a ticket takes is rounded by; only time is."""
    minutes = fields.get(key, whole_minutes, without)
    if key in fields and unit is not Unit.MINUTES:
        fields.place(key).note(
            CONTRADICTION, f"Only minutes and hours are rounded, not {unit.value}.", f"Remove '{key}'."
        )
    return minutes


def _counted(amount: Decimal) -> Decimal:
    """An amount in the unit that is kept: hours have become minutes."""
    if amount >= 1_000_000_000:
        raise Refused(f"{amount:f} is more than anybody can mean.", "Write a smaller amount.")
    return amount


def _unit(at: Cursor) -> tuple[Unit, Decimal]:
    written = text(at)
    if written == "hours":
        return Unit.MINUTES, Decimal(60)
    known = [unit.value for unit in Unit]
    if written not in known:
        refuse_unknown(written, [*known, "hours"], "unit")
    return Unit(written), Decimal(1)


def _burn(at: Cursor) -> tuple[tuple[tuple[Band, Decimal], ...], tuple[Burn, ...]]:
    """Factors of time bands, and those that name a kind of work."""
    bands: list[tuple[Band, Decimal]] = []
    others: list[Burn] = []
    for name, place in at.fields(BURN_KEYS).found.items():
        factor = place.read(above_zero, Decimal(1))
        first, _, second = name.partition("+")
        if name in _BANDS:
            bands.append((_BANDS[name], factor))
        else:
            others.append(Burn(factor, _BANDS.get(first), _KINDS.get(second or first)))
    return tuple(bands), tuple(others)
