"""What break-fix would have asked for work that the plan pays for (desk rules, section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.catalogue import category_or_raise
from bot.desk.clients import Client
from bot.desk.contracts import Contract, RateCard
from bot.desk.decisions import Decision, ShadowPrice, Verdict
from bot.desk.money import in_words
from bot.desk.pricing import contract_that_prices, price_of

_ABSORBING = (Verdict.COVERED, Verdict.FROM_ALLOWANCE, Verdict.PARTLY_COVERED)


STANDARD = "our standard rates"


def break_fix_contract(client: Client, contracts: Sequence[Contract], number: str | None) -> Contract | None:
    """The contract whose card is break-fix: the first with rates behind this one, or its own rates.

    Without a number the first chain that has a card answers. Where no contract holds rates, those of the client or of the
    house do, in the support hours of the first contract (``STANDARD`` is its number then).
    """
    by_number = {contract.number: contract for contract in contracts}
    for first in [by_number[number]] if number in by_number else contracts:
        behind = by_number.get(first.fallback or "")
        found = (behind and contract_that_prices(behind, by_number)) or (first if first.rates else None)
        if found is not None:
            return found
    if contracts and (client.rates is not None or client.house_rates is not None):
        plan = by_number.get(number or "", contracts[0])
        return replace(plan, number=STANDARD, version=1, rates=RateCard(), fallback=None)
    return None


def shadow_price(client: Client, in_force: Sequence[Contract], decision: Decision) -> ShadowPrice | None:
    """The break-fix price of what a plan pays, wholly or in part; None where it pays nothing or nothing is ever charged."""
    if decision.verdict not in _ABSORBING or category_or_raise(decision.category).free:
        return None
    card = break_fix_contract(client, in_force, decision.contract)
    if card is None:
        return ShadowPrice(None, None, None, "No time-and-materials card says what this would cost without the plan.")
    priced = price_of(client, card, decision.facts)
    if priced is None:
        text = "Only a person can say how long this takes, so it has no price without the plan."
    else:
        rates = card.number if card.number == STANDARD else f"the rates of {card.number}"
        text = f"Without the plan this would cost about {in_words(priced.total)}, at {rates}."
    if card.number == STANDARD:
        return ShadowPrice(None, None, priced, text)
    return ShadowPrice(card.number, card.version, priced, text)
