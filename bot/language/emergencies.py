"""Emergency words: what pages a person at once, whatever the assistant understands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.language import emergency_words as lexicon
from bot.language.phrases import STOP, Tokens, compile_phrases, tokens

EmergencyKind = Literal["security_incident", "outage", "danger"]

# How many words before the alarm a "no" or "not" still speaks of it.
_NEGATION_REACH = 4
_BREAKS = re.compile(r"(?<!\w)(?:[.,]|but|however|although|though|because|cause|and|so) ")
_FIRE_CALL = re.compile(r"\W*(?:help\W+)?fire+\W*|.*\bfire+\s*!+.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Emergency:
    """What kind of emergency somebody reports, and the words that said so."""

    kind: EmergencyKind
    words: str


@dataclass(frozen=True)
class _Lexicon:
    alarms: tuple[tuple[EmergencyKind, re.Pattern[str]], ...]
    harmless: re.Pattern[str]
    empty_negation: re.Pattern[str]
    negation: re.Pattern[str]
    all_clear: re.Pattern[str]
    still_bad: re.Pattern[str]
    supposed: re.Pattern[str]
    planned_or_past: re.Pattern[str]


def find_emergency(text: str) -> Emergency | None:
    """The gravest emergency a text reports (danger, then security, then outage), or None."""
    if _FIRE_CALL.fullmatch(text):
        return Emergency("danger", text.strip())
    words = _compiled()
    said = tokens(text)
    plain = _blank(words.harmless, said.joined)
    plain = _blank(words.empty_negation, plain)
    for kind, pattern in words.alarms:
        for found in pattern.finditer(plain):
            if not _taken_back(words, kind, plain, found.start(), found.end()):
                return Emergency(kind, _original(said, found))
    return None


def _taken_back(words: _Lexicon, kind: EmergencyKind, plain: str, start: int, end: int) -> bool:
    """Whether the sentence denies, supposes, plans or has already settled what the alarm words say."""
    before = plain[:start]
    clause = _BREAKS.split(before)[-1]
    near = " ".join(clause.split()[-_NEGATION_REACH:]) + " "
    if words.negation.search(near):
        return True
    if words.all_clear.search(plain, start) and not words.still_bad.search(plain, start):
        return True
    sentence_start = before.rfind(f"{STOP} ") + 1
    sentence_end = plain.find(f"{STOP} ", end)
    sentence = plain[sentence_start : sentence_end if sentence_end >= 0 else len(plain)].lstrip()
    if words.supposed.search(sentence):
        # A question about danger may still come from somebody who stands in front of it.
        return kind != "danger" or not re.search(r"\b(?:smell|see) ", sentence)
    over = words.planned_or_past.search(sentence) is not None and words.still_bad.search(sentence) is None
    return kind == "outage" and over


def _blank(pattern: re.Pattern[str], joined: str) -> str:
    """The same text, as long as before, in which the phrases are no words any more."""
    return pattern.sub(lambda found: re.sub(r"\w", "~", found.group()), joined)


def _original(said: Tokens, found: re.Match[str]) -> str:
    return said.words(found.start(), found.end())


@lru_cache(maxsize=1)
def _compiled() -> _Lexicon:
    def phrases(lines: tuple[str, ...]) -> re.Pattern[str]:
        return compile_phrases(lines, lexicon.GROUPS)

    return _Lexicon(
        alarms=(
            ("danger", phrases(lexicon.DANGER)),
            ("security_incident", phrases(lexicon.SECURITY)),
            ("outage", phrases(lexicon.OUTAGE)),
        ),
        harmless=phrases(lexicon.HARMLESS),
        empty_negation=phrases(lexicon.EMPTY_NEGATION),
        negation=phrases(lexicon.NEGATION),
        all_clear=phrases(lexicon.ALL_CLEAR),
        still_bad=phrases(lexicon.STILL_BAD),
        supposed=phrases(lexicon.SUPPOSED),
        planned_or_past=phrases(lexicon.PLANNED_OR_PAST),
    )
