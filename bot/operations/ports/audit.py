"""The memory of history itself: the chains, and the rows that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from bot.desk.audit import Entry, Head
from bot.operations.ports.records import KeptRow

EVERYTHING: Mapping[str, int] = MappingProxyType({})
"""Every chain from its beginning."""


class Audit(Protocol):
    """The chains of history, and the rows that they are about."""

    def begin_reading(self) -> None:
        """Everything that follows is as it was at this instant, however long it takes; first in its transaction."""
        ...

    def heads(self) -> Sequence[Head]:
        """Where each chain says that it ends, by name."""
        ...

    def chains(self) -> Sequence[str]:
        """All chains by name, also those that do not say where they end."""
        ...

    def tables(self) -> Sequence[str]: ...
    def entries(self, chain: str | None = None, since: Mapping[str, int] = EVERYTHING) -> Iterator[Entry]:
        """Chain after chain in their order; of the chains in ``since`` only what is behind that position."""
        ...

    def rows(self, table: str, chain: str | None = None, since: Mapping[str, int] = EVERYTHING) -> Iterator[KeptRow]:
        """The entries about rows of a table, each with what its row says now; in no order."""
        ...

    def strangers(self, table: str, chain: str | None = None) -> Iterator[tuple[str, str]]:
        """Rows that no entry knows, and keys that stand there more than once: the chain they belong to, and the key."""
        ...

    def unfounded(self, chain: str | None = None) -> Iterator[tuple[str, int, str]]:
        """Erasures that name no row of their own chain written before them: chain, position and key of each."""
        ...

    def quotes_out_of_step(self, chain: str | None = None) -> Iterator[tuple[str, str]]:
        """Quotes that differ from their newest version: the chain, and the quote's number."""
        ...

    def find(self, hash: bytes) -> Head | None:
        """The entry with this hash, as if it were its chain's end."""
        ...

    def at(self, chain: str, position: int) -> Head | None:
        """The entry at this place of a chain, likewise."""
        ...
