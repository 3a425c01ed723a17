"""Whose data is to go and has gone: written down, taken back, and done in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.engine import Connection

from bot.desk.erasing import Erased, Leaving
from bot.operations.ports.erasing import Outcome
from bot.storage.documents import decode, encode
from bot.storage.erasing_export import known_rows
from bot.storage.erasing_rows import Taking
from bot.storage.rows import Row, every, one, storable, utc, utc_or_none
from bot.storage.tables import contact_key, erased_people
from bot.storage.trail import Trail

_CLIENT_OF = text(
    "SELECT client FROM ("
    "SELECT 1 AS place, client FROM contacts WHERE email_key = :email "
    "UNION ALL SELECT 2, client FROM identity_events WHERE lower(contact) = :email "
    "UNION ALL SELECT 3, client FROM tickets WHERE contact = :email "
    "UNION ALL SELECT 4, client FROM enquiries WHERE contact = :email) AS found "
    "WHERE client IS NOT NULL ORDER BY place LIMIT 1"
)
_OPEN = text(
    "SELECT number FROM tickets WHERE client = :client AND contact = :email AND is_open "
    "UNION ALL SELECT number FROM quotes WHERE client = :client AND lower(asked) = :email AND state IN ('sent', 'viewed') "
    "ORDER BY 1"
)
_KNOWN = text(
    "SELECT email_key FROM contacts UNION SELECT contact FROM tickets WHERE contact IS NOT NULL "
    "UNION SELECT contact FROM enquiries WHERE contact IS NOT NULL UNION SELECT lower(contact) FROM identity_events ORDER BY 1"
)


class SqlErasing:
    """``Erasing`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def client_of(self, email: str) -> str | None:
        """The client whose person this is or was, by all that is known."""
        found: str | None = self._connection.execute(_CLIENT_OF, {"email": _key(email)}).scalar()
        return found

    def open_matters(self, client: str, email: str) -> Sequence[str]:
        """Numbers of tickets that are not over, and of quotes that wait for their answer."""
        return tuple(self._connection.execute(_OPEN, {"client": client, "email": _key(email)}).scalars())

    def known_addresses(self) -> Sequence[str]:
        """Addresses of everybody of whom anything is known."""
        return tuple(self._connection.execute(_KNOWN).scalars())

    def known(self, leaving: Leaving) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each table with its rows as JSON."""
        return known_rows(self._connection, leaving)

    def list(self) -> Sequence[Erased]:
        """Everybody, as they were asked for."""
        query = select(erased_people).order_by(erased_people.c.asked_at, erased_people.c.person)
        return tuple(_erased(row) for row in every(self._connection, query))

    def due(self, at: datetime, besides: Sequence[str] = ()) -> Erased | None:
        """One whose time has come; nobody else's until we are done."""
        people = erased_people.c
        waiting = people.erased_at.is_(None) & (people.due_at <= at) & people.person.not_in(list(besides))
        query = select(erased_people).where(waiting).order_by(people.due_at).limit(1)
        row = one(self._connection, query.with_for_update(skip_locked=True))
        return None if row is None else _erased(row)

    def hold(self, person: str) -> Erased | None:
        """This one, nobody else's until we are done."""
        query = select(erased_people).where(erased_people.c.person == storable(person)).with_for_update()
        row = one(self._connection, query)
        return None if row is None else _erased(row)

    def ask(self, erased: Erased) -> None:
        """Write down that their data is to go."""
        values = {
            "person": erased.person,
            "client": erased.client,
            "salt": erased.salt,
            "address_hash": erased.address_hash,
            "asked_at": erased.asked_at,
            "by": storable(erased.by),
            "due_at": erased.due_at,
            "document": encode(erased.leaving),
        }
        self._connection.execute(insert(erased_people).values(values))

    def take_back(self, person: str) -> None:
        """Their data stays."""
        self._connection.execute(delete(erased_people).where(erased_people.c.person == person))

    def readmit(self, person: str, salt: bytes) -> None:
        """With another salt nobody's address fits any more."""
        self._connection.execute(update(erased_people).where(erased_people.c.person == person).values(salt=salt))

    def erase(self, leaving: Leaving, *, person: str, by: str, at: datetime) -> Outcome:
        """Take it all away; StillSpeaking, TouchedBefore."""
        return Taking(self._connection, self._trail, leaving, person=person, by=storable(by), at=at).take()

    def done(self, person: str, at: datetime) -> None:
        """What was kept to take it back goes too."""
        statement = update(erased_people).where(erased_people.c.person == person)
        self._connection.execute(statement.values(erased_at=at, document=None))


def _key(email: str) -> str:
    return str(contact_key(storable(email)))


def _erased(row: Row) -> Erased:
    return Erased(
        row["person"],
        row["client"],
        bytes(row["salt"]),
        bytes(row["address_hash"]),
        utc(row["asked_at"]),
        row["by"],
        utc(row["due_at"]),
        utc_or_none(row["erased_at"]),
        None if row["document"] is None else decode(Leaving, row["document"]),
    )
