"""Taking a person's rows and words away from every table, in the transaction of whoever asks for it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Table, Text, cast, func, literal, or_, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.engine import Connection

from bot.desk.erasing import Leaving, Why, names_of, stand_in
from bot.desk.errors import DeskError
from bot.desk.people import KNOWN_BY_EMAIL, Conversation
from bot.operations.ports.erasing import Effect, Fate, Outcome
from bot.storage.emptying import Emptying, Reason, empty_history
from bot.storage.erasing_meant import Meant
from bot.storage.erasing_rules import EMPTIED, REMOVED, UNTOUCHED
from bot.storage.rows import every
from bot.storage.tables import CHAINED, metadata
from bot.storage.tenancy import ROLE
from bot.storage.trail import Trail

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('erasing', 0))")
_THEIR_JOBS = (
    "FROM procrastinate_jobs WHERE lock = ANY(:locks) OR queueing_lock = ANY(:locks) OR args ->> 'turn' = ANY(:turns) "
    "OR args ->> 'conversation' = ANY(:chats)"
)


class StillSpeaking(DeskError):
    """Something that the person wrote is being handled at this very moment."""


class Taking:
    """One person's data, taken away as of now."""

    def __init__(
        self, connection: Connection, trail: Trail, leaving: Leaving, *, person: str, by: str, at: datetime
    ) -> None:
        self._connection = connection
        self._trail = trail
        self._reason = Reason(at, by, Why.ASKED, person)
        self._leaving = leaving
        connection.execute(_ONE_AT_A_TIME)
        self._meant = Meant(connection, leaving)
        self._known = self._meant.known
        marks = [(key, Conversation.of_key(key).identity.user_id) for key in self._known["chats"]]
        self._names = names_of(
            email=leaving.email,
            name=leaving.name,
            token=person,
            chats=[(key, user, stand_in(secrets.token_hex(6))) for key, user in marks],
        )
        self._effects: dict[tuple[str, Fate], int] = {}

    def take(self) -> Outcome:
        """Everything; what was done to how many rows."""
        outside = tuple(self._outside())
        self._end_jobs()
        self._empty_theirs()
        self._remove_theirs()
        self._replace_names()
        return Outcome(tuple(Effect(table, fate, rows) for (table, fate), rows in self._effects.items()), outside)

    # ---- what waits to be done about them ----

    def _end_jobs(self) -> None:
        locks = [lock for chat in self._known["chats"] for lock in (chat, f"deliver:{chat}", f"later deliver:{chat}")]
        given = {"locks": locks, "turns": self._known["turns"], "chats": self._known["chats"]}
        found = self._connection.execute(
            text(f"SELECT status::text {_THEIR_JOBS} FOR UPDATE".replace("::", r"\:\:")), given
        )
        if "doing" in found.scalars().all():
            raise StillSpeaking(
                "Something of theirs is being handled at this moment. Nothing was erased: try again in a minute."
            )
        self._connection.execute(text(f"DELETE {_THEIR_JOBS}"), given)

    # ---- their rows ----

    def _empty_theirs(self) -> None:
        for rule in EMPTIED:
            how = Emptying(self._names, rule.columns, rule.words)
            self._note(
                rule.table, Fate.EMPTIED, self._empty(metadata.tables[rule.table], self._meant.bound(rule.whose), how)
            )

    def _remove_theirs(self) -> None:
        # What was said to others because of a message of theirs stays, and was emptied.
        of_their_turns = text(
            "UPDATE outbox SET turn = NULL WHERE turn = ANY(:turns) AND NOT conversation = ANY(:chats)"
        )
        self._connection.execute(of_their_turns, self._known)
        for rule in REMOVED:
            done = self._connection.execute(text(f"DELETE FROM {rule.table} WHERE {rule.whose}"), self._known)
            self._note(rule.table, Fate.REMOVED, done.rowcount)
        self._remove_from_trackers()

    def _remove_from_trackers(self) -> None:
        """Rasa's own table belongs to whoever signs in to the database."""
        if self._connection.execute(text("SELECT to_regclass('public.events')")).scalar() is None:
            return
        with as_the_login(self._connection):
            done = self._connection.execute(text("DELETE FROM events WHERE sender_id = ANY(:chats)"), self._known)
            self._note("events", Fate.REMOVED, done.rowcount)
            found = self._rows(
                text("SELECT id FROM events WHERE lower(data) LIKE ANY(:like)"), {"like": self._patterns()}
            )
            for id in found:
                said = self._connection.execute(text("SELECT data FROM events WHERE id = :id"), {"id": id}).scalar_one()
                given = {"id": id, "data": self._names.without(said)}
                self._connection.execute(text("UPDATE events SET data = :data WHERE id = :id"), given)
            self._note("events", Fate.EMPTIED, len(found))

    # ---- what they are called, anywhere ----

    def _replace_names(self) -> None:
        how, patterns = Emptying(self._names), cast(self._patterns(), ARRAY(Text))
        for table in metadata.sorted_tables:
            columns = [column for column in table.columns if _is_text(column)]
            if table.name in UNTOUCHED or not columns:
                continue
            stands = or_(*(func.lower(cast(column, Text)).like(func.any(patterns)) for column in columns))
            self._note(table.name, Fate.EMPTIED, self._empty(table, stands, how))

    def _patterns(self) -> list[str]:
        """What they are called, for LIKE: more is found than is replaced."""
        escaped = (re.sub(r"([\\%_])", r"\\\1", name.lower()) for name, _ in self._names.replaced)
        return [f"%{'%'.join(each.split())}%" for each in escaped]

    # ---- emptying ----

    def _empty(self, table: Table, where: Any, how: Emptying) -> int:
        return empty_rows(self._connection, self._trail, table, where, how, self._reason)

    def _rows(self, query: Any, given: Mapping[str, Any]) -> Sequence[Any]:
        return list(self._connection.execute(query, dict(given)).scalars())

    def _note(self, table: str, fate: Fate, rows: int) -> None:
        if rows:
            self._effects[table, fate] = self._effects.get((table, fate), 0) + rows

    # ---- what the desk cannot reach ----

    def _outside(self) -> Iterator[str]:
        for chat in self._known["chats"]:
            identity = Conversation.of_key(chat).identity
            if identity.platform not in KNOWN_BY_EMAIL:
                yield f"The conversation in {identity.platform.capitalize()} with {identity.user_id}: delete it there."
        elsewhere = text(
            "SELECT receiver, number FROM outside_tickets WHERE ticket = ANY(:tickets) ORDER BY receiver, ticket"
        )
        for row in every(self._connection, elsewhere.bindparams(tickets=self._known["tickets"])):
            yield f"Ticket {row['number']} in {row['receiver']}: empty or delete it there."
        told = text(
            "SELECT DISTINCT receiver FROM event_deliveries WHERE ticket = ANY(:tickets) AND state = 'sent' ORDER BY receiver"
        )
        for receiver in self._rows(told, {"tickets": self._known["tickets"]}):
            yield f"What {receiver} was told of their tickets, wherever that is kept."
        rooms = text(
            "SELECT DISTINCT room FROM room_cards WHERE ticket = ANY(CAST(:tickets AS text[])) "
            "UNION SELECT DISTINCT conversation FROM outbox WHERE ticket = ANY(CAST(:tickets AS text[])) ORDER BY 1"
        )
        for room in self._rows(rooms, {"tickets": self._known["tickets"]}):
            yield f"The cards and words about {', '.join(self._known['tickets'])} in the room {room}: delete them there."
        learned = text(
            "SELECT count(*) FROM category_suggestions WHERE line IS NOT NULL AND (ticket = ANY(CAST(:tickets AS text[])) "
            "OR enquiry = ANY(CAST(:enquiries AS text[])))"
        )
        if self._connection.execute(learned, self._known).scalar():
            yield "Lines of the training data that were made of their words: look at `nightdesk learn`, then train anew."
        yield "Backups from before today, and the client's file."


def empty_rows(connection: Connection, trail: Trail, table: Table, where: Any, how: Emptying, reason: Reason) -> int:
    """Take words away from rows of any table, of history with an erasure each; how many said something else before."""
    if table.name in CHAINED:
        return empty_history(connection, trail, table, where, how, reason)
    key = list(table.primary_key)
    cells = [cast(column, Text) for column in table.columns]
    query = select(*key, *cells).where(where).order_by(*key).with_for_update(of=table)
    done = 0
    for row in connection.execute(query).all():
        changed = how.of(table, row[len(key) :])
        if changed:
            same = [column == value for column, value in zip(key, row, strict=False)]
            values = {name: cast(literal(new, Text), table.c[name].type) for name, new in changed.items()}
            connection.execute(update(table).where(*same).values(values))
            done += 1
    return done


@contextmanager
def as_the_login(connection: Connection) -> Iterator[None]:
    """Not as the role that the desk works as, which owns nothing."""
    connection.execute(text("SET LOCAL ROLE NONE"))
    yield
    connection.execute(text(f"SET LOCAL ROLE {ROLE}"))


def _is_text(column: Any) -> bool:
    return isinstance(column.type, (Text, JSONB)) and not column.primary_key
