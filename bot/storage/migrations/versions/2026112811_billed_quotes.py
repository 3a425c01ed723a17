"""A billed version of a quote stays beside the one that is accepted for more work: only one is accepted and not billed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112811_billed_quotes"
down_revision = "2026112810_deliveries"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("uq_quotes_one_accepted", "quotes")
    op.create_index(
        "uq_quotes_one_accepted", "quotes", ["number"], unique=True, postgresql_where=sa.text("state = 'accepted'")
    )
