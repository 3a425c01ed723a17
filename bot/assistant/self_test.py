"""Before it serves, an assistant reads messages of which there is no doubt what they mean.

A part of the model that cannot be loaded is no error to Rasa: it goes on without, and takes everything for nothing. So
the question is not whether the model is good (the training measures that), but whether it is all there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.desk.errors import DeskError
from bot.language.emergencies import find_emergency

GOLDEN = Path(__file__).with_name("golden.yml")
MOST_OTHERWISE = 3
"""A desk that has taught its model words of its own may read so many otherwise; of the emergencies none."""

Parse = Callable[[str], Awaitable[dict[str, Any]]]


class SelfTestFailed(DeskError):
    """The model does not understand what nobody could mistake; the message names it."""


@dataclass(frozen=True)
class Golden:
    """A message and what it means: a category, a kind of emergency, or an intent of talk."""

    words: str
    meaning: str
    kind: str


@dataclass(frozen=True)
class Otherwise:
    """A message that was taken for something else."""

    golden: Golden
    taken_for: str


def golden_messages() -> Iterator[Golden]:
    """All of them, as they stand in the file."""
    said = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
    for category, words in said["categories"].items():
        yield Golden(words, category, "category")
    for kind in ("emergencies", "talk"):
        for words, meaning in said[kind].items():
            yield Golden(words, meaning, "emergency" if kind == "emergencies" else "talk")


async def self_test(parse: Parse) -> tuple[Otherwise, ...]:
    """What is read otherwise, if that is little; SelfTestFailed when it is more, or an emergency."""
    otherwise = []
    for golden in golden_messages():
        taken_for = _meaning(golden, await parse(golden.words))
        if taken_for != golden.meaning:
            otherwise.append(Otherwise(golden, taken_for))
    unnoticed = [each for each in otherwise if each.golden.kind == "emergency"]
    if unnoticed or len(otherwise) > MOST_OTHERWISE:
        shown = "; ".join(_shown(each) for each in (unnoticed or otherwise)[:5])
        raise SelfTestFailed(
            f"The model does not understand {len(otherwise)} messages that mean one thing only, so it does not serve: {shown}. "
            "Train anew: `nightdesk train --force`. If you have changed data/, see what `nightdesk train` says is confused."
        )
    return tuple(otherwise)


def _meaning(golden: Golden, parsed: dict[str, Any]) -> str:
    found = parsed.get("nightdesk") or {}
    if golden.kind == "category":
        # What it would only offer, with others, it has not understood.
        return (
            str(found.get("category")) if found.get("band") == "act" else f"{found.get('band')} {found.get('category')}"
        )
    if golden.kind == "emergency":
        # As a message is taken in: the words alone, or what the model makes of them.
        alarm = find_emergency(golden.words)
        return str(alarm.kind if alarm else found.get("emergency"))
    return str(parsed["intent"]["name"])


def _shown(each: Otherwise) -> str:
    return f"'{each.golden.words}' ({each.golden.meaning}) was taken for {each.taken_for}"
