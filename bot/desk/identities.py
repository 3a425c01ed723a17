"""Chat identities: how we know whose each one is, one-time codes that link one to a person, and the record of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.desk.clients import ChatIdentity, Client

CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 signs, none of which is taken for another one: no I, O, 0 or 1."""

CODE_LENGTH = 8
CODE_LASTS = timedelta(minutes=15)
TRIES, TRIES_WITHIN = 5, timedelta(hours=1)
BROWSER = "web"
"""The platform of browsers. A code that was asked for in one signs in there and links no chat; one of a chat signs in nowhere."""


class How(str, Enum):
    """Why an identity stands for a person."""

    FILE = "file"  # the client file names it
    PROFILE = "profile"  # the workspace is the client's, and the profile's confirmed e-mail address the contact's
    CODE = "code"  # the person had a one-time code that was given to the contact


@dataclass(frozen=True)
class KnownIdentity:
    """An identity and the contact it stands for; ``since`` is None for those that the client file names."""

    identity: ChatIdentity
    client: str
    contact: str
    how: How = How.FILE
    since: datetime | None = None

    def holds_at(self, client: Client) -> bool:
        """Whether it still stands for a served contact of the client, for the reason it was recorded for."""
        contact = client.contact(self.contact)
        if contact is None or not contact.served:
            return False
        return self.how is not How.PROFILE or self.identity.workspace in client.slack_teams


class EventKind(str, Enum):
    """What happened to a person's identities."""

    CODE = "code"
    LINKED = "linked"
    UNLINKED = "unlinked"
    SIGNED_IN = "signed in"  # in a browser, with a code that was asked for there


@dataclass(frozen=True)
class IdentityEvent:
    """One thing that happened; never changed.

    ``by`` is who did it: an e-mail address, a person at the MSP, or a part of the desk. ``code`` is the keyed hash of a
    one-time code, never the code; ``conversation`` the chat in which the code was asked for.
    """

    id: str
    kind: EventKind
    client: str
    contact: str
    at: datetime
    by: str
    identity: ChatIdentity | None = None
    how: How | None = None
    code: bytes | None = None
    expires_at: datetime | None = None
    conversation: str | None = None


@dataclass(frozen=True)
class CodeOnRecord:
    """A code that was given out, and whether somebody has used it."""

    issued: IdentityEvent
    used: bool

    def counts(self, at: datetime) -> bool:
        """Whether it can be used at this instant; the instant at which it ends is too late."""
        return not self.used and self.issued.expires_at is not None and at < self.issued.expires_at


@dataclass(frozen=True)
class CodeRequest:
    """Somebody nobody knows asks in a chat for a code to this e-mail address; ``mailed`` is None until that was seen to."""

    id: str
    identity: ChatIdentity
    address: str
    at: datetime
    mailed: bool | None = None


def typed_code(words: str) -> str:
    """A code as somebody types it, in the one form that counts: capitals, without spaces and dashes."""
    return "".join(sign for sign in words.upper() if sign.isalnum())[: 4 * CODE_LENGTH]


def shown_code(code: str) -> str:
    """A code as it is shown: two groups, which are easier to copy by hand."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"
