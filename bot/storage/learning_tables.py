"""The tables of what the assistant may learn: suggestions, and what was done with each."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, Table, UniqueConstraint

from bot.storage.columns import instant, metadata, number, refers, text

category_suggestions = Table(
    "category_suggestions",
    metadata,
    number(),
    text("ticket", nullable=True),
    text("was", nullable=True),
    text("now", nullable=True),
    text("words"),
    text("by"),
    instant("at"),
    text("source"),
    text("client", nullable=True),
    text("enquiry", nullable=True),
    text("state"),
    text("category", nullable=True),
    text("line", nullable=True),
    text("decided_by", nullable=True),
    instant("decided_at", nullable=True),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("enquiry"),
    refers(["ticket"], ["tickets.number"], late=True),
    refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    Index(None, "ticket"),
    Index(None, "state", "id"),
)

suggestion_changes = Table(
    "suggestion_changes",
    metadata,
    number(),
    Column("suggestion", BigInteger, nullable=False),
    instant("at"),
    text("by"),
    text("kind"),
    text("text"),
    text("whence"),
    PrimaryKeyConstraint("id"),
    refers(["suggestion"], ["category_suggestions.id"]),
    Index(None, "suggestion"),
)
