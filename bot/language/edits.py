"""How far words are from one another, in slips of the finger: a letter more, less or wrong, or two neighbours swapped."""

from __future__ import annotations

import re

# "sloooow", "alllll": a key that was held.
HELD_KEY = re.compile(r"([^\W\d_])\1{2,}")


def one_slip_apart(typed: str, meant: str) -> bool:
    """Whether at most one slip lies between two words that begin alike; few people slip at the first letter."""
    if typed[:1] != meant[:1] or abs(len(typed) - len(meant)) > 1:
        return False
    # Only here: it is asked of hundreds of words for a message, and an import takes longer than the rest.
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, meant, score_cutoff=1) <= 1


def deletions(word: str, slips: int = 1) -> set[str]:
    """The word and what is left of it without up to so many letters: words so near share one of these."""
    parts = {word}
    shorter = parts
    for _ in range(slips):
        shorter = {part[:at] + part[at + 1 :] for part in shorter for at in range(len(part))}
        parts = parts | shorter
    return parts
