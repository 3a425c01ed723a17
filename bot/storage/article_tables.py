"""The tables of the knowledge base: what articles mean, what they said in each version, and who changed their status."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, PrimaryKeyConstraint, Table

from bot.storage.columns import document, instant, key, metadata, number, text

article_meanings = Table(
    "article_meanings",
    metadata,
    key("version"),
    key("made_by"),
    Column("vectors", LargeBinary, nullable=False),
    PrimaryKeyConstraint("version", "made_by"),
)

article_versions = Table(
    "article_versions",
    metadata,
    key("version"),
    text("article"),
    document(),
    instant("kept_at"),
    PrimaryKeyConstraint("version"),
    Index(None, "article"),
)

article_changes = Table(
    "article_changes",
    metadata,
    number(),
    text("article"),
    text("version"),
    text("was"),
    text("became"),
    text("by"),
    instant("at"),
    PrimaryKeyConstraint("id"),
    Index(None, "article"),
)
