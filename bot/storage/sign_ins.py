"""Sessions of the console, one-time links, the first admin's password, and tries with one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.engine import Connection

from bot.desk.staff import ConsoleSession, SignInHow, SignInLink, StaffMember, Whence
from bot.storage.documents import decode, encode
from bot.storage.rows import Row, every, one, storable, upsert, utc, utc_or_none
from bot.storage.tables import (
    console_sessions,
    contact_key,
    password_tries,
    sign_in_links,
    staff,
    staff_passwords,
)

_HOLD_TRIES = text("SELECT pg_advisory_xact_lock(hashtextextended('password tries', 0))")


class SqlSignIns:
    """``SignIns`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # ---- sessions ----------------------------------------------------------------------------------------------------

    def begin_session(self, session: ConsoleSession) -> None:
        """Keep it."""
        self._connection.execute(
            insert(console_sessions).values(
                id=session.id,
                token=session.token,
                email_key=_key(session.email),
                how=session.how.value,
                began_at=session.began_at,
                expires_at=session.expires_at,
                ended_at=session.ended_at,
                whence=encode(Whence(storable(session.whence.address), storable(session.whence.agent))),
            )
        )

    def session(self, token: bytes) -> tuple[ConsoleSession, StaffMember] | None:
        """The session with this token, and whose it is."""
        query = select(console_sessions, staff.c.document.label("member"))
        query = query.join(staff, staff.c.email_key == console_sessions.c.email_key)
        row = one(self._connection, query.where(console_sessions.c.token == token))
        return None if row is None else (_session(row), decode(StaffMember, row["member"]))

    def sessions(self, at: datetime) -> Sequence[ConsoleSession]:
        """Those that hold, newest first."""
        holds = console_sessions.c.ended_at.is_(None) & (console_sessions.c.expires_at > at)
        query = select(console_sessions).where(holds).order_by(console_sessions.c.began_at.desc())
        return tuple(_session(row) for row in every(self._connection, query))

    def end_sessions(
        self, at: datetime, *, token: bytes | None = None, email: str | None = None, id: str | None = None
    ) -> int:
        """End them; how many."""
        sessions = console_sessions.c
        these = sessions.ended_at.is_(None) & (sessions.expires_at > at)
        if token is not None:
            these &= sessions.token == token
        if email is not None:
            these &= sessions.email_key == _key(email)
        if id is not None:
            these &= sessions.id == storable(id)
        ended = self._connection.execute(update(console_sessions).where(these).values(ended_at=at))
        return int(ended.rowcount)

    # ---- links -------------------------------------------------------------------------------------------------------

    def add_link(self, link: SignInLink) -> None:
        """Keep it."""
        self._connection.execute(
            insert(sign_in_links).values(
                id=link.id,
                token=link.token,
                email_key=_key(link.email),
                given_at=link.given_at,
                expires_at=link.expires_at,
                by=storable(link.by),
                conversation=link.conversation,
                used_at=link.used_at,
            )
        )

    def link(self, id: str) -> SignInLink | None:
        """The link with this id."""
        row = one(self._connection, select(sign_in_links).where(sign_in_links.c.id == storable(id)))
        return None if row is None else _link(row)

    def link_with(self, token: bytes) -> SignInLink | None:
        """The link with this token."""
        row = one(self._connection, select(sign_in_links).where(sign_in_links.c.token == token))
        return None if row is None else _link(row)

    def use_link(self, token: bytes, at: datetime) -> SignInLink | None:
        """Use it up, once."""
        links = sign_in_links.c
        usable = (links.token == token) & links.used_at.is_(None) & (links.expires_at > at)
        row = one(self._connection, update(sign_in_links).where(usable).values(used_at=at).returning(sign_in_links))
        return None if row is None else _link(row)

    def end_links(self, email: str, at: datetime) -> None:
        """Those that could still be used end now."""
        links = sign_in_links.c
        theirs = (links.email_key == _key(email)) & links.used_at.is_(None) & (links.expires_at > at)
        self._connection.execute(update(sign_in_links).where(theirs).values(expires_at=at))

    # ---- passwords ---------------------------------------------------------------------------------------------------

    def set_password(self, email: str, hash: str, at: datetime) -> None:
        """Keep the hash in place of an earlier one."""
        upsert(self._connection, staff_passwords, {"email_key": _key(email), "hash": hash, "set_at": at})

    def password(self, email: str) -> str | None:
        """The hash of the person's password."""
        row = one(self._connection, select(staff_passwords.c.hash).where(staff_passwords.c.email_key == _key(email)))
        return None if row is None else str(row["hash"])

    def hold_tries(self) -> None:
        """One transaction at a time counts."""
        self._connection.execute(_HOLD_TRIES)

    def tries(self, email: str | None, since: datetime) -> int:
        """How often after this instant."""
        query = select(func.count()).select_from(password_tries).where(password_tries.c.at > since)
        if email is not None:
            query = query.where(password_tries.c.email_key == _key(email))
        return int(self._connection.execute(query).scalar_one())

    def note_try(self, email: str, at: datetime, forget_before: datetime) -> None:
        """Count it; what lies before that instant is forgotten."""
        self._connection.execute(delete(password_tries).where(password_tries.c.at < forget_before))
        self._connection.execute(insert(password_tries).values(email_key=_key(email), at=at))


def _key(email: str) -> str:
    return storable(contact_key(email) or "")


def _session(row: Row) -> ConsoleSession:
    return ConsoleSession(
        id=row["id"],
        token=bytes(row["token"]),
        email=row["email_key"],
        how=SignInHow(row["how"]),
        began_at=utc(row["began_at"]),
        expires_at=utc(row["expires_at"]),
        whence=decode(Whence, row["whence"]),
        ended_at=utc_or_none(row["ended_at"]),
    )


def _link(row: Row) -> SignInLink:
    return SignInLink(
        id=row["id"],
        token=bytes(row["token"]),
        email=row["email_key"],
        given_at=utc(row["given_at"]),
        expires_at=utc(row["expires_at"]),
        by=row["by"],
        conversation=row["conversation"],
        used_at=utc_or_none(row["used_at"]),
    )
