"""The tables of what systems outside are told: to whom, of what, and how far that has come."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy import text as sql

from bot.storage.columns import document, instant, key, metadata, number, refers, text

receivers = Table(
    "receivers",
    metadata,
    key(),
    number("seq"),
    text("client", nullable=True),
    Column("active", Boolean, nullable=False),
    document(),
    PrimaryKeyConstraint("id"),
    refers(["client"], ["clients.code"], late=True),
)

ticket_events = Table(
    "ticket_events",
    metadata,
    number("number"),
    text("id"),
    text("ticket"),
    text("client", nullable=True),
    instant("at"),
    document(),
    PrimaryKeyConstraint("number"),
    UniqueConstraint("id"),
    refers(["ticket"], ["tickets.number"], late=True),
    refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    refers(["client"], ["clients.code"], late=True),
    Index(None, "at"),
)

event_deliveries = Table(
    "event_deliveries",
    metadata,
    text("receiver"),
    Column("event", BigInteger, nullable=False),
    text("ticket"),
    text("state"),
    Column("attempts", Integer, nullable=False),
    instant("next_at", nullable=True),
    instant("last_at", nullable=True),
    Column("milliseconds", Integer, nullable=True),
    Column("status", Integer, nullable=True),
    text("why"),
    PrimaryKeyConstraint("receiver", "event"),
    refers(["receiver"], ["receivers.id"], cascade=True),
    refers(["event"], ["ticket_events.number"], cascade=True),
    Index("ix_event_deliveries_event", "event"),
    Index("ix_event_deliveries_waiting", "receiver", "ticket", "event", postgresql_where=sql("state = 'waiting'")),
    Index("ix_event_deliveries_failed", "receiver", "event", postgresql_where=sql("state = 'failed'")),
)

outside_tickets = Table(
    "outside_tickets",
    metadata,
    text("receiver"),
    text("ticket"),
    text("outside_id"),
    text("number"),
    text("url"),
    PrimaryKeyConstraint("receiver", "ticket"),
    refers(["receiver"], ["receivers.id"], cascade=True),
    refers(["ticket"], ["tickets.number"], late=True),
    Index(None, "receiver", "outside_id"),
    Index(None, "ticket"),
)
