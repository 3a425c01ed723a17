"""What is read from client files and what is kept beside the rules' own values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.desk.audit import Erasure
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.decisions import Decision
from bot.desk.emergencies import Page
from bot.desk.escalation import Escalation


@dataclass(frozen=True)
class StatedCase:
    """A case that a client file states about itself: what is given, and what must come out (raw scalars by name)."""

    name: str
    given: Mapping[str, object]
    expect: Mapping[str, object]
    line: int


@dataclass(frozen=True)
class ClientFile:
    """Everything a client file says; ``content`` is the SHA-256 of its text, in hex."""

    path: str
    client: Client
    contracts: tuple[Contract, ...]
    cases: tuple[StatedCase, ...] = ()
    content: str = field(default="", compare=False)


@dataclass(frozen=True)
class ImportRecord:
    """An import of a client file that changed something: who, whence, which text, and what it changed, line by line."""

    at: datetime
    client: str
    by: str
    file: str
    content: str
    changes: tuple[str, ...]
    whence: str | None = None


@dataclass(frozen=True)
class StoredDecision:
    """A decision as it was stored: never changed, explained from here."""

    id: str
    enquiry: str
    turn: str
    decided_at: datetime
    decision: Decision


@dataclass(frozen=True)
class ContractRecord:
    """A contract version with the instant it was taken in, and the one since which no file of the client names it."""

    contract: Contract
    added_at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class Shown:
    """That a turn put a decision before somebody: ``to`` is an e-mail address, or the conversation of a stranger."""

    to: str
    conversation: str
    turn: str
    at: datetime


@dataclass(frozen=True)
class Meaning:
    """What a text means as bytes that only their maker can compare; ``made_by`` names the maker and its version."""

    made_by: str
    vector: bytes


@dataclass(frozen=True)
class TicketWords:
    """A ticket's words (long ones cut off), and their meaning once it has been worked out."""

    number: str
    words: str
    meaning: Meaning | None = None


@dataclass(frozen=True)
class KeptRow:
    """A row by its entry: place and key, the hash of what was written, and of what it says now (None: it is gone).

    ``erased`` is what was taken away from it on purpose since, in the order of its chain.
    """

    chain: str
    position: int
    key: str
    written: bytes
    now: bytes | None
    erased: tuple[Erasure, ...] = ()


@dataclass(frozen=True)
class PageOnRecord:
    """A page with its place in the order of writing, how far it has climbed (None: from before there were ladders), and
    whether an outside system has taken a call of it."""

    place: int
    page: Page
    escalation: Escalation | None
    sent: bool
