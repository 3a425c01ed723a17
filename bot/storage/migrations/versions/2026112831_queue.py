"""Who has a ticket, when it is next due, which one it goes with; whence a change came; saved views and suggestions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112831_queue"
down_revision = "2026112830_requests"
branch_labels = None
depends_on = None

# The next promise as the rules say it (bot/desk/ticket_work.py), for tickets from before there was a column for it.
# The last day of all is never.
_DUE = """
UPDATE tickets SET due_at = coalesce(CASE WHEN is_open THEN least(
    CASE WHEN document ->> 'first_response_at' IS NULL THEN respond_by END,
    CASE WHEN state NOT IN ('awaiting_approval', 'waiting_client', 'waiting_vendor', 'scheduled') THEN resolve_by END
) END, '9999-12-31T00:00:00Z')
"""


def _text(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=nullable)


def upgrade() -> None:
    op.add_column("tickets", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("tickets", _text("owner", nullable=True))
    op.add_column("tickets", _text("parent", nullable=True))
    op.create_foreign_key(
        "fk_tickets_parent_tickets",
        "tickets",
        "tickets",
        ["parent"],
        ["number"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.execute(_DUE)
    op.alter_column("tickets", "due_at", nullable=False)
    due = sa.text("is_open AND parent IS NULL")
    op.create_index("ix_tickets_due", "tickets", ["due_at", "seq"], postgresql_where=due)
    ended = sa.text("NOT is_open")
    op.create_index("ix_tickets_ended", "tickets", ["seq"], postgresql_where=ended)
    op.create_index("ix_tickets_ended_of_client", "tickets", ["client", "seq"], postgresql_where=ended)
    op.create_index("ix_tickets_parent", "tickets", ["parent"], postgresql_where=sa.text("parent IS NOT NULL"))
    op.add_column("ticket_history", _text("whence", nullable=True))
    _beside()


def _beside() -> None:
    op.create_table(
        "saved_views",
        *(_text(name) for name in ("id", "email_key", "name", "query")),
        sa.ForeignKeyConstraint(["email_key"], ["staff.email_key"], name="fk_saved_views_email_key_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_saved_views"),
        sa.UniqueConstraint("email_key", "name", name="uq_saved_views_email_key_name"),
    )
    op.create_table(
        "category_suggestions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        _text("ticket"),
        _text("was", nullable=True),
        *(_text(name) for name in ("now", "words", "by")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket"],
            ["tickets.number"],
            name="fk_category_suggestions_ticket_tickets",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_category_suggestions"),
    )
    op.create_index("ix_category_suggestions_ticket", "category_suggestions", ["ticket"])
