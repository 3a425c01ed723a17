"""A technician decides otherwise: a new decision that takes the place of the old one, which stays as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.desk.catalogue import Minutes
from bot.desk.contracts import Contract
from bot.desk.decisions import Check, Decision, Override, Verdict
from bot.desk.errors import NotAllowed
from bot.desk.facts import Facts
from bot.desk.money import CENT
from bot.desk.prices import Estimate

# From an allowance and in part are what the terms of a contract come to; a person says yes, at a price, or not yet.
POSSIBLE = (Verdict.COVERED, Verdict.QUOTE_REQUIRED, Verdict.NEEDS_PERSON)
_WORDS = {
    Verdict.COVERED: "that it is covered",
    Verdict.QUOTE_REQUIRED: "that it has a price",
    Verdict.NEEDS_PERSON: "that a person looks at it first",
}


@dataclass(frozen=True)
class AgreedWork:
    """What a technician states about the work itself: an hour agreed for this ticket, in the client's currency, and how
    many minutes it takes. None leaves the rate of the card, or the usual time."""

    rate: Decimal | None = None
    minutes: int | None = None

    def __post_init__(self) -> None:
        if self.rate is not None and self.rate < 0:
            raise NotAllowed("An hour cannot cost less than nothing.")
        if self.minutes is not None and self.minutes <= 0:
            raise NotAllowed("Work takes at least a minute.")

    def __bool__(self) -> bool:
        return self.rate is not None or self.minutes is not None

    def in_facts(self, facts: Facts) -> Facts:
        """The facts with what was stated in the place of what was assumed."""
        if self.rate is not None:
            facts = replace(facts, rate=self.rate)
        if self.minutes is not None:
            facts = replace(facts, minutes=Minutes.stated(self.minutes), entries=())
        return facts

    def in_words(self) -> str:
        """ ", at 90.00 an hour, for 45 minutes" or nothing."""
        rate = f", at {self.rate.quantize(CENT):,f} an hour" if self.rate is not None else ""
        return rate + (f", for {self.minutes} minutes" if self.minutes is not None else "")


def override_decision(
    decision: Decision,
    *,
    id: str,
    verdict: Verdict,
    override: Override,
    agreed: AgreedWork = AgreedWork(),
    priced_by: Contract | None = None,
    estimate: Estimate | None = None,
) -> Decision:
    """The decision that takes the place of the stored one with this ``id``; NotAllowed without a reason or a change.

    ``priced_by`` and ``estimate`` are the contract with rates and its price, where the verdict has one.
    """
    if verdict not in POSSIBLE:
        known = ", ".join(each.value for each in POSSIBLE)
        raise NotAllowed(f"Nobody can decide '{verdict.value}' by hand. Use one of: {known}.")
    if agreed and not verdict.costs:
        raise NotAllowed("An hour or minutes are stated for what has a price. Use quote_required, or leave them out.")
    if verdict is decision.verdict and not agreed:
        raise NotAllowed(f"The decision is '{verdict.value}' already.")
    if not override.by.strip() or not override.reason.strip():
        raise NotAllowed("An override needs the name of whoever decides and the reason.")
    contract, version = decision.contract, decision.contract_version
    if priced_by is not None:
        contract, version = priced_by.number, priced_by.version
    text = f"{override.by} has decided {_WORDS[verdict]}{agreed.in_words()}: {override.reason}"
    return replace(
        decision,
        verdict=verdict,
        contract=contract,
        contract_version=version,
        clause=None,
        checks=(Check("override", verdict.free, contract, None, text), *decision.checks),
        estimate=estimate if verdict.costs else None,
        alternatives=(),
        missing=(),
        draws=None,
        drawn=None,
        act_first=None,
        supersedes=id,
        override=override,
        facts=agreed.in_facts(decision.facts),
    )
