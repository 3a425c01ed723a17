"""Several problems in one message: where it falls into two matters, or that it speaks of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from bot.language.clauses import Clause
from bot.language.judging import Judgement
from bot.language.problem import Problem

# A logistic regression on four signs, learned on 400 pairs of held-aside messages joined by "and", "also", a full stop
# and the like against 680 single ones (benchmarks/messages; see docs/understanding.md): how likely both halves are,
# how likely the whole message finds both, how likely a half finds the other's category, how surely both are ours.
_CONSTANT, _BOTH, _IN_WHOLE, _IN_OTHER, _OURS = -0.71, 0.9, 0.3, -0.73, 0.8
_LEAST = 1e-3
_STATES_A_SECRET = re.compile(r"(?:\S+\s+){0,8}\[[a-z ]+ removed\]\W*", re.IGNORECASE)


@dataclass(frozen=True)
class Halves:
    """A way to cut a message in two, between clauses."""

    first: Clause
    second: Clause


def ways_to_cut(text: str, clauses: Sequence[Clause]) -> tuple[Halves, ...]:
    """Every way to cut between two clauses; none for a message of one clause.

    "My password is (removed)" is no problem of its own: it belongs to the one beside it.
    """
    halves = (
        Halves(_stretch(text, clauses[:place]), _stretch(text, clauses[place:])) for place in range(1, len(clauses))
    )
    return tuple(
        each
        for each in halves
        if not any(_STATES_A_SECRET.fullmatch(half.text.strip()) for half in (each.first, each.second))
    )


def find_problems(
    whole: Judgement, cuts: Sequence[Halves], judged: Sequence[tuple[Judgement, Judgement]]
) -> tuple[Problem, ...]:
    """The two problems of a message, in its order; empty when it speaks of one or of none.

    `judged` are the judgements of each cut's halves.
    """
    scored = [
        (score, place) for place, (one, other) in enumerate(judged) for score in _scores(whole, one, other) if score > 0
    ]
    if not scored:
        return ()
    _, place = max(scored, key=lambda each: (each[0], -each[1]))
    halves = (cuts[place].first, cuts[place].second)
    return tuple(_problem(half, judgement) for half, judgement in zip(halves, judged[place], strict=True))


def _scores(whole: Judgement, one: Judgement, other: Judgement) -> Iterator[float]:
    """The log-odds that the halves are two problems; nothing when one of them is none, or both are the same."""
    (first, sure), (second, also_sure) = one.categories[0], other.categories[0]
    foreign = whole.foreign
    if first == second or foreign in (first, second) or one.talks or other.talks:
        return
    in_whole, in_one, in_other = dict(whole.categories), dict(one.categories), dict(other.categories)
    yield (
        _CONSTANT
        + _BOTH * log(max(sure * also_sure, _LEAST))
        + _IN_WHOLE * log((in_whole[first] + _LEAST) * (in_whole[second] + _LEAST))
        + _IN_OTHER * log(max(in_one[second], in_other[first]) + _LEAST)
        + _OURS * log(max(min(one.ours, other.ours), _LEAST))
    )


def _problem(half: Clause, judgement: Judgement) -> Problem:
    category, confidence = judgement.categories[0]
    return Problem(half.text, half.start, half.end, category, confidence)


def _stretch(text: str, clauses: Sequence[Clause]) -> Clause:
    start, end = clauses[0].start, clauses[-1].end
    return Clause(start, end, text[start:end])
