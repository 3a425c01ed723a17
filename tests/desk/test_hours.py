"""Working time, bands and windows: cases with names, and every minute of two weeks against an oracle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.errors import DeskError
from bot.desk.hours import (
    Band,
    InvalidHours,
    NeverOpens,
    SupportHours,
    Window,
    add_working_time,
    band_at,
    in_utc,
    is_open,
    next_opening,
    open_intervals,
    parse_weekly,
    split_by_band,
    working_time_between,
)

TORONTO = "America/Toronto"
NINE_TO_FIVE = SupportHours(TORONTO, parse_weekly({"mon-fri": ["09:00-17:00"]}))
NINE_TO_SIX = SupportHours(TORONTO, parse_weekly({"mon-fri": ["09:00-18:00"]}))
EIGHT_TO_SIX_DAILY = SupportHours(TORONTO, parse_weekly({"daily": ["08:00-18:00"]}))
SPLIT = SupportHours(TORONTO, parse_weekly({"mon-fri": ["08:00-12:00", "13:00-17:00"]}))
NIGHTS = SupportHours(TORONTO, parse_weekly({"mon-fri": ["22:00-06:00"]}))
ALWAYS = SupportHours.always(TORONTO)
MAPLE = SupportHours(
    TORONTO,
    parse_weekly({"mon-fri": ["08:00-18:00"], "sat": ["09:00-13:00"]}),
    holidays=frozenset({date(2026, 10, 12), date(2026, 12, 24), date(2026, 12, 25)}),
)
NEVER = SupportHours(TORONTO, parse_weekly({}))


def local(text: str, zone: str = TORONTO, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def hours(weekly: dict[str, list[str]], zone: str = TORONTO, **rest: object) -> SupportHours:
    return SupportHours(zone, parse_weekly(weekly), **rest)  # type: ignore[arg-type]


def of(amount: float) -> timedelta:
    return timedelta(hours=amount)


def shown(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


# 2026-11-23 is a Monday.
@pytest.mark.parametrize(
    ("support", "start", "amount", "expected"),
    [
        pytest.param(NINE_TO_FIVE, "2026-11-27T16:00", 8, "2026-11-30T16:00-05:00", id="friday plus eight"),
        pytest.param(NINE_TO_FIVE, "2026-11-27T16:00", 2, "2026-11-30T10:00-05:00", id="friday plus two"),
        pytest.param(EIGHT_TO_SIX_DAILY, "2026-11-23T16:00", 4, "2026-11-24T10:00-05:00", id="daily"),
        pytest.param(NINE_TO_FIVE, "2026-11-23T09:00", 16, "2026-11-24T17:00-05:00", id="ends at closing"),
        pytest.param(NINE_TO_SIX, "2026-11-23T16:00", 8, "2026-11-24T15:00-05:00", id="nine to six"),
        pytest.param(MAPLE, "2026-11-24T10:00", 8, "2026-11-24T18:00-05:00", id="maple P4 response"),
        pytest.param(MAPLE, "2026-11-24T10:00", 40, "2026-11-28T11:00-05:00", id="maple P4 resolution"),
        pytest.param(ALWAYS, "2026-11-29T03:00", 0.5, "2026-11-29T03:30-05:00", id="around the clock P1 response"),
        pytest.param(ALWAYS, "2026-11-29T03:00", 4, "2026-11-29T07:00-05:00", id="around the clock P1 resolution"),
        pytest.param(SPLIT, "2026-11-23T11:00", 2, "2026-11-23T14:00-05:00", id="over the lunch break"),
        pytest.param(SPLIT, "2026-11-23T12:30", 4, "2026-11-23T17:00-05:00", id="from within the lunch break"),
        pytest.param(NIGHTS, "2026-11-27T23:00", 6, "2026-11-28T05:00-05:00", id="night shift into saturday"),
        pytest.param(NIGHTS, "2026-11-28T05:00", 2, "2026-11-30T23:00-05:00", id="no night shift on saturday"),
        pytest.param(NINE_TO_FIVE, "2026-11-28T12:00", 0, "2026-11-28T12:00-05:00", id="nothing to add"),
        pytest.param(NINE_TO_FIVE, "2026-11-28T12:00", 1, "2026-11-30T10:00-05:00", id="from the weekend"),
        pytest.param(MAPLE, "2026-12-23T17:00", 2, "2026-12-26T10:00-05:00", id="two holidays and a saturday"),
        pytest.param(NINE_TO_FIVE, "2026-11-23T09:00", 40 * 520, "2036-11-07T17:00-05:00", id="ten years"),
    ],
)
def test_working_time_is_added_in_the_zone_of_the_hours(
    support: SupportHours, start: str, amount: float, expected: str
) -> None:
    assert shown(add_working_time(support, local(start), of(amount))) == expected


def test_a_start_given_in_another_zone_is_the_same_instant() -> None:
    start = datetime(2026, 11, 27, 21, 0, tzinfo=timezone.utc)
    assert shown(add_working_time(NINE_TO_FIVE, start, of(2))) == "2026-11-30T10:00-05:00"


def test_seconds_are_kept() -> None:
    due = add_working_time(NINE_TO_FIVE, local("2026-11-27T16:59:30"), timedelta(seconds=45))
    assert due == local("2026-11-30T09:00:15")


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^working time to add must not be negative$"):
        add_working_time(NINE_TO_FIVE, local("2026-11-27T16:00"), of(-1))


def test_an_instant_in_utc_is_in_utc_and_not_in_the_zone_of_the_machine() -> None:
    at = in_utc(local("2026-11-27T16:00"))
    assert (at.tzinfo is timezone.utc, at.hour) == (True, 21)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^an instant needs a time zone$"):
        is_open(NINE_TO_FIVE, datetime(2026, 11, 27, 16, 0))


@pytest.mark.parametrize(
    "support",
    [
        pytest.param(NEVER, id="no window"),
        pytest.param(hours({}, partial=((date(2026, 1, 5), (Window(540, 1020),)),)), id="only a day long past"),
    ],
)
def test_hours_that_never_open_are_named_instead_of_searched_forever(support: SupportHours) -> None:
    start = local("2026-11-27T16:00")
    with pytest.raises(NeverOpens, match="never open for long enough after 2026-11-27 16:00"):
        add_working_time(support, start, of(1))
    assert next_opening(support, start) is None
    assert working_time_between(support, start, start + timedelta(days=900)) == of(0)


def test_hours_that_only_open_on_one_day_give_exactly_that_day() -> None:
    support = hours({}, partial=((date(2027, 1, 5), (Window(540, 1020),)),))
    start = local("2026-11-27T16:00")
    assert next_opening(support, start) == local("2027-01-05T09:00")
    assert add_working_time(support, start, of(8)) == local("2027-01-05T17:00")
    with pytest.raises(NeverOpens):
        add_working_time(support, start, of(8.1))


@pytest.mark.parametrize("ahead", [*range(0, 1500, 13), 1])
def test_a_single_day_is_found_from_any_distance(ahead: int) -> None:
    support = hours({}, partial=((date(2027, 1, 5), (Window(540, 1020),)),))
    start = local("2027-01-05T09:00") - timedelta(days=ahead)
    assert add_working_time(support, start, of(8)) == local("2027-01-05T17:00")


@pytest.mark.parametrize(
    ("support", "a", "b", "expected"),
    [
        pytest.param(NINE_TO_FIVE, "2026-11-27T16:00", "2026-11-30T10:00", 2, id="over the weekend"),
        pytest.param(SPLIT, "2026-11-23T11:30", "2026-11-23T13:30", 1, id="over lunch"),
        pytest.param(MAPLE, "2026-12-23T00:00", "2026-12-27T00:00", 14, id="over two holidays"),
        pytest.param(ALWAYS, "2026-03-07T12:00", "2026-03-08T12:00", 23, id="around the clock, short day"),
        pytest.param(ALWAYS, "2026-10-31T12:00", "2026-11-01T12:00", 25, id="around the clock, long day"),
        pytest.param(NINE_TO_FIVE, "2026-11-30T10:00", "2026-11-27T16:00", 0, id="backwards"),
        pytest.param(ALWAYS, "2026-11-30T10:00", "2026-11-27T16:00", 0, id="backwards around the clock"),
    ],
)
def test_working_time_between_two_instants_counts_open_time(
    support: SupportHours, a: str, b: str, expected: float
) -> None:
    assert working_time_between(support, local(a), local(b)) == of(expected)


@pytest.mark.parametrize(
    ("zone", "window", "day", "expected"),
    [
        pytest.param(TORONTO, "00:00-06:00", "2026-03-08", 5, id="toronto spring"),
        pytest.param(TORONTO, "00:00-06:00", "2026-11-01", 7, id="toronto autumn"),
        pytest.param(TORONTO, "02:00-03:00", "2026-03-08", 0, id="toronto, window in the missing hour"),
        pytest.param(TORONTO, "01:15-01:45", "2026-11-01", 1, id="toronto, window in the repeated hour"),
        pytest.param("America/St_Johns", "01:30-03:30", "2026-03-08", 1, id="st john's spring"),
        pytest.param("America/St_Johns", "01:30-03:30", "2026-11-01", 2.5, id="st john's autumn"),
        pytest.param("Australia/Lord_Howe", "01:00-03:00", "2026-10-04", 1.5, id="lord howe spring, half an hour"),
        pytest.param("Australia/Lord_Howe", "01:00-03:00", "2026-04-05", 2.5, id="lord howe autumn, half an hour"),
        pytest.param("Asia/Kolkata", "09:00-17:00", "2026-11-01", 8, id="half-hour zone without changes"),
    ],
)
def test_a_day_on_which_the_clocks_change_has_its_real_length(
    zone: str, window: str, day: str, expected: float
) -> None:
    support = hours({"daily": [window]}, zone)
    start = local(f"{day}T00:00", zone)
    following = local(f"{date.fromisoformat(day) + timedelta(days=1)}T00:00", zone)
    assert working_time_between(support, start, following) == of(expected)


def test_a_window_in_the_missing_hour_opens_the_next_day() -> None:
    support = hours({"daily": ["02:00-03:00"]})
    assert next_opening(support, local("2026-03-08T00:00")) == local("2026-03-09T02:00")


def test_a_window_in_the_repeated_hour_opens_twice() -> None:
    support = hours({"daily": ["01:15-01:45"]})
    found = open_intervals(support, local("2026-11-01T00:00"), local("2026-11-02T00:00"))
    assert [(f"{a:%H:%M}", f"{b:%H:%M}") for a, b in found] == [("05:15", "05:45"), ("06:15", "06:45")]


@pytest.mark.parametrize(
    ("start", "amount", "expected"),
    [
        pytest.param("2026-03-07T22:00", 7, "2026-03-08T06:00-04:00", id="short night"),
        pytest.param("2026-10-31T22:00", 9, "2026-11-01T06:00-05:00", id="long night"),
    ],
)
def test_a_night_shift_lasts_as_long_as_the_night(start: str, amount: float, expected: str) -> None:
    support = hours({"daily": ["22:00-06:00"]})
    assert shown(add_working_time(support, local(start), of(amount))) == expected


def test_open_intervals_are_found_lazily_and_joined_over_midnight() -> None:
    support = hours({"daily": ["22:00-24:00", "00:00-06:00"]})
    found = open_intervals(support, local("2026-11-23T12:00"), local("9000-01-01T00:00"))
    assert next(found) == (local("2026-11-23T22:00"), local("2026-11-24T06:00"))
    assert next(found) == (local("2026-11-24T22:00"), local("2026-11-25T06:00"))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("2026-11-23T17:00", "2026-11-24T09:00", id="from closing to opening"),
        pytest.param("2026-11-23T08:00", "2026-11-23T09:00", id="until opening"),
        pytest.param("2026-11-23T12:00", "2026-11-23T12:00", id="no time"),
    ],
)
def test_no_interval_is_empty(start: str, end: str) -> None:
    assert list(open_intervals(NINE_TO_FIVE, local(start), local(end))) == []


def test_around_the_clock_is_one_interval_even_when_the_clocks_change() -> None:
    a, b = local("2026-10-25T12:00"), local("2026-11-08T12:00")
    assert list(open_intervals(ALWAYS, a, b)) == [(a, b)]


@pytest.mark.parametrize(
    ("support", "expected"),
    [
        pytest.param(ALWAYS, True, id="24x7"),
        pytest.param(hours({"daily": ["00:00-24:00"]}), True, id="every day from 00:00 to 24:00"),
        pytest.param(hours({"mon": ["12:00-12:01"], "daily": []}), False, id="one minute"),
        pytest.param(hours({"daily": ["24x7"]}, holidays=frozenset({date(2026, 12, 25)})), False, id="a holiday"),
    ],
)
def test_hours_know_whether_they_ever_close(support: SupportHours, expected: bool) -> None:
    assert support.is_always is expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("2026-11-27T12:00", "2026-11-27T12:00-05:00", id="open: at once"),
        pytest.param("2026-11-27T17:00", "2026-11-30T09:00-05:00", id="at closing"),
        pytest.param("2026-11-30T08:59:59.999999", "2026-11-30T09:00-05:00", id="just before opening"),
        pytest.param("2026-11-30T09:00", "2026-11-30T09:00-05:00", id="at opening"),
    ],
)
def test_the_next_opening_is_now_or_the_next_window(at: str, expected: str) -> None:
    opening = next_opening(NINE_TO_FIVE, local(at))
    assert opening is not None
    assert (shown(opening), opening.second, opening.microsecond) == (expected, 0, 0)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("2026-11-24T10:00", Band.SUPPORT, id="a working morning"),
        pytest.param("2026-11-24T08:00", Band.SUPPORT, id="at opening"),
        pytest.param("2026-11-24T18:00", Band.AFTER_HOURS, id="at closing"),
        pytest.param("2026-11-24T20:00", Band.AFTER_HOURS, id="eight in the evening"),
        pytest.param("2026-11-28T12:59", Band.SUPPORT, id="saturday window"),
        pytest.param("2026-11-28T13:00", Band.WEEKEND, id="saturday afternoon"),
        pytest.param("2026-11-29T03:00", Band.WEEKEND, id="sunday night"),
        pytest.param("2026-10-12T10:00", Band.HOLIDAY, id="thanksgiving"),
        pytest.param("2026-10-11T23:59", Band.WEEKEND, id="the minute before the holiday"),
        pytest.param("2026-10-13T00:00", Band.AFTER_HOURS, id="the minute after the holiday"),
    ],
)
def test_the_band_of_an_instant_at_maple_dental(at: str, expected: Band) -> None:
    assert band_at(MAPLE, local(at)) is expected
    assert is_open(MAPLE, local(at)) is (expected is Band.SUPPORT)


# 2026-12-24 is a Thursday.
@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("2026-12-24T05:00", Band.HOLIDAY, id="the night shift before ends at midnight"),
        pytest.param("2026-12-24T09:00", Band.SUPPORT, id="the window it keeps"),
        pytest.param("2026-12-24T12:00", Band.HOLIDAY, id="after the window it keeps"),
        pytest.param("2026-12-24T23:00", Band.HOLIDAY, id="its own night shift does not open"),
        pytest.param("2026-12-25T02:00", Band.AFTER_HOURS, id="nor does it run into the next day"),
        pytest.param("2026-12-25T23:00", Band.SUPPORT, id="the next night shift"),
        pytest.param("2026-12-26T02:00", Band.SUPPORT, id="which runs into the weekend"),
    ],
)
def test_a_partial_holiday_is_open_in_the_windows_it_keeps_and_in_no_other(at: str, expected: Band) -> None:
    support = hours({"mon-fri": ["22:00-06:00"]}, partial=((date(2026, 12, 24), (Window(480, 720),)),))
    assert band_at(support, local(at)) is expected


def test_a_date_that_is_whole_and_partial_holiday_keeps_its_windows() -> None:
    day = date(2026, 12, 24)
    support = hours({"mon-fri": ["09:00-17:00"]}, holidays=frozenset({day}), partial=((day, (Window(540, 720),)),))
    assert working_time_between(support, local("2026-12-24T00:00"), local("2026-12-25T00:00")) == of(3)


@pytest.mark.parametrize(
    ("support", "start", "end", "expected"),
    [
        pytest.param(
            NINE_TO_FIVE,
            "2026-11-24T16:30",
            "2026-11-24T18:30",
            [(Band.SUPPORT, 0.5), (Band.AFTER_HOURS, 1.5)],
            id="half an hour in, ninety minutes out",
        ),
        pytest.param(
            NINE_TO_FIVE,
            "2026-11-27T22:00",
            "2026-11-30T10:00",
            [(Band.AFTER_HOURS, 2), (Band.WEEKEND, 48), (Band.AFTER_HOURS, 9), (Band.SUPPORT, 1)],
            id="a weekend is one piece, split at midnight",
        ),
        pytest.param(
            MAPLE,
            "2026-10-11T22:00",
            "2026-10-13T01:00",
            [(Band.WEEKEND, 2), (Band.HOLIDAY, 24), (Band.AFTER_HOURS, 1)],
            id="a holiday monday",
        ),
        pytest.param(NINE_TO_FIVE, "2026-10-31T23:00", "2026-11-01T03:00", [(Band.WEEKEND, 5)], id="repeated hour"),
        pytest.param(NINE_TO_FIVE, "2026-11-24T10:00", "2026-11-24T10:00", [], id="no time"),
    ],
)
def test_time_is_split_at_window_edges_and_midnights(
    support: SupportHours, start: str, end: str, expected: list[tuple[Band, float]]
) -> None:
    parts = split_by_band(support, local(start), local(end))
    assert parts == tuple((band, of(amount)) for band, amount in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param({"mon-fri": ["08:00-18:00"], "sat": ["09:00-13:00"]}, "11111 1 0", id="maple dental"),
        pytest.param({"sat,sun": ["10:00-12:00"]}, "00000 1 1", id="a list of days"),
        pytest.param({"fri-mon": ["10:00-12:00"]}, "10001 1 1", id="a range over the weekend"),
        pytest.param({"Daily": ["08:00-12:00", "13:00-17:00"]}, "22222 2 2", id="two windows a day"),
        pytest.param({"mon, wed-thu": "08:00-12:00"}, "10110 0 0", id="one window without a list"),
        pytest.param({}, "00000 0 0", id="nothing"),
    ],
)
def test_days_are_read_as_client_files_write_them(text: dict[str, list[str]], expected: str) -> None:
    assert "".join(str(len(windows)) for windows in parse_weekly(text)) == expected.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("08:00-18:00", Window(480, 1080), id="a day"),
        pytest.param("22:00-06:00", Window(1320, 1800), id="over midnight"),
        pytest.param("22:00-24:00", Window(1320, 1440), id="until 24:00"),
        pytest.param("22:00-00:00", Window(1320, 1440), id="until 00:00 is until 24:00"),
        pytest.param("00:00-24:00", Window(0, 1440), id="the whole day"),
        pytest.param(" 9:05 - 17:00 ", Window(545, 1020), id="with spaces"),
        pytest.param("24x7", Window(0, 1440), id="24x7"),
    ],
)
def test_windows_are_read_as_client_files_write_them(text: str, expected: Window) -> None:
    assert parse_weekly({"mon": [text]})[0] == (expected,)


@pytest.mark.parametrize("text", ["08:00-18:00", "22:00-06:00", "22:00-24:00", "00:00-24:00", "00:01-00:00"])
def test_a_window_is_written_as_it_is_read(text: str) -> None:
    window = parse_weekly({"mon": [text]})[0][0]
    assert parse_weekly({"mon": [str(window)]})[0][0] == window


def test_a_window_of_a_whole_day_and_night_is_written_with_times_of_the_clock() -> None:
    assert (str(Window(1320, 2760)), str(Window(1320, 2770))) == ("22:00-22:00", "22:00-46:10")


def test_windows_given_in_any_order_are_the_same_hours() -> None:
    assert hours({"mon": ["13:00-17:00", "08:00-12:00"]}) == hours({"mon": ["08:00-12:00", "13:00-17:00"]})
    swapped = SupportHours(TORONTO, ((Window(780, 1020), Window(480, 720)), (), (), (), (), (), ()))
    assert swapped == hours({"mon": ["08:00-12:00", "13:00-17:00"]})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            {"mon": ["08:00-12:00", "11:00-14:00"]},
            "These windows overlap: mon 08:00-12:00 and mon 11:00-14:00.",
            id="overlap within a day",
        ),
        pytest.param(
            {"daily": ["08:00-18:00"], "sat": ["09:00-13:00"]},
            "These windows overlap: sat 08:00-18:00 and sat 09:00-13:00.",
            id="a day named twice",
        ),
        pytest.param(
            {"mon": ["22:00-06:00"], "tue": ["05:00-09:00"]},
            "These windows overlap: mon 22:00-06:00 and tue 05:00-09:00.",
            id="overlap over midnight",
        ),
        pytest.param(
            {"sun": ["22:00-06:00"], "mon": ["05:59-09:00"]},
            "These windows overlap: sun 22:00-06:00 and mon 05:59-09:00.",
            id="overlap over the end of the week",
        ),
        pytest.param({"mon": ["09:00-09:00"]}, "The window 09:00-09:00 has no length.", id="no length"),
        pytest.param({"mon": ["00:00-00:00"]}, "The window 00:00-00:00 has no length.", id="no length at midnight"),
        pytest.param({"mon": ["24:00-06:00"]}, "The window '24:00-06:00' needs times", id="opens at 24:00"),
        pytest.param({"mon": ["08:00-25:00"]}, "The window '08:00-25:00' needs times", id="closes after 24:00"),
        pytest.param({"mon": ["08:60-18:00"]}, "The window '08:60-18:00' needs times", id="minute 60"),
        pytest.param({"mon": ["8 to 5"]}, "Cannot read the window '8 to 5'.", id="words"),
        pytest.param({"weekdays": ["08:00-18:00"]}, "Cannot read the days 'weekdays'.", id="unknown days"),
        pytest.param({"mon-wed-fri": ["08:00-18:00"]}, "Cannot read the days 'mon-wed-fri'.", id="three ends"),
    ],
)
def test_hours_that_contradict_themselves_are_refused_with_the_window(text: dict[str, list[str]], message: str) -> None:
    with pytest.raises(InvalidHours) as refused:
        parse_weekly(text)
    assert str(refused.value).startswith(message)
    assert isinstance(refused.value, DeskError)


def test_touching_windows_do_not_overlap() -> None:
    support = hours({"mon": ["08:00-12:00", "12:00-17:00", "22:00-06:00"], "tue": ["06:00-08:00"]})
    assert working_time_between(support, local("2026-11-23T00:00"), local("2026-11-25T00:00")) == of(19)


WEEK = parse_weekly({"mon-fri": ["09:00-17:00"]})
EVE = date(2026, 12, 24)


@pytest.mark.parametrize(
    ("zone", "weekly", "partial", "message"),
    [
        pytest.param("America/Nowhere", WEEK, (), "There is no time zone 'America/Nowhere'", id="unknown zone"),
        pytest.param("", WEEK, (), "There is no time zone ''", id="no zone"),
        pytest.param("../etc/passwd", WEEK, (), "There is no time zone", id="a path"),
        pytest.param(TORONTO, WEEK[:5], (), "Weekly hours need 7 days", id="five days"),
        pytest.param(
            TORONTO,
            ((Window(0, 60), Window(30, 90)), *WEEK[1:]),
            (),
            "These windows overlap: mon 00:00-01:00 and mon 00:30-01:30.",
            id="overlap in the week",
        ),
        pytest.param(
            TORONTO,
            WEEK,
            ((EVE, (Window(540, 720), Window(700, 800))),),
            "These windows overlap: 2026-12-24 09:00-12:00 and 2026-12-24 11:40-13:20.",
            id="overlap in a partial holiday",
        ),
        pytest.param(
            TORONTO,
            WEEK,
            ((EVE, (Window(1320, 2040),)),),
            "These windows overlap: 2026-12-24 22:00-10:00 and 2026-12-25 09:00-17:00.",
            id="a partial holiday runs into the next day",
        ),
        pytest.param(TORONTO, WEEK, ((EVE, ()), (EVE, ())), "A partial holiday is given twice.", id="given twice"),
    ],
)
def test_support_hours_refuse_what_cannot_be_true(
    zone: str,
    weekly: tuple[tuple[Window, ...], ...],
    partial: tuple[tuple[date, tuple[Window, ...]], ...],
    message: str,
) -> None:
    with pytest.raises(InvalidHours) as refused:
        SupportHours(zone, weekly, partial=partial)
    assert str(refused.value).startswith(message)


NIGHT = Window(1320, 2040)  # 22:00-10:00
SATURDAY = date(2026, 12, 26)


@pytest.mark.parametrize(
    ("partial", "extra", "message"),
    [
        pytest.param((), ((EVE, ()), (EVE, ())), "An extra day is given twice.", id="given twice"),
        pytest.param(
            ((EVE, ()), (SATURDAY, ())),
            ((SATURDAY, ()), (EVE, ())),
            "2026-12-24 is a partial holiday and an extra day.",
            id="both",
        ),
        pytest.param(
            (),
            ((EVE, (NIGHT,)),),
            "These windows overlap: 2026-12-24 22:00-10:00 and 2026-12-25 09:00-17:00.",
            id="runs into the next day",
        ),
        pytest.param(
            ((EVE, (NIGHT,)),),
            ((EVE + timedelta(days=1), (Window(300, 540), Window(600, 700))),),
            "These windows overlap: 2026-12-24 22:00-10:00 and 2026-12-25 05:00-09:00.",
            id="a partial holiday runs into an extra day",
        ),
        pytest.param(
            (),
            ((EVE, (Window(540, 720), Window(700, 800))),),
            "These windows overlap: 2026-12-24 09:00-12:00 and 2026-12-24 11:40-13:20.",
            id="overlap in itself",
        ),
    ],
)
def test_extra_days_refuse_what_cannot_be_true(
    partial: tuple[tuple[date, tuple[Window, ...]], ...],
    extra: tuple[tuple[date, tuple[Window, ...]], ...],
    message: str,
) -> None:
    with pytest.raises(InvalidHours) as refused:
        SupportHours(TORONTO, WEEK, partial=partial, extra=extra)
    assert str(refused.value) == message


def test_the_night_before_an_extra_day_may_not_overlap_it_but_a_holiday_ends_the_night() -> None:
    nights = parse_weekly({"mon-fri": ["22:00-06:00"]})
    early = (Window(300, 540),)
    with pytest.raises(InvalidHours, match=r"2026-12-23 22:00-06:00 and 2026-12-24 05:00-09:00\.$"):
        SupportHours(TORONTO, nights, extra=((EVE, early),))
    kept = SupportHours(TORONTO, nights, partial=((EVE, (*early, NIGHT)), (EVE + timedelta(days=1), early)))
    assert working_time_between(kept, local("2026-12-24T00:00"), local("2026-12-26T00:00")) == of(4 + 2 + 4)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("2026-12-24T05:00", Band.SUPPORT, id="the night before runs in"),
        pytest.param("2026-12-24T07:00", Band.AFTER_HOURS, id="then closed, and no holiday"),
        pytest.param("2026-12-24T08:00", Band.SUPPORT, id="its own window"),
        pytest.param("2026-12-24T23:00", Band.AFTER_HOURS, id="no night of its own"),
        pytest.param("2026-12-25T05:00", Band.AFTER_HOURS, id="nor into the next day"),
    ],
)
def test_an_extra_day_is_an_ordinary_day_with_windows_of_its_own(at: str, expected: Band) -> None:
    support = hours({"mon-fri": ["22:00-06:00"]}, holidays=frozenset({EVE}), extra=((EVE, (Window(480, 720),)),))
    assert band_at(support, local(at)) is expected
    assert is_open(support, local(at)) is (expected is Band.SUPPORT)


@pytest.mark.parametrize(("opens", "closes"), [(-1, 60), (600, 540), (1440, 1500), (0, 2881)])
def test_a_window_out_of_range_is_refused(opens: int, closes: int) -> None:
    with pytest.raises(InvalidHours, match="must open on its day and close by the end of the next"):
        Window(opens, closes)


# The oracle: every minute of two weeks looked up on the wall, without any of the arithmetic under test.

MINUTE = timedelta(minutes=1)
DAYS = 14
# Clock changes both ways, also by half an hour, at midnight and just after it; two zones that never change.
FORTNIGHTS = (
    (TORONTO, "2026-03-01"),
    (TORONTO, "2026-10-25"),
    ("America/St_Johns", "2026-03-02"),
    ("America/St_Johns", "2006-10-22"),
    ("Australia/Lord_Howe", "2026-03-29"),
    ("Australia/Lord_Howe", "2026-09-27"),
    ("America/Havana", "2026-03-01"),
    ("America/Havana", "2026-10-25"),
    ("Asia/Kolkata", "2026-11-02"),
    ("Asia/Kathmandu", "2026-12-21"),
)


@cache
def wall_clock(zone: str, first: str) -> tuple[datetime, tuple[tuple[date, int], ...]]:
    """The first instant of a fortnight in UTC, and what a wall clock shows at each of its minutes."""
    start = datetime.fromisoformat(first).replace(tzinfo=timezone.utc)
    walls = [(start + minute * MINUTE).astimezone(ZoneInfo(zone)) for minute in range(DAYS * 1440)]
    return start, tuple((wall.date(), wall.hour * 60 + wall.minute) for wall in walls)


@dataclass(frozen=True)
class Fortnight:
    hours: SupportHours
    start: datetime
    bands: tuple[Band, ...]

    def at(self, minute: int) -> datetime:
        return self.start + minute * MINUTE

    def open_minutes(self, a: int, b: int) -> list[int]:
        return [minute for minute in range(a, b) if self.bands[minute] is Band.SUPPORT]


def painted(support: SupportHours, day: date) -> list[Band]:
    """The bands of one date, minute by minute, straight from the rules."""
    kept = dict(support.partial)

    def windows_of(date_of: date) -> tuple[Window, ...]:
        regular = () if date_of in support.holidays else support.weekly[date_of.weekday()]
        return kept.get(date_of, regular)

    holiday = day in kept or day in support.holidays
    own = windows_of(day)
    before = () if holiday else windows_of(day - timedelta(days=1))
    closed = Band.WEEKEND if day.isoweekday() > 5 else Band.AFTER_HOURS
    bands = [Band.HOLIDAY if holiday else closed] * 1440
    for minute in range(1440):
        today = any(window.opens <= minute < window.closes for window in own)
        if today or any(minute + 1440 < window.closes for window in before):
            bands[minute] = Band.SUPPORT
    return bands


@st.composite
def day_windows(draw: st.DrawFn) -> tuple[Window, ...]:
    edges = sorted(draw(st.lists(st.integers(0, 1440), max_size=6, unique=True)))
    return tuple(Window(opens, closes) for opens, closes in zip(edges[::2], edges[1::2], strict=False))


@st.composite
def weeks(draw: st.DrawFn) -> tuple[tuple[Window, ...], ...]:
    """Seven days of windows, some of which run past midnight up to the next day's first window."""
    week = [draw(day_windows()) for _ in range(7)]
    result = list(week)
    for day, windows in enumerate(week):
        following = week[(day + 1) % 7]
        room = following[0].opens if following else 1440
        past = draw(st.integers(0, room))
        if windows and past and draw(st.booleans()):
            result[day] = (*windows[:-1], Window(windows[-1].opens, 1440 + past))
    return tuple(result)


@st.composite
def fortnights(draw: st.DrawFn) -> Fortnight:
    zone, first = draw(st.sampled_from(FORTNIGHTS))
    start, wall = wall_clock(zone, first)
    days = st.integers(0, DAYS).map(lambda step: start.date() + timedelta(days=step))
    partial = draw(st.dictionaries(days, day_windows(), max_size=2))
    holidays = draw(st.frozensets(days, max_size=3))
    support = SupportHours(zone, draw(weeks()), holidays, tuple(partial.items()))
    paint = {day: painted(support, day) for day in dict.fromkeys(day for day, _ in wall)}
    return Fortnight(support, start, tuple(paint[day][minute] for day, minute in wall))


MINUTES = st.integers(0, DAYS * 1440 - 1)
# Reproducible, and short enough to stay in every run.
FEW = settings(max_examples=60, deadline=None, derandomize=True)


@FEW
@given(fortnights(), MINUTES, MINUTES)
def test_working_time_between_is_the_number_of_open_minutes(fortnight: Fortnight, a: int, b: int) -> None:
    actual = working_time_between(fortnight.hours, fortnight.at(a), fortnight.at(b))
    assert actual == len(fortnight.open_minutes(a, b)) * MINUTE


@FEW
@given(fortnights(), MINUTES, st.integers(1, 5000))
def test_adding_working_time_ends_with_the_last_open_minute_needed(fortnight: Fortnight, a: int, amount: int) -> None:
    counted = fortnight.open_minutes(a, DAYS * 1440)[:amount]
    if counted:
        due = add_working_time(fortnight.hours, fortnight.at(a), len(counted) * MINUTE)
        assert due.astimezone(timezone.utc) == fortnight.at(counted[-1] + 1)


@FEW
@given(fortnights(), MINUTES)
def test_bands_openings_and_opening_hours_agree_with_the_wall_clock(fortnight: Fortnight, a: int) -> None:
    support, at = fortnight.hours, fortnight.at(a)
    assert band_at(support, at) is fortnight.bands[a]
    assert is_open(support, at) is (fortnight.bands[a] is Band.SUPPORT)
    expected = [fortnight.at(minute) for minute in fortnight.open_minutes(a, DAYS * 1440)[:1]]
    if expected:
        opening = next_opening(support, at)
        assert opening is not None
        assert opening.astimezone(timezone.utc) == expected[0]


def runs(bands: tuple[Band, ...]) -> Iterator[tuple[Band, int, int]]:
    begin = 0
    for band, group in groupby(bands):
        length = len(list(group))
        yield band, begin, begin + length
        begin += length


@FEW
@given(fortnights(), MINUTES, MINUTES)
def test_intervals_and_bands_are_the_runs_of_equal_minutes(fortnight: Fortnight, a: int, b: int) -> None:
    a, b = sorted((a, b))
    expected = [(band, a + begin, a + end) for band, begin, end in runs(fortnight.bands[a:b])]
    intervals = list(open_intervals(fortnight.hours, fortnight.at(a), fortnight.at(b)))
    assert intervals == [
        (fortnight.at(begin), fortnight.at(end)) for band, begin, end in expected if band is Band.SUPPORT
    ]
    parts = split_by_band(fortnight.hours, fortnight.at(a), fortnight.at(b))
    assert parts == tuple((band, (end - begin) * MINUTE) for band, begin, end in expected)


@FEW
@given(
    weeks().filter(any),
    st.sampled_from(FORTNIGHTS),
    MINUTES,
    st.timedeltas(timedelta(0), timedelta(days=20)),
)
def test_the_time_until_a_deadline_is_the_time_that_was_added(
    week: tuple[tuple[Window, ...], ...], fortnight: tuple[str, str], a: int, amount: timedelta
) -> None:
    zone, first = fortnight
    support = SupportHours(zone, week)
    start = wall_clock(zone, first)[0] + a * MINUTE
    assert working_time_between(support, start, add_working_time(support, start, amount)) == amount
