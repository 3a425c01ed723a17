"""Contract versions: added, never changed; a contract that is withdrawn keeps its versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal_column, select, tuple_, update
from sqlalchemy.engine import Connection

from bot.desk.contracts import Contract
from bot.desk.errors import OutOfDate
from bot.operations.ports import ContractRecord
from bot.storage.decoded import DecodedContracts, Key
from bot.storage.documents import decode, encode
from bot.storage.rows import documents, every, refusing, upsert, utc, utc_or_none
from bot.storage.tables import contract_numbers, contracts
from bot.storage.trail import Trail

_WRITTEN_BY: Any = literal_column("contracts.xmin::text").label("written_by")


class SqlContracts:
    """``Contracts`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail, decoded: DecodedContracts) -> None:
        self._connection = connection
        self._trail = trail
        self._decoded = decoded

    def latest(self, client: str) -> Sequence[Contract]:
        """The newest version of each contract that is not withdrawn, in the order of the client's file."""
        return tuple(self.latest_of([client])[client])

    def latest_of(self, clients: Sequence[str]) -> Mapping[str, Sequence[Contract]]:
        """The same for each of these clients."""
        newest = (
            select(contracts.c.client, contracts.c.number, func.max(contracts.c.version).label("version"))
            .where(contracts.c.client.in_(list(clients)))
            .group_by(contracts.c.client, contracts.c.number)
            .subquery()
        )
        listed = contract_numbers.c
        query = (
            select(contracts.c.client, contracts.c.number, contracts.c.version, _WRITTEN_BY)
            .join(
                newest,
                (newest.c.client == contracts.c.client)
                & (newest.c.number == contracts.c.number)
                & (newest.c.version == contracts.c.version),
            )
            .join(
                contract_numbers,
                (listed.client == contracts.c.client) & (listed.number == contracts.c.number),
            )
            .where(listed.withdrawn.is_(False))
            .order_by(listed.client, listed.position, listed.number)
        )
        keys, found = self._read(query)
        of: dict[str, list[Contract]] = {client: [] for client in clients}
        for key in keys:
            of[key[0]].append(found[key])
        return of

    def get(self, client: str, number: str, version: int) -> Contract | None:
        """One version of a contract."""
        query = select(contracts.c.client, contracts.c.number, contracts.c.version, _WRITTEN_BY).where(
            contracts.c.client == client, contracts.c.number == number, contracts.c.version == version
        )
        return next(iter(self._read(query)[1].values()), None)

    def _read(self, query: Any) -> tuple[Sequence[Key], Mapping[Key, Contract]]:
        """The versions that the query names, in its order; only those that were not read before are decoded."""
        keys: list[Key] = [
            (row["client"], row["number"], row["version"], row["written_by"]) for row in every(self._connection, query)
        ]
        found = self._decoded.known(keys)
        fresh = self._decode([key for key in keys if key not in found])
        self._decoded.keep(fresh)
        return keys, {**found, **fresh}

    def _decode(self, keys: Sequence[Key]) -> dict[Key, Contract]:
        if not keys:
            return {}
        named = tuple_(contracts.c.client, contracts.c.number, contracts.c.version)
        wanted = {key[:3]: key for key in keys}
        query = select(contracts.c.client, contracts.c.number, contracts.c.version, contracts.c.document)
        rows = every(self._connection, query.where(named.in_(list(wanted))))
        return {wanted[row["client"], row["number"], row["version"]]: decode(Contract, row["document"]) for row in rows}

    def versions(self, client: str, number: str) -> Sequence[Contract]:
        """All versions of a contract, oldest first."""
        query = self._versions(client, number).order_by(contracts.c.version)
        return documents(self._connection, Contract, query)

    def records(self, client: str) -> Sequence[ContractRecord]:
        """Every version with when it was taken in, and since when the contract stands in no file of the client."""
        listed = contract_numbers.c
        query = (
            select(contracts.c.document, contracts.c.added_at, listed.withdrawn_at)
            .join(
                contract_numbers,
                (listed.client == contracts.c.client) & (listed.number == contracts.c.number),
            )
            .where(contracts.c.client == client)
            .order_by(listed.position, listed.number, contracts.c.version)
        )
        return tuple(
            ContractRecord(decode(Contract, row["document"]), utc(row["added_at"]), utc_or_none(row["withdrawn_at"]))
            for row in every(self._connection, query)
        )

    def add(self, client: str, contract: Contract, position: int, at: datetime) -> None:
        """Write a version and the contract's place in the client's file; OutOfDate if the version is there."""

        def there_already() -> OutOfDate:
            return OutOfDate(
                f"Version {contract.version} of contract {contract.number} is stored already. "
                "A changed contract needs the next version."
            )

        listed = {
            "client": client,
            "number": contract.number,
            "position": position,
            "withdrawn": False,
            "withdrawn_at": None,
        }
        version = {
            "client": client,
            "number": contract.number,
            "version": contract.version,
            "type": contract.type.value,
            "status": contract.status.value,
            "added_at": at,
            "document": encode(contract),
        }
        with refusing(self._connection, {"pk_contracts": there_already}):
            upsert(self._connection, contract_numbers, listed)
            self._trail.add(contracts, version)

    def withdraw(self, client: str, number: str, at: datetime) -> None:
        """``latest`` leaves the contract out from now on."""
        listed = contract_numbers.c
        query = update(contract_numbers).where(listed.client == client, listed.number == number)
        self._connection.execute(query.values(withdrawn=True, withdrawn_at=at))

    @staticmethod
    def _versions(client: str, number: str) -> Any:
        return select(contracts.c.document).where(contracts.c.client == client, contracts.c.number == number)
