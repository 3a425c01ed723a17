"""The tables: real columns for what is looked up, and the value itself as a JSON ``document``.

E-mail addresses in key columns are casefolded (``contact_key``); the document keeps them as written.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.storage.alert_tables import alert_conditions as alert_conditions
from bot.storage.alert_tables import alert_deliveries as alert_deliveries
from bot.storage.alert_tables import alert_groups as alert_groups
from bot.storage.alert_tables import maintenance_windows as maintenance_windows
from bot.storage.article_tables import article_changes as article_changes
from bot.storage.article_tables import article_meanings as article_meanings
from bot.storage.article_tables import article_versions as article_versions
from bot.storage.attachment_tables import attachments as attachments
from bot.storage.audit_tables import audit_entries as audit_entries
from bot.storage.audit_tables import audit_heads as audit_heads
from bot.storage.audit_tables import client_imports as client_imports
from bot.storage.audit_tables import dispute_outcomes as dispute_outcomes
from bot.storage.audit_tables import quote_states as quote_states
from bot.storage.auditor_tables import audit_rounds as audit_rounds
from bot.storage.auditor_tables import findings as findings
from bot.storage.auditor_tables import wall_acceptances as wall_acceptances
from bot.storage.columns import document as _document
from bot.storage.columns import instant as _instant
from bot.storage.columns import key as _key
from bot.storage.columns import metadata as metadata
from bot.storage.columns import number as _number
from bot.storage.columns import refers as _refers
from bot.storage.columns import text as _text
from bot.storage.conversation_tables import buttons as buttons
from bot.storage.conversation_tables import conversations as conversations
from bot.storage.conversation_tables import guide_opinions as guide_opinions
from bot.storage.conversation_tables import messages as messages
from bot.storage.conversation_tables import outbox as outbox
from bot.storage.conversation_tables import paces as paces
from bot.storage.conversation_tables import processes as processes
from bot.storage.erasure_tables import erased_people as erased_people
from bot.storage.erasure_tables import erasures as erasures
from bot.storage.identity_tables import code_requests as code_requests
from bot.storage.identity_tables import code_tries as code_tries
from bot.storage.identity_tables import identity_events as identity_events
from bot.storage.identity_tables import slack_teams as slack_teams
from bot.storage.learning_tables import category_suggestions as category_suggestions
from bot.storage.learning_tables import suggestion_changes as suggestion_changes
from bot.storage.oncall_tables import calls as calls
from bot.storage.oncall_tables import pages as pages
from bot.storage.outward_tables import event_deliveries as event_deliveries
from bot.storage.outward_tables import outside_tickets as outside_tickets
from bot.storage.outward_tables import receivers as receivers
from bot.storage.outward_tables import ticket_events as ticket_events
from bot.storage.queue_tables import saved_views as saved_views
from bot.storage.report_tables import monthly_reports as monthly_reports
from bot.storage.room_tables import room_cards as room_cards
from bot.storage.room_tables import room_words as room_words
from bot.storage.room_tables import rooms as rooms
from bot.storage.room_tables import talks as talks
from bot.storage.staff_tables import console_sessions as console_sessions
from bot.storage.staff_tables import password_tries as password_tries
from bot.storage.staff_tables import sign_in_links as sign_in_links
from bot.storage.staff_tables import staff as staff
from bot.storage.staff_tables import staff_events as staff_events
from bot.storage.staff_tables import staff_identities as staff_identities
from bot.storage.staff_tables import staff_passwords as staff_passwords
from bot.storage.ticket_tables import deadline_warnings as deadline_warnings
from bot.storage.ticket_tables import ticket_history as ticket_history
from bot.storage.ticket_tables import ticket_meanings as ticket_meanings
from bot.storage.ticket_tables import tickets as tickets

CHAINED = {
    "contracts": "client",
    "client_imports": "client",
    "decisions": "client",
    "disputes": "decision",
    "decision_showings": "decision",
    "dispute_outcomes": "dispute",
    "ticket_history": "ticket",
    "quote_states": "client",
    "ledger": "client",
    "time_entries": "client",
    "ticket_parts": "client",
    "settlements": "client",
    "identity_events": "client",
    "staff_events": "client",
    "monthly_reports": "client",
    "erasures": "client",
}
"""Tables whose rows are only added, each with an entry in a chain; and the column that leads to the client whose chain
it is: ``client`` itself, or one that names a row (by foreign key) which leads there. Rows are written by ``Trail.add``.
A column that is added to one of them later has to be nullable."""

APPEND_ONLY = (*CHAINED, "audit_entries")
"""Tables in which a trigger refuses every change and removal, but for words that ``nightdesk_empty`` takes away."""

NUMBERS = {"ticket_numbers": "ND", "quote_numbers": "Q"}
"""The sequences that numbers come from, and what stands before the dash."""


def contact_key(email: str | None) -> str | None:
    """An e-mail address as key columns hold it."""
    return None if email is None else email.casefold()


clients = Table(
    "clients",
    metadata,
    _key("code"),
    _text("name"),
    _text("status"),
    _document(),
    PrimaryKeyConstraint("code"),
)

contacts = Table(
    "contacts",
    metadata,
    _key("email_key"),
    _text("client"),
    _text("name"),
    PrimaryKeyConstraint("email_key"),
    UniqueConstraint("client", "email_key"),
    _refers(["client"], ["clients.code"], cascade=True),
)

chat_identities = Table(
    "chat_identities",
    metadata,
    _key("platform"),
    _key("workspace"),
    _key("user_id"),
    _text("client"),
    _text("email_key"),
    Column("how", Text, nullable=False, server_default=text("'file'")),
    _instant("since", nullable=True),
    PrimaryKeyConstraint("platform", "workspace", "user_id"),
    _refers(["client", "email_key"], ["contacts.client", "contacts.email_key"], cascade=True),
    Index(None, "client", "email_key"),
)

contract_numbers = Table(
    "contract_numbers",
    metadata,
    _key("client"),
    _key("number"),
    Column("position", Integer, nullable=False),
    Column("withdrawn", Boolean, nullable=False, server_default=text("false")),
    _instant("withdrawn_at", nullable=True),
    PrimaryKeyConstraint("client", "number"),
    _refers(["client"], ["clients.code"], late=True),
)

contracts = Table(
    "contracts",
    metadata,
    _key("client"),
    _key("number"),
    Column("version", Integer, nullable=False),
    _text("type"),
    _text("status"),
    _instant("added_at"),
    _document(),
    PrimaryKeyConstraint("client", "number", "version"),
    _refers(["client", "number"], ["contract_numbers.client", "contract_numbers.number"]),
)

enquiries = Table(
    "enquiries",
    metadata,
    _key(),
    _number("seq"),
    _text("conversation"),
    _text("client", nullable=True),
    _text("contact", nullable=True),
    _text("category"),
    _text("state"),
    _instant("started_at"),
    _text("ticket", nullable=True),
    _document(),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("id", "client"),
    _refers(["client"], ["clients.code"], late=True),
    Index(None, "conversation", "started_at"),
    Index(None, "client", "contact"),
    Index(None, "client", "started_at"),
    Index("uq_enquiries_open", "conversation", unique=True, postgresql_where=text("state = 'open'")),
)

decisions = Table(
    "decisions",
    metadata,
    _key(),
    _number("seq"),
    _text("enquiry"),
    _text("turn"),
    _instant("decided_at"),
    _text("client"),
    _text("contract", nullable=True),
    Column("contract_version", Integer, nullable=True),
    _text("category"),
    _text("verdict"),
    _document(),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("id", "client"),
    _refers(["enquiry"], ["enquiries.id"], late=True),
    _refers(["enquiry", "client"], ["enquiries.id", "enquiries.client"], late=True),
    _refers(["client"], ["clients.code"], late=True),
    _refers(
        ["client", "contract", "contract_version"],
        ["contracts.client", "contracts.number", "contracts.version"],
        late=True,
    ),
    Index(None, "turn"),
    Index(None, "enquiry"),
)

disputes = Table(
    "disputes",
    metadata,
    _number(),
    _text("decision"),
    _text("by"),
    _text("words"),
    _instant("at"),
    _text("ticket", nullable=True),
    PrimaryKeyConstraint("id"),
    _refers(["decision"], ["decisions.id"]),
    _refers(["ticket"], ["tickets.number"], late=True),
    Index(None, "decision"),
)

decision_showings = Table(
    "decision_showings",
    metadata,
    _number(),
    _text("decision"),
    _text("shown_to"),
    _text("conversation"),
    _text("turn"),
    _instant("at"),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("decision", "turn"),
    _refers(["decision"], ["decisions.id"]),
)

quotes = Table(
    "quotes",
    metadata,
    _key("number"),
    _number("seq"),
    _text("ticket"),
    _text("client"),
    _text("contract"),
    Column("contract_version", Integer, nullable=False),
    _text("state"),
    _text("asked", nullable=True),
    _instant("valid_until"),
    Column("revision", Integer, nullable=False),
    _document(),
    PrimaryKeyConstraint("number", "revision"),
    UniqueConstraint("number", "revision", "client"),
    _refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    _refers(
        ["client", "contract", "contract_version"],
        ["contracts.client", "contracts.number", "contracts.version"],
        late=True,
    ),
    Index(None, "ticket"),
    Index(None, "seq"),
    Index(None, "client", "seq"),
    Index(None, "state", "seq"),
    Index("uq_quotes_one_waiting", "number", unique=True, postgresql_where=text("state IN ('sent', 'viewed')")),
    Index("uq_quotes_one_accepted", "number", unique=True, postgresql_where=text("state = 'accepted'")),
    Index("ix_quotes_waiting", "client", "asked", postgresql_where=text("state IN ('sent', 'viewed')")),
    Index("ix_quotes_expiring", "valid_until", postgresql_where=text("state IN ('sent', 'viewed')")),
)

ledger = Table(
    "ledger",
    metadata,
    _number(),
    _text("client"),
    _text("contract"),
    _text("allowance"),
    _text("kind"),
    Column("amount", Numeric, nullable=False),
    _instant("work_at"),
    _text("ticket"),
    _text("turn"),
    _instant("written_at"),
    PrimaryKeyConstraint("id"),
    _refers(["client", "contract"], ["contract_numbers.client", "contract_numbers.number"], late=True),
    _refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    CheckConstraint("kind IN ('reserve', 'give_back', 'draw', 'correct')", name="kind"),
    Index(None, "client", "contract", "allowance", "work_at"),
    Index(None, "ticket"),
)


def _written_on_a_ticket(name: str, *own: Column | Index) -> Table:
    """Rows that a technician writes on a ticket: each under the key of its command, some taking another one back."""
    return Table(
        name,
        metadata,
        _key(),
        _number("seq"),
        _text("key"),
        _text("ticket"),
        _text("client", nullable=True),
        _text("by"),
        *own,
        _text("reverses", nullable=True),
        _instant("written_at"),
        _document(),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("key"),
        UniqueConstraint("reverses"),
        UniqueConstraint("id", "ticket"),
        _refers(["ticket"], ["tickets.number"], late=True),
        _refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
        _refers(["reverses"], [f"{name}.id"]),
        _refers(["reverses", "ticket"], [f"{name}.id", f"{name}.ticket"]),
        Index(None, "ticket"),
    )


time_entries = _written_on_a_ticket(
    "time_entries",
    _text("work"),
    _instant("start"),
    Column("minutes", Integer, nullable=False),
    Column("accounted", Integer, nullable=False),
    Index(None, "client", "start"),
)

ticket_parts = _written_on_a_ticket(
    "ticket_parts",
    _text("text"),
    Column("cost", Numeric, nullable=False),
    Column("quantity", Integer, nullable=False),
)

settlements = Table(
    "settlements",
    metadata,
    _key("ticket"),
    Column("number", Integer, nullable=False),
    _text("key"),
    _text("client"),
    _instant("settled_at"),
    Column("minutes", Integer, nullable=False),
    Column("final", Numeric, nullable=False),
    _document(),
    PrimaryKeyConstraint("ticket", "number"),
    UniqueConstraint("key"),
    _refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    Index(None, "client", "settled_at"),
)

done_steps = Table(
    "done_steps", metadata, _key("turn"), _key("step"), _text("result"), PrimaryKeyConstraint("turn", "step")
)
