"""What is used of allowances when tickets are decided anew: the ledger as it was, with other rows for some tickets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from bot.desk.allowances import LedgerRow, RowKind, Used, balances, net_use, periods_that_matter, taken_of
from bot.desk.contracts import Allowance, Contract
from bot.desk.decisions import Decision


def use_of(contracts: Sequence[Contract], rows: Iterable[LedgerRow], at: datetime) -> Used:
    """What these rows use of each allowance that may be drawn from at this instant, as facts state it."""
    rows = tuple(rows)
    return tuple(
        (allowance.name, net_use_of(contract, allowance, rows, at))
        for contract in contracts
        if contract.in_force(at)
        for allowance in contract.allowances
    )


def net_use_of(contract: Contract, allowance: Allowance, rows: Iterable[LedgerRow], at: datetime) -> Decimal:
    """The allowance less what may still be taken: what the ledger's own sum says, from rows at hand."""
    mine = [row for row in rows if (row.contract, row.allowance) == (contract.number, allowance.name)]
    last = max((row.work_at for row in mine), default=None)
    periods = periods_that_matter(contract, allowance, at, last)
    taken = [taken_of(row for row in mine if since <= row.work_at < until) for since, until in periods]
    return net_use(allowance, balances(contract, allowance, periods, taken), at)


def row_of(ticket: str, decision: Decision, at: datetime) -> LedgerRow | None:
    """The row that a decision writes; None when it draws nothing."""
    if decision.contract is None or decision.draws is None or decision.drawn is None:
        return None
    return LedgerRow(
        client=decision.client,
        contract=decision.contract,
        allowance=decision.draws,
        kind=RowKind.RESERVE,
        amount=decision.drawn,
        work_at=decision.facts.at,
        ticket=ticket,
        key=ticket,
        written_at=at,
    )
