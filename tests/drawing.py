"""What the programs that draw the pictures of docs/ share: where to, in which quiet folder, with which browser, how large."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.assistant.quiet import be_quiet
from bot.cli.logs import log_to_stderr
from bot.settings import Settings, read_settings
from tests.browser.chromium import NONE_HERE, chromium

MOST_BYTES = 150_000


@contextmanager
def workplace(program: str, about: str | None) -> Iterator[tuple[Settings, Path, Path]]:
    """The settings, a folder for a run's data that goes afterwards, and where the pictures are to go."""
    settings = read_settings()
    asked = argparse.ArgumentParser(prog=f"python -m {program}", description=about)
    asked.add_argument("--into", type=Path, default=settings.project / "docs" / "pictures", help="docs/pictures")
    into: Path = asked.parse_args().into
    be_quiet()
    log_to_stderr("CRITICAL")
    with tempfile.TemporaryDirectory(prefix="nightdesk-pictures-") as folder:
        # The embedded server may run as another user than we do.
        Path(folder).chmod(0o755)
        yield settings, Path(folder), into


def browser_or_leave() -> str:
    """Where Chromium is; without one the program ends and says so."""
    where = chromium()
    if where is None:
        raise SystemExit(NONE_HERE)
    return where


def refuse_if_large(path: Path) -> None:
    """A picture that is larger than a page of documentation should ask for ends the program."""
    if path.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{path} has more than {MOST_BYTES} bytes.")
