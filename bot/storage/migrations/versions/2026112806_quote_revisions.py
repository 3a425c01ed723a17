"""Every version of a quote stays: a number holds several revisions, of which one waits and one is accepted at most."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112806_quote_revisions"
down_revision = "2026112808_contract_withdrawn_at"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint("pk_quotes", "quotes", type_="primary")
    op.create_primary_key("pk_quotes", "quotes", ["number", "revision"])
    op.create_index(
        "uq_quotes_one_waiting",
        "quotes",
        ["number"],
        unique=True,
        postgresql_where=sa.text("state IN ('sent', 'viewed')"),
    )
    op.create_index(
        "uq_quotes_one_accepted",
        "quotes",
        ["number"],
        unique=True,
        postgresql_where=sa.text("state IN ('accepted', 'converted')"),
    )
