"""The tables beside the queue: people's saved views, and tickets that a person has sorted otherwise."""

from __future__ import annotations

from sqlalchemy import Index, PrimaryKeyConstraint, Table, UniqueConstraint

from bot.storage.columns import instant, key, metadata, number, refers, text

saved_views = Table(
    "saved_views",
    metadata,
    key(),
    text("email_key"),
    text("name"),
    text("query"),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("email_key", "name"),
    refers(["email_key"], ["staff.email_key"]),
)

category_suggestions = Table(
    "category_suggestions",
    metadata,
    number(),
    text("ticket"),
    text("was", nullable=True),
    text("now"),
    text("words"),
    text("by"),
    instant("at"),
    PrimaryKeyConstraint("id"),
    refers(["ticket"], ["tickets.number"], late=True),
    Index(None, "ticket"),
)
