"""The call that somebody would like to have: at which hour, and how that is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class CallWhen(str, Enum):
    """How the hour of a call is meant: that very hour, not before it, by then, or as only their own words say it."""

    AT = "at"
    AFTER = "after"
    BEFORE = "before"
    AS_SAID = "as said"


@dataclass(frozen=True)
class WantedCall:
    """An hour of a call, settled when it was said; None where only their words say it."""

    meant: CallWhen
    at: datetime | None

    def has_passed(self, now: datetime) -> bool:
        """Whether the hour is over. "Not before" never is."""
        return self.at is not None and self.meant is not CallWhen.AFTER and self.at <= now


AS_SAID = WantedCall(CallWhen.AS_SAID, None)
"""A call is spoken of, and no hour of it is known for sure."""
