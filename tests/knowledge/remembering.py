"""The real encoder, which works a text out once for all tests: that is most of what searching costs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.language.encoder import load_encoder

_worked_out: dict[str, NDArray[np.float32]] = {}


class RememberingEncoder:
    """The real encoder; ``texts`` are those that it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per text."""
        self.texts.extend(texts)
        new = [text for text in dict.fromkeys(texts) if text not in _worked_out]
        if new:
            encoder = load_encoder()
            assert encoder is not None
            _worked_out.update(zip(new, encoder.encode(new), strict=True))
        return np.array([_worked_out[text] for text in texts])


def remembering() -> RememberingEncoder:
    """A source of it."""
    return RememberingEncoder()
