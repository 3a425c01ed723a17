"""Whatever fails and whoever is killed: the other side ends with exactly our tickets, each event once, in order."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.connectors.webhooks.payload import body_of
from bot.desk.catalogue import Priority
from bot.desk.clients import ChatIdentity
from bot.desk.errors import DeskError
from bot.desk.receivers import Receiver
from bot.desk.ticket_events import facts_of
from bot.desk.ticket_work import WaitFor
from bot.desk.tickets import HistoryEntry
from bot.operations.ports import DeliveryState, EventDelivery, Letter
from bot.operations.replies import record_first_response, reprioritise_ticket
from bot.operations.ticket_work import (
    assign_ticket,
    claim_ticket,
    let_wait,
    merge_ticket,
    note_internally,
    recategorise_ticket,
    reopen_ticket,
    resume_ticket,
)
from bot.operations.tickets import close_own_ticket
from bot.operations.webhooks import list_deliveries
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import sql_work_factory
from tests.journeys.processes import Process, wait_until
from tests.makers import AMARA_AT, JONAS_AT, KIM_AT, RAVI, ROBIN_AT, SAM, DeskForTests
from tests.proving import PROVING, cases, seeded
from tests.stand_ins.serving import Fault
from tests.stand_ins.webhooks import WebhookReceiver
from tests.worker.outside import Outside

LIVES, STEPS = cases(1, 12), cases(50, 200)
RACES = cases(2, 40)
KILLS = cases(1, 3)
PEOPLE = (KIM_AT, ROBIN_AT, AMARA_AT)


@pytest.fixture
def outside(desk: DeskForTests) -> Iterator[Outside]:
    """Everybody is told of everything."""
    desk.take_in_staff()
    with WebhookReceiver(desk.clock.now) as receiver:
        yield Outside(desk, receiver)


class Lives:
    """Tickets to which anything happens that may happen to tickets."""

    def __init__(self, desk: DeskForTests, random: Random) -> None:
        self._desk = desk
        self._random = random
        self._numbers: list[str] = []
        self._whose: dict[str, ChatIdentity] = {}
        self._keys = 0

    def step(self) -> None:
        """Something happens; what the rules refuse changes nothing, and is not told."""
        if len(self._numbers) < 3 or self._random.random() < 0.1:
            who = self._random.choice((SAM, RAVI))
            self._numbers.append(self._desk.opens_ticket(who, "email_client", "outlook does not open").number)
            self._whose[self._numbers[-1]] = who
            return
        with suppress(DeskError):
            self._random.choice(self._deeds())(self._random.choice(self._numbers))

    def _deeds(self) -> tuple[Callable[[str], object], ...]:
        ports, by = self._desk.ports, self._random.choice(PEOPLE)
        until = self._desk.clock.now() + timedelta(days=self._random.randint(1, 9))
        priority = self._random.choice(list(Priority))
        self._keys += 1
        key = f"key {self._keys}"
        return (
            lambda number: claim_ticket(ports=ports, number=number, by=by),
            lambda number: assign_ticket(
                ports=ports, number=number, to=self._random.choice((*PEOPLE, None)), by=JONAS_AT
            ),
            lambda number: let_wait(ports=ports, number=number, reason=WaitFor.DATE, by=by, until=until),
            lambda number: let_wait(ports=ports, number=number, reason=WaitFor.VENDOR, by=by),
            lambda number: resume_ticket(ports=ports, number=number, by=by),
            lambda number: reopen_ticket(ports=ports, number=number, by=by, reason="it is back"),
            lambda number: reprioritise_ticket(ports=ports, number=number, priority=priority, by=by, reason="as it is"),
            lambda number: recategorise_ticket(ports=ports, number=number, category="printer", by=by),
            lambda number: record_first_response(ports=ports, number=number, by=by, words=key),
            lambda number: note_internally(ports=ports, number=number, by=by, words="hm", key=key),
            lambda number: merge_ticket(ports=ports, number=number, into=self._random.choice(self._numbers), by=by),
            lambda number: close_own_ticket(
                ports=ports, turn=self._desk.turn(self._whose[number], "solved"), number=number
            ),
        )


def _as_told(desk: DeskForTests, delivery: EventDelivery, receiver: Receiver) -> dict[str, Any]:
    """How the ticket of this event stands now, as a receiver is told it."""
    ticket = desk.ticket(delivery.event.ticket)
    with desk.ports.begin() as work:
        stored = work.decisions.get(ticket.decision) if ticket.decision else None
    now = replace(delivery, event=replace(delivery.event, now=facts_of(ticket)))
    verdict = stored.decision.verdict if stored else None
    said = json.loads(body_of(Letter(receiver, now, (), verdict, desk.clock.now()), "https://desk.example"))
    return dict(said["data"]["ticket"])


def _agrees(outside: Outside) -> int:
    """How many events were told; all of them once, in order, and the last of each ticket says how it stands."""
    desk = outside.desk
    with desk.ports.begin() as work:
        (receiver,) = work.outward.receivers()
    told = list_deliveries(ports=desk.ports, limit=100_000)
    assert {each.state for each in told} <= {DeliveryState.SENT}
    assert sorted(each.event.number for each in told) == sorted(
        each.data["sequence"] for each in outside.receiver.arrived
    )
    assert [len(bodies) for bodies in outside.receiver.bodies.values()] == [1] * len(told)
    for number in {each.event.ticket for each in told}:
        assert outside.receiver.sequence_of(number) == sorted(outside.receiver.sequence_of(number))
    last = {each.event.ticket: each for each in reversed(told)}
    assert outside.receiver.tickets == {number: _as_told(desk, each, receiver) for number, each in last.items()}
    assert set(last) == {each.number for each in desk.tickets()}
    return len(told)


@pytest.mark.parametrize("life", range(LIVES))
async def test_with_three_in_ten_going_wrong_the_other_side_ends_with_our_tickets(outside: Outside, life: int) -> None:
    random = seeded(f"webhooks {life}")
    outside.adds()
    lives = Lives(outside.desk, random)

    def fails(method: str) -> Fault | None:
        if random.random() >= 0.3:
            return None
        waits = Fault(503, headers={"Retry-After": str(random.randint(1, 900))})
        return random.choice((Fault(500), Fault(429), Fault(answer_lost=True), Fault(302), waits))

    outside.receiver.faults.plan = fails
    for _ in range(STEPS):
        lives.step()
        outside.desk.clock.step(seconds=random.choice((0, 1, 7, 400, 4_000)))
        if random.random() < 0.5:
            await outside.sends()
    await outside.sends_all()
    assert _agrees(outside) > STEPS / 2
    assert outside.receiver.refused == 0


async def test_what_is_changed_at_the_same_time_is_told_in_the_order_in_which_it_came_to_last(
    outside: Outside, database: str
) -> None:
    outside.adds()
    random = seeded("races of changes")
    engine = make_engine(database, pool_size=4)
    begin = sql_work_factory(engine)
    ports = replace(outside.desk.ports, begin=begin)
    numbers = [outside.desk.opens_ticket(SAM, "email_client", "one").number for _ in range(2)]

    def change(place: int) -> None:
        number, by = numbers[place % 2], PEOPLE[place % 3]
        with suppress(DeskError):
            if place % 4 == 0:
                # A line alone, as when somebody says that it takes too long: the ticket is held by nobody.
                with begin() as work:
                    work.tickets.add_history(number, HistoryEntry(outside.desk.clock.now(), by, "escalated", "hm"))
                    work.commit()
            elif place % 4 == 1:
                assign_ticket(ports=ports, number=number, to=by, by=JONAS_AT)
            else:
                priority = list(Priority)[random.randrange(4)]
                reprioritise_ticket(ports=ports, number=number, priority=priority, by=by, reason="as it is")

    with ThreadPoolExecutor(4) as pool:
        for _ in range(RACES):
            list(pool.map(change, range(12)))
    engine.dispose()
    await outside.sends_all()
    assert _agrees(outside) > 2


def test_a_receiver_that_does_not_answer_keeps_no_call_for_a_person_waiting(
    desk: DeskForTests, database: str, tmp_path: Path
) -> None:
    told = {
        "database_url": database,
        "data_folder": str(tmp_path),
        "link_secret": "a key of the tests",
        "webhooks_allow": "127.0.0.1",
    }
    desk.clock.set(datetime.now(timezone.utc))
    with WebhookReceiver() as receiver:
        Outside(desk, receiver).adds()
        for _ in range(8):
            desk.opens_ticket(SAM, "email_client", "outlook does not open")
        receiver.silent = 8
        with Process("serve", "worker", **told) as worker:
            # All that may be sent to systems outside at once is on its way, and hangs.
            wait_until(lambda: receiver.silent <= 4, 60)
            desk.receives(SAM, "the server is down, nobody can work")
            wait_until(lambda: "outage" in _remembered(tmp_path), 10)
            worker.signal(signal.SIGKILL)
            worker.wait(10)


def _remembered(folder: Path) -> str:
    file = folder / "pages.jsonl"
    return file.read_text(encoding="utf-8") if file.exists() else ""


async def test_a_worker_that_is_killed_in_the_middle_loses_nothing_and_doubles_nothing(
    desk: DeskForTests, database: str, tmp_path: Path
) -> None:
    desk.take_in_staff()
    desk.clock.set(datetime.now(timezone.utc))
    told = {
        "database_url": database,
        "data_folder": str(tmp_path),
        "link_secret": "a key of the tests",
        "webhooks_allow": "127.0.0.1",
        "public_url": "https://desk.example",
    }
    with WebhookReceiver() as receiver:
        outside = Outside(desk, receiver)
        outside.adds()
        lives = Lives(desk, seeded("kills"))
        for kill in range(KILLS):
            for _ in range(10):
                lives.step()
            arrived = len(receiver.arrived)
            receiver.silent = 1
            with Process("serve", "worker", **told) as worker:
                # One has arrived and is never answered; then the worker is gone.
                wait_until(lambda: receiver.silent == 0, 60)
                worker.signal(signal.SIGKILL)
                worker.wait(10)
            assert len(receiver.arrived) > arrived
            if PROVING and kill < KILLS - 1:
                with Process("serve", "worker", **told):
                    wait_until(lambda: not _waiting(desk), 120)
        desk.clock.set(datetime.now(timezone.utc))
        await outside.sends_all()
        assert _agrees(outside) > 5
        assert receiver.repeats >= 1


def _waiting(desk: DeskForTests) -> int:
    with desk.ports.begin() as work:
        return sum(work.outward.waiting_for(each.id) for each in work.outward.receivers())
