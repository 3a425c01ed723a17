"""The hour at which somebody would like to be called: kept for the technician, and promised to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk.hour_words import instant_of
from bot.desk.other_hour_words import CallWhen, wants_a_call_at
from bot.operations.turns import Turn
from bot.operations.whose_clock import zone_meant
from bot.operations.wording import moment

CALL_WANTED = "call wanted"
"""The line of a ticket's history with that hour."""


_MEANT = {CallWhen.AT: "{when}", CallWhen.AFTER: "not before {when}", CallWhen.BEFORE: "by {when}"}


@dataclass(frozen=True)
class WantedCall:
    """An hour of a call, and how it is meant: at it, not before it, or by then."""

    meant: CallWhen
    at: datetime

    def in_words(self, zone: str, now: datetime | None = None) -> str:
        """'not before today 15:00'."""
        return _MEANT[self.meant].format(when=moment(self.at, zone, now))


def wanted_call(turn: Turn, now: datetime) -> WantedCall | None:
    """The hour of "can somebody call me at 3pm?", or after or before it, where it is ahead; None without one, and of nobody known:
    whose clock is it?"""
    if not turn.person.verified or turn.person.client is None:
        return None
    zone = zone_meant(turn.words, turn.person.client, turn.person.contact)
    found = wants_a_call_at(turn.words, now.astimezone(ZoneInfo(zone)).date())
    if found is None:
        return None
    meant, named = found
    at = instant_of(named, now, zone, None)
    return WantedCall(meant, at) if at > now else None
