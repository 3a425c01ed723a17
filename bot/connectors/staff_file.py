"""The file with the MSP's own people: name, address, role and chats of each, read like a client file."""

from __future__ import annotations

from pathlib import Path

from bot.connectors.client_files.fields import Cursor, choice, text
from bot.connectors.client_files.people import email, once, slack_identity, telegram_identity, time_zone
from bot.connectors.client_files.reading import FORMAT, checked, format_one
from bot.desk.staff import StaffMember, StaffRole

MEMBER_KEYS = ("name", "email", "role", "timezone", "slack", "telegram")


def read_staff_file(path: str | Path) -> tuple[StaffMember, ...]:
    """Everybody in the file; BadClientFile with every mistake, by line, and the way out."""
    return checked(path, _read)


def _read(root: Cursor) -> tuple[StaffMember, ...]:
    fields = root.fields(("format", "timezone", "staff"))
    fields.need("format", format_one, FORMAT)
    zone = fields.get("timezone", time_zone, "UTC")
    if "staff" not in fields:
        root.note("E03", "The key 'staff' is missing.", "Add 'staff' with a list of people.")
    members = tuple(_member(place, zone) for place in fields.records("staff"))
    each = list(enumerate(members))
    listed = fields.place("staff")
    once(listed, ((f"[{i}].email", member.email.casefold()) for i, member in each), "e-mail address")
    chats = ((f"[{i}].{one.platform}", str(one)) for i, member in each for one in member.identities)
    once(listed, chats, "chat identity")
    return members


def _member(at: Cursor, zone: str) -> StaffMember:
    fields = at.fields(MEMBER_KEYS)
    return StaffMember(
        name=fields.need("name", text, "unknown"),
        email=fields.need("email", email, f"unknown-{at.line}@nowhere.invalid"),
        role=fields.need("role", choice(StaffRole), StaffRole.TECHNICIAN),
        timezone=fields.get("timezone", time_zone, zone),
        identities=(
            *fields.get("slack", lambda place: place.list_of(slack_identity), ()),
            *fields.get("telegram", lambda place: place.list_of(telegram_identity), ()),
        ),
    )
