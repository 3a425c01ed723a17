"""Names of devices and applications: which word stands for which, also when misspelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.language.edits import one_slip_apart

MIN_TYPO_LETTERS = 6


@dataclass(frozen=True)
class KnownName:
    """A spelling that people use (lower case), its kind (device, application) and the canonical name."""

    spelling: str
    kind: str
    value: str


def known_names(
    tables: Mapping[str, Iterable[str]], synonyms: Mapping[str, str], kinds: Collection[str]
) -> tuple[KnownName, ...]:
    """All spellings of the lookup tables `kinds`, mapped to their canonical names by `synonyms`."""
    canonical = {spelling.strip().lower(): value for spelling, value in synonyms.items()}
    names: dict[str, KnownName] = {}
    for kind in kinds:
        for element in tables.get(kind, ()):
            spelling = element.strip().lower()
            names.setdefault(spelling, KnownName(spelling, kind, canonical.get(spelling, element.strip())))
    # A synonym is of the kind of the name that it stands for.
    kind_of = {name.spelling: name.kind for name in names.values()}
    for spelling, value in sorted(canonical.items()):
        known_kind = kind_of.get(value.strip().lower())
        if known_kind is not None:
            names.setdefault(spelling, KnownName(spelling, known_kind, value))
    return tuple(sorted(names.values(), key=lambda name: name.spelling))


def plural_of(spelling: str) -> str | None:
    """The plural of a one-word name ("printers"), or None where adding an s makes no word."""
    return f"{spelling}s" if re.fullmatch(r"[a-z]{3,}[a-rt-z]", spelling) else None


def misspelt_name(word: str, names: Mapping[str, KnownName], real_words: Collection[str]) -> KnownName | None:
    """The one-word name of at least six letters that `word` is one slip away from, or None."""
    plain = word.lower()
    if len(plain) < MIN_TYPO_LETTERS or not plain.isalpha() or plain in real_words:
        return None
    close = [
        name
        for name in names.values()
        if len(name.spelling) >= MIN_TYPO_LETTERS
        and name.spelling.isalpha()
        and one_slip_apart(plain, name.spelling)
        and not _is_inflection(plain, name.spelling)
    ]
    # Two names within one slip would be a guess, unless both mean the same.
    return close[0] if close and len({name.value for name in close}) == 1 else None


def _is_inflection(word: str, name: str) -> bool:
    """ "scanned" is not a misspelt "scanner", "tabled" no "tablet": only the ending differs."""
    return word[:-1] == name[:-1] and word[-1] in "dsg"
