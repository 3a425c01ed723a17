"""Rasa raises, hangs, says nothing: nobody is left in silence, and nothing is done twice."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.bootstrap import Desk, SystemClock, use_desk
from bot.desk.clients import ChatIdentity
from bot.operations.failing import LATE
from bot.operations.intake import receive_message
from bot.operations.ports import DONE, FAILED, IncomingMessage, OutgoingMessage, StoredMessage
from bot.storage.jobs import TURNS, make_jobs_app
from bot.worker.late_turns import watch_late_turns
from bot.worker.queues import open_jobs, run_jobs
from bot.worker.turns import SECONDS_FOR_AN_ANSWER, handle_turn
from bot.worker.watchdog import WatchedThreads
from tests.journeys.faults import EFFECT_FIRST, FAULTS, HANGING, Faults, faults_in
from tests.journeys.processes import Process, wait_until
from tests.proving import PROVING, cases, seeded

if TYPE_CHECKING:
    from bot.assistant.agent import Assistant

# As ``bot.assistant.agent`` says it; importing that takes seconds.
FAILED_TOO_OFTEN = 2
PROMISED = 10.0
# In `make test` an assistant gives up sooner, so that nobody waits for it.
LIMIT = SECONDS_FOR_AN_ANSWER if PROVING else 6.0
LATE_HERE = LATE if PROVING else timedelta(seconds=6.5)
AT_A_TIME = 8
SAYINGS = (
    # In words that the desk itself knows, a button would be pressed, and the fault that the words name would not come up.
    "is there a human here I can talk to about the kettle",
    "my outlook won't open",
    "hello",
    "who is on call?",
    "the printer in room {number} is offline",
    "there is a funny noise in the wall",
)
EFFECT = SAYINGS[0]


@dataclass(frozen=True)
class Told:
    """Somebody's message that meets a fault."""

    who: ChatIdentity
    words: str
    fault: str
    stored: StoredMessage

    @property
    def plain(self) -> str:
        """The words without the fault."""
        return self.words.partition(" (fault")[0]


class FailingHouse:
    """The desk with its real clock, an assistant that fails, and a worker that looks for late turns."""

    def __init__(self, desk: Desk, faults: Faults) -> None:
        self.desk, self.faults = desk, faults
        self._number = 0

    async def takes_in(self, who: ChatIdentity, words: str) -> StoredMessage:
        """A message comes in; its job waits."""
        self._number += 1
        self.faults.says(f"web::{who.user_id}", words)
        message = IncomingMessage(f"failing:{self._number}", who, words)
        stored = await asyncio.to_thread(receive_message, ports=self.desk.ports, message=message)
        assert stored is not None
        return stored

    def answers(self, turn: StoredMessage) -> Sequence[OutgoingMessage]:
        """What was answered to it."""
        with self.desk.begin() as work:
            return work.conversations.answers(turn.id)

    def state(self, turn: StoredMessage) -> str:
        """Where it stands."""
        with self.desk.begin() as work:
            found = work.conversations.turn(turn.id)
        assert found is not None
        return found.state

    async def until_answered(self, turn: StoredMessage) -> Sequence[OutgoingMessage]:
        """Its answers, once it has ended; AssertionError when that takes longer than is promised, and some."""
        deadline = time.monotonic() + PROMISED + 5
        while (await asyncio.to_thread(self.state, turn)) not in (DONE, FAILED):
            assert time.monotonic() < deadline, f"silence after {turn.text!r}"
            await asyncio.sleep(0.05)
        return await asyncio.to_thread(self.answers, turn)


@asynccontextmanager
async def _failing_house(desk: Desk, assistant: Assistant) -> AsyncIterator[FailingHouse]:
    desk = replace(desk, ports=replace(desk.ports, clock=SystemClock()))
    use_desk(desk)
    asyncio.get_running_loop().set_default_executor(WatchedThreads())
    app = make_jobs_app(desk.dsn)

    @app.task(name="nightdesk.turn", queue=TURNS)
    async def turn_job(turn: str) -> None:
        await handle_turn(ports=desk.ports, assistant=assistant, turn_id=turn, seconds=LIMIT)

    with faults_in(assistant) as faults:
        async with open_jobs(app):
            running = [
                asyncio.ensure_future(run_jobs(app, desk.dsn, (TURNS,), concurrency=2 * AT_A_TIME, poll_seconds=0.2)),
                asyncio.ensure_future(watch_late_turns(desk.ports, late=LATE_HERE, seconds=0.2)),
            ]
            try:
                yield FailingHouse(desk, faults)
            finally:
                faults.let_go()
                for task in running:
                    task.cancel()
                await asyncio.gather(*running, return_exceptions=True)


async def test_whatever_rasa_does_nobody_is_left_in_silence_and_the_words_are_in_one_ticket(
    empty_desk: Desk, assistant: Assistant
) -> None:
    random, turns = seeded("failing rasa"), cases(40, 1000)
    # Hanging ones wait for the whole limit: every fault comes up, those in a fifth of all turns.
    quick = [name for name in FAULTS if name not in HANGING]
    chosen = [HANGING[n % len(HANGING)] if n % 5 == 0 else quick[n % len(quick)] for n in range(turns)]
    if not PROVING:
        # Those that wait do so at the same time.
        chosen.sort(key=lambda name: name not in HANGING)
    gate = asyncio.Semaphore(AT_A_TIME)
    longest: list[float] = []

    async def one(number: int, house: FailingHouse) -> Told:
        fault = chosen[number]
        saying = EFFECT if fault in EFFECT_FIRST else random.choice(SAYINGS).format(number=number)
        who = ChatIdentity("web", "", f"n{number}@elsewhere.example")
        words = f"{saying} (fault: {fault} {number})"
        async with gate:
            stored = await house.takes_in(who, words)
            told = Told(who, words, fault, stored)
            said = await house.until_answered(stored)
            assert said, f"silence after {words!r}"
            longest.append((said[0].created_at - stored.received_at).total_seconds())
            # What has hung wakes up while the person says it again, and finds that its turn is over.
            house.faults.let_go(stored.conversation)
            await _says_it_again(house, told)
            return told

    async with _failing_house(empty_desk, assistant) as house:
        told = await asyncio.gather(*(one(number, house) for number in range(turns)))
        await asyncio.sleep(0.3)
        _one_answer_and_one_ticket_each(house, told)
    assert max(longest) <= PROMISED
    print(
        f"{turns} turns, {len(set(chosen))} faults: 0 silent, the slowest answered after {max(longest):.1f} s, "
        f"half of them within {sorted(longest)[len(longest) // 2]:.2f} s; {Counter(chosen).most_common(3)}"
    )


async def _says_it_again(house: FailingHouse, told: Told) -> None:
    """Without the fault the conversation works again."""
    again = await house.takes_in(told.who, told.plain)
    said = await house.until_answered(again)
    assert await asyncio.to_thread(house.state, again) == DONE, (told.words, [each.text for each in said])


def _one_answer_and_one_ticket_each(house: FailingHouse, told: Sequence[Told]) -> None:
    with house.desk.begin() as work:
        tickets = list(work.tickets.list(limit=10 * len(told)))
        histories = {ticket.number: work.tickets.history(ticket.number) for ticket in tickets}
    of = Counter(ticket.conversation for ticket in tickets)
    assert {each.stored.conversation: of[each.stored.conversation] for each in told} == {
        each.stored.conversation: 1 for each in told
    }
    for each in told:
        (ticket,) = [ticket for ticket in tickets if ticket.conversation == each.stored.conversation]
        last = house.answers(each.stored)[-1].text
        assert house.state(each.stored) == FAILED, (each.words, last)
        reference = last.rpartition("Reference: ")[2].rstrip(".")
        assert reference and reference in [line.text for line in histories[ticket.number]], (each.words, last)
        assert ticket.number in last
        assert each.words in [ticket.words, *(line.text for line in histories[ticket.number])]
        # An action that had spoken before it failed is heard too.
        apologies = [answer for answer in house.answers(each.stored) if "on my side did not work" in answer.text]
        assert len(apologies) == 1 and len(house.answers(each.stored)) <= 1 + (each.fault == "action raises after")


POISONS = (
    "{",
    '{"event": "no such event"}',
    '{"event": "active_loop", "name": "no_such_form", "timestamp": 1.0}',
    '{"event": "followup", "name": "action_that_is_gone", "timestamp": 1.0}',
    '{"event": "slot", "name": "question", "value": {"deep": [1]}, "timestamp": 1.0}',
)


@pytest.mark.parametrize("poison", POISONS)
async def test_a_conversation_whose_memory_is_poisoned_heals_itself(
    empty_desk: Desk, assistant: Assistant, poison: str
) -> None:
    who = ChatIdentity("web", "", "sam@maple-dental.example")
    async with _failing_house(empty_desk, assistant) as house:
        first = await house.takes_in(who, "hello")
        await house.until_answered(first)
        with empty_desk.engine.begin() as connection:
            values = {"who": first.conversation, "data": poison}
            connection.execute(
                text("INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (:who, 'x', 1, :data)"), values
            )
        states = []
        for _ in range(FAILED_TOO_OFTEN + 1):
            turn = await house.takes_in(who, "my outlook won't open")
            await house.until_answered(turn)
            states.append(house.state(turn))
    assert states[-1] == DONE, states


@pytest.mark.skipif(not PROVING, reason="starts a worker and an assistant: part of make prove")
def test_without_any_assistant_process_the_worker_answers_within_ten_seconds_and_nobody_does_so_again(
    model: Path, empty_desk: Desk
) -> None:
    who = ChatIdentity("web", "", "sam@maple-dental.example")
    ports = replace(empty_desk.ports, clock=SystemClock())

    def state(turn: str) -> str:
        with ports.begin() as work:
            found = work.conversations.turn(turn)
        assert found is not None
        return found.state

    with TemporaryDirectory(prefix="nightdesk-journey-") as folder:
        settings = {"data_folder": folder, "database_url": empty_desk.dsn}
        with Process("serve", "worker", **settings):
            # The worker is at work when it has answered one.
            warm = receive_message(ports=ports, message=IncomingMessage("warm", who, "my keyboard is gone"))
            assert warm is not None
            wait_until(lambda: state(warm.id) == FAILED, 120)
            stored = receive_message(ports=ports, message=IncomingMessage("dead", who, "my mouse is gone"))
            assert stored is not None
            wait_until(lambda: state(stored.id) == FAILED, PROMISED + 5)
            with Process("serve", "assistant", **settings) as assistant:
                assistant.line_with("assistant_ready", 300)
                alive = receive_message(ports=ports, message=IncomingMessage("alive", who, "hello"))
                assert alive is not None
                wait_until(lambda: state(alive.id) == DONE, 30)
    with ports.begin() as work:
        (said,) = work.conversations.answers(stored.id)
        tickets = [ticket.words for ticket in work.tickets.list()]
    waited = (said.created_at - stored.received_at).total_seconds()
    assert waited <= PROMISED
    assert sorted(tickets) == ["my keyboard is gone", "my mouse is gone"]
    print(f"no assistant at all: answered by the worker after {waited:.1f} s")
