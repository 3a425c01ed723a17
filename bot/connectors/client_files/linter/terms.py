"""Rules that leave something out, are never reached, contradict each other, or ask for what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from bot.connectors.client_files.linter.advice import Advice, Placed, Subject, listed
from bot.connectors.client_files.linter.boxes import (
    NOT_KNOWN,
    Box,
    Effort,
    Space,
    Undecided,
    common,
    inside,
    left_over,
)
from bot.desk.catalogue import CATALOGUE
from bot.desk.contracts import Contract, Effect, Overrun, Rule
from bot.desk.matching import BAND_WORDS, WORK_WORDS

GRANTING = frozenset({Effect.INCLUDE, Effect.ALLOWANCE, Effect.LABOUR_ONLY})
PRICED_BY_ANOTHER = "Name a 'fallback' contract that charges for it."
MOST_COMPARED = 200
"""Rules of one contract that are compared with each other; longer lists are read by no one anyway."""


def check(subject: Subject) -> Iterator[Advice]:
    """Everything about single rules and the order of rules."""
    effort = Effort()
    for placed in subject.current:
        yield from _left_out(placed)
        yield from _runs_out(subject, placed)
        yield from _without_list(placed)
        yield from _classes(subject, placed)
        yield from _dates(placed)
        yield from _in_order(subject, placed, effort)


def _left_out(placed: Placed) -> Iterator[Advice]:
    where, contract = placed
    if contract.fallback is not None:
        return
    for index, rule in enumerate(contract.rules):
        if rule.effect is Effect.EXCLUDE:
            message = f"Clause {rule.clause} excludes work that no other contract prices."
            yield Advice("W01", f"{where}.rules[{index}]", message, PRICED_BY_ANOTHER)
    unnamed = sorted(id for id, one in CATALOGUE.items() if not one.free and not _named(contract, id))
    if contract.otherwise is Effect.EXCLUDE and unnamed:
        message = f"No rule of {contract.number} names: {listed(unnamed)}."
        yield Advice("W03", where, message, f"Add a rule for them. {PRICED_BY_ANOTHER}")


def _named(contract: Contract, category: str) -> bool:
    return any(rule.concerns(category) for rule in contract.rules)


def _runs_out(subject: Subject, placed: Placed) -> Iterator[Advice]:
    """An allowance that is used up, and parts beside free labour, have to be priced by something."""
    where, contract = placed
    priced = any(one.rates is not None for one in subject.chain(contract))
    for index, rule in enumerate(contract.rules):
        allowance = contract.allowance(rule.draws)
        if allowance is not None and allowance.overrun is Overrun.CHARGE and contract.fallback is None:
            message = f"When '{allowance.name}' is used up, no other contract prices the work of clause {rule.clause}."
            yield Advice("W16", f"{where}.rules[{index}]", message, PRICED_BY_ANOTHER)
        if rule.effect is Effect.LABOUR_ONLY and not priced:
            message = f"Clause {rule.clause} bills parts, and nothing says at what price."
            yield Advice("W16", f"{where}.rules[{index}]", message, "Add 'rates', or name a 'fallback' that has some.")


def _without_list(placed: Placed) -> Iterator[Advice]:
    where, contract = placed
    for index, rule in enumerate(contract.rules):
        if rule.when.person_listed is not None and not contract.people:
            message = f"Clause {rule.clause} is about people on a list, and {contract.number} has none: each time they are asked."
            yield Advice("W10", f"{where}.rules[{index}].when", message, "Add 'people' to the contract.")


def _classes(subject: Subject, placed: Placed) -> Iterator[Advice]:
    """A class that no device has is a slip of the pen, or a list that is not complete."""
    known = sorted({asset.asset_class for asset in subject.client.assets})
    for index, rule in enumerate(placed.contract.rules):
        for name in sorted(rule.when.asset_class - set(known)):
            close = get_close_matches(name[:80], known[:500], n=1)
            way_out = f"Did you mean '{close[0]}'?" if close else "List the devices of that class under 'assets'."
            message = f"Clause {rule.clause} is about the class '{name}', and no device on the list is of it."
            yield Advice("W14", f"{placed.where}.rules[{index}].when.asset_class", message, way_out)


def _dates(placed: Placed) -> Iterator[Advice]:
    where, contract = placed
    for index, rule in enumerate(contract.rules):
        late = rule.valid_from and contract.ends and rule.valid_from > contract.ends
        early = rule.valid_to and rule.valid_to < contract.starts
        if late or early:
            key, day = ("from", rule.valid_from) if late else ("to", rule.valid_to)
            message = f"Clause {rule.clause} holds {key} {day}, and the contract does not: it never decides anything."
            yield Advice("W13", f"{where}.rules[{index}].{key}", message, "Correct the date, or remove the rule.")


def _in_order(subject: Subject, placed: Placed, effort: Effort) -> Iterator[Advice]:
    """What rules do to those behind them: exact, and nothing is said where that would take too long."""
    try:
        yield from _decided(subject, placed, effort)
    except Undecided:
        return


def _decided(subject: Subject, placed: Placed, effort: Effort) -> Iterator[Advice]:
    where, contract = placed
    rules = contract.rules[:MOST_COMPARED]
    space = Space.of(subject.client, contract)
    boxes = [space.box(rule) for rule in rules]
    for index, rule in enumerate(rules):
        place = f"{where}.rules[{index}]"
        if not all(boxes[index]):
            yield from _cannot_apply(space, rule, boxes[index], place)
            continue
        if left_over(boxes[index], boxes[:index], effort) is None:
            yield _never_reached(rules, boxes, index, place)
            continue
        effort.spend(index)
        for earlier in range(index):
            if _order_decides(space, rules, boxes, (earlier, index)):
                yield from _either_way(space, rules, boxes, (earlier, index), place, effort)


def _cannot_apply(space: Space, rule: Rule, box: Box, place: str) -> Iterator[Advice]:
    empty = {dimension.name for dimension, mask in zip(space.dimensions, box, strict=True) if not mask}
    reasons = {
        "category": "it is only about questions that are free anyway, or about another kind of request",
        "work": "work without any work is never decided about",
        "time": "these support hours have no such time",
    }
    for name, reason in reasons.items():
        if name in empty:
            message = f"Clause {rule.clause} can never apply: {reason}."
            yield Advice("W12", place, message, "Correct its conditions, or remove the rule.")


def _never_reached(rules: tuple[Rule, ...], boxes: list[Box], index: int, place: str) -> Advice:
    swallowing = next((k for k in range(index) if inside(boxes[index], boxes[k])), None)
    if swallowing is not None:
        decides = f"clause {rules[swallowing].clause} decides before it"
    else:
        clauses = [rules[k].clause for k in range(index) if common(boxes[index], boxes[k])]
        decides = f"clauses {listed(list(dict.fromkeys(clauses)))} together decide before it"
    message = f"Clause {rules[index].clause} is never reached: {decides}."
    return Advice("W02", place, message, "Move it up, narrow the earlier one, or remove it.")


def _order_decides(space: Space, rules: tuple[Rule, ...], boxes: list[Box], pair: tuple[int, int]) -> bool:
    """Whether both speak about the same requests, to different effect, and neither is the exception of the other."""
    first, second = pair
    one, other = rules[first], rules[second]
    return (
        (one.effect, one.draws) != (other.effect, other.draws)
        and common(boxes[first], boxes[second]) is not None
        and not inside(boxes[first], boxes[second])
        and not inside(boxes[second], boxes[first])
        and _equally_close(space, one, other)
    )


def _either_way(
    space: Space, rules: tuple[Rule, ...], boxes: list[Box], pair: tuple[int, int], place: str, effort: Effort
) -> Iterator[Advice]:
    first, second = pair
    both = common(boxes[first], boxes[second])
    decided_here = left_over(both, boxes[:first], effort) if both else None
    if decided_here is not None:
        one, other = rules[first], rules[second]
        message = (
            f"Clause {one.clause} ({_effect(one)}) and clause {other.clause} ({_effect(other)}) both speak about "
            f"{_in_words(space.example(decided_here))}; clause {one.clause} decides, because it stands first."
        )
        way_out = "Put the exception first, or narrow one of them so that no request fits both."
        yield Advice("W11", place, message, way_out)


def _equally_close(space: Space, first: Rule, second: Rule) -> bool:
    """Whether nothing but their order says which of the two is the exception.

    Rules that name a category are closer than rules about everything. An exclusion that stands before what it takes
    away from, under a condition of another kind, is how exceptions are written.
    """
    if bool(first.categories) != bool(second.categories):
        return False
    same_kind = space.kinds(first) == space.kinds(second)
    grants_first = first.effect in GRANTING and second.effect not in GRANTING
    return same_kind or grants_first


def _effect(rule: Rule) -> str:
    return rule.effect.value.replace("_", " ")


def _in_words(example: dict[str, Any]) -> str:
    """A request as one would tell it."""
    words = [CATALOGUE[example["category"]].title, WORK_WORDS[example["work"]], BAND_WORDS[example["time"]]]
    if example["site"] is not NOT_KNOWN:
        words.append(f"at {example['site']}")
    if example["asset_class"] is not NOT_KNOWN:
        words.append(example["asset_class"])
    if example["cause"] is not NOT_KNOWN:
        words.append(f"cause {example['cause'].value.replace('_', ' ')}")
    facts = {
        "asset_covered": "a device on the list",
        "meets_standard": "a device that meets the standard",
        "person_listed": "a person on the list",
    }
    words += [
        words_ if example[name] else f"not {words_}" for name, words_ in facts.items() if example[name] is not None
    ]
    return ", ".join(words)
