"""How Slack reaches us: Socket Mode, which needs no address, or its signed requests over HTTP."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import structlog
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.slack.members import Members
from bot.channels.slack.payloads import PLATFORM, WRITTEN, message_of_event
from bot.channels.slack.proving import is_of_slack
from bot.channels.slack.rooms import words_of_message
from bot.channels.slack.trouble import TROUBLE, name_of, rest_of
from bot.channels.slack.workspaces import DEFAULT_URL, SECONDS_FOR_A_CALL, Workspace, Workspaces
from bot.desk.clients import ChatIdentity
from bot.operations.intake import receive_missed
from bot.operations.ports import DeskPorts, IncomingMessage
from bot.operations.rooms.words import write_in_room

log = structlog.get_logger(__name__)

PATH = "/slack/events"
# Slack keeps what it could not deliver for a while, then drops it; the conversations themselves keep everything.
LOOKED_BACK_SECONDS = 24 * 3600
# In the technicians' channel: what was written lately under cards that are not older than this.
CARDS_BACK_SECONDS = 14 * 24 * 3600
_PAGE = 100
_ASKED_AGAIN = 5


async def run_socket_mode(
    app: AsyncApp,
    app_token: str,
    *,
    base_url: str = DEFAULT_URL,
    connected: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Be connected until cancelled; the library connects again by itself. ``connected`` runs at every connection."""
    quiet = logging.getLogger("nightdesk.slack_socket")
    quiet.setLevel(logging.CRITICAL)
    slack_api = AsyncWebClient(token=app_token, base_url=base_url, timeout=SECONDS_FOR_A_CALL, logger=quiet)
    client = SocketModeClient(app_token=app_token, web_client=slack_api, logger=quiet, trace_enabled=False)

    async def take(connection: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app

        answer = await run_async_bolt_app(app, request)
        if answer.status != 200:
            # Not acknowledged, it comes again.
            return
        payload: dict[str, Any] | None = None
        if answer.body:
            with suppress(ValueError):
                payload = json.loads(answer.body)
            payload = payload if isinstance(payload, dict) else {"text": answer.body}
        await connection.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id, payload=payload))

    async def greeted(connection: AsyncBaseSocketModeClient, message: dict[str, Any], raw: str | None = None) -> None:
        if message.get("type") != "hello":
            return
        log.info("slack_connected", mode="socket")
        if connected is not None:
            try:
                await connected()
            except Exception:  # in a task of the library, which would be silent about it
                log.exception("slack_catch_up_failed")

    client.message_listeners.append(greeted)
    client.socket_mode_request_listeners.append(take)
    try:
        # The library tries again for ever and in silence; a token that is not good is to be said.
        client.wss_uri = await client.issue_new_wss_url()
        await client.connect()  # type: ignore[no-untyped-call]
        await asyncio.Event().wait()
    finally:
        await client.close()  # type: ignore[no-untyped-call]


def http_routes(app: AsyncApp, signing_secret: str, now: Callable[[], float]) -> list[Route]:
    """The address for events, commands and buttons over HTTP; the signature is checked before anything is read.

    ``now`` is the time in seconds since 1970, as Slack counts it.
    """
    handler = AsyncSlackRequestHandler(app)

    async def take(request: Request) -> Response:
        body = await request.body()
        if not is_of_slack(signing_secret, request.headers, body, now):
            log.warning("slack_request_refused", reason="its signature or its time is wrong")
            return Response(status_code=401)
        answer: Response = await handler.handle(request)
        return answer

    return [Route(PATH, take, methods=["POST"])]


async def catch_up(ports: DeskPorts, workspaces: Workspaces, *, now: float) -> int:
    """Take in what people wrote in their direct conversations while nobody listened, one message for each person; and what
    technicians wrote under cards.

    ``now`` is in seconds since 1970; how many people were taken in.
    """
    people, members = 0, Members(ports, workspaces)
    for workspace in await workspaces.all():
        try:
            for channel in await _direct_channels(workspace):
                people += await _taken_in(ports, workspace, members, channel, now - LOOKED_BACK_SECONDS)
            for room in ports.rooms:
                if (room.platform, room.workspace) == (PLATFORM, workspace.team):
                    await _threads_taken_in(ports, workspace, room, now)
        except TROUBLE as trouble:
            log.warning("slack_catch_up_failed", team=workspace.team, error=name_of(trouble))
    if people:
        log.info("slack_caught_up", people=people)
    return people


async def _threads_taken_in(ports: DeskPorts, workspace: Workspace, room: ChatIdentity, now: float) -> None:
    """What technicians wrote under cards while nobody listened; what came in before changes nothing."""
    oldest, channel = now - LOOKED_BACK_SECONDS, room.user_id
    cards = [
        str(each["ts"])
        for each in await _history(workspace, channel, now - CARDS_BACK_SECONDS)
        if each.get("user") == workspace.bot_user and float(each.get("latest_reply") or 0) > oldest
    ]
    for card in cards:
        said = await _patiently(
            workspace.slack_api.conversations_replies, channel=channel, ts=card, oldest=f"{oldest:.6f}", limit=_PAGE
        )
        for each in said["messages"]:
            words = words_of_message(each, room) if each.get("subtype") in WRITTEN else None
            if words is not None and float(str(each["ts"])) > oldest:
                await asyncio.to_thread(write_in_room, ports=ports, words=words)


async def _history(workspace: Workspace, channel: str, oldest: float) -> list[dict[str, Any]]:
    """The messages of a channel that begin a thread or could, oldest last."""
    found: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        said = await _patiently(
            workspace.slack_api.conversations_history,
            channel=channel,
            oldest=f"{oldest:.6f}",
            limit=_PAGE,
            cursor=cursor,
        )
        found += said["messages"]
        cursor = str((said.get("response_metadata") or {}).get("next_cursor") or "") or None
        if cursor is None:
            return found


async def _direct_channels(workspace: Workspace) -> list[str]:
    found: list[str] = []
    cursor = ""
    while True:
        said = await _patiently(workspace.slack_api.conversations_list, types="im", limit=_PAGE, cursor=cursor or None)
        found += [str(channel["id"]) for channel in said["channels"]]
        cursor = str((said.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return found


async def _taken_in(ports: DeskPorts, workspace: Workspace, members: Members, channel: str, oldest: float) -> int:
    said = await _said_since(workspace, channel, oldest)
    ours = max((each.ts for each in said if each.message is None), default="")
    theirs = [(each.ts, each.message) for each in said if each.message is not None]
    if not theirs:
        return 0
    messages = [message for _, message in theirs]
    answered = {message.delivery_key for ts, message in theirs if ts < ours}
    await members.get_to_know(messages[-1].identity)
    taken = await asyncio.to_thread(receive_missed, ports=ports, messages=messages, answered=answered)
    return int(taken is not None)


@dataclass(frozen=True)
class _Said:
    """One line of a conversation; without a message it is ours."""

    ts: str
    message: IncomingMessage | None


async def _said_since(workspace: Workspace, channel: str, oldest: float) -> list[_Said]:
    """What both sides said in a direct conversation and its threads, oldest first."""
    found: list[_Said] = []
    cursor: str | None = None
    while True:
        said = await _patiently(workspace.slack_api.conversations_history, channel=channel, limit=_PAGE, cursor=cursor)
        for each in said["messages"]:
            found += _line(workspace, channel, each, oldest)
            # An old message can have a new thread: only its answers are looked at.
            if float(each.get("latest_reply") or 0) > oldest:
                found += await _thread(workspace, channel, str(each["ts"]), oldest)
        cursor = str((said.get("response_metadata") or {}).get("next_cursor") or "") or None
        if cursor is None or not said["messages"] or float(said["messages"][-1]["ts"]) <= oldest:
            return sorted(found, key=lambda each: each.ts)


async def _thread(workspace: Workspace, channel: str, ts: str, oldest: float) -> list[_Said]:
    """The answers in a thread; its first message stands in the conversation itself."""
    said = await _patiently(
        workspace.slack_api.conversations_replies, channel=channel, ts=ts, oldest=f"{oldest:.6f}", limit=_PAGE
    )
    answers = [each for each in said["messages"] if each.get("ts") != ts]
    return [line for each in answers for line in _line(workspace, channel, each, oldest)]


def _line(workspace: Workspace, channel: str, each: dict[str, Any], oldest: float) -> list[_Said]:
    ts = str(each.get("ts"))
    if float(ts) <= oldest:
        return []
    if each.get("user") == workspace.bot_user:
        return [_Said(ts, None)]
    event = {**each, "channel": channel, "channel_type": "im"}
    message = message_of_event({"team_id": workspace.team, "event": event})
    return [] if message is None else [_Said(ts, message)]


async def _patiently(call: Callable[..., Awaitable[AsyncSlackResponse]], **given: Any) -> AsyncSlackResponse:
    """Read, and rest when Slack asks for it: there are more conversations than it lets us look at in a minute."""
    for _ in range(_ASKED_AGAIN):
        try:
            return await call(**given)
        except SlackApiError as refusal:
            rest = rest_of(refusal)
            if rest is None:
                raise
            await asyncio.sleep(rest.total_seconds())
    return await call(**given)
