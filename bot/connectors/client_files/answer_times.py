"""Support hours and answer times: the ``support_hours:`` and ``sla:`` of a contract, and the calendar of a site."""

from __future__ import annotations

from datetime import timedelta

from bot.connectors.client_files.fields import WRONG_VALUE, Cursor, Refused, duration, quoted, text
from bot.connectors.client_files.nodes import Mapping
from bot.desk.catalogue import Priority, RequestType
from bot.desk.clients import Client, SiteCalendar
from bot.desk.hours import Holidays, InvalidHours, SupportHours, Weekly, parse_weekly
from bot.desk.sla import SlaPolicy, Target

_HOW_WINDOWS_ARE = "Windows are like 08:00-18:00; none may overlap or have no length."
_PRIORITIES = tuple(priority.value for priority in Priority)
_REQUEST_TYPES = tuple(kind.value for kind in RequestType)


def read_weekly(at: Cursor) -> Weekly:
    """Weekly windows, or ``24x7``."""
    if not isinstance(at.node, Mapping):
        if text(at) == "24x7":
            return parse_weekly("24x7")
        raise Refused("These are no support hours.", 'Write {mon-fri: ["08:00-18:00"]} or 24x7.')
    written: dict[str, tuple[str, ...]] = {}
    for key, node in at.node.items:
        written[key.text] = Cursor(node, f"{at.where}.{key.text}", at.notes).list_of(text)
    try:
        weekly = parse_weekly(written)
    except InvalidHours as error:
        raise Refused(str(error), _HOW_WINDOWS_ARE, WRONG_VALUE) from None
    if not any(weekly):
        raise Refused("The desk would never be open.", 'Write at least one window, like {mon-fri: ["08:00-18:00"]}.')
    return weekly


def read_support_hours(at: Cursor, client: Client) -> SupportHours:
    """The contract's windows in the client's zone without its holidays; ``24x7`` is open on holidays too."""
    return _built(read_weekly(at), client.timezone, client.closed_days)


def hours_at_sites(weekly: Weekly, client: Client) -> tuple[tuple[str, SupportHours], ...]:
    """The contract's windows as clocks count them at each site that has a calendar of its own; may be Refused."""
    return tuple(
        (site.code, _at_site(weekly, client, site.calendar)) for site in client.sites if site.calendar is not None
    )


def _at_site(weekly: Weekly, client: Client, calendar: SiteCalendar) -> SupportHours:
    days = client.closed_days if calendar.days is None else calendar.days
    return _built(calendar.weekly or weekly, calendar.timezone or client.timezone, days)


def _built(weekly: Weekly, zone: str, days: Holidays) -> SupportHours:
    if weekly == parse_weekly("24x7"):
        return SupportHours.always(zone)
    try:
        return SupportHours(zone, weekly, days.whole, days.partial, days.extra)
    except InvalidHours as error:
        raise Refused(str(error), _HOW_WINDOWS_ARE, WRONG_VALUE) from None


def read_sla(at: Cursor) -> SlaPolicy | None:
    """Targets by priority; under the name of a request type, others for it alone."""
    fields = at.fields((*_PRIORITIES, *_REQUEST_TYPES))
    general = tuple((name, _target(place)) for name, place in sorted(fields.only(*_PRIORITIES)))
    special = tuple(
        (RequestType(kind), name, _target(target))
        for kind, place in fields.only(*_REQUEST_TYPES)
        for name, target in sorted(place.fields(_PRIORITIES).found.items())
    )
    return SlaPolicy(general, special)


def _target(at: Cursor) -> Target:
    fields = at.fields(("respond", "resolve", "next_update", "clock"))
    around_the_clock = fields.get("clock", _around_the_clock, False)
    promised = duration if around_the_clock else _working_time
    if not fields.found.keys() & {"respond", "resolve", "next_update"}:
        at.note(WRONG_VALUE, "The target promises nothing.", "Add 'respond', 'resolve', 'next_update' or all of them.")
    return Target(
        respond=fields.get("respond", promised, None),
        resolve=fields.get("resolve", promised, None),
        around_the_clock=around_the_clock,
        next_update=fields.get("next_update", promised, None),
    )


def _working_time(at: Cursor) -> timedelta:
    """Hours and minutes only: nobody agrees whether a day of working time has 8, 10 or 24 hours."""
    if "d" in at.scalar().text:
        raise Refused("A day of working time has no agreed length.", "Write hours, like 16h, or add clock: 24x7.")
    return duration(at)


def _around_the_clock(at: Cursor) -> bool:
    written = text(at)
    if written not in ("24x7", "support"):
        raise Refused(f"There is no clock {quoted(written)}.", "Write 24x7, or support for working time.")
    return written == "24x7"
