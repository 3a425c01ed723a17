"""The memory of what systems outside are told, and how one of them answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

from bot.desk.decisions import Verdict
from bot.desk.receivers import Receiver
from bot.desk.ticket_events import TicketEvent, TicketFacts


class DeliveryState(str, Enum):
    """How far the delivery of an event to a receiver has come."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True)
class EventLine:
    """A line of a ticket's history that came with an event."""

    id: int
    at: datetime
    by: str
    kind: str
    text: str
    whence: str = ""


@dataclass(frozen=True)
class OutsideTicket:
    """A ticket of ours as another ticket system has it: its id there, its number for people, and where it is looked at."""

    id: str
    number: str
    url: str


@dataclass(frozen=True)
class EventDelivery:
    """An event on its way to a receiver. ``next_at`` None: at once. ``status`` and ``why`` are those of the last attempt."""

    receiver: str
    event: TicketEvent
    state: DeliveryState
    attempts: int
    next_at: datetime | None = None
    last_at: datetime | None = None
    milliseconds: int | None = None
    status: int | None = None
    why: str = ""


@dataclass(frozen=True)
class Letter:
    """What is sent now: an event, all that belongs to it, and to whom. ``delivery`` counts this attempt already.

    ``standing`` is how the ticket stands now, when more may have happened since. ``words`` are those that it was opened
    with, ``requester`` is the name of whose it is; ``outside`` is how the receiver calls it, where that is known.
    """

    receiver: Receiver
    delivery: EventDelivery
    lines: tuple[EventLine, ...]
    verdict: Verdict | None
    at: datetime
    standing: TicketFacts | None = None
    words: str = ""
    requester: str | None = None
    client_name: str | None = None
    outside: OutsideTicket | None = None

    @property
    def event(self) -> TicketEvent:
        """What happened."""
        return self.delivery.event

    @property
    def again(self) -> bool:
        """Whether an earlier attempt may have arrived."""
        return self.delivery.attempts > 1


@dataclass(frozen=True)
class Delivered:
    """The receiver has it, and calls the ticket ``outside`` where it is a ticket system."""

    status: int | None = None
    milliseconds: int = 0
    outside: OutsideTicket | None = None


@dataclass(frozen=True)
class NotDelivered:
    """The receiver has not said that it has it. ``after`` is its own wish, ``busy`` asks to be left alone altogether.

    ``gone`` says that it wants nothing more, ever.
    """

    why: str
    status: int | None = None
    milliseconds: int = 0
    after: timedelta | None = None
    busy: bool = False
    gone: bool = False


class OutwardSender(Protocol):
    """A way to tell somebody outside."""

    async def send(self, letter: Letter) -> Delivered | NotDelivered: ...


class Outward(Protocol):
    """Receivers, events, and how far each delivery has come. Events are written by saving tickets."""

    def add_receiver(self, receiver: Receiver) -> None: ...
    def receiver(self, id: str, *, for_update: bool = False) -> Receiver | None: ...
    def receivers(self) -> Sequence[Receiver]:
        """All of them, in the order of adding."""
        ...

    def save_receiver(self, receiver: Receiver) -> None: ...
    def remove_receiver(self, id: str) -> None:
        """It and what waits for it."""
        ...

    def next_waiting(self, receiver: str, ticket: str) -> EventDelivery | None:
        """The oldest event of the ticket that the receiver has not got."""
        ...

    def begin_attempt(self, delivery: EventDelivery) -> EventDelivery:
        """It, with one attempt more: it is about to be sent: whoever finds it waiting later knows that it may have arrived."""
        ...

    def put_off(self, delivery: EventDelivery, until: datetime) -> None:
        """Nothing was tried, and nothing is before then."""
        ...

    def end_attempt(
        self,
        delivery: EventDelivery,
        outcome: Delivered | NotDelivered,
        *,
        at: datetime,
        state: DeliveryState,
        next_at: datetime | None,
    ) -> None: ...
    def lines(self, event: TicketEvent) -> Sequence[EventLine]:
        """The lines of history that came with it, in their order."""
        ...

    def due(self, at: datetime, limit: int = 500) -> Sequence[tuple[str, str]]:
        """Active receivers and tickets whose oldest waiting event may be sent now."""
        ...

    def deliveries(
        self, receiver: str | None = None, *, failed_only: bool = False, ticket: str | None = None, limit: int = 100
    ) -> Sequence[EventDelivery]:
        """The newest first."""
        ...

    def of_event(self, event: str) -> Sequence[EventDelivery]:
        """Every delivery of the event with this id."""
        ...

    def try_again(self, delivery: EventDelivery) -> None:
        """It waits once more, with all its attempts."""
        ...

    def outside(self, receiver: str, ticket: str) -> OutsideTicket | None:
        """How the receiver calls the ticket."""
        ...

    def note_outside(self, receiver: str, ticket: str, outside: OutsideTicket) -> None:
        """Keep how the receiver calls the ticket; it may come to call it otherwise."""
        ...

    def outside_of(self, ticket: str) -> Sequence[OutsideTicket]:
        """How the ticket is called by all who call it anything."""
        ...

    def called(self, receiver: str, outside_id: str) -> str | None:
        """The number of the ticket that the receiver knows by this id."""
        ...

    def waiting_for(self, receiver: str) -> int:
        """How many events it has not got."""
        ...

    def failed_for(self, receiver: str) -> int:
        """How many events it did not take, however often they were sent."""
        ...

    def let_wait_no_longer(self, receiver: str) -> None:
        """What waits for it may be sent at once, with all its attempts."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove events from before this instant; how many."""
        ...
