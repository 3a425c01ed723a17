"""What people typed, on one line and with straight apostrophes: what the desk's patterns for short answers read."""

from __future__ import annotations

import re

_CURLY = re.compile("[\u2018\u2019]")


def plain_words(words: str) -> str:
    """The words with single blanks between them and `'` for curly apostrophes."""
    return _CURLY.sub("'", " ".join(words.split()))
