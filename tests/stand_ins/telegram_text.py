"""Telegram's HTML as its server reads it: the tags it knows, the text that remains, and what it would make a link of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "tg-emoji", "a"}
_TAGS |= {"code", "pre", "blockquote"}
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}
# What Telegram finds by itself in words outside ``code`` and ``pre``.
_FOUND = {
    "mention": re.compile(r"(?<!\w)@[A-Za-z]\w{3,31}"),
    "hashtag": re.compile(r"(?<!\w)#\w*[^\W\d]\w*"),
    "bot_command": re.compile(r"(?<![\w/])/[A-Za-z]\w{0,63}(?:@\w+)?(?![\w/])"),
    "cashtag": re.compile(r"(?<![\w$])\$[A-Z]{1,8}\b"),
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "url": re.compile(r"(?:[a-z][a-z0-9+.-]*://\S+|(?<![\w@.-])(?:[\w-]+\.)+[a-z]{2,}\b(?!@))", re.IGNORECASE),
}


class BadMarkup(Exception):
    """What the server says of HTML that it cannot read."""


@dataclass(frozen=True)
class Entity:
    """A part of the text that is more than text."""

    kind: str
    text: str


def read_html(html: str) -> tuple[str, tuple[Entity, ...]]:
    """The visible text and its entities; BadMarkup where the server would refuse."""
    text, entities, open_tags, code, at = "", [], [], [], 0
    while at < len(html):
        if html[at] == "<":
            tag = _TAG.match(html, at)
            if tag is None or tag.group(1).lower() not in _TAGS:
                name = re.match(r"</?([^\s<>]*)", html[at:])
                raise BadMarkup(f'Unsupported start tag "{name.group(1) if name else ""}" at byte offset {at}')
            name_of = tag.group(1).lower()
            if html[at + 1] != "/":
                open_tags.append((name_of, len(text)))
            elif not open_tags or open_tags[-1][0] != name_of:
                raise BadMarkup(f"Unmatched end tag at byte offset {at}")
            else:
                kind, begin = open_tags.pop()
                entities.append(Entity(kind, text[begin:]))
                if kind in ("code", "pre"):
                    code.append((begin, len(text)))
            at = tag.end()
            continue
        entity = _ENTITY.match(html, at)
        text += _meant(entity.group()) if entity else html[at]
        at = entity.end() if entity else at + 1
    if open_tags:
        raise BadMarkup(f"Can't find end tag corresponding to start tag {open_tags[-1][0]}")
    return text, (*entities, *found_by_itself(text, code))


def found_by_itself(text: str, code: list[tuple[int, int]] | None = None) -> tuple[Entity, ...]:
    """Addresses and names in plain text; ``code`` are the stretches, from and to, in which nothing is looked for."""
    for begin, end in code or []:
        # What follows still follows its last sign: a # right behind a letter begins nothing.
        text = f"{text[:begin]}{chr(10) * (end - begin - 1)}{text[end - 1 :]}"
    return tuple(Entity(kind, found) for kind, looks in _FOUND.items() for found in looks.findall(text))


def _meant(entity: str) -> str:
    if entity in _NAMED:
        return _NAMED[entity]
    number = entity[2:-1]
    return chr(int(number[1:], 16) if number[0] in "xX" else int(number))


def length(text: str) -> int:
    """As Telegram counts: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
