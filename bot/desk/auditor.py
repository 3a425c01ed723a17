"""What is wrong with the desk itself: when a finding has begun, when it is over, and when a person has to hear of it.

A check that fails is a finding from then on, and is told when it still fails in the next round: a process that is started
anew has gone by then. It is over when it has been good for as long, and that is told too. Nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

AUDIT_EVERY = timedelta(minutes=1)
SETTLES = timedelta(seconds=50)
"""For so long something has to be bad before it is told, and good before it is over; a little less than a round."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; ``figure`` is how it is, ``limit`` how it may be at most or at least.

    ``advice`` says what to do where it is not ``good``. What ``stops`` the desk wakes somebody. It is told when it has been
    bad for as long as the ``patience``.
    """

    name: str
    good: bool
    advice: str = ""
    figure: str = ""
    limit: str = ""
    stops: bool = False
    patience: timedelta = SETTLES


@dataclass(frozen=True)
class Finding:
    """A check that fails, since when, and what became of it: when it was told, by which page, and since when it is good again."""

    name: str
    since: datetime
    advice: str
    figure: str = ""
    stops: bool = False
    told_at: datetime | None = None
    page: str | None = None
    good_at: datetime | None = None


@dataclass(frozen=True)
class Followed:
    """What a round leads to: the findings that there are now, those to be told, and those that are over and were told."""

    kept: tuple[Finding, ...]
    begun: tuple[Finding, ...]
    over: tuple[Finding, ...]


def follow(known: Iterable[Finding], checks: Sequence[Check], at: datetime) -> Followed:
    """The findings after a round at ``at``. What is not looked at any more counts as good."""
    before = {finding.name: finding for finding in known}
    kept: list[Finding] = []
    begun: list[Finding] = []
    over: list[Finding] = []
    for check in checks:
        if check.good:
            continue
        finding = _still(before.pop(check.name, None), check, at)
        if finding.told_at is None and at - finding.since >= check.patience:
            finding = replace(finding, told_at=at)
            begun.append(finding)
        kept.append(finding)
    for finding in before.values():
        if finding.told_at is None:
            continue
        if finding.good_at is None:
            kept.append(replace(finding, good_at=at))
        elif at - finding.good_at >= SETTLES:
            over.append(finding)
        else:
            kept.append(finding)
    return Followed(tuple(kept), tuple(begun), tuple(over))


def _still(before: Finding | None, check: Check, at: datetime) -> Finding:
    if before is None:
        return Finding(check.name, at, check.advice, check.figure, check.stops)
    # What stops the desk only now is told once more.
    told_at = None if check.stops and not before.stops else before.told_at
    stops = check.stops or before.stops
    return replace(before, advice=check.advice, figure=check.figure, stops=stops, told_at=told_at, good_at=None)
