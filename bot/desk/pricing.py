"""The price of a request under the contract whose rates pay for what the plan leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.facts import Facts
from bot.desk.prices import Estimate, LineKind, estimate
from bot.desk.rates import agreed_rates
from bot.desk.work_done import WorkEntry


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
    if contract is None or facts.minutes is None or facts.work is None:
        return None
    site = client.site(facts.site)
    card = agreed_rates(client=client, contract=contract, site=site, rate=facts.rate)
    if card is None:
        return None
    return estimate(
        card=card,
        hours=contract.support_hours,
        work=facts.work,
        start=facts.at,
        minutes=facts.minutes,
        kilometres=facts.kilometres,
        zone=site.zone if site else None,
        tax=client.tax,
        parts=facts.parts,
        covered=covered,
        covered_minutes=covered_minutes,
        role=facts.role,
        entries=_begun_at(facts.entries, facts.at),
    )


def _begun_at(entries: tuple[WorkEntry, ...], at: datetime) -> tuple[WorkEntry, ...]:
    """The same work with its first entry at this instant: an alternative asks what it costs at another time."""
    if not entries:
        return ()
    moved = at - min(entry.begins for entry in entries)
    return tuple(replace(entry, start=entry.begins + moved) for entry in entries)
