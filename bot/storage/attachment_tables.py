"""The table of pictures and files that people sent, with their bytes."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, LargeBinary, Table
from sqlalchemy import PrimaryKeyConstraint as PrimaryKey
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy import text as sql

from bot.storage.columns import document, instant, key, metadata, number, refers, text

attachments = Table(
    "attachments",
    metadata,
    key(),
    number("seq"),
    text("conversation"),
    text("turn"),
    text("client", nullable=True),
    text("contact", nullable=True),
    text("ticket", nullable=True),
    text("file"),
    text("name"),
    text("media_type"),
    Column("size", BigInteger, nullable=True),
    text("sha256", nullable=True),
    text("state"),
    text("why", nullable=True),
    Column("loose", Boolean, nullable=False),
    document("source"),
    Column("attempts", Integer, nullable=False, server_default=sql("0")),
    instant("next_attempt_at", nullable=True),
    instant("sent_at"),
    instant("settled_at", nullable=True),
    Column("content", LargeBinary, nullable=True),
    Column("thumbnail", LargeBinary, nullable=True),
    PrimaryKey("id"),
    Unique("turn", "file"),
    CheckConstraint("state IN ('wanted', 'kept', 'refused', 'lost')", name="state"),
    CheckConstraint("(state = 'kept') = (content IS NOT NULL AND sha256 IS NOT NULL)", name="kept"),
    CheckConstraint("NOT (loose AND ticket IS NOT NULL)", name="loose"),
    refers(["turn"], ["messages.id"], late=True),
    refers(["client"], ["clients.code"], late=True),
    refers(["ticket"], ["tickets.number"], late=True),
    refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    Index(None, "conversation", "sent_at"),
    Index("ix_attachments_loose", "client", "contact", postgresql_where=sql("loose")),
    Index(None, "ticket"),
    Index("ix_attachments_wanted", "next_attempt_at", postgresql_where=sql("state = 'wanted'")),
    Index("ix_attachments_without_ticket", "sent_at", postgresql_where=sql("ticket IS NULL")),
)
