"""What the assistant makes of a message, without a conversation: no database, no actions."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from bot.assistant.light import components_of_model, spare_tensorflow
from bot.assistant.signature import key_of, trusted
from bot.language.band import Band
from bot.language.emergencies import find_emergency
from bot.language.entity import Entity
from bot.language.evaluation import OUT_OF_SCOPE
from bot.language.problem import Problem
from bot.language.redaction import redact_typed
from bot.language.typed_text import clean_typed_text
from bot.settings import read_settings

_WORD = re.compile(r"\S+")
# So many words of a message may vanish while it is read before places in the rest of it grow vague.
_MORE_WORDS = 200


class ModelIsTooOld(Exception):
    """The model was trained before categories were part of what it says; the message says what to do."""


class Parser(Protocol):
    """The part of Rasa's agent that reads a message."""

    def parse_message(self, message_data: str) -> Awaitable[dict[str, Any]]:
        """Rasa's parse result."""


@dataclass(frozen=True)
class Ranked:
    """A category or out_of_scope, and how surely it is meant (0 to 1)."""

    category: str
    confidence: float


@dataclass(frozen=True)
class Understood:
    """What a message means. `text` is the message as it was typed; every place is one in it.

    `ranking` is best first; `ours` says how surely it is our business (0 to 1); `problems` is empty when there is but
    one; `corrected` holds the words as they were read where slips were mended.
    """

    text: str
    intent: str | None
    band: Band
    category: str
    confidence: float
    ranking: tuple[Ranked, ...] = ()
    ours: float = 0.0
    emergency: str | None = None
    problems: tuple[Problem, ...] = ()
    entities: tuple[Entity, ...] = ()
    corrected: str | None = None


class Understanding:
    """The language part of a trained model."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    @classmethod
    def load(cls, model: Path) -> Understanding:
        """Load a trained model; some seconds, most of them for importing Rasa. ModelNotTrusted when it is not signed."""
        settings = read_settings()
        with trusted(model, key_of(settings)) as copy:
            spare_tensorflow(components_of_model(copy), settings.tensorflow)
            from rasa.core.agent import Agent

            return cls(Agent.load(str(copy)))

    def read(self, text: str) -> Understood:
        """What one message means, read as the desk reads it: one line, no secrets, its first 2,000 characters.

        Not for use inside a running event loop. Raises ModelIsTooOld.
        """
        words = clean_typed_text(text).text
        if not any(character.isalpha() for character in words):
            # As in a conversation: signs and numbers alone mean nothing to a classifier of words.
            alarm = find_emergency(words)
            return Understood(text, None, Band.REJECT, OUT_OF_SCOPE, 0.0, emergency=alarm.kind if alarm else None)
        safe = redact_typed(text).text
        # Rasa's method is a coroutine that waits for nothing.
        parsed = asyncio.run(_parse(self._parser, safe))
        if "nightdesk" not in parsed:
            raise ModelIsTooOld("This model does not tell categories. Build a new one: nightdesk train --force")
        alarm = find_emergency(safe)
        understood = _understood(text, parsed, Places(text, safe))
        return replace(understood, emergency=alarm.kind if alarm else understood.emergency)


async def _parse(parser: Parser, words: str) -> dict[str, Any]:
    return await parser.parse_message(words)


def _understood(text: str, parsed: Mapping[str, Any], places: Places) -> Understood:
    found = parsed["nightdesk"]
    ranking = tuple(Ranked(str(name), float(confidence)) for name, confidence in found["categories"])
    category = str(found["category"])
    ours = float(found["ours"])
    sure = {each.category: each.confidence for each in ranking}
    return Understood(
        text=text,
        intent=parsed["intent"]["name"],
        band=Band(found["band"]),
        category=category,
        confidence=sure.get(category, 1.0 - ours if category == OUT_OF_SCOPE else 0.0),
        ranking=ranking,
        ours=ours,
        emergency=found["emergency"],
        problems=tuple(_problem(text, each, places) for each in found["problems"]),
        entities=tuple(_entity(text, each, places) for each in parsed["entities"]),
        corrected=found["corrected"],
    )


def _problem(text: str, found: Mapping[str, Any], places: Places) -> Problem:
    start, end = places.as_typed(found["start"], found["end"])
    return Problem(text[start:end], start, end, str(found["category"]), float(found["confidence"]))


def _entity(text: str, found: Mapping[str, Any], places: Places) -> Entity:
    start, end = places.as_typed(found["start"], found["end"])
    return Entity(str(found["entity"]), str(found["value"]), text[start:end], start, end)


class Places:
    """Where a stretch of the words that were read stands in the text that was typed."""

    def __init__(self, typed: str, read: str) -> None:
        self._same = typed.startswith(read)
        if self._same:
            return
        self._words = [found.span() for found in _WORD.finditer(read)]
        # What was cut off at the end is of no interest, and comparing is bounded.
        typed_words = [found.span() for found in islice(_WORD.finditer(typed), len(self._words) + _MORE_WORDS)]
        self._typed = _matched(
            [typed[start:end] for start, end in typed_words],
            [read[start:end] for start, end in self._words],
            typed_words,
        )

    def as_typed(self, start: int, end: int) -> tuple[int, int]:
        """The place of the characters `start` to `end` that were read; whole words where they were typed otherwise."""
        if self._same:
            return start, end
        touched = [index for index, (begins, ends) in enumerate(self._words) if begins < end and start < ends]
        if not touched:
            return 0, 0
        first, last = touched[0], touched[-1]
        (typed_start, _, first_same), (_, typed_end, last_same) = self._typed[first], self._typed[last]
        before = max(0, start - self._words[first][0]) if first_same else 0
        after = max(0, self._words[last][1] - end) if last_same else 0
        return typed_start + before, max(typed_start + before, typed_end - after)


def _matched(
    typed: Sequence[str], read: Sequence[str], places: Sequence[tuple[int, int]]
) -> list[tuple[int, int, bool]]:
    """For each word that was read: start and end of what was typed for it, and whether that is the same word."""
    alike = next((i for i, (a, b) in enumerate(zip(typed, read, strict=False)) if a != b), min(len(typed), len(read)))
    found = [(*places[index], True) for index in range(alike)]
    for kind, a, b, c, d in SequenceMatcher(None, typed[alike:], read[alike:], autojunk=False).get_opcodes():
        if kind == "equal":
            found += [(*place, True) for place in places[alike + a : alike + b]]
        elif d > c:
            before = found[-1][1] if found else 0
            stretch = (places[alike + a][0], places[alike + b - 1][1]) if b > a else (before, before)
            found += [(*stretch, False)] * (d - c)
    return found
