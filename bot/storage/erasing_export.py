"""All that is known of a person, table by table, without the names of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from bot.desk.erasing import Leaving, Names, emptied_json
from bot.storage.erasing_meant import Meant
from bot.storage.erasing_rows import as_the_login
from bot.storage.tables import contacts, staff

A_TECHNICIAN, A_COLLEAGUE = "[a technician]", "[a colleague]"

_THEIR_DECISIONS = "decision = ANY(:decisions)"
GIVEN: Mapping[str, str] = MappingProxyType(
    {
        "contacts": "email_key = :email",
        "chat_identities": "email_key = :email",
        "identity_events": "lower(contact) = :email",
        "conversations": "conversation = ANY(:chats) OR contact = :email",
        "messages": "conversation = ANY(:chats)",
        "outbox": "conversation = ANY(:chats)",
        "enquiries": "id = ANY(:enquiries)",
        "decisions": "id = ANY(:decisions)",
        "decision_showings": f"{_THEIR_DECISIONS} OR lower(shown_to) = :email",
        "tickets": "number = ANY(:tickets)",
        "ticket_history": "ticket = ANY(:tickets)",
        "talks": "ticket = ANY(:tickets)",
        "quotes": "ticket = ANY(:tickets) OR number IN (SELECT number FROM quote_states "
        "WHERE lower(asked) = :email OR lower(document #>> '{approval,by}') = :email)",
        "time_entries": "ticket = ANY(:tickets)",
        "ticket_parts": "ticket = ANY(:tickets)",
        "settlements": "ticket = ANY(:tickets)",
        "disputes": f"{_THEIR_DECISIONS} OR lower(by) = :email",
        "dispute_outcomes": f"dispute IN (SELECT id FROM disputes WHERE {_THEIR_DECISIONS} OR lower(by) = :email)",
        "guide_opinions": "split_part(run, ' ', 1) = ANY(:enquiries)",
        "attachments": "contact = :email OR conversation = ANY(:chats) OR ticket = ANY(:tickets)",
        "pages": "contact = :email OR conversation = ANY(:chats) OR ticket = ANY(:tickets)",
        "category_suggestions": "ticket = ANY(:tickets) OR enquiry = ANY(:enquiries)",
        "code_requests": "lower(address) = :email",
    }
)
"""Tables whose rows are handed out, and which."""

NOT_GIVEN: Mapping[str, str] = MappingProxyType(
    {
        "buttons": "keys; their titles stand in what was said",
        "code_tries": "counted, and forgotten after an hour",
        "done_steps": "that a message was handled once",
        "paces": "how fast messages may be sent",
        "quote_states": "how each quote came to be what it is",
        "room_cards": "which message shows a ticket",
        "room_words": "which message of a technician belongs to a ticket, whose history has the words",
        "suggestion_changes": "what technicians did with suggestions",
        "ticket_meanings": "numbers made of the words of tickets",
    }
)
"""Tables of which rows are a person's and are not handed out, and what they are."""

_WITHOUT = {"content", "thumbnail", "source", "code"}


def known_rows(connection: Connection, leaving: Leaving) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each table with its rows as JSON, oldest first; bytes of files are left out."""
    meant, names = Meant(connection, leaving), _others(connection, leaving)
    for table, whose in GIVEN.items():
        bound = text(
            f"SELECT CAST(to_jsonb(t) - CAST(:without AS text[]) AS text) FROM {table} t WHERE {whose} ORDER BY 1"
        )
        given = {**meant.known, "without": sorted(_WITHOUT)}
        rows = connection.execute(bound, given).scalars()
        yield table, tuple(emptied_json(row, names, ()) for row in rows)
    yield "events", tuple(emptied_json(row, names, ()) for row in _tracked(connection, meant))


def _tracked(connection: Connection, meant: Meant) -> list[str]:
    """What Rasa's table holds of their conversations."""
    if connection.execute(text("SELECT to_regclass('public.events')")).scalar() is None:
        return []
    with as_the_login(connection):
        query = text("SELECT CAST(to_jsonb(t) AS text) FROM events t WHERE sender_id = ANY(:chats) ORDER BY id")
        return list(connection.execute(query, meant.known).scalars())


def _others(connection: Connection, leaving: Leaving) -> Names:
    """Whoever else is named: their data is not the person's."""
    of_staff = connection.execute(select(staff.c.email_key, staff.c.name)).all()
    theirs = contacts.c.client == leaving.client
    others = connection.execute(
        select(contacts.c.email_key, contacts.c.name).where(theirs, contacts.c.email_key != leaving.email.casefold())
    ).all()
    named = [(each, A_TECHNICIAN) for row in of_staff for each in row]
    named += [(each, A_COLLEAGUE) for row in others for each in row]
    own = {leaving.email.casefold(), leaving.name.casefold()}
    kept = {name: mark for name, mark in named if name.strip() and name.casefold() not in own}
    return Names(tuple(sorted(kept.items(), key=lambda pair: (-len(pair[0]), pair[0]))))
