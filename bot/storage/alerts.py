"""What monitoring has reported, and when it is expected to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.engine import Connection

from bot.desk.alerts import AlertDelivery, AlertGroup, Condition, Progress, Standing
from bot.desk.maintenance import MaintenanceWindow
from bot.desk.tickets import Ticket
from bot.operations.ports import ConditionOnRecord
from bot.storage.documents import decode, encode
from bot.storage.rows import document, documents, every, one, storable, upsert, utc
from bot.storage.tables import alert_conditions, alert_deliveries, alert_groups, maintenance_windows, tickets

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")


class SqlAlerts:
    """``Alerts`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hold(self, what: str) -> None:
        """One transaction at a time for each."""
        self._connection.execute(_HOLD, {"what": f"alerts {what}"})

    def receive(self, delivery: AlertDelivery, *, again_before: datetime | None = None) -> bool:
        """Write the delivery; False when its id was written already, and not before ``again_before``."""
        statement = insert_or(alert_deliveries).values(**_delivery(delivery))
        if again_before is None:
            statement = statement.on_conflict_do_nothing()
        else:
            replaced = {name: statement.excluded[name] for name in _delivery(delivery) if name != "id"}
            # What has not had its effect yet is not replaced: it will have it.
            old = alert_deliveries.c.done & (alert_deliveries.c.received_at <= again_before)
            statement = statement.on_conflict_do_update(index_elements=["id"], set_=replaced, where=old)
        written = self._connection.execute(statement.returning(alert_deliveries.c.id))
        return written.first() is not None

    def delivery(self, id: str) -> AlertDelivery | None:
        """The delivery with this id."""
        query = select(alert_deliveries.c.document).where(alert_deliveries.c.id == id)
        return document(self._connection, AlertDelivery, query)

    def hold_delivery(self, id: str) -> Progress | None:
        """How far it has come, held against others until our transaction ends."""
        found = alert_deliveries.c
        row = one(self._connection, select(found.taken, found.failed).where(found.id == id).with_for_update())
        return None if row is None else Progress(row["taken"], row["failed"])

    def save_progress(self, id: str, progress: Progress, *, done: bool) -> None:
        """Keep how far it has come."""
        values = {"taken": progress.taken, "failed": progress.failed, "done": done}
        self._connection.execute(update(alert_deliveries).where(alert_deliveries.c.id == id).values(values))

    def waiting(self, before: datetime, limit: int = 100) -> Sequence[AlertDelivery]:
        """Deliveries from before this instant that have not had their whole effect, oldest first."""
        waits = ~alert_deliveries.c.done & (alert_deliveries.c.received_at < before)
        query = select(alert_deliveries.c.document).where(waits)
        query = query.order_by(alert_deliveries.c.received_at, alert_deliveries.c.id)
        return documents(self._connection, AlertDelivery, query.limit(limit))

    def forget(self, before: datetime) -> int:
        """Remove deliveries from before this instant that have had their effect; how many."""
        old = alert_deliveries.c.done & (alert_deliveries.c.received_at < before)
        return int(self._connection.execute(delete(alert_deliveries).where(old)).rowcount)

    def condition(self, fingerprint: str) -> Condition | None:
        """The condition with this fingerprint."""
        query = select(alert_conditions.c.document).where(alert_conditions.c.fingerprint == fingerprint)
        return document(self._connection, Condition, query)

    def save(self, condition: Condition) -> None:
        """Insert or replace."""
        upsert(
            self._connection,
            alert_conditions,
            {
                "fingerprint": condition.fingerprint,
                "source": condition.alert.source,
                "client": condition.client,
                "standing": condition.standing.value,
                "ticket": condition.ticket,
                "opened_at": condition.opened_at,
                "last_at": condition.last_at,
                "document": encode(condition),
            },
        )

    def on_ticket(self, ticket: str, standing: Standing | None = None) -> int:
        """How many conditions count on the ticket, all of them or those that stand so."""
        query = select(func.count()).where(alert_conditions.c.ticket == ticket)
        if standing is not None:
            query = query.where(alert_conditions.c.standing == standing.value)
        return int(self._connection.execute(query).scalar_one())

    def opened_since(self, client: str | None, since: datetime) -> int:
        """How many conditions of the client (None: of nobody's) have needed a ticket after this instant."""
        found = alert_conditions.c
        query = select(func.count()).where(found.client.is_not_distinct_from(client), found.opened_at > since)
        return int(self._connection.execute(query).scalar_one())

    def kept_quiet(self) -> Sequence[Condition]:
        """Those that a maintenance window keeps quiet, in the order of their first report."""
        quiet = alert_conditions.c.standing == Standing.QUIET.value
        query = select(alert_conditions.c.document).where(quiet).order_by(alert_conditions.c.seq)
        return documents(self._connection, Condition, query)

    def page(
        self, *, client: str | None, all: bool, unknown: bool, after: tuple[datetime, int] | None, limit: int
    ) -> Sequence[ConditionOnRecord]:
        """Conditions with their tickets, the newest reports first, behind a place."""
        found = alert_conditions.c
        query = select(found.last_at, found.seq, found.document, tickets.c.document.label("ticket"))
        query = query.select_from(alert_conditions.outerjoin(tickets, tickets.c.number == found.ticket))
        query = query.order_by(found.last_at.desc(), found.seq.desc()).limit(limit)
        if client is not None:
            query = query.where(found.client == storable(client))
        if not all:
            query = query.where(found.standing != Standing.RESOLVED.value)
        if unknown:
            query = query.where(found.client.is_(None) | found.document["asset"].astext.is_(None))
        if after is not None:
            query = query.where(tuple_(found.last_at, found.seq) < tuple_(*after))
        return tuple(
            ConditionOnRecord(
                (utc(row["last_at"]), int(row["seq"])),
                decode(Condition, row["document"]),
                decode(Ticket, row["ticket"]) if row["ticket"] else None,
            )
            for row in every(self._connection, query)
        )

    def groups(self) -> Sequence[AlertGroup]:
        """Those that have not ended, the one that grew last first."""
        return documents(self._connection, AlertGroup, _groups())

    def groups_of(self, client: str | None) -> Sequence[AlertGroup]:
        """Likewise of this client alone; None: of nobody's."""
        query = _groups().where(alert_groups.c.client.is_not_distinct_from(client))
        return documents(self._connection, AlertGroup, query)

    def save_group(self, group: AlertGroup) -> None:
        """Insert or replace."""
        row = {
            name: getattr(group, name) for name in ("id", "client", "site", "category", "ticket", "last_at", "ended_at")
        }
        upsert(self._connection, alert_groups, {**row, "kind": group.kind.value, "document": encode(group)})

    def crowded(self, since: datetime, number: int) -> Sequence[tuple[str, str, str]]:
        """Client, site and category of which at least so many open tickets were opened from this instant on."""
        site = tickets.c.document["site"].astext
        query = (
            select(tickets.c.client, site.label("site"), tickets.c.category)
            .where(tickets.c.opened_at >= since, tickets.c.is_open)
            .where(tickets.c.client.is_not(None), site.is_not(None), tickets.c.category.is_not(None))
            .group_by(tickets.c.client, site, tickets.c.category)
            .having(func.count() >= number)
            .order_by(tickets.c.client, site, tickets.c.category)
        )
        return tuple((row["client"], row["site"], row["category"]) for row in every(self._connection, query))

    def add_window(self, window: MaintenanceWindow) -> None:
        """Write a window."""
        self._connection.execute(insert(maintenance_windows).values(**_window(window)))

    def window(self, id: str) -> MaintenanceWindow | None:
        """The window with this id."""
        query = select(maintenance_windows.c.document).where(maintenance_windows.c.id == id)
        return document(self._connection, MaintenanceWindow, query)

    def save_window(self, window: MaintenanceWindow) -> None:
        """Replace a window."""
        upsert(self._connection, maintenance_windows, _window(window))

    def windows(self, at: datetime, client: str | None = None) -> Sequence[MaintenanceWindow]:
        """Those that have not ended before this instant, of this client or of all, in the order of writing."""
        found = maintenance_windows.c
        query = select(found.document).where(found.ends.is_(None) | (found.ends > at)).order_by(found.seq)
        return documents(
            self._connection, MaintenanceWindow, query if client is None else query.where(found.client == client)
        )


def _groups() -> Any:
    query = select(alert_groups.c.document).where(alert_groups.c.ended_at.is_(None))
    return query.order_by(alert_groups.c.last_at.desc(), alert_groups.c.id)


def _delivery(delivery: AlertDelivery) -> dict[str, Any]:
    row = {name: getattr(delivery, name) for name in ("id", "source", "received_at")}
    return {**row, "taken": 0, "failed": 0, "done": not delivery.alerts, "document": encode(delivery)}


def _window(window: MaintenanceWindow) -> dict[str, Any]:
    row = {name: getattr(window, name) for name in ("id", "client", "starts", "ends")}
    return {**row, "document": encode(window)}
