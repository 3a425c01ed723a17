"""The hour at which somebody would like to be called: kept for the technician, and promised to nobody."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk.hour_words import instant_of
from bot.desk.other_hour_words import wants_a_call_at
from bot.operations.turns import Turn
from bot.operations.whose_clock import zone_meant

CALL_WANTED = "call wanted"
"""The line of a ticket's history with that hour."""


def wanted_call(turn: Turn, now: datetime) -> datetime | None:
    """The hour of "can somebody call me at 3pm?", where it is ahead; None without one, and of nobody known: whose clock is it?"""
    if not turn.person.verified or turn.person.client is None:
        return None
    zone = zone_meant(turn.words, turn.person.client, turn.person.contact)
    named = wants_a_call_at(turn.words, now.astimezone(ZoneInfo(zone)).date())
    at = instant_of(named, now, zone, None) if named is not None else None
    return at if at is not None and at > now else None
