"""The examples as they stand in data/nlu: reading them, and writing one more without touching anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ANNOTATION = re.compile(r"\[(?P<text>[^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_BLOCK = re.compile(r"^(?P<indent> *)- (?P<kind>\w+): *(?P<name>\S+) *$")
_EXAMPLES = re.compile(r"^ *examples: *\| *$")
_MARKED = re.compile(r"^ *emergency: *\S+ *$")
_EXAMPLE = re.compile(r"^(?P<indent> *)- ")
# The C reader takes a quarter of the time where it is there.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Line:
    """An example of data/nlu as it is learned: without annotations, with the kind of emergency it is marked with."""

    text: str
    intent: str
    emergency: str | None


class NoSuchBlock(ValueError):
    """The file has no examples for this intent; the message names both."""


def read_lines(folder: Path) -> list[Line]:
    """Every example below `folder`."""
    return [line for path in sorted(folder.rglob("*.yml")) for line in lines_of(path.read_text(encoding="utf-8"))]


def lines_of(text: str) -> list[Line]:
    """Every example of one file."""
    return [
        Line(ANNOTATION.sub(r"\g<text>", row.strip()[2:].strip()), block["intent"], _marked(block))
        for block in yaml.load(text, Loader=_LOADER)["nlu"]  # one of the two safe ones
        if "intent" in block
        for row in block["examples"].splitlines()
        if row.strip().startswith("- ")
    ]


def _marked(block: Mapping[str, Any]) -> str | None:
    kind = (block.get("metadata") or {}).get("emergency")
    return None if kind is None else str(kind)


def normalised(text: str) -> str:
    """Letters and digits in lower case; a text without any stays as it is, without blanks."""
    return "".join(letter for letter in text.casefold() if letter.isalnum()) or "".join(text.split())


def file_of(folder: Path, intent: str) -> Path | None:
    """The file that holds the examples of an intent."""
    named = folder / "problems" / f"{intent}.yml"
    if named.is_file():
        return named
    paths = sorted(folder.rglob("*.yml"))
    return next((path for path in paths if f"- intent: {intent}\n" in path.read_text(encoding="utf-8")), None)


def with_line(text: str, intent: str, line: str) -> str:
    """The file's text with one example more, behind the last one of the intent that is not marked as an emergency.

    Raises NoSuchBlock; ValueError where the result would not be read as the file and the line.
    """
    rows = text.splitlines(keepends=True)
    place = next((last for last, marked in _blocks(rows, intent) if not marked), None)
    if place is None:
        raise NoSuchBlock(f"There are no examples for {intent} in that file.")
    found = _EXAMPLE.match(rows[place])
    assert found is not None
    if not rows[place].endswith("\n"):
        rows[place] += "\n"
    rows.insert(place + 1, f"{found['indent']}- {line}\n")
    result = "".join(rows)
    try:
        before, after = lines_of(text), lines_of(result)
    except yaml.YAMLError:
        before = after = []
    added = Line(line, intent, None)
    if added not in after or [each for each in after if each != added] != [each for each in before if each != added]:
        raise ValueError(f"'{line}' cannot be written into that file as an example.")
    return result


def _blocks(rows: list[str], intent: str) -> Iterator[tuple[int, bool]]:
    """For each block of the intent with examples: the row of the last one, and whether the block is marked."""
    inside, marked, begun, last = False, False, False, None
    for number, row in enumerate([*rows, "- end: x"]):
        block = _BLOCK.match(row)
        if block is not None and not (begun and _EXAMPLE.match(row) and len(block["indent"]) > 4):
            if inside and last is not None:
                yield last, marked
            inside, marked, begun, last = (block["kind"], block["name"]) == ("intent", intent), False, False, None
        elif inside and _EXAMPLES.match(row):
            begun = True
        elif inside and begun and _EXAMPLE.match(row):
            last = number
        elif inside and not begun and _MARKED.match(row):
            marked = True
