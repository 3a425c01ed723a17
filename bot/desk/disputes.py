"""Objections to coverage decisions, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Outcome(str, Enum):
    """What became of an objection: right, right in part, or not right."""

    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"


OUTCOME_WORDS = {
    Outcome.UPHELD: "You were right",
    Outcome.PARTLY: "You were right in part",
    Outcome.REJECTED: "The decision stays as it is",
}


@dataclass(frozen=True)
class Ruling:
    """How an objection ended: by whom, when, in which words. ``decision`` is the one that holds instead, if there is one."""

    outcome: Outcome
    by: str
    words: str
    at: datetime
    decision: str | None = None


@dataclass(frozen=True)
class Dispute:
    """'This is wrong': said by whom (e-mail address) about which stored decision, and the ticket that a person has."""

    id: int
    decision: str
    by: str
    words: str
    at: datetime
    ticket: str | None = None
    ruling: Ruling | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer it."""
        return self.ruling is None
