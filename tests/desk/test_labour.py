"""Minutes that are accounted for: cut short, paid by an allowance first, and said in hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Work
from bot.desk.contracts import RateCard, RateRow, RoundingScope
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.labour import Billed, billed_work, in_hours, taken_apart
from bot.desk.money import Money
from bot.desk.rates import Hourly, Job
from bot.desk.work_done import WorkEntry

HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": "09:00-17:00"}))
FOUR = datetime(2026, 11, 24, 16, tzinfo=ZoneInfo("America/Toronto"))
DAY = Hourly(Band.SUPPORT, Fraction(100), True, None, False)
NIGHT = Hourly(Band.AFTER_HOURS, Fraction(200), True, None, False)


def job(*rows: RateRow) -> Job:
    doubled = RateRow(band=Band.AFTER_HOURS, multiplier=Decimal(2))
    return Job(RateCard(base=Money.of("100.00", "CAD"), rows=(doubled, *rows)), HOURS, Work.REMOTE)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        pytest.param(0, "0 min", id="no time"),
        pytest.param(1, "1 min", id="a minute"),
        pytest.param(59, "59 min", id="almost an hour"),
        pytest.param(60, "1 h", id="an hour"),
        pytest.param(61, "1 h 1 min", id="a minute more"),
        pytest.param(90, "1 h 30 min", id="hours and minutes"),
        pytest.param(1500, "25 h", id="more than a day"),
        pytest.param(Fraction(27, 2), "about 14 min", id="half a minute goes up"),
        pytest.param(Fraction(134, 10), "about 13 min", id="less than half goes down"),
        pytest.param(Fraction(1196, 10), "about 2 h", id="almost two hours"),
        pytest.param(Fraction(1, 3), "about 0 min", id="less than a minute"),
    ],
)
def test_a_length_is_said_in_hours_and_minutes(minutes: int | Fraction, expected: str) -> None:
    assert in_hours(Fraction(minutes)) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        pytest.param(0, (), id="no time"),
        pytest.param(59, ((DAY, 59),), id="before the rate changes"),
        pytest.param(60, ((DAY, 60),), id="just when the rate changes"),
        pytest.param(61, ((DAY, 60), (NIGHT, 1)), id="a minute behind"),
        pytest.param(150, ((DAY, 60), (NIGHT, 90)), id="all of it"),
    ],
)
def test_work_that_had_ended_sooner_loses_its_last_minutes(minutes: int, expected: tuple[object, ...]) -> None:
    whole = taken_apart(job(), WorkEntry(FOUR, 150, "senior"))
    found = whole.shortened(minutes)
    assert found.pieces == expected
    assert (found.entry, found.arrival) == (WorkEntry(FOUR, minutes, "senior"), whole.arrival)


def test_the_terms_on_arrival_are_those_of_whoever_arrives() -> None:
    senior = RateRow(role="senior", minimum_minutes=60)
    found = [taken_apart(job(senior), WorkEntry(FOUR, 10, role)).arrival.minimum for role in ("senior", None)]
    assert found == [60, 0]


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        pytest.param(0, [(DAY, 60, False), (NIGHT, 30, False)], id="nothing is left"),
        pytest.param(45, [(DAY, 45, True), (DAY, 15, False), (NIGHT, 30, False)], id="the first minutes"),
        pytest.param(60, [(DAY, 60, True), (NIGHT, 30, False)], id="just the first piece"),
        pytest.param(75, [(DAY, 60, True), (NIGHT, 15, True), (NIGHT, 15, False)], id="into the second"),
        pytest.param(90, [(DAY, 60, True), (NIGHT, 30, True)], id="all of it"),
        pytest.param(500, [(DAY, 60, True), (NIGHT, 30, True)], id="more than there is"),
    ],
)
def test_an_allowance_pays_the_first_minutes_and_no_piece_is_empty(allowed: int, expected: list[object]) -> None:
    found = list(billed_work(job(), (taken_apart(job(), WorkEntry(FOUR, 90)),), allowed))
    assert [(piece.hourly, piece.minutes, piece.covered) for piece in found] == expected


@pytest.mark.parametrize(
    ("scope", "least", "expected"),
    [
        pytest.param(RoundingScope.TICKET, 75, [(15, True), (45, True), (15, False)], id="a ticket"),
        pytest.param(RoundingScope.ENTRY, 15, [(15, True), (30, True), (15, False)], id="each entry on its own"),
    ],
)
def test_what_is_added_to_the_work_is_paid_as_the_work_is(
    scope: RoundingScope, least: int, expected: list[object]
) -> None:
    """The first forty of ten, thirty and ten minutes."""
    asked = job(RateRow(minimum_minutes=least))
    asked = replace(asked, card=replace(asked.card, scope=scope))
    worked = [(0, 10), (20, 30), (50, 10)]
    entries = (taken_apart(asked, WorkEntry(FOUR + timedelta(minutes=at), length)) for at, length in worked)
    assert [(piece.minutes, piece.covered) for piece in billed_work(asked, tuple(entries), 40)] == expected


def test_work_of_no_time_is_billed_as_the_minimum_of_its_arrival() -> None:
    least = RateRow(minimum_minutes=20, increment_minutes=15)
    found = tuple(billed_work(job(least), (taken_apart(job(least), WorkEntry(FOUR, 0)),)))
    assert found == (Billed(DAY, Fraction(30), "the minimum is 20 min"),)
