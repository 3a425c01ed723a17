"""No pattern of ours takes words apart in every way they can be taken: one message would hold a process for ever.

From each pattern rows are made that nearly fit it: for every part that may be repeated without a bound, words that lead to it, that
part again and again, and at last a sign that fits nothing. Where two ways of reading such a row are possible, the number of ways
doubles with each word; where there is one, it is read in no time.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import sre_parse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

import actions
import bot
from tests.within import TooSlow, within

# So often a part is repeated: two ways of reading each would be more ways than anybody could try.
TIMES = 60
TRIES, OF_THE_SAME = 4, 2
SECONDS = 0.5
# A repeat of so many is as good as one without a bound.
WITHOUT_A_BOUND = 8
_DEPTH = 4
_SIGNS = {
    sre_parse.CATEGORY_DIGIT: "7",
    sre_parse.CATEGORY_SPACE: " ",
    sre_parse.CATEGORY_WORD: "a",
    sre_parse.CATEGORY_NOT_DIGIT: "a",
    sre_parse.CATEGORY_NOT_SPACE: "a",
    sre_parse.CATEGORY_NOT_WORD: "-",
}


def _modules() -> Iterator[Any]:
    for package in (bot, actions):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def _patterns(value: object, name: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
    elif depth < _DEPTH:
        for place, each in _parts(value):
            yield from _patterns(each, f"{name}[{place}]", depth + 1)


def _parts(value: object) -> Iterator[tuple[object, object]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from enumerate(value)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from ((each.name, getattr(value, each.name, None)) for each in fields(value))


def _all_patterns() -> dict[str, re.Pattern[str]]:
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for module in _modules():
        for own, value in vars(module).items():
            for name, pattern in _patterns(value, f"{module.__name__}.{own}"):
                found.setdefault((pattern.pattern, pattern.flags), (name, pattern))
    return dict(found.values())


class _Rows:
    """Rows that nearly fit a pattern."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._tree = sre_parse.parse(pattern.pattern, pattern.flags)
        # The same rows each time.
        self._chance = random.Random(ascii(pattern.pattern))

    def rows(self) -> Iterator[str]:
        """For each unbounded repeat a few, with the same words again and again and with different ones."""
        for target in self._repeats(self._tree):
            for number in range(TRIES):
                row: list[str] = []
                self._up_to(self._tree, target, row, same=number < OF_THE_SAME)
                yield f"{''.join(row)}\x00"

    def _repeats(self, tree: Any) -> Iterator[int]:
        for operation, argument in tree:
            if operation in (sre_parse.MAX_REPEAT, sre_parse.MIN_REPEAT) and int(argument[1]) >= WITHOUT_A_BOUND:
                yield id(argument)
            for part in _inner(operation, argument):
                yield from self._repeats(part)

    def _up_to(self, tree: Any, target: int, row: list[str], *, same: bool) -> bool:
        for operation, argument in tree:
            if id(argument) == target:
                body = argument[2]
                first = self._word(body)
                row.extend(first if same else self._word(body) for _ in range(TIMES))
                return True
            held = [part for part in _inner(operation, argument) if target in set(self._repeats(part))]
            if held:
                return self._up_to(held[0], target, row, same=same)
            row.append(self._word([(operation, argument)]))
        return False

    def _word(self, tree: Any) -> str:
        return "".join(self._sample(operation, argument) for operation, argument in tree)

    def _sample(self, operation: Any, argument: Any) -> str:
        if operation is sre_parse.LITERAL:
            return chr(argument)
        if operation is sre_parse.NOT_LITERAL:
            return "a" if argument != ord("a") else "b"
        if operation is sre_parse.ANY:
            return "a"
        if operation is sre_parse.IN:
            return self._one_of(argument)
        if operation is sre_parse.BRANCH:
            return self._word(self._chance.choice(argument[1]))
        if operation in (sre_parse.MAX_REPEAT, sre_parse.MIN_REPEAT):
            least, most, body = int(argument[0]), int(argument[1]), argument[2]
            return "".join(self._word(body) for _ in range(self._chance.randint(least, min(most, least + 1))))
        if operation is sre_parse.SUBPATTERN:
            return self._word(argument[3])
        # What looks around or stands at a boundary takes no letters.
        return ""

    def _one_of(self, choices: Sequence[Any]) -> str:
        operation, argument = self._chance.choice(choices)
        if operation is sre_parse.LITERAL:
            return chr(argument)
        if operation is sre_parse.RANGE:
            return chr(argument[0])
        return _SIGNS.get(argument, "a") if operation is sre_parse.CATEGORY else "a"


def _inner(operation: Any, argument: Any) -> Sequence[Any]:
    if operation in (sre_parse.MAX_REPEAT, sre_parse.MIN_REPEAT):
        return [argument[2]]
    if operation is sre_parse.BRANCH:
        return list(argument[1])
    if operation is sre_parse.SUBPATTERN:
        return [argument[3]]
    if operation in (sre_parse.ASSERT, sre_parse.ASSERT_NOT):
        return [argument[1]]
    return []


def _too_long(pattern: re.Pattern[str]) -> str | None:
    """The first row that takes the pattern too long; None when there is none."""
    for row in _Rows(pattern).rows():
        for read in (pattern.fullmatch, pattern.search):
            try:
                with within(SECONDS):
                    read(row)
            except TooSlow:
                return row
    return None


def test_no_pattern_of_ours_tries_every_way() -> None:
    every = _all_patterns()
    late = {name: ascii(row) for name, pattern in every.items() if (row := _too_long(pattern)) is not None}

    assert len(every) > 500
    assert late == {}


@pytest.mark.parametrize(
    "pattern",
    [r"(?:thank you|thank|you|[ ,])+!", r"[^\W\d]+(?:_\w+)+\Z", r"(?:\w+ ?)+\.", r"(?:(?:a|b|ab) )*c|(?:x|xx)*y"],
)
def test_one_that_does_is_found(pattern: str) -> None:
    assert _too_long(re.compile(pattern)) is not None


@pytest.mark.parametrize("pattern", [r"(?:thank |you )+!", r"\w+(?: \w+)*\.", r"(?=[^\W\d]+_\w)\w+\Z"])
def test_one_that_reads_in_one_way_is_not(pattern: str) -> None:
    assert _too_long(re.compile(pattern)) is None
