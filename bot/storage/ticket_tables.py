"""The tables of tickets: what each is, what it means, and its history."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)
from sqlalchemy import text as sql

from bot.storage.columns import document, instant, key, metadata, number, refers, text

tickets = Table(
    "tickets",
    metadata,
    key("number"),
    number("seq"),
    text("client", nullable=True),
    text("contact", nullable=True),
    text("conversation"),
    text("category", nullable=True),
    text("priority"),
    text("state"),
    Column("is_open", Boolean, nullable=False),
    text("decision", nullable=True),
    instant("opened_at"),
    instant("respond_by", nullable=True),
    instant("resolve_by", nullable=True),
    instant("due_at"),
    text("owner", nullable=True),
    text("parent", nullable=True),
    # When its deadlines are looked at; at once after any change, None when nothing more will be reached.
    instant("look_at", nullable=True),
    # When it was saved last, by the database's clock, until its cards in the technicians' rooms show it.
    instant("to_draw", nullable=True),
    document(),
    PrimaryKeyConstraint("number"),
    UniqueConstraint("number", "client"),
    refers(["parent"], ["tickets.number"], late=True),
    refers(["parent", "client"], ["tickets.number", "tickets.client"], late=True),
    refers(["client"], ["clients.code"], late=True),
    refers(["decision"], ["decisions.id"], late=True),
    refers(["decision", "client"], ["decisions.id", "decisions.client"], late=True),
    Index(None, "conversation", "opened_at"),
    Index(None, "client", "contact", "opened_at"),
    Index(None, "opened_at"),
    Index("ix_tickets_open", "respond_by", postgresql_where=sql("is_open")),
    Index("ix_tickets_due", "due_at", "seq", postgresql_where=sql("is_open AND parent IS NULL")),
    Index("ix_tickets_ended", "seq", postgresql_where=sql("NOT is_open")),
    Index("ix_tickets_ended_of_client", "client", "seq", postgresql_where=sql("NOT is_open")),
    *(
        # However long ago the last one was that fits a filter.
        Index(f"ix_tickets_ended_by_{name}", name, "seq", postgresql_where=sql("NOT is_open"))
        for name in ("category", "owner", "priority", "state")
    ),
    Index("ix_tickets_look", "look_at", "number", postgresql_where=sql("is_open AND look_at IS NOT NULL")),
    Index("ix_tickets_to_draw", "to_draw", postgresql_where=sql("to_draw IS NOT NULL")),
    Index("ix_tickets_parent", "parent", postgresql_where=sql("parent IS NOT NULL")),
)

deadline_warnings = Table(
    "deadline_warnings",
    metadata,
    text("ticket"),
    text("metric"),
    # Seconds of the promise: after a change of priority it is another one, with warnings of its own.
    Column("target", BigInteger, nullable=False),
    Column("share", Integer, nullable=False),
    instant("at"),
    PrimaryKeyConstraint("ticket", "metric", "target", "share"),
    refers(["ticket"], ["tickets.number"], late=True, cascade=True),
)

ticket_meanings = Table(
    "ticket_meanings",
    metadata,
    key("ticket"),
    text("client"),
    text("made_by"),
    Column("vector", LargeBinary, nullable=False),
    PrimaryKeyConstraint("ticket"),
    refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
)

ticket_history = Table(
    "ticket_history",
    metadata,
    number(),
    text("ticket"),
    instant("at"),
    text("by"),
    text("kind"),
    text("text"),
    text("whence", nullable=True),
    PrimaryKeyConstraint("id"),
    refers(["ticket"], ["tickets.number"], late=True),
    Index(None, "ticket"),
)
