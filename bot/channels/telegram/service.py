"""Telegram as a part of the gateway: signed in, offered, listened to, and tried again while it cannot be."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import structlog
from starlette.routing import Route
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.telegram.app import TelegramApp
from bot.channels.telegram.client import (
    Bot,
    TelegramRefused,
    checked_secret,
    make_bot,
    short,
    sign_in,
)
from bot.channels.telegram.connection import (
    PATH,
    Listener,
    run_polling,
    say_what_we_offer,
    start_webhook,
    webhook_routes,
)
from bot.operations.ports import DeskPorts

log = structlog.get_logger(__name__)

SECONDS_UNTIL_THE_NEXT_TRY = 60.0
# The ports that Telegram calls a webhook on.
_PORTS = (443, 80, 88, 8443)


@dataclass(frozen=True)
class TelegramSetup:
    """What the settings say. Without ``webhook_url`` Telegram is polled; ``privacy`` is the answer to what is kept.

    ``room`` is the number of the technicians' group, if there is one.
    """

    token: str
    api_url: str
    webhook_url: str = ""
    webhook_secret: str = ""
    privacy: str = ""
    room: str = ""

    def make_bot(self) -> Bot:
        """A client that has called nobody yet; TelegramRefused for what cannot be a token."""
        return make_bot(self.token, self.api_url)

    def checked(self) -> None:
        """TelegramRefused where something is missing or cannot be right, before anybody is called."""
        self.make_bot()
        if self.webhook_url:
            checked_secret(self.webhook_secret)
            _checked_address(self.webhook_url)


@dataclass(frozen=True)
class Standing:
    """One thing that was looked at: is it good, and what to know or to do about it."""

    what: str
    good: bool
    told: str


async def listen(setup: TelegramSetup, ports: DeskPorts, *, seconds: float = SECONDS_UNTIL_THE_NEXT_TRY) -> None:
    """Take updates in until cancelled; a refusal is said, and tried again. What cannot work is said, and ends."""
    try:
        setup.checked()
    except TelegramRefused as refusal:
        log.error("telegram_left_out", reason=str(refusal))
        return
    bot = setup.make_bot()
    try:
        while True:
            try:
                await _listen(setup, ports, bot)
            except TelegramRefused as refusal:
                log.error("telegram_refused_us", reason=str(refusal))
            except BadRequest as refusal:
                # Telegram's own words about the webhook's address.
                log.error("telegram_refused_us", reason=refusal.message)
            except TelegramError as failure:
                log.error("telegram_not_reached", error=short(failure))
            except Exception:
                # What waited could not be written down; Telegram still has it.
                log.exception("telegram_updates_not_taken")
            await asyncio.sleep(seconds)
    finally:
        await bot.shutdown()


def routes(setup: TelegramSetup, ports: DeskPorts, bot: Bot | None = None) -> list[Route]:
    """The webhook's address; none with polling, and none for what cannot work, of which ``listen`` tells.

    ``bot`` is a client to use, which whoever has made it shuts down; else there is one as long as the process.
    """
    if not setup.webhook_url:
        return []
    try:
        setup.checked()
    except TelegramRefused:
        return []
    bot = bot or setup.make_bot()
    return webhook_routes(bot, _once_signed_in(setup, ports, bot), setup.webhook_secret)


async def check(setup: TelegramSetup) -> list[Standing]:
    """Look at the settings, and with Telegram, at everything that a working bot needs."""
    try:
        bot = setup.make_bot()
    except TelegramRefused as refusal:
        return [Standing("token", False, str(refusal))]
    try:
        me = await sign_in(bot)
        found = [Standing("token", True, f"@{me.username}, people write to it at https://t.me/{me.username}")]
        found += await _ways_in(setup, bot)
        commands = await bot.get_my_commands()
        offered = "set at the next start" if not commands else f"{len(commands)} in the menu"
        return [*found, Standing("commands", True, offered), *await _room(setup, bot)]
    except TelegramRefused as refusal:
        return [Standing("token", False, str(refusal))]
    except TelegramError as failure:
        return [
            Standing("Telegram", False, f"{setup.api_url} was not reached ({short(failure)}): is the way out open?")
        ]
    finally:
        await bot.shutdown()


async def _room(setup: TelegramSetup, bot: Bot) -> list[Standing]:
    if not setup.room:
        return []
    what = "technicians' group"
    try:
        # What shows that we may write there, and leaves nothing behind.
        await bot.send_chat_action(int(setup.room), ChatAction.TYPING)
    except (BadRequest, Forbidden) as refusal:
        told = f"{refusal.message}. Add the bot to the group, and look at NIGHTDESK_TELEGRAM_ROOM."
        return [Standing(what, False, told)]
    return [Standing(what, True, setup.room)]


async def _ways_in(setup: TelegramSetup, bot: Bot) -> list[Standing]:
    info = await bot.get_webhook_info()
    waiting = f"{info.pending_update_count} messages wait"
    if not setup.webhook_url:
        elsewhere = "; the webhook that is set now ends at the next start" if info.url else ""
        return [Standing("way in", True, f"polling, {waiting}{elsewhere}")]
    try:
        setup.checked()
    except TelegramRefused as refusal:
        return [Standing("way in", False, str(refusal))]
    ours = f"{setup.webhook_url.rstrip('/')}{PATH}"
    found = [Standing("way in", True, f"webhook {ours}, {waiting}")]
    if info.url and info.url != ours:
        found.append(
            Standing("webhook", False, f"another address is set now, {info.url}: start the gateway to change it")
        )
    if info.last_error_message:
        found.append(Standing("webhook", False, f"Telegram's last call failed: {info.last_error_message}"))
    return found


async def _listen(setup: TelegramSetup, ports: DeskPorts, bot: Bot) -> None:
    listener = await _signed_in(setup, ports, bot)
    await say_what_we_offer(bot)
    try:
        if setup.webhook_url:
            await start_webhook(bot, listener, url=setup.webhook_url, secret=setup.webhook_secret)
            await asyncio.Event().wait()
        await run_polling(bot, listener)
    finally:
        await listener.app.settle()


async def _signed_in(setup: TelegramSetup, ports: DeskPorts, bot: Bot) -> Listener:
    me = await sign_in(bot)
    # The instants are the platform's.
    return Listener(TelegramApp(ports, bot, me, privacy=setup.privacy), ports.wall or ports.clock)


def _once_signed_in(setup: TelegramSetup, ports: DeskPorts, bot: Bot) -> Callable[[], Awaitable[Listener]]:
    """One listener for all requests, as soon as Telegram has said who we are."""
    known: list[Listener] = []

    async def listener_of() -> Listener:
        if not known:
            listener = await _signed_in(setup, ports, bot)
            # Another request may have been faster; the failures of an update are counted in one place.
            known.extend([] if known else [listener])
        return known[0]

    return listener_of


def _checked_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme == "https" and bool(parts.hostname) and (parts.port or 443) in _PORTS
    except ValueError:
        good = False
    if not good:
        raise TelegramRefused(
            "NIGHTDESK_TELEGRAM_WEBHOOK_URL has to begin with https:// and use port 443, 80, 88 or 8443: Telegram calls "
            "no other. Leave it empty to poll instead."
        )
