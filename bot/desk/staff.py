"""The MSP's own people: their roles, what each role may do, and the record of how they came in and out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.desk.clients import ChatIdentity
from bot.desk.errors import NotAllowed

LINK_LASTS = timedelta(minutes=10)
SESSION_LASTS = timedelta(hours=12)
PASSWORD_TRIES, ALL_TRIES, TRIES_WITHIN = 5, 30, timedelta(minutes=15)
"""Tries with one address, tries with all addresses together, and the time in which they are counted."""


class StaffRole(str, Enum):
    """What somebody is at the MSP."""

    TECHNICIAN = "technician"
    DISPATCHER = "dispatcher"
    MANAGER = "manager"
    ADMIN = "admin"


class Right(str, Enum):
    """What may be done in the console."""

    READ = "read"  # look at tickets, clients with their contracts, quotes, alerts, and at who is paged
    WORK = "work"  # claim, answer, wait, resolve, write time and parts, sort, set the priority
    ASSIGN = "assign"  # give tickets to others, and take them from others
    OVERRIDE = "override"  # decide coverage otherwise, which may cost the house or the client money
    PEOPLE = "people"  # see the chats of the clients' people, give out codes that link one, and end such a link
    CONTRACTS = "contracts"  # take in client files
    GUIDES = "guides"  # publish guides, send them back, take them out
    LEARN = "learn"  # decide what the assistant learns from
    MONEY = "money"  # see what a client's month cost and brought, and give reports out
    STAFF = "staff"  # see who is signed in, and sign them out


_EVERYBODY = frozenset(StaffRole)
_ASSIGNERS = frozenset({StaffRole.DISPATCHER, StaffRole.MANAGER, StaffRole.ADMIN})
_DECIDERS = frozenset({StaffRole.MANAGER, StaffRole.ADMIN})
MAY: dict[Right, frozenset[StaffRole]] = {
    Right.READ: _EVERYBODY,
    Right.WORK: _EVERYBODY,
    Right.ASSIGN: _ASSIGNERS,
    Right.OVERRIDE: _DECIDERS,
    Right.PEOPLE: _ASSIGNERS,
    Right.CONTRACTS: _DECIDERS,
    Right.GUIDES: _DECIDERS,
    Right.LEARN: _DECIDERS,
    Right.MONEY: _DECIDERS,
    Right.STAFF: frozenset({StaffRole.ADMIN}),
}


@dataclass(frozen=True)
class StaffMember:
    """Somebody of the MSP, known by the e-mail address; ``active`` is False for those who have left."""

    name: str
    email: str
    role: StaffRole
    timezone: str = "UTC"
    identities: tuple[ChatIdentity, ...] = ()
    active: bool = True

    @property
    def first_name(self) -> str:
        """How the desk calls the person."""
        return self.name.split()[0]

    @property
    def key(self) -> str:
        """The address as tickets name their owner: without regard to case."""
        return self.email.casefold()

    def may(self, right: Right) -> bool:
        """Whether the role has this right; nobody who has left has any."""
        return self.active and self.role in MAY[right]

    def refuse_without(self, right: Right) -> None:
        """Raises NotAllowed where the role lacks the right."""
        if not self.may(right):
            able = " or ".join(role.value for role in StaffRole if role in MAY[right])
            raise NotAllowed(f"That is for a {able}. You are signed in as a {self.role.value}.")


class SignInHow(str, Enum):
    """How somebody proved who they are."""

    LINK = "link"
    PASSWORD = "password"
    PROVIDER = "provider"
    DEMO = "demo"


@dataclass(frozen=True)
class Whence:
    """Where a browser's request came from, as far as it can be known: the address, and what the browser calls itself."""

    address: str = ""
    agent: str = ""

    def __str__(self) -> str:
        return f"{self.address or 'an unknown address'}{f', {self.agent[:80]}' if self.agent else ''}"


@dataclass(frozen=True)
class ConsoleSession:
    """A browser that somebody has signed in with; ``token`` is the SHA-256 of what the browser holds."""

    id: str
    token: bytes
    email: str
    how: SignInHow
    began_at: datetime
    expires_at: datetime
    whence: Whence = Whence()
    ended_at: datetime | None = None

    def counts(self, at: datetime) -> bool:
        """Whether it holds at this instant; the instant at which it ends is too late."""
        return self.ended_at is None and at < self.expires_at


@dataclass(frozen=True)
class SignInLink:
    """A one-time link; ``token`` is the keyed hash of what stands in it. ``conversation`` is the chat that asked for it."""

    id: str
    token: bytes
    email: str
    given_at: datetime
    expires_at: datetime
    by: str
    conversation: str | None = None
    used_at: datetime | None = None

    def counts(self, at: datetime) -> bool:
        """Whether it can be used at this instant."""
        return self.used_at is None and at < self.expires_at


class StaffEventKind(str, Enum):
    """What happened to somebody of the MSP."""

    ADDED = "added"
    CHANGED = "changed"
    LEFT = "left"
    LINK_GIVEN = "link given"
    PASSWORD_SET = "password set"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"


@dataclass(frozen=True)
class StaffEvent:
    """One thing that happened, by whom and whence; never changed."""

    at: datetime
    email: str
    kind: StaffEventKind
    by: str
    text: str = ""
    whence: str = ""
