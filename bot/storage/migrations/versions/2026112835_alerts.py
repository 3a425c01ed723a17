"""What monitoring has reported: deliveries, conditions, reports that are one matter, maintenance windows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026112835_alerts"
down_revision = "2026112834_loose_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alert_deliveries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert_deliveries"),
    )
    op.create_index("ix_alert_deliveries_done_received_at", "alert_deliveries", ["done", "received_at"])
    _conditions()
    op.create_table(
        "alert_groups",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        _client("alert_groups"),
        _ticket("alert_groups"),
        sa.PrimaryKeyConstraint("id", name="pk_alert_groups"),
    )
    op.create_index("ix_alert_groups_open", "alert_groups", ["client"], postgresql_where=sa.text("ended_at IS NULL"))
    op.create_table(
        "maintenance_windows",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("starts", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=True),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        _client("maintenance_windows"),
        sa.PrimaryKeyConstraint("id", name="pk_maintenance_windows"),
    )
    op.create_index("ix_maintenance_windows_client_ends", "maintenance_windows", ["client", "ends"])


def _conditions() -> None:
    op.create_table(
        "alert_conditions",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        _client("alert_conditions"),
        _ticket("alert_conditions"),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_alert_conditions"),
    )
    op.create_index("ix_alert_conditions_client_opened_at", "alert_conditions", ["client", "opened_at"])
    op.create_index("ix_alert_conditions_ticket", "alert_conditions", ["ticket"])
    op.create_index(
        "ix_alert_conditions_there",
        "alert_conditions",
        ["standing", "last_at"],
        postgresql_where=sa.text("standing <> 'resolved'"),
    )


def _client(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["client"], ["clients.code"], name=f"fk_{table}_client_clients", deferrable=True, initially="DEFERRED"
    )


def _ticket(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["ticket"], ["tickets.number"], name=f"fk_{table}_ticket_tickets", deferrable=True, initially="DEFERRED"
    )
