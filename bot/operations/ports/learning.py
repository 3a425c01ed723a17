"""Suggestions for the training data, where they are kept, and the data themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.desk.errors import NotFound
from bot.desk.learning import (
    ClientWords,
    Suggestion,
    SuggestionChange,
    SuggestionSource,
    SuggestionState,
    TrainingLine,
)


@dataclass(frozen=True)
class NewSuggestion:
    """A suggestion before it has a number; ``enquiry`` keeps one matter from being suggested twice."""

    source: SuggestionSource
    words: str
    was: str | None
    now: str | None
    client: str | None
    ticket: str | None
    enquiry: str | None
    by: str
    at: datetime


class Learning(Protocol):
    """The suggestions."""

    def suggest(self, new: NewSuggestion) -> None:
        """Keep it; nothing where the same enquiry has been suggested already."""
        ...

    def get(self, id: int, *, for_update: bool = False) -> Suggestion | None: ...
    def list(self, state: SuggestionState | None, limit: int) -> Sequence[Suggestion]:
        """Newest first."""
        ...

    def save(self, suggestion: Suggestion) -> None:
        """What was decided about it."""
        ...

    def add_change(self, id: int, change: SuggestionChange) -> None:
        """A line of its history, with whence this transaction comes."""
        ...

    def changes(self, id: int) -> Sequence[SuggestionChange]: ...
    def hold_data(self) -> None:
        """Until the end of the transaction nobody else writes into the training data."""
        ...


@dataclass(frozen=True)
class Removed:
    """What was taken out of a text: its kind (name, phone number, ...), and what stands there now."""

    kind: str
    was: str
    became: str


@dataclass(frozen=True)
class Anonymous:
    """A text without what belongs to somebody. ``doubtful`` are words that may be names, which only a person can tell."""

    text: str
    removed: tuple[Removed, ...] = ()
    doubtful: tuple[str, ...] = ()


class TrainingData(Protocol):
    """The examples that the assistant learns from."""

    def anonymous(self, text: str, words: ClientWords) -> Anonymous:
        """One line without anything of a client. What it returns has nothing left to take out."""
        ...

    def objections(self, line: TrainingLine, others: Sequence[TrainingLine], *, by_meaning: bool) -> Sequence[str]:
        """Why the line must not be learned beside the examples and the ``others``; empty when it may.

        By meaning it takes a second and loads a model.
        """
        ...

    def lacking(self, lines: Sequence[TrainingLine]) -> Sequence[TrainingLine]:
        """Those of the lines that are no examples yet."""
        ...

    def add(self, lines: Sequence[TrainingLine]) -> Sequence[str]:
        """Write them into the files, each file as a whole; the names of the files. OSError where that is not possible."""
        ...

    def patch(self, lines: Sequence[TrainingLine]) -> str:
        """What ``add`` would change, as a patch; empty for nothing."""
        ...


class NoTrainingData:
    """Where there are no files of examples: nothing can be reviewed there."""

    def anonymous(self, text: str, words: ClientWords) -> Anonymous:
        """NotFound."""
        raise _nothing_here()

    def objections(self, line: TrainingLine, others: Sequence[TrainingLine], *, by_meaning: bool) -> Sequence[str]:
        """NotFound."""
        raise _nothing_here()

    def lacking(self, lines: Sequence[TrainingLine]) -> Sequence[TrainingLine]:
        """NotFound."""
        raise _nothing_here()

    def add(self, lines: Sequence[TrainingLine]) -> Sequence[str]:
        """NotFound."""
        raise _nothing_here()

    def patch(self, lines: Sequence[TrainingLine]) -> str:
        """NotFound."""
        raise _nothing_here()


def _nothing_here() -> NotFound:
    return NotFound("There are no training data here: the project's folder has no data/nlu.")
