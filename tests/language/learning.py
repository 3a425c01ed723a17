"""Examples of a small desk, and an encoder whose vectors follow from a text's words alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.language.judge_learning import Examples
from bot.language.kinds import Kinds

WIDTH = 16
EXAMPLES = {
    "printer": [
        "printer is offline",
        "nothing prints",
        "paper jam in the printer",
        "print job stuck",
        "printer wont print",
        "the printer prints blank pages",
    ],
    "wifi": [
        "wifi keeps dropping",
        "cant connect to wifi",
        "no wifi signal",
        "wireless is gone",
        "office wifi is weak",
        "the wifi is slow upstairs",
    ],
    "billing": [
        "question about the invoice",
        "the invoice is wrong",
        "send the invoice again",
        "we paid the invoice twice",
        "change our contract",
        "what does the contract say",
    ],
    "ask_price": [
        "what will it cost",
        "how much is that",
        "price please",
        "is it expensive",
        "cost of this",
        "how much money is it",
    ],
    "danger": [
        "smoke comes from the rack",
        "there is a fire",
        "it burns in the closet",
        "flames and smoke here",
        "fire in the rack",
        "smoke and fire",
    ],
    "greet": ["hello", "good morning", "hi there", "hey", "hello there", "good evening"],
    "out_of_scope": [
        "cook me a soup",
        "who won the match",
        "book me a flight",
        "a recipe for bread",
        "write me a poem",
        "is rain likely",
    ],
}
KINDS = Kinds(
    categories=("billing", "printer", "wifi"), count_as={"ask_price": "billing"}, emergencies={"danger": "danger"}
)


class WordEncoder:
    """Each word has a direction of its own; a text lies between those of its words."""

    sha256 = "word-encoder"
    width = WIDTH

    def features(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (texts, 32): noise, and after it the meaning."""
        rows = [_unit(_direction("noise " + text, WIDTH)) for text in texts]
        meant = [_unit(sum((_direction(word, WIDTH) for word in text.split()), np.zeros(WIDTH))) for text in texts]
        both = np.hstack([np.reshape(rows, (-1, WIDTH)), np.reshape(meant, (-1, WIDTH))]) / np.sqrt(2)
        result: NDArray[np.float32] = both.astype(np.float32)
        return result


def small_examples(*, vectors: bool = True) -> Examples:
    """All of EXAMPLES, emergencies by their intents."""
    texts = [text for found in EXAMPLES.values() for text in found]
    intents = [intent for intent, found in EXAMPLES.items() for _ in found]
    emergencies = [KINDS.emergencies.get(intent) for intent in intents]
    return Examples(texts, WordEncoder().features(texts) if vectors else None, intents, emergencies)


def marked(examples: Examples, text: str, kind: str) -> Examples:
    """The same with one example marked as an emergency of that kind."""
    kinds = [kind if each == text else was for each, was in zip(examples.texts, examples.emergencies, strict=True)]
    return replace(examples, emergencies=kinds)


def _direction(word: str, width: int) -> NDArray[np.float64]:
    seed = int.from_bytes(hashlib.sha256(word.encode("utf-8", "replace")).digest()[:8], "big")
    return np.random.default_rng(seed).normal(size=width)


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    length = float(np.linalg.norm(vector))
    result: NDArray[np.float64] = vector / (length or 1.0)
    return result
