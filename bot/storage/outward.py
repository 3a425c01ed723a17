"""Receivers outside, events of tickets, and how far each delivery has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection

from bot.desk.receivers import Receiver
from bot.desk.ticket_events import TicketEvent
from bot.operations.ports.outward import (
    Delivered,
    DeliveryState,
    EventDelivery,
    EventLine,
    NotDelivered,
    OutsideTicket,
)
from bot.storage.documents import decode, encode
from bot.storage.rows import Row, document, documents, every, one, storable, upsert, utc, utc_or_none
from bot.storage.tables import event_deliveries, outside_tickets, receivers, ticket_events, ticket_history

_WAITING = event_deliveries.c.state == DeliveryState.WAITING.value


class SqlOutward:
    """``Outward`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_receiver(self, receiver: Receiver) -> None:
        """Write a receiver."""
        self._connection.execute(insert(receivers).values(**_receiver(receiver)))

    def receiver(self, id: str, *, for_update: bool = False) -> Receiver | None:
        """The receiver with this id; ``for_update`` keeps others away from it until the transaction ends."""
        query = select(receivers.c.document).where(receivers.c.id == storable(id))
        return document(self._connection, Receiver, query.with_for_update() if for_update else query)

    def receivers(self) -> Sequence[Receiver]:
        """All of them, in the order of adding."""
        return documents(self._connection, Receiver, select(receivers.c.document).order_by(receivers.c.seq))

    def save_receiver(self, receiver: Receiver) -> None:
        """Replace a receiver."""
        row = _receiver(receiver)
        self._connection.execute(update(receivers).where(receivers.c.id == receiver.id).values(**row))

    def remove_receiver(self, id: str) -> None:
        """It and what waits for it."""
        self._connection.execute(delete(receivers).where(receivers.c.id == id))

    def next_waiting(self, receiver: str, ticket: str) -> EventDelivery | None:
        """The oldest event of the ticket that the receiver has not got."""
        query = _deliveries().where(
            _WAITING, event_deliveries.c.receiver == receiver, event_deliveries.c.ticket == ticket
        )
        row = one(self._connection, query.order_by(event_deliveries.c.event).limit(1))
        return None if row is None else _delivery(row)

    def begin_attempt(self, delivery: EventDelivery) -> EventDelivery:
        """It, with one attempt more."""
        begun = replace(delivery, attempts=delivery.attempts + 1)
        self._connection.execute(update(event_deliveries).where(_this(delivery)).values(attempts=begun.attempts))
        return begun

    def put_off(self, delivery: EventDelivery, until: datetime) -> None:
        """Not before then."""
        self._connection.execute(update(event_deliveries).where(_this(delivery), _WAITING).values(next_at=until))

    def end_attempt(
        self,
        delivery: EventDelivery,
        outcome: Delivered | NotDelivered,
        *,
        at: datetime,
        state: DeliveryState,
        next_at: datetime | None,
    ) -> None:
        """How the attempt ended; what was delivered meanwhile stays so."""
        why = storable(outcome.why) if isinstance(outcome, NotDelivered) else ""
        statement = update(event_deliveries).where(_this(delivery), _WAITING)
        ended = {"last_at": at, "milliseconds": outcome.milliseconds, "status": outcome.status, "why": why}
        self._connection.execute(statement.values(state=state.value, next_at=next_at, **ended))

    def lines(self, event: TicketEvent) -> Sequence[EventLine]:
        """The lines of history that came with it, in their order."""
        query = select(ticket_history).where(ticket_history.c.id.in_(event.lines)).order_by(ticket_history.c.id)
        rows = every(self._connection, query) if event.lines else ()
        return tuple(
            EventLine(row["id"], utc(row["at"]), row["by"], row["kind"], row["text"], row["whence"] or "")
            for row in rows
        )

    def due(self, at: datetime, limit: int = 500) -> Sequence[tuple[str, str]]:
        """Active receivers and tickets whose oldest waiting event may be sent now, longest waiting first."""
        table = event_deliveries.c
        oldest = (
            select(table.receiver, table.ticket, table.event, table.next_at)
            .join(receivers, receivers.c.id == table.receiver)
            .where(_WAITING, receivers.c.active)
            .distinct(table.receiver, table.ticket)
            .order_by(table.receiver, table.ticket, table.event)
        ).subquery()
        may = oldest.c.next_at.is_(None) | (oldest.c.next_at <= at)
        query = select(oldest.c.receiver, oldest.c.ticket).where(may).order_by(oldest.c.event).limit(limit)
        return tuple((row["receiver"], row["ticket"]) for row in every(self._connection, query))

    def deliveries(
        self, receiver: str | None = None, *, failed_only: bool = False, ticket: str | None = None, limit: int = 100
    ) -> Sequence[EventDelivery]:
        """The newest first."""
        query = _deliveries().order_by(event_deliveries.c.event.desc(), event_deliveries.c.receiver).limit(limit)
        if receiver is not None:
            query = query.where(event_deliveries.c.receiver == receiver)
        if failed_only:
            query = query.where(event_deliveries.c.state == DeliveryState.FAILED.value)
        if ticket is not None:
            query = query.where(event_deliveries.c.ticket == ticket)
        return tuple(_delivery(row) for row in every(self._connection, query))

    def of_event(self, event: str) -> Sequence[EventDelivery]:
        """Every delivery of the event with this id."""
        query = _deliveries().where(ticket_events.c.id == storable(event)).order_by(event_deliveries.c.receiver)
        return tuple(_delivery(row) for row in every(self._connection, query))

    def try_again(self, delivery: EventDelivery) -> None:
        """It waits once more, with all its attempts."""
        fresh = {"state": DeliveryState.WAITING.value, "attempts": 0, "next_at": None}
        self._connection.execute(update(event_deliveries).where(_this(delivery)).values(**fresh))

    def outside(self, receiver: str, ticket: str) -> OutsideTicket | None:
        """How the receiver calls the ticket."""
        mine = (outside_tickets.c.receiver == receiver) & (outside_tickets.c.ticket == ticket)
        row = one(self._connection, select(outside_tickets).where(mine))
        return None if row is None else _outside(row)

    def note_outside(self, receiver: str, ticket: str, outside: OutsideTicket) -> None:
        """Keep how the receiver calls the ticket; nothing for a receiver that is gone."""
        there = select(receivers.c.id).where(receivers.c.id == receiver)
        if one(self._connection, there.with_for_update(key_share=True)) is None:
            return
        called = {"outside_id": outside.id, "number": outside.number, "url": outside.url}
        upsert(self._connection, outside_tickets, {"receiver": receiver, "ticket": ticket, **called})

    def outside_of(self, ticket: str) -> Sequence[OutsideTicket]:
        """How the ticket is called by all who call it anything."""
        query = select(outside_tickets).where(outside_tickets.c.ticket == ticket)
        return tuple(_outside(row) for row in every(self._connection, query.order_by(outside_tickets.c.receiver)))

    def called(self, receiver: str, outside_id: str) -> str | None:
        """The number of the ticket that the receiver knows by this id."""
        theirs = (outside_tickets.c.receiver == receiver) & (outside_tickets.c.outside_id == storable(outside_id))
        row = one(self._connection, select(outside_tickets.c.ticket).where(theirs))
        return None if row is None else str(row["ticket"])

    def waiting_for(self, receiver: str) -> int:
        """How many events it has not got."""
        return self._count(receiver, DeliveryState.WAITING)

    def failed_for(self, receiver: str) -> int:
        """How many events it did not take, however often they were sent."""
        return self._count(receiver, DeliveryState.FAILED)

    def let_wait_no_longer(self, receiver: str) -> None:
        """What waits for it may be sent at once, with all its attempts."""
        statement = update(event_deliveries).where(_WAITING, event_deliveries.c.receiver == receiver)
        self._connection.execute(statement.values(next_at=None, attempts=0))

    def forget(self, before: datetime) -> int:
        """Remove events from before this instant; how many."""
        return int(self._connection.execute(delete(ticket_events).where(ticket_events.c.at < before)).rowcount)

    def _count(self, receiver: str, state: DeliveryState) -> int:
        mine = (event_deliveries.c.receiver == receiver) & (event_deliveries.c.state == state.value)
        return int(self._connection.execute(select(func.count()).where(mine)).scalar_one())


def _outside(row: Row) -> OutsideTicket:
    return OutsideTicket(row["outside_id"], row["number"], row["url"])


def _deliveries() -> Any:
    shown = (event_deliveries, ticket_events.c.number, ticket_events.c.document)
    return select(*shown).join(ticket_events, ticket_events.c.number == event_deliveries.c.event)


def _this(delivery: EventDelivery) -> Any:
    table = event_deliveries.c
    return (table.receiver == delivery.receiver) & (table.event == delivery.event.number)


def _delivery(row: Row) -> EventDelivery:
    return EventDelivery(
        receiver=row["receiver"],
        event=replace(decode(TicketEvent, row["document"]), number=row["number"]),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        next_at=utc_or_none(row["next_at"]),
        last_at=utc_or_none(row["last_at"]),
        milliseconds=row["milliseconds"],
        status=row["status"],
        why=row["why"],
    )


def _receiver(receiver: Receiver) -> dict[str, Any]:
    row = {name: getattr(receiver, name) for name in ("id", "client", "active")}
    return {**row, "document": encode(receiver)}
