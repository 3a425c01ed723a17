"""The same journeys through Slack and Telegram: people write and press in a stand-in, the platforms' own libraries bring it
to the desk and the answers back, and an answer counts as seen when the platform has taken it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from bot.bootstrap import Desk, use_desk
from bot.channels.slack.blocks import PRESS
from bot.channels.telegram.client import make_bot, sign_in
from bot.channels.telegram.sender import TelegramSender
from bot.channels.telegram.service import TelegramSetup, listen
from bot.connectors.pager import RememberingPager
from bot.desk.clients import ChatIdentity
from bot.operations.clients import import_clients
from bot.operations.ports import ClientFile
from bot.worker.turns import Answers as Assistant
from tests.journeys.desk import House, SettableClock, working_house
from tests.journeys.slack_desk import connected_house
from tests.stand_ins.slack import TEAM, SlackPerson, SlackStandIn
from tests.stand_ins.telegram import TOKEN, TelegramMessage, TelegramPerson, TelegramStandIn

FIRST_NUMBER, NUMBER_OF_NOBODY = 510_000, 599_999
NOBODY = "U0NOBODY"


@dataclass(frozen=True)
class AddressBook:
    """Who every contact is in Slack and in Telegram, by e-mail address."""

    members: dict[str, str]
    numbers: dict[str, int]

    @classmethod
    def of(cls, files: Sequence[ClientFile]) -> AddressBook:
        """Everybody in the files."""
        emails = [contact.email for file in files for contact in file.client.contacts]
        members = {email: f"U0{email.partition('@')[0].upper()}" for email in emails}
        return cls(members, {email: FIRST_NUMBER + place for place, email in enumerate(emails)})

    def known(self, file: ClientFile) -> ClientFile:
        """The file with both for every contact."""
        contacts = tuple(replace(each, identities=self._of(each.email)) for each in file.client.contacts)
        return replace(file, client=replace(file.client, contacts=contacts))

    def _of(self, email: str) -> tuple[ChatIdentity, ...]:
        in_telegram = ChatIdentity("telegram", "", str(self.numbers[email]))
        return (ChatIdentity("slack", TEAM, self.members[email]), in_telegram)


class SlackWay:
    """Everybody is a member of one workspace."""

    def __init__(self, slack: SlackStandIn, book: AddressBook) -> None:
        self._slack = slack
        self.book = book

    def identity(self, email: str) -> ChatIdentity:
        """By the member's id."""
        return ChatIdentity("slack", TEAM, self.book.members.get(email, NOBODY))

    async def bring(self, identity: ChatIdentity, text: str, key: str | None) -> None:
        """By an event or an interaction over Socket Mode."""
        user = identity.user_id
        if key is None:
            kind, payload = "events_api", self._slack.event_of(self._slack.writes(user, _as_slack_sends(text)))
        else:
            kind, payload = "interactive", self._press(user, key)
        assert await asyncio.to_thread(self._slack.send, kind, payload)

    def _press(self, user: str, key: str) -> dict[str, object]:
        for message in self._slack.messages:
            if any(button["value"] == key for button in message.buttons):
                return self._slack.press_of(user, message, key)
        # Used up, or nobody's: the client of whoever presses it still shows it.
        return self._slack.pick_of(user, f"{PRESS}:0", key)


class TelegramWay:
    """Everybody has begun a chat with the bot."""

    def __init__(self, telegram: TelegramStandIn, book: AddressBook, clock: SettableClock) -> None:
        self._telegram = telegram
        self.book = book
        self._clock = clock

    def identity(self, email: str) -> ChatIdentity:
        """By the person's number."""
        return ChatIdentity("telegram", "", str(self.book.numbers.get(email, NUMBER_OF_NOBODY)))

    async def bring(self, identity: ChatIdentity, text: str, key: str | None) -> None:
        """By an update that is polled; a button that spends money is pressed twice, as it asks."""
        user = int(identity.user_id)
        self._telegram.now = self._clock.now().timestamp()
        if key is None:
            await asyncio.to_thread(self._telegram.writes, user, text)
        else:
            message, data = self._shown(user, key)
            for pressed in dict.fromkeys((data, key)):
                await asyncio.to_thread(self._telegram.presses, user, message, pressed)
        await asyncio.to_thread(self._telegram.until_taken)

    def _shown(self, user: int, key: str) -> tuple[TelegramMessage, str]:
        for message in self._telegram.messages:
            for button in message.buttons:
                if button["callback_data"].lstrip("?<") == key:
                    return message, str(button["callback_data"])
        return TelegramMessage(user, 1, "", "An older message", ()), key


@asynccontextmanager
async def house_on(
    platform: str,
    files: Sequence[ClientFile],
    desk: Desk,
    clock: SettableClock,
    assistant: Assistant,
    pager: RememberingPager,
) -> AsyncIterator[House]:
    """The desk at work, met on this platform: ``web``, ``slack`` or ``telegram``."""
    if platform == "web":
        async with working_house(desk, clock, assistant, pager) as opened:
            yield opened
        return
    book = AddressBook.of(files)
    import_clients(work=desk.begin, files=[book.known(file) for file in files], now=clock.now())
    desk = replace(desk, ports=replace(desk.ports, writes_first=frozenset({platform})))
    use_desk(desk)
    if platform == "slack":
        people = [SlackPerson(member, email.partition("@")[0].title(), email) for email, member in book.members.items()]
        with SlackStandIn(*people, SlackPerson(NOBODY, "Nora Body")) as slack:
            async with connected_house(desk, clock, assistant, pager, slack) as house:
                house.house.meet(SlackWay(slack, book), "slack")
                yield house.house
        return
    everybody = [TelegramPerson(number, "Somebody") for number in (*book.numbers.values(), NUMBER_OF_NOBODY)]
    with TelegramStandIn(*everybody) as telegram:
        async with working_house(desk, clock, assistant, pager) as opened, listening(opened, telegram):
            opened.meet(TelegramWay(telegram, book, clock), "telegram")
            yield opened


@asynccontextmanager
async def listening(house: House, telegram: TelegramStandIn) -> AsyncIterator[None]:
    """The desk polls the bot and answers through it while this lasts."""
    bot = make_bot(TOKEN, telegram.url)
    await sign_in(bot)
    house.senders["telegram"] = TelegramSender(house.desk.ports, bot, paced=False)
    task = asyncio.create_task(listen(TelegramSetup(TOKEN, telegram.url, privacy="What is kept."), house.desk.ports))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await bot.shutdown()


def _as_slack_sends(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
