"""CSV that a command writes to where somebody has said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import fail
from bot.connectors.csv_rows import Cell, csv_bytes

Excel = Annotated[bool, typer.Option("--excel", help="mark the CSV as UTF-8, so that Excel reads its letters")]


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, excel: bool = False) -> None:
    """Write the file; ends the command where the place cannot be written to."""
    try:
        path.write_bytes(csv_bytes(header, rows, excel=excel))
    except OSError as failure:
        fail(f"{path} cannot be written ({failure.strerror}). Choose another place.")
