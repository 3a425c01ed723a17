"""When the database is away: the connection has broken, nobody is there to connect to, or it gave up what may come again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from sqlalchemy.exc import DBAPIError

from bot.operations.ports import StorageAway

# PostgreSQL says so itself while it stops, after one of its processes has died, and while it starts. Of two transactions that
# wait for each other it gives up one, and the other is through when that one comes again.
_SAID_SO = frozenset({"57P01", "57P02", "57P03", "40P01"})


def is_away(failure: BaseException | None) -> bool:
    """Whether it is not this statement that is wrong, but that nobody took it.

    The driver's own errors come unwrapped from what is said at the beginning of every transaction.
    """
    if isinstance(failure, DBAPIError):
        return bool(failure.connection_invalidated) or is_away(failure.orig)
    if not isinstance(failure, (psycopg2.OperationalError, psycopg2.InterfaceError)):
        return False
    # What the server refuses has a code; a connection that breaks, or is not made, has none.
    return failure.pgcode is None or failure.pgcode in _SAID_SO


@contextmanager
def telling_of_absence() -> Iterator[None]:
    """StorageAway instead of the driver's own words for it."""
    try:
        yield
    except (DBAPIError, psycopg2.Error) as failure:
        if is_away(failure):
            raise StorageAway from failure
        raise
