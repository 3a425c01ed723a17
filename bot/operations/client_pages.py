"""The clients as the MSP's own people look at them: a page of the list, and one with all that is agreed with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.identities import KnownIdentity
from bot.operations.allowances import AllowanceLeft, allowances_at
from bot.operations.clients import ContractHistory, histories_of
from bot.operations.past import client_or_raise
from bot.operations.ports import DeskPorts, ImportRecord, QueueFilter, QueueRow

CLIENTS_OF_A_PAGE = 50
TICKETS_SHOWN = 25


@dataclass(frozen=True)
class ClientRow:
    """A client of the list; ``in_force`` are its contracts that hold now, ``open_tickets`` those that go with no other."""

    client: Client
    in_force: tuple[Contract, ...]
    open_tickets: int


@dataclass(frozen=True)
class ClientList:
    """A page of the list; ``following`` is the code behind which the next one begins, None after the last."""

    rows: tuple[ClientRow, ...]
    following: str | None


@dataclass(frozen=True)
class ClientDetails:
    """One client at an instant: contracts that hold and others, what is left, versions, imports, people, tickets."""

    client: Client
    at: datetime
    contracts: tuple[Contract, ...]
    allowances: tuple[AllowanceLeft, ...]
    histories: tuple[ContractHistory, ...]
    imports: Sequence[ImportRecord]
    identities: Sequence[KnownIdentity]
    tickets: Sequence[QueueRow]
    open_tickets: int

    def left_of(self, contract: Contract) -> tuple[AllowanceLeft, ...]:
        """What is left of the contract's allowances."""
        return tuple(left for left in self.allowances if left.contract == contract.number)


def look_at_clients(
    *, ports: DeskPorts, words: str = "", after: str | None = None, rows: int = CLIENTS_OF_A_PAGE
) -> ClientList:
    """One page of those with these words in code or name; as many queries for fifty clients as for one."""
    now = ports.clock.now()
    with ports.begin() as work:
        found = work.clients.page(words=words, after=after, limit=rows + 1)
        shown = found[:rows]
        codes = [client.code for client in shown]
        contracts, tickets = work.contracts.latest_of(codes), work.queue.open_by_client(codes)
    return ClientList(
        tuple(
            ClientRow(
                client,
                tuple(contract for contract in contracts[client.code] if contract.in_force(now)),
                tickets.get(client.code, 0),
            )
            for client in shown
        ),
        codes[-1] if len(found) > rows else None,
    )


def look_at_client(*, ports: DeskPorts, code: str) -> ClientDetails:
    """One client; NotFound names the ones there are."""
    now = ports.clock.now()
    with ports.begin() as work:
        client = client_or_raise(work, code)
        return ClientDetails(
            client=client,
            at=now,
            contracts=tuple(work.contracts.latest(code)),
            allowances=allowances_at(work, client, now),
            histories=histories_of(work, code),
            imports=work.clients.imports(code),
            identities=work.identities.of_client(code),
            tickets=work.queue.page(QueueFilter(client=code), after=None, limit=TICKETS_SHOWN),
            open_tickets=work.queue.open_by_client([code]).get(code, 0),
        )
