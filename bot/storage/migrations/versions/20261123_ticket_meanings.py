"""What tickets mean, for finding similar ones: a vector for each, beside the name of what made it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261123_ticket_meanings"
down_revision = "20261122_first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ticket_meanings",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket", "client"],
            ["tickets.number", "tickets.client"],
            name="fk_ticket_meanings_ticket_client_tickets",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("ticket", name="pk_ticket_meanings"),
    )
    op.create_index("ix_tickets_opened_at", "tickets", ["opened_at"])
