"""The price of a request under the contract whose rates pay for what the plan leaves out."""

from __future__ import annotations

from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.facts import Facts
from bot.desk.prices import Estimate, LineKind, estimate


def contract_that_prices(contract: Contract, by_number: dict[str, Contract]) -> Contract | None:
    """The contract whose rates price what this one leaves out: itself, or the first behind it that has rates."""
    seen: set[str] = set()
    current: Contract | None = contract
    while current is not None and current.number not in seen:
        if current.rates is not None:
            return current
        seen.add(current.number)
        current = by_number.get(current.fallback or "")
    return None


def price_of(
    client: Client,
    contract: Contract | None,
    facts: Facts,
    *,
    covered: frozenset[LineKind] = frozenset(),
    covered_minutes: int = 0,
) -> Estimate | None:
    """The estimate for these facts; None where no rates hold or only a person can say how long it takes."""
    if contract is None or contract.rates is None or facts.minutes is None or facts.work is None:
        return None
    return estimate(
        card=contract.rates,
        hours=contract.support_hours,
        work=facts.work,
        start=facts.at,
        minutes=facts.minutes,
        kilometres=facts.kilometres,
        tax=client.tax,
        covered=covered,
        covered_minutes=covered_minutes,
    )
