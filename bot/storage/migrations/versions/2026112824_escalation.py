"""How far each page has climbed, and every call to an address; what was waiting to be sent becomes a call."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026112824_escalation"
down_revision = "2026112823_guide_opinions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pages", sa.Column("escalation", postgresql.JSONB(), nullable=True))
    op.add_column("pages", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_pages_due", "pages", ["due_at"], postgresql_where=sa.text("due_at IS NOT NULL"))
    op.create_table(
        "calls",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("technician", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_calls_page_pages", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_calls"),
        sa.UniqueConstraint(
            "page", "round", "step", "technician", "address", name="uq_calls_page_round_step_technician_address"
        ),
    )
    op.create_index("ix_calls_unsent", "calls", ["at"], postgresql_where=sa.text("sent_at IS NULL"))
    # A job that waits names its page: the call has the same id.
    op.execute(
        "INSERT INTO calls (id, page, round, step, technician, address, at, sent_at) "
        "SELECT id, id, 0, 0, document->>'technician', document->>'address', waits_since, delivered_at FROM pages"
    )
