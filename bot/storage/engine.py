"""Addresses of the database and the engine that everything synchronous uses."""

from __future__ import annotations

from sqlalchemy import create_engine
from sqlalchemy.engine import Engine

STATEMENT_TIMEOUT = 15
"""Seconds after which PostgreSQL gives up a statement."""

_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg2://", "postgresql+psycopg://")


class NotPostgres(ValueError):
    """A database address that is not one of a PostgreSQL server."""


def dsn_for_psycopg(dsn: str) -> str:
    """The address as libpq writes it (``postgresql://…``): psycopg, psycopg2 and procrastinate take it."""
    for scheme in _SCHEMES:
        if dsn.startswith(scheme):
            return "postgresql://" + dsn[len(scheme) :]
    raise NotPostgres(
        "The database address has to begin with postgresql://, as Nightdesk keeps its memory in PostgreSQL only."
    )


def dsn_for_sqlalchemy(dsn: str) -> str:
    """The address as SQLAlchemy writes it (``postgresql+psycopg2://…``)."""
    return "postgresql+psycopg2://" + dsn_for_psycopg(dsn).removeprefix("postgresql://")


def make_engine(dsn: str, *, pool_size: int = 4) -> Engine:
    """An engine with a small pool; opens nothing until it is used."""
    return create_engine(
        dsn_for_sqlalchemy(dsn),
        future=True,
        # What people wrote must not reach a log by way of an error message.
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=STATEMENT_TIMEOUT,
        connect_args={
            "application_name": "nightdesk",
            "connect_timeout": 10,
            "options": f"-c statement_timeout={STATEMENT_TIMEOUT}s -c timezone=UTC",
        },
    )
