"""What the articles mean, worked out once and read by every process; an index for many is made when there are many."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112833_article_meanings"
down_revision = "2026112832_deadlines"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article_meanings",
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("version", "made_by", name="pk_article_meanings"),
    )
