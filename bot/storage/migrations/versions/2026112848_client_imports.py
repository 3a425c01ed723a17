"""Who took in which client file, whence, and what it changed; quotes in the order of writing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "2026112848_client_imports"
down_revision = "2026112840_article_versions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "client_imports",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=name == "whence")
            for name in ("client", "by", "whence", "file", "content")
        ),
        sa.Column("changes", JSONB(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["client"], ["clients.code"], name="fk_client_imports_client_clients", deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_client_imports"),
    )
    op.create_index("ix_client_imports_client_id", "client_imports", ["client", "id"])
    op.execute(
        "CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON client_imports "
        "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
    )
