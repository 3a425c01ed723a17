"""The memory of chat identities, and the makers of what links them: codes and mail."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.desk.clients import ChatIdentity
from bot.desk.identities import CodeOnRecord, CodeRequest, IdentityEvent, KnownIdentity


class Identities(Protocol):
    """Whose each chat identity is, and the record of codes, links and unlinks, which is only added to."""

    def hold(self, identity: ChatIdentity) -> None:
        """Nobody else changes what this identity stands for, or tries a code with it, until our transaction ends."""
        ...

    def hold_code(self, code: bytes) -> None:
        """Nobody else uses the code with this hash until our transaction ends."""
        ...

    def tries(self, identity: ChatIdentity, since: datetime) -> int:
        """How many codes it has tried after this instant."""
        ...

    def note_try(self, identity: ChatIdentity, at: datetime, forget_before: datetime) -> None:
        """It tries a code; tries of before that instant are forgotten."""
        ...

    def code(self, code: bytes) -> CodeOnRecord | None:
        """The code with this hash; one query, whatever is found."""
        ...

    def hold_address(self, address: str) -> None:
        """Nobody else mails a code to this address until our transaction ends."""
        ...

    def add_request(self, request: CodeRequest, *, forget_before: datetime) -> None:
        """A code is asked for; requests of before that instant are forgotten."""
        ...

    def request(self, id: str) -> CodeRequest | None: ...
    def close_request(self, id: str, *, mailed: bool) -> None: ...
    def asked_for_codes(self, identity: ChatIdentity, since: datetime) -> int:
        """How often it has asked after this instant."""
        ...

    def mailed_codes(self, address: str, since: datetime) -> int:
        """How many codes that were asked for after this instant went there or are on their way; none that was given up."""
        ...

    def add(self, event: IdentityEvent) -> None: ...
    def event(self, id: str) -> IdentityEvent | None: ...
    def events(self, client: str, contact: str) -> Sequence[IdentityEvent]:
        """What happened to a contact's identities, oldest first."""
        ...

    def get(self, identity: ChatIdentity) -> KnownIdentity | None: ...
    def of_client(self, client: str) -> Sequence[KnownIdentity]: ...
    def of_contacts(self, contacts: Collection[str]) -> Sequence[KnownIdentity]:
        """Those of the contacts with these addresses (casefolded), whosever they are."""
        ...

    def record(self, known: KnownIdentity) -> None:
        """The identity stands for this contact from now on."""
        ...

    def remove(self, identity: ChatIdentity) -> None: ...
    def client_of_team(self, team: str) -> str | None:
        """The code of the client whose Slack workspace this is."""
        ...


class Codes(Protocol):
    """Makes one-time codes, and the form in which they are kept. Without its key neither can be made."""

    def code_of(self, id: str) -> str:
        """The code of an event, the same every time: what is stored need not hold it."""
        ...

    def token_of(self, id: str) -> str:
        """The token of a sign-in link, too long to be guessed, the same every time."""
        ...

    def key_of(self, id: str) -> bytes:
        """The 32 bytes that sign for this id; the same again and again, and kept nowhere."""
        ...

    def hash_of(self, code: str) -> bytes:
        """The keyed hash of a code."""
        ...


class Mailer(Protocol):
    """Sends a mail to one person."""

    def send(self, to: str, subject: str, text: str) -> None:
        """Hand it over; raises when it was not taken."""
        ...
