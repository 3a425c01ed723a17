"""Plain values as the YAML that client files are written in: short parts on one line, long ones below each other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

WIDTH = 120

# What needs no quotation marks, wherever it stands; what YAML reads as nothing is not among it.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_./+@%'&-]| (?! ))*", re.ASCII)
_NOTHING = frozenset({"null", "Null", "NULL"})
_WORD = re.compile(r"[A-Za-z_]+")


class Raw(str):
    """A number, a date, a length of time or a choice: written as it is."""

    __slots__ = ()


Written = Raw | str | Sequence["Written"] | Mapping[str, "Written | None"]
"""Words are quoted where they must be; a key whose value is None is left out."""


def scalar(words: str) -> str:
    """One value, in quotation marks where it would be read as something else without."""
    if isinstance(words, Raw):
        return str(words)
    plain = _PLAIN.fullmatch(words) and words not in _NOTHING and not words.endswith(" ") and not words[0].isdigit()
    return words if plain else _quoted(words)


def _quoted(words: str) -> str:
    escaped = (
        character if character.isprintable() else f"\\U{ord(character):08x}"
        for character in json.dumps(words, ensure_ascii=False)
    )
    return "".join(escaped)


def document(value: Mapping[str, Written | None]) -> str:
    """A whole file; the members of its outermost lists stand apart."""
    return "\n".join(_outermost(value)) + "\n"


def _outermost(value: Mapping[str, Written | None]) -> Iterator[str]:
    for key, each in value.items():
        if isinstance(each, str) or not isinstance(each, Sequence):
            yield from _keys({key: each}, "")
            continue
        yield from ("", f"{key}:")
        for number, member in enumerate(each):
            yield from ([""] if number else [])
            yield from _members([member], "  ")


def _flow(value: Written) -> str:
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {_flow(each)}" for key, each in value.items() if each is not None) + "}"
    return "[" + ", ".join(_flow(each) for each in value) + "]"


def _key(key: str) -> str:
    return key if _WORD.fullmatch(key) else scalar(key)


def _keys(value: Mapping[str, Written | None], indent: str) -> Iterator[str]:
    for key, each in value.items():
        if each is None:
            continue
        line = f"{indent}{_key(key)}: {_flow(each)}"
        if isinstance(each, str) or not each or (_is_short(each) and len(line) <= WIDTH):
            yield line
        elif isinstance(each, Mapping):
            yield f"{indent}{_key(key)}:"
            yield from _keys(each, indent + "  ")
        else:
            yield f"{indent}{_key(key)}:"
            yield from _members(each, indent + "  ")


def _is_short(value: Written) -> bool:
    """Whether a part may stand on one line: lists of records never do."""
    if isinstance(value, str):
        return True
    if isinstance(value, Mapping):
        return all(each is None or _is_short(each) for each in value.values())
    return all(isinstance(each, str) for each in value)


def _members(value: Sequence[Written], indent: str) -> Iterator[str]:
    for each in value:
        line = f"{indent}- {_flow(each)}"
        if isinstance(each, Mapping) and each and not (_is_short(each) and len(line) <= WIDTH):
            first, *others = _keys(each, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield line
