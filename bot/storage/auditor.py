"""What the auditor reads of the whole desk, and what it keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.engine import Connection

from bot.desk.auditor import Finding
from bot.operations.ports import Counted, DatabaseFigures, Late, StrandedJob
from bot.storage.rows import Row, every, one, storable, upsert, utc, utc_or_none
from bot.storage.tables import audit_rounds, findings, messages, outbox, pages, tickets
from bot.storage.tenancy import ROLE

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('nightdesk auditor'))")
_STRANDED = text("SELECT id, task_name, args FROM procrastinate_jobs WHERE status = 'failed' ORDER BY id")
_RETRIED = text(
    "UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL WHERE id = :id AND status = 'failed'"
)
_FREED = text(
    "UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo' AND scheduled_at > clock_timestamp() + :wait"
)
_FORGOTTEN = text("DELETE FROM procrastinate_jobs WHERE id = :id AND status = 'failed'")
# A backup's long look at everything is no fault.
_DATABASE = text(
    """
    SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
           current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS most,
           coalesce((SELECT max(clock_timestamp() - xact_start) FROM pg_stat_activity
                     WHERE datname = current_database() AND application_name LIKE 'nightdesk%'
                     AND pid <> pg_backend_pid()), interval '0') AS longest,
           clock_timestamp() AS at
    """.replace("::", r"\:\:")
)


class SqlAuditor:
    """``Auditor`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin_round(self, place: str, at: datetime, every: timedelta) -> bool:
        """Whether the last round there is long enough ago; another one that runs is waited for."""
        self._connection.execute(_ONE_AT_A_TIME)
        last = self.last_round(place)
        # A clock that has gone back must not put the next round off.
        if last is not None and timedelta(0) <= at - last < every:
            return False
        upsert(self._connection, audit_rounds, {"place": storable(place), "at": at})
        return True

    def last_round(self, place: str) -> datetime | None:
        """When it was looked at last."""
        row = one(self._connection, select(audit_rounds.c.at).where(audit_rounds.c.place == storable(place)))
        return None if row is None else utc(row["at"])

    def findings(self, place: str) -> Sequence[Finding]:
        """By name."""
        query = select(findings).where(findings.c.place == storable(place)).order_by(findings.c.name)
        return tuple(_finding(row) for row in every(self._connection, query))

    def all_findings(self) -> Sequence[tuple[str, Finding]]:
        """Those that began first, first."""
        query = select(findings).order_by(findings.c.since, findings.c.place, findings.c.name)
        return tuple((row["place"], _finding(row)) for row in every(self._connection, query))

    def keep(self, place: str, kept: Sequence[Finding]) -> None:
        """In place of those that were kept before."""
        self._connection.execute(delete(findings).where(findings.c.place == storable(place)))
        if kept:
            self._connection.execute(insert(findings), [{"place": storable(place), **vars(each)} for each in kept])

    def forget_places(self, before: datetime) -> None:
        """A machine that is gone is not looked at by anybody else."""
        gone = select(audit_rounds.c.place).where(audit_rounds.c.at < before)
        self._connection.execute(delete(findings).where(findings.c.place.in_(gone)))
        self._connection.execute(delete(audit_rounds).where(audit_rounds.c.at < before))

    def deadlines_not_seen_to(self, before: datetime) -> Late:
        """By when they should have been looked at."""
        return self._late(tickets.c.look_at, tickets.c.is_open, tickets.c.look_at <= before)

    def steps_not_taken(self, before: datetime) -> Late:
        """By when they were due."""
        return self._late(pages.c.due_at, pages.c.due_at <= before)

    def unanswered_calls(self, since: datetime) -> Late:
        """Those about a ticket only while that is open."""
        over = select(tickets.c.number).where(tickets.c.number == pages.c.ticket, ~tickets.c.is_open).exists()
        return self._late(
            pages.c.waits_since,
            pages.c.escalation.isnot(None),
            pages.c.due_at.is_(None),
            pages.c.escalation["ended"].astext.is_(None),
            pages.c.escalation["taken"]["by"].astext.is_(None),
            pages.c.waits_since > since,
            ~over,
        )

    def stranded(self) -> Sequence[StrandedJob]:
        """Those that have failed as often as they may."""
        found = every(self._connection, _STRANDED)
        return tuple(
            StrandedJob(int(row["id"]), row["task_name"].removeprefix("nightdesk."), row["args"]) for row in found
        )

    def retry(self, number: int) -> bool:
        """With all its tries."""
        return bool(self._connection.execute(_RETRIED, {"id": number}).rowcount)

    def forget(self, number: int) -> bool:
        """Nobody does it."""
        return bool(self._connection.execute(_FORGOTTEN, {"id": number}).rowcount)

    def free_waits(self, longer_than: timedelta) -> int:
        """By the clock that the queue goes by."""
        return int(self._connection.execute(_FREED, {"wait": longer_than}).rowcount)

    def last_sent(self) -> datetime | None:
        """When a channel last took anything."""
        newest = select(func.max(outbox.c.sent_at).label("at"))
        row = one(self._connection, newest)
        return None if row is None else utc_or_none(row["at"])

    def database(self) -> DatabaseFigures:
        """As the login sees it, which knows its own sessions; the desk's role does not."""
        self._connection.execute(text("SET LOCAL ROLE NONE"))
        row = one(self._connection, _DATABASE)
        self._connection.execute(text(f"SET LOCAL ROLE {ROLE}"))
        assert row is not None
        return DatabaseFigures(int(row["connections"]), int(row["most"]), row["longest"], utc(row["at"]))

    def counted(self) -> Counted:
        """Two walks through an index each."""
        return Counted(self._by(messages.c.state), self._by(outbox.c.state))

    def _by(self, state: Any) -> Mapping[str, int]:
        query = select(state.label("state"), func.count().label("count")).group_by(state)
        return {str(row["state"]): int(row["count"]) for row in every(self._connection, query)}

    def _late(self, since: Any, *conditions: Any) -> Late:
        query = select(func.count().label("count"), func.min(since).label("since")).where(*conditions)
        row = one(self._connection, query)
        return Late(0, None) if row is None else Late(int(row["count"]), utc_or_none(row["since"]))


def _finding(row: Row) -> Finding:
    return Finding(
        name=row["name"],
        since=utc(row["since"]),
        advice=row["advice"],
        figure=row["figure"],
        stops=row["stops"],
        told_at=utc_or_none(row["told_at"]),
        page=row["page"],
        good_at=utc_or_none(row["good_at"]),
    )
