"""What is wrong with the desk itself, and when it was looked at last."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Interval, PrimaryKeyConstraint, Table

from bot.storage.columns import instant, key, metadata, number, text

findings = Table(
    "findings",
    metadata,
    # Where it was found: on a machine, or at the desk as a whole.
    key("place"),
    key("name"),
    instant("since"),
    text("advice"),
    text("figure"),
    Column("stops", Boolean, nullable=False),
    instant("told_at", nullable=True),
    text("page", nullable=True),
    instant("good_at", nullable=True),
    PrimaryKeyConstraint("place", "name"),
)

audit_rounds = Table(
    "audit_rounds",
    metadata,
    key("place"),
    instant("at"),
    PrimaryKeyConstraint("place"),
)

# Somebody has said that a machine's wall is right: each process takes its time from there when it hears of it.
wall_acceptances = Table(
    "wall_acceptances",
    metadata,
    number("number"),
    instant("wall"),
    Column("moved", Interval, nullable=False),
    text("by"),
    text("reason"),
    PrimaryKeyConstraint("number"),
)
