"""The ``cases:`` part of a client file: kept as plain values, checked for what they refer to."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from datetime import datetime

from bot.connectors.client_files.fields import (
    EARLIEST,
    NOT_THERE,
    ONE_EACH,
    WRONG_VALUE,
    Cursor,
    Refused,
    choice,
    decimal,
    integer,
    quoted,
    suggest,
    text,
)
from bot.connectors.client_files.nodes import Mapping, Scalar
from bot.desk.catalogue import CATALOGUE, Impact, Urgency, Work
from bot.desk.clients import Client
from bot.desk.contracts import Cause, Contract
from bot.operations.ports import StatedCase

GIVEN_KEYS = (
    "category",
    "at",
    "work",
    "site",
    "asset",
    "minutes",
    "used",
    "application",
    "impact",
    "urgency",
    "cause",
    "person",
    "person_listed",
    "meets_standard",
    "role",
    "rate",
    "entries",
    "parts",
)
ENTRY_KEYS = ("at", "minutes", "role")
PART_KEYS = ("text", "cost", "quantity")
MOST_ENTRIES = 500
EXPECT_KEYS = (
    "verdict",
    "clause",
    "contract",
    "priority",
    "respond_by",
    "resolve_by",
    "subtotal",
    "tax",
    "total",
    "not_to_exceed",
    "low",
    "likely",
    "high",
)


_MOST_DIGITS = 18


def read_cases(at: Cursor, client: Client, contracts: tuple[Contract, ...]) -> tuple[StatedCase, ...]:
    """Every stated case, in order."""
    return tuple(_case(member, client, contracts) for member in at.records())


def _case(at: Cursor, client: Client, contracts: tuple[Contract, ...]) -> StatedCase:
    fields = at.fields(("name", "given", "expect"))
    given = fields.need("given", lambda place: _values(place, GIVEN_KEYS, _CHECKED), {})
    expect = fields.need("expect", lambda place: _values(place, EXPECT_KEYS), {})
    if "expect" in fields and not expect:
        fields.place("expect").note(WRONG_VALUE, "The case expects nothing.", "Add at least the verdict.")
    if "given" in fields:
        place = fields.place("given")
        used = given.get("used")
        for key in (key for key in ("category", "at") if given.get(key) is None):
            place.note(WRONG_VALUE, f"The case does not say its '{key}'.", f"Add '{key}'.")
        _refers(place, given, "category", set(CATALOGUE))
        _refers(place, given, "site", {site.code for site in client.sites})
        _refers(place, given, "asset", {asset.tag for asset in client.assets})
        names = {allowance.name for contract in contracts for allowance in contract.allowances}
        for name in used if isinstance(used, dict) else {}:
            if name not in names:
                place.note(NOT_THERE, f"No contract has an allowance '{name}'.", suggest(str(name), names))
    return StatedCase(fields.need("name", text, "unnamed"), given, expect, at.line)


def _refers(at: Cursor, given: dict[str, object], key: str, known: set[str]) -> None:
    word = given.get(key)
    if word is not None and str(word).casefold() not in {one.casefold() for one in known}:
        where = f"{at.where}.{key}"
        at.notes.error(
            NOT_THERE,
            at.notes.lines.get(where, at.line),
            where,
            f"There is no {key} '{word}'.",
            suggest(str(word), known),
        )


def _values(
    at: Cursor, known: tuple[str, ...], checked: AnyMapping[str, Callable[[Cursor], object]] | None = None
) -> dict[str, object]:
    fields = at.fields(known)
    for name, place in fields.found.items():
        written = not (isinstance(place.node, Scalar) and place.node.empty)
        if written and name in (checked or {}):
            place.read((checked or {})[name], None)
    return {name: place.read(_members if name in _LISTS else _value, None) for name, place in fields.found.items()}


def _members(at: Cursor) -> object:
    """A list of plain values, or of keys with such."""
    return [place.read(_value, None) for place in at.items()]


def _instant(at: Cursor) -> datetime:
    """An instant, with or without an offset, in years that calendars hold."""
    written = at.scalar().text.strip()
    try:
        found = datetime.fromisoformat(written.replace("Z", "+00:00"))
    except ValueError:
        raise Refused(f"{quoted(written)} is not an instant.", "Write it like 2026-11-24T10:00-05:00.") from None
    if not EARLIEST.year <= found.year < 3000:
        raise Refused(f"{written} cannot be meant.", f"Write an instant between {EARLIEST.year} and 2999.")
    return found


def _used(at: Cursor) -> None:
    if not isinstance(at.node, Mapping):
        raise Refused("Names of allowances are wanted here.", "Write {visits: 2}.")
    for key, node in at.node.items:
        Cursor(node, f"{at.where}.{key.text}", at.notes).read(decimal, None)


def _entries(at: Cursor) -> None:
    """Stretches of work: minutes alone, or with their start and who did it."""
    for place in at.records(MOST_ENTRIES):
        if not isinstance(place.node, Mapping):
            place.read(integer, None)
            continue
        fields = place.fields(ENTRY_KEYS)
        fields.need("minutes", integer, 1)
        fields.get("at", _instant, None)
        fields.get("role", text, None)


def _parts(at: Cursor) -> None:
    """What is bought, at our cost."""
    for place in at.records(MOST_ENTRIES):
        fields = place.fields(PART_KEYS)
        fields.need("text", text, "")
        fields.need("cost", decimal, None)
        fields.get("quantity", integer, 1)


_LISTS = frozenset({"entries", "parts"})
_CHECKED: dict[str, Callable[[Cursor], object]] = {
    "at": _instant,
    "work": choice(Work),
    "minutes": integer,
    "used": _used,
    "impact": choice(Impact),
    "urgency": choice(Urgency),
    "cause": choice(Cause),
    "role": text,
    "rate": decimal,
    "entries": _entries,
    "parts": _parts,
}


def _value(at: Cursor) -> object:
    """Text as written, whole plain numbers as numbers, plain null as None, keys as a dict of such."""
    if isinstance(at.node, Mapping):
        return {
            key.text: Cursor(node, f"{at.where}.{key.text}", at.notes).read(_value, None) for key, node in at.node.items
        }
    if not isinstance(at.node, Scalar):
        raise Refused("One value is wanted here, not a list.", ONE_EACH)
    if at.node.empty:
        return None
    written = at.node.text
    whole = at.node.plain and written.isdigit() and written.isascii() and len(written) <= _MOST_DIGITS
    return int(written) if whole else written
