"""The tables of what was taken away: one row for each row of history that was emptied, and whose data is to go or has gone."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy import text as sql

from bot.storage.columns import document, instant, key, metadata, number, refers, text

# Never changed, and in the chain of the client whose row it names; hashes only.
erasures = Table(
    "erasures",
    metadata,
    number(),
    text("client", nullable=True),
    instant("at"),
    text("by"),
    text("why"),
    # What stands for the person since; says nothing of who it was.
    text("person", nullable=True),
    text("of_table"),
    text("of_key"),
    # The SHA-256 of what the row said, and of what it says since (decision 11).
    Column("was", LargeBinary, nullable=False),
    Column("now", LargeBinary, nullable=False),
    PrimaryKeyConstraint("id"),
    CheckConstraint("why IN ('person asked', 'retention')", name="why"),
    UniqueConstraint("of_table", "of_key", "was"),
    refers(["client"], ["clients.code"], late=True),
    Index(None, "person"),
)

erased_people = Table(
    "erased_people",
    metadata,
    # Twelve hexadecimal digits, in every mark that stands for the person.
    key("person"),
    text("client"),
    # SHA-256 of salt and address: whoever knows an address can ask whether it was erased, and nobody can read one.
    Column("salt", LargeBinary, nullable=False),
    Column("address_hash", LargeBinary, nullable=False),
    instant("asked_at"),
    text("by"),
    instant("due_at"),
    instant("erased_at", nullable=True),
    # What is needed to take it back, until it is done.
    document(nullable=True),
    PrimaryKeyConstraint("person"),
    CheckConstraint("(erased_at IS NULL) = (document IS NOT NULL)", name="done"),
    refers(["client"], ["clients.code"], late=True),
    Index(None, "client"),
    Index("ix_erased_people_due", "due_at", postgresql_where=sql("erased_at IS NULL")),
)
