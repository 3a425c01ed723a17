"""What monitoring has reported: deliveries, the condition of every device, reports that are one matter, maintenance windows."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table
from sqlalchemy import text as sql

from bot.storage.columns import document, instant, key, metadata, number, refers, text

alert_deliveries = Table(
    "alert_deliveries",
    metadata,
    key(),
    text("source"),
    instant("received_at"),
    Column("taken", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("done", Boolean, nullable=False),
    document(),
    PrimaryKeyConstraint("id"),
    Index(None, "done", "received_at"),
)

alert_conditions = Table(
    "alert_conditions",
    metadata,
    key("fingerprint"),
    number("seq"),
    text("source"),
    text("client", nullable=True),
    text("standing"),
    text("ticket", nullable=True),
    instant("opened_at", nullable=True),
    instant("last_at"),
    document(),
    PrimaryKeyConstraint("fingerprint"),
    refers(["client"], ["clients.code"], late=True),
    refers(["ticket"], ["tickets.number"], late=True),
    refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    Index(None, "client", "opened_at"),
    Index(None, "ticket"),
    Index(None, "last_at", "seq"),
    Index("ix_alert_conditions_there", "standing", "last_at", postgresql_where=sql("standing <> 'resolved'")),
)

alert_groups = Table(
    "alert_groups",
    metadata,
    key(),
    text("kind"),
    text("client", nullable=True),
    text("site", nullable=True),
    text("category", nullable=True),
    text("ticket"),
    instant("last_at"),
    instant("ended_at", nullable=True),
    document(),
    PrimaryKeyConstraint("id"),
    refers(["client"], ["clients.code"], late=True),
    refers(["ticket"], ["tickets.number"], late=True),
    refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    Index("ix_alert_groups_open", "client", postgresql_where=sql("ended_at IS NULL")),
)

maintenance_windows = Table(
    "maintenance_windows",
    metadata,
    key(),
    number("seq"),
    text("client"),
    instant("starts"),
    instant("ends", nullable=True),
    document(),
    PrimaryKeyConstraint("id"),
    refers(["client"], ["clients.code"], late=True),
    Index(None, "client", "ends"),
)
