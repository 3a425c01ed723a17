"""What is wrong with a client file, by line and place, and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.desk.errors import DeskError


class Severity(str, Enum):
    """An error keeps the file out; a warning is advice to its author."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Code:
    """A kind of finding: one sentence, what it means, what it looks like, and what to do about it."""

    code: str
    severity: Severity
    sentence: str
    explanation: str
    example: str
    way_out: str


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
