"""Messages made for measuring out of labelled ones: two problems in one message, and slips of the finger."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.evaluation import Labelled

JOINTS = (" and ", ". Also, ", ", and also ", ". ", " plus ", "; ", ", oh and ", ". Another thing: ", " and ", ". And ")
LONGEST = 160
_NEAR = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """A message made of two, and what counts as right for each."""

    text: str
    first: frozenset[str]
    second: frozenset[str]


def pairs(labels: Sequence[Labelled], count: int, seed: int = 5) -> list[Pair]:
    """Pairs of messages about different categories of ours, joined as people join them; the same each time."""
    chance = random.Random(seed)
    ours = [label for label in labels if not label.foreign and len(label.text) <= LONGEST]
    made: list[Pair] = []
    while len(made) < count:
        one, other = chance.sample(ours, 2)
        if one.accepted & other.accepted:
            continue
        text = one.text.rstrip(" .!?") + chance.choice(JOINTS) + other.text
        made.append(Pair(text, one.accepted, other.accepted))
    return made


def with_slips(text: str, chance: random.Random) -> str:
    """One slip in about every fifth word, in words of four letters and more, at least one where there is such a word."""
    words = text.split(" ")
    long_enough = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    for place in chance.sample(long_enough, min(len(long_enough), max(1, len(words) // 5))):
        words[place] = _slip(words[place], chance)
    return " ".join(words)


def _slip(word: str, chance: random.Random) -> str:
    """Two letters swapped, one left out, one doubled, or the key beside it."""
    place = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    letter = word[place]
    if kind == 0:
        return word[:place] + word[place + 1] + letter + word[place + 2 :]
    if kind == 1:
        return word[:place] + word[place + 1 :]
    if kind == 2:
        return word[:place] + letter + word[place:]
    return word[:place] + chance.choice(_NEAR.get(letter.lower(), letter)) + word[place + 1 :]
