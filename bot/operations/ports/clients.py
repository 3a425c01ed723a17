"""The memory of clients and of the versions of their contracts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.desk.clients import ChatIdentity, Client, Contact
from bot.desk.contracts import Contract
from bot.operations.ports.records import ContractRecord, ImportRecord


class Clients(Protocol):
    """Clients with their sites, contacts, identities and assets."""

    def get(self, code: str) -> Client | None: ...
    def list(self) -> Sequence[Client]: ...
    def page(self, *, words: str, after: str | None, limit: int) -> Sequence[Client]:
        """Those with these words in code or name, by code, behind the code ``after``."""
        ...

    def people(
        self, *, client: str | None, words: str, unknown: bool, after: tuple[str, str] | None, limit: int
    ) -> Sequence[tuple[str, str]]:
        """Client and address (casefolded) of contacts, in that order, behind such a pair: those of a client, with these
        words in name or address, and with ``unknown`` those alone whom no chat stands for."""
        ...

    def hold_imports(self) -> None:
        """Nobody else imports client files until our transaction ends."""
        ...

    def note_import(self, record: ImportRecord) -> None:
        """Keep that a file was taken in."""
        ...

    def imports(self, code: str, limit: int = 50) -> Sequence[ImportRecord]:
        """The newest imports that changed something, newest first."""
        ...

    def save(self, client: Client) -> None:
        """Insert or replace the client as a whole; an identity or e-mail that belongs to another client is refused
        with DeskError naming both clients."""
        ...

    def by_identity(self, identity: ChatIdentity) -> tuple[Client, Contact] | None: ...
    def by_email(self, email: str) -> tuple[Client, Contact] | None:
        """Across clients; case does not matter."""
        ...


class Contracts(Protocol):
    """Contract versions; none is ever changed or removed."""

    def latest(self, client: str) -> Sequence[Contract]:
        """The newest version of each contract of the client, in the order of the client's file."""
        ...

    def latest_of(self, clients: Sequence[str]) -> Mapping[str, Sequence[Contract]]:
        """The same for each of these clients, with as many queries as for one."""
        ...

    def get(self, client: str, number: str, version: int) -> Contract | None: ...
    def versions(self, client: str, number: str) -> Sequence[Contract]: ...
    def records(self, client: str) -> Sequence[ContractRecord]:
        """Every version of every contract, withdrawn or not, in the order of the file, a contract's versions in theirs."""
        ...

    def add(self, client: str, contract: Contract, position: int, at: datetime) -> None: ...
    def withdraw(self, client: str, number: str, at: datetime) -> None:
        """The contract stands in no file of the client any more: ``latest`` leaves it out, its versions stay."""
        ...
