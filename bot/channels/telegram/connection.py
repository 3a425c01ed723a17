"""How Telegram reaches us: polling, which needs no address, or its webhook with a secret.

The library's own updater confirms what it has fetched before anybody has handled it, and its application swallows what a
handler raises; see docs/adr/019-telegram-confirms-last.md. Here an update is confirmed after it has been written down.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import BotCommand, Update
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.app import TelegramApp
from bot.channels.telegram.client import Bot, checked_secret, seconds_of, short, unknown_token, update_of
from bot.channels.telegram.payloads import KINDS, Read, Words
from bot.operations.commands import MENU
from bot.operations.ports import Clock, IncomingMessage

log = structlog.get_logger(__name__)

PATH = "/telegram/webhook"
SECRET_HEADER = "x-telegram-bot-api-secret-token"
# One request is held open so long while there is nothing new.
POLL = timedelta(seconds=30)
# Words that waited longer for us than this were written while nobody listened.
MISSED_AFTER = timedelta(minutes=2)
# The wait after a failure doubles from the first to the longest.
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
# An update that fails so often, while the database is there, would stop everybody's messages.
TRIES = 5


class Listener:
    """Takes updates in order, and says which may be confirmed."""

    def __init__(self, app: TelegramApp, clock: Clock) -> None:
        self.app = app
        self._clock = clock
        self._tries: dict[int, int] = {}

    async def take_all(self, updates: Sequence[Update]) -> None:
        """Write down all of them, or raise; what was written down before a failure comes again and changes nothing.

        What one person wrote while nobody listened becomes one message.
        """
        missed: dict[str, list[tuple[int, Words]]] = {}
        for update in updates:
            read = self.app.read(update)
            message = getattr(read, "message", None)
            who = message.identity.user_id if isinstance(message, IncomingMessage) else ""
            if isinstance(read, Words) and read.command is None and self._waited(read):
                missed.setdefault(who, []).append((update.update_id, read))
                continue
            if who in missed:
                # What they wrote before this comes before it.
                await self._take_missed(missed.pop(who))
            await self._take(update.update_id, read)
        for waited in missed.values():
            await self._take_missed(waited)

    def _waited(self, words: Words) -> bool:
        return self._clock.now() - words.at > MISSED_AFTER

    async def _take_missed(self, missed: Sequence[tuple[int, Words]]) -> None:
        if len(missed) == 1:
            await self._take(*missed[0])
            return
        try:
            await self.app.take_missed([words for _, words in missed])
        except Exception:
            if not await self._give_up(missed[-1][0]):
                raise
            # Together they cannot be taken: each for itself, so that one that is bad does not cost the others.
            for number, words in missed:
                await self._take(number, words)

    async def _take(self, number: int, read: Read) -> None:
        try:
            await self.app.take(read)
            self._tries.pop(number, None)
        except Exception as failure:
            if not await self._give_up(number):
                raise
            log.error("telegram_update_given_up", update=number, tries=self._tries.pop(number), exc_info=failure)
            await self.app.say_not_taken(read)

    async def _give_up(self, number: int) -> bool:
        """Whether this update has failed so often that the others must not wait for it any longer."""
        if not await self.app.is_the_database_there():
            return False
        self._tries[number] = self._tries.get(number, 0) + 1
        return self._tries[number] >= TRIES


async def say_what_we_offer(bot: Bot) -> None:
    """The menu of commands."""
    await bot.set_my_commands([BotCommand(command.value, words) for command, words in MENU.items()])


async def run_polling(bot: Bot, listener: Listener, *, poll: timedelta = POLL, first_wait: float = FIRST_WAIT) -> None:
    """Fetch updates until cancelled; TelegramRefused when the token is not taken any more."""
    offset: int | None = None
    begun, wait = False, first_wait
    while True:
        try:
            if not begun:
                await bot.delete_webhook(drop_pending_updates=False)
                log.info("telegram_connected", mode="polling")
                begun = True
            offset = await _fetch(bot, listener, offset, poll)
            wait = first_wait
            continue
        except InvalidToken:
            raise unknown_token() from None
        except RetryAfter as limit:
            wait = max(wait, seconds_of(limit))
            log.warning("telegram_polling_limited", seconds=wait)
        except TelegramError as failure:
            log.warning("telegram_not_reached", error=short(failure), again_in=wait)
        except Exception:
            # Not written down, so not confirmed: it is fetched again.
            log.exception("telegram_updates_not_taken", again_in=wait)
        await asyncio.sleep(wait)
        wait = min(LONGEST_WAIT, wait * 2)


async def start_webhook(bot: Bot, listener: Listener, *, url: str, secret: str) -> None:
    """Take in what has waited, then let Telegram call ``url``; one call at a time, so that a person's words stay in order."""
    await bot.delete_webhook(drop_pending_updates=False)
    offset: int | None = None
    while True:
        begun, offset = offset, await _fetch(bot, listener, offset, timedelta(0))
        if offset == begun:
            break
    await bot.set_webhook(
        f"{url.rstrip('/')}{PATH}",
        secret_token=checked_secret(secret),
        allowed_updates=KINDS,
        max_connections=1,
        drop_pending_updates=False,
    )
    log.info("telegram_connected", mode="webhook")


def webhook_routes(bot: Bot, listener_of: Callable[[], Awaitable[Listener]], secret: str) -> list[Route]:
    """The address that Telegram calls; the secret is checked before anything is read. TelegramRefused without a good one."""
    expected = checked_secret(secret).encode()

    async def take(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), expected):
            log.warning("telegram_request_refused", reason="its secret is missing or wrong")
            return Response(status_code=401)
        try:
            update = update_of(await request.body(), bot)
        except ValueError:
            return Response(status_code=400)
        try:
            listener = await listener_of()
            await listener.take_all([update])
        except Exception:
            # Not written down, so not confirmed: Telegram sends it again.
            log.exception("telegram_updates_not_taken")
            return Response(status_code=500)
        return Response(status_code=200)

    return [Route(PATH, take, methods=["POST"])]


async def _fetch(bot: Bot, listener: Listener, offset: int | None, wait: timedelta) -> int | None:
    """Fetch what is new, confirming what came before ``offset``; the offset that confirms these too, once they are kept."""
    updates = await bot.get_updates(offset=offset, timeout=wait, allowed_updates=KINDS)
    await listener.take_all(updates)
    return updates[-1].update_id + 1 if updates else offset
