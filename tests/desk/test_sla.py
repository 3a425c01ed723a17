"""Targets, deadlines and the clock: pauses, stops, reopening and changes of priority, in working time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.catalogue import RequestType
from bot.desk.errors import DeskError
from bot.desk.hours import NeverOpens, SupportHours, add_working_time, parse_weekly
from bot.desk.sla import (
    WARN_AT,
    Clock,
    ClockPaused,
    ClockRunning,
    ClockStopped,
    Deadlines,
    InvalidTarget,
    Metric,
    MissingTarget,
    PauseReason,
    SlaPolicy,
    Target,
    TimeRunsBackwards,
    breached,
    deadlines,
    due,
    elapsed,
    pause,
    remaining,
    reopen,
    restart,
    resume,
    retarget,
    share_used,
    start_clock,
    stop,
    warnings_due,
    warnings_reached,
)

ZONE = ZoneInfo("America/Toronto")
NINE_TO_FIVE = SupportHours(ZONE.key, parse_weekly({"mon-fri": ["09:00-17:00"]}))
NINE_TO_SIX = SupportHours(ZONE.key, parse_weekly({"mon-fri": ["09:00-18:00"]}))
NEVER = SupportHours(ZONE.key, parse_weekly({}))
MAPLE = SupportHours(
    ZONE.key,
    parse_weekly({"mon-fri": ["08:00-18:00"], "sat": ["09:00-13:00"]}),
    holidays=frozenset({date(2026, 12, 24), date(2026, 12, 25)}),
)
CLIENT = PauseReason.WAITING_CLIENT


def of(amount: float) -> timedelta:
    return timedelta(hours=amount)


MAPLE_SLA = SlaPolicy(
    (
        ("P1", Target(of(0.5), of(4), around_the_clock=True)),
        ("P2", Target(of(1), of(8))),
        ("P3", Target(of(4), of(16))),
        ("P4", Target(of(8), of(40))),
    )
)


def november(text: str) -> datetime:
    """``23T16:00`` in Toronto; 2026-11-23 is a Monday, the 27th a Friday, the 30th a Monday."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("priority", "start", "respond_by", "resolve_by"),
    [
        pytest.param("P4", "24T10:00", "2026-11-24T18:00-05:00", "2026-11-28T11:00-05:00", id="printer trouble"),
        pytest.param("P1", "29T03:00", "2026-11-29T03:30-05:00", "2026-11-29T07:00-05:00", id="sunday night"),
        pytest.param("P2", "28T12:30", "2026-11-30T08:30-05:00", "2026-11-30T15:30-05:00", id="late on saturday"),
    ],
)
def test_the_deadlines_of_maple_dental(priority: str, start: str, respond_by: str, resolve_by: str) -> None:
    found = deadlines(MAPLE_SLA, MAPLE, priority, november(start))
    assert found.respond_by is not None
    assert found.resolve_by is not None
    assert found.respond_by.isoformat(timespec="minutes") == respond_by
    assert found.resolve_by.isoformat(timespec="minutes") == resolve_by


def test_deadlines_over_a_holiday_skip_it() -> None:
    start = datetime(2026, 12, 23, 17, 0, tzinfo=ZONE)
    assert deadlines(MAPLE_SLA, MAPLE, "P2", start) == Deadlines(
        datetime(2026, 12, 23, 18, 0, tzinfo=ZONE), datetime(2026, 12, 28, 11, 0, tzinfo=ZONE)
    )


def test_an_around_the_clock_target_ignores_the_hours_it_stands_in() -> None:
    policy = SlaPolicy((("P1", Target(of(1), of(10), around_the_clock=True)),))
    assert deadlines(policy, NINE_TO_FIVE, "P1", november("27T22:00")) == Deadlines(
        november("27T23:00"), november("28T08:00")
    )


def test_a_target_without_a_promise_has_no_deadline() -> None:
    policy = SlaPolicy((("P4", Target(None, of(8))),))
    assert deadlines(policy, NINE_TO_FIVE, "P4", november("23T09:00")) == Deadlines(None, november("23T17:00"))


def test_a_priority_that_the_policy_leaves_out_is_refused_rather_than_left_without_a_deadline() -> None:
    policy = SlaPolicy((("P1", Target(of(1), of(4))),))
    assert policy.target("P4") is None
    with pytest.raises(
        MissingTarget, match=r"^The contract's SLA has no target for this priority\. Add one to the client file\.$"
    ):
        deadlines(policy, NINE_TO_FIVE, "P4", november("23T09:00"))


def test_working_time_targets_need_hours_that_open() -> None:
    with pytest.raises(NeverOpens):
        deadlines(MAPLE_SLA, NEVER, "P2", november("23T09:00"))
    assert deadlines(MAPLE_SLA, NEVER, "P1", november("23T09:00")).resolve_by == november("23T13:00")


@pytest.mark.parametrize("amount", [0, -1])
def test_a_target_of_no_length_is_refused(amount: float) -> None:
    with pytest.raises(InvalidTarget):
        Target(of(amount), None)
    with pytest.raises(InvalidTarget):
        Target(None, of(amount))
    with pytest.raises(InvalidTarget):
        start_clock(november("23T09:00"), of(amount))
    with pytest.raises(InvalidTarget):
        retarget(start_clock(november("23T09:00"), of(1)), of(amount), False, november("23T09:30"))


def test_two_targets_for_one_priority_are_refused() -> None:
    with pytest.raises(InvalidTarget, match=r"^A priority has two targets\. Keep one of them\.$"):
        SlaPolicy((("P1", Target(of(1), None)), ("P1", Target(of(2), None))))


def test_a_pause_over_the_weekend_moves_the_deadline_by_working_time() -> None:
    clock = start_clock(november("27T16:00"), of(8))
    assert due(clock, NINE_TO_FIVE, november("27T16:15")) == november("30T16:00")
    clock = pause(clock, november("27T16:30"), CLIENT)
    assert due(clock, NINE_TO_FIVE, november("28T12:00")) is None
    clock = resume(clock, november("30T09:30"))
    assert due(clock, NINE_TO_FIVE, november("30T09:30")) == november("30T17:00")
    assert remaining(clock, NINE_TO_FIVE, november("30T09:30")) == of(7.5)


def test_two_working_hours_of_waiting_over_night_move_the_deadline_by_two_working_hours() -> None:
    clock = start_clock(november("23T16:00"), of(8))
    assert due(clock, NINE_TO_SIX, november("23T16:00")) == november("24T15:00")
    clock = resume(pause(clock, november("23T17:00"), CLIENT), november("24T10:00"))
    assert due(clock, NINE_TO_SIX, november("24T10:00")) == november("24T17:00")


def test_a_pause_outside_hours_moves_nothing() -> None:
    clock = start_clock(november("27T16:00"), of(8))
    clock = resume(pause(clock, november("27T18:00"), CLIENT), november("29T12:00"))
    assert due(clock, NINE_TO_FIVE, november("29T12:00")) == november("30T16:00")


def test_several_pauses_add_up_and_keep_their_reasons() -> None:
    clock = start_clock(november("23T09:00"), of(8))
    clock = resume(pause(clock, november("23T10:00"), PauseReason.WAITING_APPROVAL), november("23T11:00"))
    clock = resume(pause(clock, november("23T12:00"), PauseReason.WAITING_VENDOR), november("23T16:00"))
    assert elapsed(clock, NINE_TO_FIVE, november("23T16:30")) == of(2.5)
    assert due(clock, NINE_TO_FIVE, november("23T16:30")) == november("24T14:00")
    assert [span.reason for span in clock.spans] == [
        None,
        PauseReason.WAITING_APPROVAL,
        None,
        PauseReason.WAITING_VENDOR,
        None,
    ]


@pytest.mark.parametrize("at", ["26T10:00", "27T16:00", "27T23:00", "29T12:00", "30T12:00", "30T20:00"])
def test_the_due_instant_of_a_clock_never_paused_does_not_depend_on_when_one_asks(at: str) -> None:
    assert due(start_clock(november("27T16:00"), of(8)), NINE_TO_FIVE, november(at)) == november("30T16:00")


def test_an_instant_between_two_changes_is_answered_as_it_stood_then() -> None:
    clock = resume(pause(start_clock(november("23T09:00"), of(4)), november("23T10:00"), CLIENT), november("23T15:00"))
    assert due(clock, NINE_TO_FIVE, november("23T09:30")) == november("23T13:00")
    assert due(clock, NINE_TO_FIVE, november("23T12:00")) is None
    assert elapsed(clock, NINE_TO_FIVE, november("23T09:30")) == of(0.5)
    assert elapsed(clock, NINE_TO_FIVE, november("23T12:00")) == of(1)


def test_an_around_the_clock_target_counts_nights_and_weekends() -> None:
    clock = start_clock(november("27T22:00"), of(10), around_the_clock=True)
    assert elapsed(clock, NINE_TO_FIVE, november("28T03:00")) == of(5)
    assert due(clock, NINE_TO_FIVE, november("28T03:00")) == november("28T08:00")
    assert breached(clock, NINE_TO_FIVE, november("28T08:01")) is True


def test_real_time_counts_in_the_night_the_clocks_go_back() -> None:
    clock = start_clock(datetime(2026, 11, 1, 1, 30, tzinfo=ZONE, fold=0), of(4), around_the_clock=True)
    clock = pause(clock, datetime(2026, 11, 1, 1, 30, tzinfo=ZONE, fold=1), CLIENT)
    clock = resume(clock, datetime(2026, 11, 1, 2, 0, tzinfo=ZONE))
    at = datetime(2026, 11, 1, 2, 0, tzinfo=ZONE)
    assert elapsed(clock, NINE_TO_FIVE, at) == of(1)
    assert due(clock, NINE_TO_FIVE, at) == datetime(2026, 11, 1, 5, 0, tzinfo=ZONE)


def test_the_second_pass_through_the_repeated_hour_is_later_than_the_first() -> None:
    clock = start_clock(datetime(2026, 11, 1, 1, 0, tzinfo=ZONE, fold=0), of(0.5), around_the_clock=True)
    first, second = (datetime(2026, 11, 1, 1, 15, tzinfo=ZONE, fold=fold) for fold in (0, 1))
    assert breached(clock, NINE_TO_FIVE, first) is False
    assert breached(clock, NINE_TO_FIVE, second) is True
    with pytest.raises(TimeRunsBackwards):
        resume(pause(clock, second, CLIENT), first)
    stopped = stop(clock, second)
    assert elapsed(stopped, NINE_TO_FIVE, first) == of(0.25)
    assert warnings_due(stopped, NINE_TO_FIVE, first) == (50,)
    with pytest.raises(TimeRunsBackwards):
        reopen(stopped, first)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("27T15:00", False, id="before it started"),
        pytest.param("27T16:59", False, id="a minute left"),
        pytest.param("27T17:00", False, id="on the dot"),
        pytest.param("27T17:01", True, id="a minute late, though the desk is closed"),
        pytest.param("30T09:01", True, id="late by working time too"),
    ],
)
def test_a_target_is_missed_as_soon_as_its_due_instant_has_passed(at: str, expected: bool) -> None:
    clock = start_clock(november("27T16:00"), of(1))
    assert breached(clock, NINE_TO_FIVE, november(at)) is expected


def test_a_clock_stopped_in_time_is_never_missed() -> None:
    clock = stop(start_clock(november("27T16:00"), of(1)), november("27T17:00"))
    assert breached(clock, NINE_TO_FIVE, november("30T12:00")) is False
    assert remaining(clock, NINE_TO_FIVE, november("30T12:00")) == of(0)
    assert due(clock, NINE_TO_FIVE, november("30T12:00")) == november("27T17:00")


def test_a_paused_clock_is_not_missed_however_long_it_waits() -> None:
    clock = pause(start_clock(november("23T09:00"), of(4)), november("23T12:00"), CLIENT)
    assert breached(clock, NINE_TO_FIVE, november("30T12:00")) is False
    assert elapsed(clock, NINE_TO_FIVE, november("30T12:00")) == of(3)


@pytest.mark.parametrize("late", ["23T13:30", "23T18:00"])
def test_a_pause_after_the_miss_does_not_launder_it(late: str) -> None:
    clock = resume(pause(start_clock(november("23T09:00"), of(4)), november(late), CLIENT), november("30T09:00"))
    assert breached(clock, NINE_TO_FIVE, november("30T09:00")) is True
    assert due(clock, NINE_TO_FIVE, november("30T09:00")) == november("30T09:00")


def test_a_pause_after_closing_time_does_not_launder_a_miss_of_no_working_minute() -> None:
    clock = pause(start_clock(november("23T09:00"), of(8)), november("23T17:30"), CLIENT)
    assert remaining(clock, NINE_TO_FIVE, november("24T12:00")) == of(0)
    assert breached(clock, NINE_TO_FIVE, november("24T12:00")) is True


def test_a_ticket_resolved_out_of_a_pause_keeps_its_hold_time() -> None:
    clock = pause(start_clock(november("23T09:00"), of(4)), november("23T11:00"), PauseReason.SCHEDULED)
    clock = stop(clock, november("24T16:00"))
    assert elapsed(clock, NINE_TO_FIVE, november("30T12:00")) == of(2)
    assert breached(clock, NINE_TO_FIVE, november("30T12:00")) is False
    assert due(clock, NINE_TO_FIVE, november("30T12:00")) is None
    held = clock.spans[-1]
    assert (held.start, held.end, held.reason) == (
        november("23T11:00"),
        november("24T16:00"),
        PauseReason.SCHEDULED,
    )


def test_reopening_goes_on_with_the_time_used_and_leaves_out_the_time_between() -> None:
    clock = stop(start_clock(november("23T09:00"), of(8)), november("23T14:00"))
    clock = reopen(clock, november("25T09:00"))
    assert clock.stopped is None
    assert elapsed(clock, NINE_TO_FIVE, november("25T10:00")) == of(6)
    assert due(clock, NINE_TO_FIVE, november("25T10:00")) == november("25T12:00")
    assert breached(clock, NINE_TO_FIVE, november("25T12:00")) is False
    assert breached(clock, NINE_TO_FIVE, november("25T12:01")) is True


def test_reopening_never_launders_a_miss() -> None:
    clock = stop(start_clock(november("23T09:00"), of(2)), november("23T14:00"))
    clock = stop(reopen(clock, november("25T09:00")), november("25T09:01"))
    assert breached(clock, NINE_TO_FIVE, november("30T12:00")) is True
    assert elapsed(clock, NINE_TO_FIVE, november("30T12:00")) == of(5) + timedelta(minutes=1)


def test_all_that_ran_before_counts_towards_a_miss() -> None:
    clock = start_clock(november("23T09:00"), of(4))
    for back, wait in (("23T12:00", "23T11:00"), ("23T15:00", "23T13:30")):
        clock = resume(pause(clock, november(wait), CLIENT), november(back))
    assert elapsed(clock, NINE_TO_FIVE, november("23T15:30")) == of(4)
    assert breached(clock, NINE_TO_FIVE, november("23T15:30")) is False
    assert breached(clock, NINE_TO_FIVE, november("23T15:31")) is True


def test_a_clock_knows_when_it_started_and_what_its_spans_are() -> None:
    clock = pause(start_clock(november("23T09:00"), of(4)), november("23T10:00"), CLIENT)
    assert (clock.started, clock.started.tzinfo) == (november("23T09:00"), timezone.utc)
    assert [(span.running, span.start.tzinfo) for span in clock.spans] == [(True, timezone.utc), (False, timezone.utc)]


def test_a_change_of_priority_keeps_the_time_used() -> None:
    clock = retarget(start_clock(november("23T09:00"), of(16)), of(8), False, november("23T12:00"))
    assert elapsed(clock, NINE_TO_FIVE, november("23T12:00")) == of(3)
    assert due(clock, NINE_TO_FIVE, november("23T12:00")) == november("23T17:00")


def test_time_used_in_working_hours_does_not_grow_when_the_new_target_runs_around_the_clock() -> None:
    clock = retarget(start_clock(november("27T16:00"), of(8)), of(4), True, november("30T10:00"))
    assert elapsed(clock, NINE_TO_FIVE, november("30T10:00")) == of(2)
    assert due(clock, NINE_TO_FIVE, november("30T10:00")) == november("30T12:00")
    assert breached(clock, NINE_TO_FIVE, november("30T11:00")) is False


def test_time_used_around_the_clock_does_not_shrink_when_the_new_target_counts_working_time() -> None:
    clock = retarget(
        start_clock(november("29T03:00"), of(8), around_the_clock=True), of(16), False, november("29T06:00")
    )
    assert elapsed(clock, NINE_TO_FIVE, november("30T09:00")) == of(3)
    assert due(clock, NINE_TO_FIVE, november("29T06:00")) == november("30T17:00") + timedelta(hours=21)


def test_a_new_target_that_is_used_up_already_is_missed() -> None:
    clock = retarget(start_clock(november("23T09:00"), of(16)), of(2), False, november("23T12:00"))
    assert due(clock, NINE_TO_FIVE, november("23T12:00")) == november("23T12:00")
    assert remaining(clock, NINE_TO_FIVE, november("23T12:00")) == of(-1)
    assert breached(clock, NINE_TO_FIVE, november("23T12:00")) is True


def test_a_change_of_priority_during_a_pause_stays_paused() -> None:
    clock = pause(start_clock(november("23T09:00"), of(16)), november("23T10:00"), CLIENT)
    clock = retarget(clock, of(4), True, november("23T12:00"))
    assert due(clock, NINE_TO_FIVE, november("23T12:00")) is None
    clock = resume(clock, november("23T16:00"))
    assert due(clock, NINE_TO_FIVE, november("23T16:00")) == november("23T19:00")


def test_the_same_target_again_changes_nothing() -> None:
    clock = start_clock(november("23T09:00"), of(8))
    assert retarget(clock, of(8), False, november("23T20:00")) == clock


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("23T08:00", Decimal(0), id="before it started"),
        pytest.param("23T13:00", Decimal("0.5"), id="half"),
        pytest.param("23T20:00", Decimal(1), id="all, after closing"),
        pytest.param("24T11:00", Decimal("1.25"), id="too late"),
    ],
)
def test_the_share_used_is_a_part_of_the_target(at: str, expected: Decimal) -> None:
    assert share_used(start_clock(november("23T09:00"), of(8)), NINE_TO_FIVE, november(at)) == expected


@pytest.mark.parametrize(
    ("at", "given_before", "expected"),
    [
        pytest.param("23T12:59", (), (), id="under half"),
        pytest.param("23T13:00", (), (50,), id="half"),
        pytest.param("23T13:00", (50,), (), id="half, and said"),
        pytest.param("23T15:00", (50,), (75,), id="three quarters"),
        pytest.param("23T16:12", (50, 75), (90,), id="nine tenths"),
        pytest.param("23T17:00", (50, 75, 90), (100,), id="all"),
        pytest.param("30T12:00", (), WARN_AT, id="nobody looked for a week"),
    ],
)
def test_people_are_warned_once_at_each_share(
    at: str, given_before: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    clock = start_clock(november("23T09:00"), of(8))
    assert warnings_due(clock, NINE_TO_FIVE, november(at), given_before) == expected


def test_a_stopped_clock_warns_nobody() -> None:
    clock = stop(start_clock(november("23T09:00"), of(8)), november("23T16:00"))
    assert warnings_due(clock, NINE_TO_FIVE, november("23T15:30")) == (50, 75)
    assert warnings_due(clock, NINE_TO_FIVE, november("23T16:00")) == ()


RUNNING = start_clock(november("23T09:00"), of(8))
PAUSED = pause(RUNNING, november("23T10:00"), CLIENT)
STOPPED = stop(RUNNING, november("23T10:00"))
LATER, EARLIER = november("23T12:00"), november("23T08:59")


IS_PAUSED, IS_NOT_PAUSED = "The clock is paused already.", "The clock is not paused."
HAS_STOPPED, HAS_NOT = "The clock has stopped. Reopen it first.", "The clock has not stopped."


def changed_later(at: str) -> str:
    return f"The clock was changed later than this, at 2026-11-23 {at} UTC."


@pytest.mark.parametrize(
    ("command", "error", "message"),
    [
        pytest.param(lambda: pause(PAUSED, LATER, CLIENT), ClockPaused, IS_PAUSED, id="pause while paused"),
        pytest.param(lambda: pause(STOPPED, LATER, CLIENT), ClockStopped, HAS_STOPPED, id="pause after the stop"),
        pytest.param(lambda: resume(RUNNING, LATER), ClockRunning, IS_NOT_PAUSED, id="resume while running"),
        pytest.param(lambda: resume(STOPPED, LATER), ClockStopped, HAS_STOPPED, id="resume after the stop"),
        pytest.param(lambda: stop(STOPPED, LATER), ClockStopped, HAS_STOPPED, id="stop twice"),
        pytest.param(lambda: reopen(RUNNING, LATER), ClockRunning, HAS_NOT, id="reopen while running"),
        pytest.param(lambda: reopen(PAUSED, LATER), ClockRunning, HAS_NOT, id="reopen while paused"),
        pytest.param(lambda: retarget(STOPPED, of(1), False, LATER), ClockStopped, HAS_STOPPED, id="retarget stopped"),
        pytest.param(lambda: restart(STOPPED, LATER), ClockStopped, HAS_STOPPED, id="restart after the stop"),
        pytest.param(
            lambda: pause(RUNNING, EARLIER, CLIENT), TimeRunsBackwards, changed_later("14:00"), id="pause too early"
        ),
        pytest.param(lambda: resume(PAUSED, EARLIER), TimeRunsBackwards, changed_later("15:00"), id="resume too early"),
        pytest.param(lambda: stop(RUNNING, EARLIER), TimeRunsBackwards, changed_later("14:00"), id="stop too early"),
        pytest.param(
            lambda: reopen(STOPPED, EARLIER), TimeRunsBackwards, changed_later("15:00"), id="reopen too early"
        ),
        pytest.param(
            lambda: retarget(PAUSED, of(1), False, EARLIER),
            TimeRunsBackwards,
            changed_later("15:00"),
            id="retarget too early",
        ),
        pytest.param(
            lambda: restart(PAUSED, EARLIER), TimeRunsBackwards, changed_later("15:00"), id="restart too early"
        ),
    ],
)
def test_a_command_in_an_impossible_state_is_refused_by_name(
    command: Callable[[], Clock], error: type[DeskError], message: str
) -> None:
    with pytest.raises(error) as refused:
        command()
    assert str(refused.value) == message


def test_a_promise_begins_anew_with_nothing_used_and_waits_if_the_clock_waits() -> None:
    around = start_clock(november("27T16:00"), of(8), around_the_clock=True)
    anew = restart(around, november("27T20:00"))
    assert anew == start_clock(november("27T20:00"), of(8), around_the_clock=True)
    waiting = restart(pause(around, november("27T17:00"), PauseReason.WAITING_VENDOR), november("27T20:00"))
    assert elapsed(waiting, NINE_TO_FIVE, november("27T22:00")) == of(0)
    assert waiting.spans[-1].reason is PauseReason.WAITING_VENDOR
    assert resume(waiting, november("27T22:00")).spans[-1].around_the_clock is True


def test_a_target_tells_what_it_promises_about_each_metric() -> None:
    target = Target(of(1), of(8), next_update=of(2))
    assert [target.promised(metric) for metric in Metric] == [of(1), of(8), of(2)]
    assert [Target(None, None).promised(metric) for metric in Metric] == [None, None, None]
    with pytest.raises(
        InvalidTarget, match=r"^A target of 0:00:00 leaves no time\. Give it a length, or leave it out\.$"
    ):
        Target(None, None, next_update=of(0))


def test_a_request_type_may_have_targets_of_its_own() -> None:
    general, special = Target(of(1), of(8)), Target(of(2), of(16))
    policy = SlaPolicy((("P1", general), ("P4", general)), ((RequestType.CHANGE, "P4", special),))
    assert policy.target("P4", RequestType.CHANGE) == special
    assert policy.target("P4", RequestType.INCIDENT) == policy.target("P4") == general
    assert policy.target("P1", RequestType.CHANGE) == general
    assert policy.target("P3", RequestType.CHANGE) is None
    monday = november("23T09:00")
    assert deadlines(policy, NINE_TO_FIVE, "P4", monday, RequestType.CHANGE).respond_by == november("23T11:00")
    assert deadlines(policy, NINE_TO_FIVE, "P4", monday).respond_by == november("23T10:00")
    with pytest.raises(InvalidTarget, match=r"^A priority has two targets\. Keep one of them\.$"):
        SlaPolicy((), ((RequestType.CHANGE, "P4", special), (RequestType.CHANGE, "P4", general)))
    assert SlaPolicy((), ((RequestType.CHANGE, "P4", special), (RequestType.EVENT, "P4", general))).target("P4") is None


def test_warnings_that_were_reached_stay_on_a_stopped_clock() -> None:
    clock = stop(start_clock(november("23T09:00"), of(8)), november("23T16:00"))
    assert warnings_reached(clock, NINE_TO_FIVE, november("30T09:00")) == (50, 75)


def test_commands_leave_the_clock_they_were_given_as_it_was() -> None:
    before = start_clock(november("23T09:00"), of(8))
    stop(pause(before, november("23T10:00"), CLIENT), november("23T11:00"))
    assert before == start_clock(november("23T09:00"), of(8))


MINUTE = timedelta(minutes=1)
START = datetime(2026, 10, 25, 12, 0, tzinfo=timezone.utc)  # the clocks go back a week later


def counts(minute: int, around_the_clock: bool) -> bool:
    """Straight from the wall clock: Monday to Friday nine to five, unless every minute counts."""
    wall = (START + minute * MINUTE).astimezone(ZONE)
    return around_the_clock or (wall.isoweekday() <= 5 and 9 <= wall.hour < 17)


FORTNIGHT = 14 * 1440
LIVES = st.lists(st.integers(0, FORTNIGHT), min_size=1, max_size=8).map(sorted)


def lived(changes: list[int], target: timedelta, around_the_clock: bool) -> Clock:
    """A clock started at the first change, then paused and resumed in turn."""
    clock = start_clock(START + changes[0] * MINUTE, target, around_the_clock)
    for turn, minute in enumerate(changes[1:]):
        at = START + minute * MINUTE
        clock = resume(clock, at) if turn % 2 else pause(clock, at, CLIENT)
    return clock


@settings(max_examples=40, deadline=None, derandomize=True)
@given(LIVES, st.integers(0, FORTNIGHT), st.integers(1, 4000), st.booleans())
def test_time_used_is_the_number_of_open_minutes_in_which_the_clock_ran(
    changes: list[int], asked: int, target: int, around_the_clock: bool
) -> None:
    clock = lived(changes, target * MINUTE, around_the_clock)
    edges = [*changes, FORTNIGHT] if len(changes) % 2 else changes
    ran = [minute for begin, end in zip(edges[::2], edges[1::2], strict=True) for minute in range(begin, end)]
    used = [minute for minute in ran if counts(minute, around_the_clock)]
    at = START + asked * MINUTE
    expected = len([minute for minute in used if minute < asked])
    assert elapsed(clock, NINE_TO_FIVE, at) == expected * MINUTE
    # Missed: the clock ran through at least one minute after the last one that the target pays for.
    paid_until = used[target - 1] if len(used) >= target else FORTNIGHT
    assert breached(clock, NINE_TO_FIVE, at) is any(paid_until < minute < asked for minute in ran)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(LIVES, st.integers(1, 4000), st.booleans())
def test_after_a_resumption_the_due_instant_is_the_remaining_time_from_then(
    changes: list[int], target: int, around_the_clock: bool
) -> None:
    clock = lived(changes, target * MINUTE, around_the_clock)
    at = START + changes[-1] * MINUTE
    if len(changes) % 2 == 0:
        assert due(clock, NINE_TO_FIVE, at) is None
        return
    left = max(timedelta(0), remaining(clock, NINE_TO_FIVE, at))
    support = SupportHours.always(ZONE.key) if around_the_clock else NINE_TO_FIVE
    assert due(clock, NINE_TO_FIVE, at) == add_working_time(support, at, left)
