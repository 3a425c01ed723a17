"""The desk's own time: what a sign of life says of it, and the walls that a person has accepted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112862_clocks"
down_revision = "2026112861_erasures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column("boot", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("uptime", sa.Interval(), nullable=False, server_default=sa.text("'0'::interval")),
        sa.Column("wall_ahead", sa.Float(), nullable=False, server_default=sa.text("0")),
        sa.Column("accepted", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
    ):
        op.add_column("processes", column)
    op.create_table(
        "wall_acceptances",
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("wall", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved", sa.Interval(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_wall_acceptances"),
    )
