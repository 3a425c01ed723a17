"""Who is speaking: a chat identity, and the contact behind it if it is verified."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.clients import ChatIdentity, Client, Contact

KNOWN_BY_EMAIL = frozenset({"web", "terminal"})
"""On these platforms the user id is an e-mail address that the channel itself has verified (a sign-in, or the operator of
this very machine)."""


@dataclass(frozen=True)
class Conversation:
    """Where a person is reached: one per platform, workspace and user, so two clients can never share one."""

    identity: ChatIdentity

    @property
    def key(self) -> str:
        """The id used for order, locks and trackers; no two identities have the same, whatever signs are in them."""
        return f"{_part(self.identity.platform)}:{_part(self.identity.workspace)}:{self.identity.user_id}"

    @classmethod
    def of_key(cls, key: str) -> Conversation:
        """The conversation with this id; ValueError when it is none."""
        platform, workspace, user_id = key.split(":", 2)
        return cls(ChatIdentity(_read_part(platform), _read_part(workspace), user_id))


def _part(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A")


def _read_part(text: str) -> str:
    return text.replace("%3A", ":").replace("%25", "%")


@dataclass(frozen=True)
class Person:
    """The one who speaks. Without a contact the person is unverified: may report, and nothing more."""

    conversation: Conversation
    client: Client | None = None
    contact: Contact | None = None

    @property
    def verified(self) -> bool:
        """Whether a client's contact stands behind the identity."""
        return self.client is not None and self.contact is not None

    @property
    def first_name(self) -> str | None:
        """How to address the person, where that is known."""
        return self.contact.first_name if self.contact else None
