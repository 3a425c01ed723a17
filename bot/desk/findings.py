"""Where the walk along one chain of contracts ended: the verdict, the term that gave it and what was weighed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.desk.contracts import Contract, EmergencyClause
from bot.desk.decisions import Check, Verdict
from bot.desk.prices import Estimate


@dataclass(frozen=True)
class Possible:
    """A contract that may turn out to decide; ``clause`` is the term that depends on what is not known, if one does."""

    contract: Contract
    clause: str | None = None


@dataclass(frozen=True)
class Finding:
    """Where one chain of contracts ended; ``possible`` are the contracts that may decide besides, while it is open."""

    verdict: Verdict
    contract: Contract | None
    clause: str | None
    checks: tuple[Check, ...] = ()
    estimate: Estimate | None = None
    missing: tuple[str, ...] = ()
    draws: str | None = None
    drawn: Decimal | None = None
    emergency: EmergencyClause | None = None
    possible: tuple[Possible, ...] = ()


def number_of(contract: Contract | None) -> str | None:
    """The number by which people know the contract."""
    return contract.number if contract else None
