"""Which decision was shown to whom, where and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112805_decisions_shown"
down_revision = "2026112809_history"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision_showings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("shown_to", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("turn", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name="fk_decision_showings_decision_decisions"),
        sa.PrimaryKeyConstraint("id", name="pk_decision_showings"),
        sa.UniqueConstraint("decision", "turn", name="uq_decision_showings_decision_turn"),
    )
    op.execute(
        "CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON decision_showings "
        "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
    )
