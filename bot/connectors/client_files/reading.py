"""A client file as the desk's values, or every mistake in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from bot.connectors.client_files import nodes
from bot.connectors.client_files.agreements import read_contracts
from bot.connectors.client_files.fields import UNREADABLE, Cursor, Notes, Refused, TooManyMistakes, text
from bot.connectors.client_files.findings import BadClientFile, Finding
from bot.connectors.client_files.nodes import Unreadable, parse, read_text, sized
from bot.connectors.client_files.people import NO_CURRENCY, currency_code, read_client
from bot.connectors.client_files.rate_cards import read_rates
from bot.connectors.client_files.stated_cases import read_cases
from bot.desk.contracts import RateCard
from bot.operations.ports import ClientFile

FORMAT = "1"

T = TypeVar("T")


@dataclass(frozen=True)
class LocatedClientFile(ClientFile):
    """A client file that knows on which line each place stands."""

    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


def read_client_file(path: str | Path, house: Mapping[str, RateCard] | None = None) -> LocatedClientFile:
    """The file's client, contracts and cases; BadClientFile with every mistake that was found.

    ``house`` is the house's rates by currency, as ``read_house_rates`` reads them.
    """
    return checked(path, lambda root: _read(root, house or {}))


def read_client_text(text: str, name: str, house: Mapping[str, RateCard] | None = None) -> LocatedClientFile:
    """The same from a text that stands in no file; findings call it by its ``name``."""
    notes = Notes(name)
    return _checked(lambda: sized(text), notes, lambda root: _read(root, house or {}))


def read_house_rates(path: str | Path) -> Mapping[str, RateCard]:
    """What the house charges where neither contract, client nor site says anything, by currency; BadClientFile."""
    return checked(path, _house)


def checked(path: str | Path, reader: Callable[[Cursor], T]) -> T:
    """What the reader makes of the file; BadClientFile with every mistake that it noted."""
    return _checked(lambda: read_text(Path(path)), Notes(str(path)), reader)


def _checked(text_of: Callable[[], str], notes: Notes, reader: Callable[[Cursor], T]) -> T:
    try:
        written = text_of()
        notes.content = sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
        root = Cursor(parse(written), "", notes)
    except Unreadable as error:
        notes.error(UNREADABLE, error.line, "", error.message, error.way_out)
        raise BadClientFile(tuple(notes.findings)) from None
    try:
        file = reader(root)
    except TooManyMistakes:
        raise BadClientFile(_in_order(notes)) from None
    if notes.findings:
        raise BadClientFile(_in_order(notes))
    return file


def _in_order(notes: Notes) -> tuple[Finding, ...]:
    return tuple(sorted(notes.findings, key=lambda finding: finding.line))


def _read(root: Cursor, house: Mapping[str, RateCard]) -> LocatedClientFile:
    fields = root.fields(("format", "client", "contracts", "cases"))
    fields.need("format", format_one, FORMAT)
    nothing = Cursor(root.node, "client", Notes(root.notes.path))
    if "client" not in fields:
        root.note("E03", "The key 'client' is missing.", "Add 'client'.")
    if "contracts" not in fields:
        root.note("E03", "The key 'contracts' is missing.", "Add 'contracts'.")
    client = read_client(fields.found.get("client", nothing), house)
    contracts = read_contracts(fields.found["contracts"], client) if "contracts" in fields else ()
    cases = read_cases(fields.found["cases"], client, contracts) if "cases" in fields else ()
    return LocatedClientFile(root.notes.path, client, contracts, cases, root.notes.content, root.notes.lines)


def _house(root: Cursor) -> Mapping[str, RateCard]:
    """``rates``: a card for each currency."""
    fields = root.fields(("format", "rates"))
    fields.need("format", format_one, FORMAT)
    return fields.need("rates", _house_cards, {})


def _house_cards(at: Cursor) -> Mapping[str, RateCard]:
    if not isinstance(at.node, nodes.Mapping):
        raise Refused("Currencies with their rates are wanted here.", "Write {CAD: {base: 125.00}}.")
    cards: dict[str, RateCard] = {}
    for key, node in at.node.items:
        currency = Cursor(key, f"{at.where}.{key.text}", at.notes).read(currency_code, NO_CURRENCY)
        cards[currency] = read_rates(Cursor(node, f"{at.where}.{key.text}", at.notes), currency)
    return cards


def format_one(at: Cursor) -> str:
    """The format that is read here."""
    written = text(at)
    if written != FORMAT:
        raise Refused(f"The format '{written}' is not known.", "Write format: 1.")
    return written
