"""Two real worker processes on one database send through real clients, and keep the pace together."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.desk.clients import ChatIdentity
from bot.operations.ports import Answer
from tests.journeys.processes import Process, wait_until
from tests.makers import DeskForTests, key_of
from tests.proving import PROVING
from tests.stand_ins.slack import BOT_TOKEN, TEAM, SlackPerson, SlackStandIn
from tests.stand_ins.telegram import TOKEN, TelegramPerson, TelegramStandIn

PEOPLE, EACH, FIRST = 60, 3, 600_000
# A message on its way may take so much longer or shorter than another one.
ON_THE_WAY = 0.15


class _TimedTelegram(TelegramStandIn):
    def __init__(self, *people: TelegramPerson) -> None:
        super().__init__(*people)
        self.arrived: list[tuple[float, str]] = []

    async def _sendmessage(self, given: dict[str, Any]) -> dict[str, Any]:
        self.arrived.append((time.monotonic(), str(given["chat_id"])))
        return await super()._sendmessage(given)


class _TimedSlack(SlackStandIn):
    def __init__(self, *people: SlackPerson) -> None:
        super().__init__(*people)
        self.arrived: list[tuple[float, str]] = []

    def _chat_postmessage(self, given: dict[str, Any]) -> dict[str, Any]:
        self.arrived.append((time.monotonic(), str(given["channel"])))
        return super()._chat_postmessage(given)


def _shortest_rest(arrived: list[tuple[float, str]]) -> float:
    rests = []
    for place in {each for _, each in arrived}:
        times = [at for at, where in arrived if where == place]
        rests += [later - earlier for earlier, later in pairwise(times)]
    return min(rests)


def _most_in_a_second(arrived: list[tuple[float, str]]) -> int:
    return max(sum(begin <= at < begin + 1 for at, _ in arrived) for begin, _ in arrived)


@pytest.mark.skipif(not PROVING, reason="half a minute: part of make prove")
def test_two_workers_together_keep_to_the_limits_and_send_all_in_order(
    desk: DeskForTests, database: str, tmp_path: Path
) -> None:
    telegram_people = [TelegramPerson(FIRST + number, "Somebody") for number in range(PEOPLE)]
    slack_people = [SlackPerson(f"U{number:04}", "Somebody") for number in range(PEOPLE)]
    chats = [ChatIdentity("telegram", "", str(person.id)) for person in telegram_people]
    chats += [ChatIdentity("slack", TEAM, person.id) for person in slack_people]
    with desk.ports.begin() as work:
        for chat in chats:
            for number in range(EACH):
                work.conversations.say(key_of(chat), Answer(str(number)), turn=None, contact=None, at=desk.clock.now())
            work.jobs.deliver(key_of(chat))
        work.commit()
    with _TimedTelegram(*telegram_people) as telegram, _TimedSlack(*slack_people) as slack:
        told = {
            "database_url": database,
            "data_folder": str(tmp_path),
            "telegram_token": TOKEN,
            "telegram_api_url": telegram.url,
            "slack_bot_token": BOT_TOKEN,
            "slack_api_url": slack.api,
        }
        with Process("serve", "worker", **told), Process("serve", "worker", **told):
            wait_until(lambda: len(telegram.arrived) == len(slack.arrived) == PEOPLE * EACH, 120)
    assert _most_in_a_second(telegram.arrived) <= 30
    assert min(_shortest_rest(telegram.arrived), _shortest_rest(slack.arrived)) >= 1 - ON_THE_WAY
    assert {tuple(m.text for m in telegram.to(person.id)) for person in telegram_people} == {("0", "1", "2")}
    in_slack = {
        person.id: tuple(m.text for m in slack.messages if m.channel == slack.dm_of(person.id))
        for person in slack_people
    }
    assert set(in_slack.values()) == {("0", "1", "2")}
    print(f"two workers: {_most_in_a_second(telegram.arrived)} in the fullest second, {len(telegram.arrived)} messages")
