"""Conversations in which the wall clock is stepped by an hour or a day, there and back, go as they do without: the same tickets,
deadlines, calls, quotes and words, at the same instants of the desk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from time import perf_counter
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Choice
from bot.desk.errors import DeskError
from bot.operations.clocks import find_the_time, with_bearings
from bot.operations.deadlines import warn_of_deadlines
from bot.operations.handover import raise_emergency
from bot.operations.health import note_alive
from bot.operations.oncall import climb_due, take_page
from bot.operations.ports import DeskClock, DeskPorts, Process, WorkFactory
from bot.operations.quotes import expire_quotes, pass_on_stranded_quotes
from bot.operations.replies import record_first_response
from bot.operations.ticket_work import claim_ticket
from bot.storage.documents import encode
from bot.storage.unit_of_work import SqlWork
from tests.conftest import empty
from tests.fakes import Machine
from tests.makers import DANA, EVENING, FOOTHILLS, MAPLE, MORNING, RAVI, SAM, DeskForTests, key_of
from tests.operations.situations import answers, opened
from tests.proving import cases, seeded

STEPS = [sign * timedelta(hours=hours) for hours in (1, 24) for sign in (1, -1)]
PARTS = ("gateway", "assistant", "worker")
# Ids that are drawn by chance.
_CHANCE = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f-]{27}")
ROBIN_AT = "robin@nightdesk.example"


@dataclass
class House:
    """Three processes on one machine, each with a clock of its own."""

    desk: DeskForTests
    machine: Machine
    processes: dict[str, DeskPorts] = field(default_factory=dict)

    def start(self, part: str) -> None:
        """The process of this part begins anew."""
        ports = replace(self.desk.ports, clock=self.machine.process(), wall=self.machine)
        find_the_time(ports=ports)
        self.processes[part] = ports

    def beat(self) -> None:
        """Every process gives a sign of life."""
        for part, ports in self.processes.items():
            assert isinstance(ports.clock, DeskClock)
            bearings = ports.clock.bearings()
            process = Process(part, (part,), "desk-1", bearings.now, bearings.now)
            note_alive(ports=ports, process=with_bearings(process, bearings))

    @contextmanager
    def by(self, part: str) -> Iterator[DeskForTests]:
        """What is done here is done by this process."""
        before = self.desk.ports
        self.desk.ports = self.processes[part]
        try:
            yield self.desk
        finally:
            self.desk.ports = before

    def round(self) -> None:
        """What the worker does again and again."""
        ports = self.processes["worker"]
        for step in (climb_due, expire_quotes, pass_on_stranded_quotes, warn_of_deadlines):
            step(ports=ports)


Act = Callable[[House], None]


def _asks(identity: ChatIdentity, category: str, words: str, choice: Choice | None) -> Act:
    def act(house: House) -> None:
        with house.by("assistant") as desk:
            opened(desk, identity, category, words, choice)

    return act


def _emergency(house: House) -> None:
    with house.by("assistant") as desk:
        turn = desk.turn(SAM, "the server is down, nobody can work")
        raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")


def _takes(house: House) -> None:
    with house.by("gateway") as desk, desk.ports.begin() as work:
        waiting = work.pages.waiting()
    for page in waiting[:1]:
        take_page(ports=house.processes["gateway"], page_id=page.id, by="Robin Castell", through="console")


def _works(house: House) -> None:
    ports = house.processes["gateway"]
    for ticket in house.desk.tickets()[-1:]:
        try:
            claim_ticket(ports=ports, number=ticket.number, by=ROBIN_AT)
            record_first_response(ports=ports, number=ticket.number, by="Robin Castell", words="I am looking at it.")
        except DeskError:
            continue


def _approves(house: House) -> None:
    with house.by("gateway") as desk, desk.ports.begin() as work:
        open_ = list(work.quotes.waiting())
    for quote in open_[:1]:
        with house.by("assistant") as desk:
            answers(desk, DANA, quote)


def _passes(minutes: int) -> Act:
    def act(house: House) -> None:
        house.machine.passes(timedelta(minutes=minutes))
        house.beat()
        house.round()

    return act


def _restarts(part: str) -> Act:
    def act(house: House) -> None:
        house.beat()
        house.machine.passes(timedelta(seconds=5))
        house.start(part)

    return act


def _script(random: Random) -> list[Act]:
    acts: list[Act] = []
    for _ in range(random.randrange(6, 12)):
        acts.append(
            random.choice(
                (
                    _asks(SAM, "printer", "the printer is offline", random.choice((None, Choice.NOW))),
                    _asks(RAVI, "printer", "the printer is offline", None),
                    _emergency,
                    _takes,
                    _works,
                    _approves,
                    _restarts(random.choice(PARTS)),
                )
            )
        )
        acts.append(_passes(random.choice((1, 6, 20, 90, 400))))
    return acts


def _played(desk: DeskForTests, begins: Any, acts: list[Act], before_act: Callable[[Machine], None]) -> Any:
    """What there is afterwards, without what was drawn by chance."""
    house = House(desk, Machine(begins))
    desk.take_in(MAPLE, FOOTHILLS)
    desk.take_in_staff()
    for part in PARTS:
        house.start(part)
        house.beat()
    for act in acts:
        before_act(house.machine)
        act(house)
    with desk.ports.begin() as work:
        tickets = sorted(work.tickets.list(), key=lambda ticket: ticket.number)
        found = {
            "tickets": [encode(ticket) for ticket in tickets],
            "history": [encode(entry) for ticket in tickets for entry in work.tickets.history(ticket.number)],
            "warned": [sorted(map(str, work.deadlines.given(ticket.number))) for ticket in tickets],
            "pages": [
                (page.kind, page.sent_at, encode(work.pages.escalation(page.id))) for page in work.pages.list(500)
            ],
            "quotes": [encode(quote) for quote in work.quotes.newest()],
            "said": [
                (message.conversation, message.created_at, message.text)
                for who in (SAM, DANA, RAVI)
                for message in work.conversations.outgoing_after(key_of(who), 0)
            ],
        }
    return {name: [_CHANCE.sub("*", str(each)) for each in values] for name, values in found.items()}


def _compared(begin: WorkFactory, engine: Engine, random: Random, stepping: Callable[[Machine], None]) -> int:
    """Plays a conversation without steps and with them; how many tickets there were."""
    begins, acts = random.choice((MORNING, EVENING)), _script(random)
    plain = _played(DeskForTests(begin, at=begins), begins, acts, lambda machine: None)
    empty(engine)
    stepped = _played(DeskForTests(begin, at=begins), begins, acts, stepping)
    empty(engine)
    assert stepped == plain
    return len(plain["tickets"])


def test_a_wall_that_is_stepped_at_random_points_changes_nothing(begin: WorkFactory, engine: Engine) -> None:
    random, began = seeded("wall"), perf_counter()
    tickets, steps, conversations = 0, [0], cases(4, 200)

    def stepping(machine: Machine) -> None:
        if random.random() < 0.5:
            machine.step_wall(random.choice(STEPS))
            steps[0] += 1

    for _ in range(conversations):
        tickets += _compared(begin, engine, random, stepping)
    assert tickets >= conversations and steps[0] >= conversations
    print(
        f"{conversations} conversations, {tickets} tickets, {steps[0]} steps: 0 differences, {perf_counter() - began:.0f} s"
    )


def test_a_wall_that_is_stepped_at_every_commit_changes_nothing(
    begin: WorkFactory, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    random, commits, committed = seeded("commits"), [0], SqlWork.commit
    for _ in range(cases(1, 20)):
        machines: list[Machine] = []

        def stepping(machine: Machine, seen: list[Machine] = machines) -> None:
            seen[:] = [machine]

        def commit(self: SqlWork, seen: list[Machine] = machines) -> None:
            for machine in seen:
                machine.step_wall(random.choice(STEPS))
                commits[0] += 1
            committed(self)

        with monkeypatch.context() as patched:
            patched.setattr(SqlWork, "commit", commit)
            _compared(begin, engine, random, stepping)
    print(f"{commits[0]} commits with a step before each: 0 differences")
    assert commits[0] > 0
