"""What Slack makes of text: names that are called, rooms and addresses that become links, as its documentation says.

A text object with ``verbatim``, and a message with ``parse`` "none", keep plain words as they are; what stands in angle brackets
counts always.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_BRACKETS = re.compile(r"<([^<>]+)>")
_ADDRESS = re.compile(
    r"(?:https?://|mailto:|tel:)[^\s<>|]+|(?<![\w@.-])(?:[\w-]+\.)+(?:com|net|org|example|io|co)\b(?:/\S*)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CALL = re.compile(r"(?<!\w)@(?:channel|here|everyone)\b", re.IGNORECASE)
_NAMED_ROOM = re.compile(r"(?<![\w&])#[a-z0-9_-]+")
_STYLED = re.compile(r"(?<![\w\u2060])([*_~`])(?=\S)(?!\u2060)[^\n]*?(?<=\S)\1(?![\w\u2060])")


@dataclass(frozen=True)
class Made:
    """Something that is more than text: ``call`` of people, ``room``, ``link``."""

    kind: str
    text: str


def made_of(text: str, *, automatic: bool) -> list[Made]:
    """What Slack makes of a text as it was sent; ``automatic`` where it looks for addresses and names by itself."""
    found = [Made(_kind_of(inside), inside) for inside in _BRACKETS.findall(text)]
    if automatic:
        plain = _BRACKETS.sub(" ", text)
        for kind, looks in (("link", _ADDRESS), ("link", _MAIL), ("call", _CALL), ("room", _NAMED_ROOM)):
            found += [Made(kind, each) for each in looks.findall(plain)]
    return found


def made_of_message(given: dict[str, Any]) -> list[Made]:
    """What is made of a call of ``chat.postMessage``, ``chat.update``, ``chat.postEphemeral`` or a view."""
    found = made_of(str(given.get("text") or ""), automatic=given.get("parse") != "none")
    for each in _text_objects(given.get("blocks") or (given.get("view") or {}).get("blocks") or []):
        if each.get("type") == "mrkdwn":
            found += made_of(str(each["text"]), automatic=each.get("verbatim") is not True)
    return found


def _text_objects(blocks: Any) -> list[dict[str, Any]]:
    if isinstance(blocks, list):
        return [found for each in blocks for found in _text_objects(each)]
    if not isinstance(blocks, dict):
        return []
    own = [blocks] if isinstance(blocks.get("text"), str) and blocks.get("type") in ("mrkdwn", "plain_text") else []
    return own + [found for each in blocks.values() for found in _text_objects(each)]


def _kind_of(inside: str) -> str:
    return "call" if inside[0] in "@!" else "room" if inside[0] == "#" else "link"
