"""Who is on call follows the wall clock of the rota and its overrides."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.desk.oncall import Override, Rota, Shift, Technician, duties, is_planned, unplanned, who_is_on_call

TORONTO = ZoneInfo("America/Toronto")
ROBIN, AMARA, JONAS = (Technician(name, f"stand-in:{name}") for name in ("Robin", "Amara", "Jonas"))
ROTA = Rota("America/Toronto", (ROBIN, AMARA, JONAS), datetime(2026, 1, 5, 8, 0, tzinfo=TORONTO))


@pytest.mark.parametrize(
    ("at", "first"),
    [
        pytest.param(datetime(2025, 12, 31, 8, 0), ROBIN, id="before the first handover"),
        pytest.param(datetime(2026, 1, 5, 8, 0), ROBIN, id="the first handover"),
        pytest.param(datetime(2026, 1, 12, 7, 59), ROBIN, id="a minute before the second"),
        pytest.param(datetime(2026, 1, 12, 8, 0), AMARA, id="the second"),
        pytest.param(datetime(2026, 1, 19, 8, 0), JONAS, id="the third"),
        pytest.param(datetime(2026, 1, 26, 8, 0), ROBIN, id="round again"),
        pytest.param(datetime(2026, 3, 9, 7, 59), JONAS, id="before a handover in summer time"),
        pytest.param(datetime(2026, 3, 9, 8, 0), ROBIN, id="a handover in summer time is at eight too"),
    ],
)
def test_turns_are_handed_over_at_the_same_hour_of_the_wall_clock(at: datetime, first: Technician) -> None:
    assert who_is_on_call(ROTA, at.replace(tzinfo=TORONTO))[0] == first


def test_the_others_follow_in_their_order() -> None:
    assert who_is_on_call(ROTA, datetime(2026, 1, 12, 9, 0, tzinfo=TORONTO)) == (AMARA, JONAS, ROBIN)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(-1, (ROBIN, AMARA, JONAS)), (0, (JONAS, ROBIN, AMARA)), (59, (JONAS, ROBIN, AMARA)), (60, (ROBIN, AMARA, JONAS))],
    ids=["before", "from its start", "until its end", "at its end"],
)
def test_whoever_stands_in_comes_first_from_start_to_end(minutes: int, expected: tuple[Technician, ...]) -> None:
    start = datetime(2026, 1, 6, 12, 0, tzinfo=TORONTO)
    rota = Rota(
        ROTA.zone,
        ROTA.order,
        ROTA.first_handover,
        overrides=(Override(start, start + timedelta(hours=1), "Jonas"), Override(start, start, "Amara")),
    )
    assert who_is_on_call(rota, start + timedelta(minutes=minutes)) == expected
    assert rota.technician("Jonas") == JONAS
    assert rota.technician("Nobody") is None


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=TORONTO)


CALENDAR = Rota(
    ROTA.zone,
    ROTA.order,
    shifts=(
        Shift(_at(5, 18), _at(6, 8), "Amara"),
        Shift(_at(5, 22), _at(6, 2), "Jonas"),
        Shift(_at(6, 8), _at(6, 12), "Amara"),
        Shift(_at(5, 18), _at(6, 8), "Somebody else"),
    ),
)


@pytest.mark.parametrize(
    ("at", "expected", "planned"),
    [
        pytest.param(_at(5, 17, 59), (ROBIN, AMARA, JONAS), False, id="before the first shift"),
        pytest.param(_at(5, 18), (AMARA, ROBIN, JONAS), True, id="one shift"),
        pytest.param(_at(5, 22), (JONAS, AMARA, ROBIN), True, id="two at once: the later one first"),
        pytest.param(_at(6, 2), (AMARA, ROBIN, JONAS), True, id="the later one is over"),
        pytest.param(_at(6, 12), (ROBIN, AMARA, JONAS), False, id="after the last shift"),
    ],
)
def test_the_shifts_of_a_calendar_come_first(at: datetime, expected: tuple[Technician, ...], planned: bool) -> None:
    assert (who_is_on_call(CALENDAR, at), is_planned(CALENDAR, at)) == (expected, planned)


def test_the_duties_of_a_calendar_name_the_gaps() -> None:
    found = [(d.start, d.end, d.technician.name, d.planned) for d in duties(CALENDAR, _at(5, 12), _at(6, 18))]
    assert found == [
        (_at(5, 12), _at(5, 18), "Robin", False),
        (_at(5, 18), _at(5, 22), "Amara", True),
        (_at(5, 22), _at(6, 2), "Jonas", True),
        (_at(6, 2), _at(6, 12), "Amara", True),
        (_at(6, 12), _at(6, 18), "Robin", False),
    ]
    assert [d.end - d.start for d in unplanned(CALENDAR, _at(5, 12), _at(6, 18))] == [timedelta(hours=6)] * 2


def test_the_duties_of_a_rota_turn_at_its_handovers_and_overrides() -> None:
    rota = Rota(ROTA.zone, ROTA.order, ROTA.first_handover, overrides=(Override(_at(13, 0), _at(14, 0), "Jonas"),))
    found = [(duty.start, duty.technician.name) for duty in duties(rota, _at(5, 9), _at(20, 9))]
    assert found == [
        (_at(5, 9), "Robin"),
        (_at(12, 8), "Amara"),
        (_at(13, 0), "Jonas"),
        (_at(14, 0), "Amara"),
        (_at(19, 8), "Jonas"),
    ]
    assert unplanned(rota, _at(5, 9), _at(20, 9)) == ()


def test_every_minute_of_a_stretch_belongs_to_its_technician() -> None:
    rota = Rota(ROTA.zone, ROTA.order, datetime(2026, 3, 1, 8, 0, tzinfo=TORONTO), days=1)
    start = datetime(2026, 3, 6, 0, 0, tzinfo=timezone.utc)
    for duty in duties(rota, start, start + timedelta(days=5)):  # over the change of clocks
        at = duty.start
        while at < duty.end:
            assert who_is_on_call(rota, at)[0] == duty.technician
            at = (at.astimezone(timezone.utc) + timedelta(minutes=10)).astimezone(TORONTO)
