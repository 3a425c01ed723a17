"""The shifts of an iCalendar (RFC 5545): repeated events, exceptions and swapped instances as the calendar means them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.desk.errors import DeskError
from bot.desk.oncall import Shift, Technician

if TYPE_CHECKING:
    from icalendar import Event

LOOKS_BACK, LOOKS_AHEAD = timedelta(days=8), timedelta(days=70)


class BadCalendar(DeskError):
    """The calendar cannot be read, or names somebody who is not in the rota; the message says what to mend."""


def read_shifts(text: str, technicians: Sequence[Technician], zone: str, now: datetime) -> tuple[Shift, ...]:
    """Who is on call from eight days before ``now`` to ten weeks after it.

    Whose shift an event is say its attendees (their e-mail addresses, where the rota has them, or their names), or else
    its summary, in which exactly one technician is named. An event of whole days lasts from midnight to midnight on the
    wall of ``zone``; times without a zone are meant there. Cancelled events are none. Raises BadCalendar.
    """
    import icalendar
    import recurring_ical_events

    try:
        calendar = icalendar.Calendar.from_ical(text)
        events = recurring_ical_events.of(calendar).between(now - LOOKS_BACK, now + LOOKS_AHEAD)
    except Exception as failure:  # the libraries raise whatever a broken file leads them to
        raise BadCalendar(f"The calendar cannot be read: {type(failure).__name__}: {failure}") from failure
    wall = ZoneInfo(zone)
    shifts = (
        Shift(_instant(event.start, wall), _instant(event.end, wall), _whose(event, technicians).name)
        for event in events
        if str(event.get("STATUS", "")).upper() != "CANCELLED"
    )
    try:
        found = sorted((shift for shift in shifts if shift.start < shift.end), key=lambda shift: shift.start)
    except (ValueError, TypeError, icalendar.IncompleteComponent) as failure:
        raise BadCalendar(f"The calendar holds an event that cannot be read: {failure}") from failure
    return tuple(found)


def _whose(event: Event, technicians: Sequence[Technician]) -> Technician:
    said = str(event.get("SUMMARY", "")).strip()
    invited = {word for attendee in _each(event.get("ATTENDEE")) for word in _words(attendee)}
    named = [each for each in technicians if {each.name.casefold(), each.email.casefold()} & invited - {""}]
    named = named or [each for each in technicians if each.name.casefold() in said.casefold()]
    if len(named) == 1:
        return named[0]
    known = ", ".join(technician.name for technician in technicians)
    when = event.start.isoformat()
    what = "names nobody of the rota" if not named else "names more than one of the rota"
    raise BadCalendar(f"The event '{said}' of {when} {what}. Write one of these names into it: {known}.")


def _each(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _words(attendee: Any) -> tuple[str, str]:
    """The address and the name of whoever is invited."""
    address = str(attendee)
    address = address[len("mailto:") :] if address.casefold().startswith("mailto:") else address
    return address.casefold(), str(getattr(attendee, "params", {}).get("CN", "")).casefold()


def _instant(at: datetime | date, zone: ZoneInfo) -> datetime:
    if not isinstance(at, datetime):
        return datetime.combine(at, time(), zone)
    # Of a time that the clocks show twice the first is meant, as RFC 5545 has it: nobody rewrites a repeated event for one night.
    return at if at.tzinfo else at.replace(tzinfo=zone)
