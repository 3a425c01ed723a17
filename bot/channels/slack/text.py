"""People's and our own words as Slack text: they ping nobody, link nowhere and keep within its limits."""

from __future__ import annotations

import re

# Of a message: addresses and names in its text stay words. An update would find names otherwise, whatever the message did.
VERBATIM = {"parse": "none", "link_names": False}
SECTION_LIMIT = 3000
TEXT_LIMIT = 4000
# A call of everybody; a word joiner inside is not seen and stops it.
_JOINER = "\u2060"
_BROADCAST = re.compile(r"@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)
# Bold, italic, struck out and code are signs at the edges of words; in our words and theirs they are only signs.
_MARKS = re.compile(r"(?<![^\W_])([*_~`])(?=\S)|(?<=\S)([*_~`])(?![^\W_])")


def escaped(words: str, home: str = "") -> str:
    """Words as ``mrkdwn`` that shows them just as they are; only an address of our own, below ``home``, is a link.

    Slack finds addresses and names by itself unless it is told not to: ``VERBATIM`` goes with every text.
    """
    if not home:
        return _shown(words)
    parts = re.split(rf"({re.escape(home)}/[^\s<>|]+)", words)
    return "".join(f"<{_plain(each)}>" if place % 2 else _shown(each) for place, each in enumerate(parts))


def _plain(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shown(words: str) -> str:
    text = _plain(words)
    text = _BROADCAST.sub(f"@{_JOINER}", text)
    return _MARKS.sub(lambda found: f"{_JOINER}{found.group(0)}{_JOINER}", text)


def cut(text: str, limit: int) -> str:
    """At most so many characters, with a sign that something is left out; an entity is never cut in two."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    open_entity = kept.rfind("&", len(kept) - 5)
    if open_entity >= 0 and ";" not in kept[open_entity:]:
        kept = kept[:open_entity]
    return kept.rstrip() + "…"
