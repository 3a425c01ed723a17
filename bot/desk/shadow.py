"""What break-fix would have asked for work that the plan pays for (desk rules, section 7)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.catalogue import category_or_raise
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.decisions import Decision, ShadowPrice, Verdict
from bot.desk.money import in_words
from bot.desk.pricing import contract_that_prices, price_of

_ABSORBING = (Verdict.COVERED, Verdict.FROM_ALLOWANCE, Verdict.PARTLY_COVERED)


def break_fix_contract(contracts: Sequence[Contract], number: str | None) -> Contract | None:
    """The contract whose card is break-fix: the first with rates behind this one, or its own rates.

    Without a number the first chain that has a card answers.
    """
    by_number = {contract.number: contract for contract in contracts}
    for first in [by_number[number]] if number in by_number else contracts:
        behind = by_number.get(first.fallback or "")
        found = (behind and contract_that_prices(behind, by_number)) or (first if first.rates else None)
        if found is not None:
            return found
    return None


def shadow_price(client: Client, in_force: Sequence[Contract], decision: Decision) -> ShadowPrice | None:
    """The break-fix price of what a plan pays, wholly or in part; None where it pays nothing or nothing is ever charged."""
    if decision.verdict not in _ABSORBING or category_or_raise(decision.category).free:
        return None
    card = break_fix_contract(in_force, decision.contract)
    if card is None:
        return ShadowPrice(None, None, None, "No time-and-materials card says what this would cost without the plan.")
    priced = price_of(client, card, decision.facts)
    if priced is None:
        text = "Only a person can say how long this takes, so it has no price without the plan."
    else:
        text = f"Without the plan this would cost about {in_words(priced.total)}, at the rates of {card.number}."
    return ShadowPrice(card.number, card.version, priced, text)
