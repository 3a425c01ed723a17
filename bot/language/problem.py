"""One of several problems in a message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A stretch `start` to `end` (characters) of a message that is a problem of its own."""

    text: str
    start: int
    end: int
    category: str
    confidence: float
