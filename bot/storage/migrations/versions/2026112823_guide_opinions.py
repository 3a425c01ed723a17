"""What people say of the guides they have followed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112823_guide_opinions"
down_revision = "2026112822_staff"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guide_opinions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("run", "article", "version", "outcome", "step")),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_guide_opinions"),
    )
    op.create_index("ix_guide_opinions_run_id", "guide_opinions", ["run", "id"])
