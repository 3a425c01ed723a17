"""Common English words, so that none of them is taken for a misspelt name."""

from __future__ import annotations

import json
from functools import lru_cache

from bot.language.encoding import PACKAGE, TOKENIZER, installed_file

_SHORTEST = 5


@lru_cache(maxsize=2)
def ordinary_words(package: str = PACKAGE) -> frozenset[str]:
    """The sentence encoder's list: some twenty thousand words of five letters or more, lower case; none where the encoder is not installed."""
    file = installed_file(TOKENIZER, package)
    if file is None:
        return frozenset()
    words = json.loads(file.read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(word for word in words if word.isalpha() and word.isascii() and len(word) >= _SHORTEST)
