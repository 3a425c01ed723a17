"""Whose rows a transaction may touch, said to PostgreSQL: row-level security over every table of a client's things.

Each transaction of the desk works as a role that owns nothing and cannot step over the policies, and says whose rows it
is about: one client's, those of one conversation of somebody nobody has verified, or all of them (the MSP's own work).
A transaction that does not say it gets an error, never rows. ``guarding`` puts what is here into the database whenever it
differs from what is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from bot.desk.audit import UNVERIFIED
from bot.operations.ports import Scope

ROLE = "nightdesk_app"
_EVERYBODY = "*"
_OPTION = "nightdesk_scope"

OF_CLIENT = MappingProxyType(
    {
        "clients": "code",
        **dict.fromkeys(
            (
                "alert_conditions",
                "alert_groups",
                "attachments",
                "category_suggestions",
                "chat_identities",
                "client_imports",
                "contacts",
                "contract_numbers",
                "contracts",
                "decisions",
                "enquiries",
                "erased_people",
                "erasures",
                "guide_opinions",
                "identity_events",
                "ledger",
                "maintenance_windows",
                "monthly_reports",
                "pages",
                "quote_states",
                "quotes",
                "settlements",
                "slack_teams",
                "talks",
                "ticket_meanings",
                "ticket_parts",
                "tickets",
                "time_entries",
            ),
            "client",
        ),
    }
)
"""Tables whose rows name the client that they belong to, and the column that does."""

OF_CONVERSATION = frozenset({"attachments", "enquiries", "pages", "talks", "tickets"})
"""Those whose rows may name no client: what somebody said whom nobody has verified. They belong to the conversation."""

OF_ENQUIRY = MappingProxyType(
    {"category_suggestions": "category_suggestions.enquiry", "guide_opinions": "split_part(guide_opinions.run, ' ', 1)"}
)
"""The same, belonging to whom an enquiry belongs, and what of them is its id."""

THROUGH = MappingProxyType(
    {
        "calls": ("page", "pages", "id"),
        "deadline_warnings": ("ticket", "tickets", "number"),
        "decision_showings": ("decision", "decisions", "id"),
        "dispute_outcomes": ("dispute", "disputes", "id"),
        "disputes": ("decision", "decisions", "id"),
        "outside_tickets": ("ticket", "tickets", "number"),
        "room_cards": ("ticket", "tickets", "number"),
        "room_words": ("ticket", "tickets", "number"),
        "suggestion_changes": ("suggestion", "category_suggestions", "id"),
        "ticket_events": ("ticket", "tickets", "number"),
        "ticket_history": ("ticket", "tickets", "number"),
    }
)
"""Tables whose rows belong to whom another row belongs: the column, the other table and its key."""

OF_THE_DESK = frozenset(
    {
        # Hashes of rows, by the client's code: the chain of a client is written by whoever writes that client's rows.
        "audit_entries",
        "audit_heads",
        # The articles, which are the MSP's.
        "article_changes",
        "article_meanings",
        "article_versions",
        # Who works at the MSP, and how they sign in.
        "console_sessions",
        "password_tries",
        "saved_views",
        "sign_in_links",
        "staff",
        "staff_events",
        "staff_identities",
        "staff_passwords",
        # Before anybody is known: deliveries as they came, codes that were asked for, the pace of each place.
        "alert_deliveries",
        "code_requests",
        "code_tries",
        "paces",
        # The technicians' rooms, and where the MSP has changes of tickets sent: written while any client's ticket changes.
        "event_deliveries",
        "receivers",
        "rooms",
        # Our own processes, by their signs of life, and what is wrong with the desk itself.
        "audit_rounds",
        "findings",
        "processes",
        "wall_acceptances",
        # Reached by a conversation's key or a turn's id, which are never typed. A turn of one client writes into
        # conversations of the MSP's own people.
        "buttons",
        "conversations",
        "done_steps",
        "messages",
        "outbox",
    }
)
"""Tables that are no one client's."""

_ASKED, _TALK = "(SELECT nightdesk_client())", "(SELECT nightdesk_conversation())"


@dataclass(frozen=True)
class Policy:
    """The rows of one table that a transaction may see, change and add."""

    table: str
    rows: str

    @property
    def statements(self) -> tuple[str, ...]:
        """What puts it in place, whatever was there before."""
        return (
            f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {self.table} FORCE ROW LEVEL SECURITY",
            f"DROP POLICY IF EXISTS scope ON {self.table}",
            f"CREATE POLICY scope ON {self.table} USING ({self.rows}) WITH CHECK ({self.rows})",
        )


def policies() -> Iterator[Policy]:
    """One for every table of a client's things, in the order of their names."""
    for table in sorted({*OF_CLIENT, *THROUGH}):
        if table in THROUGH:
            column, parent, key = THROUGH[table]
            belongs = f"EXISTS (SELECT 1 FROM {parent} parent WHERE parent.{key} = {table}.{column})"
        else:
            column = OF_CLIENT[table]
            belongs = f"{column} = {_ASKED}"
            if table in OF_CONVERSATION:
                belongs += f" OR ({column} IS NULL AND conversation = {_TALK})"
            if table in OF_ENQUIRY:
                belongs += f" OR ({column} IS NULL AND EXISTS (SELECT 1 FROM enquiries WHERE id = {OF_ENQUIRY[table]}))"
        yield Policy(table, f"{_ASKED} = '{_EVERYBODY}' OR {belongs}")


def keep_in_scope(engine: Engine) -> None:
    """From now on every transaction of a connection that was given a scope says it, before anything else."""
    if not event.contains(engine, "begin", _say_scope):
        event.listen(engine, "begin", _say_scope)


def with_scope(connection: Connection, scope: Scope) -> Connection:
    """The connection, each of whose transactions will be about this scope's rows."""
    return connection.execution_options(**{_OPTION: scope})


def narrow(connection: Connection, scope: Scope) -> None:
    """Another scope in the middle of a transaction."""
    _say_scope(with_scope(connection, scope))


def _say_scope(connection: Connection) -> None:
    scope = connection.get_execution_options().get(_OPTION)
    if scope is None:
        return
    client = _EVERYBODY if scope.everything else (scope.client or UNVERIFIED)
    # On the driver's own connection: SQLAlchemy may still be about to begin.
    with connection.connection.cursor() as cursor:
        # SET, not set_config(): a transaction that will only read a snapshot has to say so before its first query.
        cursor.execute(
            f"SET LOCAL role = {ROLE}; SET LOCAL nightdesk.client = %s; SET LOCAL nightdesk.conversation = %s",
            (client, scope.conversation),
        )
