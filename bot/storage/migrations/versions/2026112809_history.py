"""History that holds: chains over what is only added, every state of a quote, the outcome of a dispute.

What the database holds already gets its entries here, in the order in which it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from bot.desk.audit import WrittenRow
from bot.storage.trail import append, as_text, written_row

revision = "2026112809_history"
down_revision = "2026112803_work_on_tickets"
branch_labels = None
depends_on = None

# When the rows of a table were written, and what tells apart those of one instant.
_WRITTEN = {
    "contracts": ("added_at", "client, number, version"),
    "decisions": ("decided_at", "seq"),
    "disputes": ("at", "id"),
    "ticket_history": ("at", "id"),
    "quote_states": ("(SELECT opened_at FROM tickets WHERE tickets.number = quote_states.ticket)", "id"),
    "ledger": ("written_at", "id"),
    "time_entries": ("written_at", "seq"),
    "ticket_parts": ("written_at", "seq"),
    "settlements": ("settled_at", "ticket, number"),
}
_AT_ONCE = 1000


def _texts(*names: str) -> Iterator[sa.Column]:
    return (sa.Column(name, sa.Text(), nullable=False) for name in names)


def upgrade() -> None:
    _disputes()
    _quote_states()
    _chains()
    _only_added()
    _what_is_there()


def _disputes() -> None:
    op.add_column("disputes", sa.Column("ticket", sa.Text(), nullable=True))
    op.create_foreign_key(
        "fk_disputes_ticket_tickets",
        "disputes",
        "tickets",
        ["ticket"],
        ["number"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_table(
        "dispute_outcomes",
        sa.Column("dispute", sa.BigInteger(), nullable=False),
        *_texts("outcome", "by", "words"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.CheckConstraint("outcome IN ('upheld', 'partly', 'rejected')", name="ck_dispute_outcomes_outcome"),
        sa.ForeignKeyConstraint(["dispute"], ["disputes.id"], name="fk_dispute_outcomes_dispute_disputes"),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name="fk_dispute_outcomes_decision_decisions"),
        sa.PrimaryKeyConstraint("dispute", name="pk_dispute_outcomes"),
    )


def _quote_states() -> None:
    op.create_table(
        "quote_states",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("number", "ticket", "client", "contract"),
        sa.Column("contract_version", sa.Integer(), nullable=False),
        *_texts("state"),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["number", "revision"],
            ["quotes.number", "quotes.revision"],
            name="fk_quote_states_number_revision_quotes",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_quote_states"),
    )
    op.create_index("ix_quote_states_number_revision", "quote_states", ["number", "revision"])
    columns = "number, ticket, client, contract, contract_version, state, asked, valid_until, revision, document"
    op.execute(f"INSERT INTO quote_states ({columns}) SELECT {columns} FROM quotes ORDER BY seq")


def _chains() -> None:
    op.create_table(
        "audit_entries",
        *_texts("chain"),
        sa.Column("position", sa.BigInteger(), nullable=False),
        *_texts("of_table", "of_key"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain", "position", name="pk_audit_entries"),
        sa.UniqueConstraint("of_table", "of_key", name="uq_audit_entries_of_table_of_key"),
    )
    op.create_table(
        "audit_heads",
        *_texts("chain"),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain", name="pk_audit_heads"),
    )


def _only_added() -> None:
    """Emptying a table is refused as well; a chain's head only moves on."""
    guarded = sa.text("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'never_changed'")
    tables = set(op.get_bind().execute(guarded).scalars()) | {"dispute_outcomes", "quote_states", "audit_entries"}
    for table in sorted(tables):
        op.execute(f"DROP TRIGGER IF EXISTS never_changed ON {table}")
        op.execute(
            f"CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
        )
    op.execute(
        """
        CREATE FUNCTION only_onwards() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.chain <> OLD.chain OR NEW.position <= OLD.position THEN
                RAISE EXCEPTION 'The head of a chain only moves on.' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END $$
        """
    )
    op.execute("CREATE TRIGGER only_onwards BEFORE UPDATE ON audit_heads FOR EACH ROW EXECUTE FUNCTION only_onwards()")
    op.execute(
        "CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON audit_heads "
        "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
    )


def _what_is_there() -> None:
    """Read by the columns that the tables have now, which is not what a later program knows of them."""
    metadata = sa.MetaData()
    tables = [sa.Table(name, metadata, autoload_with=op.get_bind()) for name in _WRITTEN]
    rows = merge(*(_rows(table, rank) for rank, table in enumerate(tables)), key=lambda each: each[:2])
    while some := [row for _, _, row in islice(rows, _AT_ONCE)]:
        append(op.get_bind(), some)


def _rows(table: sa.Table, rank: int) -> Iterator[tuple[Any, int, WrittenRow]]:
    when, within = _WRITTEN[table.name]
    query = sa.select(sa.literal_column(when).label("written"), *as_text(table)).select_from(table)
    query = query.order_by(sa.text(f"written, {within}"))
    for at, *cells in op.get_bind().execute(query.execution_options(stream_results=True, max_row_buffer=_AT_ONCE)):
        yield at, rank, written_row(table, cells)
