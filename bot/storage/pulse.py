"""Signs of life, and what waits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, literal, select, union_all, update
from sqlalchemy.engine import Connection

from bot.operations.ports import Acceptance, Process, Waiting, WaitingFor
from bot.storage.rows import EVER, every, storable, upsert, utc, utc_or_none
from bot.storage.tables import (
    alert_deliveries,
    attachments,
    calls,
    code_requests,
    event_deliveries,
    messages,
    outbox,
    paces,
    processes,
    ticket_events,
    tickets,
    wall_acceptances,
)

# Whoever sits there reads for themselves.
_READ_HERE = ("terminal",)
_PLATFORM = func.split_part(outbox.c.conversation, ":", 1)


class SqlPulse:
    """``Pulse`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def beat(self, process: Process, *, forget_before: datetime) -> None:
        """It is alive; those not seen since then are forgotten."""
        self._connection.execute(delete(processes).where(processes.c.seen_at < forget_before))
        row = {"id": process.id, "parts": list(process.parts), "host": storable(process.host)}
        seen = {"began_at": process.began_at, "seen_at": process.seen_at}
        clock = {
            "ahead": func.extract("epoch", literal(process.seen_at) - func.clock_timestamp()),
            "boot": process.boot,
            "uptime": process.uptime,
            "wall_ahead": process.wall_ahead,
            "accepted": process.accepted,
        }
        upsert(self._connection, processes, {**row, **seen, **clock})

    def leave(self, id: str) -> None:
        """It has ended as it should."""
        self._connection.execute(delete(processes).where(processes.c.id == id))

    def processes(self) -> Sequence[Process]:
        """The one that began last first."""
        query = select(processes).order_by(processes.c.began_at.desc(), processes.c.id)
        return tuple(
            Process(
                row["id"],
                tuple(row["parts"]),
                row["host"],
                utc(row["began_at"]),
                utc(row["seen_at"]),
                float(row["ahead"]),
                row["boot"],
                row["uptime"],
                float(row["wall_ahead"]),
                int(row["accepted"]),
            )
            for row in every(self._connection, query)
        )

    def accept(self, acceptance: Acceptance) -> Acceptance:
        """Numbered in the order of writing."""
        values = {name: getattr(acceptance, name) for name in ("wall", "moved", "by", "reason")}
        statement = insert(wall_acceptances).values(values).returning(wall_acceptances.c.number)
        return replace(acceptance, number=int(self._connection.execute(statement).scalar_one()))

    def acceptances(self) -> Sequence[Acceptance]:
        """The newest first."""
        query = select(wall_acceptances).order_by(wall_acceptances.c.number.desc()).limit(50)
        return tuple(
            Acceptance(int(row["number"]), utc(row["wall"]), row["moved"], row["by"], row["reason"])
            for row in every(self._connection, query)
        )

    def last_acceptance(self) -> int:
        """0 when there was none."""
        newest = select(func.coalesce(func.max(wall_acceptances.c.number), 0))
        return int(self._connection.execute(newest).scalar_one())

    def bring_forward(self, by: timedelta) -> None:
        """What a page waits for stands in its document, and is moved there."""
        waits = outbox.c.next_attempt_at.is_not(None) & (outbox.c.state == "waiting")
        moved = {"next_attempt_at": outbox.c.next_attempt_at + by}
        self._connection.execute(update(outbox).where(waits).values(moved))
        self._connection.execute(update(paces).values(free_at=paces.c.free_at + by))
        self._connection.execute(update(tickets).where(tickets.c.is_open).values(look_at=EVER))

    def waiting(self, *, left_out: Collection[str] = ()) -> Sequence[Waiting]:
        """What waits, of each kind."""
        sent = outbox.c.state == "waiting", _PLATFORM.not_in((*_READ_HERE, *left_out))
        told = event_deliveries.join(ticket_events, ticket_events.c.number == event_deliveries.c.event)
        query = union_all(
            _of(WaitingFor.ASSISTANT, messages.c.received_at, messages.c.state == "received"),
            _of(WaitingFor.DELIVERY, outbox.c.created_at, *sent),
            _of(WaitingFor.CALL, calls.c.at, calls.c.sent_at.is_(None)),
            _of(WaitingFor.ALERTS, alert_deliveries.c.received_at, ~alert_deliveries.c.done),
            _of(WaitingFor.FILES, attachments.c.sent_at, attachments.c.state == "wanted"),
            _of(WaitingFor.MAIL, code_requests.c.at, code_requests.c.mailed.is_(None)),
            _of(WaitingFor.OUTSIDE, ticket_events.c.at, event_deliveries.c.state == "waiting").select_from(told),
        )
        found = {
            WaitingFor(row["what"]): Waiting(WaitingFor(row["what"]), int(row["count"]), utc_or_none(row["since"]))
            for row in every(self._connection, query)
        }
        return tuple(found[what] for what in WaitingFor)

    def kept_for(self, platforms: Collection[str]) -> int:
        """How many answers are kept for these platforms."""
        query = select(func.count()).where(outbox.c.state == "waiting", _PLATFORM.in_(tuple(platforms)))
        return int(self._connection.execute(query).scalar_one())

    def given_up(self, since: datetime) -> int:
        """How many answers of after this instant no channel will ever take."""
        query = select(func.count()).where(outbox.c.state == "given_up", outbox.c.created_at > since)
        return int(self._connection.execute(query).scalar_one())


def _of(what: WaitingFor, since: Any, *conditions: Any) -> Any:
    columns = (literal(what.value).label("what"), func.count().label("count"), func.min(since).label("since"))
    return select(*columns).where(*conditions)
