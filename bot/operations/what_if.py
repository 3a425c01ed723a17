"""What would be decided? The same decision as in earnest, from stated facts, and nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk.allowances import Use, untouched, use_at
from bot.desk.alternatives import PARTS_BILLED, self_help
from bot.desk.catalogue import Minutes, category_or_raise
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.decisions import ActFirst, Decision, ShadowPrice, Verdict
from bot.desk.errors import DeskError
from bot.desk.facts import Facts
from bot.desk.money import CENT, Money, in_words
from bot.desk.planned import decide_request
from bot.desk.prices import Estimate
from bot.desk.scan import Stretch, scan_coverage
from bot.desk.work_done import Part
from bot.operations.ports import ArticleFinder, ClientFile, StatedCase
from bot.operations.stated_facts import BadWhatIf, WhatIf, read_instant, read_number, read_what_if

MOST_SCANNED = timedelta(days=70)


@dataclass(frozen=True)
class Difference:
    """What a case expected and what came out."""

    key: str
    expected: str
    actual: str

    def __str__(self) -> str:
        return f"{self.key}: expected {self.expected}, got {self.actual}"


@dataclass(frozen=True)
class CaseResult:
    """How one stated case went; ``line`` is the case's line in its file, ``why`` how the decision came about that was not
    expected, ``price`` what an amount is made of that was not."""

    name: str
    passed: bool
    differences: tuple[Difference, ...]
    line: int
    why: tuple[str, ...] = ()
    price: tuple[str, ...] = ()


def what_if(client: Client, contracts: Iterable[Contract], given: WhatIf, use: Use | None = None) -> Decision:
    """The decision on stated facts; raises BadWhatIf for a site, device or allowance that is not there.

    Without ``use``, which a ledger knows, nothing has ever been drawn from an allowance but what is stated.
    """
    contracts = tuple(contracts)
    return decide_request(client, contracts, _stated_facts(client, contracts, given, use))


def with_fix(client: Client, decision: Decision, articles: ArticleFinder, words: str = "") -> Decision:
    """The decision with the fix that people can try themselves as the last of the cheaper ways: the one that fits their
    ``words``, or else the one for the whole category. What costs nothing stays as it is."""
    article = articles.best_for(decision.category, words, client.code) if decision.verdict.costs else None
    if article is None:
        return decision
    return replace(decision, alternatives=(*decision.alternatives, self_help(client, decision, article)))


def what_if_over_time(
    client: Client, contracts: Iterable[Contract], given: WhatIf, span: timedelta, use: Use | None = None
) -> tuple[Stretch, ...]:
    """How that decision changes from the stated instant on; raises BadWhatIf as well for a span beyond ten weeks."""
    if not timedelta(0) < span <= MOST_SCANNED:
        raise BadWhatIf(f"A scan covers up to {MOST_SCANNED.days} days.")
    contracts = tuple(contracts)
    return scan_coverage(client, contracts, _stated_facts(client, contracts, given, use), span)


def _stated_facts(client: Client, contracts: tuple[Contract, ...], given: WhatIf, use: Use | None) -> Facts:
    category_or_raise(given.category)
    _known("site", given.site, [site.code for site in client.sites])
    _known("asset", given.asset, [asset.tag for asset in client.assets])
    _known("contact", given.person, [contact.email for contact in client.contacts])
    names = [allowance.name for contract in contracts for allowance in contract.allowances]
    for name, _ in given.used:
        _known("allowance", name, names)
    use = use or use_at(contracts, given.at, untouched, given.used)
    return Facts(
        category=given.category,
        at=given.at,
        work=given.work,
        impact=given.impact,
        urgency=given.urgency,
        site=given.site,
        asset=given.asset,
        cause=given.cause,
        application=given.application,
        minutes=_stated_minutes(given),
        used=use.now,
        used_later=use.later,
        person=given.person,
        person_listed=given.person_listed,
        meets_standard=given.meets_standard,
        role=given.role,
        rate=given.rate,
        entries=given.entries,
        parts=tuple(Part(words, Money(cost, client.currency), number) for words, cost, number in given.parts),
    )


def _stated_minutes(given: WhatIf) -> Minutes | None:
    if given.entries:
        return Minutes.stated(sum(entry.minutes for entry in given.entries))
    return Minutes.stated(given.minutes) if given.minutes is not None else None


def _known(what: str, word: str | None, known: list[str]) -> None:
    if word is None or word.casefold() in {one.casefold() for one in known}:
        return
    close = get_close_matches(word, known, n=1)
    hint = f"Did you mean '{close[0]}'?" if close else f"Known: {', '.join(sorted(known)) or 'none'}."
    raise BadWhatIf(f"There is no {what} '{word}'. {hint}")


def run_cases(file: ClientFile) -> tuple[CaseResult, ...]:
    """Decide every case that the file states about itself and compare what it expects."""
    return tuple(_run(file, case) for case in file.cases)


def _run(file: ClientFile, case: StatedCase) -> CaseResult:
    why: tuple[str, ...] = ()
    price: tuple[str, ...] = ()
    try:
        decision = what_if(file.client, file.contracts, read_what_if(case.given, file.client.timezone))
    except DeskError as error:
        differences: tuple[Difference, ...] = (Difference("given", "facts that can be read", str(error)),)
    else:
        results = _results(decision)
        compared = (_compare(key, expected, results, decision.timezone) for key, expected in case.expect.items())
        differences = tuple(difference for difference in compared if difference is not None)
        if any(difference.key in _DECIDED for difference in differences):
            why = tuple(check.text for check in decision.checks if not check.detail)
        if decision.estimate is not None and any(difference.key in _AMOUNTS for difference in differences):
            price = _price_lines(decision.estimate)
    return CaseResult(case.name, not differences, differences, case.line, why, price)


def _price_lines(priced: Estimate) -> tuple[str, ...]:
    """What the likely price is made of, and what stands around it."""
    lines = (f"{line.text}: {in_words(line.amount)}" for line in priced.lines)
    spread = (
        f"low {in_words(priced.low)}, high {in_words(priced.high)}, never more than {in_words(priced.not_to_exceed)}"
    )
    return (*lines, f"total {in_words(priced.total)}; {spread}")


_DECIDED = ("verdict", "clause", "contract")
_AMOUNTS = ("subtotal", "tax", "total", "not_to_exceed", "low", "likely", "high")
_INSTANTS = ("respond_by", "resolve_by")
EXPECTABLE = ("verdict", "clause", "contract", "priority", *_INSTANTS, *_AMOUNTS)


def _results(decision: Decision) -> dict[str, str | None]:
    document = decision_document(decision)
    found: dict[str, str | None] = {key: document[key] for key in ("verdict", "clause", "priority", *_INSTANTS)}
    found["contract"] = decision.contract
    priced = document["estimate"] or {}
    return {**found, **{key: priced.get(key) for key in _AMOUNTS}}


def _compare(key: str, expected: object, results: Mapping[str, str | None], timezone: str) -> Difference | None:
    if key not in results:
        return Difference(key, str(expected), f"no such result; known: {', '.join(EXPECTABLE)}")
    actual = results[key]
    try:
        same = _same(key, expected, actual, timezone)
    except BadWhatIf as error:
        return Difference(key, str(expected), str(error))
    return None if same else Difference(key, "nothing" if expected is None else str(expected), actual or "nothing")


def _same(key: str, expected: object, actual: str | None, timezone: str) -> bool:
    if expected is None or actual is None:
        return expected is actual
    if key in _AMOUNTS:
        return read_number(expected) == Decimal(actual)
    if key in _INSTANTS:
        return read_instant(str(expected), timezone) == read_instant(actual, timezone)
    return str(expected) == actual


def decision_document(decision: Decision) -> dict[str, Any]:
    """The decision as plain values for JSON: amounts as decimal strings, instants in the client's zone."""
    zone = ZoneInfo(decision.timezone)
    contract = {"number": decision.contract, "version": decision.contract_version} if decision.contract else None
    return {
        "verdict": decision.verdict.value,
        "contract": contract,
        "clause": decision.clause,
        "category": decision.category,
        "priority": decision.priority.value,
        "reasons": [
            {
                "check": check.check,
                "passed": check.passed,
                "clause": check.clause,
                "text": check.text,
                "contract": check.contract,
                "detail": check.detail,
            }
            for check in decision.checks
        ],
        "estimate": estimate_document(decision.estimate) if decision.estimate else None,
        "alternatives": [
            {
                "when": _instant(way.when, zone),
                "verdict": way.verdict.value,
                "total": _amount(way.total),
                "text": way.text,
                "kind": way.kind.value,
            }
            for way in decision.alternatives
        ],
        "respond_by": _instant(decision.respond_by, zone),
        "resolve_by": _instant(decision.resolve_by, zone),
        "break_fix": _shadow_document(decision.shadow) if decision.shadow else None,
        "missing": list(decision.missing),
        "act_first": _act_first_document(decision.act_first),
        "supersedes": decision.supersedes,
        "override": {"by": decision.override.by, "reason": decision.override.reason} if decision.override else None,
    }


def _shadow_document(shadow: ShadowPrice) -> dict[str, Any]:
    """What the plan absorbs: the price without it, by the card of which contract."""
    contract = {"number": shadow.contract, "version": shadow.version} if shadow.contract else None
    priced = estimate_document(shadow.estimate) if shadow.estimate else None
    return {"contract": contract, "estimate": priced, "text": shadow.text}


def _act_first_document(act_first: ActFirst | None) -> dict[str, str | None] | None:
    if act_first is None:
        return None
    up_to = _amount(act_first.up_to.amount) if act_first.up_to else None
    return {"contract": act_first.contract, "clause": act_first.clause, "up_to": up_to}


def estimate_document(priced: Estimate) -> dict[str, Any]:
    """A price for scripts: amounts as decimal strings; lines and sums are those of the likely case."""
    return {
        "low": _amount(priced.low.amount),
        "likely": _amount(priced.likely.amount),
        "high": _amount(priced.high.amount),
        "not_to_exceed": _amount(priced.not_to_exceed.amount),
        "currency": priced.total.currency,
        "lines": [
            {
                "kind": line.kind.value,
                "text": line.text,
                "quantity": _amount(line.quantity),
                "unit_price": _amount(line.unit_price.amount),
                "amount": _amount(line.amount.amount),
                "taxable": line.taxable,
            }
            for line in priced.lines
        ],
        "subtotal": _amount(priced.subtotal.amount),
        "tax": _amount(priced.tax.amount),
        "total": _amount(priced.total.amount),
    }


def _amount(number: Decimal) -> str:
    """At least two places, and more only where they are true (a price per kilometre of 0.705)."""
    return f"{number:f}" if -int(number.as_tuple().exponent) > 2 else f"{number.quantize(CENT):f}"


def _instant(at: datetime | None, zone: ZoneInfo) -> str | None:
    return at.astimezone(zone).isoformat(timespec="seconds") if at else None


def price_in_words(decision: Decision) -> str:
    """What it costs in the likely case, in a few words."""
    if decision.verdict.free:
        return "nothing to pay"
    if decision.estimate is None or not decision.verdict.costs:
        return "a person says the price"
    if bills_only_parts(decision):
        return PARTS_BILLED
    return in_words(decision.estimate.total)


def bills_only_parts(decision: Decision) -> bool:
    """Whether the work costs nothing, and nobody knows yet which parts it needs."""
    priced = decision.estimate
    return decision.verdict is Verdict.PARTLY_COVERED and priced is not None and not priced.high.amount


def scan_document(stretches: Iterable[Stretch]) -> list[dict[str, Any]]:
    """How the answer changes over time, for JSON; where it slides, ``price_at_end`` is the last one."""
    return [
        {
            "from": each.since.isoformat(timespec="minutes"),
            "until": each.until.isoformat(timespec="minutes"),
            "steady": each.steady,
            "price_at_end": _amount(each.last.estimate.total.amount) if each.last.estimate else None,
            **decision_document(each.first),
        }
        for each in stretches
    ]
