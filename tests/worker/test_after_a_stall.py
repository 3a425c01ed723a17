"""After a standstill everything is caught up with, once and in order, and nobody is stormed."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.channels.outcomes import Later, Never, Taken
from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.escalation import Call
from bot.operations.auditor import audit_desk
from bot.operations.deadlines import SHOWN, warn_of_deadlines
from bot.operations.deliveries import ALONE, take_up_deliveries
from bot.operations.handover import raise_emergency
from bot.operations.health import note_alive
from bot.operations.morning import send_morning_summary
from bot.operations.oncall import PERSON_WANTED, climb_due, send_call
from bot.operations.ports import Answer, OutgoingMessage, Process
from bot.operations.quotes import expire_quotes, pass_on_stranded_quotes
from bot.worker.deliveries import deliver
from tests.makers import SAM, DeskForTests, key_of
from tests.operations.situations import opened
from tests.proving import PROVING, cases

TORONTO = ZoneInfo("America/Toronto")
PEOPLE = [ChatIdentity("slack", "T0MAPLE", f"U0STALL{number}") for number in range(30)]
PLATFORMS = ("slack", "telegram")
TICKETS, LADDERS, ANSWERS = cases(12, 200), cases(4, 50), cases(60, 300)


@dataclass
class Channel:
    """Takes everything, after so many refusals; remembers what came to each conversation."""

    refuses: int = 0
    arrived: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
        """Taken, once the refusals are used up."""
        if self.refuses:
            self.refuses -= 1
            return Later("the platform is away")
        if message.edits is None:
            self.arrived[message.conversation].append(message.text)
        return Taken({"number": str(message.id)})


@dataclass
class RemembersCalls:
    """A pager that remembers which page was called by which step."""

    made: list[tuple[str, int, int, str]] = field(default_factory=list)

    def page(self, page: Page, call: Call, text: str) -> None:
        """Remember the call."""
        self.made.append((page.id, call.round, call.step, call.technician))


@dataclass
class Worker:
    """What a worker does, by hand."""

    desk: DeskForTests
    channel: Channel = field(default_factory=Channel)
    pager: RemembersCalls = field(default_factory=RemembersCalls)

    def round(self) -> None:
        """The rounds that tell people something, by two workers at once; then whatever waits goes out."""
        ports = self.desk.ports
        with ThreadPoolExecutor(2) as workers:
            list(workers.map(lambda _: self._steps(), range(2)))
        asyncio.run(self._deliver())
        with ports.begin() as work:
            calls = [call.id for page in work.pages.list(1_000) for call in work.pages.calls(page.id)]
        for id in calls:
            send_call(ports=ports, pager=self.pager, call_id=id)

    def _steps(self) -> None:
        ports = self.desk.ports
        climb_due(ports=ports)
        take_up_deliveries(ports=ports, platforms=PLATFORMS)
        expire_quotes(ports=ports)
        pass_on_stranded_quotes(ports=ports)
        warn_of_deadlines(ports=ports)
        send_morning_summary(ports=ports)

    async def _deliver(self) -> None:
        with self.desk.ports.begin() as work:
            due = work.conversations.due_for_delivery(PLATFORMS, self.desk.clock.now())
        senders = dict.fromkeys(PLATFORMS, self.channel)
        for conversation in due:
            await deliver(ports=self.desk.ports, senders=senders, conversation=conversation, luck=lambda: 0.0)

    def minutes(self, minutes: int) -> None:
        """It works on, a round every minute."""
        for _ in range(minutes):
            self.desk.clock.step(minutes=1)
            self.round()


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """Tuesday, ten in the morning at the clinic, with people who can be told."""
    desk.take_in_staff()
    desk.clock.set(datetime(2026, 11, 24, 10, 0, tzinfo=TORONTO))
    return desk


def _answers_wait(desk: DeskForTests, count: int) -> dict[str, list[str]]:
    expected = defaultdict(list)
    with desk.ports.begin() as work:
        for number in range(count):
            conversation = key_of(PEOPLE[number % len(PEOPLE)])
            expected[conversation].append(f"answer {number}")
            work.conversations.say(
                conversation, Answer(f"answer {number}"), turn=None, contact=None, at=desk.clock.now()
            )
        work.commit()
    return expected


def _emergency(desk: DeskForTests) -> str:
    turn = desk.turn(SAM, "the server is down, nobody can work")
    raised = raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")
    return raised.page.id


def _since(worker: Worker, before: dict[str, int]) -> dict[str, list[str]]:
    return {who: texts[before.get(who, 0) :] for who, texts in worker.channel.arrived.items()}


def _most(arrived: dict[str, list[str]], words: str) -> int:
    """How many messages with these words the one got who got most of them."""
    return max(sum(words in text for text in texts) for texts in arrived.values())


@pytest.mark.parametrize("hours", [1, 22, 26] if PROVING else [22])
def test_after_a_standstill_everything_comes_once_and_nobody_is_stormed(desk: DeskForTests, hours: int) -> None:
    worker = Worker(desk)
    for _ in range(TICKETS):
        opened(desk)
    called = [_emergency(desk) for _ in range(LADDERS // 2)]
    worker.round()
    before = len(worker.pager.made)
    # From here on no worker works; the assistant goes on for a moment.
    never_called = [_emergency(desk) for _ in range(LADDERS - LADDERS // 2)]
    expected = _answers_wait(desk, ANSWERS)
    told_before = {who: len(texts) for who, texts in worker.channel.arrived.items()}
    desk.clock.step(hours=hours)

    worker.round()
    worker.minutes(4)

    steps = Counter(page for page, *_ in worker.pager.made[before:])
    assert {page: steps[page] for page in (*called, *never_called)} == dict.fromkeys((*called, *never_called), 1)
    since = _since(worker, told_before)
    assert {who: since[who] for who in expected} == expected
    assert 1 <= _most(since, "the time for") <= 1 + TICKETS // 100
    assert _most(since, "Good morning") == (1 if hours == 22 else 0)
    warned = [text for texts in since.values() for text in texts if "the time for" in text]
    assert max(len(text.splitlines()) for text in warned) <= SHOWN + 1
    with desk.ports.begin() as work:
        assert [page.words for page in work.pages.list(1_000) if page.kind == PERSON_WANTED] == []
    others = sorted(len(texts) for who, texts in since.items() if who not in expected and who != key_of(SAM))
    print(f"after {hours} h: {sum(steps.values())} calls, {len(warned)} letters; messages to each of the MSP: {others}")


def test_who_was_never_called_is_called_before_the_next_one_is(desk: DeskForTests) -> None:
    worker, page = Worker(desk), _emergency(desk)
    desk.clock.step(hours=1)
    worker.round()
    assert [(step, name) for _, _, step, name in worker.pager.made] == [(0, "Amara Obi")]
    worker.minutes(4)
    assert len(worker.pager.made) == 1
    worker.minutes(1)
    assert [(made, step) for made, _, step, _ in worker.pager.made] == [(page, 0), (page, 1)]


def test_a_pager_that_takes_nothing_does_not_keep_the_next_one_asleep(desk: DeskForTests) -> None:
    page = _emergency(desk)
    for _ in range(11):
        desk.clock.step(minutes=1)
        climb_due(ports=desk.ports)
    with desk.ports.begin() as work:
        assert {call.step for call in work.pages.calls(page)} == {0, 1, 2}


def test_what_is_old_because_nobody_tried_is_tried_as_often_as_anything(desk: DeskForTests) -> None:
    expected = _answers_wait(desk, len(PEOPLE))
    desk.clock.step(hours=30)
    worker = Worker(desk, Channel(refuses=len(PEOPLE)))
    worker.round()
    worker.minutes(5)
    assert worker.channel.arrived == expected
    assert desk.paged_words() == []


def test_a_platform_that_is_away_for_days_calls_for_a_few_and_then_once_for_all(desk: DeskForTests) -> None:
    _answers_wait(desk, cases(8, len(PEOPLE)))
    worker = Worker(desk, Channel(refuses=100_000))
    for _ in range(40):
        desk.clock.step(hours=1)
        asyncio.run(worker._deliver())
    assert set(worker.channel.arrived) == set()
    words = desk.paged_words()
    assert [each.startswith("This did not reach") for each in words] == [True] * ALONE + [False]
    assert words[-1].startswith(f"More than {ALONE} people could not be reached")


def test_the_auditor_tells_nobody_of_a_standstill_that_is_over(desk: DeskForTests) -> None:
    worker = Worker(desk)
    for _ in range(5):
        opened(desk)
    _emergency(desk)
    _answers_wait(desk, 20)
    with desk.ports.begin() as work:
        for message in work.conversations.unfinished(desk.clock.now() + timedelta(hours=1)):
            work.conversations.finish(message.id, "done")
        work.commit()
    desk.clock.step(hours=1)
    for _ in range(3):
        now = desk.clock.now()
        note_alive(ports=desk.ports, process=Process("all", ("gateway", "assistant", "worker"), "desk-1", now, now))
        # The auditor may look before anything is caught up with.
        found = audit_desk(ports=desk.ports)
        assert found is not None
        worker.round()
        desk.clock.step(minutes=1)
    with desk.ports.begin() as work:
        told = [finding.name for _, finding in work.auditor.all_findings() if finding.told_at]
    # The clock of the tests is not the database's.
    assert told in ([], ["database clock"])
    assert [page.kind for page in _pages(desk)] == [EmergencyKind.OUTAGE.value]


def _pages(desk: DeskForTests) -> list[Page]:
    with desk.ports.begin() as work:
        return list(work.pages.list())
