"""When each ticket is looked at for its deadlines, and which warnings were given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112832_deadlines"
down_revision = "2026112831_queue"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("look_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE tickets SET look_at = '1970-01-01T00:00:00Z' WHERE is_open")
    # An index cannot be made while the update's late checks are still to come.
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    op.execute("SET CONSTRAINTS ALL DEFERRED")
    looks = sa.text("is_open AND look_at IS NOT NULL")
    op.create_index("ix_tickets_look", "tickets", ["look_at", "number"], postgresql_where=looks)
    op.create_table(
        "deadline_warnings",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("target", sa.BigInteger(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket"],
            ["tickets.number"],
            name="fk_deadline_warnings_ticket_tickets",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("ticket", "metric", "target", "share", name="pk_deadline_warnings"),
    )
