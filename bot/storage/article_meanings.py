"""Keeps what articles mean, and for many of them an index by pgvector, where the database has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import structlog
from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.operations.ports import ArticleMeaning
from bot.storage.article_tables import article_meanings

log = structlog.get_logger(__name__)

# Not among the migrations: only a database with pgvector can have it, and it can be made anew at any time.
INDEX_TABLE = "article_index"
# How many of the nearest the index looks at; it must not be less than are asked for.
_LOOKED_AT = 200
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(20261130)")
_MAKE = (
    "CREATE EXTENSION IF NOT EXISTS vector",
    f"CREATE TABLE IF NOT EXISTS {INDEX_TABLE} ("
    "version text NOT NULL, made_by text NOT NULL, middle halfvec({width}) NOT NULL, PRIMARY KEY (version, made_by))",
    f"CREATE INDEX IF NOT EXISTS ix_{INDEX_TABLE}_middle ON {INDEX_TABLE} USING hnsw (middle halfvec_cosine_ops)",
)
_ADD = text(
    f"INSERT INTO {INDEX_TABLE} (version, made_by, middle) VALUES (:version, :made_by, CAST(:middle AS halfvec)) "
    "ON CONFLICT DO NOTHING"
)
_NEAREST = text(
    f"SELECT version FROM {INDEX_TABLE} WHERE made_by = :made_by ORDER BY middle <=> CAST(:middle AS halfvec) LIMIT :most"
)
_INDEXED = text(f"SELECT version FROM {INDEX_TABLE} WHERE made_by = :made_by AND version = ANY(:versions)")


class SqlArticleMeanings:
    """``KeptMeanings`` on PostgreSQL. It has its own small transactions: what it keeps is worked out, never decided."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._indexed = False

    def article_meanings(self, made_by: str, versions: Sequence[str]) -> Mapping[str, bytes]:
        """The vectors of those of the versions that are kept."""
        table = article_meanings.c
        query = select(table.version, table.vectors).where(table.made_by == made_by, table.version.in_(versions))
        with self._engine.connect() as connection:
            return {version: bytes(vectors) for version, vectors in connection.execute(query)}

    def known_articles(self, made_by: str, versions: Sequence[str]) -> frozenset[str]:
        """Those of the versions that are kept, and in the index where it is used."""
        table = article_meanings.c
        query = select(table.version).where(table.made_by == made_by, table.version.in_(versions))
        with self._engine.connect() as connection:
            known = frozenset(connection.execute(query).scalars())
            if not self._indexed:
                return known
            values = {"made_by": made_by, "versions": list(versions)}
            return known & frozenset(connection.execute(_INDEXED, values).scalars())

    def keep_article_meanings(self, made_by: str, meanings: Sequence[ArticleMeaning]) -> None:
        """Keep them; one that is kept already stays as it is."""
        # In one order: two processes that begin at once must not wait for each other's rows.
        ordered = sorted(meanings, key=lambda meaning: meaning.version)
        rows = [{"version": each.version, "made_by": made_by, "vectors": each.vectors} for each in ordered]
        with self._engine.begin() as connection:
            connection.execute(insert(article_meanings).on_conflict_do_nothing(), rows)
            if self._indexed:
                middles = [
                    {"version": each.version, "made_by": made_by, "middle": _literal(each.middle)} for each in ordered
                ]
                connection.execute(_ADD, middles)

    def index_articles(self, width: int) -> bool:
        """Make the index where there is none yet; False, and one log line, where the database cannot have one."""
        try:
            with self._engine.begin() as connection:
                connection.execute(_ONE_AT_A_TIME)
                if not _exists(connection):
                    for statement in _MAKE:
                        connection.execute(text(statement.format(width=width)))
        except DBAPIError as failure:
            log.warning("articles_not_indexed", reason=type(failure.orig).__name__)
            return False
        self._indexed = True
        return True

    def nearest_articles(self, made_by: str, middle: Sequence[float], most: int) -> Sequence[str]:
        """The versions whose middles are about the nearest, the nearest first; needs the index."""
        with self._engine.begin() as connection:
            connection.execute(text(f"SET LOCAL hnsw.ef_search = {max(_LOOKED_AT, most)}"))
            values = {"made_by": made_by, "middle": _literal(middle), "most": most}
            return tuple(connection.execute(_NEAREST, values).scalars())


def _exists(connection: Connection) -> bool:
    return connection.execute(text("SELECT to_regclass(:name)"), {"name": INDEX_TABLE}).scalar() is not None


def _literal(vector: Sequence[float]) -> str:
    return "[" + ",".join(f"{number:.6g}" for number in vector) + "]"
