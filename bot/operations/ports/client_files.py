"""Client files as texts: who reads them, and what is wrong with one, by line and place, with the way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.errors import DeskError
from bot.operations.ports.records import ClientFile


class Severity(str, Enum):
    """An error keeps the file out; a warning is advice to its author."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One complaint: ``line`` counts from 1, ``where`` is like ``contracts[0].rules[2].when.time``."""

    code: str
    severity: Severity
    path: str
    line: int
    where: str
    message: str
    way_out: str

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        head = f"{self.path}:{self.line}: {self.severity.value} {self.code}"
        return f"{head}: {place}{self.message} {self.way_out}".rstrip()


class BadClientFile(DeskError):
    """A file that cannot be read as a client file; ``findings`` says where and what to do."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings))


@dataclass(frozen=True)
class LookedOver:
    """What a text says as a client file (None: it is refused as a whole), and everything found in it, by line."""

    file: ClientFile | None
    findings: tuple[Finding, ...]


class ClientFiles(Protocol):
    """Reads the text of a client file with the house's own rates behind it."""

    def look_over(self, text: str, *, name: str, today: date) -> LookedOver:
        """Every mistake in it; where there is none, the advice to its author as of ``today``."""
        ...

    def write(self, client: Client, contracts: Sequence[Contract], remarks: Sequence[str]) -> str:
        """The text that says exactly this, with ``remarks`` above it; DeskError where a file has no words for it."""
        ...


class NoClientFiles:
    """Nobody has said where the house's rates stand: texts are not read here."""

    def look_over(self, text: str, *, name: str, today: date) -> LookedOver:
        """Always refused."""
        raise DeskError("Client files are not read here. Use `nightdesk clients import`.")

    def write(self, client: Client, contracts: Sequence[Contract], remarks: Sequence[str]) -> str:
        """Always refused."""
        raise DeskError("Client files are not written here. Use `nightdesk clients export`.")
