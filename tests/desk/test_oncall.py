"""Who is on call follows the wall clock of the rota and its overrides."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.desk.oncall import Override, Rota, Technician, who_is_on_call

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
