"""Whether a message is our business at all: how likely the model finds it, and what the nearest examples are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

NEIGHBOURS = 3
# Of each category as many examples stand for it; more would cost memory and change nothing that was measured.
EXAMPLES_EACH = 100
_LEAST = 1e-9


@dataclass(frozen=True)
class Scope:
    """The examples kept, as unit vectors, and how two signs are weighed: log-odds and nearness.

    `weights` are the logistic regression's: a constant, the weight of the log-odds of the likeliest category against
    "out of scope", and that of the cosine to the nearest examples of ours minus that to the nearest foreign ones.
    """

    ours: Vectors
    foreign: Vectors
    weights: tuple[float, float, float]

    def ours_surely(self, log_odds: NDArray[np.float64], vectors: Vectors | None) -> NDArray[np.float64]:
        """For each text how surely it is our business, 0 to 1; without vectors the log-odds decide alone."""
        near = np.zeros(len(log_odds))
        if vectors is not None and len(self.ours) and len(self.foreign):
            near = nearness(vectors, self.ours) - nearness(vectors, self.foreign)
        return sure_of_ours(self.weights, log_odds, near)


def sure_of_ours(
    weights: tuple[float, float, float], log_odds: NDArray[np.float64], near: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Both signs joined to a probability, 0 to 1."""
    constant, odds, nearer = weights
    score = np.clip(constant + odds * log_odds + nearer * near, -50, 50)
    result: NDArray[np.float64] = 1 / (1 + np.exp(-score))
    return result


def meanings(vectors: Vectors, width: int) -> Vectors:
    """The last `width` numbers of each vector at unit length: what its words mean, without the lower layers."""
    last = vectors[:, -width:]
    lengths = np.linalg.norm(last, axis=1, keepdims=True)
    result: Vectors = (last / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return result


def nearness(vectors: Vectors, examples: Vectors) -> NDArray[np.float64]:
    """The mean cosine to the nearest three examples, for each vector; fewer where there are fewer examples."""
    cosines = vectors @ examples.T
    count = min(NEIGHBOURS, examples.shape[0])
    nearest = np.partition(cosines, -count, axis=1)[:, -count:]
    result: NDArray[np.float64] = nearest.mean(axis=1).astype(np.float64)
    return result


def log_odds_of_ours(by_category: Matrix) -> NDArray[np.float64]:
    """Of the likeliest category against "out of scope", which is the last column."""
    best = by_category[:, :-1].max(axis=1)
    result: NDArray[np.float64] = np.log(best + _LEAST) - np.log(by_category[:, -1] + _LEAST)
    return result


def spread_evenly(intents: Sequence[str], most: int) -> list[int]:
    """Of each intent at most so many indices, evenly from its first to its last example."""
    places: dict[str, list[int]] = {}
    for index, intent in enumerate(intents):
        places.setdefault(intent, []).append(index)
    kept: list[int] = []
    for found in places.values():
        chosen = np.linspace(0, len(found) - 1, min(most, len(found))).round().astype(int)
        kept.extend(found[place] for place in dict.fromkeys(chosen.tolist()))
    return sorted(kept)


def learn_weights(
    log_odds: NDArray[np.float64], near: NDArray[np.float64], ours: NDArray[np.bool_]
) -> tuple[float, float, float]:
    """The weights of Scope, learned on texts that the models behind the two signs had not seen."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e3).fit(np.column_stack([log_odds, near]), ours)
    return float(model.intercept_[0]), float(model.coef_[0, 0]), float(model.coef_[0, 1])
