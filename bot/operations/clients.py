"""Taking client files into the desk's memory, all or nothing, and showing what it knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.changes import changes_between
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.errors import DeskError, NotFound
from bot.operations.erasing import refuse_erased
from bot.operations.identities import BY_FILE, forget_chat, note_revoked
from bot.operations.ports import ClientFile, ContractRecord, ImportRecord, Work, WorkFactory

COMMAND_LINE = "the command line"


class SameClientTwice(DeskError):
    """Two files of one import describe the same client."""


@dataclass(frozen=True)
class ContractImport:
    """What happened to one contract: ``added``, ``unchanged``, ``changed`` or ``withdrawn``; its version; what is new."""

    number: str
    outcome: str
    version: int
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClientImport:
    """What happened to one client: ``added``, ``unchanged`` or ``changed``, and to its contracts."""

    code: str
    outcome: str
    contracts: tuple[ContractImport, ...]
    changes: tuple[str, ...] = ()

    @property
    def changes_something(self) -> bool:
        """Whether anything is different after it."""
        return self.outcome != "unchanged" or any(contract.outcome != "unchanged" for contract in self.contracts)

    def lines(self) -> Iterator[str]:
        """Everything that it does, a sentence or difference each."""
        if self.outcome != "unchanged":
            yield f"client {self.outcome}"
        yield from self.changes
        for contract in self.contracts:
            if contract.outcome != "unchanged":
                yield f"{contract.number} version {contract.version}: {contract.outcome}"
                yield from (f"{contract.number}: {change}" for change in contract.changes)


@dataclass(frozen=True)
class ImportReport:
    """What an import did, file by file."""

    clients: tuple[ClientImport, ...]


@dataclass(frozen=True)
class ClientView:
    """A client with the newest version of each of its contracts."""

    client: Client
    contracts: tuple[Contract, ...]


@dataclass(frozen=True)
class ContractHistory:
    """The versions of one contract, oldest first, and since when no file of the client names it any more."""

    number: str
    withdrawn_at: datetime | None
    versions: tuple[VersionView, ...]


@dataclass(frozen=True)
class VersionView:
    """One version: when it came in, and what it says that the one before did not; nothing for the first."""

    contract: Contract
    added_at: datetime
    changes: tuple[str, ...]


def import_clients(
    *, work: WorkFactory, files: Sequence[ClientFile], now: datetime, dry_run: bool = False, by: str = COMMAND_LINE
) -> ImportReport:
    """Store the files in one transaction: an error in any of them leaves everything as it was.

    A contract that says something new becomes a new version; one that is gone is withdrawn. A dry run does all of
    it, refusals included, and keeps nothing. ``by`` is kept with what has changed.
    """
    with work() as transaction:
        report = take_in(transaction, files, now, by)
        if not dry_run:
            transaction.commit()
        return report


def take_in(work: Work, files: Sequence[ClientFile], now: datetime, by: str) -> ImportReport:
    """The same inside the caller's transaction; imports come one after the other."""
    _refuse_repeats(files)
    work.clients.hold_imports()
    return ImportReport(tuple(_import_one(work, file, now, by) for file in files))


def _refuse_repeats(files: Sequence[ClientFile]) -> None:
    paths: dict[str, str] = {}
    for file in files:
        code = file.client.code
        if code in paths:
            raise SameClientTwice(
                f"{paths[code]} and {file.path} both describe the client '{code}'. Import one of them."
            )
        paths[code] = file.path


def _import_one(work: Work, file: ClientFile, now: datetime, by: str) -> ClientImport:
    client = file.client
    known = work.clients.get(client.code)
    refuse_erased(work, client)
    if known != client:
        _save(work, client, now)
    outcome = "added" if known is None else "unchanged" if known == client else "changed"
    stored = {contract.number: contract for contract in work.contracts.latest(client.code)}
    contracts = [
        _import_contract(work, client.code, contract, stored.get(contract.number), position, now)
        for position, contract in enumerate(file.contracts)
    ]
    kept = {contract.number for contract in file.contracts}
    for number, contract in stored.items():
        if number not in kept:
            work.contracts.withdraw(client.code, number, now)
            contracts.append(ContractImport(number, "withdrawn", contract.version))
    changes = changes_between(known, client) if known else ()
    done = ClientImport(client.code, outcome, tuple(contracts), changes)
    if done.changes_something:
        work.clients.note_import(ImportRecord(now, client.code, by, file.path, file.content, tuple(done.lines())))
    return done


def _save(work: Work, client: Client, now: datetime) -> None:
    """People who are gone, have left or are not named any more lose what their chats may see at once."""
    before = work.identities.of_client(client.code)
    work.clients.save(client)
    kept = {(each.identity, each.contact) for each in work.identities.of_client(client.code)}
    for each in before:
        contact = client.contact(each.contact)
        if (each.identity, each.contact) not in kept:
            note_revoked(work, each, by=BY_FILE, at=now)
        elif contact is not None and not contact.served:
            forget_chat(work, each, at=now)


def _import_contract(
    work: Work, client: str, contract: Contract, latest: Contract | None, position: int, now: datetime
) -> ContractImport:
    if latest is not None and replace(latest, version=contract.version) == contract:
        return ContractImport(contract.number, "unchanged", latest.version)
    earlier = [one.version for one in work.contracts.versions(client, contract.number)]
    version = max([contract.version, *(one + 1 for one in earlier)])
    work.contracts.add(client, replace(contract, version=version), position, now)
    changes = changes_between(latest, contract) if latest else ()
    return ContractImport(contract.number, "changed" if latest else "added", version, changes)


def show_client(*, work: WorkFactory, code: str) -> ClientView:
    """One client with its contracts; NotFound when the desk does not know it."""
    with work() as transaction:
        client = transaction.clients.get(code)
        if client is None:
            known = ", ".join(sorted(one.code for one in transaction.clients.list())) or "none yet"
            raise NotFound(f"There is no client '{code}'. Known clients: {known}.")
        return ClientView(client, tuple(transaction.contracts.latest(code)))


def client_at_versions(*, work: WorkFactory, code: str, versions: Mapping[str, int]) -> ClientView:
    """A client with its contracts, some of them in an earlier version; NotFound names the versions there are."""
    view = show_client(work=work, code=code)
    contracts = {contract.number: contract for contract in view.contracts}
    with work() as transaction:
        for number, version in versions.items():
            known = {one.version: one for one in transaction.contracts.versions(code, number)}
            if version not in known:
                there = f"It has: {', '.join(map(str, known))}." if known else f"Known: {', '.join(contracts)}."
                raise NotFound(f"There is no version {version} of a contract '{number}'. {there}")
            contracts[number] = known[version]
    return replace(view, contracts=tuple(contracts.values()))


def contract_histories(*, work: WorkFactory, code: str) -> tuple[ContractHistory, ...]:
    """Every contract that the client has or had, with its versions; NotFound when the desk does not know the client."""
    show_client(work=work, code=code)
    with work() as transaction:
        return histories_of(transaction, code)


def histories_of(work: Work, code: str) -> tuple[ContractHistory, ...]:
    """The same inside the caller's transaction, for a client that is known."""
    stored = work.contracts.records(code)
    by_number: dict[str, list[ContractRecord]] = {}
    for one in stored:
        by_number.setdefault(one.contract.number, []).append(one)
    return tuple(ContractHistory(number, of[-1].withdrawn_at, _versions(of)) for number, of in by_number.items())


def _versions(stored: Sequence[ContractRecord]) -> tuple[VersionView, ...]:
    before = [None, *(one.contract for one in stored[:-1])]
    return tuple(
        VersionView(one.contract, one.added_at, changes_between(earlier, one.contract) if earlier else ())
        for earlier, one in zip(before, stored, strict=True)
    )


def show_clients(*, work: WorkFactory) -> tuple[ClientView, ...]:
    """Every client with its contracts, by code."""
    with work() as transaction:
        clients = transaction.clients.list()
        contracts = transaction.contracts.latest_of([client.code for client in clients])
        return tuple(ClientView(client, tuple(contracts[client.code])) for client in clients)
