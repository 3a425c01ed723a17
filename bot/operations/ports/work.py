"""One transaction of the desk: what it holds, whose rows it is about, and how it is begun."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from bot.desk.people import Person
from bot.operations.ports.alerts import Alerts
from bot.operations.ports.articles import Articles
from bot.operations.ports.attachments import Attachments
from bot.operations.ports.audit import Audit
from bot.operations.ports.auditor import Auditor
from bot.operations.ports.clients import Clients, Contracts
from bot.operations.ports.erasing import Erasing
from bot.operations.ports.identities import Identities
from bot.operations.ports.jobs import Jobs
from bot.operations.ports.learning import Learning
from bot.operations.ports.outward import Outward
from bot.operations.ports.pulse import Pulse
from bot.operations.ports.queue import Queue
from bot.operations.ports.reports import Reports
from bot.operations.ports.repositories import (
    Deadlines,
    Decisions,
    Disputes,
    Done,
    Ledger,
    Pages,
    Quotes,
    Settlements,
    Tickets,
    Timesheet,
)
from bot.operations.ports.retention import Retention
from bot.operations.ports.rooms import Rooms
from bot.operations.ports.staff import SignIns, Staff
from bot.operations.ports.talk import Conversations, Enquiries, Feedback, Paces


class TurnIsOver(Exception):
    """What was done in a turn cannot last: the person has been answered otherwise meanwhile."""


class StorageAway(Exception):
    """What is written down cannot be reached at this moment. Nothing of the transaction lasts; the same may be done again."""


class Work(Protocol):
    """One transaction: leaving without ``commit`` undoes everything."""

    clients: Clients
    contracts: Contracts
    conversations: Conversations
    enquiries: Enquiries
    decisions: Decisions
    disputes: Disputes
    tickets: Tickets
    deadlines: Deadlines
    quotes: Quotes
    ledger: Ledger
    timesheet: Timesheet
    settlements: Settlements
    reports: Reports
    pages: Pages
    jobs: Jobs
    done: Done
    audit: Audit
    auditor: Auditor
    identities: Identities
    paces: Paces
    staff: Staff
    sign_ins: SignIns
    feedback: Feedback
    attachments: Attachments
    queue: Queue
    pulse: Pulse
    alerts: Alerts
    articles: Articles
    outward: Outward
    learning: Learning
    rooms: Rooms
    erasing: Erasing
    retention: Retention

    def __enter__(self) -> Work: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def commit(self) -> None:
        """Make it last; TurnIsOver, and nothing lasts, when it is done in a turn that has been answered meanwhile."""
        ...

    def narrow(self, scope: Scope) -> None:
        """From now on, and after a commit too, this transaction is about these rows only."""
        ...


@dataclass(frozen=True)
class Scope:
    """Whose rows a transaction may see, change and add: the database refuses all others.

    One client's; those of one conversation, where nobody has been verified; or ``everything``, for the MSP's own work.
    """

    client: str | None
    conversation: str = ""
    everything: bool = False

    @classmethod
    def of(cls, person: Person) -> Scope:
        """What somebody who speaks may reach: the client's, and what was said in this conversation before that was known."""
        return cls(person.client.code if person.client else None, person.conversation.key)


DESK_WIDE = Scope(None, everything=True)
"""The scope of the MSP's own work."""


class WorkFactory(Protocol):
    """Begins a transaction."""

    def __call__(self) -> Work: ...
    def from_(self, whence: str) -> WorkFactory:
        """The same, for what is done from there: every line of history that is written says so."""
        ...

    def within(self, scope: Scope) -> WorkFactory:
        """The same, for these rows only."""
        ...

    def in_turn(self, turn: str) -> WorkFactory:
        """The same, for what is done to answer this turn: nothing of it lasts once the turn has ended."""
        ...
