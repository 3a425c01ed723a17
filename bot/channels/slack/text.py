"""People's and our own words as Slack text: they ping nobody, link nowhere and keep within its limits."""

from __future__ import annotations

import re

SECTION_LIMIT = 3000
TEXT_LIMIT = 4000
# Slack turns bare addresses and pings into links and notices; a word joiner inside is not seen and stops both.
_JOINER = "\u2060"
_BROADCAST = re.compile(r"@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)
# Bold, italic, struck out and code are signs at the edges of words; in our words and theirs they are only signs.
_MARKS = re.compile(r"(?<![^\W_])([*_~`])(?=\S)|(?<=\S)([*_~`])(?![^\W_])")


def escaped(words: str) -> str:
    """Words as ``mrkdwn`` that shows them just as they are."""
    text = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
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
