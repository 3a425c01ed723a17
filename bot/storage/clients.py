"""Clients, and the tables by which their people are recognised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, tuple_
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.engine import Connection

from bot.desk.clients import ChatIdentity, Client, Contact
from bot.desk.errors import DeskError
from bot.desk.identities import How, KnownIdentity
from bot.operations.ports import ImportRecord
from bot.storage.documents import decode, encode
from bot.storage.rows import Row, document, documents, every, one, refusing, storable, upsert, utc
from bot.storage.tables import chat_identities, client_imports, clients, contact_key, contacts, slack_teams
from bot.storage.trail import Trail

_HOLD = sql("SELECT pg_advisory_xact_lock(hashtextextended('client imports', 0))")
_TAKEN = ("pk_contacts", "pk_chat_identities", "pk_slack_teams")


class AlreadyTaken(DeskError):
    """An e-mail address or a chat identity that stands for somebody else already."""


class SqlClients:
    """``Clients`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail, whence: str | None = None) -> None:
        self._connection = connection
        self._trail = trail
        self._whence = whence

    def get(self, code: str) -> Client | None:
        """The client with this code."""
        return document(self._connection, Client, select(clients.c.document).where(clients.c.code == code))

    def list(self) -> Sequence[Client]:
        """All clients by code."""
        return documents(self._connection, Client, select(clients.c.document).order_by(clients.c.code))

    def page(self, *, words: str, after: str | None, limit: int) -> Sequence[Client]:
        """Those with these words in code or name, by code, behind a code."""
        query = select(clients.c.document).order_by(clients.c.code).limit(limit)
        for word in storable(words).split():
            query = query.where(_has(word, clients.c.code, clients.c.name))
        return documents(
            self._connection, Client, query if after is None else query.where(clients.c.code > storable(after))
        )

    def people(
        self, *, client: str | None, words: str, unknown: bool, after: tuple[str, str] | None, limit: int
    ) -> Sequence[tuple[str, str]]:
        """Client and address of contacts, in that order, behind such a pair."""
        who = contacts.c
        query = select(who.client, who.email_key).order_by(who.client, who.email_key).limit(limit)
        if client is not None:
            query = query.where(who.client == storable(client))
        for word in storable(words).split():
            query = query.where(_has(word, who.name, who.email_key))
        if unknown:
            known = select(chat_identities.c.user_id).where(chat_identities.c.email_key == who.email_key)
            query = query.where(~known.exists())
        if after is not None:
            query = query.where(tuple_(who.client, who.email_key) > tuple_(*map(storable, after)))
        return tuple((row["client"], row["email_key"]) for row in every(self._connection, query))

    def hold_imports(self) -> None:
        """One import at a time."""
        self._connection.execute(_HOLD)

    def note_import(self, record: ImportRecord) -> None:
        """Keep that a file was taken in."""
        row = {
            "at": record.at,
            "client": record.client,
            "by": storable(record.by),
            "whence": record.whence or self._whence,
            "file": storable(record.file),
            "content": record.content,
            "changes": [storable(line) for line in record.changes],
        }
        self._trail.add(client_imports, row)

    def imports(self, code: str, limit: int = 50) -> Sequence[ImportRecord]:
        """The newest first."""
        query = select(client_imports).where(client_imports.c.client == storable(code))
        return tuple(
            ImportRecord(
                utc(row["at"]),
                row["client"],
                row["by"],
                row["file"],
                row["content"],
                tuple(row["changes"]),
                row["whence"],
            )
            for row in every(self._connection, query.order_by(client_imports.c.id.desc()).limit(limit))
        )

    def save(self, client: Client) -> None:
        """Insert or replace the client as a whole; AlreadyTaken names both clients."""
        refusals = {name: lambda: AlreadyTaken(self._clash(client)) for name in _TAKEN}
        with refusing(self._connection, refusals):
            upsert(
                self._connection,
                clients,
                {
                    "code": client.code,
                    "name": client.name,
                    "status": client.status.value,
                    "document": encode(client),
                },
            )
            self._replace_people(client)

    def by_identity(self, identity: ChatIdentity) -> tuple[Client, Contact] | None:
        """Whose chat identity this is; one query, whoever it is."""
        return self._person(self._identity(identity))

    def by_email(self, email: str) -> tuple[Client, Contact] | None:
        """Whose e-mail address this is, across clients; case does not matter; one query, whoever it is."""
        return self._person(self._contact(email))

    def _person(self, whose: Any) -> tuple[Client, Contact] | None:
        found = whose.subquery()
        query = select(found.c.email_key, clients.c.document).join(clients, clients.c.code == found.c.client)
        row = one(self._connection, query)
        client = None if row is None else decode(Client, row["document"])
        contact = None if client is None or row is None else client.contact(row["email_key"])
        return None if client is None or contact is None else (client, contact)

    def _replace_people(self, client: Client) -> None:
        """As the file says; what was recorded of people who are still served stays, unless the file says otherwise."""
        recorded = [each for each in self._recorded(client.code) if _stays(each, client)]
        self._connection.execute(delete(contacts).where(contacts.c.client == client.code))
        self._connection.execute(delete(slack_teams).where(slack_teams.c.client == client.code))
        people = [
            {"email_key": contact_key(contact.email), "client": client.code, "name": contact.name}
            for contact in client.contacts
        ]
        identities = [
            {**_columns(identity), "client": client.code, "email_key": contact_key(contact.email)}
            for contact in client.contacts
            for identity in contact.identities
        ]
        for table, rows in (
            (contacts, people),
            (chat_identities, identities),
            (slack_teams, [{"team": team, "client": client.code} for team in client.slack_teams]),
        ):
            if rows:
                self._connection.execute(insert(table), rows)
        if recorded:
            # What the file names itself, it decides.
            self._connection.execute(insert_or(chat_identities).on_conflict_do_nothing(), recorded)

    def _recorded(self, client: str) -> Sequence[dict[str, Any]]:
        known = chat_identities.c
        query = select(chat_identities).where(known.client == client, known.how != How.FILE.value)
        return [dict(row) for row in every(self._connection, query)]

    def _clash(self, client: Client) -> str:
        """In words, what stands in the way of this client; looked up once the clash has been met."""
        for contact in client.contacts:
            owners = [(f"The e-mail address {contact.email}", self._contact(contact.email))]
            owners += [(f"The chat identity {identity}", self._identity(identity)) for identity in contact.identities]
            for what, query in owners:
                row = one(self._connection, query)
                if row is not None and row["client"] != client.code:
                    return self._taken(what, client, row)
        for team in client.slack_teams:
            row = one(self._connection, select(slack_teams).where(slack_teams.c.team == team))
            if row is not None and row["client"] != client.code:
                return self._taken(f"The Slack workspace {team}", client, row)
        return (
            f"An e-mail address or a chat identity stands twice among the contacts of {client.name}. "
            "Each may belong to one person only."
        )

    def _taken(self, what: str, client: Client, row: Row) -> str:
        other = self.get(row["client"])
        said = f"{what} is listed for {client.name} and belongs to {other.name if other else row['client']} already. "
        if row.get("how", How.FILE.value) == How.FILE.value:
            return said + "Remove it from one of the two client files."
        return said + "Remove it from the client file, or end the link first: `nightdesk people unlink`."

    @staticmethod
    def _contact(email: str) -> Any:
        key = contact_key(storable(email))
        return select(contacts.c.client, contacts.c.email_key).where(contacts.c.email_key == key)

    @staticmethod
    def _identity(identity: ChatIdentity) -> Any:
        known = chat_identities.c
        return select(known.client, known.email_key, known.how).where(
            known.platform == storable(identity.platform),
            known.workspace == storable(identity.workspace),
            known.user_id == storable(identity.user_id),
        )


def _has(word: str, *columns: Any) -> Any:
    """Whether the word stands in one of the columns; case does not matter."""
    return or_(*(func.lower(column).contains(word.lower(), autoescape=True) for column in columns))


def _columns(identity: ChatIdentity) -> dict[str, str]:
    return {"platform": identity.platform, "workspace": identity.workspace, "user_id": identity.user_id}


def _stays(row: Row, client: Client) -> bool:
    known = KnownIdentity(
        ChatIdentity(row["platform"], row["workspace"], row["user_id"]),
        row["client"],
        row["email_key"],
        How(row["how"]),
    )
    return known.holds_at(client)
