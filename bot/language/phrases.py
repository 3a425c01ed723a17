"""A small notation for word lexicons, so that a list of phrases stays readable.

A phrase is elements between blanks; an element is alternatives between `|`, `_` is a blank inside one,
`<name>` a group of alternatives. `?x` is optional, `*x` may repeat, `!x` must not follow, `~3` is up to three
words of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"(?P<word>\w+(?:['\u2019\u02bc`]\w+)*)|(?P<stop>[.!?;\n]+)|(?P<pause>[,:()\u2013\u2014]|\s-+\s)")
_APOSTROPHES = re.compile("['\u2019\u02bc`_]")
STOP, PAUSE = ".", ","


@dataclass(frozen=True)
class Tokens:
    """A text as lower-case words without apostrophes, each followed by one blank; `.` and `,` stand alone."""

    original: str
    joined: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def words(self, start: int, end: int) -> str:
        """The words of the original text behind the stretch `start` to `end` of `joined`."""
        first = max(index for index, at in enumerate(self.starts) if at <= start)
        last = max(index for index, at in enumerate(self.starts) if at < end)
        return self.original[self.spans[first][0] : self.spans[last][1]]


def tokens(text: str) -> Tokens:
    """Words and breaks of a text; hyphens are blanks, so `re-boot` is two words."""
    parts: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for found in _TOKEN.finditer(text):
        word = found.group("word")
        part = _APOSTROPHES.sub("", word.lower()) if word else STOP if found.group("stop") else PAUSE
        if not part:
            continue
        parts.append(part + " ")
        starts.append(at)
        spans.append(found.span())
        at += len(part) + 1
    return Tokens(text, "".join(parts), tuple(starts), tuple(spans))


def compile_phrases(phrases: Iterable[str], groups: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern over `Tokens.joined` for all phrases, one a line; KeyError for an unknown group."""
    lines = [line.strip() for text in phrases for line in text.splitlines()]
    patterns = ["".join(_element(part, groups) for part in line.split()) for line in lines if line]
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + ")")


def _element(part: str, groups: Mapping[str, str]) -> str:
    if part[0] == "~":
        return rf"(?:\w+ ){{0,{int(part[1:])}}}"
    operator, rest = (part[0], part[1:]) if part[0] in "?*!" else ("", part)
    alternatives = f"(?:(?:{_alternatives(rest, groups)}) )"
    return {
        "": alternatives,
        "?": alternatives + "?",
        "*": alternatives + "{0,4}",
        "!": f"(?!{alternatives})",
    }[operator]


def _alternatives(text: str, groups: Mapping[str, str]) -> str:
    def group(found: re.Match[str]) -> str:
        return "|".join(_alternatives(word, groups) for word in groups[found[1]].split())

    named = re.sub(r"<(\w+)>", group, text)
    return named.replace("_", " ")
