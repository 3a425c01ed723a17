"""The memory of what is kept for a time only."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.desk.retention import Kept


class Retention(Protocol):
    """What is older than it is kept, and letting go of it a little at a time."""

    def due(self, kept: Kept, before: datetime) -> int:
        """How many rows of this kind are from before then and would go, or lose their words."""
        ...

    def let_go(self, kept: Kept, before: datetime, *, by: str, at: datetime, rows: int) -> int:
        """Let go of so many at most; how many there were. 0 when none are left."""
        ...
