"""Pictures and files that people sent, with their bytes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026112829_attachments"
down_revision = "2026112828_enquiries_of_a_person"
branch_labels = None
depends_on = None


def _text(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _instant(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _refers(columns: list[str], table: str, to: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        columns,
        [f"{table}.{column}" for column in to],
        name=f"fk_attachments_{'_'.join(columns)}_{table}",
        deferrable=True,
        initially="DEFERRED",
    )


def upgrade() -> None:
    op.create_table(
        "attachments",
        _text("id"),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *(_text(name) for name in ("conversation", "turn")),
        *(_text(name, nullable=True) for name in ("client", "contact", "ticket")),
        *(_text(name) for name in ("file", "name", "media_type")),
        sa.Column("size", sa.BigInteger(), nullable=True),
        _text("sha256", nullable=True),
        _text("state"),
        _text("why", nullable=True),
        sa.Column("loose", sa.Boolean(), nullable=False),
        sa.Column("source", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        _instant("next_attempt_at", nullable=True),
        _instant("sent_at"),
        _instant("settled_at", nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("thumbnail", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("state IN ('wanted', 'kept', 'refused', 'lost')", name="ck_attachments_state"),
        sa.CheckConstraint(
            "(state = 'kept') = (content IS NOT NULL AND sha256 IS NOT NULL)", name="ck_attachments_kept"
        ),
        sa.CheckConstraint("NOT (loose AND ticket IS NOT NULL)", name="ck_attachments_loose"),
        _refers(["turn"], "messages", ["id"]),
        _refers(["client"], "clients", ["code"]),
        _refers(["ticket"], "tickets", ["number"]),
        _refers(["ticket", "client"], "tickets", ["number", "client"]),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
        sa.UniqueConstraint("turn", "file", name="uq_attachments_turn_file"),
    )
    op.create_index("ix_attachments_conversation_sent_at", "attachments", ["conversation", "sent_at"])
    op.create_index("ix_attachments_ticket", "attachments", ["ticket"])
    op.create_index(
        "ix_attachments_wanted", "attachments", ["next_attempt_at"], postgresql_where=sa.text("state = 'wanted'")
    )
    op.create_index(
        "ix_attachments_without_ticket", "attachments", ["sent_at"], postgresql_where=sa.text("ticket IS NULL")
    )
