"""Since when a contract stands in no file of its client any more: its fee ends then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112808_contract_withdrawn_at"
down_revision = "20261123_ticket_meanings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contract_numbers", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
