"""Allowances in the ledger: what is left of them, what a ticket reserves, and who is told when little is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.desk.allowances import (
    Balance,
    LedgerRow,
    RowKind,
    Use,
    Used,
    balance_at,
    balances,
    carried_in_words,
    has_ended,
    periods_that_matter,
    use_at,
)
from bot.desk.clients import Client, Role
from bot.desk.contracts import Allowance, Contract, Period, Unit
from bot.desk.decisions import Decision
from bot.desk.draws import units_in_words
from bot.desk.errors import NotFound
from bot.desk.tickets import Ticket
from bot.operations.notices import tell
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.records import contract_of
from bot.operations.turns import Turn


def balances_of(work: Work, client: str, contract: Contract, allowance: Allowance, at: datetime) -> tuple[Balance, ...]:
    """The periods that what is left at ``at`` depends on, as the ledger has them."""
    of = {"client": client, "contract": contract.number, "allowance": allowance.name}
    last = work.ledger.last_work(**of) if allowance.rollover else None
    periods = periods_that_matter(contract, allowance, at, last)
    edges = [periods[0][0], *(until for _, until in periods)]
    return balances(contract, allowance, periods, work.ledger.taken(**of, edges=edges))


def use_in_ledger(work: Work, client: str, contracts: Sequence[Contract], at: datetime, stated: Used = ()) -> Use:
    """What decisions for ``at`` weigh, as the ledger has it: every decision that is asked for now goes by it.

    What is ``stated`` of an allowance takes the place of what the ledger says about its period.
    """

    def known(contract: Contract, allowance: Allowance, instant: datetime) -> tuple[Balance, ...]:
        return balances_of(work, client, contract, allowance, instant)

    return use_at(contracts, at, known, stated)


@dataclass(frozen=True)
class AllowanceLeft:
    """What is left of an allowance at an instant; ``carried_from`` says where what was carried over comes from."""

    contract: str
    allowance: Allowance
    currency: str
    balance: Balance
    carried_from: tuple[str, ...]
    is_the_last: bool

    @property
    def left(self) -> Decimal:
        """What is left, in the allowance's unit; below zero where the contract allows it."""
        return self.balance.left

    @property
    def until(self) -> datetime:
        """When the period ends."""
        return self.balance.until

    def words(self, amount: Decimal) -> str:
        """An amount of it for people."""
        return units_in_words(amount, self.allowance.unit, self.currency)


def allowances_left(*, ports: DeskPorts, turn: Turn) -> tuple[AllowanceLeft, ...]:
    """Hours, visits or tickets that the client's contracts in force still hold."""
    client = turn.person.client
    if client is None:
        raise NotFound("I cannot see a contract for you.")
    with ports.begin() as work:
        return allowances_at(work, client, ports.clock.now())


def allowances_of_client(*, ports: DeskPorts, client: Client, at: datetime | None = None) -> tuple[AllowanceLeft, ...]:
    """The same for the MSP's own people, at any instant (now unless given)."""
    with ports.begin() as work:
        return allowances_at(work, client, at or ports.clock.now())


def ledger_of(*, ports: DeskPorts, client: str, left: AllowanceLeft) -> tuple[LedgerRow, ...]:
    """Every row that was ever written for an allowance, oldest first."""
    with ports.begin() as work:
        return tuple(work.ledger.rows(client=client, contract=left.contract, allowance=left.allowance.name))


def allowances_at(work: Work, client: Client, at: datetime) -> tuple[AllowanceLeft, ...]:
    """What the contracts in force hold, inside the caller's transaction."""
    found = []
    for contract in work.contracts.latest(client.code):
        for allowance in contract.allowances if contract.in_force(at) else ():
            periods = balances_of(work, client.code, contract, allowance, at)

            def words(amount: Decimal, unit: Unit = allowance.unit) -> str:
                return units_in_words(amount, unit, client.currency)

            carried, balance = carried_in_words(periods, at, words), balance_at(periods, at)
            last = allowance.per is Period.TERM or has_ended(contract, allowance, balance.until)
            found.append(AllowanceLeft(contract.number, allowance, client.currency, balance, carried, last))
    return tuple(found)


LITTLE_LEFT = "little left"


def reserve_allowance(
    work: Work, ports: DeskPorts, key: str, ticket: Ticket, decision: Decision, reader: str | None = None
) -> str | None:
    """Hold for the ticket what the decision takes, once for a key; a sentence when little is left after it.

    ``reader`` reads the sentence in an answer. The client's ledger has to be held.
    """
    contract = contract_of(work, ticket.client, decision)
    client = work.clients.get(ticket.client) if ticket.client else None
    allowance = contract.allowance(decision.draws) if contract else None
    if contract is None or allowance is None or client is None or decision.drawn is None:
        return None
    if any(row.key == key for row in work.ledger.of_ticket(ticket.number)):
        return work.done.recall(key, LITTLE_LEFT)
    work.ledger.add(
        LedgerRow(
            client=client.code,
            contract=contract.number,
            allowance=allowance.name,
            kind=RowKind.RESERVE,
            amount=decision.drawn,
            work_at=decision.facts.at,
            ticket=ticket.number,
            key=key,
            written_at=ports.clock.now(),
        )
    )
    said = say_when_little_is_left(work, ports, client, contract, allowance, decision.facts.at, reader=reader)
    if said is not None:
        work.done.remember(key, LITTLE_LEFT, said)
    return said


def give_back(work: Work, key: str, ticket: str, now: datetime) -> None:
    """The ticket needs nothing after all: rows with the opposite of what it still holds; a second time changes nothing."""
    held: dict[tuple[str, str, str, datetime], Decimal] = {}
    for row in work.ledger.of_ticket(ticket):
        if row.kind in (RowKind.RESERVE, RowKind.GIVE_BACK):
            of = (row.client, row.contract, row.allowance, row.work_at)
            held[of] = held.get(of, Decimal(0)) + row.amount
    for (client, contract, allowance, work_at), amount in held.items():
        if amount:
            work.ledger.add(
                LedgerRow(client, contract, allowance, RowKind.GIVE_BACK, -amount, work_at, ticket, key, now)
            )


def say_when_little_is_left(
    work: Work,
    ports: DeskPorts,
    client: Client,
    contract: Contract,
    allowance: Allowance,
    at: datetime,
    reader: str | None = None,
) -> str | None:
    """A sentence once the period of ``at`` has used as much as the contract warns at; None before.

    The client's primary and billing contacts are told once a period; ``reader`` gets the sentence in an answer anyway.
    The client's ledger has to be held.
    """
    balance = balance_at(balances_of(work, client.code, contract, allowance, at), at)
    if not balance.total or balance.taken.total * 100 < balance.total * allowance.warn_percent:
        return None
    left = AllowanceLeft(contract.number, allowance, client.currency, balance, (), False)
    share = int(balance.taken.total * 100 / balance.total)
    day = f"{balance.until - timedelta(hours=12):%-d %B %Y}"
    text = f"{share}% of '{allowance.name}' ({contract.number}) is used or reserved: {left.words(left.left)} left until {day}."
    period = f"{client.code} {contract.number} {allowance.name} {balance.since.isoformat()}"
    if work.done.recall(period, LITTLE_LEFT) is None:
        work.done.remember(period, LITTLE_LEFT, text)
        for contact in client.contacts:
            if contact.served and contact.roles & {Role.PRIMARY, Role.BILLING} and contact.email != reader:
                tell(work, ports, client, contact, Answer(text))
    return text
