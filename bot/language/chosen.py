"""The thresholds of a training, kept for the next one on the very same examples: choosing them is more than half of the work."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.language.bands import Thresholds
from bot.language.encoding import installed_version
from bot.language.intents import IntentSettings
from bot.language.judge_learning import FOLDS, Examples
from bot.language.judging import Judge
from bot.language.kinds import Kinds

CHOSEN = "chosen"
"""Under this name they stand among the figures of a training."""
# Another version of one of these, or another line in one of those, may learn something else.
_LIBRARIES = ("numpy", "scikit-learn", "scipy", "pystemmer")
_MODULES = (
    "bands",
    "intents",
    "judge_learning",
    "judging",
    "kinds",
    "scope",
    "training_figures",
    "word_reader",
)


@dataclass(frozen=True)
class Chosen:
    """What models that had not seen the examples have led to: thresholds and the weights of the scope.

    `of` is the digest of all that they depend on, `figures` what the training said of itself.
    """

    of: str
    thresholds: Thresholds
    scope: tuple[float, float, float]
    figures: Mapping[str, Any]

    @classmethod
    def by(cls, of: str, judge: Judge, figures: Mapping[str, Any]) -> Chosen:
        """What this judge was trained with."""
        return cls(of, judge.thresholds, judge.scope.weights, figures)

    @classmethod
    def read(cls, path: Path) -> Chosen | None:
        """From the figures of a training; None where there are none, or others than it writes."""
        try:
            figures = json.loads(path.read_text(encoding="utf-8"))
            found = figures.pop(CHOSEN)
            constant, odds, near = (float(each) for each in found["scope"])
            return cls(str(found["of"]), Thresholds(**found["thresholds"]), (constant, odds, near), figures)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def to_json(self) -> dict[str, Any]:
        """The figures, with what was chosen among them."""
        found = {"of": self.of, "thresholds": self.thresholds.to_json(), "scope": list(self.scope)}
        return {**self.figures, CHOSEN: found}


def digest_of(examples: Examples, kinds: Kinds, settings: IntentSettings, encoder: str | None) -> str:
    """A hash of all that thresholds depend on: the examples as they are read, the settings, and what learns from them."""
    digest = hashlib.sha256()
    facts = [asdict(kinds), asdict(settings), encoder, FOLDS, [installed_version(name) for name in _LIBRARIES]]
    digest.update(json.dumps(facts, sort_keys=True).encode())
    for module in _MODULES:
        digest.update((Path(__file__).parent / f"{module}.py").read_bytes())
    for row in zip(examples.texts, examples.intents, examples.emergencies, strict=True):
        digest.update(json.dumps(row).encode())
    return digest.hexdigest()[:32]
