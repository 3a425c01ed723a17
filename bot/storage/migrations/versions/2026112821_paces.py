"""When each place of a chat platform may be written to again, for all processes together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112821_paces"
down_revision = "2026112812_identities"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paces",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_paces"),
        prefixes=["UNLOGGED"],
    )
