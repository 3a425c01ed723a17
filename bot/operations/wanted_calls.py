"""The hour at which somebody would like to be called: kept for the technician, and promised to nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.desk.changed_call_words import call_told_with_it, changes_the_call
from bot.desk.hour_words import NamedHour, instant_of
from bot.desk.other_hour_words import CallWhen, wants_a_call_at
from bot.desk.tickets import Ticket
from bot.operations.ports import Work
from bot.operations.records import BOT, note
from bot.operations.turns import Turn
from bot.operations.whose_clock import zone_meant
from bot.operations.wording import moment

CALL_WANTED = "call wanted"
"""The line of a ticket's history with that hour."""
CALL_BESIDE = "You would like to be called {at}: that goes onto the ticket, and the technician says whether that works."
CALL_ON_TICKET = (
    "You would like to be called {at}: that stands on {number}, and the technician says whether that works."
)


# From this hour on a call is for another day.
_EVENING = 18
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
    return _read(turn, turn.words, now, wants_a_call_at)


def wanted_beside(turn: Turn, words: str, now: datetime) -> WantedCall | None:
    """The same of ``words`` that tell of a problem, and of a call only besides."""
    return _read(turn, words, now, call_told_with_it)


def changed_call(turn: Turn, now: datetime, *, besides_help: bool = False) -> WantedCall | None:
    """The hour to which these words move a call that was asked for before."""
    return _read(turn, turn.words, now, partial(changes_the_call, besides_help=besides_help))


def note_wanted_beside(work: Work, turn: Turn, ticket: Ticket, now: datetime) -> WantedCall | None:
    """Let the hour that a new ticket's own words name stand on it as one that is asked for later does."""
    found = wanted_beside(turn, ticket.words, now)
    if found is not None:
        note(work, ticket, now, BOT, CALL_WANTED, found.in_words(ticket.timezone))
    return found


def _read(
    turn: Turn, words: str, now: datetime, read: Callable[[str, date], tuple[CallWhen, NamedHour] | None]
) -> WantedCall | None:
    if not turn.person.verified or turn.person.client is None:
        return None
    zone = zone_meant(words, turn.person.client, turn.person.contact)
    found = read(words, now.astimezone(ZoneInfo(zone)).date())
    if found is None:
        return None
    meant, named = found
    at, here = instant_of(named, now, zone, None), now.astimezone(ZoneInfo(zone))
    if (
        meant is CallWhen.AFTER
        and named.any_day
        and here.hour < _EVENING
        and at.astimezone(here.tzinfo).date() > here.date()
    ):
        # "After 3", at four: that is by now.
        return None
    return WantedCall(meant, at) if at > now else None
