"""Shifts as calendars write them: repeated, excepted, swapped, whole days, in other zones, broken."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.connectors.rota_calendar import BadCalendar, read_shifts
from bot.desk.oncall import Technician

TORONTO = ZoneInfo("America/Toronto")
TEAM = (Technician("Robin Castell", "r", "robin@msp.example"), Technician("Amara Obi", "a", "amara@msp.example"))
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)

HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Tests//EN\n"
ZONE = """BEGIN:VTIMEZONE
TZID:America/Toronto
BEGIN:STANDARD
DTSTART:20261101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
"""
WEEKLY = """BEGIN:VEVENT
UID:nights@tests
DTSTAMP:20261101T000000Z
DTSTART;TZID=America/Toronto:20261123T180000
DTEND;TZID=America/Toronto:20261124T080000
RRULE:FREQ=DAILY;COUNT=4
EXDATE;TZID=America/Toronto:20261125T180000
SUMMARY:On call: Robin Castell
END:VEVENT
"""
SWAPPED = """BEGIN:VEVENT
UID:nights@tests
DTSTAMP:20261102T000000Z
RECURRENCE-ID;TZID=America/Toronto:20261124T180000
DTSTART;TZID=America/Toronto:20261124T190000
DTEND;TZID=America/Toronto:20261125T070000
SUMMARY:On call: Amara Obi (swapped)
END:VEVENT
"""


def _event(*lines: str) -> str:
    return "\n".join(("BEGIN:VEVENT", "UID:one@tests", "DTSTAMP:20261101T000000Z", *lines, "END:VEVENT", ""))


def _read(*parts: str) -> list[tuple[str, str, str]]:
    shifts = read_shifts(HEAD + "".join(parts) + "END:VCALENDAR\n", TEAM, "America/Toronto", NOW)
    return [
        (f"{s.start.astimezone(TORONTO):%d %H:%M}", f"{s.end.astimezone(TORONTO):%d %H:%M}", s.technician)
        for s in shifts
    ]


def test_a_swapped_instance_takes_the_place_of_the_repeated_one_and_an_exception_is_none() -> None:
    assert _read(ZONE, WEEKLY, SWAPPED) == [
        ("23 18:00", "24 08:00", "Robin Castell"),
        ("24 19:00", "25 07:00", "Amara Obi"),
        ("26 18:00", "27 08:00", "Robin Castell"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("DTSTART:20261124T230000Z", "DTEND:20261125T130000Z", "SUMMARY:amara obi"),
            [("24 18:00", "25 08:00", "Amara Obi")],
            id="UTC, and the name in small letters",
        ),
        pytest.param(
            ("DTSTART:20261124T180000", "DTEND:20261125T080000", "SUMMARY:Amara Obi"),
            [("24 18:00", "25 08:00", "Amara Obi")],
            id="no zone: the rota's wall",
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126", "SUMMARY:Amara Obi"),
            [("24 00:00", "26 00:00", "Amara Obi")],
            id="whole days",
        ),
        pytest.param(
            ("DTSTART:20261124T180000", "DURATION:PT2H", "SUMMARY:Primary", "ATTENDEE:mailto:Amara@MSP.example"),
            [("24 18:00", "24 20:00", "Amara Obi")],
            id="whoever is invited, and a length",
        ),
        pytest.param(
            ("DTSTART:20261124T180000", "DURATION:PT2H", "SUMMARY:Primary", "ATTENDEE;CN=Amara Obi:mailto:a@b.example"),
            [("24 18:00", "24 20:00", "Amara Obi")],
            id="whoever is invited by name",
        ),
        pytest.param(
            (
                "DTSTART:20261124T180000",
                "DURATION:PT2H",
                "SUMMARY:Robin Castell hands over",
                "ATTENDEE:mailto:amara@msp.example",
            ),
            [("24 18:00", "24 20:00", "Amara Obi")],
            id="an invitation says more than a summary",
        ),
        pytest.param(
            ("DTSTART:20261124T180000", "DURATION:PT2H", "SUMMARY:Amara Obi", "STATUS:CANCELLED"), [], id="cancelled"
        ),
        pytest.param(("DTSTART:20261124T180000", "SUMMARY:Amara Obi"), [], id="of no length"),
        pytest.param(("DTSTART:20250101T180000", "DURATION:PT2H", "SUMMARY:Somebody gone"), [], id="long past"),
    ],
)
def test_events_are_read_as_calendars_mean_them(lines: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert _read(_event(*lines)) == expected


def test_a_night_over_the_change_of_clocks_keeps_its_hours_on_the_wall() -> None:
    text = HEAD + _event(
        "DTSTART;TZID=America/Toronto:20261030T180000",
        "DTEND;TZID=America/Toronto:20261031T080000",
        "RRULE:FREQ=DAILY;COUNT=3",
        "SUMMARY:Robin Castell",
    )
    shifts = read_shifts(text + "END:VCALENDAR\n", TEAM, "America/Toronto", datetime(2026, 11, 1, tzinfo=timezone.utc))
    lengths = [s.end.astimezone(timezone.utc) - s.start.astimezone(timezone.utc) for s in shifts]
    assert lengths == [timedelta(hours=hours) for hours in (14, 15, 14)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "cannot be read", id="empty"),
        pytest.param("<html>sign in</html>", "cannot be read", id="a web page"),
        pytest.param(
            HEAD + "BEGIN:VEVENT\nDTSTART:soon\nEND:VEVENT\nEND:VCALENDAR\n", "cannot be read", id="no instant"
        ),
        pytest.param(
            HEAD + _event("DTSTART:20261124T180000", "DURATION:PT2H", "SUMMARY:Kim") + "END:VCALENDAR\n",
            "names nobody of the rota. Write one of these names into it: Robin Castell, Amara Obi",
            id="a stranger",
        ),
        pytest.param(
            HEAD
            + _event("DTSTART:20261124T180000", "DURATION:PT2H", "SUMMARY:Robin Castell or Amara Obi")
            + "END:VCALENDAR\n",
            "names more than one",
            id="two at once",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_mend(text: str, says: str) -> None:
    with pytest.raises(BadCalendar, match=says):
        read_shifts(text, TEAM, "America/Toronto", NOW)
