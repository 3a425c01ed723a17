"""Handing over, through both platforms' own libraries: Sam in Slack, Robin in the technicians' channel, Jonas in their group."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import Desk, use_desk
from bot.connectors.pager import RememberingPager
from bot.desk.clients import ChatIdentity
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.tickets import TicketState
from bot.operations.rooms.cards import show_cards
from bot.operations.staff import import_staff
from tests.journeys.desk import TUESDAY_NIGHT, SettableClock
from tests.journeys.slack_desk import SlackHouse, connected_house
from tests.journeys.telegram_desk import TelegramHouse
from tests.stand_ins.slack import BOT_USER, MAPLE_PEOPLE, TEAM, SlackMessage, SlackPerson, SlackStandIn
from tests.stand_ins.telegram import TelegramMessage, TelegramPerson

if TYPE_CHECKING:
    from bot.assistant.agent import Assistant

CHANNEL, GROUP, JONAS = "C0TECH", -1001234567890, 500901
ROOMS = (ChatIdentity("slack", TEAM, CHANNEL), ChatIdentity("telegram", "", str(GROUP)))
STAFF = (
    StaffMember(
        "Robin Castell", "robin@msp.example", StaffRole.ADMIN, identities=(ChatIdentity("slack", TEAM, "U0ROBIN"),)
    ),
    StaffMember(
        "Jonas Lind", "jonas@msp.example", StaffRole.DISPATCHER, identities=(ChatIdentity("telegram", "", str(JONAS)),)
    ),
)


@pytest.fixture
def slack() -> Iterator[SlackStandIn]:
    """The workspace with Robin in it."""
    with SlackStandIn(*MAPLE_PEOPLE, SlackPerson("U0ROBIN", "Robin Castell")) as served:
        yield served


@pytest.fixture
async def slack_house(
    assistant: Assistant, empty_desk: Desk, clock: SettableClock, pager: RememberingPager, slack: SlackStandIn
) -> AsyncIterator[SlackHouse]:
    """The desk at work, whose people meet in a channel and a group."""
    desk = replace(empty_desk, ports=replace(empty_desk.ports, writes_first=frozenset({"slack"}), rooms=ROOMS))
    use_desk(desk)
    import_staff(ports=desk.ports, members=STAFF, by="the journey")
    async with connected_house(desk, clock, assistant, pager, slack) as opened:
        yield opened


class Rooms:
    """Both rooms, as they are seen."""

    def __init__(self, telegram_house: TelegramHouse) -> None:
        self.house, self.telegram = telegram_house.house, telegram_house.telegram
        self._telegram_house = telegram_house
        self.telegram.groups.add(GROUP)
        self.telegram.people[JONAS] = TelegramPerson(JONAS, "Jonas Lind", started=False)

    async def work(self) -> None:
        """The round that draws cards, and the jobs it leaves."""
        await asyncio.to_thread(show_cards, ports=self.house.desk.ports)
        await self._telegram_house.take()

    def in_group(self) -> list[TelegramMessage]:
        """What stands in the group, after the greeting."""
        return self.telegram.to(GROUP)[1:]

    async def jonas_presses(self, message: TelegramMessage, title: str) -> None:
        """A button in the group."""
        data = next(str(each["callback_data"]) for each in message.buttons if each["text"] == title)
        await asyncio.to_thread(self.telegram.presses, JONAS, message, data)
        await self.work()

    async def jonas_replies(self, message: TelegramMessage, text: str) -> None:
        """Words under a message in the group."""
        below = message.as_json(int(self.telegram.now))
        chat = {"id": GROUP, "type": "supergroup", "title": "Desk"}
        await asyncio.to_thread(
            lambda: self.telegram.sends(JONAS, chat, text=text, reply_to_message=below),
        )
        await self.work()


def _in_channel(slack: SlackStandIn) -> list[SlackMessage]:
    return [each for each in slack.messages if (each.channel, each.user) == (CHANNEL, BOT_USER)][1:]


async def test_from_the_card_to_the_answer_and_back_and_to_the_solution(
    slack_house: SlackHouse, telegram_house: TelegramHouse, slack: SlackStandIn
) -> None:
    rooms, sam, robin = Rooms(telegram_house), slack_house.member("U0SAM"), slack_house.member("U0ROBIN")
    await rooms.work()
    await sam.writes("my outlook won't open")
    await sam.presses("Open a ticket")
    await sam.presses("Just me")
    await sam.presses("Slow")
    await rooms.work()
    (card,), (in_group,) = _in_channel(slack), rooms.in_group()
    assert all(words in card.text for words in ("ND-1001: ", "Sam Okoro, Maple Dental", "MD-2026"))
    assert in_group.text.splitlines()[:2] == ["🟢 " + card.text.splitlines()[0], "Sam Okoro, Maple Dental"]

    # Robin claims, and answers in the card's thread.
    await robin.presses_at(card, next(str(each["value"]) for each in card.buttons if each["text"]["text"] == "Claim"))
    await rooms.work()
    assert "Robin Castell has it" in card.text and "Robin Castell has it" in in_group.text
    sam.looks()
    written = slack.writes("U0ROBIN", "Does it say anything when it closes?", channel=CHANNEL, thread_ts=card.ts)
    await slack_house.bring("events_api", slack.said_in_room(written), times=2)
    told = sam.looks()
    assert len(told.messages) == 2
    assert told.says("Robin Castell, about ND-1001: Does it say anything", "You are talking with Robin Castell now")

    # Sam answers: the bot keeps quiet, both rooms have it.
    answer = await sam.writes("yes, error 0x800CCC0E")
    assert len(answer.messages) == 1 and answer.says("Robin Castell has this now; I pass on what you write.")
    assert (await sam.writes("is it bad?")).messages == ()
    below = [each.text for each in slack.messages if each.thread_ts == card.ts and each.user == BOT_USER]
    assert below[-2:] == ["Sam Okoro, Maple Dental: yes, error 0x800CCC0E", "Sam Okoro, Maple Dental: is it bad?"]
    assert [each.text for each in rooms.in_group()][-1] == "Sam Okoro, Maple Dental: is it bad?"
    slack_house.house.clock.instant = TUESDAY_NIGHT
    assert (await sam.writes("hello?")).says("outside your support hours", "reads this from tomorrow 08:00")

    # Jonas solves it from the group.
    await rooms.jonas_presses(in_group, "Resolve")
    question = rooms.in_group()[-1]
    assert question.text.startswith("Jonas, how was ND-1001 solved?")
    await rooms.jonas_replies(question, "The profile was rebuilt.")
    ticket = slack_house.house.only_ticket()
    assert ticket.state is TicketState.RESOLVED
    assert sam.looks().says("The profile was rebuilt.", "I answer you again.")
    assert card.buttons[0]["text"]["text"] == "Open again"

    # It is not solved after all.
    asked = await sam.writes("it closed again")
    assert asked.says("Is that about ND-1001", "which Jonas Lind has solved?")
    assert (await sam.presses("Yes, it is not solved")).says("ND-1001 is open again. Robin Castell has what you wrote.")
    await rooms.work()
    assert card.buttons[0]["text"]["text"] == "Release"
    assert len([each for each in slack.messages if each.channel == CHANNEL and each.thread_ts is None]) == 2


async def test_an_emergency_in_the_middle_of_a_talk_pages_at_once(
    slack_house: SlackHouse, telegram_house: TelegramHouse, slack: SlackStandIn
) -> None:
    rooms, sam = Rooms(telegram_house), slack_house.member("U0SAM")
    await rooms.work()
    await sam.writes("my outlook won't open")
    await sam.presses("Open a ticket")
    await sam.presses("Just me")
    await sam.presses("Slow")
    await rooms.work()
    (card,) = _in_channel(slack)
    written = slack.writes("U0ROBIN", "I am on it.", channel=CHANNEL, thread_ts=card.ts)
    await slack_house.bring("events_api", slack.said_in_room(written))
    sam.looks()
    answer = await sam.writes("there is a ransom note on the reception computer")
    (page,) = slack_house.house.pages()
    assert page.kind == "security_incident" and answer.says(page.technician, "network")
    await rooms.work()
    assert len([each for each in _in_channel(slack) if each.thread_ts is None]) == 2
