"""Two workers with a bot each keep to what Telegram takes, together: of the bot, in a chat, in a group, and when it says wait."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle

from bot.channels.telegram.client import make_bot, sign_in
from bot.channels.telegram.sender import TelegramSender
from bot.desk.clients import ChatIdentity
from bot.operations.ports import Answer
from bot.worker.deliveries import deliver
from tests.makers import DeskForTests, key_of
from tests.proving import cases
from tests.stand_ins.serving import Fault
from tests.stand_ins.telegram import TOKEN, TelegramPerson, TelegramStandIn

GROUP = -700500
FIRST = 600_000


def _chat(number: int) -> ChatIdentity:
    return ChatIdentity("telegram", "", str(number))


def _say(desk: DeskForTests, chat: ChatIdentity, *texts: str) -> None:
    with desk.ports.begin() as work:
        for text in texts:
            work.conversations.say(key_of(chat), Answer(text), turn=None, contact=None, at=desk.clock.now())
        work.commit()


class _Workers:
    """Two of them, on one database; time passes only while they wait."""

    def __init__(self, desk: DeskForTests, telegram: TelegramStandIn, number: int = 2) -> None:
        self.desk, self._telegram = desk, telegram
        self._bots = [make_bot(TOKEN, telegram.url) for _ in range(number)]
        self.senders = [TelegramSender(desk.ports, bot) for bot in self._bots]

    async def __aenter__(self) -> _Workers:
        await asyncio.gather(*map(sign_in, self._bots))
        return self

    async def __aexit__(self, *failure: object) -> None:
        await asyncio.gather(*(bot.shutdown() for bot in self._bots))

    async def drain(self, *chats: ChatIdentity) -> list[tuple[datetime, int]]:
        """Send all that waits there, the workers in turns; when each message arrived, and in which chat."""
        arrived: list[tuple[datetime, int]] = []
        turns, wanted = cycle(self.senders), sum(len(self._waiting(chat)) for chat in chats)
        while len(arrived) < wanted:
            for chat in chats:
                if self._waiting(chat) and await self.deliver(next(turns), chat):
                    arrived.append((self.desk.clock.now(), int(chat.user_id)))
            self.desk.clock.step(seconds=0.02)
        return arrived

    async def deliver(self, sender: TelegramSender, chat: ChatIdentity) -> int:
        """One worker's job for one chat."""

        async def passes(seconds: float) -> None:
            self.desk.clock.step(seconds=seconds)

        return await deliver(
            ports=self.desk.ports,
            senders={"telegram": sender},
            conversation=key_of(chat),
            luck=lambda: 0.0,
            pause=passes,
        )

    def _waiting(self, chat: ChatIdentity) -> Sequence[object]:
        with self.desk.ports.begin() as work:
            return work.conversations.waiting(key_of(chat))


def _most_within(arrived: list[tuple[datetime, int]], length: timedelta) -> int:
    times = [at for at, _ in arrived]
    return max(sum(begin <= at < begin + length for at in times) for begin in times)


async def test_thirty_a_second_from_the_bot_however_many_chats_wait(
    desk: DeskForTests, telegram: TelegramStandIn
) -> None:
    people = [TelegramPerson(FIRST + number, "Somebody") for number in range(cases(36, 300))]
    telegram.people |= {person.id: person for person in people}
    chats = [_chat(person.id) for person in people]
    for chat in chats:
        _say(desk, chat, "One.")
    async with _Workers(desk, telegram) as workers:
        arrived = await workers.drain(*chats)
    assert len(telegram.messages) == len(people)
    assert 20 <= _most_within(arrived, timedelta(seconds=1)) <= 30


async def test_one_a_second_in_a_chat_and_twenty_a_minute_in_a_group(
    desk: DeskForTests, telegram: TelegramStandIn
) -> None:
    telegram.people[FIRST] = TelegramPerson(FIRST, "Somebody")
    telegram.groups.add(GROUP)
    _say(desk, _chat(FIRST), *map(str, range(4)))
    _say(desk, _chat(GROUP), *map(str, range(cases(3, 45))))
    async with _Workers(desk, telegram) as workers:
        arrived = await workers.drain(_chat(FIRST), _chat(GROUP))
    private, group = ([each for each in arrived if each[1] == chat] for chat in (FIRST, GROUP))
    assert _most_within(private, timedelta(seconds=1)) == 1
    assert _most_within(group, timedelta(seconds=60)) <= 20
    assert [message.text for message in telegram.to(FIRST)] == ["0", "1", "2", "3"]


async def test_when_telegram_tells_one_worker_to_wait_the_other_waits_as_well(
    desk: DeskForTests, telegram: TelegramStandIn
) -> None:
    for number in (FIRST, FIRST + 1):
        telegram.people[number] = TelegramPerson(number, "Somebody")
        _say(desk, _chat(number), "One.")
    telegram.faults.add("sendMessage", Fault(429, {"Retry-After": "30"}))
    async with _Workers(desk, telegram) as workers:
        one, other = workers.senders
        assert await workers.deliver(one, _chat(FIRST)) == 0
        desk.clock.step(seconds=29.5)
        assert await workers.deliver(other, _chat(FIRST + 1)) == 0
        # What nobody tried is not counted as a try.
        assert [message.attempts for message in desk.said_to(_chat(FIRST + 1))] == [0]
        desk.clock.step(seconds=0.5)
        assert [await workers.deliver(other, _chat(FIRST + 1)), await workers.deliver(one, _chat(FIRST))] == [1, 1]
