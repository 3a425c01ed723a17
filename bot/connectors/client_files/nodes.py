"""YAML as a tree with line numbers, where every scalar stays the text that was written.

Nothing becomes a float, and ``no`` does not become False.

Built from the parser's events, so that depth and size are bounded before anything is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

LARGEST_FILE = 1_000_000
"""Bytes; a client with thousands of assets stays far below."""
DEEPEST = 30
LONGEST_KEY = 200
MOST_NODES = 200_000
# Control characters, halves of a character, and marks that turn the reading direction of what follows: a clause or a
# name is shown to people who accept a price, and must not look different from what it is.
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True)
class Scalar:
    """A value as it was written; ``plain`` is False inside quotes."""

    text: str
    line: int
    plain: bool

    @property
    def empty(self) -> bool:
        """Whether YAML calls this null."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    items: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping


class Unreadable(Exception):
    """The text is no YAML that we read: the line, what is wrong and the way out."""

    def __init__(self, line: int, message: str, way_out: str) -> None:
        self.line, self.message, self.way_out = line, message, way_out
        super().__init__(message)


def read_text(path: Path) -> str:
    """The file as text; Unreadable when it is missing, too large or not UTF-8."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except IsADirectoryError:
        raise Unreadable(1, "This is a folder.", f"Name the files in it, like {path}/*.yml.") from None
    except OSError as error:
        raise Unreadable(
            1, f"The file cannot be opened: {error.strerror}.", "Check the path and its permissions."
        ) from None
    if len(data) > LARGEST_FILE:
        raise _too_large()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(line, "The file is not UTF-8 text.", "Save it as UTF-8 text.") from None


def sized(text: str) -> str:
    """The text as it is; Unreadable when it is too large for a file."""
    if len(text) > LARGEST_FILE:
        raise _too_large()
    return text.removeprefix("\ufeff")


def _too_large() -> Unreadable:
    return Unreadable(1, "The file is larger than 1 MB.", "A client file is text written by hand; split it by client.")


def parse(text: str) -> Node:
    """The tree of a YAML text with exactly one document; raises Unreadable."""
    try:
        return _Builder(text).document()
    except yaml.reader.ReaderError as error:
        raise Unreadable(
            1, f"There is a character that YAML does not allow (#x{error.character:04x}).", "Remove it."
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        if "'\\t'" in str(error.problem):
            raise Unreadable(line, "There is a tab, which YAML does not allow here.", "Indent with spaces.") from None
        way_out = "Check brackets and indentation; words with ': ', ' #' or a comma in them may need quotes."
        raise Unreadable(line, f"This is not YAML: {error.problem or error.context}.", way_out) from None
    except (ValueError, OverflowError):
        # The parser asks Python for characters and numbers that a backslash or a directive names, and there are none.
        raise Unreadable(1, "An escape (\\U...) or a %YAML line cannot be read.", "Write the characters.") from None


class _Builder:
    """One pass over the events of one text."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._nodes = 0

    def document(self) -> Node:
        next(self._events)  # the start of the stream
        started = next(self._events)
        if isinstance(started, yaml.StreamEndEvent):
            raise Unreadable(1, "The file is empty.", "Begin with: format: 1")
        node = self._node(next(self._events), 0)
        next(self._events)  # the end of the document
        following = next(self._events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise Unreadable(
                _line(following),
                "The file holds several documents.",
                "Write one client per file, without ---.",
            )
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, line)
        before = self._nodes
        self._count(1, line)
        if depth > DEEPEST:
            raise Unreadable(line, "This is nested too deeply.", "No part of a client file needs so many levels.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise Unreadable(line, f"The tag {tag} is not read.", "Remove it; values are read by their place.")
        node = self._content(event, line, depth)
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self._anchors[anchor] = node, self._nodes - before
        return node

    def _content(self, event: yaml.Event, line: int, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(_shown(event.value, line), line, event.style is None)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), line)
        return Mapping(tuple(self._pairs(depth)), line)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise Unreadable(_line(event), "A key must be a word.", "Write key: value.")
            if len(key.text) > LONGEST_KEY:
                raise Unreadable(key.line, "The key is too long.", f"Write at most {LONGEST_KEY} characters.")
            if key.text in seen:
                message = f"The key '{key.text}' stands here and on line {seen[key.text]}."
                raise Unreadable(key.line, message, "Keep one of them.")
            seen[key.text] = key.line
            yield key, self._node(next(self._events), depth + 1)

    def _alias(self, event: yaml.AliasEvent, line: int) -> Node:
        name = str(event.anchor)
        if name not in self._anchors:
            raise Unreadable(line, f"*{name} repeats something that is not complete before it.", "Write it out here.")
        node, size = self._anchors[name]
        self._count(size, line)
        return node

    def _count(self, more: int, line: int) -> None:
        self._nodes += more
        if self._nodes > MOST_NODES:
            raise Unreadable(
                line, "The repeated parts (*name) grow too large.", "Write them out where they are needed."
            )


def _shown(text: str, line: int) -> str:
    found = _NOT_SHOWN.search(text)
    if found is not None:
        message = f"There is a character that people do not see (#x{ord(found.group()):04x})."
        raise Unreadable(line, message, "Remove it.")
    return text


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark else 1
