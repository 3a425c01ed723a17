"""CSV for spreadsheets, in which no cell of ours is taken for a formula. Every CSV of ours is written here."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO

Cell = str | int | Decimal | None
# The wide ones are what some East Asian spreadsheets take for the narrow ones.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(cell: Cell) -> str:
    """Numbers as they are; words that a spreadsheet would calculate with get an apostrophe before them."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_SIGNS) else cell


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, excel: bool = False) -> bytes:
    """The file, UTF-8; for Excel with the mark at its beginning without which it reads the letters wrongly."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig" if excel else "utf-8")
