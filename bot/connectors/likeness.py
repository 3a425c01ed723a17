"""Says how alike tickets are: by the meanings that were kept with them, else by the words they share."""

from __future__ import annotations

import operator
import struct
from collections.abc import Sequence

from bot.language.encoding import EncoderSource
from bot.operations.ports import Meaning, TicketWords

# Chosen on half of the troubles in tests/connectors/ticket_words.py: below, tickets tell of different things.
MIN_MEANING = 0.45
MIN_SHARED_WORDS = 0.6


class LanguageLikeness:
    """``Likeness`` of the ports, on the sentence encoder.

    Only ``maker`` and ``meanings`` ask the source for the encoder: who compares alone never loads it.
    """

    def __init__(self, source: EncoderSource) -> None:
        self._source = source

    def maker(self) -> str | None:
        """The encoder with its weights; None when there is none."""
        return None if self._source() is None else _name_of_the_encoder()

    def meanings(self, texts: Sequence[str]) -> tuple[Meaning, ...]:
        """The meaning of each text; raises RuntimeError without an encoder."""
        encoder = self._source()
        if encoder is None:
            raise RuntimeError("There is no encoder here to work out meanings with.")
        if not texts:
            return ()
        name = _name_of_the_encoder()
        return tuple(Meaning(name, _packed(vector.tolist())) for vector in encoder.encode(texts))

    def likeness(self, one: TicketWords, others: Sequence[TicketWords]) -> tuple[float, ...]:
        """For each other 0 (tells of something else) to 1 (says the same), in their order."""
        return tuple(_alike(one, other) for other in others)


def _name_of_the_encoder() -> str:
    # Late: it brings numpy.
    from bot.language.encoder import NAME

    return NAME


def _alike(one: TicketWords, other: TicketWords) -> float:
    if one.meaning and other.meaning and one.meaning.made_by == other.meaning.made_by:
        return _above(MIN_MEANING, _cosine(_unpacked(one.meaning), _unpacked(other.meaning)))
    return _above(MIN_SHARED_WORDS, _shared_words(one.words, other.words))


def _above(floor: float, value: float) -> float:
    """How far the value is above its floor, on the way to 1: so measures with different floors can be ranked."""
    return min(1.0, max(0.0, (value - floor) / (1 - floor)))


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    # Plain Python: five hundred take some milliseconds, and the gateway need not hold numpy.
    return float(sum(map(operator.mul, one, other)))


def _shared_words(one: str, other: str) -> float:
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.utils import default_process

    return float(token_set_ratio(one, other, processor=default_process)) / 100


def _packed(vector: Sequence[float]) -> bytes:
    return struct.pack(f"<{len(vector)}f", *vector)


def _unpacked(meaning: Meaning) -> tuple[float, ...]:
    return struct.unpack(f"<{len(meaning.vector) // 4}f", meaning.vector)
