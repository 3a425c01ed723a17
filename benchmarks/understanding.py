"""How well messages are understood: `python -m benchmarks.understanding [FILE --map MAP]`.

Reads with the trained model, as `nightdesk evaluate` does. Without FILE the messages held aside in benchmarks/messages
are read. Beside the figures of `evaluate` it measures emergencies, two problems in one message and typing errors, and the
half of the sweep (tests/language/sweep) that nobody looked at.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.messages_read import pairs, with_slips
from bot.assistant.quiet import be_quiet
from bot.assistant.understanding import Understanding, Understood
from bot.cli.logs import log_to_stderr
from bot.cli.training import trained_model
from bot.desk.catalogue import CATALOGUE
from bot.language.band import Band
from bot.language.emergencies import find_emergency
from bot.language.evaluation import OUT_OF_SCOPE, Labelled, read_labelled, read_map
from bot.settings import read_settings
from tests.language.sweeps import read_sweep

HELD_ASIDE = Path("benchmarks/messages/held_aside.jsonl")
EMERGENCIES = Path("benchmarks/messages/emergencies.jsonl")
# What people ask about money while a matter is open; a single message about it belongs to the contract.
COUNT_AS = {
    name: "billing_contract" for name in ("ask_price", "ask_coverage_why", "dispute_coverage", "ask_hours_left")
}
PAIRS = 400
# bot.nlu.intent_classifier.ALARMING; importing that would import Rasa before it is told how many threads to use.
ASKED_ABOUT = "maybe_emergency"
# What may well be asked about as an emergency; anything else is ordinary.
MAY_ALARM = frozenset({"security_incident", "server_down", "internet_down", "phishing_report"})
KNOWN = (*CATALOGUE, OUT_OF_SCOPE)


@dataclass(frozen=True)
class Figure:
    """One line: what, which share (0 to 1), of how many."""

    what: str
    share: float
    of: int

    @classmethod
    def of_flags(cls, what: str, flags: Sequence[bool]) -> Figure:
        """The share of true ones; of nothing it is no number."""
        return cls(what, sum(flags) / len(flags) if flags else float("nan"), len(flags))

    def __str__(self) -> str:
        return f"{self.what:<62}{self.share:7.1%}   of {self.of}"


def read_messages(path: Path, map_path: Path | None = None) -> tuple[Labelled, ...]:
    """The messages of a JSONL file, with what counts as right for each."""
    accepted = None if map_path is None else read_map(yaml.safe_load(map_path.read_text(encoding="utf-8")), KNOWN)
    return read_labelled(path.read_text(encoding="utf-8").splitlines(), KNOWN, accepted)


def categories(understanding: Understanding, labels: Sequence[Labelled]) -> list[Figure]:
    """Right at once, among the first three, asked, sent away, and what happens to foreign ones."""
    read = [(label, understanding.read(label.text)) for label in labels]
    ours = [(label, found) for label, found in read if not label.foreign]
    foreign = [found for label, found in read if label.foreign]
    right = [found.category in label.accepted for label, found in ours]
    return [
        Figure.of_flags("ours: right", right),
        Figure.of_flags("ours: right among the first three", [bool(_first(f) & label.accepted) for label, f in ours]),
        Figure.of_flags("ours: acted on", [found.band is Band.ACT for _, found in ours]),
        Figure.of_flags(
            "ours: of those acted on, right", [ok for ok, (_, f) in zip(right, ours, strict=True) if f.band is Band.ACT]
        ),
        Figure.of_flags("ours: called none of ours", [_is_rejected(found) for _, found in ours]),
        Figure.of_flags("none of ours: called so", [_is_rejected(found) for found in foreign]),
        Figure.of_flags("none of ours: acted on", [not _is_rejected(f) and f.band is Band.ACT for f in foreign]),
        Figure.of_flags(
            "ordinary ones: taken or asked about as emergencies",
            [found.emergency is not None for label, found in read if not label.accepted & MAY_ALARM],
        ),
    ]


def emergencies(understanding: Understanding, path: Path) -> list[Figure]:
    """Noticed by the words alone, by the model too, per kind; and false alarms."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kinds = [row["emergency"] for row in rows]
    words = [find_emergency(row["text"]) is not None for row in rows]
    both = [understanding.read(row["text"]).emergency is not None for row in rows]
    figures = [
        Figure.of_flags("emergencies: noticed by the words alone", [w for w, k in zip(words, kinds, strict=True) if k]),
        Figure.of_flags("emergencies: noticed by words or model", [b for b, k in zip(both, kinds, strict=True) if k]),
    ]
    for kind in sorted(Counter(k for k in kinds if k)):
        noticed = [b for b, k in zip(both, kinds, strict=True) if k == kind]
        figures.append(Figure.of_flags(f"– {kind.replace('_', ' ')}", noticed))
    return [
        *figures,
        Figure.of_flags("others: paged by the words alone", [w for w, k in zip(words, kinds, strict=True) if not k]),
        Figure.of_flags("others: paged or asked about", [b for b, k in zip(both, kinds, strict=True) if not k]),
    ]


def sweep(understanding: Understanding) -> list[Figure]:
    """Ordinary messages in alarming words and emergencies in everyday words: paged by words, by the model too, or asked."""
    figures = []
    for name in ("ordinary", "emergencies"):
        texts = [each.text for each in read_sweep(f"{name}.txt") if each.held_out]
        words = [find_emergency(text) is not None for text in texts]
        read = [understanding.read(text) for text in texts]
        noticed = [found.emergency is not None for found in read]
        paged = [w or (n and f.intent != ASKED_ABOUT) for w, n, f in zip(words, noticed, read, strict=True)]
        figures += [
            Figure.of_flags(f"{name}: paged by the words alone", words),
            Figure.of_flags(f"{name}: paged by words or model", paged),
            Figure.of_flags(f"{name}: paged or asked about", noticed),
        ]
    return figures


def two_problems(understanding: Understanding, labels: Sequence[Labelled]) -> list[Figure]:
    """Pairs of messages joined to one, and single ones that must stay whole."""
    both, seen = [], []
    for pair in pairs(labels, PAIRS):
        found = understanding.read(pair.text).problems
        seen.append(len(found) == 2)
        both.append(len(found) == 2 and found[0].category in pair.first and found[1].category in pair.second)
    single = [not understanding.read(label.text).problems for label in labels if not label.foreign]
    return [
        Figure.of_flags("two problems: seen as two", seen),
        Figure.of_flags("two problems: both right", both),
        Figure.of_flags("one problem: left whole", single),
    ]


def slips(understanding: Understanding, labels: Sequence[Labelled], seed: int = 3) -> list[Figure]:
    """The same messages as they are and with one slip in five words."""
    chance = random.Random(seed)
    ours = [label for label in labels if not label.foreign]
    clean = [understanding.read(label.text).category in label.accepted for label in ours]
    slipped = [understanding.read(with_slips(label.text, chance)).category in label.accepted for label in ours]
    return [
        Figure.of_flags("without slips: right", clean),
        Figure.of_flags("one slip in five words: right", slipped),
    ]


def milliseconds(understanding: Understanding, labels: Sequence[Labelled], most: int = 200) -> float:
    """CPU milliseconds for one message of 12 to 20 words, the median."""
    texts = [label.text for label in labels if 12 <= len(label.text.split()) <= 20][:most]
    times = []
    for text in texts:
        started = time.process_time()
        understanding.read(text)
        times.append((time.process_time() - started) * 1000)
    return sorted(times)[len(times) // 2] if times else float("nan")


def _first(found: Understood) -> set[str]:
    return {each.category for each in [r for r in found.ranking if r.category != OUT_OF_SCOPE][:3]}


def _is_rejected(found: Understood) -> bool:
    return found.band is Band.REJECT or found.category == OUT_OF_SCOPE


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=HELD_ASIDE, help="JSONL with text and category")
    parser.add_argument("--map", type=Path, help="YAML: which categories count as right for each category of FILE")
    given = parser.parse_args(arguments)
    be_quiet()
    log_to_stderr("CRITICAL")
    understanding = Understanding.load(trained_model(read_settings().project))
    labels = read_messages(given.file, given.map)
    print(f"\n{given.file.name}, {len(labels)} messages")
    for figure in (
        *categories(understanding, labels),
        *two_problems(understanding, labels),
        *slips(understanding, labels),
    ):
        print(figure, flush=True)
    print(f"\n{EMERGENCIES.name}")
    for figure in emergencies(understanding, EMERGENCIES):
        print(figure, flush=True)
    print("\nthe sweep's half that nobody looked at")
    for figure in sweep(understanding):
        print(figure, flush=True)
    print(f"\nreading a message of 12 to 20 words: {milliseconds(understanding, labels):.1f} ms CPU (median)")


if __name__ == "__main__":
    main()
