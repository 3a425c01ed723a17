"""The coverage decision: is this request inside the contract, and why (desk rules, section 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain
from zoneinfo import ZoneInfo

from bot.desk.alternatives import cheaper_ways, thriftier_time
from bot.desk.catalogue import Category, Priority, Work, category_or_raise
from bot.desk.clients import Asset, Client, ClientStatus
from bot.desk.contracts import Contract
from bot.desk.decisions import ActFirst, Check, Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.findings import Finding, Possible, number_of
from bot.desk.money import in_words
from bot.desk.prices import Estimate
from bot.desk.promises import Promise, promised_deadlines
from bot.desk.shadow import shadow_price
from bot.desk.triage import prioritise
from bot.desk.weighing import best_finding


def decide_coverage(client: Client, contracts: Iterable[Contract], facts: Facts) -> Decision:
    """The verdict for these facts; pure: the same input gives the same answer for ever."""
    contracts = tuple(contracts)

    def decide(facts: Facts) -> Decision:
        return _decide(client, contracts, facts)

    decision = decide(_completed(client, facts))
    in_force = [contract for contract in contracts if contract.in_force(decision.facts.at)]
    decision = replace(decision, shadow=shadow_price(client, in_force, decision))
    if decision.verdict.costs:
        return replace(decision, alternatives=cheaper_ways(client, contracts, decision, decide))
    if decision.verdict is Verdict.FROM_ALLOWANCE:
        return replace(decision, alternatives=thriftier_time(client, contracts, decision, decide))
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
    facts = _with_asset(facts, asset) if asset else facts
    site = client.site(facts.site)
    return replace(facts, kilometres=site.km) if site and facts.kilometres is None else facts


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
        finding = Finding(Verdict.NEEDS_PERSON, None, None, (blocked,))
    elif category.free:
        first = in_force[0] if in_force else None
        text = "Questions about your contract or a bill cost nothing."
        finding = Finding(Verdict.COVERED, first, None, (Check("free of charge", True, number_of(first), None, text),))
    else:
        finding = best_finding(client, in_force, facts)
        checks += tuple(_in_force(contract, facts) for contract in in_force)
    return _written(client, in_force, facts, category, replace(finding, checks=checks + finding.checks))


def _blocked(client: Client) -> Check | None:
    texts = {
        ClientStatus.SERVICE_HOLD: "Service for your company is on hold, so a person looks at this first.",
        ClientStatus.PAST_DUE: "There is an open question on your company's account, so a person looks at this first.",
        ClientStatus.OFFBOARDED: "Your company's contract with us has ended, so a person looks at this first.",
    }
    text = texts.get(client.status)
    return Check("client status", False, None, None, text) if text else None


def _day(contract: Contract, facts: Facts) -> date:
    return facts.at.astimezone(ZoneInfo(contract.support_hours.zone)).date()


def _in_force(contract: Contract, facts: Facts) -> Check:
    text = f"Contract {contract.number}, version {contract.version}, is in force on {_day(contract, facts):%-d %B %Y}."
    return Check("contract in force", True, contract.number, None, text, detail=True)


def _not_in_force(contract: Contract, facts: Facts) -> Check:
    day = _day(contract, facts)
    if contract.status.value != "active":
        text = f"Contract {contract.number} is {contract.status.value}."
    elif day < contract.starts:
        text = f"Contract {contract.number} starts on {contract.starts:%-d %B %Y}."
    else:
        text = f"Contract {contract.number} ended on {contract.ends:%-d %B %Y}."
    return Check("contract in force", False, contract.number, None, text)


def _written(
    client: Client, in_force: tuple[Contract, ...], facts: Facts, category: Category, finding: Finding
) -> Decision:
    """The finding with its priority and its dates."""
    assert facts.impact is not None and facts.urgency is not None and facts.work is not None
    critical = {name.casefold(): name for contract in in_force for name in contract.critical_applications}
    triage = prioritise(
        category, facts.impact, facts.urgency, critical_application=critical.get((facts.application or "").casefold())
    )
    promised_by, promise = _promise(in_force, facts, category, finding, triage.priority)
    said: tuple[Check, ...] = (Check("answer time", promise.agreed, number_of(promised_by), None, promise.text),)
    contract = finding.contract
    another = promised_by is not None and number_of(promised_by) != number_of(contract)
    act_first = None
    if triage.priority is Priority.P1 and not finding.verdict.free:
        act_first, check = _acting_first(finding)
        said = (check, *said)
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
        act_first=act_first,
        promised_by=(promised_by.number, promised_by.version) if promised_by and another else None,
    )


def _promise(
    in_force: tuple[Contract, ...], facts: Facts, category: Category, finding: Finding, priority: Priority
) -> tuple[Contract | None, Promise]:
    """The dates and the contract whose they are: while it is open which one decides, the strictest of those that may.

    What is not known does not count against the client (desk rules, section 3).
    """

    def promised(contract: Contract | None) -> Promise:
        return promised_deadlines(
            contract,
            priority,
            facts.at,
            charged=finding.verdict is Verdict.QUOTE_REQUIRED,
            by_day=waits_for_the_day(category, finding.verdict, finding.estimate),
            request_type=category.request_type,
            site=facts.site,
        )

    holding = finding.contract or next(chain((each.contract for each in finding.possible), in_force), None)
    best = promised(holding)
    for each in finding.possible:
        other = promised(each.contract)
        if other.is_sooner(best):
            best = replace(other, text=f"{other.text} {_until_it_is_known(each)}")
            holding = each.contract
    return holding, best


def _until_it_is_known(possible: Possible) -> str:
    if possible.clause is None:
        return "They hold until a person has decided which contract applies."
    return f"They hold while it is not known whether clause {possible.clause} applies."


def waits_for_the_day(category: Category, verdict: Verdict, estimate: Estimate | None) -> bool:
    """Whether nobody has to answer at night: a question about a bill, or work whose price a person has to find out first."""
    return category.free or (verdict is Verdict.QUOTE_REQUIRED and estimate is None)


def _acting_first(finding: Finding) -> tuple[ActFirst, Check]:
    """What an emergency may cost before anybody has agreed (desk rules, section 3): nothing is billed silently."""
    number = number_of(finding.contract)
    if finding.emergency is None or not finding.verdict.costs:
        text = "We act first. Nothing that costs is begun before somebody who may approve it says yes."
        return ActFirst(), Check("emergency", True, number, None, text)
    first = ActFirst(number, finding.clause, finding.emergency.up_to)
    up_to = in_words(first.begun_up_to(finding.estimate) or finding.emergency.up_to)
    text = f"We act first: work begins at once, up to {up_to}. It is charged only if somebody who may approve says yes."
    return first, Check("emergency", True, number, finding.clause, text)
