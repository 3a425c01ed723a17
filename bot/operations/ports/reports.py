"""The memory of what clients were told about their months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.desk.monthly import GivenOut


class Reports(Protocol):
    """Months that were given to clients; they are only added."""

    def hold(self, client: str) -> None:
        """Nobody else gives out a month of this client until our transaction ends."""
        ...

    def add(self, given: GivenOut) -> None: ...
    def newest(self, client: str, month: str) -> GivenOut | None:
        """The month as it was given out last."""
        ...

    def list(self, client: str) -> Sequence[GivenOut]:
        """The newest of each month, the newest month first."""
        ...
