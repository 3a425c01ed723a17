"""What a coverage decision says: the verdict, every check that was weighed, the cheaper ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from bot.desk.catalogue import Priority, Work
from bot.desk.facts import Facts
from bot.desk.money import Money
from bot.desk.prices import Estimate


class Verdict(str, Enum):
    """The closed set of answers, best for the client first."""

    COVERED = "covered"
    FROM_ALLOWANCE = "covered_from_allowance"
    PARTLY_COVERED = "partly_covered"
    QUOTE_REQUIRED = "quote_required"
    NEEDS_PERSON = "needs_person"

    @property
    def free(self) -> bool:
        """Whether the request costs nothing beyond the fee."""
        return self in (Verdict.COVERED, Verdict.FROM_ALLOWANCE)

    @property
    def costs(self) -> bool:
        """Whether the request has a price beyond the fee, known or still to be worked out."""
        return self in (Verdict.PARTLY_COVERED, Verdict.QUOTE_REQUIRED)


RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}


@dataclass(frozen=True)
class Check:
    """One thing that was weighed: what, did it hold, under which contract and clause, in plain words.

    A ``detail`` belongs to the whole explanation and not to the short answer.
    """

    check: str
    passed: bool
    contract: str | None
    clause: str | None
    text: str
    detail: bool = False


class Way(str, Enum):
    """In what a cheaper way differs from what was asked for."""

    LATER = "later"
    REMOTE = "remote"
    ALLOWANCE = "allowance"
    SELF_HELP = "self_help"


@dataclass(frozen=True)
class Alternative:
    """A cheaper way: when, how it would be decided, what it would cost in the likely case."""

    when: datetime
    work: Work
    verdict: Verdict
    total: Decimal
    currency: str
    text: str
    kind: Way = Way.LATER


@dataclass(frozen=True)
class ActFirst:
    """An emergency is worked on before anybody has agreed: up to an amount where a clause says so, which is charged
    only after a yes; without a clause nothing that costs is begun, and somebody is called all the same."""

    contract: str | None = None
    clause: str | None = None
    up_to: Money | None = None

    def begun_up_to(self, priced: Estimate | None) -> Money | None:
        """The amount that everybody is told: what the clause lets begin, and never more than its price may come to.

        Where only parts would cost, no price is known yet.
        """
        known = priced is not None and priced.not_to_exceed.amount > 0
        return min(self.up_to, priced.not_to_exceed) if priced and known and self.up_to else self.up_to


@dataclass(frozen=True)
class Override:
    """A technician has decided otherwise: who, and why."""

    by: str
    reason: str


@dataclass(frozen=True)
class ShadowPrice:
    """What break-fix would have asked, by which contract's card; ``estimate`` is None where no card can price it."""

    contract: str | None
    version: int | None
    estimate: Estimate | None
    text: str


@dataclass(frozen=True)
class Decision:
    """An immutable answer with everything it rests on. ``missing`` names facts that could change it; ``supersedes``
    is the id of the stored decision that this one takes the place of. ``promised_by`` is the number and version of the
    contract whose answer times hold, where it is another one than ``contract``."""

    verdict: Verdict
    contract: str | None
    contract_version: int | None
    clause: str | None
    category: str
    work: Work
    priority: Priority
    priority_reasons: tuple[str, ...]
    checks: tuple[Check, ...]
    estimate: Estimate | None
    alternatives: tuple[Alternative, ...]
    respond_by: datetime | None
    resolve_by: datetime | None
    missing: tuple[str, ...]
    draws: str | None
    drawn: Decimal | None
    facts: Facts
    client: str
    timezone: str
    shadow: ShadowPrice | None = None
    act_first: ActFirst | None = None
    supersedes: str | None = None
    override: Override | None = None
    promised_by: tuple[str, int] | None = None

    @property
    def term(self) -> str | None:
        """The term that decided, in the contract's own words; None where no term did."""
        if self.clause is None:
            return None
        said = (
            check.text
            for check in self.checks
            if (check.contract, check.clause) == (self.contract, self.clause)
            and not (check.detail or check.check == "emergency")
        )
        return next(said, None)


def later_way(decision: Decision, now: datetime) -> Alternative | None:
    """The first way that waits for a cheaper time; None when waiting changes nothing."""
    return next((way for way in decision.alternatives if way.when > now and way.kind is not Way.SELF_HELP), None)
