"""Months as they were given to clients, and pages by client and time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "2026112847_monthly_reports"
down_revision = "2026112849_quotes_in_order"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "monthly_reports",
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["client"],
            ["clients.code"],
            name="fk_monthly_reports_client_clients",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("client", "month", "number", name="pk_monthly_reports"),
    )
    op.execute(
        "CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON monthly_reports "
        "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
    )
    op.create_index("ix_pages_client_waits_since", "pages", ["client", "waits_since"])
