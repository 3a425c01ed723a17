"""What another contract would have changed: two answers compared, and which change of the contracts made the difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from difflib import SequenceMatcher

from bot.desk.contracts import Contract, Rule
from bot.desk.decisions import Decision
from bot.desk.money import Money

_WORDS = {
    "type": "type",
    "status": "status",
    "starts": "first day",
    "ends": "last day",
    "support_hours": "support hours",
    "sla": "answer times",
    "otherwise": "what no rule names",
    "fallback": "fallback",
    "critical_applications": "critical applications",
    "allowances": "allowances",
    "rates": "rates",
    "fee": "fee",
    "emergency": "emergency clause",
}
_APART = ("number", "version", "rules")


@dataclass(frozen=True)
class Outcome:
    """What a decision comes to for the client; ``cost`` is the likely one before tax, None where only a person can say."""

    verdict: str
    contract: str | None
    clause: str | None
    cost: Money | None
    respond_by: datetime | None
    resolve_by: datetime | None

    def differences(self, other: Outcome) -> tuple[str, ...]:
        """The names of what is not the same."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) != getattr(other, field.name))


def outcome_of(decision: Decision, currency: str) -> Outcome:
    """The decision's outcome."""
    cost = decision.estimate.subtotal if decision.estimate else None
    return Outcome(
        verdict=decision.verdict.value,
        contract=decision.contract,
        clause=decision.clause,
        cost=Money.zero(currency) if decision.verdict.free else cost,
        respond_by=decision.respond_by,
        resolve_by=decision.resolve_by,
    )


@dataclass(frozen=True)
class Change:
    """One thing that the new contracts say otherwise; ``undone`` are the new contracts without it."""

    text: str
    undone: Callable[[Sequence[Contract]], tuple[Contract, ...]]


def changes_between(old: Sequence[Contract], new: Sequence[Contract]) -> tuple[Change, ...]:
    """Every difference between the contracts, each rule by itself."""
    before = {contract.number: contract for contract in old}
    after = {contract.number: contract for contract in new}
    found: list[Change] = []
    for number, contract in after.items():
        if number not in before:
            found.append(Change(f"{number} is new", _without(number)))
        else:
            found.extend(_changes_in(before[number], contract))
    for number, contract in before.items():
        if number not in after:
            found.append(Change(f"{number} is gone", _with(contract)))
    return tuple(found)


def _without(number: str) -> Callable[[Sequence[Contract]], tuple[Contract, ...]]:
    return lambda contracts: tuple(one for one in contracts if one.number != number)


def _with(contract: Contract) -> Callable[[Sequence[Contract]], tuple[Contract, ...]]:
    return lambda contracts: (*contracts, contract)


def _changes_in(old: Contract, new: Contract) -> Iterator[Change]:
    for field in fields(Contract):
        if field.name not in _APART and getattr(old, field.name) != getattr(new, field.name):
            words = _WORDS.get(field.name, field.name.replace("_", " "))
            yield Change(f"{new.number}: {words}", _set(new.number, field.name, getattr(old, field.name)))
    matcher = SequenceMatcher(a=old.rules, b=new.rules, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            rules = new.rules[:start] + old.rules[first:last] + new.rules[end:]
            text = _rule_words(old.rules[first:last], new.rules[start:end])
            yield Change(f"{new.number}: {text}", _set(new.number, "rules", rules))


def _set(number: str, name: str, value: object) -> Callable[[Sequence[Contract]], tuple[Contract, ...]]:
    def undone(contracts: Sequence[Contract]) -> tuple[Contract, ...]:
        return tuple(
            replace(one, **{name: value}) if one.number == number else one  # type: ignore[arg-type]
            for one in contracts
        )

    return undone


def _rule_words(gone: tuple[Rule, ...], come: tuple[Rule, ...]) -> str:
    """``clause 3.3 is new``, ``clause 3.1 is gone``, ``clause 3.1 is changed``."""
    old, new = {rule.clause for rule in gone}, {rule.clause for rule in come}
    parts = [
        (sorted(old & new), "changed"),
        (sorted(new - old), "new"),
        (sorted(old - new), "gone"),
    ]
    said = [f"clause {', '.join(clauses)} is {what}" for clauses, what in parts if clauses]
    return "; ".join(said)
