"""Down the contracts and their terms until one decides (desk rules, section 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.desk.clients import Client
from bot.desk.contracts import Contract, Effect, Rule
from bot.desk.decisions import RANK, Check, Verdict
from bot.desk.draws import draw_from_allowance
from bot.desk.facts import Facts
from bot.desk.findings import Finding, Possible, number_of
from bot.desk.matching import FACT_WORDS, Match, match_rule
from bot.desk.prices import LineKind
from bot.desk.pricing import contract_that_prices, price_of


def best_finding(client: Client, in_force: tuple[Contract, ...], facts: Facts) -> Finding:
    """The best answer of the contracts nobody falls back to; two equal ones are for a person."""
    by_number = {contract.number: contract for contract in in_force}
    behind = {contract.fallback for contract in in_force}
    primaries = [contract for contract in in_force if contract.number not in behind]
    if not primaries:
        text = "No contract is in force on that day, so a person looks at this first."
        return Finding(Verdict.NEEDS_PERSON, None, None, (Check("contract in force", False, None, None, text),))
    findings = [_follow(client, contract, by_number, facts) for contract in primaries]
    best = min(RANK[finding.verdict] for finding in findings)
    equal = [finding for finding in findings if RANK[finding.verdict] == best]
    asking = [finding for finding in findings if finding.missing]
    if asking and not equal[0].verdict.free:
        equal = [replace(asking[0], possible=_may_decide(asking, findings))]
    if len({(number_of(finding.contract), finding.clause) for finding in equal}) == 1:
        # Plans that fall back to the same contract have one answer between them, not two.
        return replace(equal[0], checks=_each_once((equal[0], *(_beside(equal[0], each) for each in findings))))
    numbers = " and ".join(sorted(finding.contract.number for finding in equal if finding.contract))
    text = f"{numbers} answer this equally, so a person decides which one applies."
    one = Check("one contract", False, None, None, text)
    return Finding(Verdict.NEEDS_PERSON, None, None, (*_each_once(findings), one), possible=_may_decide(equal, equal))


def _may_decide(asking: Iterable[Finding], findings: Iterable[Finding]) -> tuple[Possible, ...]:
    """The contracts of which one will have decided: by a term that is still open, or at the end of a chain."""
    open_terms = (each for finding in asking for each in finding.possible)
    ends = (Possible(finding.contract) for finding in findings if finding.contract is not None)
    return tuple(dict.fromkeys((*open_terms, *ends)))


def _each_once(findings: Iterable[Finding]) -> tuple[Check, ...]:
    """Everything that was weighed, in order; what two chains of contracts share is said once."""
    return tuple(dict.fromkeys(check for finding in findings for check in finding.checks))


def _beside(best: Finding, finding: Finding) -> Finding:
    """A chain that names nobody who pays, beside the ``best`` one that does: its last word is about itself alone."""
    said = (
        replace(check, text=f"{check.contract} does not say who pays for this.", detail=True)
        if check.check == _UNDECIDED and check.contract != number_of(best.contract)
        else check
        for check in finding.checks
    )
    return replace(finding, checks=tuple(said))


def _follow(client: Client, first: Contract, by_number: dict[str, Contract], facts: Facts) -> Finding:
    """Down the fallback chain until a contract decides; a loop ends the walk."""
    checks: list[Check] = []
    missing: dict[str, None] = {}
    possible: list[Possible] = []
    seen: set[str] = set()
    contract: Contract | None = first
    while contract is not None and contract.number not in seen:
        seen.add(contract.number)
        finding, asking = _by_rules(client, contract, by_number, facts, checks)
        for rule, asked in asking:
            possible.append(Possible(contract, rule.clause))
            missing |= dict.fromkeys(asked)
        if finding is not None:
            found = _unless_a_fact_is_missing(finding, tuple(missing), checks)
            return replace(found, possible=tuple(possible))
        contract = by_number.get(contract.fallback or "")
    checks.append(Check(_UNDECIDED, False, first.number, None, _NOBODY_SAYS))
    return Finding(Verdict.NEEDS_PERSON, first, None, tuple(checks), missing=tuple(missing), possible=tuple(possible))


def _unless_a_fact_is_missing(finding: Finding, missing: tuple[str, ...], checks: list[Check]) -> Finding:
    """A missing fact asks, it does not deny: only an answer that is free already needs no more facts.

    What it would cost if nothing paid is no price yet.
    """
    if not missing or finding.verdict.free:
        return replace(finding, checks=tuple(checks))
    text = f"This depends on one thing that is not known yet: {FACT_WORDS[missing[0]]}."
    checks.append(Check("missing fact", False, number_of(finding.contract), None, text))
    return Finding(Verdict.NEEDS_PERSON, finding.contract, None, tuple(checks), missing=missing)


def _by_rules(
    client: Client, contract: Contract, by_number: dict[str, Contract], facts: Facts, checks: list[Check]
) -> tuple[Finding | None, tuple[tuple[Rule, tuple[str, ...]], ...]]:
    """The first rule that matches decides; None passes the question on to the fallback.

    With it the rules that would pay and depend on facts that are not known, each with these facts.
    """
    asking: list[tuple[Rule, tuple[str, ...]]] = []
    for rule in contract.rules:
        match = match_rule(rule, facts, contract)
        if match.applies:
            checks.extend(
                Check(held.check, True, contract.number, rule.clause, held.text, detail=True) for held in match.held
            )
            return _apply(client, contract, rule, by_number, facts, checks), tuple(asking)
        if rule.concerns(facts.category):
            checks.append(_set_aside(contract, rule, match))
        if match.applies is None and rule.effect in _GRANTING:
            asking.append((rule, match.missing))
    if contract.otherwise is Effect.INCLUDE:
        checks.append(
            Check("everything else", True, contract.number, None, f"{contract.number} includes what it does not name.")
        )
        return Finding(Verdict.COVERED, contract, None), tuple(asking)
    text = f"No term of {contract.number} includes this at that time."
    checks.append(Check("everything else", False, contract.number, None, text))
    return None, tuple(asking)


_UNDECIDED = "a term that decides"
_NOBODY_SAYS = "Your contracts do not say who pays for this, so a person decides."
_GRANTING = frozenset({Effect.INCLUDE, Effect.ALLOWANCE, Effect.LABOUR_ONLY})


def _set_aside(contract: Contract, rule: Rule, match: Match) -> Check:
    """A term that speaks about the request and does not decide it, with everything that stands between.

    The short answer names only terms that would have paid but for one condition. A term that would have cost
    something and does not apply is good news, so its check has passed.
    """
    granting = rule.effect in _GRANTING
    between = match.failed or tuple(each for each in match.conditions if each.holds is None)
    return Check(
        check=between[0].check,
        passed=not granting,
        contract=contract.number,
        clause=rule.clause,
        # Several conditions may stand on the same fact.
        text=" ".join(dict.fromkeys((rule.text, *(each.text for each in between)))),
        detail=not granting or len(between) > 1 or match.applies is None,
    )


def _apply(
    client: Client, contract: Contract, rule: Rule, by_number: dict[str, Contract], facts: Facts, checks: list[Check]
) -> Finding | None:
    if rule.effect is Effect.INCLUDE:
        checks.append(Check("included", True, contract.number, rule.clause, rule.text))
        return Finding(Verdict.COVERED, contract, rule.clause)
    if rule.effect is Effect.EXCLUDE:
        checks.append(Check("excluded", False, contract.number, rule.clause, rule.text))
        return None
    if rule.effect is Effect.ALLOWANCE:
        return draw_from_allowance(client, contract, rule, by_number, facts, checks)
    if rule.effect is Effect.LABOUR_ONLY:
        checks.append(Check("labour included", True, contract.number, rule.clause, rule.text))
        free = frozenset({LineKind.LABOUR, LineKind.TRAVEL, LineKind.FEE})
        priced = price_of(client, contract_that_prices(contract, by_number), facts, covered=free)
        return Finding(Verdict.PARTLY_COVERED, contract, rule.clause, estimate=priced, emergency=rule.emergency)
    checks.append(Check("charged", False, contract.number, rule.clause, rule.text))
    if contract.rates is None:
        text = f"{contract.number} charges for this but holds no rates, so a person names the price."
        checks.append(Check("rates", False, contract.number, rule.clause, text))
        return Finding(Verdict.NEEDS_PERSON, contract, rule.clause)
    priced = price_of(client, contract, facts)
    return Finding(Verdict.QUOTE_REQUIRED, contract, rule.clause, estimate=priced, emergency=rule.emergency)
