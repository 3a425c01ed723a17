"""What commands over past days share: how a day is written, and a bar while many tickets are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import Progress as Bar

from bot.cli.common import errors
from bot.operations.past import Progress

DAY = ["%Y-%m-%d"]


@contextmanager
def counting(what: str) -> Iterator[Progress]:
    """A bar on standard error while it takes long; nothing where no person is looking."""
    with Bar(console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def told(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        yield told
