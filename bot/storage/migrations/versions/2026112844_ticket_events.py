"""What systems outside are told of tickets: to whom, which events, and how far each delivery has come."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026112844_ticket_events"
down_revision = "2026112848_client_imports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "receivers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        _refers("receivers", "client", "clients.code"),
        sa.PrimaryKeyConstraint("id", name="pk_receivers"),
    )
    op.create_table(
        "ticket_events",
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        _refers("ticket_events", "ticket", "tickets.number"),
        _refers("ticket_events", "client", "clients.code"),
        sa.PrimaryKeyConstraint("number", name="pk_ticket_events"),
        sa.UniqueConstraint("id", name="uq_ticket_events_id"),
    )
    op.create_index("ix_ticket_events_at", "ticket_events", ["at"])
    _deliveries()


def _deliveries() -> None:
    op.create_table(
        "event_deliveries",
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("event", sa.BigInteger(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("milliseconds", sa.Integer(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["receiver"], ["receivers.id"], name="fk_event_deliveries_receiver_receivers", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event"], ["ticket_events.number"], name="fk_event_deliveries_event_ticket_events", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("receiver", "event", name="pk_event_deliveries"),
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index("ix_event_deliveries_event", "event_deliveries", ["event"])
    op.create_index(
        "ix_event_deliveries_waiting", "event_deliveries", ["receiver", "ticket", "event"], postgresql_where=waiting
    )
    op.create_index(
        "ix_event_deliveries_failed",
        "event_deliveries",
        ["receiver", "event"],
        postgresql_where=sa.text("state = 'failed'"),
    )


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{to.partition('.')[0]}"
    return sa.ForeignKeyConstraint([column], [to], name=name, deferrable=True, initially="DEFERRED")
