"""Examples that may stand under the wrong intent: `python -m benchmarks.label_noise [--most N]`, about two minutes.

Prints tab-separated lines, worst first: the probability that a model which has not seen the example gives its own
intent, that intent, the one it finds likeliest, the text. Such a line is to be read, not to be moved blindly.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml

from benchmarks.leakage import DATA
from bot.connectors.training_lines import Line, read_lines
from bot.language.encoder import load_encoder
from bot.language.intents import IntentSettings
from bot.language.judge_learning import Examples, learn_judge
from bot.language.kinds import Kinds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

CONFIG = DATA.parent.parent / "config.yml"
_CLASSIFIER = "bot.nlu.intent_classifier.DeskIntentClassifier"
# An example of which no other intent is this likely is hard to tell apart, not misplaced.
LIKELY = 0.5


@dataclass(frozen=True)
class Doubt:
    """An example, how likely its own intent is (0 to 1), and which other is likely instead."""

    own: float
    intent: str
    other: str
    text: str

    def __str__(self) -> str:
        """Tab-separated."""
        return f"{self.own:.4f}\t{self.intent}\t{self.other}\t{self.text}"


def doubts(probabilities: Matrix, names: Sequence[str], lines: Sequence[Line]) -> list[Doubt]:
    """The lines of which another intent is likely, the unlikeliest own intent first."""
    found = []
    for row, line in zip(probabilities, lines, strict=True):
        best = int(row.argmax())
        if names[best] != line.intent and row[best] >= LIKELY:
            found.append(Doubt(float(row[names.index(line.intent)]), line.intent, names[best], line.text))
    return sorted(found, key=lambda doubt: (doubt.own, doubt.text))


def unseen_probabilities(lines: Sequence[Line], config: Mapping[str, Any]) -> tuple[Matrix, tuple[str, ...]]:
    """What models that have not seen them make of the lines (lines, intents), and the intents' names."""
    encoder = load_encoder()
    texts, intents = [line.text for line in lines], [line.intent for line in lines]
    vectors, width = (None, 0) if encoder is None else (encoder.features(texts), encoder.width)
    kinds = Kinds.from_config(config, sorted(set(intents)))
    examples = Examples(
        texts, vectors, intents, [line.emergency or kinds.emergencies.get(line.intent) for line in lines]
    )
    learned = learn_judge(examples, kinds, IntentSettings.from_config(config), width)
    return learned.probabilities, learned.judge.model.intents


def _settings(path: Path) -> Mapping[str, Any]:
    pipeline = yaml.safe_load(path.read_text(encoding="utf-8"))["pipeline"]
    return next((each for each in pipeline if each["name"] == _CLASSIFIER), {})


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the doubts."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.label_noise", description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=200, metavar="N", help="so many lines at most (200)")
    parser.add_argument("--data", type=Path, default=DATA, help="the examples (data/nlu)")
    parser.add_argument("--config", type=Path, default=CONFIG, help="how to learn (config.yml)")
    asked = parser.parse_args(arguments)
    lines = read_lines(asked.data)
    probabilities, names = unseen_probabilities(lines, _settings(asked.config))
    for doubt in doubts(probabilities, names, lines)[: max(asked.most, 0)]:
        print(doubt)


if __name__ == "__main__":
    main()
