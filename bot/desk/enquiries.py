"""An enquiry: what a person brought to the desk, from the first words until a fix, a ticket or 'never mind'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.desk.catalogue import Impact, Urgency
from bot.desk.tickets import Fact
from bot.desk.walkthroughs import Run
from bot.desk.wanted_calls import WantedCall

# What a chat says about a problem that its person has taken along to another one.
ELSEWHERE = "You went on with this in another chat. Write here what you need, and I can bring it back."

# Kinds of facts that say which fix fits.
TELLING = frozenset({"application", "device", "error_code"})


class EnquiryState(str, Enum):
    """Open while it is talked about; put aside when another problem comes first."""

    OPEN = "open"
    ASIDE = "aside"
    DONE = "done"
    DROPPED = "dropped"


class Choice(str, Enum):
    """What the person chose when help now costs something."""

    NOW = "now"
    LATER = "later"


@dataclass(frozen=True)
class Enquiry:
    """The matter a conversation is about; ``ranking`` holds the likeliest categories with their confidence.

    ``asked_which`` is the turn that asked which of several fixes it is. ``wanted_at`` is the hour that was chosen by its name,
    ``call`` the call that was asked for.
    """

    id: str
    conversation: str
    client: str | None
    contact: str | None
    words: str
    category: str
    state: EnquiryState
    started_at: datetime
    ranking: tuple[tuple[str, float], ...] = ()
    facts: tuple[Fact, ...] = ()
    impact: Impact | None = None
    urgency: Urgency | None = None
    decision: str | None = None
    choice: Choice | None = None
    run: Run | None = None
    ticket: str | None = None
    asked_which: str | None = None
    wanted_at: datetime | None = None
    call: WantedCall | None = None

    @property
    def told(self) -> str:
        """The words, and what they turned out to be about where that was told later."""
        known = set(re.findall(r"\w+", self.words.casefold()))
        named = (each.value for each in self.facts if each.kind in TELLING)
        later = [value for value in named if not known & set(re.findall(r"\w+", value.casefold()))]
        return " ".join([self.words, *dict.fromkeys(later)])

    def fact(self, kind: str) -> str | None:
        """The first fact of this kind."""
        return next((fact.value for fact in self.facts if fact.kind == kind), None)
