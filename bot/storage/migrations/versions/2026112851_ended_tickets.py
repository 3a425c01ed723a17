"""What has ended is found by each filter of the queue, however long ago the last one was that fits it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112851_ended_tickets"
down_revision = "2026112842_talks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    ended = sa.text("NOT is_open")
    for name in ("category", "owner", "priority", "state"):
        op.create_index(f"ix_tickets_ended_by_{name}", "tickets", [name, "seq"], postgresql_where=ended)
