"""What is wrong with the desk itself; how far the clocks of our processes are from the database's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112855_auditor"
down_revision = "2026112854_browser_sign_in"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "findings",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("stops", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("good_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("place", "name", name="pk_findings"),
    )
    op.create_table(
        "audit_rounds",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_audit_rounds"),
    )
    op.add_column("processes", sa.Column("ahead", sa.Float(), nullable=False, server_default=sa.text("0")))
