"""The deflection report as lines, as JSON and as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.connectors.csv_rows import Cell
from bot.desk.deflection import Deflection, Fate, Group
from bot.desk.spend import Days

DEFLECTION_HEADER = ("by", "name", "title", "requests", *(fate.value for fate in Fate), "rate")
_SHOWN = 10


def deflection_lines(made: Deflection, days: Days) -> Iterator[str]:
    """The report for people: the sum, the categories, what fails, what is missing."""
    every = made.all
    yield f"{days.first:%-d %B %Y} to {days.last:%-d %B %Y}: {_some(every.total, 'request')}."
    if not every.total:
        return
    held = f"{every.count(Fate.DEFLECTED)} ({_percent(every.rate)} of those that can be told)"
    yield f"Solved with a guide, and it held for 72 hours: {held}."
    for fate, words in (
        (Fate.TOO_EARLY, "solved with a guide; it is too early to say whether it holds"),
        (Fate.CAME_BACK, "solved with a guide, but the person came back within 72 hours or asked for a person"),
        (Fate.GUIDE_FAILED, "a guide was begun and a person had to help"),
        (Fate.NOT_TRIED, "there is a guide, and nobody began it"),
        (Fate.NO_GUIDE, "there is no guide for it"),
    ):
        if every.count(fate):
            yield f"  {every.count(fate):>5}  {words}"
    yield ""
    yield "By category:"
    for group in made.categories:
        yield f"  {group.name:<24} {_some(group.total, 'request'):>14}, {_percent(group.rate)} deflected"
    if made.failing:
        yield ""
        yield "Guides that fail often (begun five times or more, and less than half of it held):"
        for group in made.failing:
            yield f"  {group.name}: {group.count(Fate.DEFLECTED)} of {group.total} held. {group.title}"
    if made.gaps:
        yield ""
        yield "No guide yet for:"
        for group in made.gaps[:_SHOWN]:
            yield f"  {group.name}: {_some(group.count(Fate.NO_GUIDE), 'request')}"


def deflection_document(made: Deflection, days: Days) -> dict[str, Any]:
    """The report for scripts; shares are numbers from 0 to 1, null where nothing can be told."""
    return {
        "from": days.first.isoformat(),
        "to": days.last.isoformat(),
        "all": _document(made.all),
        "categories": [_document(group) for group in made.categories],
        "guides": [_document(group) for group in made.guides],
        "failing": [group.name for group in made.failing],
        "gaps": [{"category": group.name, "requests": group.count(Fate.NO_GUIDE)} for group in made.gaps],
    }


def deflection_rows(made: Deflection) -> Iterator[tuple[Cell, ...]]:
    """A row for everything, each category and each guide."""
    for kind, groups in (("all", (made.all,)), ("category", made.categories), ("guide", made.guides)):
        for group in groups:
            counts = (group.count(fate) for fate in Fate)
            rate = None if group.rate is None else f"{group.rate:.3f}"
            yield (kind, group.name, group.title, group.total, *counts, rate)


def _document(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "title": group.title,
        "requests": group.total,
        **{fate.value: group.count(fate) for fate in Fate},
        "rate": None if group.rate is None else round(group.rate, 4),
    }


def _percent(rate: float | None) -> str:
    return "nothing to tell yet" if rate is None else f"{rate:.0%}"


def _some(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
