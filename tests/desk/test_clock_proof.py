"""The clock against the minute walk: 2,000 cases in `make test`, 100,000 in `make prove`, none of them different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta, timezone
from random import Random

from bot.desk.hours import SupportHours, Window, add_working_time, working_time_between
from bot.desk.sla import (
    Clock,
    PauseReason,
    breached,
    due,
    elapsed,
    pause,
    remaining,
    reopen,
    resume,
    retarget,
    start_clock,
    stop,
)
from tests.desk.minute_walk import MINUTE, MINUTES, SEASONS, Event, Hours, Plan, Walk, drawn_events, drawn_plan, lived
from tests.proving import cases, seeded

CASES_OF_A_PLAN = 50


def hours_of(plan: Plan) -> SupportHours:
    def windows(of: Hours) -> tuple[Window, ...]:
        return tuple(Window(begin, end) for begin, end in of)

    def days(listed: dict[date, Hours]) -> tuple[tuple[date, tuple[Window, ...]], ...]:
        return tuple((day, windows(of)) for day, of in listed.items())

    week = tuple(windows(of) for of in plan.week)
    return SupportHours(plan.zone, week, frozenset(plan.holidays), days(plan.partial), days(plan.extra))


def clock_of(walk: Walk, events: list[Event]) -> Clock:
    """The same life, lived by the desk's clock."""
    first = events[0]
    clock = start_clock(walk.at(first.minute * 60), first.target * MINUTE, first.around_the_clock)
    for event in events[1:]:
        at = walk.at(event.minute * 60)
        if event.kind == "retarget":
            clock = retarget(clock, event.target * MINUTE, event.around_the_clock, at)
        elif event.kind == "pause":
            clock = pause(clock, at, PauseReason.WAITING_CLIENT)
        else:
            clock = {"resume": resume, "stop": stop, "reopen": reopen}[event.kind](clock, at)
    return clock


def spans_differ(random: Random, walk: Walk, hours: SupportHours) -> Iterator[str]:
    a, b = sorted(random.randrange(MINUTES * 60) for _ in range(2))
    actual = working_time_between(hours, walk.at(a), walk.at(b))
    if actual != timedelta(seconds=walk.seconds_between(a, b)):
        yield f"between {walk.at(a)} and {walk.at(b)}: {actual}"


def deadlines_differ(random: Random, walk: Walk, hours: SupportHours) -> Iterator[str]:
    a = random.randrange(MINUTES * 60)
    left = walk.seconds_between(a, MINUTES * 60)
    amount = random.choice((left, random.randint(0, left), min(left, 3600 * random.randint(0, 60))))
    expected = walk.second_reached(a, amount)
    # Across zones Python calls no instant of a repeated hour equal to any other: compare in UTC.
    actual = add_working_time(hours, walk.at(a), timedelta(seconds=amount)).astimezone(timezone.utc)
    if expected is None or actual != walk.at(expected):
        yield f"{walk.at(a)} plus {amount} s: {actual}"


def lives_differ(random: Random, walk: Walk, hours: SupportHours) -> Iterator[str]:
    events = drawn_events(random)
    asked = random.choice((events[-1].minute, random.randint(events[-1].minute, MINUTES - 1)))
    at, clock = walk.at(asked * 60), clock_of(walk, events)
    expected = lived(walk, events, asked)
    actual = elapsed(clock, hours, at), remaining(clock, hours, at), breached(clock, hours, at)
    target = [event.target for event in events if event.target][-1]
    if actual != (expected.used * MINUTE, (target - expected.used) * MINUTE, expected.missed):
        yield f"{events} at minute {asked}: {actual}, walked {expected}"
    by = due(clock, hours, at)
    if expected.due_beyond:
        if by is None or by <= walk.at((MINUTES - 1) * 60):
            yield f"{events} at minute {asked}: due {by}, walked beyond the end"
    elif (by and by.astimezone(timezone.utc)) != (None if expected.due is None else walk.at(expected.due * 60)):
        yield f"{events} at minute {asked}: due {by}, walked {expected.due}"


KINDS = (spans_differ, deadlines_differ, lives_differ)


def test_the_clock_agrees_with_a_walk_through_every_minute() -> None:
    random = seeded("clock")
    tried: Counter[str] = Counter()
    differences: list[str] = []
    wanted = cases(2_000, 100_000)
    while sum(tried.values()) < wanted:
        plan = drawn_plan(random)
        walk, hours = Walk(plan), hours_of(plan)
        for number in range(CASES_OF_A_PLAN):
            kind = KINDS[number % len(KINDS)]
            tried[kind.__name__] += 1
            differences += [f"{plan}: {difference}" for difference in kind(random, walk, hours)]
    print(dict(tried), *differences[:3], sep="\n")
    assert differences[:3] == []


def test_the_walk_sees_zones_whose_clocks_really_change() -> None:
    zones = {zone for zone, _ in SEASONS}
    assert len(zones) >= 9
    assert {"America/Toronto", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"} <= zones
