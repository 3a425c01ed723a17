"""What a client's people call their programs and devices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.tickets import Fact


@dataclass(frozen=True)
class ClientName:
    """A name as it is spelled, and the fact that it stands for."""

    spelling: str
    fact: Fact


def names_of(client: Client, contracts: Iterable[Contract] = ()) -> tuple[ClientName, ...]:
    """Programs of the client's list and of its contracts, asset tags, and names that only one asset has."""
    found: dict[str, ClientName] = {}
    for name in (*_applications(client, contracts), *_assets(client)):
        found.setdefault(name.spelling.casefold(), name)
    return tuple(found.values())


def _applications(client: Client, contracts: Iterable[Contract]) -> Iterator[ClientName]:
    """The names of the contracts first: priorities depend on them, letter by letter."""
    for contract in contracts:
        for name in sorted(contract.critical_applications):
            yield ClientName(name, Fact("application", name))
    for application in client.applications:
        for spelling in (application.name, *application.also):
            yield ClientName(spelling, Fact("application", application.name))


def _assets(client: Client) -> Iterator[ClientName]:
    for asset in client.assets:
        yield ClientName(asset.tag, Fact("asset_tag", asset.tag))
    called = [asset.name.casefold() for asset in client.assets if asset.name]
    for asset in client.assets:
        if asset.name and called.count(asset.name.casefold()) == 1:
            yield ClientName(asset.name, Fact("asset_tag", asset.tag))
