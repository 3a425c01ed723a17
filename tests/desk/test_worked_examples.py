"""The tables of docs/desk.md, section 5: every row is what the clock does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desk.hours import SupportHours, add_working_time
from bot.desk.sla import Clock, PauseReason, breached, due, pause, reopen, resume, retarget, start_clock, stop
from bot.desk.windows import Windows, parse_weekly, parse_windows

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "desk.md").read_text(encoding="utf-8")
_LENGTH = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?")
_EVENT = re.compile(r"(waits|back|solved|reopened|target (?P<target>\S+)(?P<always> 24x7)?) (?P<at>\d{4}-\S+ \S+)")


def rows(first: str) -> Iterator[list[str]]:
    """The rows of the table whose heading begins with these columns."""
    lines = iter(PAGE.split(f"| {first} |", 1)[1].splitlines()[2:])
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip().strip("|").split("|")]


DEADLINES = list(rows("support hours | zone | from | + | due"))
LIVES = list(rows("support hours | started | target | then | due"))


def hours(text: str, zone: str) -> SupportHours:
    """``mon-fri 09:00-17:00; holiday 2026-12-25; partial 2026-12-24 09:00-12:00``."""
    weekly: dict[str, list[str]] = {}
    holidays: set[date] = set()
    listed: dict[str, dict[date, Windows]] = {"partial": {}, "open": {}}
    if text == "24x7":
        return SupportHours.always(zone)
    for part in text.split(";"):
        kind, *rest = part.split()
        if kind == "holiday":
            holidays.add(date.fromisoformat(rest[0]))
        elif kind in listed:
            listed[kind][date.fromisoformat(rest[0])] = parse_windows(rest[1:])
        else:
            weekly[kind] = rest
    days = {kind: tuple(found.items()) for kind, found in listed.items()}
    return SupportHours(zone, parse_weekly(weekly), frozenset(holidays), days["partial"], days["open"])


def instant(text: str, zone: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))


def length(text: str) -> timedelta:
    found = _LENGTH.fullmatch(text)
    assert found, text
    return timedelta(hours=int(found[1] or 0), minutes=int(found[2] or 0))


def shown(at: datetime, like: str) -> str:
    """As the table writes it: with an offset where the table has one."""
    text = f"{at:%Y-%m-%d %H:%M}"
    offset = at.isoformat()[-6:]
    return text + offset if like.endswith(offset) else text


@pytest.mark.parametrize("row", DEADLINES, ids=lambda row: f"{row[0]}, {row[1]}, {row[2]}")
def test_a_deadline_is_as_the_table_says(row: list[str]) -> None:
    text, zone, start, amount, expected, _ = row
    assert shown(add_working_time(hours(text, zone), instant(start, zone), length(amount)), expected) == expected


@pytest.mark.parametrize("row", LIVES, ids=lambda row: f"{row[2]}, {row[3] or 'undisturbed'}")
def test_a_clock_is_due_as_the_table_says(row: list[str]) -> None:
    text, started, target, then, expected = row
    zone, around_the_clock = "America/Toronto", target.endswith(" 24x7")
    clock = start_clock(instant(started, zone), length(target.split()[0]), around_the_clock)
    asked = instant(started, zone)
    for part in filter(None, then.split(", ")):
        event = _EVENT.fullmatch(part)
        assert event, part
        asked = instant(event["at"], zone)
        clock = changed(clock, event, asked)
    by = due(clock, hours(text, zone), asked)
    missed = ", missed" if breached(clock, hours(text, zone), asked) else ""
    assert (shown(by, expected) + missed if by else "none while it waits") == expected


def changed(clock: Clock, event: re.Match[str], at: datetime) -> Clock:
    if event["target"]:
        return retarget(clock, length(event["target"]), bool(event["always"]), at)
    if event[1] == "waits":
        return pause(clock, at, PauseReason.WAITING_CLIENT)
    return {"back": resume, "solved": stop, "reopened": reopen}[event[1]](clock, at)


def test_the_tables_are_there_with_their_golden_cases() -> None:
    assert (len(DEADLINES), len(LIVES)) == (28, 11)
