"""Taking client files into the desk's memory, all or nothing, and showing what it knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.errors import DeskError, NotFound
from bot.operations.ports import ClientFile, Work, WorkFactory


class SameClientTwice(DeskError):
    """Two files of one import describe the same client."""


@dataclass(frozen=True)
class ContractImport:
    """What happened to one contract: ``added``, ``unchanged``, ``changed`` or ``withdrawn``; its version."""

    number: str
    outcome: str
    version: int


@dataclass(frozen=True)
class ClientImport:
    """What happened to one client: ``added``, ``unchanged`` or ``changed``, and to its contracts."""

    code: str
    outcome: str
    contracts: tuple[ContractImport, ...]


@dataclass(frozen=True)
class ImportReport:
    """What an import did, file by file."""

    clients: tuple[ClientImport, ...]


@dataclass(frozen=True)
class ClientView:
    """A client with the newest version of each of its contracts."""

    client: Client
    contracts: tuple[Contract, ...]


def import_clients(*, work: WorkFactory, files: Sequence[ClientFile], now: datetime) -> ImportReport:
    """Store the files in one transaction: an error in any of them leaves everything as it was.

    A contract that says something new becomes a new version; one that is gone is withdrawn.
    """
    _refuse_repeats(files)
    with work() as transaction:
        report = ImportReport(tuple(_import_one(transaction, file, now) for file in files))
        transaction.commit()
        return report


def _refuse_repeats(files: Sequence[ClientFile]) -> None:
    paths: dict[str, str] = {}
    for file in files:
        code = file.client.code
        if code in paths:
            raise SameClientTwice(
                f"{paths[code]} and {file.path} both describe the client '{code}'. Import one of them."
            )
        paths[code] = file.path


def _import_one(work: Work, file: ClientFile, now: datetime) -> ClientImport:
    client = file.client
    known = work.clients.get(client.code)
    if known != client:
        work.clients.save(client)
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
    return ClientImport(client.code, outcome, tuple(contracts))


def _import_contract(
    work: Work, client: str, contract: Contract, latest: Contract | None, position: int, now: datetime
) -> ContractImport:
    if latest is not None and replace(latest, version=contract.version) == contract:
        return ContractImport(contract.number, "unchanged", latest.version)
    earlier = [one.version for one in work.contracts.versions(client, contract.number)]
    version = max([contract.version, *(one + 1 for one in earlier)])
    work.contracts.add(client, replace(contract, version=version), position, now)
    return ContractImport(contract.number, "changed" if latest else "added", version)


def show_client(*, work: WorkFactory, code: str) -> ClientView:
    """One client with its contracts; NotFound when the desk does not know it."""
    with work() as transaction:
        client = transaction.clients.get(code)
        if client is None:
            known = ", ".join(sorted(one.code for one in transaction.clients.list())) or "none yet"
            raise NotFound(f"There is no client '{code}'. Known clients: {known}.")
        return ClientView(client, tuple(transaction.contracts.latest(code)))


def show_clients(*, work: WorkFactory) -> tuple[ClientView, ...]:
    """Every client with its contracts, by code."""
    with work() as transaction:
        clients = sorted(transaction.clients.list(), key=lambda client: client.code)
        return tuple(ClientView(one, tuple(transaction.contracts.latest(one.code))) for one in clients)
