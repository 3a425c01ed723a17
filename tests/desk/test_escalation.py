"""Who is woken, in which order, and when nobody is any more; random nights beside a plain list of calls."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.desk.escalation import (
    EVERYONE,
    HOUSE_POLICY,
    NEXT,
    ON_CALL,
    BadPolicy,
    Escalation,
    Policy,
    Step,
    begin_escalation,
    climb,
    end,
    pass_on,
    take,
)
from bot.desk.hours import SupportHours, is_open
from bot.desk.oncall import Override, Rota, Shift, Technician, who_is_on_call
from bot.desk.windows import parse_weekly
from tests.proving import cases, seeded

TORONTO = ZoneInfo("America/Toronto")
ROBIN, AMARA, JONAS = (Technician(name, f"stand-in:{name}") for name in ("Robin", "Amara", "Jonas"))
ROTA = Rota("America/Toronto", (ROBIN, AMARA, JONAS), datetime(2026, 1, 5, 8, 0, tzinfo=TORONTO))
TWO = datetime(2026, 1, 7, 2, 0, tzinfo=TORONTO)
MINUTE = timedelta(minutes=1)


def _climbed(
    escalation: Escalation, minutes: int, policy: Policy = HOUSE_POLICY, rota: Rota = ROTA
) -> list[tuple[int, str]]:
    """The calls of so many minutes with a look every minute: minutes after two, and who."""
    calls = []
    for minute in range(minutes):
        escalation, woken = climb(escalation, policy, rota, TWO + minute * MINUTE)
        calls += [(minute, technician.name) for technician in woken]
    return calls


def test_the_next_one_is_called_after_five_minutes_and_then_everybody() -> None:
    assert _climbed(begin_escalation(TWO), 25) == [
        (0, "Robin"),
        (5, "Amara"),
        (10, "Robin"),
        (10, "Amara"),
        (10, "Jonas"),
        (20, "Robin"),
    ]


def test_after_five_rounds_nobody_is_called_any_more_and_that_is_plain_to_see() -> None:
    escalation = begin_escalation(TWO)
    for minute in range(99):
        escalation, _ = climb(escalation, HOUSE_POLICY, ROTA, TWO + minute * MINUTE)
    assert (len(escalation.notified), escalation.exhausted) == (25, False)
    escalation, woken = climb(escalation, HOUSE_POLICY, ROTA, TWO + 100 * MINUTE)
    assert (woken, escalation.exhausted) == ((), True)


def test_whoever_takes_it_lets_the_others_sleep() -> None:
    escalation, _ = climb(begin_escalation(TWO), HOUSE_POLICY, ROTA, TWO)
    taken = take(escalation, "Robin", TWO + MINUTE, "slack")
    assert taken.taken is not None and taken.taken.by == "Robin"
    assert _climbed(taken, 60) == []
    assert take(taken, "Amara", TWO + 2 * MINUTE, "telegram") == taken


def test_who_cannot_is_followed_by_the_next_at_once() -> None:
    escalation, _ = climb(begin_escalation(TWO), HOUSE_POLICY, ROTA, TWO)
    passed = pass_on(escalation, "Robin", TWO + MINUTE)
    assert _climbed(passed, 3) == [(1, "Amara")]
    assert pass_on(escalation, "Jonas", TWO + MINUTE) == escalation  # he was not called


def test_what_is_handed_back_wakes_somebody_even_after_the_last_round() -> None:
    once = Policy((Step(ON_CALL, 5 * MINUTE), Step(NEXT, 5 * MINUTE)), rounds=1)
    escalation = begin_escalation(TWO)
    for minute in range(12):
        escalation, _ = climb(escalation, once, ROTA, TWO + minute * MINUTE)
    assert escalation.exhausted
    taken = take(escalation, "Amara", TWO + 12 * MINUTE, "console")
    assert pass_on(taken, "Robin", TWO + 13 * MINUTE) == taken  # it is not his
    again, woken = climb(pass_on(taken, "Amara", TWO + 13 * MINUTE), once, ROTA, TWO + 13 * MINUTE)
    assert ([technician.name for technician in woken], again.exhausted) == (["Robin"], False)


def test_what_is_over_wakes_nobody() -> None:
    ended = end(begin_escalation(TWO), "solved")
    assert _climbed(ended, 60) == []
    assert (end(ended, "again"), take(ended, "Robin", TWO, "slack"), pass_on(ended, "Robin", TWO)) == (ended,) * 3
    assert not ended.exhausted


def test_after_a_standstill_the_ladder_goes_on_one_step_at_a_time() -> None:
    escalation, _ = climb(begin_escalation(TWO), HOUSE_POLICY, ROTA, TWO)
    later = TWO + timedelta(hours=3)
    escalation, woken = climb(escalation, HOUSE_POLICY, ROTA, later)
    assert woken == (AMARA,)
    assert climb(escalation, HOUSE_POLICY, ROTA, later + 4 * MINUTE)[1] == ()
    assert len(climb(escalation, HOUSE_POLICY, ROTA, later + 5 * MINUTE)[1]) == 3


def test_a_step_for_some_hours_is_passed_over_in_the_others() -> None:
    day = SupportHours("America/Toronto", parse_weekly("08:00-20:00"))
    policy = Policy((Step("Jonas", 5 * MINUTE, only=day), Step(ON_CALL, 5 * MINUTE)), rounds=2)
    assert _climbed(begin_escalation(TWO), 12, policy) == [(0, "Robin"), (5, "Robin")]
    noon = TWO.replace(hour=12)
    assert climb(begin_escalation(noon), policy, ROTA, noon)[1] == (JONAS,)


def test_a_name_that_has_left_the_rota_is_replaced_by_whoever_is_on_call() -> None:
    assert _climbed(begin_escalation(TWO), 1, Policy((Step("Gone", 5 * MINUTE),))) == [(0, "Robin")]


@pytest.mark.parametrize(
    ("steps", "rounds", "says"),
    [
        ((Step(ON_CALL, 5 * MINUTE),), 0, "1 to 5"),
        ((Step(ON_CALL, 5 * MINUTE),), 6, "1 to 5"),
        ((Step(ON_CALL, timedelta(seconds=59)),), 1, "at least a minute"),
        ((), 1, "any hour"),
        ((Step(ON_CALL, MINUTE, only=SupportHours("UTC", parse_weekly("08:00-20:00"))),), 1, "any hour"),
    ],
)
def test_a_policy_that_could_leave_somebody_unwoken_is_refused(steps: tuple[Step, ...], rounds: int, says: str) -> None:
    with pytest.raises(BadPolicy, match=says):
        Policy(steps, rounds)


@dataclass
class Night:
    """A plain model of a night: every rung of the ladder in one list, a finger on the next one, and an alarm clock."""

    policy: Policy
    rota: Rota
    alarm: datetime | None
    rungs: list[tuple[int, Step]] = field(default_factory=list)
    called: list[tuple[int, int, str]] = field(default_factory=list)
    finger: int = 0
    owner: str | None = None
    over: bool = False

    def __post_init__(self) -> None:
        self.more_rounds(0)

    def more_rounds(self, since: int) -> None:
        self.rungs = [(n, step) for n in range(since + self.policy.rounds) for step in self.policy.steps]

    def look(self, now: datetime) -> list[str]:
        if self.alarm is None or now < self.alarm:
            return []
        while self.finger < len(self.rungs):
            at, (round_, step) = self.finger, self.rungs[self.finger]
            self.finger += 1
            if step.only is not None and not is_open(step.only, now):
                continue
            order = [technician.name for technician in who_is_on_call(self.rota, now)]
            fresh = [name for name in order if name not in {who for n, _, who in self.called if n == round_}]
            named = {ON_CALL: order[:1], EVERYONE: order, NEXT: fresh[:1] or order[:1]}
            woken = named.get(step.notify) or ([step.notify] if step.notify in order else order[:1])
            self.called += [(round_, at % len(self.policy.steps), name) for name in woken]
            self.alarm = now + step.wait
            return woken
        self.alarm = None
        return []

    def hears(self, act: str, who: str, now: datetime) -> None:
        if self.over or not act:
            return
        if act == "end":
            self.over, self.alarm = True, None
        elif act == "take" and self.owner is None:
            self.owner, self.alarm = who, None
        elif act == "pass" and (
            self.owner == who or (self.owner is None and who in {name for _, _, name in self.called})
        ):
            self.owner, self.alarm = None, now
            self.more_rounds(self.finger // len(self.policy.steps))


def _night(luck: random.Random) -> tuple[Policy, Rota, datetime]:
    zone = luck.choice(["America/Toronto", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
    names = ["Robin", "Amara", "Jonas", "Kim", "Lee"][: luck.randint(1, 5)]
    order = tuple(Technician(name, f"stand-in:{name}") for name in names)
    dusk = datetime(2026, luck.randint(1, 12), luck.randint(1, 28), 18, tzinfo=ZoneInfo(zone))

    def stretch() -> tuple[datetime, datetime, str]:
        start = dusk + luck.randint(-300, 700) * MINUTE
        return start, start + luck.randint(1, 500) * MINUTE, luck.choice(names)

    overrides = tuple(Override(*stretch()) for _ in range(luck.randint(0, 2)))
    shifts = tuple(Shift(*stretch()) for _ in range(luck.choice([0, 0, 3])))
    rota = Rota(
        zone, order, dusk - timedelta(days=luck.randint(0, 30), hours=luck.randint(0, 23)), 1, overrides, shifts
    )

    def step(number: int) -> Step:
        opens = luck.randint(0, 22)
        window = f"{opens:02}:00-{luck.randint(opens + 1, 23):02}:00"
        only = SupportHours(zone, parse_weekly(window)) if number and luck.random() < 0.4 else None
        whom = luck.choice([ON_CALL, NEXT, EVERYONE, *names, "Gone"])
        return Step(whom, luck.randint(1, 40) * MINUTE, only)

    steps = [step(number) for number in range(luck.randint(1, 5))]
    luck.shuffle(steps)
    return Policy(tuple(steps), luck.randint(1, 5)), rota, dusk


@pytest.mark.parametrize("downtime", [False, True], ids=["always up", "with standstills"])
def test_random_nights_wake_whom_a_plain_list_of_calls_says(downtime: bool) -> None:
    luck = seeded(f"escalation {downtime}")
    for _ in range(cases(150, 5_000)):
        policy, rota, now = _night(luck)
        escalation, model = begin_escalation(now), Night(policy, rota, now)
        asleep = 0
        for _minute in range(luck.randint(5, 720)):
            if asleep == 0:
                before = escalation.due_at
                escalation, woken = climb(escalation, policy, rota, now)
                assert [technician.name for technician in woken] == model.look(now)
                assert woken == () or (before is not None and before <= now)
            act, who = _draw(luck, escalation)
            escalation = _answered(escalation, act, who, now)
            model.hears(act, who, now)
            asleep = max(0, asleep - 1) or (luck.randint(1, 200) if downtime and luck.random() < 0.01 else 0)
            now += MINUTE
        rungs = [(each.round, each.step) for each in escalation.notified]
        assert [(each.round, each.step, each.technician) for each in escalation.notified] == model.called
        assert sorted(rungs) == rungs, "no step is gone back to"
        assert len(set(model.called)) == len(model.called), "nobody is woken twice by one step"
        assert escalation.exhausted == (model.alarm is None and model.owner is None and not model.over)


def _draw(luck: random.Random, escalation: Escalation) -> tuple[str, str]:
    """What somebody does in this minute, and who: mostly nothing."""
    who = luck.choice([each.technician for each in escalation.notified] or ["Nobody"])
    drawn = luck.random()
    return ("take" if drawn < 0.01 else "pass" if drawn < 0.02 else "end" if drawn < 0.022 else ""), who


def _answered(escalation: Escalation, act: str, who: str, now: datetime) -> Escalation:
    if act == "take":
        return take(escalation, who, now, "slack")
    if act == "pass":
        return pass_on(escalation, who, now)
    return end(escalation, "solved") if act == "end" else escalation
