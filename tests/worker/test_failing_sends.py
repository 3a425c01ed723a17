"""Three in ten sends go wrong: everything arrives, in order, never before the platform allows it again."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from structlog.testing import capture_logs

from bot.channels.slack.sender import SlackSender
from bot.channels.slack.workspaces import Workspaces
from bot.channels.telegram.client import make_bot, sign_in
from bot.channels.telegram.sender import TelegramSender
from bot.channels.web.stream import new_answers
from bot.desk.clients import ChatIdentity
from bot.operations.ports import Answer
from bot.worker.deliveries import Sender, deliver
from tests.makers import DeskForTests, key_of
from tests.proving import cases, seeded
from tests.stand_ins.serving import Fault
from tests.stand_ins.slack import BOT_TOKEN, TEAM, SlackPerson, SlackStandIn
from tests.stand_ins.telegram import TOKEN, TelegramPerson, TelegramStandIn

SHARE = 0.3
# A call that never answers is given up after so long, by the real clock.
PATIENCE = 2.0
FIRST = 600_000
ASKED = frozenset({"chat.postMessage", "conversations.open", "conversations.history", "sendMessage"})


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Thousands of failures that are meant are no news."""
    with capture_logs():
        yield


@dataclass
class Weather:
    """Which calls go wrong, and when the platform wants to be left alone; by the desk's clock."""

    desk: DeskForTests
    random: Random
    name: str
    never: float
    closed_until: datetime | None = None
    early: int = 0
    happened: Counter[str] = field(default_factory=Counter)

    def fault(self, method: str) -> Fault | None:
        """What goes wrong with this call."""
        if method not in ASKED:
            return None
        now = self.desk.clock.now()
        self.early += self.closed_until is not None and now < self.closed_until
        self.happened["calls"] += 1
        if self.random.random() >= SHARE:
            return None
        kinds = ("too many", "broken", "cut before", "answer lost", "never answered")
        (kind,) = self.random.choices(kinds, (3, 3, 2, 2, self.never))
        self.happened[kind] += 1
        if kind == "too many":
            rest = self.random.randint(1, 5)
            self.closed_until = now + timedelta(seconds=rest)
            return Fault(429, {"Retry-After": str(rest)})
        if kind == "broken":
            return Fault(self.random.choice((500, 502, 503)))
        return Fault(cut=kind == "cut before", answer_lost=True, slow=kind == "never answered")


@dataclass(frozen=True)
class Post:
    """Both platforms in bad weather, and the ways to them."""

    desk: DeskForTests
    slack: SlackStandIn
    telegram: TelegramStandIn
    senders: Mapping[str, Sender]
    weather: Sequence[Weather]

    def say(self, chat: ChatIdentity, words: str) -> None:
        """An answer waits."""
        with self.desk.ports.begin() as work:
            work.conversations.say(key_of(chat), Answer(words), turn=None, contact=None, at=self.desk.clock.now())
            work.commit()

    async def drain(self) -> None:
        """Send what waits, as the worker does; time passes between two looks only."""
        while True:
            with self.desk.ports.begin() as work:
                due = work.conversations.due_for_delivery(self.senders.keys(), self.desk.clock.now())
                waiting = due or work.conversations.due_for_delivery(
                    self.senders.keys(), self.desk.clock.now() + timedelta(days=1)
                )
            if not waiting:
                return
            for conversation in due:
                await deliver(
                    ports=self.desk.ports,
                    senders=self.senders,
                    conversation=conversation,
                    luck=lambda: 0.5,
                    seconds=PATIENCE,
                    pause=self._pause,
                )
            self.desk.clock.step(seconds=0.5)

    async def _pause(self, seconds: float) -> None:
        self.desk.clock.step(seconds=seconds)


@asynccontextmanager
async def _post(desk: DeskForTests, random: Random, people: int, never: float) -> AsyncIterator[Post]:
    slack_people = [SlackPerson(f"U{number:04}", "Somebody") for number in range(people)]
    telegram_people = [TelegramPerson(FIRST + number, "Somebody") for number in range(people)]
    with SlackStandIn(*slack_people) as slack, TelegramStandIn(*telegram_people) as telegram:
        bot = make_bot(TOKEN, telegram.url)
        await sign_in(bot)
        senders: dict[str, Sender] = {
            "slack": SlackSender(desk.ports, Workspaces({TEAM: BOT_TOKEN}, slack.api)),
            "telegram": TelegramSender(desk.ports, bot),
        }
        weather = [Weather(desk, random, name, never) for name in ("slack", "telegram")]
        slack.faults.plan, telegram.faults.plan = weather[0].fault, weather[1].fault
        try:
            yield Post(desk, slack, telegram, senders, weather)
        finally:
            await bot.shutdown()


def _chats(people: int) -> list[ChatIdentity]:
    slack = [ChatIdentity("slack", TEAM, f"U{number:04}") for number in range(people)]
    return slack + [ChatIdentity("telegram", "", str(FIRST + number)) for number in range(people)]


async def test_when_three_in_ten_sends_fail_all_arrives_in_order_and_never_too_early(desk: DeskForTests) -> None:
    random, messages = seeded("failing sends"), cases(60, 4_000)
    people = cases(4, 50)
    began = time.monotonic()
    said: dict[str, list[str]] = {}
    # Each that is never answered costs the whole of our patience.
    async with _post(desk, random, people, never=cases(10, 1) / 10) as post:
        for number in range(messages):
            chat = random.choice(_chats(people))
            said.setdefault(key_of(chat), []).append(f"message {number}")
            post.say(chat, f"message {number}")
        await post.drain()
        arrived = {
            **{
                key_of(c): [m.text for m in post.slack.messages if m.channel == f"D{c.user_id[1:]}"]
                for c in _chats(people)[:people]
            },
            **{key_of(c): [m.text for m in post.telegram.to(int(c.user_id))] for c in _chats(people)[people:]},
        }
        happened = post.weather[0].happened + post.weather[1].happened
        repeats = {name: _repeats(arrived, name) for name in ("slack", "telegram")}
        lost = post.weather[1].happened["answer lost"] + post.weather[1].happened["never answered"]
    assert {chat: list(dict.fromkeys(texts)) for chat, texts in arrived.items() if texts} == said
    assert [weather.early for weather in post.weather] == [0, 0]
    # Slack shows what has arrived; of Telegram nobody can ask that.
    assert repeats["slack"] == 0
    assert repeats["telegram"] <= lost
    for texts in arrived.values():
        # A repeat stands right behind what it repeats.
        assert [one for one, _ in pairwise([*texts, ""]) if texts.index(one) > texts.index(texts[-1])] == []
    print(
        f"{messages} messages, {dict(happened)}: all arrived, 0 out of order, 0 too early, "
        f"repeats {repeats}, {time.monotonic() - began:.0f} s"
    )


def _repeats(arrived: Mapping[str, Sequence[str]], platform: str) -> int:
    return sum(len(texts) - len(set(texts)) for chat, texts in arrived.items() if chat.startswith(platform))


async def test_a_browser_whose_stream_breaks_off_again_and_again_sees_everything_once_and_in_order(
    desk: DeskForTests,
) -> None:
    random, messages = seeded("broken streams"), cases(20, 1_000)
    who = ChatIdentity("web", "", "lee@maple-dental.example")
    for number in range(messages):
        with desk.ports.begin() as work:
            work.conversations.say(
                key_of(who), Answer(f"message {number}"), turn=None, contact=None, at=desk.clock.now()
            )
            work.commit()
    shown: list[str] = []
    last, breaks = 0, 0
    while len(shown) < messages:
        stream = new_answers(desk.ports, key_of(who), last, 0.01)
        async for message in stream:
            if random.random() < SHARE:
                # Written to the connection, and lost with it.
                breaks += 1
                break
            shown.append(message.text)
            last = message.id
            if len(shown) == messages:
                break
        await stream.aclose()  # type: ignore[attr-defined]
    assert shown == [f"message {number}" for number in range(messages)]
    print(f"{messages} messages over {breaks} broken streams: each shown once, in order")


async def test_a_call_that_never_answers_holds_up_one_conversation_for_our_patience_only(desk: DeskForTests) -> None:
    async with _post(desk, Random(1), 1, never=0) as post:
        for each in (post.slack, post.telegram):
            each.faults.plan = lambda method: None
        post.telegram.faults.add("sendMessage", Fault(answer_lost=True, slow=True))
        chat = _chats(1)[1]
        post.say(chat, "one")
        began = time.monotonic()
        await asyncio.wait_for(post.drain(), 10)
    assert time.monotonic() - began < 10
    assert [each.text for each in post.telegram.to(FIRST)] == ["one", "one"]
