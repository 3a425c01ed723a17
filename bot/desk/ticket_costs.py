"""What the work on a ticket comes to, from the same price engine as every quote: entries, parts, and who pays what.

```
minutes accounted for = minutes paid from an allowance + minutes charged         each kind of work rounded on its own
price                 = everything that is not inside the plan and not paid from an allowance
billed                = min(price, not-to-exceed amount that was approved)
```
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.desk.catalogue import Work
from bot.desk.clients import Client
from bot.desk.contracts import Allowance, Contract, Overrun, RateCard, Unit
from bot.desk.decisions import Decision, Verdict
from bot.desk.draw_plan import Drawn
from bot.desk.money import Money
from bot.desk.prices import (
    ARRIVAL,
    NOT_TO_EXCEED_STEP,
    Estimate,
    EstimateLine,
    LineKind,
    Priced,
    added_up,
    price,
)
from bot.desk.rates import agreed_rates
from bot.desk.timesheet import PartEntry, TimeEntry
from bot.desk.work_done import Part, WorkEntry

_EFFORT = ARRIVAL | {LineKind.LABOUR}


@dataclass(frozen=True)
class Payer:
    """Who pays for one kind of work on a ticket: what was decided, by which contract, and whose rates price the rest."""

    decision: Decision
    contract: Contract | None
    pricing: Contract | None
    rest: Overrun | None = None

    @property
    def allowance(self) -> Allowance | None:
        """What the decision draws from; where a person decides about the rest, as they did (``rest``)."""
        found = self.contract.allowance(self.decision.draws) if self.contract else None
        if found is None or found.overrun is not Overrun.PERSON or self.rest is None:
            return found
        return replace(found, overrun=self.rest)

    @property
    def undecided(self) -> bool:
        """Whether a person still has to say who pays."""
        return self.decision.verdict is Verdict.NEEDS_PERSON or self.contract is None

    @property
    def inside(self) -> frozenset[LineKind]:
        """The kinds of lines that cost nothing beyond the fee, whatever the work takes."""
        if self.decision.verdict is Verdict.COVERED:
            return _EFFORT | {LineKind.MATERIAL}
        if self.allowance is not None and self.allowance.unit is Unit.MONEY:
            return frozenset()
        if self.decision.verdict is Verdict.PARTLY_COVERED and self.decision.draws is None:
            return _EFFORT
        return ARRIVAL if self.decision.draws is not None else frozenset()


@dataclass(frozen=True)
class TicketCost:
    """The price line by line, and the real ``minutes`` beside the ``accounted`` ones, of which an allowance pays some.

    ``paid`` is taken from an allowance of money. ``undecided`` minutes and parts are kept and not priced: nobody has
    said yet who pays for them.
    """

    lines: tuple[EstimateLine, ...]
    subtotal: Money
    tax: Money
    total: Money
    minutes: int
    accounted: int
    from_allowance: int
    paid: Money
    undecided: bool = False

    @property
    def price(self) -> Money:
        """What would be billed, were there no limit."""
        return self.total - self.paid

    @property
    def charged(self) -> int:
        """Accounted minutes that no allowance pays."""
        return self.accounted - self.from_allowance


@dataclass(frozen=True)
class _Piece:
    """Entries of one kind, or the parts, under one payer."""

    priced: Priced | None
    accounted: int = 0
    from_allowance: int = 0


def cost_of_work(
    client: Client,
    payers: Mapping[Work, Payer],
    ticket_payer: Payer | None,
    times: Sequence[TimeEntry],
    parts: Sequence[PartEntry],
    drawn: Iterable[Drawn] = (),
) -> TicketCost:
    """What standing time and parts come to: each kind of work under its payer, parts under the ticket's own.

    ``drawn`` is what allowances pay of each entry.
    """
    covered = {each.entry: each.minutes for each in drawn}
    pieces = []
    for kind in dict.fromkeys(entry.work for entry in times):
        mine = [entry for entry in times if entry.work is kind]
        pieces.append(_worked(client, payers.get(kind), kind, mine, covered))
    if parts:
        pieces.append(_bought(client, ticket_payer, parts))
    lines = [line for piece in pieces if piece.priced for line in piece.priced.lines]
    total = added_up(_fees_once([line for line in lines if line.kind is not LineKind.TAX]), client.tax, client.currency)
    return TicketCost(
        lines=total.lines,
        subtotal=total.subtotal,
        tax=total.tax,
        total=total.total,
        minutes=sum(entry.minutes for entry in times),
        accounted=sum(piece.accounted for piece in pieces),
        from_allowance=sum(piece.from_allowance for piece in pieces),
        paid=Money.zero(client.currency),
        undecided=any(piece.priced is None for piece in pieces),
    )


def paid_from(cost: TicketCost, amount: Decimal) -> TicketCost:
    """The same with so much of it taken from an allowance of money."""
    return replace(cost, paid=Money(amount, cost.total.currency))


def estimate_of_work(so_far: TicketCost, likely: TicketCost, allowance: str | None) -> Estimate:
    """A price for work that has begun: at least what it comes to so far, likely with what is still needed."""
    lines, paid = likely.lines, likely.paid
    if paid.amount:
        less = Money(-paid.amount, paid.currency)
        lines = (*lines, EstimateLine(LineKind.DISCOUNT, f"Paid from '{allowance}'", Decimal(1), less, less, False))
    low, high = sorted((so_far.price, likely.price))
    return Estimate(
        low=low,
        likely=likely.price,
        high=high,
        not_to_exceed=high.up_to_the_next(NOT_TO_EXCEED_STEP),
        lines=lines,
        subtotal=likely.subtotal - paid,
        tax=likely.tax,
        total=likely.price,
    )


def _worked(
    client: Client, payer: Payer | None, kind: Work, times: Sequence[TimeEntry], covered: Mapping[str, int]
) -> _Piece:
    """All work of one kind, rounded together; not priced where nobody says who pays, or at what rate."""
    minutes = sum(entry.minutes for entry in times)
    paid = sum(covered.get(entry.id, 0) for entry in times)
    if payer is None or payer.undecided or payer.contract is None:
        return _Piece(None, minutes, 0)
    if payer.pricing is None and LineKind.LABOUR not in payer.inside and paid < minutes:
        return _Piece(None, minutes, paid)
    if payer.allowance is not None and payer.allowance.overrun is Overrun.PERSON and paid < minutes:
        return _Piece(None, minutes, paid)
    priced = _price(
        client, payer, kind, tuple(WorkEntry(entry.start, entry.minutes, entry.role) for entry in times), paid=paid
    )
    # The engine gives hours to a millionth; what a scope is rounded to is whole minutes, so the nearest one is exact.
    labour = [line for line in priced.lines if line.kind is LineKind.LABOUR]
    hours = sum((line.quantity for line in labour), Decimal(0))
    accounted = int((hours * 60).to_integral_value())
    charged = sum((line.quantity for line in labour if line.unit_price.amount), Decimal(0))
    from_allowance = accounted - int((charged * 60).to_integral_value()) if paid else 0
    return _Piece(priced, accounted, from_allowance)


def _bought(client: Client, payer: Payer | None, parts: Sequence[PartEntry]) -> _Piece:
    """Parts at the materials terms of whoever prices; at cost where nobody has rates."""
    if payer is None or payer.undecided or payer.contract is None:
        return _Piece(None)
    bought = tuple(Part(part.text, part.cost, part.quantity) for part in parts)
    return _Piece(_price(client, payer, Work.NONE, (), parts=bought))


def _price(
    client: Client,
    payer: Payer,
    kind: Work,
    entries: tuple[WorkEntry, ...],
    *,
    paid: int = 0,
    parts: tuple[Part, ...] = (),
) -> Priced:
    """The engine's price under the payer's rates; with none every hour is inside the plan, and parts are at cost."""
    priced_by, facts = payer.pricing or payer.contract, payer.decision.facts
    assert priced_by is not None
    site = client.site(facts.site)
    card = agreed_rates(client=client, contract=priced_by, site=site, rate=facts.rate)
    return price(
        card=card or RateCard(Money.zero(client.currency)),
        hours=priced_by.support_hours,
        work=kind,
        entries=entries,
        kilometres=facts.kilometres,
        tax=client.tax,
        parts=parts,
        covered=payer.inside,
        covered_minutes=paid,
        zone=site.zone if site else None,
    )


def _fees_once(lines: Sequence[EstimateLine]) -> list[EstimateLine]:
    """A fee that several kinds of work ask for is charged once, the dearest."""
    dearest: dict[str, EstimateLine] = {}
    for line in lines:
        name = line.text.split(",")[0]
        if line.kind is LineKind.FEE and (name not in dearest or dearest[name].amount < line.amount):
            dearest[name] = line
    kept = [id(line) for line in dearest.values()]
    return [line for line in lines if line.kind is not LineKind.FEE or id(line) in kept]
