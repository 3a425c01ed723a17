"""What a request takes from an allowance: all of it, a part of it, or nothing because nothing is left."""

from __future__ import annotations

from decimal import Decimal

from bot.desk.allowances import left_of
from bot.desk.clients import Client
from bot.desk.contracts import Contract, Rule, Unit
from bot.desk.decisions import Check, Verdict
from bot.desk.facts import Facts
from bot.desk.findings import Finding
from bot.desk.hours import band_at
from bot.desk.pricing import contract_that_prices, price_of


def draw_from_allowance(
    client: Client, contract: Contract, rule: Rule, by_number: dict[str, Contract], facts: Facts, checks: list[Check]
) -> Finding | None:
    """Reserve what is left; minutes and hours that do not reach are split, visits and tickets are whole."""
    allowance = contract.allowance(rule.draws)
    if allowance is None:
        text = f"{rule.text} The contract names no such allowance, so a person decides."
        checks.append(Check("allowance", False, contract.number, rule.clause, text))
        return Finding(Verdict.NEEDS_PERSON, contract, rule.clause, ())
    left = left_of(allowance, facts.used_of(allowance.name))
    burn = allowance.burn_in(band_at(contract.support_hours, facts.at))
    said = f"{rule.text} {_left_words(left, allowance.unit)} left."
    size = _size(client, contract_that_prices(contract, by_number), facts, allowance.unit)
    if size is None:
        text = f"{said} How much this would take is not known yet, so a person looks at it first."
        checks.append(Check("allowance", False, contract.number, rule.clause, text))
        return Finding(Verdict.NEEDS_PERSON, contract, rule.clause, ())
    need = burn * size
    if left >= need:
        checks.append(Check("allowance", True, contract.number, rule.clause, said))
        return Finding(Verdict.FROM_ALLOWANCE, contract, rule.clause, (), draws=allowance.name, drawn=need)
    if allowance.unit is Unit.MINUTES and left > 0:
        paid = contract_that_prices(contract, by_number)
        checks.append(Check("allowance", True, contract.number, rule.clause, f"{said} The rest is charged."))
        priced = price_of(client, paid, facts, covered_minutes=int(left / burn))
        return Finding(
            Verdict.PARTLY_COVERED,
            contract,
            rule.clause,
            (),
            priced,
            draws=allowance.name,
            drawn=left,
            emergency=rule.emergency,
        )
    checks.append(Check("allowance", False, contract.number, rule.clause, said))
    return None


def _size(client: Client, priced_by: Contract | None, facts: Facts, unit: Unit) -> Decimal | None:
    """How much the request takes from an allowance in its unit; None when nobody can tell beforehand."""
    if unit is Unit.MINUTES:
        return Decimal(facts.minutes.likely) if facts.minutes else None
    if unit is Unit.MONEY:
        priced = price_of(client, priced_by, facts)
        return priced.total.amount if priced else None
    return Decimal(1)


def _left_words(left: Decimal, unit: Unit) -> str:
    if unit is Unit.MINUTES:
        hours, minutes = divmod(int(left), 60)
        return f"{hours} h {minutes:02d} min" if hours else f"{minutes} minutes"
    number = f"{left.normalize():f}"
    return f"{number} {unit.value}" if unit is not Unit.MONEY else number
