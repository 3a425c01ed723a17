"""The table of months that were given to clients."""

from __future__ import annotations

from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Table

from bot.storage.columns import document, instant, metadata, refers, text

monthly_reports = Table(
    "monthly_reports",
    metadata,
    text("client"),
    text("month"),
    Column("number", Integer, nullable=False),
    text("by"),
    instant("at"),
    document(),
    PrimaryKeyConstraint("client", "month", "number"),
    refers(["client"], ["clients.code"], late=True),
)
