"""A client file as the desk's values, or every mistake in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.connectors.client_files.agreements import read_contracts
from bot.connectors.client_files.fields import UNREADABLE, Cursor, Notes, Refused, TooManyMistakes, text
from bot.connectors.client_files.findings import BadClientFile, Finding
from bot.connectors.client_files.nodes import Unreadable, parse, read_text
from bot.connectors.client_files.people import read_client
from bot.connectors.client_files.stated_cases import read_cases
from bot.operations.ports import ClientFile

FORMAT = "1"


@dataclass(frozen=True)
class LocatedClientFile(ClientFile):
    """A client file that knows on which line each place stands."""

    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


def read_client_file(path: str | Path) -> LocatedClientFile:
    """The file's client, contracts and cases; BadClientFile with every mistake that was found."""
    notes = Notes(str(path))
    try:
        root = Cursor(parse(read_text(Path(path))), "", notes)
    except Unreadable as error:
        notes.error(UNREADABLE, error.line, "", error.message, error.way_out)
        raise BadClientFile(tuple(notes.findings)) from None
    try:
        file = _read(root)
    except TooManyMistakes:
        raise BadClientFile(_in_order(notes)) from None
    if notes.findings:
        raise BadClientFile(_in_order(notes))
    return file


def _in_order(notes: Notes) -> tuple[Finding, ...]:
    return tuple(sorted(notes.findings, key=lambda finding: finding.line))


def _read(root: Cursor) -> LocatedClientFile:
    fields = root.fields(("format", "client", "contracts", "cases"))
    fields.need("format", _format, FORMAT)
    nothing = Cursor(root.node, "client", Notes(root.notes.path))
    if "client" not in fields:
        root.note("E03", "The key 'client' is missing.", "Add 'client'.")
    if "contracts" not in fields:
        root.note("E03", "The key 'contracts' is missing.", "Add 'contracts'.")
    client = read_client(fields.found.get("client", nothing))
    contracts = read_contracts(fields.found["contracts"], client) if "contracts" in fields else ()
    cases = read_cases(fields.found["cases"], client, contracts) if "cases" in fields else ()
    return LocatedClientFile(root.notes.path, client, contracts, cases, root.notes.lines)


def _format(at: Cursor) -> str:
    written = text(at)
    if written != FORMAT:
        raise Refused(f"The format '{written}' is not known.", "Write format: 1.")
    return written
