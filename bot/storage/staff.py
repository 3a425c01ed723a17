"""The MSP's own people, the chats that stand for them, and what happened."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, text
from sqlalchemy.engine import Connection

from bot.desk.clients import ChatIdentity
from bot.desk.errors import DeskError, ImpossibleMove
from bot.desk.staff import StaffEvent, StaffEventKind, StaffMember
from bot.storage.documents import encode
from bot.storage.rows import document, documents, every, refusing, storable, upsert, utc
from bot.storage.tables import contact_key, staff, staff_events, staff_identities
from bot.storage.trail import Trail

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended('staff', 0))")


class SqlStaff:
    """``Staff`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def hold(self) -> None:
        """One change of the list at a time."""
        self._connection.execute(_HOLD)

    def list(self) -> Sequence[StaffMember]:
        """Everybody by name."""
        return documents(
            self._connection, StaffMember, select(staff.c.document).order_by(staff.c.name, staff.c.email_key)
        )

    def get(self, email: str) -> StaffMember | None:
        """The person with this address."""
        wanted = storable(contact_key(email) or "")
        return document(self._connection, StaffMember, select(staff.c.document).where(staff.c.email_key == wanted))

    def by_identity(self, identity: ChatIdentity) -> StaffMember | None:
        """The person whom the chat stands for."""
        stands = staff_identities.c
        query = select(staff.c.document).join(staff_identities, staff.c.email_key == stands.email_key)
        wanted = _columns(identity)
        query = query.where(*(stands[name] == value for name, value in wanted.items()))
        return document(self._connection, StaffMember, query)

    def save(self, member: StaffMember) -> None:
        """Insert or replace; ImpossibleMove when a chat stands for somebody else."""
        key = storable(contact_key(member.email) or "")
        row = {"name": member.name, "role": member.role.value, "active": member.active, "document": encode(member)}
        upsert(self._connection, staff, {"email_key": key, **row})
        self._connection.execute(delete(staff_identities).where(staff_identities.c.email_key == key))
        for identity in member.identities:

            def taken(identity: ChatIdentity = identity) -> DeskError:
                return ImpossibleMove(f"{identity} stands for somebody else already, so not for {member.name}.")

            with refusing(self._connection, {"pk_staff_identities": taken}):
                self._connection.execute(insert(staff_identities).values(**_columns(identity), email_key=key))

    def add_event(self, event: StaffEvent) -> None:
        """Keep what happened."""
        row = {
            "at": event.at,
            "email_key": storable(contact_key(event.email) or ""),
            "kind": event.kind.value,
            "by": storable(event.by),
            "text": storable(event.text),
            "whence": storable(event.whence),
        }
        self._trail.add(staff_events, row)

    def events(self, email: str | None = None, limit: int = 200) -> Sequence[StaffEvent]:
        """The newest first."""
        query = select(staff_events).order_by(staff_events.c.id.desc()).limit(limit)
        if email is not None:
            query = query.where(staff_events.c.email_key == contact_key(email))
        return tuple(
            StaffEvent(
                utc(row["at"]), row["email_key"], StaffEventKind(row["kind"]), row["by"], row["text"], row["whence"]
            )
            for row in every(self._connection, query)
        )


def _columns(identity: ChatIdentity) -> dict[str, str]:
    return {
        "platform": storable(identity.platform),
        "workspace": storable(identity.workspace),
        "user_id": storable(identity.user_id),
    }
