"""What was taken away from rows of history, and whose data is to go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "2026112861_erasures"
down_revision = "2026112855_auditor"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("client", nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_texts("by", "why"),
        *_texts("person", nullable=True),
        *_texts("of_table", "of_key"),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("was", "now")),
        sa.PrimaryKeyConstraint("id", name="pk_erasures"),
        sa.CheckConstraint("why IN ('person asked', 'retention')", name="ck_erasures_why"),
        sa.UniqueConstraint("of_table", "of_key", "was", name="uq_erasures_of_table_of_key_was"),
        _of_client("erasures"),
    )
    op.create_index("ix_erasures_person", "erasures", ["person"])
    op.create_table(
        "erased_people",
        *_texts("person", "client"),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("salt", "address_hash")),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        *_texts("by"),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("document", JSONB(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("person", name="pk_erased_people"),
        sa.CheckConstraint("(erased_at IS NULL) = (document IS NOT NULL)", name="ck_erased_people_done"),
        _of_client("erased_people"),
    )
    op.create_index("ix_erased_people_client", "erased_people", ["client"])
    op.create_index("ix_erased_people_due", "erased_people", ["due_at"], postgresql_where=sa.text("erased_at IS NULL"))
    op.execute(
        "CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON erasures "
        "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
    )


def _texts(*names: str, nullable: bool = False) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _of_client(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["client"], ["clients.code"], name=f"fk_{table}_client_clients", deferrable=True, initially="DEFERRED"
    )
