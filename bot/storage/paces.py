"""When each place of a platform may be written to again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from bot.operations.ports import Limit
from bot.storage.rows import every, storable, utc
from bot.storage.tables import paces


class SqlPaces:
    """``Paces`` of the ports. Whoever takes a turn holds its places until the transaction ends, in one order for all."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, limits: Sequence[Limit], at: datetime) -> timedelta:
        """The longest of the waits; without one every place rests from now on."""
        rests = {storable(limit.place): limit.rest for limit in limits if limit.rest}
        only_open = {storable(limit.place) for limit in limits} - rests.keys()
        free = [*self._held(sorted(rests), at), *self._seen(only_open)]
        wait = max((each - at for each in free), default=timedelta(0))
        if wait > timedelta(0):
            return wait
        for place, rest in sorted(rests.items()):
            self._write(place, at + rest)
        return timedelta(0)

    def close(self, places: Collection[str], until: datetime) -> None:
        """Not before then, or not before what is written already, whichever is later."""
        for place in sorted(storable(each) for each in places):
            self._write(place, until)

    def _held(self, places: Sequence[str], at: datetime) -> list[datetime]:
        if not places:
            return []
        new = insert(paces).values([{"place": place, "free_at": at} for place in places])
        self._connection.execute(new.on_conflict_do_nothing())
        mine = select(paces.c.free_at).where(paces.c.place.in_(places)).order_by(paces.c.place).with_for_update()
        return [utc(row["free_at"]) for row in every(self._connection, mine)]

    def _seen(self, places: Collection[str]) -> list[datetime]:
        if not places:
            return []
        query = select(paces.c.free_at).where(paces.c.place.in_(sorted(places)))
        return [utc(row["free_at"]) for row in every(self._connection, query)]

    def _write(self, place: str, free_at: datetime) -> None:
        statement = insert(paces).values(place=place, free_at=free_at)
        later = func.greatest(paces.c.free_at, statement.excluded.free_at)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["place"], set_={"free_at": later}))
