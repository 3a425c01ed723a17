"""The table beside the queue: people's saved views."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint, Table, UniqueConstraint

from bot.storage.columns import key, metadata, refers, text

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
