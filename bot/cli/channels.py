"""Slack and Telegram beside the web chat: what the gateway listens to and the worker sends through, as far as it is set up."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog
from starlette.routing import BaseRoute

from bot.bootstrap import Desk
from bot.channels.alerts.app import alert_routes
from bot.cli.outside import zammad_routes_of
from bot.operations.wording import privacy
from bot.settings import Settings
from bot.worker.deliveries import Pulled, Sender
from bot.worker.files import Fetcher

if TYPE_CHECKING:
    from bot.channels.slack.workspaces import Workspaces
    from bot.channels.telegram.service import TelegramSetup

log = structlog.get_logger(__name__)

SECONDS_UNTIL_THE_NEXT_TRY = 60.0
WHERE_OF_TELEGRAM = "message @BotFather in Telegram, /newbot; see docs/telegram.md"


def slack_trouble(settings: Settings) -> str:
    """Why Slack cannot be used: which setting is missing or cannot be right, and where to get it. Empty where it can be."""
    from bot.channels.slack.workspaces import SlackRefused, checked_settings

    try:
        checked_settings(settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret)
    except SlackRefused as refusal:
        return str(refusal)
    return ""


def senders_of(desk: Desk) -> Mapping[str, Sender]:
    """Every channel's way out."""
    senders: dict[str, Sender] = {"web": Pulled()}
    if desk.settings.slack_bot_token:
        from bot.channels.slack.sender import SlackSender
        from bot.channels.slack.workspaces import SlackRefused

        try:
            senders["slack"] = SlackSender(desk.ports, _workspaces(desk.settings))
        except SlackRefused as refusal:
            # What is to be said there waits.
            log.error("slack_left_out", reason=str(refusal))
    if desk.settings.telegram_token:
        from bot.channels.telegram.client import TelegramRefused
        from bot.channels.telegram.sender import TelegramSender

        try:
            senders["telegram"] = TelegramSender(desk.ports, telegram_setup(desk.settings).make_bot())
        except TelegramRefused as refusal:
            # What is to be said there waits.
            log.error("telegram_left_out", reason=str(refusal))
    return senders


def fetchers_of(desk: Desk) -> Mapping[str, Fetcher]:
    """Every channel's way to the files that people sent there."""
    fetchers: dict[str, Fetcher] = {}
    if desk.settings.slack_bot_token:
        from bot.channels.slack.files import SlackFiles
        from bot.channels.slack.workspaces import SlackRefused

        # Of a token that cannot be right ``senders_of`` tells.
        with suppress(SlackRefused):
            fetchers["slack"] = SlackFiles(_workspaces(desk.settings), desk.settings.slack_api_url)
    if desk.settings.telegram_token:
        from bot.channels.telegram.client import TelegramRefused
        from bot.channels.telegram.files import TelegramFiles

        with suppress(TelegramRefused):
            fetchers["telegram"] = TelegramFiles(telegram_setup(desk.settings).make_bot())
    return fetchers


def channel_routes(desk: Desk) -> Sequence[BaseRoute]:
    """The addresses at which channels call us; none where they are reached without one (Socket Mode, polling)."""
    return (*_slack_routes(desk), *_telegram_routes(desk), *alert_routes(desk.ports), *zammad_routes_of(desk))


def _telegram_routes(desk: Desk) -> Sequence[BaseRoute]:
    if not (desk.settings.telegram_token and desk.settings.telegram_webhook_url):
        return ()
    from bot.channels.telegram.service import routes

    return routes(telegram_setup(desk.settings), desk.ports)


def _slack_routes(desk: Desk) -> Sequence[BaseRoute]:
    settings = desk.settings
    if settings.slack_app_token or slack_trouble(settings):
        return ()
    from bot.channels.slack.app import make_slack_app
    from bot.channels.slack.connection import http_routes

    app = make_slack_app(desk.ports, _workspaces(settings), settings.slack_signing_secret)
    clock = desk.ports.clock
    return http_routes(app, settings.slack_signing_secret, lambda: clock.now().timestamp())


async def listen_to_slack(desk: Desk, *, seconds: float = SECONDS_UNTIL_THE_NEXT_TRY) -> None:
    """Be connected by Socket Mode and catch up on what was missed; a refusal is said, and tried again.

    Without the tokens, or with one that cannot be right, it says which and where to get it, and ends: the rest goes on.
    """
    settings = desk.settings
    reason = slack_trouble(settings)
    if reason:
        wanted = settings.slack_bot_token or settings.slack_app_token or settings.slack_signing_secret
        (log.error if wanted else log.info)("slack_left_out", reason=reason)
    if reason or not settings.slack_app_token:
        return
    from bot.channels.slack.app import make_slack_app
    from bot.channels.slack.connection import catch_up, run_socket_mode
    from bot.channels.slack.trouble import TROUBLE, name_of
    from bot.channels.slack.workspaces import WHERE

    workspaces = _workspaces(settings)
    app = make_slack_app(desk.ports, workspaces)

    async def connected() -> None:
        await catch_up(desk.ports, workspaces, now=desk.ports.outside_now().timestamp())

    while True:
        try:
            await run_socket_mode(app, settings.slack_app_token, base_url=settings.slack_api_url, connected=connected)
        except TROUBLE as trouble:
            log.error("slack_not_connected", error=name_of(trouble), token="NIGHTDESK_SLACK_APP_TOKEN", look_at=WHERE)
        await asyncio.sleep(seconds)


def _workspaces(settings: Settings) -> Workspaces:
    from bot.channels.slack.workspaces import Workspaces, tokens_by_team

    return Workspaces(tokens_by_team(settings.slack_bot_token), settings.slack_api_url)


async def listen_to_telegram(desk: Desk) -> None:
    """Poll Telegram, or let it call us; without a token that is said, and ends: the rest goes on."""
    if not desk.settings.telegram_token:
        log.info("telegram_left_out", missing="NIGHTDESK_TELEGRAM_TOKEN", where=WHERE_OF_TELEGRAM)
        return
    from bot.channels.telegram.service import listen

    await listen(telegram_setup(desk.settings), desk.ports)


def telegram_setup(settings: Settings) -> TelegramSetup:
    """Telegram as the settings say."""
    from bot.channels.telegram.service import TelegramSetup

    return TelegramSetup(
        token=settings.telegram_token,
        api_url=settings.telegram_api_url,
        webhook_url=settings.telegram_webhook_url,
        webhook_secret=settings.telegram_webhook_secret,
        privacy=privacy(settings.company, settings.company_contact),
        room=settings.telegram_room,
    )
