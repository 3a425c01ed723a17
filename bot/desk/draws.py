"""What a request takes from an allowance: all of it, a part of it, or nothing because nothing is left."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.desk.burning import Reach, Stretch, reach, rounded_units, units_of
from bot.desk.clients import Client
from bot.desk.contracts import Allowance, Contract, Overrun, Rule, Unit
from bot.desk.decisions import Check, Verdict
from bot.desk.facts import Facts
from bot.desk.findings import Finding
from bot.desk.money import Money, in_words
from bot.desk.prices import ARRIVAL
from bot.desk.pricing import contract_that_prices, price_of


def draw_from_allowance(
    client: Client, contract: Contract, rule: Rule, by_number: dict[str, Contract], facts: Facts, checks: list[Check]
) -> Finding | None:
    """Reserve what is left; minutes and hours that do not reach are split, visits and tickets are whole.

    What is not reached goes where the contract says (``overrun``): to the fallback, below zero, or to a person.
    """
    allowance = contract.allowance(rule.draws)
    if allowance is None:
        text = f"{rule.text} The contract names no such allowance, so a person decides."
        checks.append(Check("allowance", False, contract.number, rule.clause, text))
        return Finding(Verdict.NEEDS_PERSON, contract, rule.clause)
    request = _Request(client, contract, rule, by_number, facts, allowance, checks)
    need = request.need()
    said = f"{rule.text} {request.left_words} left."
    if need is None:
        text = f"{said} How much this would take is not known yet, so a person looks at it first."
        return request.to_a_person(text)
    if need <= request.left:
        drawn = rounded_units(allowance, need)
        return request.paid(said, drawn if allowance.overrun is Overrun.ALLOW else min(drawn, request.left))
    if allowance.overrun is Overrun.ALLOW:
        short = units_in_words(need - request.left, allowance.unit, client.currency)
        text = f"{said} The contract lets it go below zero, here by {short}."
        return request.paid(text, rounded_units(allowance, need))
    if allowance.overrun is Overrun.PERSON:
        needed = units_in_words(need, allowance.unit, client.currency)
        return request.to_a_person(f"{said} This takes {needed}, so a person decides about the rest.")
    return request.split(said)


@dataclass(frozen=True)
class _Request:
    """One request that one term pays from one allowance."""

    client: Client
    contract: Contract
    rule: Rule
    by_number: dict[str, Contract]
    facts: Facts
    allowance: Allowance
    checks: list[Check]

    @property
    def left(self) -> Decimal:
        return self.allowance.amount - self.facts.used_of(self.allowance.name)

    @property
    def left_words(self) -> str:
        return units_in_words(max(Decimal(0), self.left), self.allowance.unit, self.client.currency)

    @property
    def pricing(self) -> Contract | None:
        return contract_that_prices(self.contract, self.by_number)

    def stretches(self) -> tuple[Stretch, ...]:
        """The work that is known already, or the likely work at the planned time; none when nobody can tell how long."""
        facts = self.facts
        if facts.work is None:
            return ()
        if facts.entries:
            return tuple(Stretch(entry.start, entry.minutes, facts.work) for entry in facts.entries)
        return (Stretch(facts.at, facts.minutes.likely, facts.work),) if facts.minutes else ()

    def need(self) -> Decimal | None:
        """What the request takes in the allowance's unit, before rounding; None when nobody can tell beforehand."""
        if self.allowance.unit is Unit.MINUTES:
            stretches = self.stretches()
            return units_of(self.allowance, self.contract.support_hours, stretches) if stretches else None
        if self.facts.work is None:
            return None
        if self.allowance.unit is Unit.MONEY:
            priced = price_of(self.client, self.pricing, self.facts)
            return priced.total.amount if priced else None
        at = Stretch(self.facts.at, 1, self.facts.work)
        return units_of(self.allowance, self.contract.support_hours, [at])

    def paid(self, said: str, drawn: Decimal) -> Finding:
        self._note(True, said)
        name = self.allowance.name
        return Finding(Verdict.FROM_ALLOWANCE, self.contract, self.rule.clause, draws=name, drawn=drawn)

    def to_a_person(self, said: str) -> Finding:
        self._note(False, said)
        return Finding(Verdict.NEEDS_PERSON, self.contract, self.rule.clause)

    def split(self, said: str) -> Finding | None:
        """Whole minutes as far as the allowance reaches, with the arrival, the rest at a price; None passes all of it on."""
        paid = self._reach()
        if paid.minutes:
            self._note(True, f"{said} The rest is charged.")
            return Finding(
                Verdict.PARTLY_COVERED,
                self.contract,
                self.rule.clause,
                estimate=price_of(self.client, self.pricing, self.facts, covered=ARRIVAL, covered_minutes=paid.minutes),
                draws=self.allowance.name,
                drawn=paid.units,
                emergency=self.rule.emergency,
            )
        self._note(False, said)
        return None

    def _reach(self) -> Reach:
        """How many whole minutes of the work what is left pays for, and what they take."""
        paid = Reach(0, Decimal(0))
        for stretch in self.stretches() if self.allowance.unit is Unit.MINUTES else ():
            have = max(Decimal(0), self.left) - paid.units
            more = reach(self.allowance, self.contract.support_hours, stretch, have)
            paid = Reach(paid.minutes + more.minutes, paid.units + more.units)
        return paid

    def _note(self, passed: bool, text: str) -> None:
        self.checks.append(Check("allowance", passed, self.contract.number, self.rule.clause, text))


def units_in_words(amount: Decimal, unit: Unit, currency: str) -> str:
    """An amount of an allowance for people: ``1 h 30 min``, ``2 visits``, ``$120.00``; below zero with a minus."""
    sign, size = ("-" if amount < 0 else ""), abs(amount)
    if unit is Unit.MONEY:
        return sign + in_words(Money(size, currency))
    if unit is not Unit.MINUTES or size < 60:
        name = unit.value[:-1] if size == 1 else unit.value
        return f"{sign}{size.normalize():f} {name}"
    hours, minutes = divmod(size, 60)
    few = f"{minutes.normalize():f}"
    return f"{sign}{hours} h {few.zfill(2)} min"
