"""Several problems in one message: where it falls into two matters, or that it speaks of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import log

from bot.language.asides import is_aside
from bot.language.clauses import Clause, says_anything, split_at_and
from bot.language.judging import Judgement
from bot.language.problem import Problem

# A logistic regression, learned on 1,200 pairs of held-aside messages joined by "and", "also", a full stop and the like
# against 680 single ones (benchmarks/messages; see docs/understanding.md): how likely both halves are, how likely the
# whole message finds both, how likely a half finds the other's category, how surely both are ours, what joins them.
_CONSTANT, _BOTH, _IN_WHOLE, _IN_OTHER, _OURS = -1.54, 1.29, 0.33, -0.67, 0.89
_LEAST = 1e-3
_STATES_A_SECRET = re.compile(r"(?:\S+\s+){0,8}\[[a-z ]+ removed\]\W*", re.IGNORECASE)


class Joint(Enum):
    """What joins the halves: "also" and the like, the end of a sentence, "and" between sentences or things, or a comma."""

    ADDED = "added"
    ENDED = "ended"
    AND = "and"
    BARE_AND = "bare and"
    AND_WITHIN = "and within a clause"
    OTHER = "other"


# `AND_WITHIN` came later: of five values tried on held-aside messages the highest that left as many single ones whole.
_SAYS_TWO = {
    Joint.ADDED: 3.93,
    Joint.ENDED: 1.27,
    Joint.AND: 0.89,
    Joint.BARE_AND: 1.44,
    Joint.AND_WITHIN: 0.4,
    Joint.OTHER: 0.0,
}
# "I forgot my password and now I am locked out" is one matter, unless another is said to be added.
_SIGNING_IN = frozenset({"password_reset", "account_locked"})
# A long message has enough places to cut between its clauses, and each more costs the reading of two halves.
_FEW_CLAUSES = 3
_ADDS = re.compile(r"\b(?:also|plus|an?other|oh|besides|second|next|addition|btw|by the way)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.;!?\n]")
_AND = re.compile(r"&|\b(?:and|adn|nad)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Halves:
    """A way to cut a message in two, and what joined them."""

    first: Clause
    second: Clause
    joint: Joint


def ways_to_cut(text: str, clauses: Sequence[Clause]) -> tuple[Halves, ...]:
    """Every way to cut between two clauses, and of few clauses within each at an "and".

    "My password is (removed)" and "site visit required" are no problems of their own: they belong to the one beside them.
    """
    cuts = (*_cuts_between(text, clauses), *_cuts_within(text, clauses))
    return tuple(
        cut
        for cut in cuts
        if not any(
            _STATES_A_SECRET.fullmatch(half.text.strip()) or is_aside(half.text) for half in (cut.first, cut.second)
        )
    )


def _cuts_between(text: str, clauses: Sequence[Clause]) -> Iterator[Halves]:
    for place in range(1, len(clauses)):
        first, second = _stretch(text, clauses[:place]), _stretch(text, clauses[place:])
        yield Halves(first, second, _joint(text[first.end : second.start]))


def _cuts_within(text: str, clauses: Sequence[Clause]) -> Iterator[Halves]:
    """In "I moved desks. My dock shows no picture and toner for the copier" the second problem begins at the "and"."""
    if len(clauses) > _FEW_CLAUSES:
        return
    joint = Joint.BARE_AND if len(clauses) == 1 else Joint.AND_WITHIN
    for place, clause in enumerate(clauses):
        for before, after in split_at_and(text, clause):
            first = _stretch(text, (*clauses[:place], before))
            yield Halves(first, _stretch(text, (after, *clauses[place + 1 :])), joint)


def _joint(between: str) -> Joint:
    if _ADDS.search(between):
        return Joint.ADDED
    if _ENDS.search(between):
        return Joint.ENDED
    return Joint.AND if _AND.search(between) else Joint.OTHER


def find_problems(
    whole: Judgement, cuts: Sequence[Halves], judged: Sequence[tuple[Judgement, Judgement]]
) -> tuple[Problem, ...]:
    """The two problems of a message, in its order; empty when it speaks of one or of none.

    `judged` are the judgements of each cut's halves.
    """
    scored = [
        (score, place)
        for place, (cut, (one, other)) in enumerate(zip(cuts, judged, strict=True))
        for score in _scores(whole, one, other, cut.joint)
        if score > 0
    ]
    if not scored:
        return ()
    _, place = max(scored, key=lambda each: (each[0], -each[1]))
    halves = (cuts[place].first, cuts[place].second)
    return tuple(_problem(half, judgement) for half, judgement in zip(halves, judged[place], strict=True))


def listed_problems(
    text: str, items: Sequence[Clause], judged: Sequence[Judgement], foreign: str
) -> tuple[Problem, ...]:
    """The items of a list, each a problem of its own as it is judged; empty where fewer than two are.

    "Please call me" and what is none of ours belong to the item before, as does what only names one thing more of the same kind.
    """
    found: list[Problem] = []
    begun: int | None = None
    for item, judgement in zip(items, judged, strict=True):
        category, _ = judgement.categories[0]
        none = category == foreign or judgement.talks or is_aside(item.text)
        more = bool(found) and category == found[-1].category and not _both_say(found[-1].text, item.text)
        if found and (none or more):
            found[-1] = replace(found[-1], text=text[found[-1].start : item.end], end=item.end)
        elif none:
            begun = item.start if begun is None else begun
        else:
            start = item.start if begun is None else begun
            found.append(_problem(Clause(start, item.end, text[start : item.end]), judgement))
            begun = None
    return tuple(found) if len(found) > 1 else ()


def _both_say(one: str, other: str) -> bool:
    return says_anything(one) and says_anything(other)


def _scores(whole: Judgement, one: Judgement, other: Judgement, joint: Joint) -> Iterator[float]:
    """The log-odds that the halves are two problems; nothing when one of them is none, or both are the same."""
    (first, sure), (second, also_sure) = one.categories[0], other.categories[0]
    foreign = whole.foreign
    if first == second or foreign in (first, second) or one.talks or other.talks:
        return
    if joint is not Joint.ADDED and {first, second} <= _SIGNING_IN:
        return
    in_whole, in_one, in_other = dict(whole.categories), dict(one.categories), dict(other.categories)
    yield (
        _CONSTANT
        + _SAYS_TWO[joint]
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
