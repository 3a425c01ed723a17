"""Files that wait for a ticket are found by whom they are from, whatever chat they came in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112834_loose_files"
down_revision = "2026112833_article_meanings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_attachments_loose", "attachments", ["client", "contact"], postgresql_where=sa.text("loose"))
