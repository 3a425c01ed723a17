"""The figures of the comparison with stock Rasa: which messages are parsed, what counts as right, the table."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

import yaml

from benchmarks.stock_side import FALLBACK

WORDS = 16
ENTRY_WIDTH = 44


@dataclass(frozen=True)
class Labelled:
    """A message, and the intents that count as right for it."""

    text: str
    accepted: frozenset[str]


@dataclass(frozen=True)
class Texts:
    """What both sides parse: `warm` before anything is timed, `timed` one by one, `judged` for what they are taken for."""

    warm: tuple[str, ...]
    timed: tuple[str, ...]
    judged: tuple[Labelled, ...]


@dataclass(frozen=True)
class Training:
    """Seconds of `train_nlu` alone, and of the whole process with starting Python and importing Rasa."""

    cpu: float
    wall: float
    process_cpu: float
    process_wall: float


@dataclass(frozen=True)
class Round:
    """One fresh process: peak megabytes, CPU and wall milliseconds of each timed message."""

    peak_mb: float
    cpu_ms: tuple[float, ...]
    wall_ms: tuple[float, ...]


@dataclass(frozen=True)
class Accuracy:
    """Shares (0 to 1) of messages; `rejected` and `held_back` were called out of scope or asked again. NaN of none."""

    in_scope: int
    out_of_scope: int
    right: float
    rejected: float
    answered_wrongly: float
    out_of_scope_recall: float
    held_back: float


@dataclass(frozen=True)
class Side:
    """All that was measured of one pipeline."""

    training: Training
    rounds: tuple[Round, ...]
    accuracy: Accuracy


@dataclass(frozen=True)
class Entry:
    """One row: a figure of ours and of stock Rasa, as numbers and for reading."""

    what: str
    ours: float
    stock: float
    unit: str

    def cells(self) -> tuple[str, str, str, str]:
        """The row as text; the ratio is ours to stock."""
        of = ratio(self.ours, self.stock)
        return (
            self.what,
            _shown(self.ours, self.unit),
            _shown(self.stock, self.unit),
            "–" if of is None else f"{of:.2f}",
        )


def ratio(ours: float, stock: float) -> float | None:
    """Ours divided by stock; None where that says nothing."""
    return ours / stock if stock and math.isfinite(ours) and math.isfinite(stock) else None


def read_labelled(path: Path, map_path: Path | None, count_as: Mapping[str, str]) -> tuple[Labelled, ...]:
    """The messages of a JSONL file; without a map its categories are intents of ours. ValueError names what the map lacks."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if map_path is None:
        return tuple(Labelled(line["text"], frozenset({_counted(line["category"], count_as)})) for line in lines)
    known = yaml.safe_load(map_path.read_text(encoding="utf-8"))
    missing = sorted({line["category"] for line in lines} - set(known))
    if missing:
        raise ValueError(f"{map_path.name} does not say what these categories are: {', '.join(missing)}")
    return tuple(
        Labelled(line["text"], frozenset(_counted(name, count_as) for name in known[line["category"]]))
        for line in lines
    )


def choose_texts(ours: Sequence[str], judged: Sequence[Labelled], *, timed: int, warm: int) -> Texts:
    """The `timed` messages that are nearest to 16 words, in the order of the file, and the first `warm` of the others.

    No timed message is parsed before, so that a memory of texts helps nobody.
    """
    different = list(dict.fromkeys(ours))
    near = set(sorted(different, key=lambda text: abs(len(text.split()) - WORDS))[:timed])
    others = [text for text in different if text not in near]
    return Texts(tuple(others[:warm]), tuple(text for text in different if text in near), tuple(judged))


def judge(
    guesses: Sequence[tuple[str, str]],
    accepted: Sequence[frozenset[str]],
    count_as: Mapping[str, str],
    out_of_scope: str,
) -> Accuracy:
    """How good (first choice, after the fallback) are; what is right is decided by the first choice."""
    ours: list[tuple[bool, bool]] = []
    foreign: list[tuple[bool, bool]] = []
    for (first, final), right in zip(guesses, accepted, strict=True):
        called_out = first == out_of_scope
        rejected = called_out or final == FALLBACK
        if out_of_scope in right:
            foreign.append((called_out, rejected))
        else:
            ours.append((_counted(first, count_as) in right, rejected))
    return Accuracy(
        in_scope=len(ours),
        out_of_scope=len(foreign),
        right=_share([right for right, _ in ours]),
        rejected=_share([rejected for _, rejected in ours]),
        answered_wrongly=_share([not right and not rejected for right, rejected in ours]),
        out_of_scope_recall=_share([called_out for called_out, _ in foreign]),
        held_back=_share([rejected for _, rejected in foreign]),
    )


def entries(ours: Side, stock: Side) -> list[Entry]:
    """The rows of the table, in order."""
    judged = ours.accuracy
    picks = (
        ("training, CPU", "s", lambda side: side.training.cpu),
        ("training, wall clock", "s", lambda side: side.training.wall),
        ("  with starting Python and Rasa, CPU", "s", lambda side: side.training.process_cpu),
        ("  with starting Python and Rasa, wall clock", "s", lambda side: side.training.process_wall),
        ("peak memory, NLU alone, after 50 messages", "MB", lambda side: _middle(side, lambda each: each.peak_mb)),
        ("a message, CPU", "ms", lambda side: _middle(side, lambda each: median(each.cpu_ms))),
        ("a message, wall clock", "ms", lambda side: _middle(side, lambda each: median(each.wall_ms))),
        (f"in scope ({judged.in_scope}): right", "%", lambda side: side.accuracy.right),
        ("  asked again or called out of scope", "%", lambda side: side.accuracy.rejected),
        ("  answered wrongly", "%", lambda side: side.accuracy.answered_wrongly),
        (f"out of scope ({judged.out_of_scope}): called so", "%", lambda side: side.accuracy.out_of_scope_recall),
        ("  called so or asked again", "%", lambda side: side.accuracy.held_back),
    )
    return [Entry(what, pick(ours), pick(stock), unit) for what, unit, pick in picks]


def table(rows: Sequence[Entry]) -> str:
    """The comparison for reading."""
    lines = [("", "ours", "stock Rasa", "ours/stock"), *(row.cells() for row in rows)]
    return "\n".join(f"{what:<{ENTRY_WIDTH}}{ours:>12}{stock:>14}{of:>12}" for what, ours, stock, of in lines)


def in_json(facts: Mapping[str, Any], ours: Side, stock: Side) -> str:
    """Facts about the run, the rows with their ratios, and every single figure; what is not a number is null."""
    rows = [
        {**asdict(row), "what": row.what.strip(), "ratio": ratio(row.ours, row.stock)} for row in entries(ours, stock)
    ]
    whole = {**facts, "rows": rows, "ours": asdict(ours), "stock": asdict(stock)}
    return json.dumps(_without_nan(whole), indent=2, allow_nan=False) + "\n"


def _middle(side: Side, pick: Callable[[Round], float]) -> float:
    return median(pick(each) for each in side.rounds)


def _counted(intent: str, count_as: Mapping[str, str]) -> str:
    return count_as.get(intent, intent)


def _share(values: Sequence[bool]) -> float:
    return mean(values) if values else math.nan


def _shown(value: float, unit: str) -> str:
    if not math.isfinite(value):
        return "–"
    return f"{value:.1%}".replace("%", " %") if unit == "%" else f"{value:,.{0 if unit == 'MB' else 1}f} {unit}"


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nan(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
