"""What people typed, as the desk's patterns read it: on one line, with straight apostrophes and without chat speech."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.desk.chat_words import without_chat_speech

_CURLY = re.compile("[\u2018\u2019]")
# The same message is read by many patterns, and few messages at once.
_AT_ONCE = 64


@lru_cache(maxsize=_AT_ONCE)
def plain_words(words: str) -> str:
    """The words with single blanks between them, `'` for curly apostrophes and plain spelling: to be read, never to be shown or
    kept."""
    return without_chat_speech(_CURLY.sub("'", " ".join(words.split())))
