"""What the auditor reads of the whole desk, and what it keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.desk.auditor import Finding


@dataclass(frozen=True)
class Late:
    """How much should have been done by an instant, and since when the oldest of it."""

    count: int
    since: datetime | None


@dataclass(frozen=True)
class DatabaseFigures:
    """Connections there are and may be, how long the oldest transaction of the desk runs, and the database's own clock."""

    connections: int
    most: int
    longest: timedelta
    at: datetime


@dataclass(frozen=True)
class Counted:
    """Messages by what became of them, and answers by what became of them: since the beginning."""

    turns: Mapping[str, int]
    answers: Mapping[str, int]


@dataclass(frozen=True)
class StrandedJob:
    """Work that has failed as often as it may: its number, its kind, and what it is about."""

    number: int
    task: str
    of: Mapping[str, str]


class Auditor(Protocol):
    """The desk as a whole, as its auditor sees it."""

    def begin_round(self, place: str, at: datetime, every: timedelta) -> bool:
        """Whether it is this transaction's turn to look at a place; while it runs nobody else's is."""
        ...

    def last_round(self, place: str) -> datetime | None:
        """When a place was looked at last, to the end."""
        ...

    def findings(self, place: str) -> Sequence[Finding]:
        """What is wrong there, by name."""
        ...

    def all_findings(self) -> Sequence[tuple[str, Finding]]:
        """What is wrong anywhere, with the place."""
        ...

    def keep(self, place: str, findings: Sequence[Finding]) -> None:
        """These, and no others, are wrong there now."""
        ...

    def forget_places(self, before: datetime) -> None:
        """What was found where nobody has looked since then is not known any more."""
        ...

    def deadlines_not_seen_to(self, before: datetime) -> Late:
        """Tickets that should have been looked at for their deadlines before this instant."""
        ...

    def steps_not_taken(self, before: datetime) -> Late:
        """Calls whose next step was due before this instant."""
        ...

    def unanswered_calls(self, since: datetime) -> Late:
        """Calls of after this instant that everybody was called for and nobody has taken, and that are not over."""
        ...

    def stranded(self) -> Sequence[StrandedJob]:
        """Jobs that will not be tried any more, the oldest first."""
        ...

    def retry(self, number: int) -> bool:
        """Have a stranded one tried again; whether there is one of this number."""
        ...

    def forget(self, number: int) -> bool:
        """Let a stranded one go; whether there was one of this number."""
        ...

    def free_waits(self, longer_than: timedelta) -> int:
        """Let what the queue would keep for longer, by the database's clock, come at once; how much there was."""
        ...

    def last_sent(self) -> datetime | None:
        """When a channel last took anything."""
        ...

    def database(self) -> DatabaseFigures:
        """The database itself."""
        ...

    def counted(self) -> Counted:
        """What there is to count."""
        ...
