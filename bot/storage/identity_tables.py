"""The tables of identities: Slack workspaces of clients, codes that were tried or asked for, and what happened to identities."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from bot.storage.columns import instant, key, metadata, number, refers, text

slack_teams = Table(
    "slack_teams",
    metadata,
    key("team"),
    text("client"),
    PrimaryKeyConstraint("team"),
    refers(["client"], ["clients.code"], cascade=True),
)

code_tries = Table(
    "code_tries",
    metadata,
    number(),
    text("platform"),
    text("workspace"),
    text("user_id"),
    instant("at"),
    PrimaryKeyConstraint("id"),
    Index(None, "platform", "workspace", "user_id", "at"),
    Index(None, "at"),
)

code_requests = Table(
    "code_requests",
    metadata,
    key(),
    text("platform"),
    text("workspace"),
    text("user_id"),
    text("address"),
    instant("at"),
    Column("mailed", Boolean, nullable=True),
    PrimaryKeyConstraint("id"),
    Index(None, "platform", "workspace", "user_id", "at"),
    Index(None, "address", "at"),
    Index(None, "at"),
)

# A code is given out once, and links or signs in once: each is kept by its hash, under kinds of their own.
identity_events = Table(
    "identity_events",
    metadata,
    key(),
    number("seq"),
    text("kind"),
    text("client"),
    text("contact"),
    instant("at"),
    text("by"),
    text("platform", nullable=True),
    text("workspace", nullable=True),
    text("user_id", nullable=True),
    text("how", nullable=True),
    Column("code", LargeBinary, nullable=True),
    instant("expires_at", nullable=True),
    text("conversation", nullable=True),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("kind", "code"),
    CheckConstraint("kind IN ('code', 'linked', 'unlinked', 'signed in')", name="kind"),
    refers(["client"], ["clients.code"], late=True),
    Index(None, "client", "contact"),
)
