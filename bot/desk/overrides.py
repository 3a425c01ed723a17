"""A technician decides otherwise: a new decision that takes the place of the old one, which stays as it was."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.contracts import Contract
from bot.desk.decisions import Check, Decision, Override, Verdict
from bot.desk.errors import NotAllowed
from bot.desk.prices import Estimate

# From an allowance and in part are what the terms of a contract come to; a person says yes, at a price, or not yet.
POSSIBLE = (Verdict.COVERED, Verdict.QUOTE_REQUIRED, Verdict.NEEDS_PERSON)
_WORDS = {
    Verdict.COVERED: "that it is covered",
    Verdict.QUOTE_REQUIRED: "that it has a price",
    Verdict.NEEDS_PERSON: "that a person looks at it first",
}


def override_decision(
    decision: Decision,
    *,
    id: str,
    verdict: Verdict,
    override: Override,
    priced_by: Contract | None = None,
    estimate: Estimate | None = None,
) -> Decision:
    """The decision that takes the place of the stored one with this ``id``; NotAllowed without a reason or a change.

    ``priced_by`` and ``estimate`` are the contract with rates and its price, where the verdict has one.
    """
    if verdict not in POSSIBLE:
        known = ", ".join(each.value for each in POSSIBLE)
        raise NotAllowed(f"Nobody can decide '{verdict.value}' by hand. Use one of: {known}.")
    if verdict is decision.verdict:
        raise NotAllowed(f"The decision is '{verdict.value}' already.")
    if not override.by.strip() or not override.reason.strip():
        raise NotAllowed("An override needs the name of whoever decides and the reason.")
    contract, version = decision.contract, decision.contract_version
    if priced_by is not None:
        contract, version = priced_by.number, priced_by.version
    text = f"{override.by} has decided {_WORDS[verdict]}: {override.reason}"
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
    )
