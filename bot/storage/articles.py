"""What articles said in each version that mattered, and who changed their status."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from bot.desk.walkthroughs import Article, Status
from bot.operations.ports import ArticleChange
from bot.storage.documents import encode
from bot.storage.rows import document, every, storable, utc
from bot.storage.tables import article_changes, article_versions

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:article, 0))")


class SqlArticles:
    """``Articles`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep_version(self, article: Article, at: datetime) -> None:
        """Keep the content of this version; one that is kept already stays as it is."""
        values = {"version": article.version, "article": article.id, "document": encode(article), "kept_at": at}
        self._connection.execute(insert(article_versions).values(**values).on_conflict_do_nothing())

    def version(self, version: str) -> Article | None:
        """The article as it was in that version."""
        query = select(article_versions.c.document).where(article_versions.c.version == storable(version))
        return document(self._connection, Article, query)

    def versions(self, article: str) -> Sequence[tuple[str, datetime]]:
        """The versions of an article that are kept and since when, the oldest first."""
        table = article_versions.c
        query = select(table.version, table.kept_at).where(table.article == storable(article))
        rows = every(self._connection, query.order_by(table.kept_at, table.version))
        return tuple((row["version"], utc(row["kept_at"])) for row in rows)

    def hold(self, article: str) -> None:
        """Nobody else changes the status of this article until our transaction ends."""
        self._connection.execute(_HOLD, {"article": f"article {article}"})

    def note_change(self, change: ArticleChange) -> None:
        """Keep that a status was changed."""
        values = {
            "article": change.article,
            "version": change.version,
            "was": change.was.value,
            "became": change.became.value,
            "by": storable(change.by),
            "at": change.at,
        }
        self._connection.execute(insert(article_changes).values(**values))

    def changes(self, article: str) -> Sequence[ArticleChange]:
        """The changes of an article's status, the oldest first."""
        table = article_changes.c
        rows = every(
            self._connection, select(article_changes).where(table.article == storable(article)).order_by(table.id)
        )
        return tuple(
            ArticleChange(
                article=row["article"],
                version=row["version"],
                was=Status(row["was"]),
                became=Status(row["became"]),
                by=row["by"],
                at=utc(row["at"]),
            )
            for row in rows
        )
