"""Deflection, counted honestly: what people solved themselves with a guide, and did not come back with.

A guide counts only when it was followed, ended with "it worked", and 72 hours have passed in which the person neither reopened the
ticket, nor came back with the same kind of problem, nor asked for a person. Merely having been shown an article is nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

HOLDS_AFTER = timedelta(hours=72)
FAILS_OFTEN = 0.5
"""A guide that solves less than this share of what it was begun for fails often."""
ENOUGH_RUNS = 5
"""So many ways through a guide before anything is said about it."""


class Fate(str, Enum):
    """What became of a request."""

    DEFLECTED = "deflected"  # solved with a guide, and it held
    TOO_EARLY = "too_early"  # solved with a guide; the 72 hours are not over
    CAME_BACK = "came_back"  # solved with a guide, and it did not hold
    GUIDE_FAILED = "guide_failed"  # a guide was begun, and a person had to help
    NOT_TRIED = "not_tried"  # a guide would have been there, and nobody began it
    NO_GUIDE = "no_guide"  # there is no guide for this kind of problem


@dataclass(frozen=True)
class Request:
    """One matter that somebody brought: ``article`` is the guide that was begun; ``solved_at`` when it worked; ``ticket``
    the one it ended in."""

    id: str
    client: str | None
    contact: str | None
    category: str
    at: datetime
    article: str | None = None
    title: str | None = None
    solved_at: datetime | None = None
    ticket: str | None = None


@dataclass(frozen=True)
class Return:
    """Somebody came back: with ``ticket`` reopened, or, where that is None, with a new problem or the wish for a person.

    ``category`` is None where nobody has sorted it.
    """

    client: str | None
    contact: str | None
    at: datetime
    category: str | None = None
    ticket: str | None = None


@dataclass(frozen=True)
class Group:
    """Requests of one category or one guide by what became of them."""

    name: str
    title: str
    fates: tuple[tuple[Fate, int], ...]

    def count(self, *fates: Fate) -> int:
        """How many became one of these."""
        return sum(number for fate, number in self.fates if fate in fates)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(number for _, number in self.fates)

    @property
    def rate(self) -> float | None:
        """Deflected ones as a share of all whose fate is known; None where there are none."""
        known = self.total - self.count(Fate.TOO_EARLY)
        return self.count(Fate.DEFLECTED) / known if known else None


@dataclass(frozen=True)
class Deflection:
    """All requests, by category and by guide, and the warnings that follow from them."""

    all: Group
    categories: tuple[Group, ...]
    guides: tuple[Group, ...]

    @property
    def failing(self) -> tuple[Group, ...]:
        """Guides that fail often: begun often enough, and less than half of it held."""
        return tuple(
            guide
            for guide in self.guides
            if guide.total >= ENOUGH_RUNS and guide.rate is not None and guide.rate < FAILS_OFTEN
        )

    @property
    def gaps(self) -> tuple[Group, ...]:
        """Categories with requests for which there is no guide, the most of them first."""
        lacking = [group for group in self.categories if group.count(Fate.NO_GUIDE)]
        return tuple(sorted(lacking, key=lambda group: (-group.count(Fate.NO_GUIDE), group.name)))


def deflection(
    requests: Iterable[Request], returns: Iterable[Return], now: datetime, has_guide: frozenset[str]
) -> Deflection:
    """Sort the requests by what became of them; ``has_guide`` are the categories with at least one guide."""
    back: dict[tuple[str | None, str | None], list[Return]] = defaultdict(list)
    for each in returns:
        back[each.client, each.contact].append(each)
    fates = [(request, _fate(request, back[request.client, request.contact], now, has_guide)) for request in requests]
    begun = [(request, fate) for request, fate in fates if request.article is not None]
    titles = {request.article or "": request.title or "" for request, _ in begun}
    return Deflection(
        all=_group("all", "all", [fate for _, fate in fates]),
        categories=_groups([(request.category, fate) for request, fate in fates], {}),
        guides=_groups([(request.article or "", fate) for request, fate in begun], titles),
    )


def _fate(request: Request, back: Sequence[Return], now: datetime, has_guide: frozenset[str]) -> Fate:
    if request.article is None:
        return Fate.NOT_TRIED if request.category in has_guide else Fate.NO_GUIDE
    if request.solved_at is None:
        return Fate.GUIDE_FAILED
    ends = request.solved_at + HOLDS_AFTER
    if any(request.solved_at < each.at < ends and _about(request, each) for each in back):
        return Fate.CAME_BACK
    return Fate.DEFLECTED if now >= ends else Fate.TOO_EARLY


def _about(request: Request, back: Return) -> bool:
    """A reopened ticket is about the request that ended in it; a new one about any of its kind, or of no kind."""
    if back.ticket is not None:
        return back.ticket == request.ticket
    return back.category in (None, request.category)


def _groups(named: Sequence[tuple[str, Fate]], titles: dict[str, str]) -> tuple[Group, ...]:
    found: dict[str, list[Fate]] = defaultdict(list)
    for name, fate in named:
        found[name].append(fate)
    groups = (_group(name, titles.get(name, name), fates) for name, fates in found.items())
    return tuple(sorted(groups, key=lambda group: (-group.total, group.name)))


def _group(name: str, title: str, fates: Sequence[Fate]) -> Group:
    counted = Counter(fates)
    return Group(name, title, tuple((fate, counted[fate]) for fate in Fate if counted[fate]))
