"""Codes that somebody nobody knows yet has asked for by mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112827_code_requests"
down_revision = "2026112826_calls_in_chats"
branch_labels = None
depends_on = None

_WHO = ("platform", "workspace", "user_id")


def upgrade() -> None:
    op.create_table(
        "code_requests",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", *_WHO, "address")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mailed", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_code_requests"),
    )
    op.create_index("ix_code_requests_platform_workspace_user_id_at", "code_requests", [*_WHO, "at"])
    op.create_index("ix_code_requests_address_at", "code_requests", ["address", "at"])
    op.create_index("ix_code_requests_at", "code_requests", ["at"])
