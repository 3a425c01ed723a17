"""The tables of history: imports, what became of disputes and quotes, and the chains over all that is only added."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from bot.storage.columns import document, instant, key, metadata, number, refers, text

client_imports = Table(
    "client_imports",
    metadata,
    number(),
    instant("at"),
    text("client"),
    text("by"),
    text("whence", nullable=True),
    text("file"),
    # The SHA-256 of its text, in hex.
    text("content"),
    document("changes"),
    PrimaryKeyConstraint("id"),
    refers(["client"], ["clients.code"], late=True),
    Index(None, "client", "id"),
)

dispute_outcomes = Table(
    "dispute_outcomes",
    metadata,
    Column("dispute", BigInteger, nullable=False),
    text("outcome"),
    text("by"),
    text("words"),
    instant("at"),
    text("decision", nullable=True),
    PrimaryKeyConstraint("dispute"),
    CheckConstraint("outcome IN ('upheld', 'partly', 'rejected')", name="outcome"),
    refers(["dispute"], ["disputes.id"]),
    refers(["decision"], ["decisions.id"]),
)

quote_states = Table(
    "quote_states",
    metadata,
    number(),
    text("number"),
    text("ticket"),
    text("client"),
    text("contract"),
    Column("contract_version", Integer, nullable=False),
    text("state"),
    text("asked", nullable=True),
    instant("valid_until"),
    Column("revision", Integer, nullable=False),
    document(),
    PrimaryKeyConstraint("id"),
    refers(["number", "revision"], ["quotes.number", "quotes.revision"], late=True),
    refers(["number", "revision", "client"], ["quotes.number", "quotes.revision", "quotes.client"], late=True),
    Index(None, "number", "revision"),
)

audit_entries = Table(
    "audit_entries",
    metadata,
    key("chain"),
    Column("position", BigInteger, nullable=False),
    text("of_table"),
    text("of_key"),
    Column("content", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    PrimaryKeyConstraint("chain", "position"),
    UniqueConstraint("of_table", "of_key"),
)

audit_heads = Table(
    "audit_heads",
    metadata,
    key("chain"),
    Column("position", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    PrimaryKeyConstraint("chain"),
)
