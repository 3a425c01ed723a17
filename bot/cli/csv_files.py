"""CSV for spreadsheets, in which no cell of ours is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from bot.cli.common import fail

Cell = str | int | Decimal | None
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(cell: Cell) -> str:
    """Numbers as they are; words that a spreadsheet would calculate with get an apostrophe before them."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write the file, UTF-8; ends the command where the place cannot be written to."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    except OSError as failure:
        fail(f"{path} cannot be written ({failure.strerror}). Choose another place.")
