"""The tables of the MSP's own people: who they are, how they sign in, and what happened."""

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
from sqlalchemy import text as sql

from bot.storage.columns import document, instant, key, metadata, number, refers, text

staff = Table(
    "staff",
    metadata,
    key("email_key"),
    text("name"),
    text("role"),
    Column("active", Boolean, nullable=False),
    document(),
    PrimaryKeyConstraint("email_key"),
    CheckConstraint("role IN ('technician', 'dispatcher', 'manager', 'admin')", name="role"),
)

staff_identities = Table(
    "staff_identities",
    metadata,
    key("platform"),
    key("workspace"),
    key("user_id"),
    text("email_key"),
    PrimaryKeyConstraint("platform", "workspace", "user_id"),
    refers(["email_key"], ["staff.email_key"]),
    Index(None, "email_key"),
)

# Rows belong to no client: ``client`` stays empty, and leads to the chain of everything that does.
staff_events = Table(
    "staff_events",
    metadata,
    number(),
    instant("at"),
    text("client", nullable=True),
    text("email_key"),
    text("kind"),
    text("by"),
    text("text"),
    text("whence"),
    PrimaryKeyConstraint("id"),
    CheckConstraint("client IS NULL", name="client"),
    Index(None, "email_key", "id"),
)

console_sessions = Table(
    "console_sessions",
    metadata,
    key(),
    Column("token", LargeBinary, nullable=False),
    text("email_key"),
    text("how"),
    instant("began_at"),
    instant("expires_at"),
    instant("ended_at", nullable=True),
    document("whence"),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("token"),
    refers(["email_key"], ["staff.email_key"]),
    Index("ix_console_sessions_holding", "email_key", postgresql_where=sql("ended_at IS NULL")),
)

sign_in_links = Table(
    "sign_in_links",
    metadata,
    key(),
    Column("token", LargeBinary, nullable=False),
    text("email_key"),
    instant("given_at"),
    instant("expires_at"),
    text("by"),
    text("conversation", nullable=True),
    instant("used_at", nullable=True),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("token"),
    refers(["email_key"], ["staff.email_key"]),
    Index(None, "email_key"),
)

staff_passwords = Table(
    "staff_passwords",
    metadata,
    key("email_key"),
    text("hash"),
    instant("set_at"),
    PrimaryKeyConstraint("email_key"),
    refers(["email_key"], ["staff.email_key"]),
)

password_tries = Table(
    "password_tries",
    metadata,
    number(),
    text("email_key"),
    instant("at"),
    PrimaryKeyConstraint("id"),
    Index(None, "email_key", "at"),
    Index(None, "at"),
)
