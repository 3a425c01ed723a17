"""What to do with a guess: three bands instead of one threshold."""

from __future__ import annotations

from enum import Enum

# How many categories a person is offered where the assistant is not sure.
OFFERED = 3


class Band(str, Enum):
    """Go on by itself, let the person choose, or say that it is none of ours."""

    ACT = "act"
    OFFER = "offer"
    REJECT = "reject"
