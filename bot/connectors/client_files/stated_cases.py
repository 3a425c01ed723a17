"""The ``cases:`` part of a client file: kept as plain values, checked for what they refer to."""

from __future__ import annotations

from bot.connectors.client_files.fields import (
    NOT_THERE,
    WRONG_VALUE,
    Cursor,
    Refused,
    suggest,
    text,
)
from bot.connectors.client_files.nodes import Mapping, Scalar
from bot.desk.catalogue import CATALOGUE
from bot.desk.clients import Client
from bot.desk.contracts import Contract
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
)
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


def read_cases(at: Cursor, client: Client, contracts: tuple[Contract, ...]) -> tuple[StatedCase, ...]:
    """Every stated case, in order."""
    return tuple(_case(member, client, contracts) for member in at.records())


def _case(at: Cursor, client: Client, contracts: tuple[Contract, ...]) -> StatedCase:
    fields = at.fields(("name", "given", "expect"))
    given = fields.need("given", lambda place: _values(place, GIVEN_KEYS), {})
    expect = fields.need("expect", lambda place: _values(place, EXPECT_KEYS), {})
    if "expect" in fields and not expect:
        fields.place("expect").note(WRONG_VALUE, "The case expects nothing.", "Add at least the verdict.")
    if "given" in fields:
        place = fields.place("given")
        used = given.get("used")
        for key in {"category", "at"} - given.keys():
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


def _values(at: Cursor, known: tuple[str, ...]) -> dict[str, object]:
    fields = at.fields(known)
    return {name: place.read(_value, None) for name, place in fields.found.items()}


def _value(at: Cursor) -> object:
    """Text as written, whole plain numbers as numbers, plain null as None, keys as a dict of such."""
    if isinstance(at.node, Mapping):
        return {
            key.text: Cursor(node, f"{at.where}.{key.text}", at.notes).read(_value, None) for key, node in at.node.items
        }
    if not isinstance(at.node, Scalar):
        raise Refused("One value is wanted here, not a list.", "Write key: value.")
    if at.node.empty:
        return None
    return int(at.node.text) if at.node.plain and at.node.text.isdigit() and at.node.text.isascii() else at.node.text
