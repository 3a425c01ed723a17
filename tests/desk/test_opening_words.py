"""Questions about the hours of the desk: which words ask, and which days they name."""

from __future__ import annotations

from datetime import date

import pytest

from bot.desk.opening_words import asked_hours

TODAY = date(2026, 11, 24)
THANKSGIVING = date(2026, 11, 26)


def _days(*days: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in days)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("when are you open", _days()),
        ("when are you open again?", _days()),
        ("until when are you there today", _days()),
        ("what are your opening hours", _days()),
        ("what are your hours", _days()),
        ("are you still open now?", _days()),
        ("are you 24/7", _days()),
        ("which holidays do you observe", _days()),
        ("are you there at night?", _days()),
        ("what if something breaks at night", _days()),
        ("who do I call on sunday", _days("2026-11-29")),
        ("are you open over christmas?", _days("2026-12-24", "2026-12-25", "2026-12-26")),
        ("do you work on boxing day", _days("2026-12-26")),
        ("do you work on new year", _days("2026-12-31", "2027-01-01")),
        ("will someone be there on new years eve?", _days("2026-12-31")),
        ("do you work labour day", _days("2027-09-06")),
        ("are you guys working good friday", _days("2027-03-26")),
        ("will you be closed over easter", _days("2027-03-26", "2027-03-28", "2027-03-29")),
        ("are you open on thanksgiving", _days("2026-11-26")),
        ("is somebody there on sunday", _days("2026-11-29")),
        ("are you open on saturdays?", _days("2026-11-28")),
        ("do you work weekends", _days("2026-11-28", "2026-11-29")),
        ("is anyone there tomorrow", _days("2026-11-25")),
        ("hi, can I reach you on sunday evening", _days("2026-11-29")),
        ("are you closed on december 24th", _days("2026-12-24")),
        ("are you open on the 24th of december", _days("2026-12-24")),
        ("are you open on the 31st of february", _days()),
    ],
)
def test_a_question_about_the_hours_of_the_desk(words: str, days: tuple[date, ...]) -> None:
    asked = asked_hours(words, TODAY, {THANKSGIVING})
    assert asked is not None and asked.days == days


def test_where_thanksgiving_is_kept_in_october_that_day_is_meant() -> None:
    asked = asked_hours("are you open on thanksgiving", TODAY, {date(2027, 10, 11)})
    assert asked is not None and asked.days == _days("2027-10-11")


@pytest.mark.parametrize(
    "words",
    [
        "when does the shop open",
        "excel does not open again",
        "what are our hours left",
        "is somebody there",
        "is somebody coming on sunday",
        "can somebody come on sunday",
        "are you a bot",
        "do you work",
        "are you working on it",
        "the server is down on sunday",
        "when are you coming",
        "is the printer open on sunday",
        "is it down today",
        "is it working now",
        "is the office closed tomorrow",
        "are we open on sunday",
        "do you support macs",
    ],
)
def test_other_questions_are_none(words: str) -> None:
    assert asked_hours(words, TODAY) is None


@pytest.mark.parametrize(("year", "easter_monday"), [(2024, "2024-04-01"), (2025, "2025-04-21"), (2027, "2027-03-29")])
def test_easter_moves(year: int, easter_monday: str) -> None:
    asked = asked_hours("do you work on easter monday", date(year, 1, 2))
    assert asked is not None and asked.days == _days(easter_monday)
