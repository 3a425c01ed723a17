"""What is wrong with an article, by file and line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum


class Severity(str, Enum):
    """An error keeps an article out or must be mended; a warning is advice to its author."""

    ERROR = "error"
    WARNING = "warning"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The way out of a word that is not known: the nearest known one, or all of them."""
    words = tuple(known)
    near = get_close_matches(word.strip().lower(), words, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"use {', '.join(words)}"


@dataclass(frozen=True, order=True)
class Finding:
    """One complaint: path below the knowledge base, line counted from 1, and what to do about it."""

    path: str
    line: int
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity.value}: {self.message}"
