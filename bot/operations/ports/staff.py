"""The memory of the MSP's own people, their sessions and sign-in links; and outside systems that say who somebody is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.desk.clients import ChatIdentity
from bot.desk.errors import NotAllowed
from bot.desk.staff import ConsoleSession, SignInLink, StaffEvent, StaffMember


class Staff(Protocol):
    """The people of the MSP. Addresses are compared without regard to case."""

    def hold(self) -> None:
        """Nobody else adds or removes people until our transaction ends."""
        ...

    def list(self) -> Sequence[StaffMember]:
        """Everybody, those who have left too, by name."""
        ...

    def get(self, email: str) -> StaffMember | None: ...
    def by_identity(self, identity: ChatIdentity) -> StaffMember | None: ...
    def save(self, member: StaffMember) -> None:
        """Insert or replace, with the chats that stand for the person."""
        ...

    def add_event(self, event: StaffEvent) -> None: ...
    def events(self, email: str | None = None, limit: int = 200) -> Sequence[StaffEvent]:
        """The newest of one person or of all, newest first."""
        ...


class SignIns(Protocol):
    """Sessions, one-time links, passwords and tries."""

    def begin_session(self, session: ConsoleSession) -> None: ...
    def session(self, token: bytes) -> tuple[ConsoleSession, StaffMember] | None:
        """The session whose token has this hash, and whose it is, in one query."""
        ...

    def sessions(self, at: datetime) -> Sequence[ConsoleSession]:
        """Those that hold at this instant, newest first."""
        ...

    def end_sessions(
        self, at: datetime, *, token: bytes | None = None, email: str | None = None, id: str | None = None
    ) -> int:
        """End the one with this token or id, or all of this person; how many were ended."""
        ...

    def add_link(self, link: SignInLink) -> None: ...
    def link(self, id: str) -> SignInLink | None: ...
    def link_with(self, token: bytes) -> SignInLink | None: ...
    def use_link(self, token: bytes, at: datetime) -> SignInLink | None:
        """Use the link up; None where it has ended or somebody was quicker."""
        ...

    def end_links(self, email: str, at: datetime) -> None:
        """Whatever links this person was given work no more."""
        ...

    def set_password(self, email: str, hash: str, at: datetime) -> None: ...
    def password(self, email: str) -> str | None: ...
    def hold_tries(self) -> None:
        """One try at a time is counted."""
        ...

    def tries(self, email: str | None, since: datetime) -> int:
        """How often a password was tried after this instant, with this address or with any."""
        ...

    def note_try(self, email: str, at: datetime, forget_before: datetime) -> None: ...


class NotProven(NotAllowed):
    """The outside system did not say who somebody is, or not in a way that counts; the message may be shown."""


@dataclass(frozen=True)
class ProviderRequest:
    """One sign-in that was begun at an outside system: where the browser goes, and what has to come back with it."""

    url: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class ProvenPerson:
    """Whom the outside system has proved somebody to be: the confirmed e-mail address, and its own id of the person."""

    email: str
    subject: str


class IdentityProvider(Protocol):
    """An outside system that people sign in at, by OpenID Connect."""

    @property
    def name(self) -> str:
        """Its name in addresses, such as ``google``."""
        ...

    @property
    def title(self) -> str:
        """Its name for people."""
        ...

    def begin(self, *, redirect_uri: str) -> ProviderRequest:
        """Begin a sign-in; raises NotProven when the outside system cannot be reached."""
        ...

    def finish(self, *, code: str, begun: ProviderRequest, redirect_uri: str) -> ProvenPerson:
        """Trade the code in; raises NotProven for everything that does not prove who somebody is."""
        ...
