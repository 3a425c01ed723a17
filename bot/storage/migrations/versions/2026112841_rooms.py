"""The technicians' rooms: cards of tickets, and what stands under them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112841_rooms"
down_revision = "2026112852_learning"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("ticket", sa.Text(), nullable=True))
    op.add_column("outbox", sa.Column("under", sa.BigInteger(), nullable=True))
    op.create_foreign_key("fk_outbox_under_outbox", "outbox", "outbox", ["under"], ["id"])
    named = sa.text("ticket IS NOT NULL")
    op.create_index("ix_outbox_rooms", "outbox", ["conversation", "ref"], postgresql_where=named)
    op.add_column("tickets", sa.Column("to_draw", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_tickets_to_draw", "tickets", ["to_draw"], postgresql_where=sa.text("to_draw IS NOT NULL"))
    op.create_table(
        "rooms",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("taken_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("draws_from", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("room", name="pk_rooms"),
    )
    op.create_table(
        "room_cards",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ticket", "room", name="pk_room_cards"),
        sa.ForeignKeyConstraint(
            ["ticket"],
            ["tickets.number"],
            name="fk_room_cards_ticket_tickets",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(["message"], ["outbox.id"], name="fk_room_cards_message_outbox"),
    )
