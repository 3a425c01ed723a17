"""The way out to Slack: posts, edits in place, obeys its limits, and looks before it sends what may have arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError, SlackObjectFormationError

from bot.channels.outcomes import Later, Never, Taken
from bot.channels.slack.blocks import message_of
from bot.channels.slack.payloads import team_of
from bot.channels.slack.text import TEXT_LIMIT, VERBATIM, cut, escaped
from bot.channels.slack.trouble import TROUBLE, name_of, rest_of
from bot.channels.slack.workspaces import Workspace, Workspaces
from bot.desk.people import Conversation
from bot.operations.cards import picture_address
from bot.operations.intake import AMONG_OTHERS
from bot.operations.ports import DeskPorts, Limit, OutgoingMessage
from bot.operations.rooms.cards import as_drawn

log = structlog.get_logger(__name__)

EVENT_TYPE = "nightdesk_answer"
LOOKED_BACK = 50
# Slack's own limit for posting, in every conversation and room by itself.
SECONDS_BETWEEN_POSTS = 1.0
_GONE = frozenset(
    {
        "user_not_found",
        "user_disabled",
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "cannot_dm_bot",
        "messages_tab_disabled",
        "user_not_visible",
    }
)
_NOTHING_TO_EDIT = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found"})
_BAD_FORM = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_too_long", "invalid_arguments"})


class SlackSender:
    """``Sender`` of the worker for everybody who is reached in Slack."""

    def __init__(
        self,
        ports: DeskPorts,
        workspaces: Workspaces,
        *,
        seconds_between: float = SECONDS_BETWEEN_POSTS,
    ) -> None:
        self._ports = ports
        self._workspaces = workspaces
        self._direct: dict[str, str] = {}
        self._rest = timedelta(seconds=seconds_between)

    def limits(self, message: OutgoingMessage) -> Sequence[Limit]:
        """The workspace has to be open; a room or a conversation rests between two posts. An edit is no post."""
        team = team_of(Conversation.of_key(message.conversation).identity)
        if message.edits is not None:
            return (Limit(_workspace(team)),)
        place = message.place or {}
        room = f"slack {team} {place['channel']}" if AMONG_OTHERS in place and not message.private else None
        return (Limit(_workspace(team)), Limit(room or message.conversation, self._rest))

    async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
        """Post it where the person is reached, or edit what it takes the place of."""
        team = team_of(Conversation.of_key(message.conversation).identity)
        try:
            workspace = await self._workspaces.of(team)
            if workspace is None:
                return Later("the app is not installed in that workspace, or its token is not in the settings")
            return await self._sent(workspace, message)
        except SlackApiError as refusal:
            if self._workspaces.refused(team, name_of(refusal)):
                return Later(name_of(refusal))
            return _outcome(refusal, team, edits=message.edits is not None, room=self._is_room(message))
        except TROUBLE as trouble:
            return Later(name_of(trouble))

    async def _sent(self, workspace: Workspace, message: OutgoingMessage) -> Taken | Later | Never:
        if message.edits is not None:
            if message.edited_ref is None:
                return Taken()
            ref = dict(message.edited_ref)
            await self._in_form(workspace, "update", message, {"channel": ref["channel"], "ts": ref["ts"]})
            return Taken(ref)
        where = await self._where(workspace, message)
        found = await self._arrived_before(workspace, message, where) if message.attempts else None
        if found is not None:
            return Taken(found)
        said = await self._in_form(workspace, "postMessage", message, where)
        return Taken({"channel": str(said["channel"]), "ts": str(said["ts"])})

    async def _in_form(
        self, workspace: Workspace, method: str, message: OutgoingMessage, where: Mapping[str, str]
    ) -> Mapping[str, Any]:
        """With blocks; what Slack takes for badly formed goes as its text alone, so that the person has it."""
        beside: dict[str, Any] = {}
        if method == "postMessage":
            metadata = {"event_type": EVENT_TYPE, "event_payload": {"id": message.id}}
            beside = {"metadata": metadata, "unfurl_links": False, "unfurl_media": False}
        message, card = await asyncio.to_thread(as_drawn, ports=self._ports, message=message)
        home = self._ports.public_url
        plain = {"text": cut(escaped(message.text, home), TEXT_LIMIT), **VERBATIM}
        picture = picture_address(self._ports, message.about)
        # A picture that Slack cannot fetch spoils the whole message: then without it.
        for shown in dict.fromkeys((picture, None)):
            try:
                return await _call(workspace, method, {**message_of(message, card, shown, home), **where, **beside})
            except SlackObjectFormationError:
                log.exception("slack_blocks_refused", message=message.id)
            except SlackApiError as refusal:
                if name_of(refusal) not in _BAD_FORM:
                    raise
                log.error("slack_blocks_refused", message=message.id, error=name_of(refusal))
        return await _call(workspace, method, {**plain, **where, **beside})

    async def _where(self, workspace: Workspace, message: OutgoingMessage) -> dict[str, str]:
        """The thread it was asked in; what is private goes from a room to the conversation of the two alone.

        In the technicians' channel it is the thread of the card that it stands under.
        """
        if self._is_room(message):
            channel = Conversation.of_key(message.conversation).identity.user_id
            thread = {"thread_ts": message.under_ref["ts"]} if message.under_ref else {}
            return {"channel": channel, **thread}
        place = dict(message.place or {})
        among_others = place.pop(AMONG_OTHERS, None) is not None
        if place and not (among_others and message.private):
            return place
        return {"channel": await self._direct_channel(workspace, message.conversation)}

    def _is_room(self, message: OutgoingMessage) -> bool:
        return Conversation.of_key(message.conversation).identity in self._ports.rooms

    async def _direct_channel(self, workspace: Workspace, conversation: str) -> str:
        if conversation not in self._direct:
            user = Conversation.of_key(conversation).identity.user_id
            said = await workspace.slack_api.conversations_open(users=user)
            self._direct[conversation] = str(said["channel"]["id"])
        return self._direct[conversation]

    async def _arrived_before(
        self, workspace: Workspace, message: OutgoingMessage, where: Mapping[str, str]
    ) -> dict[str, str] | None:
        """An earlier try whose answer was lost: the message stands there under our own number."""
        asked: dict[str, Any] = {"channel": where["channel"], "include_all_metadata": True, "limit": LOOKED_BACK}
        if "thread_ts" in where:
            said = await workspace.slack_api.conversations_replies(ts=where["thread_ts"], **asked)
        else:
            said = await workspace.slack_api.conversations_history(**asked)
        for each in said["messages"]:
            metadata = each.get("metadata") or {}
            ours = each.get("user") == workspace.bot_user and metadata.get("event_type") == EVENT_TYPE
            if ours and (metadata.get("event_payload") or {}).get("id") == message.id:
                return {"channel": where["channel"], "ts": str(each["ts"])}
        return None


async def _call(workspace: Workspace, method: str, given: dict[str, Any]) -> Mapping[str, Any]:
    said = await workspace.slack_api.api_call(f"chat.{method}", json=given)
    return said.data if isinstance(said.data, dict) else {}


def _workspace(team: str) -> str:
    """What Slack closes when it is called too often."""
    return f"slack {team}"


def _outcome(refusal: SlackApiError, team: str, *, edits: bool, room: bool) -> Taken | Later | Never:
    error = name_of(refusal)
    if edits and error in _NOTHING_TO_EDIT:
        return Taken()
    if error in _GONE and not room:
        return Never(error)
    # Anything else may pass: limits, Slack's own trouble, a token that is being changed, a channel that we are let into.
    rest = rest_of(refusal)
    return Later(error, rest, (_workspace(team),) if rest else ())
