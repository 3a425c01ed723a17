"""Durable work for other processes, kept by procrastinate in the same database.

Jobs are deferred on the connection of the transaction that makes them necessary: they appear with its commit and
vanish with its rollback. The functions behind the names are registered by the process that works on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from procrastinate import App, PsycopgConnector
from procrastinate.contrib.sqlalchemy import SQLAlchemyPsycopg2Connector
from procrastinate.exceptions import AlreadyEnqueued
from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.storage.engine import dsn_for_psycopg

TURN, DELIVER, PAGE, MAIL_CODE = "nightdesk.turn", "nightdesk.deliver", "nightdesk.page", "nightdesk.mail_code"
FILE, ALERTS, OUTWARD = "nightdesk.file", "nightdesk.alerts", "nightdesk.outward"
MAIL_PRICE = "nightdesk.mail_price"
"""Names of the tasks; their arguments are ``turn``, ``conversation``, ``page``, ``request``, ``attachment``, ``delivery``,
``receiver`` with ``ticket``, and ``quote`` with ``revision``."""

TURNS, DELIVERIES, PAGES, FILES, MONITORING = "turns", "deliveries", "pages", "files", "monitoring"
MAILS, OUTSIDE = "mails", "outside"
"""Queues of the tasks."""

_HOLD = text("SELECT id FROM procrastinate_jobs WHERE queueing_lock = :lock AND status = 'todo' FOR UPDATE")


def make_jobs_app(dsn: str) -> App:
    """The app for processes that work on jobs; open it with ``open_jobs``."""
    return App(
        connector=PsycopgConnector(
            conninfo=dsn_for_psycopg(dsn),
            min_size=1,
            max_size=4,
            # After an outage the pool must not sit out a wait that has doubled all the while.
            timeout=10,
            reconnect_timeout=5,
            kwargs={"application_name": "nightdesk jobs", "connect_timeout": 10},
        )
    )


def make_deferring_app() -> App:
    """The app that only writes jobs, always on a connection of ours; it opens none itself."""
    return App(connector=SQLAlchemyPsycopg2Connector())


@dataclass(frozen=True)
class _Wanted:
    """A job of which one that waits is enough: it sees to everything that is there when it starts."""

    task: str
    queue: str
    lock: str
    arguments: Mapping[str, str]


class SqlJobs:
    """``Jobs`` of the ports."""

    def __init__(self, connection: Connection, app: App) -> None:
        self._connection = connection
        self._app = app
        self._waiting: dict[str, _Wanted] = {}

    def turn(self, turn: str, conversation: str) -> None:
        """Handle the turn; turns of one conversation run one after the other."""
        task = self._app.configure_task(TURN, queue=TURNS, lock=conversation, connection=self._connection)
        task.defer(turn=turn)

    def deliver(self, conversation: str) -> None:
        """Send what waits for the conversation; written by ``flush``."""
        self._once(_delivery_of(conversation))

    def deliver_later(self, conversation: str, at: datetime) -> None:
        """Send what waits for the conversation at that time; a second wish for the same conversation changes nothing."""
        self._later(_delivery_of(conversation), at)

    def send_out(self, receiver: str, ticket: str) -> None:
        """Tell a receiver outside what has happened to a ticket; written by ``flush``."""
        self._once(_letter_to(receiver, ticket))

    def send_out_later(self, receiver: str, ticket: str, at: datetime) -> None:
        """Likewise at that time; a second wish for the same changes nothing."""
        self._later(_letter_to(receiver, ticket), at)

    def page(self, page: str) -> None:
        """Send the call for a person."""
        self._app.configure_task(PAGE, queue=PAGES, connection=self._connection).defer(page=page)

    def mail_code(self, request: str) -> None:
        """See to the code that was asked for."""
        task = self._app.configure_task(MAIL_CODE, queue=MAILS, connection=self._connection)
        task.defer(request=request)

    def mail_price(self, quote: str, revision: int) -> None:
        """Tell whoever is asked by mail that this version of the quote waits; those of one quote one after the other."""
        task = self._app.configure_task(MAIL_PRICE, queue=MAILS, lock=f"mail:{quote}", connection=self._connection)
        task.defer(quote=quote, revision=revision)

    def file(self, attachment: str) -> None:
        """Fetch a picture or file; one process at a time."""
        task = self._app.configure_task(FILE, queue=FILES, lock=f"file:{attachment}", connection=self._connection)
        task.defer(attachment=attachment)

    def alerts(self, delivery: str, source: str) -> None:
        """Let the alerts of a delivery have their effect; deliveries of one source one after the other."""
        task = self._app.configure_task(ALERTS, queue=MONITORING, lock=f"alerts:{source}", connection=self._connection)
        task.defer(delivery=delivery)

    def flush(self) -> None:
        """Write what is to be sent, just before the commit.

        It shares a lock per conversation, or per receiver and ticket, with other transactions: always in the same order,
        two transactions cannot wait for each other for ever.
        """
        for _, wanted in sorted(self._waiting.items()):
            self._defer_once(wanted)
        self._waiting.clear()

    def _once(self, wanted: _Wanted) -> None:
        self._waiting[wanted.lock] = wanted

    def _later(self, wanted: _Wanted, at: datetime) -> None:
        task = self._app.configure_task(
            wanted.task,
            queue=wanted.queue,
            lock=wanted.lock,
            queueing_lock=f"later {wanted.lock}",
            schedule_at=at,
            connection=self._connection,
        )
        with suppress(AlreadyEnqueued), self._connection.begin_nested():
            task.defer(**wanted.arguments)

    def _defer_once(self, wanted: _Wanted) -> None:
        task = self._app.configure_task(
            wanted.task, queue=wanted.queue, lock=wanted.lock, queueing_lock=wanted.lock, connection=self._connection
        )
        while True:
            try:
                with self._connection.begin_nested():
                    task.defer(**wanted.arguments)
                return
            except AlreadyEnqueued:
                # Held until our commit, the waiting job cannot start before it and miss what we wrote. If it has
                # started meanwhile, a new one is needed.
                if self._connection.execute(_HOLD, {"lock": wanted.lock}).first() is not None:
                    return


def _delivery_of(conversation: str) -> _Wanted:
    return _Wanted(DELIVER, DELIVERIES, f"deliver:{conversation}", {"conversation": conversation})


def _letter_to(receiver: str, ticket: str) -> _Wanted:
    return _Wanted(OUTWARD, OUTSIDE, f"outward:{receiver}:{ticket}", {"receiver": receiver, "ticket": ticket})
