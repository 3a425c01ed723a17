"""Of each table: what becomes of a person's rows when their data is erased, and what stays and why.

Conditions speak of what was gathered before: ``email`` (as key columns hold it), and the lists ``chats``, ``turns``,
``tickets``, ``enquiries`` and ``decisions``. Beside that, address, full name and ids of chats are replaced wherever they
stand in any row of any table. A test fails when a table is not listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


def _any(column: str, of: str) -> str:
    return f"{column} = ANY(CAST(:{of} AS text[]))"


_TICKET, _CHAT, _TURN = _any("ticket", "tickets"), _any("conversation", "chats"), _any("turn", "turns")
_THEIRS = f"(contact = :email OR (contact IS NULL AND {_CHAT}))"
_IN_CHAT = "platform || ':' || workspace || ':' || user_id"
# Lines in which the desk itself says what happened, by numbers and names of its own people.
_SAYS_THE_DESK = (
    "('paged', 'merged', 'claimed', 'waits', 'rest decided', 'price', 'nobody may approve', 'written off', 'approved', "
    "'accepted', 'declined', 'expired', 'superseded', 'converted', 'cancelled', 'goes with', 'joined by', 'gone', 'back', "
    "'worse', 'also')"
)
_ABOUT_TICKETS = "text ~ :numbers"
_PAGES = f"(SELECT id FROM pages WHERE {_THEIRS} OR {_TICKET})"


@dataclass(frozen=True)
class Removed:
    """Rows that go."""

    table: str
    whose: str


@dataclass(frozen=True)
class Emptied:
    """Rows that stay without what people wrote: whole ``columns``, and what stands under these keys of documents."""

    table: str
    whose: str
    columns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


EMPTIED = (
    # Before what they hang on is removed: what was said about the tickets in other people's conversations.
    Emptied(
        "messages",
        f"NOT ({_CHAT}) AND ({_ABOUT_TICKETS} OR delivery_key IN (SELECT delivery_key FROM room_words WHERE {_TICKET}))",
        ("text",),
    ),
    Emptied(
        "outbox",
        f"NOT ({_CHAT}) AND ({_ABOUT_TICKETS} OR {_TURN} OR id IN (SELECT message FROM calls WHERE page IN {_PAGES}))",
        ("text",),
        ("lead", "close"),
    ),
    Emptied("tickets", _any("number", "tickets"), (), ("words", "value", "evidence")),
    Emptied("enquiries", _any("id", "enquiries"), (), ("words", "value", "evidence")),
    Emptied("pages", f"{_THEIRS} OR {_TICKET}", (), ("words",)),
    Emptied("quotes", _TICKET, (), ("why",)),
    Emptied("category_suggestions", f"{_TICKET} OR {_any('enquiry', 'enquiries')}", ("words", "line")),
    Emptied(
        "suggestion_changes",
        f"suggestion IN (SELECT id FROM category_suggestions WHERE {_TICKET} OR {_any('enquiry', 'enquiries')})",
        ("text",),
    ),
    Emptied("ticket_history", f"{_TICKET} AND kind NOT IN {_SAYS_THE_DESK}", ("text",)),
    Emptied("decisions", _any("id", "decisions"), (), ("reason",)),
    Emptied("disputes", f"{_any('decision', 'decisions')} OR {_TICKET} OR lower(by) = :email", ("words",)),
    Emptied(
        "dispute_outcomes",
        f"dispute IN (SELECT id FROM disputes WHERE {_any('decision', 'decisions')} OR {_TICKET} OR lower(by) = :email)",
        ("words",),
    ),
    Emptied("quote_states", _TICKET, (), ("why",)),
    # What stands for a chat in other rows cannot be told from a short id.
    Emptied("identity_events", "lower(contact) = :email", ("user_id", "conversation")),
    Emptied("time_entries", _TICKET, (), ("note",)),
    Emptied("settlements", _TICKET, (), ("note",)),
)
"""In this order, and before anything is removed."""

REMOVED = (
    Removed(
        "buttons",
        f"{_CHAT} OR {_any('used_by', 'turns')} OR message IN (SELECT id FROM outbox WHERE {_CHAT} OR {_TICKET})",
    ),
    Removed("room_words", _TICKET),
    Removed("room_cards", _TICKET),
    Removed("attachments", f"{_THEIRS} OR {_TICKET} OR {_TURN}"),
    Removed("ticket_meanings", _TICKET),
    Removed("talks", f"{_THEIRS} OR {_TICKET}"),
    # What was done for them in a turn of somebody else's has their address or chat in its key, or their ticket in its result.
    Removed(
        "done_steps",
        f"{_TURN} OR {_any('turn', 'chats')} OR position(:email IN lower(turn || ' ' || step)) > 0 OR result ~ :numbers",
    ),
    Removed("outbox", f"{_CHAT} OR {_TICKET}"),
    Removed("messages", _CHAT),
    Removed("conversations", f"{_CHAT} OR contact = :email"),
    Removed("code_requests", f"lower(address) = :email OR {_any(_IN_CHAT, 'chats')}"),
    Removed("code_tries", _any(_IN_CHAT, "chats")),
    Removed("paces", _any("place", "chats")),
    Removed("chat_identities", "email_key = :email"),
    Removed("contacts", "email_key = :email"),
)
"""In the order that references between them ask for."""

_MSP = "the MSP's own people and machines"
_NUMBERS = "amounts, numbers and instants"
KEPT: Mapping[str, str] = MappingProxyType(
    {
        "alert_conditions": "what monitoring saw of devices",
        "alert_deliveries": "what monitoring reported",
        "alert_groups": "what monitoring saw of devices",
        "article_changes": "guides",
        "article_meanings": "guides",
        "article_versions": "guides",
        "audit_entries": "hashes, which nothing can be read from",
        "audit_heads": "hashes, which nothing can be read from",
        "audit_rounds": "the desk's own health",
        "findings": "the desk's own health",
        "wall_acceptances": _MSP,
        "calls": _MSP,
        "client_imports": "what changed in the client's file, without the person",
        "clients": "the client, without the person",
        "console_sessions": _MSP,
        "contract_numbers": "contracts",
        "contracts": "contracts, without the person",
        "deadline_warnings": _NUMBERS,
        "decision_showings": "that a decision was shown, not to whom",
        "erased_people": "a hash of the address, to know it again after a restore",
        "erasures": "hashes, which nothing can be read from",
        "event_deliveries": "how far changes were sent outside",
        "guide_opinions": "what was said of guides, by nobody's name",
        "ledger": _NUMBERS,
        "maintenance_windows": "plans of the client",
        "monthly_reports": _NUMBERS,
        "outside_tickets": "how tickets are called elsewhere",
        "password_tries": _MSP,
        "processes": _MSP,
        "receivers": _MSP,
        "rooms": _MSP,
        "saved_views": _MSP,
        "sign_in_links": _MSP,
        "slack_teams": "workspaces of clients",
        "staff": _MSP,
        "staff_events": _MSP,
        "staff_identities": _MSP,
        "staff_passwords": _MSP,
        "ticket_events": "what happened to tickets, without words",
        "ticket_parts": "what was bought, as it was charged",
    }
)
"""Tables of which no row is a person's own, and what their rows say. Names in them are replaced all the same."""

UNTOUCHED = frozenset({"audit_entries", "audit_heads", "erasures", "erased_people"})
"""Tables in which not even a name is looked for: they hold hashes."""
