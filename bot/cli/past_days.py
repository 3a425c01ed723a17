"""What commands over past days share: how a day and a month are written, and a bar while many tickets are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import typer
from rich.progress import Progress as Bar

from bot.cli.common import errors
from bot.operations.past import Progress


def day(text: str) -> datetime:
    """A day as the options of commands take it; a usage error says how one is written."""
    return _read(text, "%Y-%m-%d", "a day", "2026-11-30")


def month(text: str) -> datetime:
    """A month, likewise."""
    return _read(text, "%Y-%m", "a month", "2026-11")


def _read(text: str, form: str, what: str, example: str) -> datetime:
    try:
        return datetime.strptime(text, form)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not {what}. Write it like {example}.") from None


@contextmanager
def counting(what: str) -> Iterator[Progress]:
    """A bar on standard error while it takes long; nothing where no person is looking."""
    with Bar(console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def told(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        yield told
