"""What the tests under fire share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for one test; not in pytest's own, which is closed to the database's user."""
    with TemporaryDirectory(prefix="nightdesk-fire-") as name:
        yield Path(name)
