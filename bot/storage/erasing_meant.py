"""What is a person's: their conversations, what they wrote in them, their tickets, questions and decisions, by key."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.desk.clients import ChatIdentity
from bot.desk.erasing import Leaving
from bot.desk.people import KNOWN_BY_EMAIL, Conversation
from bot.storage.tables import contact_key

_CHATS = text(
    "SELECT platform, workspace, user_id FROM chat_identities WHERE client = :client AND email_key = :email "
    "UNION SELECT platform, workspace, user_id FROM identity_events "
    "WHERE client = :client AND lower(contact) = :email AND user_id IS NOT NULL"
)
_OTHERS_NOW = text(
    "SELECT platform, workspace, user_id FROM chat_identities WHERE email_key <> :email "
    "UNION SELECT platform, workspace, user_id FROM staff_identities"
)
_TALKED_IN = text(
    "SELECT conversation FROM conversations WHERE contact = :email UNION SELECT conversation FROM tickets WHERE contact = :email "
    "UNION SELECT conversation FROM enquiries WHERE contact = :email UNION SELECT conversation FROM messages "
    "WHERE lower(conversation) = ANY(:by_address)"
)
_GATHERED = {
    "turns": "SELECT id FROM messages WHERE conversation = ANY(CAST(:chats AS text[]))",
    "tickets": "SELECT number FROM tickets WHERE contact = :email "
    "OR (contact IS NULL AND conversation = ANY(CAST(:chats AS text[])))",
    "enquiries": "SELECT id FROM enquiries WHERE contact = :email "
    "OR (contact IS NULL AND conversation = ANY(CAST(:chats AS text[])))",
    "decisions": "SELECT id FROM decisions WHERE enquiry = ANY(CAST(:enquiries AS text[])) "
    "UNION SELECT decision FROM tickets WHERE number = ANY(CAST(:tickets AS text[])) AND decision IS NOT NULL",
}


def any_of(tickets: Collection[str]) -> str:
    """A pattern of PostgreSQL's for texts that name one of these tickets; of none, for no text."""
    numbers = "|".join(re.escape(each) for each in tickets)
    return rf"\y({numbers})\y" if numbers else "$.^"


class Meant:
    """All of it, gathered once; ``known`` is what the conditions of ``erasing_rules`` speak of."""

    def __init__(self, connection: Connection, leaving: Leaving) -> None:
        self._connection = connection
        self.known: dict[str, Any] = {"email": contact_key(leaving.email), "client": leaving.client}
        self.known["chats"] = self._chats(leaving)
        for name, query in _GATHERED.items():
            self.known[name] = [str(each) for each in connection.execute(text(query), self.known).scalars()]
        self.known["numbers"] = any_of(self.known["tickets"])

    def bound(self, condition: str) -> Any:
        """The condition with what was gathered."""
        named = set(re.findall(r":(\w+)", condition))
        return text(condition).bindparams(**{name: self.known[name] for name in named})

    def _chats(self, leaving: Leaving) -> list[str]:
        """The keys of conversations that are theirs and nobody else's."""
        known = {"email": self.known["email"], "client": leaving.client}
        by_address = [f"{platform}::{known['email']}" for platform in sorted(KNOWN_BY_EMAIL)]
        named = {
            str(each) for each in self._connection.execute(_TALKED_IN, {**known, "by_address": by_address}).scalars()
        }
        named |= set(by_address)
        named |= {_chat_key(*row) for row in self._connection.execute(_CHATS, known)}
        named |= {Conversation(each.identity).key for each in leaving.identities}
        others = {_chat_key(*row) for row in self._connection.execute(_OTHERS_NOW, known)}
        return sorted(each for each in named - others if self._may_be_theirs(each))

    def _may_be_theirs(self, key: str) -> bool:
        """A chat of a browser is whose address it names."""
        try:
            identity = Conversation.of_key(key).identity
        except ValueError:
            return False
        return identity.platform not in KNOWN_BY_EMAIL or contact_key(identity.user_id) == self.known["email"]


def _chat_key(platform: str, workspace: str, user_id: str) -> str:
    return Conversation(ChatIdentity(platform, workspace, user_id)).key
