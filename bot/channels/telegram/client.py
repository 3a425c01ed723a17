"""The library's client, set up so that it tells nobody the token and stumbles over no update."""

from __future__ import annotations

import json
import logging
import re
from contextlib import suppress
from datetime import timedelta
from typing import Any

from telegram import Update, User
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from bot.desk.errors import DeskError

DEFAULT_URL = "https://api.telegram.org"
SECONDS_FOR_A_CALL, SECONDS_TO_CONNECT = 10.0, 5.0
CONNECTIONS = 32
_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{20,100}")
# What is understood of a message that holds something the library does not know.
_CORE = ("message_id", "date", "chat", "from", "text", "caption")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
WHERE = "message @BotFather in Telegram, /mybots, your bot, API Token; see docs/telegram.md"


class Bot(ExtBot[int]):
    """The library's client."""

    def __repr__(self) -> str:
        """Without the token, which the library's own would show."""
        return "Bot()"


class TelegramRefused(DeskError):
    """Telegram does not take what the settings say; the message names the setting and the way out."""


def be_quiet() -> None:
    """The address of every call holds the token, and the library's own lines hold addresses and what people wrote."""
    for name, level in (("httpx", logging.WARNING), ("httpcore", logging.WARNING), ("telegram", logging.CRITICAL)):
        logging.getLogger(name).setLevel(level)


def make_bot(token: str, api_url: str = DEFAULT_URL) -> Bot:
    """A client that has called nobody yet; TelegramRefused for what cannot be a token."""
    be_quiet()
    if not _TOKEN.fullmatch(token):
        raise TelegramRefused(f"NIGHTDESK_TELEGRAM_TOKEN is not a bot's token (123456:ABC...). To get it: {WHERE}.")
    return Bot(
        token,
        base_url=f"{api_url.rstrip('/')}/bot",
        base_file_url=f"{api_url.rstrip('/')}/file/bot",
        request=_request(HTTPXRequest, CONNECTIONS),
        get_updates_request=_request(UpdatesRequest, 1),
        # A refusal for a while goes back to whoever called, who has written down when to try again.
        rate_limiter=AIORateLimiter(max_retries=0),
    )


async def sign_in(bot: Bot) -> User:
    """Who the bot is; TelegramRefused for a token that Telegram does not know, TelegramError where it is not reached.

    Whoever signs in calls ``bot.shutdown()`` at the end.
    """
    try:
        await bot.initialize()
        return bot.bot
    except InvalidToken:
        # Not chained: the library's own error names the token.
        raise unknown_token() from None


def unknown_token() -> TelegramRefused:
    """Telegram has answered that there is no bot with this token."""
    return TelegramRefused(f"Telegram does not know NIGHTDESK_TELEGRAM_TOKEN (any more). To get it: {WHERE}.")


def checked_secret(secret: str) -> str:
    """The webhook's secret; TelegramRefused for none, or one that is short or has other signs than Telegram allows."""
    if not _SECRET.fullmatch(secret):
        raise TelegramRefused(
            "NIGHTDESK_TELEGRAM_WEBHOOK_SECRET has to be 16 to 256 letters, digits, _ and -: without it anybody could "
            "pretend to be Telegram. Make one: python -c 'import secrets; print(secrets.token_urlsafe(32))'."
        )
    return secret


def short(failure: TelegramError) -> str:
    """For a log: what kind of failure it is. Its own words may hold an address, a token or what people wrote."""
    return type(failure).__name__


def seconds_of(limit: RetryAfter) -> float:
    """How long Telegram wants us to wait."""
    after = limit.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


class UpdatesRequest(HTTPXRequest):
    """Fetches updates. The library gives up a whole list for one update in it that it cannot read; this does not."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer; a list of updates in it is readable in every part."""
        answer = HTTPXRequest.parse_json_payload(payload)
        result = answer.get("result")
        if isinstance(result, list):
            answer["result"] = [readable(each) for each in result]
        return answer


def readable(update: dict[str, Any]) -> dict[str, Any]:
    """The update; where the library stumbles over it, who wrote what; else its bare number, so that it is confirmed.

    It would be fetched for ever, and all that follow it with it.
    """
    for attempt in (update, _who_and_what(update)):
        with suppress(Exception):  # whatever it stumbles over, the rest of the queue must not wait for it
            Update.de_json(attempt, None)
            return attempt
    return {"update_id": int(update.get("update_id") or 0)}


def _who_and_what(update: dict[str, Any]) -> dict[str, Any]:
    message = update.get("message")
    kept = {name: message[name] for name in _CORE if name in message} if isinstance(message, dict) else None
    return {"update_id": update.get("update_id"), **({"message": kept} if kept else {})}


def update_of(body: bytes, bot: Bot) -> Update:
    """The update in a webhook's body; ValueError where it is not even JSON with a number."""
    read = json.loads(body)
    if not isinstance(read, dict) or not isinstance(read.get("update_id"), int):
        raise ValueError("no update")
    return Update.de_json(readable(read), bot)


def _request(kind: type[HTTPXRequest], connections: int) -> BaseRequest:
    return kind(
        connection_pool_size=connections,
        read_timeout=SECONDS_FOR_A_CALL,
        write_timeout=SECONDS_FOR_A_CALL,
        connect_timeout=SECONDS_TO_CONNECT,
        pool_timeout=SECONDS_FOR_A_CALL,
    )
