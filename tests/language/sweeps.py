"""Messages written to be mistaken: ordinary ones in alarming words, and emergencies in everyday words.

Of `ordinary.txt` and `emergencies.txt` every other line was looked at while the word list was mended, the others never;
`ordinary_more.txt` was looked at as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "sweep"


@dataclass(frozen=True)
class Said:
    """A message, the category or kind of emergency above it in its file, and whether nobody has looked at it."""

    text: str
    about: str
    held_out: bool


def read_sweep(name: str) -> tuple[Said, ...]:
    """The messages of a file, in its order; a line that begins with # says what those below it are about."""
    found: list[Said] = []
    about, place = "", 0
    for row in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if row.startswith("# "):
            about, place = row[2:], 0
        elif row.strip():
            found.append(Said(row, about, place % 2 == 1))
            place += 1
    return tuple(found)
