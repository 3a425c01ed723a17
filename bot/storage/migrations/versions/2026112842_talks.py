"""What technicians write under cards, and the talks of requesters with them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026112842_talks"
down_revision = "2026112853_processes"
branch_labels = None
depends_on = None


def _of_a_ticket(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_ticket_tickets"
    return sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=name, deferrable=True, initially="DEFERRED")


def upgrade() -> None:
    op.create_table(
        "room_words",
        sa.Column("delivery_key", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("delivery_key", name="pk_room_words"),
        _of_a_ticket("room_words"),
        sa.ForeignKeyConstraint(["message"], ["outbox.id"], name="fk_room_words_message_outbox"),
    )
    op.create_table(
        "talks",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("document", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("ticket", name="pk_talks"),
        _of_a_ticket("talks"),
    )
    op.create_index("ix_talks_client_contact_ended_at", "talks", ["client", "contact", "ended_at"])
    op.create_index("ix_talks_conversation_ended_at", "talks", ["conversation", "ended_at"])
