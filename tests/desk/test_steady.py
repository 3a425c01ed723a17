"""The desk's own time: even, never going back, following a drift and no step."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from random import Random

import pytest

from bot.desk.steady import LIVES_FOR, SLOWLY, STEP, Bearings, Heard, Steady, carry_on, time_of_the_others
from tests.proving import cases, seeded

START = datetime(2026, 11, 24, 3, 0, tzinfo=timezone.utc)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def _after(seconds: float, steps: dict[int, timedelta] | None = None, drift: float = 0.0) -> timedelta:
    """How far the desk's time is from the true time after so many seconds, with the wall stepped and drifting."""
    steady, wall_ahead = Steady(START, timedelta(0)), timedelta(0)
    for second in range(1, int(seconds) + 1):
        wall_ahead += (steps or {}).get(second, timedelta(0)) + timedelta(seconds=drift)
        true = timedelta(seconds=second)
        steady = carry_on(steady, START + true + wall_ahead, true)
    return steady.now - (START + timedelta(seconds=int(seconds)))


@pytest.mark.parametrize("step", [HOUR, -HOUR, 24 * HOUR, -24 * HOUR, STEP, -STEP], ids=str)
def test_a_step_of_the_wall_moves_nothing(step: timedelta) -> None:
    assert _after(600, {30: step}) == timedelta(0)
    assert _after(600, {30: step, 60: step, 90: -step}) == timedelta(0)


def test_the_wall_that_steps_there_and_back_is_followed_again() -> None:
    assert _after(100, {30: HOUR, 60: -HOUR}, drift=0.001) == timedelta(seconds=0.1)


@pytest.mark.parametrize("drift", [0.001, -0.001, 0.03, -0.03])
def test_a_drift_of_less_than_two_seconds_a_minute_is_followed(drift: float) -> None:
    assert abs(_after(600, drift=drift) - timedelta(seconds=600 * drift)) < SECOND / 100


def test_a_small_difference_is_made_up_for_so_slowly_that_nothing_notices() -> None:
    almost = STEP - SECOND / 10
    gained = [round(_after(seconds, {1: almost}) / SECOND, 3) for seconds in (1, 31, 61)]
    assert gained == [round(1 / SLOWLY, 3), round(31 / SLOWLY, 3), almost / SECOND]


def test_the_time_never_goes_back_and_never_runs_faster_than_by_a_thirtieth() -> None:
    random: Random = seeded("steady")
    for _ in range(cases(200, 20_000)):
        steady, wall, uptime = Steady(START, timedelta(0)), START, timedelta(0)
        for _ in range(30):
            passed = timedelta(seconds=random.choice((0, 0.001, 1, 60, 3600)))
            uptime += passed
            wall += passed + random.choice((timedelta(0), timedelta(0), HOUR, -HOUR, SECOND, -SECOND, -24 * HOUR))
            after = carry_on(steady, wall, uptime)
            went = after.now - steady.now
            assert passed - passed / SLOWLY <= went <= passed + passed / SLOWLY
            assert went >= timedelta(0)
            steady = after


def _mine(now: datetime = START, *, boot: str = "here", uptime: timedelta = HOUR) -> Bearings:
    return Bearings(now, now, boot, uptime)


def _heard(at: datetime, *, boot: str = "here", uptime: timedelta = HOUR, accepted: int = 0, ahead: float = 0) -> Heard:
    return Heard(at, boot, uptime, accepted, timedelta(seconds=ahead))


@pytest.mark.parametrize(
    ("heard", "database", "accepted", "wanted"),
    [
        pytest.param([], START, 0, None, id="nobody lives"),
        pytest.param([_heard(START)], START, 0, None, id="they agree"),
        pytest.param([_heard(START - HOUR)], START, 0, START - HOUR, id="the wall went forward, theirs is believed"),
        pytest.param([_heard(START + 24 * HOUR)], START, 0, START + 24 * HOUR, id="it went back by a day"),
        pytest.param(
            [_heard(START - HOUR, uptime=HOUR - 20 * SECOND)], START, 0, START - HOUR + 20 * SECOND, id="20 s ago"
        ),
        pytest.param([_heard(START - HOUR, uptime=HOUR - LIVES_FOR)], START, 0, None, id="it is dead"),
        pytest.param([_heard(START - HOUR, uptime=2 * HOUR)], START, 0, None, id="it is of the future"),
        pytest.param([_heard(START - HOUR)], START, 1, None, id="it has not heard what was accepted"),
        pytest.param([_heard(START - HOUR, accepted=1)], START, 1, START - HOUR, id="it has heard it"),
        pytest.param(
            [_heard(START - HOUR, boot="there", ahead=-3600)], START, 0, START - HOUR, id="elsewhere, by the database"
        ),
        pytest.param(
            [_heard(START - HOUR, boot="there", ahead=-3600), _heard(START)],
            START,
            0,
            None,
            id="this machine comes first",
        ),
        pytest.param(
            [_heard(START - HOUR, boot="there", ahead=-3600)], START + HOUR, 0, None, id="elsewhere and long ago"
        ),
        pytest.param([_heard(START - HOUR, boot="")], START, 0, None, id="a boot that nobody can tell"),
        pytest.param([_heard(START - STEP + SECOND / 10)], START, 0, None, id="less than a step is followed"),
    ],
)
def test_a_new_process_takes_the_time_of_those_that_live(
    heard: list[Heard], database: datetime, accepted: int, wanted: datetime | None
) -> None:
    assert time_of_the_others(heard, _mine(), database, accepted) == wanted
