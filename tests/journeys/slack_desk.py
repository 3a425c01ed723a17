"""The desk as people of a workspace meet it: they write and press in the stand-in, and read what was posted there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.bootstrap import Desk
from bot.channels.slack.app import make_slack_app
from bot.channels.slack.connection import run_socket_mode
from bot.channels.slack.files import SlackFiles
from bot.channels.slack.sender import SlackSender
from bot.channels.slack.workspaces import Workspaces
from bot.connectors.pager import RememberingPager
from bot.worker.turns import Answers
from tests.journeys.desk import House, SettableClock, working_house
from tests.stand_ins.slack import APP_TOKEN, BOT_TOKEN, BOT_USER, SlackMessage, SlackStandIn
from tests.stand_ins.slack_files import SharedFile


@dataclass(frozen=True)
class Posted:
    """What was posted in one conversation since the last look, as a reader sees it: the blocks, buttons included."""

    messages: tuple[SlackMessage, ...]

    @property
    def text(self) -> str:
        """Everything that is shown."""
        return "\n".join(json.dumps(each.blocks, ensure_ascii=False) for each in self.messages)

    @property
    def titles(self) -> list[str]:
        """The titles of the buttons, in order."""
        return [button["text"]["text"] for each in self.messages for button in each.buttons]

    def says(self, *words: str) -> bool:
        """Whether each of these is shown, in any case of letters."""
        return all(word.casefold() in self.text.casefold() for word in words)

    def press(self, title: str) -> tuple[SlackMessage, str]:
        """The message and the key of the button whose title begins so; AssertionError with what there is instead."""
        for message in self.messages:
            for button in message.buttons:
                if button["text"]["text"].startswith(title):
                    return message, str(button["value"])
        raise AssertionError(f"no button '{title}' among {self.titles} under: {self.text}")


class SlackHouse:
    """The desk at work behind a workspace."""

    def __init__(self, house: House, slack: SlackStandIn) -> None:
        self.house = house
        self.slack = slack

    def member(self, user: str) -> Member:
        """Somebody in the workspace."""
        return Member(self, user)

    async def bring(self, kind: str, payload: dict[str, Any], *, times: int = 1) -> None:
        """Slack sends it so many times, and the desk does what there is to do."""
        for _ in range(times):
            assert await asyncio.to_thread(self.slack.send, kind, payload)
        await self.house.work()


class Member:
    """A person of the workspace: writes, presses, and reads their own conversation with the bot or a room."""

    def __init__(self, house: SlackHouse, user: str) -> None:
        self._house, self._slack = house, house.slack
        self.user = user
        self.seen = Posted(())
        self._read: dict[str, int] = {}

    async def writes(self, text: str, *, room: str | None = None, times: int = 1) -> Posted:
        """Write in the direct conversation, or in a room; Slack delivers it so many times."""
        written = self._slack.writes(self.user, text, channel=room)
        await self._house.bring("events_api", self._slack.event_of(written), times=times)
        return self.looks()

    async def shares(self, *files: SharedFile, text: str = "") -> Posted:
        """Share files in the direct conversation, perhaps with words."""
        shared = self._slack.shares(self.user, *files, text=text)
        await self._house.bring("events_api", self._slack.event_of(shared))
        return self.looks()

    async def presses(self, title: str, *, times: int = 1) -> Posted:
        """Press a button under what was seen last, and say yes where it asks again; Slack delivers it so many times."""
        message, key = self.seen.press(title)
        return await self.presses_at(message, key, times=times)

    async def presses_at(self, message: SlackMessage, key: str, *, times: int = 1) -> Posted:
        """Press this button, whoever it was shown to."""
        await self._house.bring("interactive", self.press_of(message, key), times=times)
        return self.looks()

    def press_of(self, message: SlackMessage, key: str) -> dict[str, Any]:
        """The payload of a press."""
        return self._slack.press_of(self.user, message, key)

    def looks(self, room: str | None = None) -> Posted:
        """What was posted since the last look."""
        channel = room or self._slack.dm_of(self.user)
        posted = [each for each in self._slack.messages if each.channel == channel and each.user == BOT_USER]
        new = Posted(tuple(posted[self._read.get(channel, 0) :]))
        self._read[channel] = len(posted)
        if new.messages and room is None:
            self.seen = new
        return new


@asynccontextmanager
async def connected_house(
    desk: Desk, clock: SettableClock, assistant: Answers, pager: RememberingPager, slack: SlackStandIn
) -> AsyncIterator[SlackHouse]:
    """The desk at work, connected to the workspace by Slack's own libraries."""
    workspaces = Workspaces({"": BOT_TOKEN}, slack.api)
    # The clock stands still in a journey, so nothing may have to wait for it.
    sender = SlackSender(desk.ports, workspaces, seconds_between=0)
    app = make_slack_app(desk.ports, workspaces)
    async with working_house(desk, clock, assistant, pager, {"slack": sender}) as opened:
        listening = asyncio.create_task(run_socket_mode(app, APP_TOKEN, base_url=slack.api))
        await asyncio.to_thread(slack.until_connected)
        opened.fetchers["slack"] = SlackFiles(workspaces, slack.api)
        yield SlackHouse(opened, slack)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
