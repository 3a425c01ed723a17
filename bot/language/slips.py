"""Slips of the pen in the words that say how many, how bad and since when; every place stays known."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from bot.language.edits import HELD_KEY, one_slip_apart

# A word of fewer letters is too near to too many others.
MIN_LETTERS = 6
_WORD = re.compile(r"[^\W\d_]+")
# Words of bot.language.impact_words that people misspell. Left out where an ordinary word is one slip away
# ("locked" and "looked", "unable" and "usable").
_MEANT_WORDS = """
absolutely afternoon branch building business clinic colleagues company completely computers coworkers crashing
department disconnecting dropping emergency entire entirely evening everybody everyone everything freezing frozen
immediately intermittent intermittently minutes morning multiple nobody nothing office organisation organization
painfully people practice priority reception restart saturday several slowly sluggish sometimes standstill stopped
thursday totally tuesday unusable update upgrade urgent urgently warehouse wednesday weekend workaround workstations
yesterday
"""
_MEANT = frozenset(_MEANT_WORDS.split())
# Ordinary words one slip away from one of those; forms such as "offices" and "updated" are seen by their endings.
_ORDINARY_WORDS = """
brunch cashing commuters computes crushing dripping drooping employers entice entirety entry freeing froze minuets
moaning mourning multiplex notching noting practise stepped stomped stooped stropped swopped tonally upstate
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
# Shorter than six letters, and yet plain.
_SHORT = {
    "aasap": "asap",
    "asaap": "asap",
    "asapp": "asap",
    "assap": "asap",
    "slwo": "slow",
}
# What may be left when a held key is let go.
_LENGTHENED = (
    frozenset(["all", "asap", "dead", "down", "now", "really", "slow", "slower", "so", "stuck", "today", "very"])
    | _MEANT
)


@dataclass(frozen=True)
class Mended:
    """A text without slips. `places` are the mended words: start and end in it, start and end as it was typed."""

    text: str
    places: tuple[tuple[int, int, int, int], ...] = ()

    def as_typed(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the typed text behind a stretch of this one; a mended word is one piece."""
        return self._typed(start, at_end=False), self._typed(end, at_end=True)

    def _typed(self, position: int, at_end: bool) -> int:
        index = bisect_right(self.places, position - 1 if at_end else position, key=_begins) - 1
        if index < 0:
            return position
        start, end, typed_start, typed_end = self.places[index]
        if start <= position < end or (at_end and start < position <= end):
            return typed_end if at_end else typed_start
        return typed_end + position - end


def _begins(place: tuple[int, int, int, int]) -> int:
    return place[0]


def mend(text: str) -> Mended:
    """The text with every word put right that is one slip away from exactly one of those we listen for."""
    parts: list[str] = []
    places: list[tuple[int, int, int, int]] = []
    typed = written = 0
    for found in _WORD.finditer(text):
        meant = _meant(found[0].lower())
        if meant is None:
            continue
        before = text[typed : found.start()]
        written += len(before)
        places.append((written, written + len(meant), found.start(), found.end()))
        parts += [before, meant]
        written += len(meant)
        typed = found.end()
    return Mended("".join(parts) + text[typed:], tuple(places)) if places else Mended(text)


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """The word that was meant; None for a word that is as it should be, or that we do not know."""
    if word in _MEANT or word in _ORDINARY:
        return None
    if HELD_KEY.search(word):
        let_go = (HELD_KEY.sub(rest, word) for rest in (r"\1", r"\1\1"))
        return next((plain for plain in let_go if plain in _LENGTHENED), None)
    return _SHORT.get(word) or _one_slip_away(word)


def _one_slip_away(word: str) -> str | None:
    if len(word) < MIN_LETTERS - 1:
        return None
    close = [meant for meant in _MEANT if one_slip_apart(word, meant) and not _is_form_of(word, meant)]
    return close[0] if len(close) == 1 else None


def _is_form_of(word: str, meant: str) -> bool:
    """ "offices", "updated" and "minute" are words of their own: an ending was added, taken away or changed."""
    if word[:-1] == meant:
        return word[-1] in "drsy" and word[-1] != word[-2]
    return (word == meant[:-1] and meant[-1] in "drsy") or (word[:-1] == meant[:-1] and word[-1] in "dgrsy")
