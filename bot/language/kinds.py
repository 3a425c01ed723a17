"""What kinds of intents there are: problem categories, what is none of ours, emergencies, and talk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Kinds:
    """Names of intents, as config.yml gives them.

    `categories` are problem categories; `count_as` says for a question which category it belongs to when it stands
    alone; `emergencies` says for an intent which kind of emergency it is; every other intent is talk.
    """

    categories: tuple[str, ...]
    out_of_scope: str = "out_of_scope"
    count_as: Mapping[str, str] = field(default_factory=dict)
    emergencies: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_config(cls, config: Mapping[str, Any], intents: Sequence[str]) -> Kinds:
        """As config.yml says; without `categories` every intent but the one out of scope is one."""
        foreign = str(config.get("out_of_scope") or "out_of_scope")
        named = [str(name) for name in config.get("categories") or ()]
        return cls(
            categories=tuple(named or (name for name in intents if name != foreign)),
            out_of_scope=foreign,
            count_as={str(name): str(category) for name, category in (config.get("count_as") or {}).items()},
            emergencies={str(name): str(kind) for name, kind in (config.get("emergencies") or {}).items()},
        )

    @cached_property
    def sorted_into(self) -> tuple[str, ...]:
        """What a message can be sorted into: the categories, and last what is none of ours."""
        return (*self.categories, self.out_of_scope)

    def is_ours(self, intent: str) -> bool:
        """Whether a message of this intent, standing alone, is about a category."""
        return intent in self.categories or intent in self.count_as

    def by_category(self, probabilities: Matrix, intents: Sequence[str]) -> Matrix:
        """(texts, intents) -> (texts, sorted_into): what an intent counts as is added up, talk is left out."""
        places = {name: place for place, name in enumerate(self.sorted_into)}
        result = np.zeros((len(probabilities), len(places)))
        for column, intent in enumerate(intents):
            place = places.get(self.count_as.get(intent, intent))
            if place is not None:
                result[:, place] += probabilities[:, column]
        return result
