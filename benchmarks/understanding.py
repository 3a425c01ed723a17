"""How well messages are understood: `python -m benchmarks.understanding FILE --map MAP [--cross-validate]`.

Trains the intent model of config.yml on data/nlu in this process, without Rasa. FILE holds one JSON object
{"text", "category"} per line; MAP says which of our intents count as right for each of its categories.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml

from bot.language.encoder import load_encoder
from bot.language.intents import Encoder, IntentModel, IntentSettings, learn_intents

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

OUT_OF_SCOPE = "out_of_scope"
# What people ask about money while a matter is open; a single message about it belongs to the contract.
COUNT_AS = {
    name: "billing_contract" for name in ("ask_price", "ask_coverage_why", "dispute_coverage", "ask_hours_left")
}
FOLDS = 5
THRESHOLDS = (0.0, 0.15, 0.2, 0.25, 0.3, 0.35)
GAPS = (0.0, 0.03, 0.05, 0.1)
_CLASSIFIER = "bot.nlu.intent_classifier.DeskIntentClassifier"
_ANNOTATION = re.compile(r"\[(?P<text>[^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


@dataclass(frozen=True)
class Fallback:
    """When the assistant asks again: below `threshold`, or nearer to the runner-up than `gap`."""

    threshold: float
    gap: float

    def asks(self, probabilities: Matrix) -> NDArray[np.bool_]:
        """For each row of (messages, intents) whether the assistant would ask again."""
        best = np.sort(probabilities, axis=1)[:, -2:]
        asked: NDArray[np.bool_] = (best[:, 1] < self.threshold) | (best[:, 1] - best[:, 0] < self.gap)
        return asked


@dataclass(frozen=True)
class Result:
    """Shares (0 to 1) of messages; `held_back` counts those called out of scope and those asked again."""

    in_scope: int
    out_of_scope: int
    right: float
    right_in_three: float
    rejected: float
    answered_wrongly: float
    out_of_scope_recall: float
    held_back: float

    def table(self) -> str:
        """The result for reading."""
        rows = (
            (f"in scope ({self.in_scope}): right", self.right),
            ("in scope: right among the first three", self.right_in_three),
            ("in scope: rejected (asked again or called out of scope)", self.rejected),
            ("in scope: answered wrongly", self.answered_wrongly),
            (f"out of scope ({self.out_of_scope}): called so", self.out_of_scope_recall),
            ("out of scope: called so or asked again", self.held_back),
        )
        return "\n".join(f"{name:<58}{share:6.1%}" for name, share in rows)


def compare(
    probabilities: Matrix, intents: Sequence[str], accepted: Sequence[frozenset[str]], fallback: Fallback
) -> Result:
    """The figures for messages whose right intents are `accepted`, row by row."""
    names = np.array([COUNT_AS.get(intent, intent) for intent in intents])
    order = np.argsort(-probabilities, axis=1, kind="stable")[:, :3]
    right = np.array([names[row[0]] in right for row, right in zip(order, accepted, strict=True)])
    in_three = np.array([bool(right & set(names[row])) for row, right in zip(order, accepted, strict=True)])
    called_out = names[order[:, 0]] == OUT_OF_SCOPE
    rejected = called_out | fallback.asks(probabilities)
    ours = np.array([OUT_OF_SCOPE not in right for right in accepted])
    return Result(
        in_scope=int(ours.sum()),
        out_of_scope=int((~ours).sum()),
        right=_share(right[ours]),
        right_in_three=_share(in_three[ours]),
        rejected=_share(rejected[ours]),
        answered_wrongly=_share(~right[ours] & ~rejected[ours]),
        out_of_scope_recall=_share(called_out[~ours]),
        held_back=_share(rejected[~ours]),
    )


class _Remembered:
    """An encoder that has read its texts already: every fold needs the same vectors."""

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        self._vectors = dict(zip(texts, encoder.encode(texts), strict=True))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector per text; a text that was not read before is a KeyError."""
        return np.array([self._vectors[text] for text in texts], dtype=np.float32)


def read_examples(folder: Path) -> tuple[list[str], list[str]]:
    """Texts and intents of all examples under `folder`, without annotations."""
    texts, intents = [], []
    for path in sorted(folder.rglob("*.yml")):
        for block in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("nlu", []):
            for line in block["examples"].splitlines() if "intent" in block else []:
                if line.strip().startswith("- "):
                    texts.append(_ANNOTATION.sub(r"\g<text>", line.strip()[2:].strip()))
                    intents.append(block["intent"])
    return texts, intents


def read_config(path: Path) -> tuple[IntentSettings, Fallback]:
    """The settings of the classifier and of the fallback in config.yml."""
    pipeline = yaml.safe_load(path.read_text(encoding="utf-8"))["pipeline"]
    components: dict[str, Mapping[str, Any]] = {component["name"]: component for component in pipeline}
    fallback = components["FallbackClassifier"]
    return (
        IntentSettings.from_config(components[_CLASSIFIER]),
        Fallback(float(fallback["threshold"]), float(fallback["ambiguity_threshold"])),
    )


def read_messages(path: Path, map_path: Path) -> tuple[list[str], list[frozenset[str]]]:
    """The texts of a JSONL file, and for each the intents that count as right."""
    accepted = {
        theirs: frozenset(ours) for theirs, ours in yaml.safe_load(map_path.read_text(encoding="utf-8")).items()
    }
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [line["text"] for line in lines], [accepted[line["category"]] for line in lines]


def cross_validated(texts: Sequence[str], intents: Sequence[str], settings: IntentSettings) -> tuple[Matrix, list[str]]:
    """Probabilities of every example from a model that has not seen it, and the intents of the columns."""
    from sklearn.model_selection import StratifiedKFold

    loaded = load_encoder()
    encoder = None if loaded is None else _Remembered(loaded, texts)
    names = sorted(set(intents))
    found = np.zeros((len(texts), len(names)))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=settings.random_state)
    for learned, held in folds.split(texts, intents):
        model = learn_intents(
            [texts[index] for index in learned], [intents[index] for index in learned], settings, encoder
        )
        found[np.ix_(held, [names.index(intent) for intent in model.intents])] = model.probabilities(
            [texts[index] for index in held]
        )
    return found, names


def operating_points(probabilities: Matrix, names: Sequence[str], intents: Sequence[str]) -> str:
    """What each threshold and gap costs, in percent of the examples in scope; last column: out of scope."""
    right = np.array(names)[probabilities.argmax(axis=1)] == np.array(intents)
    ours = np.array(intents) != OUT_OF_SCOPE
    lines = ["threshold  gap   wrong held back  right asked again  wrong answers left  out of scope held back"]
    for threshold in THRESHOLDS:
        for gap in GAPS:
            asks = Fallback(threshold, gap).asks(probabilities)
            shares = (
                _share((~right & asks)[ours]),
                _share((right & asks)[ours]),
                _share((~right & ~asks)[ours]),
                _share((right | asks)[~ours]),
            )
            figures = "".join(f"{share:>{width}.1%}" for share, width in zip(shares, (17, 19, 20, 24), strict=True))
            lines.append(f"{threshold:<10} {gap:<4}{figures}")
    return "\n".join(lines)


def confusions(probabilities: Matrix, names: Sequence[str], intents: Sequence[str], most: int = 15) -> str:
    """The most frequent mistakes."""
    guesses = np.array(names)[probabilities.argmax(axis=1)]
    pairs = Counter((true, guess) for true, guess in zip(intents, guesses, strict=True) if true != guess)
    return "\n".join(f"{count:4}  {true} taken for {guess}" for (true, guess), count in pairs.most_common(most))


def milliseconds_each(model: IntentModel, texts: Sequence[str]) -> float:
    """CPU milliseconds for one message at a time."""
    model.probabilities(texts[:1])
    started = time.process_time()
    for text in texts:
        model.probabilities([text])
    return (time.process_time() - started) * 1000 / len(texts)


def _share(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _print_messages(path: Path, map_path: Path, data: Path, config: Path) -> None:
    settings, fallback = read_config(config)
    started = time.process_time()
    model = learn_intents(*read_examples(data), settings, load_encoder())
    seconds = time.process_time() - started
    texts, accepted = read_messages(path, map_path)
    print(f"\n{path.name}, {len(texts)} messages")
    print(compare(model.probabilities(texts), model.intents, accepted, fallback).table())
    print(f"training {seconds:.1f} s CPU, a message {milliseconds_each(model, texts[:200]):.1f} ms CPU")


def _print_cross_validation(data: Path, config: Path) -> None:
    settings, fallback = read_config(config)
    texts, intents = read_examples(data)
    probabilities, names = cross_validated(texts, intents, settings)
    accepted = [frozenset({COUNT_AS.get(intent, intent)}) for intent in intents]
    exact = float((np.array(names)[probabilities.argmax(axis=1)] == np.array(intents)).mean())
    print(f"\n{FOLDS}-fold cross-validation, {len(texts)} examples of {len(names)} intents")
    print(f"{'every intent told apart: right':<58}{exact:6.1%}")
    print(compare(probabilities, names, accepted, fallback).table())
    print("\n" + operating_points(probabilities, names, intents))
    print("\n" + confusions(probabilities, names, intents))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; exits with 2 when there is nothing to measure."""
    parser = argparse.ArgumentParser(description="How well messages are understood.")
    parser.add_argument("file", type=Path, nargs="?", help="JSONL with text and category")
    parser.add_argument("--map", type=Path, help="YAML: which intents count as right for each category")
    parser.add_argument("--cross-validate", action="store_true", help="measure on our own examples too")
    parser.add_argument("--data", type=Path, default=Path("data/nlu"))
    parser.add_argument("--config", type=Path, default=Path("config.yml"))
    given = parser.parse_args(arguments)
    if (given.file is None) != (given.map is None):
        parser.error("FILE and --map belong together")
    if given.file is None and not given.cross_validate:
        parser.error("nothing to measure: give FILE and --map, or --cross-validate")
    if given.file is not None:
        _print_messages(given.file, given.map, given.data, given.config)
    if given.cross_validate:
        _print_cross_validation(given.data, given.config)


if __name__ == "__main__":
    main()
