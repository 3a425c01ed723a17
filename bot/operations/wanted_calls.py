"""The hour at which somebody would like to be called: kept for the technician, and promised to nobody.

It is settled once, by the clock of the message that says it, and kept with the problem: what is read back stands on the ticket.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk.call_hour_words import Wanted, wants_a_call_at
from bot.desk.changed_call_words import CallTold, only_told_of_a_call, told_of_a_call
from bot.desk.hour_words import instant_of
from bot.desk.tickets import Ticket
from bot.desk.wanted_calls import AS_SAID, CallWhen, WantedCall
from bot.operations.ports import Work
from bot.operations.records import BOT, note
from bot.operations.turns import Turn
from bot.operations.whose_clock import zone_meant
from bot.operations.wording import moment

CALL_WANTED = "call wanted"
"""The line of a ticket's history with that hour."""
NOT_ANY_MORE = "not any more"
READ_BACK = "You would like to be called"
CALL_BESIDE = f"{READ_BACK} {{at}}: that goes onto the ticket, and the technician says whether that works."
WORDS_BESIDE = (
    "What you say of a call goes onto the ticket in your own words, without an hour; the technician reads it there."
)
_ON_TICKET = f"{READ_BACK} {{at}}: that stands on {{number}}, and the technician says whether that works."
_WORDS_ON_TICKET = (
    "What you say of a call stands on {number} in your own words, without an hour; the technician reads it there."
)
_PASSED = (
    "The hour at which you wanted to be called, {at}, has passed: that stands on {number}. "
    "Say 'call me at' with another hour, and that stands there."
)
_STANDS_TOO = "That you would like to be called {at} stands there too; the technician says whether that works."
_WORDS_TOO = "What you say of a call stands there too, in your own words."

# From this hour on a call is for another day, and "at 9" may be tonight's.
_EVENING = 18
# Before it nobody means to be called, unless they say so.
_MORNING = 8
# "After 10", so long after it, is by now.
_BY_NOW = timedelta(hours=4)
_MEANT = {CallWhen.AT: "{when}", CallWhen.AFTER: "not before {when}", CallWhen.BEFORE: "by {when}"}
_STEP = "call wanted"


def call_in_words(call: WantedCall, zone: str, now: datetime | None = None) -> str:
    """'not before today 15:00'; 'as their words say' where no hour is known."""
    return "as their words say" if call.at is None else _MEANT[call.meant].format(when=moment(call.at, zone, now))


def wanted_call(turn: Turn) -> WantedCall | None:
    """The hour of "can somebody call me at 3pm?", or after or before it, where it is ahead; None without one, and of nobody known:
    whose clock is it?"""
    zone = _zone(turn, turn.words)
    found = wants_a_call_at(turn.words, _day(turn, zone)) if zone is not None else None
    return _settled(turn, found, zone) if found is not None and zone is not None else None


def call_after(turn: Turn, words: str, stands: WantedCall | None) -> WantedCall | None:
    """The call that is wanted once these words of the turn are told, where ``stands`` was wanted before."""
    call = stands
    for line in words.splitlines():
        zone = _zone(turn, line)
        told = told_of_a_call(line, _day(turn, zone), stands=call is not None) if zone is not None else None
        if told is not None and zone is not None:
            call = _as_told(turn, told, zone, call)
    return call


def only_of_the_call(turn: Turn) -> WantedCall | CallTold | None:
    """What the turn says of a call that was asked for, and of nothing else."""
    zone = _zone(turn, turn.words)
    told = only_told_of_a_call(turn.words, _day(turn, zone)) if zone is not None else None
    if told is None or told is CallTold.NONE or zone is None:
        return told if isinstance(told, CallTold) else None
    return _as_told(turn, told, zone, AS_SAID)


def note_wanted(work: Work, turn: Turn, ticket: Ticket, call: WantedCall | None, now: datetime) -> WantedCall | None:
    """Let the call stand on the ticket, for the technician and for a turn that is run again; what stands there to be read back."""
    if call is None:
        return None
    passed = ", which had passed by then" if call.has_passed(now) else ""
    note(work, ticket, now, BOT, CALL_WANTED, f"{call_in_words(call, ticket.timezone)}{passed}")
    work.done.remember(turn.id, _STEP, f"{call.meant.value} {call.at.isoformat() if call.at else ''}")
    return call


def noted_before(work: Work, turn: Turn) -> WantedCall | None:
    """What this turn has let stand on a ticket when it was run before."""
    meant, _, at = (work.done.recall(turn.id, _STEP) or "").rpartition(" ")
    return WantedCall(CallWhen(meant), datetime.fromisoformat(at) if at else None) if meant else None


def beside_in_words(call: WantedCall, zone: str, now: datetime) -> str:
    """What is read back of a call before there is a ticket."""
    return WORDS_BESIDE if call.at is None else CALL_BESIDE.format(at=call_in_words(call, zone, now))


def on_ticket_in_words(call: WantedCall, ticket: Ticket, now: datetime) -> str:
    """What is read back of it once it stands on a ticket."""
    if call.at is None:
        return _WORDS_ON_TICKET.format(number=ticket.number)
    said = _PASSED if call.has_passed(now) else _ON_TICKET
    at = call_in_words(call, ticket.timezone, now)
    return said.format(at=at, number=ticket.number)


def stands_too_in_words(call: WantedCall, ticket: Ticket, now: datetime) -> str:
    """The same, said after what else stands there."""
    if call.has_passed(now):
        return on_ticket_in_words(call, ticket, now)
    return _WORDS_TOO if call.at is None else _STANDS_TOO.format(at=call_in_words(call, ticket.timezone, now))


def _zone(turn: Turn, words: str) -> str | None:
    client = turn.person.client
    return zone_meant(words, client, turn.person.contact) if turn.person.verified and client is not None else None


def _day(turn: Turn, zone: str | None) -> date:
    return turn.at.astimezone(ZoneInfo(zone or "UTC")).date()


def _as_told(turn: Turn, told: Wanted | CallTold, zone: str, stands: WantedCall | None) -> WantedCall | None:
    """The call as told last; what cannot be settled leaves no hour standing that may be wrong."""
    if told is CallTold.NONE:
        return None
    settled = _settled(turn, told, zone) if not isinstance(told, CallTold) else None
    return settled or (AS_SAID if stands is not None else None)


def _settled(turn: Turn, wanted: Wanted, zone: str) -> WantedCall | None:
    """The instant that is meant, by the clock of the message; None where it has passed, and where nobody knows which one is meant."""
    (meant, named), now = wanted, turn.at
    here = now.astimezone(ZoneInfo(zone))
    at: datetime | None
    if not named.any_day or named.at is None:
        at = instant_of(named, now, zone, None)
        return WantedCall(meant, at) if at > now else None
    at = datetime.combine(here.date(), named.at, ZoneInfo(zone))
    if at <= now:
        by_now = meant is CallWhen.AFTER and here.hour < _EVENING and (named.at >= time(12) or now - at <= _BY_NOW)
        at = None if by_now else _next_day(at, here, either=named.either)
    return WantedCall(meant, at) if at is not None else None


def _next_day(at: datetime, here: datetime, *, either: bool) -> datetime | None:
    """ "At 9", said at five, is tomorrow morning; said at eight in the evening it may be in an hour, and "at 7" may be any seven."""
    if either and at.hour < 12 and (at.hour < _MORNING or (here.hour >= _EVENING and at.hour + 12 > here.hour)):
        return None
    tomorrow = here.date() + timedelta(days=1)
    # On a Friday nobody knows whether the weekend is meant.
    return None if tomorrow.weekday() > 4 else datetime.combine(tomorrow, at.timetz())
