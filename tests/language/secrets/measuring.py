"""What redaction makes of the sets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.redaction import redact
from bot.language.typed_text import clean_typed_text
from tests.language.secrets.structured import Sample

_LEAST = 4
_MARK = re.compile(r"\[[a-z ]+ removed\]")


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def percent(self) -> float:
        """In hundredths."""
        return 100 * self.hits / self.of


def kept(text: str) -> str:
    """What is stored of a text that somebody types."""
    return redact(clean_typed_text(text).text).text


def is_gone(sample: Sample) -> bool:
    """Whether less than half of the secret is left in one piece, and less than four characters of a short one."""
    whole, secret = clean_typed_text(sample.text).text, clean_typed_text(sample.secret).text
    left, around = _MARK.sub("", kept(sample.text)), whole.replace(secret, "")
    size = min(len(secret), max(_LEAST, len(secret) // 2))
    pieces = {secret[at : at + size] for at in range(len(secret) - size + 1)}
    return not any(left.count(piece) > around.count(piece) for piece in pieces)


def found(samples: Sequence[Sample]) -> Share:
    """How many secrets are gone."""
    return Share(sum(map(is_gone, samples)), len(samples))


def altered(texts: Iterable[str]) -> Share:
    """How many messages are not kept word for word."""
    told = list(texts)
    return Share(sum(kept(text) != clean_typed_text(text).text for text in told), len(told))
