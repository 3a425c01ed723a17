"""Suggestions for the training data are reviewed: what became of each, by whom and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112852_learning"
down_revision = "2026112844_ticket_events"
branch_labels = None
depends_on = None

_TABLE = "category_suggestions"


def upgrade() -> None:
    for name in ("ticket", "now"):
        op.alter_column(_TABLE, name, nullable=True)
    for name in ("source", "client", "enquiry", "state", "category", "line", "decided_by"):
        op.add_column(_TABLE, sa.Column(name, sa.Text(), nullable=True))
    op.add_column(_TABLE, sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))
    # Until now technicians alone have suggested anything, and nobody has read it.
    op.execute("UPDATE category_suggestions SET source = 'sorted by a technician', state = 'waiting'")
    op.execute(
        "UPDATE category_suggestions SET client = tickets.client FROM tickets"
        " WHERE tickets.number = category_suggestions.ticket"
    )
    for name in ("source", "state"):
        op.alter_column(_TABLE, name, nullable=False)
    op.create_unique_constraint("uq_category_suggestions_enquiry", _TABLE, ["enquiry"])
    op.create_index("ix_category_suggestions_state_id", _TABLE, ["state", "id"])
    op.create_table(
        "suggestion_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("suggestion", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("by", "kind", "text", "whence")),
        sa.ForeignKeyConstraint(
            ["suggestion"], ["category_suggestions.id"], name="fk_suggestion_changes_suggestion_category_suggestions"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion_changes"),
    )
    op.create_index("ix_suggestion_changes_suggestion", "suggestion_changes", ["suggestion"])
