"""Support hours, holidays, sites' calendars and answer times as client files state them, and what they may not say."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Priority, RequestType
from bot.desk.hours import Band, Holidays, SupportHours, band_at, working_time_between
from bot.desk.promises import promised_deadlines
from bot.desk.sla import Target
from bot.desk.windows import Window, parse_weekly
from tests.connectors.client_texts import SMALL, changed, read, refused

HOLIDAYS = "holidays: {calendar: CA-ON}"
MAIN = "{code: main, name: Main, km: 5}"
EVE = date(2026, 12, 24)


def hours(folder: Path, holidays: str) -> SupportHours:
    return read(folder, changed(HOLIDAYS, f"holidays: {holidays}")).contracts[0].support_hours


def open_on(support: SupportHours, day: date) -> timedelta:
    begin = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(support.zone))
    return working_time_between(support, begin, begin + timedelta(days=1))


def test_a_partial_holiday_is_open_in_its_windows_and_is_a_holiday_outside_them(tmp_path: Path) -> None:
    support = hours(tmp_path, '{calendar: CA-ON, partial: {2026-12-24: ["08:00-12:00"]}}')
    assert support.partial == ((EVE, (Window(480, 720),)),)
    assert open_on(support, EVE) == timedelta(hours=4)
    assert band_at(support, datetime(2026, 12, 24, 13, tzinfo=ZoneInfo(support.zone))) is Band.HOLIDAY


def test_a_holiday_of_the_calendar_may_keep_some_hours(tmp_path: Path) -> None:
    support = hours(tmp_path, '{calendar: CA-ON, partial: {2026-12-25: ["09:00-10:00", "14:00-15:00"]}}')
    assert open_on(support, date(2026, 12, 25)) == timedelta(hours=2)


def test_an_extra_day_is_open_and_no_holiday(tmp_path: Path) -> None:
    support = hours(tmp_path, '{calendar: CA-ON, open: {2026-12-12: ["09:00-13:00"]}}')
    saturday = date(2026, 12, 12)
    assert support.extra == ((saturday, (Window(540, 780),)),)
    assert open_on(support, saturday) == timedelta(hours=4)
    assert band_at(support, datetime(2026, 12, 12, 14, tzinfo=ZoneInfo(support.zone))) is Band.WEEKEND


def test_a_holiday_that_is_worked_in_other_windows_is_taken_out_and_opened(tmp_path: Path) -> None:
    support = hours(tmp_path, '{calendar: CA-ON, not: [2026-02-16], open: {2026-02-16: ["10:00-12:00"]}}')
    assert open_on(support, date(2026, 2, 16)) == timedelta(hours=2)


def test_the_client_keeps_what_the_file_says_about_its_days(tmp_path: Path) -> None:
    text = changed(HOLIDAYS, 'holidays: {extra: [2026-12-28], partial: {2026-12-24: ["08:00-12:00"]}}')
    assert read(tmp_path, text).client.closed_days == Holidays(
        frozenset({date(2026, 12, 28)}), ((EVE, (Window(480, 720),)),)
    )


@pytest.mark.parametrize(
    ("holidays", "code", "place", "message"),
    [
        pytest.param('{partial: {christmas: ["08:00-12:00"]}}', "E04", "partial.christmas", "not a date", id="no date"),
        pytest.param("{partial: [2026-12-24]}", "E04", "partial", "Dates with windows are wanted", id="a list"),
        pytest.param("{partial: {2026-12-24: []}}", "E04", "partial.2026-12-24", "There is no window", id="no window"),
        pytest.param(
            '{open: {2026-12-12: ["9 to 1"]}}', "E04", "open.2026-12-12", "Cannot read the window", id="words"
        ),
        pytest.param(
            '{partial: {2026-12-24: ["08:00-12:00", "11:00-13:00"]}}',
            "E04",
            "partial.2026-12-24",
            "These windows overlap: 2026-12-24 08:00-12:00 and 2026-12-24 11:00-13:00.",
            id="overlap",
        ),
        pytest.param(
            '{calendar: CA-ON, not: [2026-12-25], partial: {2026-12-25: ["08:00-12:00"]}}',
            "E07",
            "partial.2026-12-25",
            "2026-12-25 stands in 'not' too.",
            id="partial and not a holiday",
        ),
        pytest.param(
            '{open: {2026-12-24: ["08:00-12:00"]}, partial: {2026-12-24: ["08:00-12:00"]}}',
            "E07",
            "open.2026-12-24",
            "2026-12-24 stands in 'partial' too.",
            id="partial and open",
        ),
        pytest.param(
            '{calendar: CA-ON, open: {2026-12-25: ["08:00-12:00"]}}',
            "E07",
            "open.2026-12-25",
            "2026-12-25 is a holiday.",
            id="open and a holiday",
        ),
        pytest.param("{prtial: {}}", "E02", "prtial", "not known", id="a slip"),
    ],
)
def test_days_that_cannot_be_meant_are_refused_where_they_stand(
    tmp_path: Path, holidays: str, code: str, place: str, message: str
) -> None:
    (found,) = refused(tmp_path, changed(HOLIDAYS, f"holidays: {holidays}"))
    assert (found.code, found.line, found.where) == (code, 8, f"client.holidays.{place}")
    assert message in found.message


def test_an_extra_day_that_overlaps_the_night_before_is_refused_at_the_hours(tmp_path: Path) -> None:
    text = changed(HOLIDAYS, 'holidays: {open: {2026-12-12: ["05:00-09:00"]}}')
    text = text.replace('support_hours: {mon-fri: ["09:00-17:00"]}', 'support_hours: {mon-fri: ["22:00-06:00"]}')
    found = refused(tmp_path, text)
    assert {each.where for each in found} == {"contracts[0].support_hours", "contracts[1].support_hours"}
    assert "2026-12-11 22:00-06:00 and 2026-12-12 05:00-09:00" in found[0].message


def test_targets_may_differ_by_request_type_and_promise_updates(tmp_path: Path) -> None:
    sla = "P4: {respond: 8h, resolve: 40h, next_update: 24h}\n      service_request:\n        P4: {respond: 16h}"
    policy = read(tmp_path, changed("P4: {respond: 8h, resolve: 40h}", sla)).contracts[0].sla
    assert policy is not None
    general = Target(timedelta(hours=8), timedelta(hours=40), next_update=timedelta(hours=24))
    assert policy.target("P4") == policy.target("P4", RequestType.INCIDENT) == general
    assert policy.target("P4", RequestType.SERVICE_REQUEST) == Target(timedelta(hours=16), None)
    assert policy.target("P3", RequestType.SERVICE_REQUEST) == policy.target("P3")


@pytest.mark.parametrize(
    ("target", "where", "message"),
    [
        pytest.param("request: {P4: {respond: 8h}}", "request", "not known", id="no such type"),
        pytest.param("change: {P5: {respond: 8h}}", "change.P5", "not known", id="no such priority"),
        pytest.param("change: {P4: {clock: 24x7}}", "change.P4", "promises nothing", id="nothing"),
        pytest.param("P5: {respond: 1h}", "P5", "not known", id="no fifth"),
        pytest.param("event: {P1: {next_update: 2d}}", "event.P1.next_update", "has no agreed length", id="days"),
        pytest.param("change: {P4: {next_update: 9999h59999m}}", "change.P4.next_update", "years", id="years"),
    ],
)
def test_targets_that_cannot_be_meant_are_refused_where_they_stand(
    tmp_path: Path, target: str, where: str, message: str
) -> None:
    text = changed('    support_hours: {mon-fri: ["09:00-17:00"]}\n    sla:\n', f"{_RARELY}    sla:\n      {target}\n")
    (found,) = refused(tmp_path, text)
    assert found.where == f"contracts[0].sla.{where}"
    assert message in found.message


_RARELY = '    support_hours: {mon-fri: ["09:00-17:00"], sat: ["09:00-09:01"]}\n'


def test_a_site_may_have_its_own_zone_hours_and_holidays_for_its_clocks(tmp_path: Path) -> None:
    own = (
        "{code: main, name: Main, km: 5, timezone: America/Vancouver, "
        'support_hours: {mon-fri: ["08:00-16:00"]}, holidays: {calendar: CA-BC}}'
    )
    text = changed(MAIN, f"{own}\n    - {{code: other, name: Other}}")
    contract = read(tmp_path, text).contracts[0]
    at_main = contract.hours_at("main")
    assert (at_main.zone, at_main.weekly) == ("America/Vancouver", parse_weekly({"mon-fri": ["08:00-16:00"]}))
    assert (date(2026, 9, 30) in at_main.holidays, date(2026, 9, 30) in contract.support_hours.holidays) == (
        True,
        False,
    )
    assert contract.hours_at("other") == contract.hours_at(None) == contract.support_hours
    # Tuesday nine o'clock in Toronto is six in Vancouver: the desk for the branch opens two hours later.
    start = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("America/Toronto"))
    there = promised_deadlines(contract, Priority.P2, start, charged=False, site="main").respond_by
    assert there is not None
    assert there.isoformat() == "2026-11-24T10:00:00-08:00"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param("timezone: America/Vancouver", ("America/Vancouver", False, 1), id="zone alone"),
        pytest.param("holidays: {extra: [2026-12-24]}", ("America/Toronto", True, 1), id="holidays alone"),
        pytest.param("support_hours: 24x7", ("America/Toronto", False, 0), id="around the clock"),
    ],
)
def test_what_a_site_does_not_say_is_as_at_the_client(
    tmp_path: Path, own: str, expected: tuple[str, bool, int]
) -> None:
    contract = read(tmp_path, changed(MAIN, f"{{code: main, name: Main, km: 5, {own}}}")).contracts[0]
    there = contract.hours_at("main")
    assert (there.zone, EVE in there.holidays, int(not there.is_always)) == expected


def test_a_contract_around_the_clock_stays_so_at_a_site_with_holidays(tmp_path: Path) -> None:
    text = SMALL.replace('support_hours: {mon-fri: ["09:00-17:00"]}', "support_hours: 24x7")
    own = "{code: main, name: Main, km: 5, holidays: {calendar: CA-BC}}"
    assert read(tmp_path, changed(MAIN, own, text)).contracts[0].hours_at("main").is_always


def test_a_file_without_any_of_it_means_what_it_always_meant(tmp_path: Path) -> None:
    contract = read(tmp_path, SMALL).contracts[0]
    assert (contract.site_hours, contract.support_hours.partial, contract.support_hours.extra) == ((), (), ())
    assert contract.sla is not None and contract.sla.by_request_type == ()
