"""One transaction of the desk with everything in it."""

from __future__ import annotations

import threading
from copy import copy
from types import TracebackType

from procrastinate import App
from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine
from typing_extensions import Self

from bot.operations import ports
from bot.storage.alerts import SqlAlerts
from bot.storage.articles import SqlArticles
from bot.storage.attachments import SqlAttachments
from bot.storage.audit import SqlAudit
from bot.storage.auditor import SqlAuditor
from bot.storage.away import is_away, telling_of_absence
from bot.storage.clients import SqlClients
from bot.storage.contracts import SqlContracts
from bot.storage.conversations import SqlConversations
from bot.storage.deadlines import SqlDeadlines
from bot.storage.decisions import SqlDecisions
from bot.storage.decoded import DecodedContracts
from bot.storage.disputes import SqlDisputes
from bot.storage.done import SqlDone
from bot.storage.enquiries import SqlEnquiries
from bot.storage.erasing import SqlErasing
from bot.storage.feedback import SqlFeedback
from bot.storage.identities import SqlIdentities
from bot.storage.jobs import SqlJobs, make_deferring_app
from bot.storage.learning import SqlLearning
from bot.storage.ledger import SqlLedger
from bot.storage.outward import SqlOutward
from bot.storage.paces import SqlPaces
from bot.storage.pages import SqlPages
from bot.storage.pulse import SqlPulse
from bot.storage.queue import SqlQueue
from bot.storage.quotes import SqlQuotes
from bot.storage.reports import SqlReports
from bot.storage.retention import SqlRetention
from bot.storage.rooms import SqlRooms
from bot.storage.rows import storable
from bot.storage.settlements import SqlSettlements
from bot.storage.sign_ins import SqlSignIns
from bot.storage.staff import SqlStaff
from bot.storage.tenancy import keep_in_scope, narrow, with_scope
from bot.storage.ticket_changes import TicketChanges
from bot.storage.tickets import SqlTickets
from bot.storage.timesheet import SqlTimesheet
from bot.storage.trail import Trail

# A thread that hangs in the middle of a turn must not hold for ever what others need.
_NOT_IDLE = text("SET LOCAL idle_in_transaction_session_timeout = '20s'")
# And where it is run twice at once, what one run does is done before the other asks whether it was.
_NOT_IDLE_AND_ALONE = text(
    "SELECT set_config('idle_in_transaction_session_timeout', '20s', true), "
    "pg_advisory_xact_lock(hashtextextended(:turn, 0))"
)


class _Held(threading.local):
    """The turns in which this thread is in a transaction: one inside it does not wait for it."""

    def __init__(self) -> None:
        self.turns: set[str] = set()


_held = _Held()


class SqlWork:
    """``Work`` of the ports over one connection: READ COMMITTED, undone unless ``commit`` was called."""

    clients: ports.Clients
    contracts: ports.Contracts
    conversations: ports.Conversations
    enquiries: ports.Enquiries
    decisions: ports.Decisions
    disputes: ports.Disputes
    tickets: ports.Tickets
    deadlines: ports.Deadlines
    quotes: ports.Quotes
    ledger: ports.Ledger
    timesheet: ports.Timesheet
    settlements: ports.Settlements
    reports: ports.Reports
    pages: ports.Pages
    jobs: ports.Jobs
    done: ports.Done
    audit: ports.Audit
    auditor: ports.Auditor
    identities: ports.Identities
    paces: ports.Paces
    staff: ports.Staff
    sign_ins: ports.SignIns
    feedback: ports.Feedback
    attachments: ports.Attachments
    queue: ports.Queue
    pulse: ports.Pulse
    alerts: ports.Alerts
    articles: ports.Articles
    outward: ports.Outward
    learning: ports.Learning
    rooms: ports.Rooms
    erasing: ports.Erasing
    retention: ports.Retention

    def __init__(
        self,
        engine: Engine,
        app: App,
        decoded: DecodedContracts,
        scope: ports.Scope,
        whence: str | None = None,
        turn: str | None = None,
    ) -> None:
        self._engine = engine
        self._scope = scope
        self._app = app
        self._decoded = decoded
        self._whence = whence
        self._turn = turn
        self._holds: str | None = None
        self._connection: Connection

    def __enter__(self) -> Self:
        with telling_of_absence():
            connection: Connection = with_scope(self._engine.connect(), self._scope)
            self._connection = connection
            if self._turn is not None:
                self._begin_in_a_turn(self._turn)
        self._trail = Trail(connection)
        self._jobs = SqlJobs(connection, self._app)
        self.clients = SqlClients(connection, self._trail, self._whence)
        self._changes = TicketChanges(connection, self._jobs)
        self.contracts = SqlContracts(connection, self._trail, self._decoded)
        self.conversations = SqlConversations(connection)
        self.enquiries = SqlEnquiries(connection)
        self.decisions = SqlDecisions(connection, self._trail)
        self.disputes = SqlDisputes(connection, self._trail)
        self.tickets = SqlTickets(connection, self._trail, self._changes, self._whence)
        self.deadlines = SqlDeadlines(connection)
        self.quotes = SqlQuotes(connection, self._trail)
        self.ledger = SqlLedger(connection, self._trail)
        self.timesheet = SqlTimesheet(connection, self._trail)
        self.settlements = SqlSettlements(connection, self._trail)
        self.reports = SqlReports(connection, self._trail)
        self.pages = SqlPages(connection)
        self.jobs = self._jobs
        self.done = SqlDone(connection)
        self.audit = SqlAudit(connection)
        self.auditor = SqlAuditor(connection)
        self.identities = SqlIdentities(connection, self._trail)
        self.paces = SqlPaces(connection)
        self.staff = SqlStaff(connection, self._trail)
        self.sign_ins = SqlSignIns(connection)
        self.feedback = SqlFeedback(connection)
        self.attachments = SqlAttachments(connection)
        self.queue = SqlQueue(connection)
        self.pulse = SqlPulse(connection)
        self.alerts = SqlAlerts(connection)
        self.articles = SqlArticles(connection)
        self.outward = SqlOutward(connection)
        self.learning = SqlLearning(connection, self._whence)
        self.rooms = SqlRooms(connection)
        self.erasing = SqlErasing(connection, self._trail)
        self.retention = SqlRetention(connection, self._trail)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._holds is not None:
            _held.turns.discard(self._holds)
        # Closing undoes what was not committed.
        with telling_of_absence():
            self._connection.close()
        if is_away(error):
            raise ports.StorageAway from error

    def _begin_in_a_turn(self, turn: str) -> None:
        try:
            if turn in _held.turns:
                self._connection.execute(_NOT_IDLE)
            else:
                self._connection.execute(_NOT_IDLE_AND_ALONE, {"turn": f"turn {turn}"})
                _held.turns.add(turn)
                self._holds = turn
        except BaseException:
            self._connection.close()
            raise

    def commit(self) -> None:
        """Make everything since the beginning or the last commit last, and its jobs visible.

        TurnIsOver, and nothing lasts, when it is done in a turn that has been answered meanwhile.
        """
        if self._turn is not None and not self.conversations.is_open(self._turn):
            raise ports.TurnIsOver(self._turn)
        self._changes.flush()
        self._jobs.flush()
        self._trail.flush()
        self._connection.commit()

    def narrow(self, scope: ports.Scope) -> None:
        """From now on, and after a commit too, this transaction is about these rows only."""
        narrow(self._connection, scope)


class SqlWorkFactory:
    """``WorkFactory`` of the ports."""

    def __init__(self, engine: Engine) -> None:
        keep_in_scope(engine)
        self._engine = engine
        self._scope = ports.DESK_WIDE
        self._app = make_deferring_app()
        self._decoded = DecodedContracts()
        self._whence: str | None = None
        self._turn: str | None = None

    def __call__(self) -> ports.Work:
        """A transaction that begins with ``with``."""
        return SqlWork(self._engine, self._app, self._decoded, self._scope, self._whence, self._turn)

    def from_(self, whence: str) -> ports.WorkFactory:
        """The same, with what is kept beside every line of history."""
        other = copy(self)
        other._whence = storable(whence)
        return other

    def within(self, scope: ports.Scope) -> ports.WorkFactory:
        """The same, for these rows only."""
        other = copy(self)
        other._scope = scope
        return other

    def in_turn(self, turn: str) -> ports.WorkFactory:
        """The same, for what is done to answer this turn."""
        other = copy(self)
        other._turn = turn
        return other


def sql_work_factory(engine: Engine) -> ports.WorkFactory:
    """``begin`` of the desk's ports for this database: for the MSP's own work, until it is narrowed."""
    return SqlWorkFactory(engine)
