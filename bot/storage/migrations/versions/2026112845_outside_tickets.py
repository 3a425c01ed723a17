"""How other ticket systems call our tickets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112845_outside_tickets"
down_revision = "2026112847_monthly_reports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outside_tickets",
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("outside_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["receiver"], ["receivers.id"], name="fk_outside_tickets_receiver_receivers", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["ticket"],
            ["tickets.number"],
            name="fk_outside_tickets_ticket_tickets",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("receiver", "ticket", name="pk_outside_tickets"),
    )
    op.create_index("ix_outside_tickets_receiver_outside_id", "outside_tickets", ["receiver", "outside_id"])
    op.create_index("ix_outside_tickets_ticket", "outside_tickets", ["ticket"])
