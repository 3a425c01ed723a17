"""The signs of life of our processes; calls, conditions and given-up answers in the order in which they are shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "2026112853_processes"
down_revision = "2026112845_outside_tickets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "processes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("parts", JSONB(none_as_null=True), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_processes"),
        prefixes=["UNLOGGED"],
    )
    op.create_index("ix_pages_seq", "pages", ["seq"])
    op.create_index("ix_alert_conditions_last_at_seq", "alert_conditions", ["last_at", "seq"])
    op.create_index("ix_outbox_given_up", "outbox", ["created_at"], postgresql_where=sa.text("state = 'given_up'"))
