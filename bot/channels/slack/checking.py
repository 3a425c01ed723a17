"""What Slack itself says about our tokens: whether it takes them, of which workspace they are, and what they may do."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.channels.slack.manifest import SCOPES
from bot.channels.slack.trouble import TROUBLE, name_of
from bot.channels.slack.workspaces import SECONDS_FOR_A_CALL

_quiet = logging.getLogger("nightdesk.slack_check")
_quiet.setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Checked:
    """One token: Slack's word for what is wrong with it, or its workspace and the scopes that it lacks."""

    error: str = ""
    team: str = ""
    team_name: str = ""
    lacks: tuple[str, ...] = ()


async def check_bot_token(token: str, base_url: str) -> Checked:
    """Sign in with a bot token."""
    try:
        said = await _called(token, base_url, "auth.test")
    except TROUBLE as trouble:
        return Checked(error=name_of(trouble))
    headers = {str(name).casefold(): str(value) for name, value in (said.headers or {}).items()}
    given = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")}
    lacks = tuple(scope for scope in SCOPES if scope not in given)
    return Checked(team=str(said.get("team_id")), team_name=str(said.get("team")), lacks=lacks)


async def check_app_token(token: str, base_url: str) -> Checked:
    """Ask for a connection with an app token, which is not opened."""
    try:
        await _called(token, base_url, "apps.connections.open")
    except TROUBLE as trouble:
        return Checked(error=name_of(trouble))
    return Checked()


async def check_room(token: str, base_url: str, channel: str) -> Checked:
    """Whether the app has been let into the technicians' channel."""
    try:
        await _called(token, base_url, "conversations.history", channel=channel, limit=1)
    except TROUBLE as trouble:
        return Checked(error=name_of(trouble))
    return Checked()


async def _called(token: str, base_url: str, method: str, **given: str | int) -> AsyncSlackResponse:
    slack_api = AsyncWebClient(
        token=token, base_url=base_url, timeout=SECONDS_FOR_A_CALL, logger=_quiet, retry_handlers=[]
    )
    return await asyncio.wait_for(slack_api.api_call(method, data=given or None), SECONDS_FOR_A_CALL)
