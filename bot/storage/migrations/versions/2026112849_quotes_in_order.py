"""Quotes by page: of all, of a client, in a state, each in the order of writing."""

from __future__ import annotations

from alembic import op

revision = "2026112849_quotes_in_order"
down_revision = "2026112841_rooms"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for columns in (["seq"], ["client", "seq"], ["state", "seq"]):
        op.create_index(f"ix_quotes_{'_'.join(columns)}", "quotes", columns)
