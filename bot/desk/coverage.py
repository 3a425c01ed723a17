"""The coverage decision: is this request inside the contract, and why (desk rules, section 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.desk.allowances import left_of
from bot.desk.catalogue import Category, Work, category_or_raise
from bot.desk.clients import Asset, Client, ClientStatus
from bot.desk.contracts import Contract, Effect, Rule, Unit
from bot.desk.decisions import RANK, Alternative, Check, Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import Band, band_at, next_opening
from bot.desk.matching import Match, match_rule
from bot.desk.prices import Estimate, LineKind, estimate
from bot.desk.promises import promised_deadlines
from bot.desk.triage import prioritise


@dataclass(frozen=True)
class _Finding:
    """Where one chain of contracts ended."""

    verdict: Verdict
    contract: Contract | None
    clause: str | None
    checks: tuple[Check, ...]
    estimate: Estimate | None = None
    missing: tuple[str, ...] = ()
    draws: str | None = None
    drawn: Decimal | None = None


def decide_coverage(client: Client, contracts: Iterable[Contract], facts: Facts) -> Decision:
    """The verdict for these facts; pure: the same input gives the same answer for ever."""
    decision = _decide(client, tuple(contracts), _completed(client, facts))
    if decision.verdict in (Verdict.QUOTE_REQUIRED, Verdict.PARTLY_COVERED):
        return replace(decision, alternatives=_cheaper_ways(client, tuple(contracts), decision))
    return decision


def _completed(client: Client, facts: Facts) -> Facts:
    """Facts that follow from the catalogue and the asset list."""
    category = category_or_raise(facts.category)
    asset = client.asset(facts.asset)
    facts = replace(
        facts,
        work=facts.work or _first_way(category),
        impact=facts.impact or category.impact,
        urgency=facts.urgency or category.urgency,
        minutes=facts.minutes or category.minutes,
    )
    return _with_asset(facts, asset) if asset else facts


def _with_asset(facts: Facts, asset: Asset) -> Facts:
    return replace(
        facts,
        asset=asset.tag,
        asset_class=asset.asset_class,
        asset_covered=asset.covered,
        meets_standard=facts.meets_standard if asset.meets_standard is None else asset.meets_standard,
        site=facts.site or asset.site,
    )


def _first_way(category: Category) -> Work:
    """Remote first; on-site only if needed (desk rules, section 3)."""
    return Work.REMOTE if category.work is Work.ONSITE else category.work


def _decide(client: Client, contracts: tuple[Contract, ...], facts: Facts) -> Decision:
    category = category_or_raise(facts.category)
    in_force = tuple(contract for contract in contracts if contract.in_force(facts.at))
    checks = tuple(_not_in_force(contract, facts) for contract in contracts if contract not in in_force)
    blocked = _blocked(client)
    if blocked is not None:
        finding = _Finding(Verdict.NEEDS_PERSON, None, None, (blocked,))
    elif category.free:
        first = in_force[0] if in_force else None
        text = "Questions about your contract or a bill cost nothing."
        finding = _Finding(Verdict.COVERED, first, None, (Check("free of charge", True, _number(first), None, text),))
    else:
        finding = _best(client, in_force, facts)
    return _written(client, in_force, facts, category, replace(finding, checks=checks + finding.checks))


def _blocked(client: Client) -> Check | None:
    texts = {
        ClientStatus.SERVICE_HOLD: "Service for your company is on hold, so a person looks at this first.",
        ClientStatus.PAST_DUE: "There is an open question on your company's account, so a person looks at this first.",
        ClientStatus.OFFBOARDED: "Your company's contract with us has ended, so a person looks at this first.",
    }
    text = texts.get(client.status)
    return Check("client status", False, None, None, text) if text else None


def _number(contract: Contract | None) -> str | None:
    return contract.number if contract else None


def _not_in_force(contract: Contract, facts: Facts) -> Check:
    day = facts.at.astimezone(ZoneInfo(contract.support_hours.zone)).date()
    if contract.status.value != "active":
        text = f"Contract {contract.number} is {contract.status.value}."
    elif day < contract.starts:
        text = f"Contract {contract.number} starts on {contract.starts:%-d %B %Y}."
    else:
        text = f"Contract {contract.number} ended on {contract.ends:%-d %B %Y}."
    return Check("contract in force", False, contract.number, None, text)


def _best(client: Client, in_force: tuple[Contract, ...], facts: Facts) -> _Finding:
    """The best answer of the contracts nobody falls back to; two equal ones are for a person."""
    by_number = {contract.number: contract for contract in in_force}
    behind = {contract.fallback for contract in in_force}
    primaries = [contract for contract in in_force if contract.number not in behind]
    if not primaries:
        text = "No contract is in force on that day, so a person looks at this first."
        return _Finding(Verdict.NEEDS_PERSON, None, None, (Check("contract in force", False, None, None, text),))
    findings = [_follow(client, contract, by_number, facts) for contract in primaries]
    best = min(RANK[finding.verdict] for finding in findings)
    equal = [finding for finding in findings if RANK[finding.verdict] == best]
    asking = [finding for finding in findings if finding.missing]
    if asking and not equal[0].verdict.free:
        equal = asking[:1]
    if len(equal) == 1:
        weighed = tuple(check for finding in findings if finding is not equal[0] for check in finding.checks)
        return replace(equal[0], checks=equal[0].checks + weighed)
    numbers = " and ".join(
        sorted(finding.contract.number for finding in equal if finding.contract) or ["your contracts"]
    )
    text = f"{numbers} answer this equally, so a person decides which one applies."
    checks = tuple(check for finding in findings for check in finding.checks)
    return _Finding(Verdict.NEEDS_PERSON, None, None, (*checks, Check("one contract", False, None, None, text)))


def _follow(client: Client, first: Contract, by_number: dict[str, Contract], facts: Facts) -> _Finding:
    """Down the fallback chain until a contract decides; a loop ends the walk."""
    checks: list[Check] = []
    missing: list[str] = []
    seen: set[str] = set()
    contract: Contract | None = first
    while contract is not None and contract.number not in seen:
        seen.add(contract.number)
        finding, asked = _by_rules(client, contract, by_number, facts, checks)
        missing.extend(fact for fact in asked if fact not in missing)
        if finding is not None:
            return _unless_a_fact_is_missing(finding, missing, checks)
        contract = by_number.get(contract.fallback or "")
    text = "Your contracts do not say who pays for this, so a person decides."
    checks.append(Check("a term that decides", False, first.number, None, text))
    return _Finding(Verdict.NEEDS_PERSON, first, None, tuple(checks), missing=tuple(missing))


def _unless_a_fact_is_missing(finding: _Finding, missing: list[str], checks: list[Check]) -> _Finding:
    """A missing fact asks, it does not deny: only an answer that is free already needs no more facts."""
    if not missing or finding.verdict.free:
        return replace(finding, checks=tuple(checks))
    text = f"This depends on one thing that is not known yet: {_fact_words(missing[0])}."
    checks.append(Check("missing fact", False, _number(finding.contract), None, text))
    return _Finding(Verdict.NEEDS_PERSON, finding.contract, None, tuple(checks), finding.estimate, tuple(missing))


FACT_WORDS = {
    "asset": "which device it is about",
    "site": "which site it is at",
    "cause": "what caused it",
    "meets_standard": "whether the device meets the minimum standard",
    "person_listed": "whether the person is on the contract's list",
}


def _fact_words(fact: str) -> str:
    return FACT_WORDS.get(fact, fact.replace("_", " "))


def _by_rules(
    client: Client, contract: Contract, by_number: dict[str, Contract], facts: Facts, checks: list[Check]
) -> tuple[_Finding | None, tuple[str, ...]]:
    """The first rule that matches decides; None passes the question on to the fallback."""
    missing: list[str] = []
    for rule in contract.rules:
        match = match_rule(rule, facts, contract.support_hours)
        if match.applies is None and rule.effect in _GRANTING:
            missing.extend(match.missing)
        if match.applies is False:
            _note_near_miss(checks, contract, rule, match)
        if match.applies:
            finding = _apply(client, contract, rule, by_number, facts, checks)
            return finding, tuple(missing)
    if contract.otherwise is Effect.INCLUDE:
        checks.append(
            Check("everything else", True, contract.number, None, f"{contract.number} includes what it does not name.")
        )
        return _Finding(Verdict.COVERED, contract, None, ()), tuple(missing)
    text = f"No term of {contract.number} includes this at that time."
    checks.append(Check("everything else", False, contract.number, None, text))
    return None, tuple(missing)


_GRANTING = frozenset({Effect.INCLUDE, Effect.ALLOWANCE, Effect.LABOUR_ONLY})


def _note_near_miss(checks: list[Check], contract: Contract, rule: Rule, match: Match) -> None:
    """A term that would have paid but for one condition belongs in the explanation; the others are noise."""
    if rule.effect in _GRANTING and len(match.failed) == 1:
        checks.append(
            Check(match.failed[0].check, False, contract.number, rule.clause, f"{rule.text} {match.failed[0].text}")
        )


def _apply(
    client: Client, contract: Contract, rule: Rule, by_number: dict[str, Contract], facts: Facts, checks: list[Check]
) -> _Finding | None:
    if rule.effect is Effect.INCLUDE:
        checks.append(Check("included", True, contract.number, rule.clause, rule.text))
        return _Finding(Verdict.COVERED, contract, rule.clause, ())
    if rule.effect is Effect.EXCLUDE:
        checks.append(Check("excluded", False, contract.number, rule.clause, rule.text))
        return None
    if rule.effect is Effect.ALLOWANCE:
        return _from_allowance(client, contract, rule, by_number, facts, checks)
    if rule.effect is Effect.LABOUR_ONLY:
        checks.append(Check("labour included", True, contract.number, rule.clause, rule.text))
        free = frozenset({LineKind.LABOUR, LineKind.TRAVEL, LineKind.FEE})
        priced = _price(client, _pricing(contract, by_number), facts, covered=free)
        return _Finding(Verdict.PARTLY_COVERED, contract, rule.clause, (), priced)
    checks.append(Check("charged", False, contract.number, rule.clause, rule.text))
    if contract.rates is None:
        text = f"{contract.number} charges for this but holds no rates, so a person names the price."
        checks.append(Check("rates", False, contract.number, rule.clause, text))
        return _Finding(Verdict.NEEDS_PERSON, contract, rule.clause, ())
    return _Finding(Verdict.QUOTE_REQUIRED, contract, rule.clause, (), _price(client, contract, facts))


def _from_allowance(
    client: Client, contract: Contract, rule: Rule, by_number: dict[str, Contract], facts: Facts, checks: list[Check]
) -> _Finding | None:
    """Reserve what is left; minutes and hours that do not reach are split, visits and tickets are whole."""
    allowance = contract.allowance(rule.draws)
    if allowance is None:
        text = f"{rule.text} The contract names no such allowance, so a person decides."
        checks.append(Check("allowance", False, contract.number, rule.clause, text))
        return _Finding(Verdict.NEEDS_PERSON, contract, rule.clause, ())
    left = left_of(allowance, facts.used_of(allowance.name))
    burn = allowance.burn_in(band_at(contract.support_hours, facts.at))
    said = f"{rule.text} {_left_words(left, allowance.unit)} left."
    size = _size(client, _pricing(contract, by_number), facts, allowance.unit)
    if size is None:
        text = f"{said} How much this would take is not known yet, so a person looks at it first."
        checks.append(Check("allowance", False, contract.number, rule.clause, text))
        return _Finding(Verdict.NEEDS_PERSON, contract, rule.clause, ())
    need = burn * size
    if left >= need:
        checks.append(Check("allowance", True, contract.number, rule.clause, said))
        return _Finding(Verdict.FROM_ALLOWANCE, contract, rule.clause, (), draws=allowance.name, drawn=need)
    if allowance.unit is Unit.MINUTES and left > 0:
        paid = _pricing(contract, by_number)
        checks.append(Check("allowance", True, contract.number, rule.clause, f"{said} The rest is charged."))
        priced = _price(client, paid, facts, covered_minutes=int(left / burn))
        return _Finding(Verdict.PARTLY_COVERED, contract, rule.clause, (), priced, draws=allowance.name, drawn=left)
    checks.append(Check("allowance", False, contract.number, rule.clause, said))
    return None


def _size(client: Client, priced_by: Contract | None, facts: Facts, unit: Unit) -> Decimal | None:
    """How much the request takes from an allowance in its unit; None when nobody can tell beforehand."""
    if unit is Unit.MINUTES:
        return Decimal(facts.minutes.likely) if facts.minutes else None
    if unit is Unit.MONEY:
        priced = _price(client, priced_by, facts)
        return priced.total.amount if priced else None
    return Decimal(1)


def _left_words(left: Decimal, unit: Unit) -> str:
    if unit is Unit.MINUTES:
        hours, minutes = divmod(int(left), 60)
        return f"{hours} h {minutes:02d} min" if hours else f"{minutes} minutes"
    number = f"{left.normalize():f}"
    return f"{number} {unit.value}" if unit is not Unit.MONEY else number


def _pricing(contract: Contract, by_number: dict[str, Contract]) -> Contract | None:
    """The contract whose rates price what this one leaves out: itself, or the first behind it that has rates."""
    seen: set[str] = set()
    current: Contract | None = contract
    while current is not None and current.number not in seen:
        if current.rates is not None:
            return current
        seen.add(current.number)
        current = by_number.get(current.fallback or "")
    return None


def _price(
    client: Client,
    contract: Contract | None,
    facts: Facts,
    *,
    covered: frozenset[LineKind] = frozenset(),
    covered_minutes: int = 0,
) -> Estimate | None:
    if contract is None or contract.rates is None or facts.minutes is None or facts.work is None:
        return None
    site = client.site(facts.site)
    return estimate(
        card=contract.rates,
        hours=contract.support_hours,
        work=facts.work,
        start=facts.at,
        minutes=facts.minutes,
        kilometres=site.km if site else None,
        tax=client.tax,
        covered=covered,
        covered_minutes=covered_minutes,
    )


def _written(
    client: Client, in_force: tuple[Contract, ...], facts: Facts, category: Category, finding: _Finding
) -> Decision:
    """The finding with its priority and its dates."""
    assert facts.impact is not None and facts.urgency is not None and facts.work is not None
    critical = {name.casefold(): name for contract in in_force for name in contract.critical_applications}
    triage = prioritise(
        category, facts.impact, facts.urgency, critical_application=critical.get((facts.application or "").casefold())
    )
    decided_by = finding.contract or (in_force[0] if in_force else None)
    promise = promised_deadlines(
        decided_by, triage.priority, facts.at, charged=finding.verdict is Verdict.QUOTE_REQUIRED
    )
    said = (Check("answer time", promise.agreed, _number(decided_by), None, promise.text),)
    contract = finding.contract
    return Decision(
        verdict=finding.verdict,
        contract=contract.number if contract else None,
        contract_version=contract.version if contract else None,
        clause=finding.clause,
        category=facts.category,
        work=facts.work,
        priority=triage.priority,
        priority_reasons=triage.reasons,
        checks=finding.checks + said,
        estimate=finding.estimate,
        alternatives=(),
        respond_by=promise.respond_by,
        resolve_by=promise.resolve_by,
        missing=finding.missing,
        draws=finding.draws,
        drawn=finding.drawn,
        facts=facts,
        client=client.code,
        timezone=client.timezone,
    )


def _cheaper_ways(client: Client, contracts: tuple[Contract, ...], decision: Decision) -> tuple[Alternative, ...]:
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
        other = _decide(client, contracts, candidate)
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
