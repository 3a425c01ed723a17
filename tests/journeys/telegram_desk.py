"""The desk as people of Telegram meet it: they write and press in the stand-in, and read what was sent there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.journeys.desk import House
from tests.stand_ins.telegram import TelegramMessage, TelegramStandIn


@dataclass(frozen=True)
class Sent:
    """What was sent to one chat since the last look, as it is read there."""

    messages: tuple[TelegramMessage, ...]

    @property
    def text(self) -> str:
        """All words."""
        return "\n".join(each.text for each in self.messages)

    @property
    def titles(self) -> list[str]:
        """The titles of the buttons, in order."""
        return [button["text"] for each in self.messages for button in each.buttons]

    def says(self, *words: str) -> bool:
        """Whether each of these is read, in any case of letters."""
        return all(word.casefold() in self.text.casefold() for word in words)

    def button(self, title: str) -> tuple[TelegramMessage, str]:
        """The message and the data of the button whose title begins so; AssertionError with what there is instead."""
        for message in self.messages:
            for button in message.buttons:
                if button["text"].startswith(title):
                    return message, str(button["callback_data"])
        raise AssertionError(f"no button '{title}' among {self.titles} under: {self.text}")


class TelegramHouse:
    """The desk at work behind a bot."""

    def __init__(self, house: House, telegram: TelegramStandIn) -> None:
        self.house = house
        self.telegram = telegram

    def chat(self, user: int) -> Chat:
        """Somebody's private chat with the bot."""
        return Chat(self, user)

    async def take(self) -> None:
        """Wait until what was sent has been written down, and do what there is to do."""
        await asyncio.to_thread(self.telegram.until_taken)
        await self.house.work()


class Chat:
    """A person in Telegram: writes, presses and reads."""

    def __init__(self, house: TelegramHouse, user: int) -> None:
        self._house, self._telegram = house, house.telegram
        self.user = user
        self.seen = Sent(())
        self._read = 0

    async def writes(self, text: str) -> Sent:
        """Write to the bot."""
        self._telegram.now = self._house.house.clock.now().timestamp()
        await asyncio.to_thread(self._telegram.writes, self.user, text)
        return await self._answered()

    async def sends(self, **content: Any) -> Sent:
        """Send something that is no text."""
        self._telegram.now = self._house.house.clock.now().timestamp()
        await asyncio.to_thread(partial(self._telegram.sends, self.user, **content))
        return await self._answered()

    async def presses(self, title: str) -> Sent:
        """Press a button under what was seen last."""
        return await self.presses_at(*self.seen.button(title))

    async def presses_at(self, message: TelegramMessage, data: str, *, times: int = 1) -> Sent:
        """Press this button so many times, whoever it was shown to."""
        for _ in range(times):
            await asyncio.to_thread(self._pressed, message, data)
        return await self._answered()

    def looks(self) -> Sent:
        """What was sent since the last look."""
        sent = self._telegram.to(self.user)
        new = Sent(tuple(sent[self._read :]))
        self._read = len(sent)
        if new.messages:
            self.seen = new
        return new

    def _pressed(self, message: TelegramMessage, data: str) -> dict[str, Any]:
        return self._telegram.presses(self.user, message, data)

    async def _answered(self) -> Sent:
        await self._house.take()
        return self.looks()
