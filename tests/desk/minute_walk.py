"""An independent clock: it looks at every minute on a wall, one after the other, and shares no code with the desk.

Plans are drawn at random; the walk knows only what docs/desk.md says about windows, holidays and extra days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

DAYS = 21
MINUTES = DAYS * 1440
MINUTE = timedelta(minutes=1)

# Clocks that go forward and back in the night, by an hour, by half an hour and by two, at midnight and just after it;
# a skipped day; a zone that lost half an hour for good; zones at odd offsets that never change.
SEASONS = (
    ("America/Toronto", "2026-03-01"),
    ("America/Toronto", "2026-10-24"),
    ("America/St_Johns", "2026-03-01"),
    ("America/St_Johns", "2006-10-20"),
    ("Australia/Lord_Howe", "2026-03-28"),
    ("Australia/Lord_Howe", "2026-09-25"),
    ("Asia/Kathmandu", "2026-12-20"),
    ("Asia/Kathmandu", "1985-12-22"),
    ("Pacific/Apia", "2011-12-20"),
    ("Pacific/Apia", "2011-09-17"),
    ("America/Havana", "2026-03-01"),
    ("America/Havana", "2026-10-25"),
    ("America/Sao_Paulo", "2018-10-28"),
    ("Africa/Casablanca", "2026-02-08"),
    ("Antarctica/Troll", "2026-03-20"),
    ("Pacific/Chatham", "2026-03-28"),
    ("Asia/Pyongyang", "2018-04-27"),
    ("Asia/Kolkata", "2026-11-01"),
    ("Europe/London", "2026-10-16"),
)

Hours = list[tuple[int, int]]


@dataclass
class Plan:
    """A desk: windows as minutes after midnight (over 1440 on the next day), by weekday and by date."""

    zone: str
    first: str
    week: list[Hours]
    holidays: set[date] = field(default_factory=set)
    partial: dict[date, Hours] = field(default_factory=dict)
    extra: dict[date, Hours] = field(default_factory=dict)

    def painted(self, day: date) -> list[bool]:
        """For each minute of this date, whether a wall that shows it hangs in an open desk."""
        windows = self._windows(day)
        holiday = day in self.partial or (day in self.holidays and day not in self.extra)
        running_in = [] if holiday else [(0, end - 1440) for _, end in self._windows(day - timedelta(days=1))]
        opened = [(begin, end) for begin, end in (*running_in, *windows) if begin < end]
        return [any(begin <= minute < end for begin, end in opened) for minute in range(1440)]

    def _windows(self, day: date) -> Hours:
        for listed in (self.partial, self.extra):
            if day in listed:
                return listed[day]
        return [] if day in self.holidays else self.week[day.weekday()]


@cache
def walls(zone: str, first: str) -> list[tuple[date, int]]:
    """What the wall shows at each minute from a date in UTC on."""
    start = datetime.fromisoformat(first).replace(tzinfo=timezone.utc)
    shown = ((start + minute * MINUTE).astimezone(ZoneInfo(zone)) for minute in range(MINUTES))
    return [(wall.date(), wall.hour * 60 + wall.minute) for wall in shown]


class Walk:
    """The minutes of a plan, looked at one by one."""

    def __init__(self, plan: Plan) -> None:
        self.start = datetime.fromisoformat(plan.first).replace(tzinfo=timezone.utc)
        shown = walls(plan.zone, plan.first)
        painted = {day: plan.painted(day) for day in {day for day, _ in shown}}
        self.open = [painted[day][minute] for day, minute in shown]

    def at(self, second: int) -> datetime:
        """The instant so many seconds after the first."""
        return self.start + timedelta(seconds=second)

    def seconds_between(self, a: int, b: int) -> int:
        """Open seconds from second ``a`` to second ``b``."""
        first, last = a // 60, b // 60
        whole = 60 * sum(self.open[first:last])
        return whole - self.open[first] * (a % 60) + (self.open[last] * (b % 60) if b % 60 else 0)

    def second_reached(self, a: int, amount: int, counts: Callable[[int], bool] | None = None) -> int | None:
        """When so many open seconds have passed since ``a``; None when not within the walk."""
        counts = counts or self.open.__getitem__
        if amount == 0:
            return a
        if counts(a // 60):
            amount += a % 60
        for minute in range(a // 60, MINUTES):
            if counts(minute):
                if amount <= 60:
                    return minute * 60 + amount
                amount -= 60
        return None


@dataclass
class Event:
    """Something that happens to a clock at a minute: start, pause, resume, stop, reopen, retarget."""

    minute: int
    kind: str
    target: int = 0
    around_the_clock: bool = False


@dataclass
class Life:
    """What a clock shows at a minute: minutes used, whether it is missed, and the minute it is due (None while paused)."""

    used: int
    missed: bool
    due: int | None
    due_beyond: bool


def lived(walk: Walk, events: Sequence[Event], asked: int) -> Life:
    """Replay a clock minute by minute until ``asked``, which is not before the last event."""
    targets = [event for event in events if event.target]
    final = targets[-1].target
    state, around, target = "none", False, 0
    used, missed = 0, False
    begun, used_then = 0, 0
    due_wanted = False
    coming = list(events)
    for minute in range(events[0].minute, asked + 1):
        while coming and coming[0].minute == minute:
            event = coming.pop(0)
            if event.kind == "retarget" and (event.target, event.around_the_clock) == (target, around):
                continue
            if event.kind in ("start", "retarget"):
                target, around = event.target, event.around_the_clock
            state = {"start": "running", "pause": "paused", "resume": "running", "reopen": "running"}.get(
                event.kind, state
            )
            if event.kind == "stop":
                due_wanted, state = state == "running", "stopped"
            elif state == "running":
                begun, used_then, due_wanted = minute, used, True
            else:
                due_wanted = False
        if minute == asked:
            break
        if state == "running":
            missed = missed or used >= final
            used += around or walk.open[minute]
    if not due_wanted:
        return Life(used, missed, None, False)
    left = max(0, target - used_then)
    counts = (lambda _: True) if around else walk.open.__getitem__
    reached = walk.second_reached(begun * 60, left * 60, counts)
    return Life(used, missed, None if reached is None else reached // 60, reached is None)


def drawn_plan(random: Random) -> Plan:
    """A desk with split windows, windows over midnight, whole and partial holidays and extra days."""
    zone, first = random.choice(SEASONS)
    week = [_windows(random) for _ in range(7)]
    if not any(week):
        week[random.randrange(7)] = [(540, 1020)]
    begins = date.fromisoformat(first)
    dates = [begins + timedelta(days=step) for step in range(-1, DAYS + 1)]
    plan = Plan(zone, first, week, set(random.sample(dates, random.choice((0, 0, 1, 3)))))
    special = random.sample(dates, random.choice((0, 1, 2, 4)))
    for day in special:
        listed = random.choice((plan.partial, plan.extra))
        listed[day] = _windows(random) or [(480, 720)]
    if random.random() < 0.05:
        plan.week, plan.holidays, plan.partial, plan.extra = [[(0, 1440)]] * 7, set(), {}, {}
        return plan
    _run_past_midnight(random, plan, dates)
    return plan


def _windows(random: Random) -> Hours:
    edges = sorted(random.sample(range(1441), 2 * random.choice((0, 1, 1, 1, 2, 3))))
    if random.random() < 0.15 and edges:
        edges[-1] = 1440
    if random.random() < 0.5:
        edges = sorted({edge // 30 * 30 for edge in edges})
        edges = edges[: len(edges) // 2 * 2]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _run_past_midnight(random: Random, plan: Plan, dates: Sequence[date]) -> None:
    """Let some last windows run on, as far as the next day's first window leaves room on every date."""
    for weekday in range(7):
        following = [plan.week[(weekday + 1) % 7]]
        following += [hours for day, hours in _listed(plan).items() if (day.weekday() - 1) % 7 == weekday]
        room = min((hours[0][0] for hours in following if hours), default=1440)
        if plan.week[weekday] and room and random.random() < 0.3:
            begin, _ = plan.week[weekday][-1]
            plan.week[weekday] = [*plan.week[weekday][:-1], (begin, 1440 + random.randint(1, room))]
    for day, hours in _listed(plan).items():
        tomorrow = plan._windows(day + timedelta(days=1))
        room = tomorrow[0][0] if tomorrow else 1440
        if room and random.random() < 0.3:
            hours[-1] = (hours[-1][0], 1440 + random.randint(1, room))


def _listed(plan: Plan) -> Mapping[date, Hours]:
    return {**plan.partial, **plan.extra}


def drawn_events(random: Random) -> list[Event]:
    """A life that a clock can have: what is done fits the state it is in."""
    minutes = sorted(random.randrange(MINUTES // 3 * 2) for _ in range(random.randint(1, 9)))
    minutes = [minute // 15 * 15 for minute in minutes] if random.random() < 0.3 else minutes
    events = [Event(minutes[0], "start", _target(random), random.random() < 0.3)]
    state = "running"
    for minute in minutes[1:]:
        kind = random.choice(
            {
                "running": ("pause", "pause", "stop", "retarget"),
                "paused": ("resume", "resume", "stop", "retarget"),
                "stopped": ("reopen",),
            }[state]
        )
        event = Event(minute, kind)
        if kind == "retarget":
            event = Event(minute, kind, _target(random), random.random() < 0.3)
            if random.random() < 0.1:
                last = [past for past in events if past.target][-1]
                event = Event(minute, kind, last.target, last.around_the_clock)
        events.append(event)
        state = {"pause": "paused", "resume": "running", "stop": "stopped", "reopen": "running"}.get(kind, state)
    return events


def _target(random: Random) -> int:
    return random.choice((15, 30, 60, 240, 480, random.randint(1, 4000)))
