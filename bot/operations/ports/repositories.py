"""The desk's memory: a Protocol for each kind of record."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.desk.allowances import LedgerRow, Taken
from bot.desk.deadlines import Reached
from bot.desk.deflection import Return
from bot.desk.disputes import Dispute, Ruling
from bot.desk.emergencies import Page
from bot.desk.escalation import Call, Escalation
from bot.desk.quotes import Quote, QuoteState
from bot.desk.settlement import Settlement
from bot.desk.tickets import HistoryEntry, Ticket
from bot.desk.timesheet import PartEntry, TimeEntry
from bot.operations.ports.records import Meaning, PageOnRecord, Shown, StoredDecision, TicketWords


class Decisions(Protocol):
    """Coverage decisions as they were made."""

    def add(self, decision: StoredDecision) -> None: ...
    def get(self, id: str) -> StoredDecision | None: ...
    def of_ids(self, ids: Sequence[str]) -> Sequence[StoredDecision]: ...
    def of_turn(self, turn: str) -> Sequence[StoredDecision]: ...
    def note_shown(self, id: str, shown: Shown) -> None:
        """Once for each turn."""
        ...

    def shown(self, id: str) -> Sequence[Shown]: ...


class Disputes(Protocol):
    """Objections to decisions, and how they ended; both are only added."""

    def hold(self, decision: str) -> None:
        """Nobody else objects to this decision or settles an objection to it until our transaction ends."""
        ...

    def add(self, decision: str, *, by: str, words: str, at: datetime, ticket: str) -> None: ...
    def settle(self, dispute: int, ruling: Ruling) -> None: ...
    def of_decision(self, decision: str) -> Sequence[Dispute]:
        """Oldest first."""
        ...

    def list(self, *, client: str | None = None, open_only: bool = False) -> Sequence[Dispute]:
        """Oldest first."""
        ...


class Tickets(Protocol):
    """Tickets and their history."""

    def next_number(self) -> str:
        """``ND-1001`` and so on, from a sequence: gaps may appear, repeats never."""
        ...

    def get(self, number: str, *, for_update: bool = False) -> Ticket | None: ...
    def save(self, ticket: Ticket) -> None: ...
    def add_history(self, number: str, entry: HistoryEntry) -> None: ...
    def history(self, number: str) -> Sequence[HistoryEntry]: ...
    def hold_families(self) -> None:
        """Nobody else merges tickets until our transaction ends."""
        ...

    def children(self, number: str) -> Sequence[Ticket]:
        """Those that go with this one, ended ones too, oldest first."""
        ...

    def of_conversation(self, conversation: str) -> Sequence[Ticket]:
        """Newest first."""
        ...

    def of_contact(self, client: str, contact: str) -> Sequence[Ticket]:
        """Newest first."""
        ...

    def opened_between(self, client: str, since: datetime, until: datetime) -> Sequence[Ticket]:
        """Every ticket of the client that was opened in [since, until), oldest first."""
        ...

    def there_between(self, client: str, since: datetime, until: datetime) -> Sequence[Ticket]:
        """Every ticket of the client that was opened before ``until`` and was open or written on in [since, until) or after,
        oldest first."""
        ...

    def returns_between(self, client: str, since: datetime, until: datetime) -> Sequence[Return]:
        """That this client's people reopened tickets or brought new ones in [since, until)."""
        ...

    def list(self, *, client: str | None = None, open_only: bool = False, limit: int = 200) -> Sequence[Ticket]:
        """Open ones by deadline first (respond_by, then number), then the others newest first."""
        ...

    def words_of(self, number: str) -> TicketWords | None: ...
    def earlier(self, ticket: Ticket, limit: int) -> Sequence[TicketWords]:
        """What the same client wrote in the tickets before this one, newest first; none for people nobody verified."""
        ...

    def without_meaning(self, made_by: str, limit: int, since: datetime | None = None) -> Sequence[TicketWords]:
        """Clients' tickets, opened since then, whose meaning this maker has not worked out, newest first."""
        ...

    def note_meaning(self, number: str, meaning: Meaning) -> None:
        """Keep the meaning of a client's ticket in place of an earlier one."""
        ...


class Deadlines(Protocol):
    """When each ticket is looked at again for its deadlines, and which warnings were given."""

    def to_look_at(self, at: datetime, limit: int) -> Sequence[Ticket]:
        """Open tickets whose time has come, longest due first, held against others; those that others hold are passed over."""
        ...

    def look_again(self, ticket: str, at: datetime | None) -> None:
        """Look at it then; None: when it has changed."""
        ...

    def given(self, ticket: str) -> Sequence[Reached]: ...
    def give(self, ticket: str, reached: Sequence[Reached], at: datetime) -> None:
        """Keep what is warned of now; what was kept before stays as it was."""
        ...


class Quotes(Protocol):
    """Quotes with their approvals."""

    def next_number(self) -> str:
        """``Q-1001`` and so on."""
        ...

    def get(self, number: str, *, for_update: bool = False) -> Quote | None:
        """The newest version; ``for_update`` holds all of them."""
        ...

    def revisions(self, number: str) -> Sequence[Quote]:
        """Every version, newest first."""
        ...

    def newest(self, client: str | None = None) -> Sequence[Quote]:
        """The newest version of every quote, of this client or of all, the newest quote first."""
        ...

    def page(
        self, *, client: str | None, states: Collection[QuoteState], after: int | None, limit: int | None
    ) -> Sequence[tuple[int, Quote]]:
        """The versions that hold in any of these states (none named: in all), each with its place, the newest first, behind
        the place ``after``; all of them without a limit."""
        ...

    def of_ticket(self, ticket: str) -> Sequence[Quote]:
        """Every version of every quote, newest first."""
        ...

    def save(self, quote: Quote) -> None:
        """Insert or replace this version."""
        ...

    def waiting(self, client: str | None = None) -> Sequence[Quote]:
        """Those that wait for an answer, of this client or of all, oldest first."""
        ...

    def of_tickets(self, tickets: Sequence[str]) -> Sequence[Quote]:
        """Those of any of these tickets in every version, newest first."""
        ...

    def states(self, number: str) -> Sequence[Quote]:
        """Every state that any version has ever been in, as they were saved."""
        ...

    def waiting_for(self, client: str, approver: str) -> Sequence[Quote]: ...
    def due_to_expire(self, at: datetime) -> Sequence[Quote]: ...


class Ledger(Protocol):
    """What was reserved and drawn from allowances; rows are only added."""

    def hold(self, client: str) -> None:
        """Nobody else draws from this client's allowances until our transaction ends: what is left stays left."""
        ...

    def add(self, row: LedgerRow) -> None: ...
    def rows(self, *, client: str, contract: str, allowance: str) -> Sequence[LedgerRow]:
        """Every row of an allowance as it was written."""
        ...

    def of_ticket(self, ticket: str) -> Sequence[LedgerRow]:
        """What a ticket has taken and given back, as it was written."""
        ...

    def taken(self, *, client: str, contract: str, allowance: str, edges: Sequence[datetime]) -> Sequence[Taken]:
        """What was taken by work in [edges[i], edges[i+1]): one for each of these periods; edges rise."""
        ...

    def last_work(self, *, client: str, contract: str, allowance: str) -> datetime | None:
        """The latest instant of work that anything was taken for; None for an allowance nobody has touched."""
        ...


class Timesheet(Protocol):
    """Time entries and parts of tickets; rows are only added."""

    def add_time(self, entry: TimeEntry) -> None: ...
    def add_part(self, part: PartEntry) -> None: ...
    def time_of(self, ticket: str) -> Sequence[TimeEntry]:
        """Every row of a ticket's time as it was written, reversing ones too."""
        ...

    def parts_of(self, ticket: str) -> Sequence[PartEntry]:
        """Every row of a ticket's parts as it was written, reversing ones too."""
        ...

    def written_under(self, key: str) -> TimeEntry | PartEntry | None:
        """What the command or turn with this key has written already."""
        ...

    def time_of_tickets(self, tickets: Sequence[str]) -> Sequence[TimeEntry]: ...
    def parts_of_tickets(self, tickets: Sequence[str]) -> Sequence[PartEntry]: ...


class Settlements(Protocol):
    """What resolved tickets came to; rows are only added."""

    def add(self, settlement: Settlement) -> None: ...
    def of_ticket(self, ticket: str) -> Sequence[Settlement]:
        """Oldest first; the last one holds."""
        ...

    def under(self, key: str) -> Settlement | None:
        """What the command or turn with this key has settled already."""
        ...

    def of_tickets(self, tickets: Sequence[str]) -> Sequence[Settlement]:
        """Those of any of these tickets, the oldest of each first."""
        ...

    def between(self, client: str, since: datetime, until: datetime) -> Sequence[Settlement]:
        """Those of a client in [since, until), oldest first; of a ticket settled twice, both."""
        ...


class Pages(Protocol):
    """Calls for a person."""

    def add(self, page: Page, escalation: Escalation) -> None: ...
    def get(self, id: str) -> Page | None: ...
    def list(self, limit: int = 50) -> Sequence[Page]: ...
    def of_conversation(self, conversation: str, since: datetime) -> Sequence[Page]:
        """Those that were wanted from this conversation since then, the newest first."""
        ...

    def of_ticket(self, ticket: str) -> Sequence[Page]:
        """Those about this ticket, the newest first."""
        ...

    def newest(self, *, after: int | None, limit: int) -> Sequence[PageOnRecord]:
        """Every page, the newest first, behind the place ``after``."""
        ...

    def between(self, client: str, since: datetime, until: datetime) -> Sequence[tuple[Page, Escalation | None]]:
        """Those of a client that were wanted in [since, until), oldest first, with how far each has climbed."""
        ...

    def attach(self, id: str, ticket: str) -> None: ...
    def unsent(self) -> Sequence[Page]: ...
    def escalation(self, id: str, *, for_update: bool = False) -> Escalation | None:
        """How far it has climbed; None for a page from before there were ladders, and for none at all."""
        ...

    def climbed(self, id: str, escalation: Escalation) -> None:
        """Keep how far it has climbed."""
        ...

    def due(self, at: datetime, *, besides: Collection[str] = ()) -> Page | None:
        """The page whose next step has been due longest, held against others; None when none is, or others hold them."""
        ...

    def waiting(self) -> Sequence[Page]:
        """Pages that nobody has taken and that are not over, longest waiting first."""
        ...

    def add_call(self, call: Call, *, message: int | None = None) -> None:
        """Write a call that is still to be sent; one in a chat names its ``message`` of the outbox, which sends it."""
        ...

    def chat_messages(self, page: str) -> Sequence[int]:
        """The messages of the outbox in which technicians were told of the page."""
        ...

    def call(self, id: str) -> Call | None:
        """An unsent call, held against others until the end of the transaction; None when it was sent."""
        ...

    def has_unsent_calls(self, page: str) -> bool:
        """Whether the outside system has still to take a call about the page."""
        ...

    def calls(self, page: str) -> Sequence[Call]:
        """Every call about a page, in their order."""
        ...

    def mark_called(self, id: str, at: datetime) -> None:
        """The outside system took the call, and with it the page; the first time counts."""
        ...


RESOLVED = "resolved"
"""The step of a colleague's form whose result is what the requester was told: it goes with the words of its ticket."""


class Done(Protocol):
    """What a turn has already done, so that doing it again changes nothing."""

    def recall(self, turn: str, step: str) -> str | None:
        """The text stored for this step of this turn."""
        ...

    def remember(self, turn: str, step: str, result: str) -> None: ...
    def steps(self, turn: str) -> Mapping[str, str]:
        """Everything that is stored for this turn, by step."""
        ...
