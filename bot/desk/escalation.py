"""Escalation: who is woken, how long they have to take it, and who comes next - until somebody does.

A policy is a ladder of steps that is climbed at most ``rounds`` times. A step notifies, then waits. The wait begins when the
step is taken, not when it was planned: after a standstill the ladder goes on where it stood, one step at a time, and nobody
gets a storm of calls.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.errors import DeskError
from bot.desk.hours import SupportHours, is_open, next_opening
from bot.desk.oncall import Rota, Technician, who_is_on_call

ON_CALL = "on_call"
NEXT = "next"
EVERYONE = "everyone"
MOST_ROUNDS = 5


class BadPolicy(DeskError):
    """A policy by which somebody could be left unwoken; the message says what to mend."""


@dataclass(frozen=True)
class Step:
    """Notify somebody, then wait: ``on_call`` (whoever is then), ``next`` (the first in the rota's order who has not been
    notified in this round), ``everyone``, or a technician's name. Outside ``only`` the step is passed over."""

    notify: str
    wait: timedelta
    only: SupportHours | None = None


@dataclass(frozen=True)
class Policy:
    """A ladder that is climbed ``rounds`` times, five at most.

    At least one step has no ``only``, so that every round wakes somebody whatever the hour: BadPolicy otherwise.
    """

    steps: tuple[Step, ...]
    rounds: int = MOST_ROUNDS

    def __post_init__(self) -> None:
        if not 1 <= self.rounds <= MOST_ROUNDS:
            raise BadPolicy(f"A ladder is climbed 1 to {MOST_ROUNDS} times, not {self.rounds}.")
        if any(step.wait < timedelta(minutes=1) for step in self.steps):
            raise BadPolicy("Give people at least a minute to take a call before the next step.")
        if all(step.only is not None for step in self.steps):
            raise BadPolicy("At least one step has to hold at any hour, or a night could come that wakes nobody.")


HOUSE_POLICY = Policy(
    (Step(ON_CALL, timedelta(minutes=5)), Step(NEXT, timedelta(minutes=5)), Step(EVERYONE, timedelta(minutes=10)))
)
"""Whoever is on call; after five minutes the next one; after five more everybody; and again, five times."""


@dataclass(frozen=True)
class Ladders:
    """The house's two ladders: for emergencies at any hour, and for what can wait until somebody is ``awake`` (None: the
    whole day and night)."""

    urgent: Policy = HOUSE_POLICY
    other: Policy = HOUSE_POLICY
    awake: SupportHours | None = None

    def of(self, urgent: bool) -> Policy:
        """The ladder for a call."""
        return self.urgent if urgent else self.other

    def begins(self, urgent: bool, at: datetime) -> datetime:
        """When the first step is due of a call that is wanted now: at once, or when the quiet hours are over."""
        if urgent or self.awake is None:
            return at
        return next_opening(self.awake, at) or at


@dataclass(frozen=True)
class Notified:
    """One technician was called by one step of one round (both counted from 0)."""

    round: int
    step: int
    technician: str
    at: datetime


@dataclass(frozen=True)
class Call:
    """One technician is called at one address about one page, by a step of a round; kept until the address has it."""

    id: str
    page: str
    technician: str
    address: str
    round: int
    step: int
    at: datetime


@dataclass(frozen=True)
class Taken:
    """Somebody has said: I have it. ``through`` is the channel or the page where it was said."""

    by: str
    at: datetime
    through: str


@dataclass(frozen=True)
class Escalation:
    """How far a call has climbed: the next step and when it is due; ``due_at`` is None when no step comes any more.

    ``waits_anew`` says that the wait for the next step was begun once more. ``since_round`` is the round from which those
    of the policy are counted: who hands a call back starts them anew.
    """

    due_at: datetime | None
    round: int = 0
    step: int = 0
    since_round: int = 0
    notified: tuple[Notified, ...] = ()
    taken: Taken | None = None
    ended: str | None = None
    waits_anew: bool = False

    @property
    def exhausted(self) -> bool:
        """Whether every round is through and nobody has taken it."""
        return self.due_at is None and self.taken is None and self.ended is None


def begin_escalation(at: datetime) -> Escalation:
    """A call that is to be made now."""
    return Escalation(due_at=at)


def climb(
    escalation: Escalation, policy: Policy, rota: Rota, now: datetime
) -> tuple[Escalation, tuple[Technician, ...]]:
    """Take the step that is due, if one is: the escalation after it, and whom to notify now.

    One step at a time: the next one is due a full wait after this one, however late this one is.
    """
    if escalation.due_at is None or now < escalation.due_at:
        return escalation, ()
    round_, number = escalation.round, escalation.step
    while round_ < escalation.since_round + policy.rounds:
        for index in range(number, len(policy.steps)):
            step = policy.steps[index]
            if step.only is not None and not is_open(step.only, now):
                continue
            woken = _whom(step, escalation, round_, rota, now)
            calls = tuple(Notified(round_, index, technician.name, now) for technician in woken)
            climbed = replace(escalation, notified=(*escalation.notified, *calls))
            return _next(climbed, policy, round_, index + 1, now + step.wait), woken
        round_, number = round_ + 1, 0
    return replace(escalation, due_at=None, round=round_, step=0), ()


def take(escalation: Escalation, by: str, at: datetime, through: str) -> Escalation:
    """Somebody has it: nobody else is woken. The first one counts, also after the last round."""
    if escalation.taken is not None or escalation.ended is not None:
        return escalation
    return replace(escalation, due_at=None, taken=Taken(by, at, through))


def pass_on(escalation: Escalation, by: str, at: datetime) -> Escalation:
    """Who was called cannot, or who has taken it hands it back: the next step is due at once, and after it as many rounds
    as ever.

    Somebody else's call cannot be handed back, and one that has ended cannot either: nothing changes.
    """
    if escalation.ended is not None or (escalation.taken is not None and escalation.taken.by != by):
        return escalation
    if escalation.taken is None and by not in {each.technician for each in escalation.notified}:
        return escalation
    return replace(escalation, taken=None, due_at=at, since_round=escalation.round)


def wait_anew(escalation: Escalation, at: datetime) -> Escalation:
    """Whoever was notified last hears of it only now: the next step is due a full wait from ``at``; once for each step."""
    if escalation.due_at is None or not escalation.notified or escalation.waits_anew:
        return escalation
    wait = max(escalation.due_at - escalation.notified[-1].at, timedelta(0))
    return replace(escalation, due_at=at + wait, waits_anew=True)


def end(escalation: Escalation, why: str) -> Escalation:
    """What it was about is over (the ticket is solved): nobody else is woken."""
    if escalation.ended is not None:
        return escalation
    return replace(escalation, due_at=None, ended=why)


def _next(escalation: Escalation, policy: Policy, round_: int, step: int, at: datetime) -> Escalation:
    """The next step; after the last one of a round the first of the next, whose turn is seen when it is due."""
    if step >= len(policy.steps):
        round_, step = round_ + 1, 0
    return replace(escalation, round=round_, step=step, due_at=at, waits_anew=False)


def _whom(step: Step, escalation: Escalation, round_: int, rota: Rota, now: datetime) -> tuple[Technician, ...]:
    order = who_is_on_call(rota, now)
    if step.notify == EVERYONE:
        return order
    if step.notify == ON_CALL:
        return order[:1]
    if step.notify == NEXT:
        called = {each.technician for each in escalation.notified if each.round == round_}
        return _first(technician for technician in order if technician.name not in called) or order[:1]
    # Somebody who has left the rota must not leave a night without a call.
    return _first(technician for technician in order if technician.name == step.notify) or order[:1]


def _first(technicians: Iterable[Technician]) -> tuple[Technician, ...]:
    return tuple(technicians)[:1]
