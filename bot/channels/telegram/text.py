"""People's and our own words as Telegram's HTML: they ping nobody, link nowhere and keep within its limit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Telegram counts what is read, not the HTML, in UTF-16 units.
TEXT_LIMIT, TITLE_LIMIT = 4096, 64
_CUT = "…"
# Telegram makes links of these by itself (commands too, which whoever touches them sends), but not in ``code``, which is also
# copied whole at one touch. The commands of our own menu stay.
_LINKED = re.compile(
    r"[a-z][a-z0-9+.-]*://\S+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w/])/(?!(?:start|help|status|new|human|link|privacy|cancel)\b)[A-Za-z]\w*(?:@\w+)?(?![\w/])"
    r"|(?<!\w)\$[A-Z]{1,8}\b"
    r"|(?<!\w)@[A-Za-z]\w*(?:[.@-]\w+)*"
    r"|(?<!\w)#\w*[^\W\d]\w*(?:[.@-]\w+)*"
    r"|(?<![\w@.-])(?:[\w-]+\.)+[^\W\d_]{2,}\b(?:[/:?#]\S*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Span:
    """Words in one style: none, ``b`` or ``i``. With ``ours`` they are our own, and an address in them may be a link."""

    words: str
    style: str = ""
    ours: bool = False


def as_html(spans: Sequence[Span], limit: int = TEXT_LIMIT) -> str:
    """The spans one after the other; what is too long is cut where no tag and no entity is, with a sign that it was."""
    if sum(units(span.words) for span in spans) <= limit:
        return "".join(_styled(span.words, span) for span in spans)
    html, room = "", limit - 1
    for span in spans:
        words = _fitting(span.words, room)
        html += _styled(words, span)
        room -= units(words)
        if words != span.words:
            break
    return html.rstrip() + _CUT


def cut(words: str, limit: int) -> str:
    """At most so many units, with a sign where something is left out."""
    return words if units(words) <= limit else _fitting(words, limit - 1).rstrip() + _CUT


def _fitting(words: str, room: int) -> str:
    """The beginning of the words that takes no more than this."""
    if units(words) <= room:
        return words
    kept = 0
    while room >= units(words[kept]):
        room -= units(words[kept])
        kept += 1
    return words[:kept]


def units(words: str) -> int:
    """The length as Telegram counts it."""
    return len(words) + sum(ord(character) > 0xFFFF for character in words)


def _styled(words: str, span: Span) -> str:
    """Telegram allows no ``code`` inside another style, so the style ends before an address and begins again after it."""
    if span.ours:
        return _tagged(words, span.style)
    html, at = "", 0
    for found in _LINKED.finditer(words):
        html += _tagged(words[at : found.start()], span.style) + _tagged(found.group(), "code")
        at = found.end()
    return html + _tagged(words[at:], span.style)


def _tagged(words: str, tag: str) -> str:
    text = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{tag}>{text}</{tag}>" if tag and text.strip() else text
