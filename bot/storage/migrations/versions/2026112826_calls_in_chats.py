"""A call in a technician's chat names its message of the outbox."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112826_calls_in_chats"
down_revision = "2026112824_escalation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("calls", sa.Column("message", sa.BigInteger(), nullable=True))
