"""Work on tickets: time entries, parts and settlements; the rows of the ledger say what kind they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "2026112803_work_on_tickets"
down_revision = "2026112806_quote_revisions"
branch_labels = None
depends_on = None

_APPEND_ONLY = ("time_entries", "ticket_parts", "settlements")
_KINDS = "kind IN ('reserve', 'give_back', 'draw', 'correct')"


def upgrade() -> None:
    _kinds_of_the_ledger()
    _time_entries()
    _ticket_parts()
    _settlements()
    for table in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
        )


def _kinds_of_the_ledger() -> None:
    """Until now every row reserved for a ticket, or gave back what one had reserved."""
    op.add_column("ledger", sa.Column("kind", sa.Text(), nullable=True))
    op.execute("ALTER TABLE ledger DISABLE TRIGGER never_changed")
    op.execute("UPDATE ledger SET kind = CASE WHEN amount < 0 THEN 'give_back' ELSE 'reserve' END")
    op.execute("ALTER TABLE ledger ENABLE TRIGGER never_changed")
    op.alter_column("ledger", "kind", nullable=False)
    op.create_check_constraint("kind", "ledger", _KINDS)
    op.create_index("ix_ledger_ticket", "ledger", ["ticket"])


def _time_entries() -> None:
    op.create_table(
        "time_entries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("key", "ticket"),
        sa.Column("client", sa.Text(), nullable=True),
        *_texts("by", "work"),
        _instant("start"),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("accounted", sa.Integer(), nullable=False),
        *_ends("time_entries"),
    )
    op.create_index("ix_time_entries_ticket", "time_entries", ["ticket"])
    op.create_index("ix_time_entries_client_start", "time_entries", ["client", "start"])


def _ticket_parts() -> None:
    op.create_table(
        "ticket_parts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("key", "ticket"),
        sa.Column("client", sa.Text(), nullable=True),
        *_texts("by", "text"),
        sa.Column("cost", sa.Numeric(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        *_ends("ticket_parts"),
    )
    op.create_index("ix_ticket_parts_ticket", "ticket_parts", ["ticket"])


def _settlements() -> None:
    op.create_table(
        "settlements",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("key", "client"),
        _instant("settled_at"),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("final", sa.Numeric(), nullable=False),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        _of_ticket_and_client("settlements"),
        sa.PrimaryKeyConstraint("ticket", "number", name="pk_settlements"),
        sa.UniqueConstraint("key", name="uq_settlements_key"),
    )
    op.create_index("ix_settlements_client_settled_at", "settlements", ["client", "settled_at"])


def _ends(table: str) -> tuple[sa.sql.schema.SchemaItem, ...]:
    """What both kinds of entries end with: what they take back, when they were written, the value, the keys."""
    return (
        sa.Column("reverses", sa.Text(), nullable=True),
        _instant("written_at"),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket"], ["tickets.number"], name=f"fk_{table}_ticket_tickets", deferrable=True, initially="DEFERRED"
        ),
        _of_ticket_and_client(table),
        sa.ForeignKeyConstraint(["reverses"], [f"{table}.id"], name=f"fk_{table}_reverses_{table}"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("key", name=f"uq_{table}_key"),
        sa.UniqueConstraint("reverses", name=f"uq_{table}_reverses"),
    )


def _of_ticket_and_client(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["ticket", "client"],
        ["tickets.number", "tickets.client"],
        name=f"fk_{table}_ticket_client_tickets",
        deferrable=True,
        initially="DEFERRED",
    )


def _texts(*names: str) -> tuple[sa.Column, ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _instant(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)
