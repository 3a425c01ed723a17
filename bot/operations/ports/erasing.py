"""The memory of whose data is to go and has gone, and taking it away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from bot.desk.erasing import Erased, Leaving


class Fate(str, Enum):
    """What becomes of rows."""

    REMOVED = "removed"
    EMPTIED = "emptied"


@dataclass(frozen=True)
class Effect:
    """What becomes of rows of one table, and of how many."""

    table: str
    fate: Fate
    rows: int


@dataclass(frozen=True)
class Outcome:
    """What was taken away table by table, and where copies may be that the desk cannot reach, a sentence each."""

    effects: tuple[Effect, ...]
    outside: tuple[str, ...]


class Erasing(Protocol):
    """Whose data is to go and has gone; ``email`` is an address as people write it."""

    def client_of(self, email: str) -> str | None:
        """The client whose person this is or was, by all that is known."""
        ...

    def open_matters(self, client: str, email: str) -> Sequence[str]:
        """Numbers of tickets of theirs that are not over, and of quotes that wait for their answer."""
        ...

    def known_addresses(self) -> Sequence[str]:
        """Addresses, as key columns hold them, of everybody of whom anything is known."""
        ...

    def known(self, leaving: Leaving) -> Iterator[tuple[str, tuple[str, ...]]]:
        """All that is known of them: each table with its rows as JSON, without the names of others and the bytes of files."""
        ...

    def list(self) -> Sequence[Erased]:
        """Everybody, as they were asked for."""
        ...

    def due(self, at: datetime, besides: Sequence[str] = ()) -> Erased | None:
        """One whose time has come; nobody else's until we are done."""
        ...

    def hold(self, person: str) -> Erased | None:
        """This one, nobody else's until we are done; None when it was taken back."""
        ...

    def ask(self, erased: Erased) -> None:
        """Write down that their data is to go."""
        ...

    def take_back(self, person: str) -> None:
        """Their data stays, as if nobody had asked."""
        ...

    def readmit(self, person: str, salt: bytes) -> None:
        """The address may be a contact's again; what was erased stays erased."""
        ...

    def erase(self, leaving: Leaving, *, person: str, by: str, at: datetime) -> Outcome:
        """Take it all away. StillSpeaking while something of theirs is being handled; TouchedBefore by a row of history that
        does not say what was written."""
        ...

    def done(self, person: str, at: datetime) -> None:
        """Their data has gone; what was kept to take it back goes too."""
        ...
