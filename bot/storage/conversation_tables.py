"""The tables of what comes in and goes out: conversations, the inbox, the outbox with its buttons
its pace, the processes that work on all that, and what people say of guides."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    Index,
    Integer,
    Interval,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as sql

from bot.storage.columns import document, instant, key, metadata, number, refers, text

conversations = Table(
    "conversations",
    metadata,
    key("conversation"),
    text("client", nullable=True),
    text("contact", nullable=True),
    instant("last_at"),
    PrimaryKeyConstraint("conversation"),
    Index(None, "client", "contact", "last_at"),
)

messages = Table(
    "messages",
    metadata,
    key(),
    number("seq"),
    text("delivery_key"),
    text("conversation"),
    text("text"),
    text("button_key", nullable=True),
    instant("received_at"),
    text("state"),
    text("emergency", nullable=True),
    document("pressed", nullable=True),
    document("place", nullable=True),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("delivery_key"),
    CheckConstraint("state IN ('received', 'done', 'failed')", name="state"),
    Index(None, "conversation", "received_at"),
    Index("ix_messages_unfinished", "received_at", postgresql_where=sql("state = 'received'")),
)

outbox = Table(
    "outbox",
    metadata,
    number(),
    text("conversation"),
    text("turn", nullable=True),
    text("text"),
    document("buttons"),
    instant("created_at"),
    text("state"),
    instant("sent_at", nullable=True),
    document("about", nullable=True),
    Column("private", Boolean, nullable=False, server_default=sql("true")),
    Column("attempts", Integer, nullable=False, server_default=sql("0")),
    instant("next_attempt_at", nullable=True),
    document("ref", nullable=True),
    Column("edits", BigInteger, nullable=True),
    # In a technicians' room: what it is about, and the message that it stands under.
    text("ticket", nullable=True),
    Column("under", BigInteger, nullable=True),
    PrimaryKeyConstraint("id"),
    CheckConstraint("state IN ('waiting', 'sent', 'given_up')", name="state"),
    refers(["edits"], ["outbox.id"]),
    refers(["under"], ["outbox.id"]),
    refers(["turn"], ["messages.id"], late=True),
    Index(None, "conversation", "id"),
    Index(None, "turn"),
    Index("ix_outbox_waiting", "conversation", "id", postgresql_where=sql("state = 'waiting'")),
    Index("ix_outbox_given_up", "created_at", postgresql_where=sql("state = 'given_up'")),
    Index("ix_outbox_rooms", "conversation", "ref", postgresql_where=sql("ticket IS NOT NULL")),
)

buttons = Table(
    "buttons",
    metadata,
    key("key"),
    Column("message", BigInteger, nullable=False),
    text("conversation"),
    text("contact", nullable=True),
    text("title"),
    document("pressed"),
    instant("shown_at"),
    text("used_by", nullable=True),
    PrimaryKeyConstraint("key"),
    refers(["message"], ["outbox.id"]),
    refers(["used_by"], ["messages.id"], late=True),
    Index(None, "message"),
)

# The signs of life of our processes: after a crash of the server each gives its next one within seconds.
processes = Table(
    "processes",
    metadata,
    key(),
    document("parts"),
    text("host"),
    instant("began_at"),
    instant("seen_at"),
    # Seconds by which its clock was ahead of the database's then.
    Column("ahead", Float, nullable=False, server_default=sql("0")),
    # Since which boot of its machine, and for how long: what a new process there finds the desk's time by.
    Column("boot", Text, nullable=False, server_default=sql("''")),
    Column("uptime", Interval, nullable=False, server_default=sql("'0'::interval")),
    Column("wall_ahead", Float, nullable=False, server_default=sql("0")),
    Column("accepted", BigInteger, nullable=False, server_default=sql("0")),
    PrimaryKeyConstraint("id"),
    prefixes=["UNLOGGED"],
)

# What is written here holds for seconds: nothing is lost when a crash of the server empties it.
paces = Table(
    "paces",
    metadata,
    key("place"),
    instant("free_at"),
    PrimaryKeyConstraint("place"),
    prefixes=["UNLOGGED"],
)

guide_opinions = Table(
    "guide_opinions",
    metadata,
    number(),
    text("run"),
    text("article"),
    text("version"),
    text("outcome"),
    text("step"),
    Column("helpful", Boolean, nullable=False),
    instant("at"),
    text("client", nullable=True),
    PrimaryKeyConstraint("id"),
    Index(None, "run", "id"),
)
