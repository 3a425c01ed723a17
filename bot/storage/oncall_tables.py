"""Pages, how far each has climbed, and every call to an address."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)
from sqlalchemy import text as sql

from bot.storage.columns import document, instant, key, metadata, number, refers, text

pages = Table(
    "pages",
    metadata,
    key(),
    number("seq"),
    text("kind"),
    text("conversation"),
    text("client", nullable=True),
    text("contact", nullable=True),
    instant("waits_since"),
    instant("delivered_at", nullable=True),
    text("ticket", nullable=True),
    document(),
    # How far the call has climbed; of calls from before there were ladders nothing is known, and no step comes.
    document("escalation", nullable=True),
    instant("due_at", nullable=True),
    PrimaryKeyConstraint("id"),
    refers(["client"], ["clients.code"], late=True),
    refers(["ticket"], ["tickets.number"], late=True),
    refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    Index(None, "client", "waits_since"),
    Index(None, "seq"),
    Index("ix_pages_unsent", "waits_since", postgresql_where=sql("delivered_at IS NULL")),
    Index("ix_pages_due", "due_at", postgresql_where=sql("due_at IS NOT NULL")),
)

calls = Table(
    "calls",
    metadata,
    key(),
    number("seq"),
    text("page"),
    Column("round", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    text("technician"),
    text("address"),
    instant("at"),
    instant("sent_at", nullable=True),
    # The message of the outbox, for a call in a chat.
    Column("message", BigInteger, nullable=True),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["page"], ["pages.id"], ondelete="CASCADE"),
    # Nobody is called twice by one step, whatever repeats.
    UniqueConstraint("page", "round", "step", "technician", "address"),
    Index("ix_calls_unsent", "at", postgresql_where=sql("sent_at IS NULL")),
)
