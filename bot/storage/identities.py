"""Whose each chat identity is, and the record of codes, links and unlinks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, insert, select, text, update
from sqlalchemy.engine import Connection

from bot.desk.clients import ChatIdentity
from bot.desk.identities import CodeOnRecord, CodeRequest, EventKind, How, IdentityEvent, KnownIdentity
from bot.storage.rows import Row, every, one, storable, upsert, utc, utc_or_none
from bot.storage.tables import chat_identities, code_requests, code_tries, contact_key, identity_events, slack_teams
from bot.storage.trail import Trail

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")


class SqlIdentities:
    """``Identities`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def hold(self, identity: ChatIdentity) -> None:
        """One transaction at a time for each identity."""
        self._connection.execute(_HOLD, {"what": storable(f"identity {identity}")})

    def hold_code(self, code: bytes) -> None:
        """One transaction at a time for each code."""
        self._connection.execute(_HOLD, {"what": f"link code {code.hex()}"})

    def tries(self, identity: ChatIdentity, since: datetime) -> int:
        """How often it has tried a code after this instant."""
        query = select(func.count()).where(_is(code_tries, identity), code_tries.c.at > since)
        return int(self._connection.execute(query).scalar_one())

    def note_try(self, identity: ChatIdentity, at: datetime, forget_before: datetime) -> None:
        """It tries a code; what lies before that instant is forgotten."""
        self._connection.execute(delete(code_tries).where(code_tries.c.at < forget_before))
        self._connection.execute(insert(code_tries).values(**_columns(identity), at=at))

    def code(self, code: bytes) -> CodeOnRecord | None:
        """The code with this hash, and whether it was used."""
        event = identity_events.c
        links = identity_events.alias().c
        used = exists().where(links.code == code, links.kind != EventKind.CODE.value)
        query = select(identity_events, used.label("used"))
        row = one(self._connection, query.where(event.code == code, event.kind == EventKind.CODE.value))
        return None if row is None else CodeOnRecord(_event(row), bool(row["used"]))

    def hold_address(self, address: str) -> None:
        """One transaction at a time for each address."""
        self._connection.execute(_HOLD, {"what": storable(f"mailed code {address}")})

    def add_request(self, request: CodeRequest, *, forget_before: datetime) -> None:
        """Keep it; what lies before that instant is forgotten."""
        self._connection.execute(delete(code_requests).where(code_requests.c.at < forget_before))
        row = {"id": request.id, **_columns(request.identity), "address": storable(request.address), "at": request.at}
        self._connection.execute(insert(code_requests).values(row))

    def request(self, id: str) -> CodeRequest | None:
        """The request with this id, which nobody else sees to until our transaction ends."""
        query = select(code_requests).where(code_requests.c.id == storable(id)).with_for_update()
        row = one(self._connection, query)
        if row is None:
            return None
        identity = ChatIdentity(row["platform"], row["workspace"], row["user_id"])
        return CodeRequest(row["id"], identity, row["address"], utc(row["at"]), row["mailed"])

    def close_request(self, id: str, *, mailed: bool) -> None:
        """It was seen to."""
        self._connection.execute(update(code_requests).where(code_requests.c.id == storable(id)).values(mailed=mailed))

    def asked_for_codes(self, identity: ChatIdentity, since: datetime) -> int:
        """How often it has asked after this instant."""
        query = select(func.count()).where(_is(code_requests, identity), code_requests.c.at > since)
        return int(self._connection.execute(query).scalar_one())

    def mailed_codes(self, address: str, since: datetime) -> int:
        """How many of those asked for after this instant went there or are on their way; none that was given up."""
        given = exists().where(identity_events.c.id == code_requests.c.id)
        there = (code_requests.c.address == storable(address)) & given & code_requests.c.mailed.is_distinct_from(False)
        query = select(func.count()).where(there, code_requests.c.at > since)
        return int(self._connection.execute(query).scalar_one())

    def add(self, event: IdentityEvent) -> None:
        """Keep what happened."""
        row = {
            "id": event.id,
            "kind": event.kind.value,
            "client": event.client,
            "contact": contact_key(event.contact),
            "at": event.at,
            "by": storable(event.by),
            **(_columns(event.identity) if event.identity else {}),
            "how": event.how.value if event.how else None,
            "code": event.code,
            "expires_at": event.expires_at,
            "conversation": event.conversation,
        }
        self._trail.add(identity_events, row)

    def event(self, id: str) -> IdentityEvent | None:
        """The event with this id."""
        row = one(self._connection, select(identity_events).where(identity_events.c.id == storable(id)))
        return None if row is None else _event(row)

    def events(self, client: str, contact: str) -> Sequence[IdentityEvent]:
        """A contact's, oldest first."""
        event = identity_events.c
        theirs = select(identity_events).where(event.client == client, event.contact == contact_key(contact))
        return tuple(_event(row) for row in every(self._connection, theirs.order_by(event.seq)))

    def get(self, identity: ChatIdentity) -> KnownIdentity | None:
        """Whose it is, and how we know."""
        row = one(self._connection, select(chat_identities).where(_is(chat_identities, identity)))
        return None if row is None else _known(row)

    def of_client(self, client: str) -> Sequence[KnownIdentity]:
        """Those of all its contacts."""
        return self._those(chat_identities.c.client == client)

    def of_contacts(self, contacts: Collection[str]) -> Sequence[KnownIdentity]:
        """Those of these contacts."""
        return self._those(chat_identities.c.email_key.in_(sorted(contacts)))

    def _those(self, condition: Any) -> Sequence[KnownIdentity]:
        known = chat_identities.c
        query = select(chat_identities).where(condition)
        query = query.order_by(known.email_key, known.platform, known.workspace, known.user_id)
        return tuple(_known(row) for row in every(self._connection, query))

    def record(self, known: KnownIdentity) -> None:
        """Insert it, or put it in place of what it stood for before."""
        whose = {"client": known.client, "email_key": contact_key(known.contact)}
        how = {"how": known.how.value, "since": known.since}
        upsert(self._connection, chat_identities, {**_columns(known.identity), **whose, **how})

    def remove(self, identity: ChatIdentity) -> None:
        """It stands for nobody."""
        self._connection.execute(delete(chat_identities).where(_is(chat_identities, identity)))

    def client_of_team(self, team: str) -> str | None:
        """Whose workspace it is."""
        row = one(self._connection, select(slack_teams.c.client).where(slack_teams.c.team == storable(team)))
        return None if row is None else str(row["client"])


def _columns(identity: ChatIdentity) -> dict[str, str]:
    return {
        "platform": storable(identity.platform),
        "workspace": storable(identity.workspace),
        "user_id": storable(identity.user_id),
    }


def _is(table: Any, identity: ChatIdentity) -> Any:
    wanted = _columns(identity)
    return (
        (table.c.platform == wanted["platform"])
        & (table.c.workspace == wanted["workspace"])
        & (table.c.user_id == wanted["user_id"])
    )


def _known(row: Row) -> KnownIdentity:
    identity = ChatIdentity(row["platform"], row["workspace"], row["user_id"])
    return KnownIdentity(identity, row["client"], row["email_key"], How(row["how"]), utc_or_none(row["since"]))


def _event(row: Row) -> IdentityEvent:
    there = row["platform"] is not None
    return IdentityEvent(
        id=row["id"],
        kind=EventKind(row["kind"]),
        client=row["client"],
        contact=row["contact"],
        at=utc(row["at"]),
        by=row["by"],
        identity=ChatIdentity(row["platform"], row["workspace"], row["user_id"]) if there else None,
        how=How(row["how"]) if row["how"] else None,
        code=None if row["code"] is None else bytes(row["code"]),
        expires_at=utc_or_none(row["expires_at"]),
        conversation=row["conversation"],
    )
