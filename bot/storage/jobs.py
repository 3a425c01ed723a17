"""Durable work for other processes, kept by procrastinate in the same database.

Jobs are deferred on the connection of the transaction that makes them necessary: they appear with its commit and
vanish with its rollback. The functions behind the names are registered by the process that works on them.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from procrastinate import App, PsycopgConnector
from procrastinate.contrib.sqlalchemy import SQLAlchemyPsycopg2Connector
from procrastinate.exceptions import AlreadyEnqueued
from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.storage.engine import dsn_for_psycopg

TURN, DELIVER, PAGE, MAIL_CODE = "nightdesk.turn", "nightdesk.deliver", "nightdesk.page", "nightdesk.mail_code"
FILE, ALERTS = "nightdesk.file", "nightdesk.alerts"
"""Names of the tasks; their arguments are ``turn``, ``conversation``, ``page``, ``request``, ``attachment`` and
``delivery``."""

TURNS, DELIVERIES, PAGES, FILES, MONITORING = "turns", "deliveries", "pages", "files", "monitoring"
"""Queues of the tasks."""

_HOLD = text("SELECT id FROM procrastinate_jobs WHERE queueing_lock = :lock AND status = 'todo' FOR UPDATE")


def make_jobs_app(dsn: str) -> App:
    """The app for processes that work on jobs; open it with ``open_jobs``."""
    return App(
        connector=PsycopgConnector(
            conninfo=dsn_for_psycopg(dsn),
            min_size=1,
            max_size=4,
            kwargs={"application_name": "nightdesk jobs", "connect_timeout": 10},
        )
    )


def make_deferring_app() -> App:
    """The app that only writes jobs, always on a connection of ours; it opens none itself."""
    return App(connector=SQLAlchemyPsycopg2Connector())


class SqlJobs:
    """``Jobs`` of the ports."""

    def __init__(self, connection: Connection, app: App) -> None:
        self._connection = connection
        self._app = app
        self._to_deliver: set[str] = set()

    def turn(self, turn: str, conversation: str) -> None:
        """Handle the turn; turns of one conversation run one after the other."""
        task = self._app.configure_task(TURN, queue=TURNS, lock=conversation, connection=self._connection)
        task.defer(turn=turn)

    def deliver(self, conversation: str) -> None:
        """Send what waits for the conversation; written by ``flush``."""
        self._to_deliver.add(conversation)

    def deliver_later(self, conversation: str, at: datetime) -> None:
        """Send what waits for the conversation at that time; a second wish for the same conversation changes nothing."""
        lock = f"deliver:{conversation}"
        task = self._app.configure_task(
            DELIVER,
            queue=DELIVERIES,
            lock=lock,
            queueing_lock=f"later {lock}",
            schedule_at=at,
            connection=self._connection,
        )
        with suppress(AlreadyEnqueued), self._connection.begin_nested():
            task.defer(conversation=conversation)

    def page(self, page: str) -> None:
        """Send the call for a person."""
        self._app.configure_task(PAGE, queue=PAGES, connection=self._connection).defer(page=page)

    def mail_code(self, request: str) -> None:
        """See to the code that was asked for."""
        task = self._app.configure_task(MAIL_CODE, queue=DELIVERIES, connection=self._connection)
        task.defer(request=request)

    def file(self, attachment: str) -> None:
        """Fetch a picture or file; one process at a time."""
        task = self._app.configure_task(FILE, queue=FILES, lock=f"file:{attachment}", connection=self._connection)
        task.defer(attachment=attachment)

    def alerts(self, delivery: str, source: str) -> None:
        """Let the alerts of a delivery have their effect; deliveries of one source one after the other."""
        task = self._app.configure_task(ALERTS, queue=MONITORING, lock=f"alerts:{source}", connection=self._connection)
        task.defer(delivery=delivery)

    def flush(self) -> None:
        """Write the deliveries, just before the commit.

        They share a lock per conversation with other transactions: always in the same order, two transactions
        cannot wait for each other for ever.
        """
        for conversation in sorted(self._to_deliver):
            self._defer_delivery(conversation)
        self._to_deliver.clear()

    def _defer_delivery(self, conversation: str) -> None:
        lock = f"deliver:{conversation}"
        task = self._app.configure_task(
            DELIVER, queue=DELIVERIES, lock=lock, queueing_lock=lock, connection=self._connection
        )
        while True:
            try:
                with self._connection.begin_nested():
                    task.defer(conversation=conversation)
                return
            except AlreadyEnqueued:
                # Held until our commit, the waiting job cannot start before it and miss what we wrote. If it has
                # started meanwhile, a new one is needed.
                if self._connection.execute(_HOLD, {"lock": lock}).first() is not None:
                    return
