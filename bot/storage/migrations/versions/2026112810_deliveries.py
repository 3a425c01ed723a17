"""Deliveries that are tried again, edited and answered where they were asked; what an answer shows beside its text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026112810_deliveries"
down_revision = "2026112805_decisions_shown"
branch_labels = None
depends_on = None

_DOCUMENT = postgresql.JSONB(none_as_null=True)


def upgrade() -> None:
    op.add_column("messages", sa.Column("place", _DOCUMENT, nullable=True))
    op.add_column("outbox", sa.Column("about", _DOCUMENT, nullable=True))
    op.add_column("outbox", sa.Column("private", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    op.add_column("outbox", sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("outbox", sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("ref", _DOCUMENT, nullable=True))
    op.add_column("outbox", sa.Column("edits", sa.BigInteger(), nullable=True))
    op.create_foreign_key("fk_outbox_edits_outbox", "outbox", "outbox", ["edits"], ["id"])
