"""Public holidays of a country or a part of it, as dates."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.connectors.client_files.fields import Cursor, Refused, day, quoted, suggest, text
from bot.connectors.client_files.nodes import Mapping, Scalar

FIRST_YEAR, LAST_YEAR = 2024, 2035
LATEST = date(2999, 12, 31)


def read_holidays(at: Cursor) -> frozenset[date]:
    """``{calendar: CA-ON, extra: [...], not: [...]}``: the calendar's days, more, and fewer."""
    fields = at.fields(("calendar", "extra", "not"))
    found = fields.get("calendar", lambda place: calendar_days(text(place)), frozenset())
    extra = fields.get("extra", lambda place: frozenset(place.list_of(_holiday)), frozenset())
    worked = fields.get("not", lambda place: frozenset(place.list_of(day)), frozenset())
    stray = worked - found
    if stray and "calendar" in fields:
        days = ", ".join(str(one) for one in sorted(stray))
        fields.place("not").note("E05", f"These are no holidays of the calendar: {days}.", "Remove them from 'not'.")
    return (found | extra) - worked


def calendar_named(at: Cursor) -> str | None:
    """The calendar that ``read_holidays`` takes the days from; it notes what is wrong with it."""
    keys = at.node.items if isinstance(at.node, Mapping) else ()
    named = next((node for key, node in keys if key.text == "calendar"), None)
    return named.text.strip() if isinstance(named, Scalar) and not named.empty else None


def _holiday(at: Cursor) -> date:
    found = day(at)
    if found > LATEST:
        raise Refused(f"{found} lies too far ahead to be meant.", f"Write a date up to {LATEST}.")
    return found


@lru_cache(maxsize=64)
def calendar_days(code: str) -> frozenset[date]:
    """The holidays of ``CA-ON``, ``GB-ENG`` or ``US``, observed days included; else Refused."""
    import holidays  # imported late: it takes a moment, and most commands read no client file

    country, _, part = code.partition("-")
    supported = holidays.list_supported_countries()
    if country not in supported:
        raise Refused(
            f"There is no holiday calendar {quoted(code)}.",
            f"Write a country, or country and part like CA-ON. {_near(country, supported)}",
        )
    if part and part not in supported[country]:
        raise Refused(f"The calendar of {country} has no part {quoted(part)}.", suggest(part, supported[country]))
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=years, observed=True))


def _near(country: str, supported: dict[str, list[str]]) -> str:
    close = sorted(code for code in supported if code[:1] == country[:1].upper())[:8]
    return f"Near it: {', '.join(close)}." if close else ""
