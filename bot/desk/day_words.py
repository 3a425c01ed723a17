"""A day by its date or by the name that people give it: "3 December", "Labour Day", "on Christmas".

Which holidays a client keeps, its own calendar says; here it is only which days are meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# In full or by three letters, and "sept": "3 marketing laptops" are none of March.
MONTH = "|".join((*(rf"{name[:3]}(?:{name[3:]})?" for name in _MONTHS), "sept"))
# "May 2 people use it?"
_COUNTED = (
    r"(?:people|persons?|users?|colleagues|patients|customers|of (?:us|them)|computers|pcs|laptops|screens|copies|more)"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = rf"(?:{_NUMBER}(?: of)? (?:{MONTH})\b|(?:{MONTH}) (?:the )?{_NUMBER}(?![:\d]| ?[ap]\.?m| {_COUNTED}\b))"
_DATE = re.compile(rf"\b{DATE}", re.IGNORECASE)

DayOf = Callable[[int], date]


@dataclass(frozen=True)
class Feast:
    """What people call it, the days of a year that it may mean, and the one that is meant where only one can be."""

    form: str
    days: tuple[DayOf, ...]
    one: DayOf | None = None
    elsewhere: bool = False
    """Whether the days are of different countries."""

    def named_in(self, words: str) -> bool:
        """Whether the words name it."""
        return re.search(rf"\b(?:{self.form})\b", words, re.IGNORECASE) is not None


def _in_week(number: int, weekday: int, month: int) -> DayOf:
    """The first (1) or another such weekday of a month, or the last (-1)."""

    def found(year: int) -> date:
        if number < 0:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))

    return found


def _easter(shift: int) -> DayOf:
    """A day so many after Easter Sunday of the western churches."""

    def found(year: int) -> date:
        century, golden = year // 100, year % 19
        moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
        week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
        late = (golden + 11 * moon + 22 * week) // 451
        month, day = divmod(moon + week - 7 * late + 114, 31)
        return date(year, month, day + 1) + timedelta(days=shift)

    return found


def _on(month: int, day: int) -> DayOf:
    return lambda year: date(year, month, day)


def _after_the_year(year: int) -> date:
    return date(year + 1, 1, 1)


def _day(form: str, one: DayOf) -> Feast:
    return Feast(form, (one,), one)


# By the name that people use, the longer first.
FEASTS = (
    Feast(
        r"between christmas and (?:the )?new ?year(?:'?s)?"
        r"|(?:the )?(?:christmas|winter|festive) (?:holidays?|break|period)|the holidays",
        (*(_on(12, day) for day in range(24, 32)), _after_the_year),
    ),
    _day(r"christmas eve", _on(12, 24)),
    _day(r"christmas day", _on(12, 25)),
    Feast(r"christmas", (_on(12, 24), _on(12, 25), _on(12, 26)), _on(12, 25)),
    _day(r"boxing day|st\.? stephen'?s(?: day)?", _on(12, 26)),
    _day(r"new ?year'?s eve", _on(12, 31)),
    _day(r"new ?year(?:'?s)? day|january first", _on(1, 1)),
    Feast(r"(?:the )?new ?year(?:'?s)?", (_on(12, 31), _after_the_year), _on(1, 1)),
    _day(r"good friday", _easter(-2)),
    _day(r"easter monday", _easter(1)),
    _day(r"easter sunday", _easter(0)),
    Feast(r"(?:the )?easter(?: weekend)?", (_easter(-2), _easter(0), _easter(1)), _easter(0)),
    _day(r"labou?r day", _in_week(1, 0, 9)),
    _day(r"memorial day", _in_week(-1, 0, 5)),
    Feast("thanksgiving", (_in_week(4, 3, 11), _in_week(2, 0, 10)), elsewhere=True),
    _day(r"family day|presidents'? day", _in_week(3, 0, 2)),
    _day(r"canada day", _on(7, 1)),
    _day(r"(?:independence day|(?:the )?4th of july|(?:the )?fourth of july)", _on(7, 4)),
    _day(r"(?:remembrance|veterans'?) day", _on(11, 11)),
)
ANY_FEAST = "|".join(feast.form for feast in FEASTS)


def day_named(words: str, today: date) -> date | None:
    """The next day of the feast or date that the words name; None where they name none, or none that is one day."""
    for feast in FEASTS:
        if feast.one is not None and feast.named_in(words):
            return next_of(feast.one, today)
    return dated(words, today)


def dated(words: str, today: date) -> date | None:
    """The next day of the date in the words; None without one, and for 31 June."""
    found = date_in(words)
    if found is None:
        return None
    name, day = re.search(MONTH, found[0], re.IGNORECASE), re.search(r"\d{1,2}", found[0])
    assert name is not None and day is not None
    month = next(place for place, each in enumerate(_MONTHS, 1) if each.startswith(name[0].casefold()[:3]))
    try:
        return next_of(_on(month, int(day[0])), today)
    except ValueError:
        return None


def date_in(words: str) -> re.Match[str] | None:
    """Where the words name a day and its month."""
    return _DATE.search(words)


def next_of(day_of: DayOf, today: date) -> date:
    """The first such day that is not over; new year's day counts with the year that ends before it."""
    years = (today.year - 1, today.year, today.year + 1)
    return next(day for year in years if (day := day_of(year)) >= today)
