"""Which requests a rule matches, as a box: a set of values for each thing that conditions ask about.

Every dimension is finite: categories, kinds of work, time bands, sites, the device classes that the rules name and
one that none names, causes, yes or no, and the stretches of days between the dates of the rules. What need not be
known has a value more, "not known", that only a rule without that condition matches. So it can be decided exactly
whether earlier rules, together, leave anything to a later one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.desk.catalogue import CATALOGUE, RequestType, Work
from bot.desk.clients import Client
from bot.desk.contracts import Cause, Contract, Rule
from bot.desk.hours import Band, SupportHours
from bot.desk.matching import work_labels

Box = tuple[int, ...]
"""A bit mask for each dimension of a ``Space``."""


class Undecided(Exception):
    """The question would take too long; nothing is said about the rule."""


@dataclass
class Effort:
    """How many boxes may still be compared for one file; the contracts that people write need a few hundred."""

    left: int = 500_000

    def spend(self, comparisons: int) -> None:
        """Count these; Undecided when there have been too many."""
        self.left -= comparisons
        if self.left < 0:
            raise Undecided


@dataclass(frozen=True)
class Dimension:
    """One thing that conditions ask about: its values, and which of them a rule matches."""

    name: str
    values: tuple[Any, ...]
    matches: Callable[[Rule, Any], bool]
    conditions: Callable[[Rule], bool]

    def mask(self, rule: Rule) -> int:
        """The values that the rule matches, a bit each."""
        return sum(1 << bit for bit, value in enumerate(self.values) if self.matches(rule, value))


NOT_KNOWN = None
OTHER_CLASS = "a class that no rule names"


@dataclass(frozen=True)
class Space:
    """The dimensions of one contract's rules."""

    dimensions: tuple[Dimension, ...]

    @classmethod
    def of(cls, client: Client, contract: Contract) -> Space:
        """All that the conditions of this contract may ask about."""
        rules = contract.rules
        classes = sorted({name for rule in rules for name in rule.when.asset_class})
        bands = tuple(band for band in Band if band in bands_that_occur(contract.support_hours))
        return cls(
            (
                Dimension(
                    "category", _CATEGORIES, _about, lambda rule: bool(rule.categories or rule.when.request_type)
                ),
                Dimension("work", _KINDS_OF_WORK, _by_work, lambda rule: bool(rule.when.work)),
                Dimension("days", _stretches(contract), _on_day, lambda rule: bool(rule.valid_from or rule.valid_to)),
                _one_of("time", bands),
                _one_of("site", (*(site.code for site in client.sites), NOT_KNOWN)),
                _one_of("asset_class", (*classes, OTHER_CLASS, NOT_KNOWN)),
                _one_of("cause", (*Cause, NOT_KNOWN)),
                _yes_or_no("asset_covered"),
                _yes_or_no("meets_standard"),
                _yes_or_no("person_listed"),
            )
        )

    def box(self, rule: Rule) -> Box:
        """The requests that the rule matches."""
        return tuple(dimension.mask(rule) for dimension in self.dimensions)

    def kinds(self, rule: Rule) -> frozenset[str]:
        """The dimensions that the rule's conditions are about."""
        return frozenset(dimension.name for dimension in self.dimensions if dimension.conditions(rule))

    def example(self, box: Box) -> dict[str, Any]:
        """One request of the box: a value for each dimension, not known where it need not be."""
        found = {}
        for dimension, mask in zip(self.dimensions, box, strict=True):
            possible = [value for bit, value in enumerate(dimension.values) if mask >> bit & 1]
            found[dimension.name] = NOT_KNOWN if NOT_KNOWN in possible else possible[0]
        return found


def common(one: Box, other: Box) -> Box | None:
    """The requests that are in both."""
    found = tuple(a & b for a, b in zip(one, other, strict=True))
    return found if all(found) else None


def inside(inner: Box, outer: Box) -> bool:
    """Whether every request of the one is in the other."""
    return all(not a & ~b for a, b in zip(inner, outer, strict=True))


def left_over(box: Box, taken: Sequence[Box], effort: Effort) -> Box | None:
    """Some requests of the box that are in none of the others; None when there are none. Raises Undecided."""
    waiting = [(box, 0)] if all(box) else []
    while waiting:
        here, first = waiting.pop()
        hit = next((k for k in range(first, len(taken)) if common(here, taken[k])), len(taken))
        effort.spend(hit - first + 1)
        if hit == len(taken):
            return here
        waiting += ((piece, hit + 1) for piece in _outside(here, taken[hit]))
    return None


def _outside(box: Box, other: Box) -> Iterable[Box]:
    """The box without the other, in boxes that do not overlap."""
    for place, (mask, taken) in enumerate(zip(box, other, strict=True)):
        if mask & ~taken:
            yield (*box[:place], mask & ~taken, *box[place + 1 :])
        box = (*box[:place], mask & taken, *box[place + 1 :])


def bands_that_occur(hours: SupportHours) -> frozenset[Band]:
    """The time bands that some minute of some day falls into under these hours."""
    closed_days = [day for day in range(7) if not _whole_day_open(hours, day)]
    bands = {Band.SUPPORT} if any(hours.weekly) else set()
    bands |= {Band.WEEKEND if day >= 5 else Band.AFTER_HOURS for day in closed_days}
    return frozenset(bands | ({Band.HOLIDAY} if hours.kept_holidays else set()))


def _whole_day_open(hours: SupportHours, day: int) -> bool:
    midnight = 24 * 60
    before = ((0, window.closes - midnight) for window in hours.weekly[day - 1] if window.closes > midnight)
    own = ((window.opens, min(window.closes, midnight)) for window in hours.weekly[day])
    return sum(closes - opens for opens, closes in (*before, *own)) == midnight


_CATEGORIES = tuple(id for id, category in CATALOGUE.items() if not category.free)
_KINDS_OF_WORK = tuple(work for work in Work if work is not Work.NONE)


def _about(rule: Rule, category: str) -> bool:
    kinds: frozenset[RequestType] = rule.when.request_type
    return rule.concerns(category) and (not kinds or CATALOGUE[category].request_type in kinds)


def _by_work(rule: Rule, work: Work) -> bool:
    return not rule.when.work or bool(rule.when.work & work_labels(work))


def _on_day(rule: Rule, day: date) -> bool:
    return (rule.valid_from or date.min) <= day <= (rule.valid_to or date.max)


def _stretches(contract: Contract) -> tuple[date, ...]:
    """The first day of each stretch of the contract in which the same rules hold."""
    last = contract.ends or date.max
    starts = {contract.starts}
    for rule in contract.rules:
        starts |= {rule.valid_from} if rule.valid_from else set()
        starts |= {rule.valid_to + timedelta(days=1)} if rule.valid_to and rule.valid_to < date.max else set()
    return tuple(sorted(day for day in starts if contract.starts <= day <= last))


def _one_of(name: str, values: tuple[Any, ...]) -> Dimension:
    def matches(rule: Rule, value: Any) -> bool:
        named = getattr(rule.when, name)
        return not named or value in named

    return Dimension(name, values, matches, lambda rule: bool(getattr(rule.when, name)))


def _yes_or_no(name: str) -> Dimension:
    def matches(rule: Rule, value: bool | None) -> bool:
        wanted = getattr(rule.when, name)
        return wanted is None or value is wanted

    return Dimension(name, (True, False, NOT_KNOWN), matches, lambda rule: getattr(rule.when, name) is not None)
