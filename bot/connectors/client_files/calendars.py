"""Public holidays of a country or a part of it, as dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from bot.connectors.client_files.fields import (
    CONTRADICTION,
    LONGEST_MEANT,
    Cursor,
    Fields,
    Refused,
    day,
    quoted,
    suggest,
    text,
)
from bot.connectors.client_files.nodes import Mapping, Scalar
from bot.desk.hours import Holidays, SpecialDays
from bot.desk.windows import InvalidHours, Windows, parse_windows, refuse_overlaps

FIRST_YEAR, LAST_YEAR = 2024, 2035
LATEST = date(2999, 12, 31)


def read_holidays(at: Cursor) -> Holidays:
    """``{calendar: CA-ON, extra: [...], not: [...], partial: {...}, open: {...}}``.

    The calendar's days, more, and fewer; holidays with windows; and days that are open as no other of their weekday.
    """
    fields = at.fields(("calendar", "extra", "not", "partial", "open"))
    found = fields.get("calendar", lambda place: calendar_days(text(place)), frozenset())
    extra = fields.get("extra", lambda place: frozenset(place.list_of(_holiday)), frozenset())
    worked = fields.get("not", lambda place: frozenset(place.list_of(day)), frozenset())
    stray = worked - found
    if stray and "calendar" in fields:
        days = ", ".join(str(one) for one in sorted(stray))
        fields.place("not").note("E05", f"These are no holidays of the calendar: {days}.", "Remove them from 'not'.")
    whole = (found | extra) - worked
    partial, opened = fields.get("partial", _days, ()), fields.get("open", _days, ())
    _check_days(fields, whole, worked, {day for day, _ in partial}, {day for day, _ in opened})
    # What stands in both was noted once; the hours of the contracts need not repeat it.
    return Holidays(whole, partial, tuple(each for each in opened if each[0] not in dict(partial)))


def _days(at: Cursor) -> SpecialDays:
    """``{2026-12-24: ["08:00-12:00"]}``: dates with their windows."""
    if not isinstance(at.node, Mapping):
        raise Refused("Dates with windows are wanted here.", 'Write {2026-12-24: ["08:00-12:00"]}.')
    found: dict[date, Windows] = {}
    for key, node in at.node.items:
        where = f"{at.where}.{key.text}"
        at.notes.lines.setdefault(where, key.line)
        place = Cursor(node, where, at.notes)
        written = Cursor(key, where, at.notes).read(_holiday, None)
        windows = place.read(_windows, ())
        if written is not None and windows:
            found[written] = windows
    return tuple(sorted(found.items()))


def _windows(at: Cursor) -> Windows:
    texts = at.list_of(text)
    try:
        windows = parse_windows(texts)
        refuse_overlaps(at.where.rpartition(".")[2], windows, "", ())
    except InvalidHours as error:
        raise Refused(str(error), "Windows are like 08:00-12:00; none may overlap or have no length.") from None
    if not windows:
        raise Refused("There is no window.", 'Write one, like ["08:00-12:00"]; a day that is closed stands in extra.')
    return windows


def _check_days(
    fields: Fields, whole: frozenset[date], worked: frozenset[date], partial: set[date], opened: set[date]
) -> None:
    """A date is one thing: a holiday, a holiday with windows, or a day that is open."""
    for name, days, what, way_out in (
        ("partial", partial & worked, "stands in 'not' too", "Is it a holiday or not? Keep one of them."),
        ("open", opened & partial, "stands in 'partial' too", "Keep one of them."),
        ("open", opened & whole, "is a holiday", "Write it under 'partial', or take the holiday out with 'not'."),
    ):
        for each in sorted(days):
            where = f"{fields.place(name).where}.{each}"
            notes = fields.at.notes
            notes.error(
                CONTRADICTION, notes.lines.get(where, fields.place(name).line), where, f"{each} {what}.", way_out
            )


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
            f"Write a country, or country and part like CA-ON. {_named(code, supported) or _near(country, supported)}",
        )
    if part and part not in supported[country]:
        way_out = _named(part, [country]) or suggest(part, supported[country])
        raise Refused(f"The calendar of {country} has no part {quoted(part)}.", way_out)
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=years, observed=True))


def _named(written: str, countries: Iterable[str]) -> str:
    """What is meant by the name of a country, a province or a state; empty where none is called so."""
    if len(written) > LONGEST_MEANT:
        return ""
    import holidays
    from holidays.registry import COUNTRIES

    called = {code: name for name, code, *_ in COUNTRIES.values()}
    named: dict[str, list[str]] = {}
    for country in called.keys() & set(countries):
        named.setdefault(_letters(called[country]), []).append(country)
        for name, part in getattr(getattr(holidays, country), "subdivisions_aliases", {}).items():
            named.setdefault(_letters(name), []).append(f"{country}-{part}")
    close = get_close_matches(_letters(written), named, n=1, cutoff=0.85)
    return f"Did you mean {' or '.join(sorted(named[close[0]])[:3])}?" if close else ""


def _letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalpha())


def _near(country: str, supported: dict[str, list[str]]) -> str:
    close = sorted(code for code in supported if code[:1] == country[:1].upper())[:8]
    return f"Near it: {', '.join(close)}." if close else ""
