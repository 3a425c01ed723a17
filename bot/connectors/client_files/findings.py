"""The kinds of findings in a client file; what one finding is, the ports say."""

from __future__ import annotations

from dataclasses import dataclass

from bot.operations.ports import BadClientFile as BadClientFile
from bot.operations.ports import Finding as Finding
from bot.operations.ports import Severity as Severity


@dataclass(frozen=True)
class Code:
    """A kind of finding: one sentence, what it means, what it looks like, and what to do about it."""

    code: str
    severity: Severity
    sentence: str
    explanation: str
    example: str
    way_out: str
