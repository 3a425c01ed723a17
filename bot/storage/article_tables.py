"""The tables of the knowledge base: what articles mean."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, PrimaryKeyConstraint, Table

from bot.storage.columns import key, metadata

article_meanings = Table(
    "article_meanings",
    metadata,
    key("version"),
    key("made_by"),
    Column("vectors", LargeBinary, nullable=False),
    PrimaryKeyConstraint("version", "made_by"),
)
