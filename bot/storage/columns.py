"""What tables are made of: their common kinds of columns and references, and the names that constraints get."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, ForeignKeyConstraint, Identity, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key(name: str = "id") -> Column:
    """A text that is, or is part of, a primary key."""
    return Column(name, Text, nullable=False)


def text(name: str, nullable: bool = False) -> Column:
    """A text."""
    return Column(name, Text, nullable=nullable)


def instant(name: str, nullable: bool = False) -> Column:
    """An instant, kept in UTC."""
    return Column(name, DateTime(timezone=True), nullable=nullable)


def number(name: str = "id") -> Column:
    """A number that the database gives out, in the order of writing."""
    return Column(name, BigInteger, Identity(always=True), nullable=False)


def document(name: str = "document", nullable: bool = False) -> Column:
    """A value of the desk as JSON."""
    return Column(name, JSONB(none_as_null=True), nullable=nullable)


def refers(columns: list[str], to: list[str], *, late: bool = False, cascade: bool = False) -> ForeignKeyConstraint:
    """A foreign key. ``late`` is checked at the end of the transaction: what belongs together may be written in any order."""
    return ForeignKeyConstraint(
        columns,
        to,
        ondelete="CASCADE" if cascade else None,
        deferrable=True if late else None,
        initially="DEFERRED" if late else None,
    )
