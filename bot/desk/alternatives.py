"""The cheaper ways: the same request at another time or done otherwise, priced by the same engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Work
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.decisions import Alternative, Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import Band, band_at, next_opening


def cheaper_ways(
    client: Client, contracts: tuple[Contract, ...], decision: Decision, decide: Callable[[Facts], Decision]
) -> tuple[Alternative, ...]:
    """The same request in support hours, or from afar, where that costs less (desk rules, section 3)."""
    facts = decision.facts
    times = [facts.at]
    for hours in (contract.support_hours for contract in contracts if contract.in_force(facts.at)):
        if band_at(hours, facts.at) is not Band.SUPPORT:
            opening = next_opening(hours, facts.at)
            if opening is not None and opening not in times:
                times.append(opening)
    kinds = [facts.work, Work.REMOTE] if facts.work is Work.ONSITE else [facts.work]
    candidates = [replace(facts, at=at, work=work) for at in times for work in kinds][1:]
    ways: list[Alternative] = []
    for candidate in candidates:
        other = decide(candidate)
        if _costs_less(other, decision):
            ways.append(_alternative(client, other))
    return tuple(sorted(ways, key=lambda way: (way.total, way.when)))


def _cost(decision: Decision) -> Decimal | None:
    if decision.verdict.free:
        return Decimal("0.00")
    return decision.estimate.total.amount if decision.estimate else None


def _costs_less(other: Decision, than: Decision) -> bool:
    if other.verdict is Verdict.NEEDS_PERSON:
        return False
    cost, now = _cost(other), _cost(than)
    return (cost is not None and now is not None and cost < now) or (now is None and other.verdict.free)


def _alternative(client: Client, decision: Decision) -> Alternative:
    assert decision.facts.work is not None
    at = decision.facts.at.astimezone(ZoneInfo(client.timezone))
    cost = _cost(decision) or Decimal("0.00")
    when = f"{at:%A %-d %B} from {at:%H:%M}"
    when = f"From afar, {when}" if decision.facts.work is Work.REMOTE else when
    return Alternative(
        when=at,
        work=decision.facts.work,
        verdict=decision.verdict,
        total=cost,
        currency=client.currency,
        text=f"{when}: {_price_words(client, decision, cost)}.",
    )


def _price_words(client: Client, decision: Decision, cost: Decimal) -> str:
    if decision.verdict.free:
        return "covered, nothing to pay"
    if decision.verdict is Verdict.PARTLY_COVERED and not cost:
        return "the work is covered, parts are billed"
    return f"about {cost:,.2f} {client.currency}"
