"""The technicians' channel: presses on cards, the windows that ask what is needed first, and what is written in threads."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    StaticSelectElement,
)

from bot.channels.slack.blocks import as_json
from bot.channels.slack.payloads import PLATFORM, WRITTEN, files_of, identity_of, plain
from bot.channels.slack.text import cut
from bot.desk.clients import ChatIdentity
from bot.operations.ports import RoomChange, RoomPress, RoomWords
from bot.operations.rooms.presses import Choose, Write

ROOM_WINDOW = "nightdesk_room"
ANSWER = "answer"
"""The block that a refusal is shown beside."""
_TITLE_LIMIT, _LABEL_LIMIT, _OPTION_LIMIT, MOST_WORDS = 24, 2000, 75, 3000


def room_of(team: object, channel: object, rooms: Collection[ChatIdentity]) -> ChatIdentity | None:
    """The technicians' room that this channel of this workspace is; None for every other."""
    room = ChatIdentity(PLATFORM, str(team), str(channel))
    return room if room in rooms else None


def press_in_channel(
    body: Mapping[str, Any], action: Mapping[str, Any], rooms: Collection[ChatIdentity]
) -> RoomPress | None:
    """A pressed button under a card; None where it was pressed anywhere else."""
    team, user = str((body.get("team") or {}).get("id")), body.get("user") or {}
    container: Mapping[str, Any] = body.get("container") or {}
    # The team of somebody from another workspace is theirs; the channel's is the one the app is called for.
    room = room_of(team, container.get("channel_id"), rooms)
    key = action.get("value")
    if room is None or not isinstance(key, str):
        return None
    return RoomPress(
        f"{PLATFORM}:{team}:{room.user_id}:{container.get('message_ts')}:{user.get('id')}:{action.get('action_ts')}",
        identity_of(team, str(user.get("id")), user.get("team_id")),
        room,
        key,
    )


def window(asked: Choose | Write, press: RoomPress) -> dict[str, Any]:
    """``view`` of ``views.open``: one question about a ticket. It carries the button's key and nothing that counts."""
    element: PlainTextInputElement | StaticSelectElement
    if isinstance(asked, Choose):
        options = [Option(text=_plain(title, _OPTION_LIMIT), value=value) for title, value in asked.choices]
        element = StaticSelectElement(action_id=ANSWER, options=options)
    else:
        element = PlainTextInputElement(action_id=ANSWER, multiline=True, max_length=MOST_WORDS)
    blocks: list[Block] = [InputBlock(block_id=ANSWER, label=_plain(asked.question, _LABEL_LIMIT), element=element)]
    return {
        "type": "modal",
        "callback_id": ROOM_WINDOW,
        "private_metadata": json.dumps({"key": press.key, "channel": press.room.user_id}),
        "title": {"type": "plain_text", "text": cut(asked.ticket, _TITLE_LIMIT)},
        "submit": {"type": "plain_text", "text": "Done"},
        "close": {"type": "plain_text", "text": "Never mind"},
        "blocks": as_json(blocks),
    }


def press_in_window(body: Mapping[str, Any], rooms: Collection[ChatIdentity]) -> RoomPress | None:
    """A window that was sent: the press again, with the answer; None where it is of no room any more."""
    view, user = body.get("view") or {}, body.get("user") or {}
    team = str((body.get("team") or {}).get("id"))
    kept = json.loads(view.get("private_metadata") or "{}")
    room = room_of(team, kept.get("channel"), rooms)
    if room is None:
        return None
    given = (((view.get("state") or {}).get("values") or {}).get(ANSWER) or {}).get(ANSWER) or {}
    chosen, words = (given.get("selected_option") or {}).get("value"), given.get("value")
    return RoomPress(
        f"{PLATFORM}:{team}:view:{view.get('id')}:{user.get('id')}",
        identity_of(team, str(user.get("id")), user.get("team_id")),
        room,
        str(kept.get("key")),
        {**({"value": str(chosen)} if chosen else {}), **({"words": str(words)} if words else {})},
    )


def said_in_channel(body: Mapping[str, Any], room: ChatIdentity) -> RoomWords | RoomChange | None:
    """What somebody wrote in a thread of the technicians' channel, or made of it later; None for everything else."""
    event: Mapping[str, Any] = body.get("event") or {}
    if event.get("type") != "message":
        return None
    now, before = event.get("message"), event.get("previous_message")
    if event.get("subtype") == "message_changed" and isinstance(now, Mapping):
        return _change(room, now, now) if isinstance(now.get("edited"), Mapping) else None
    if event.get("subtype") == "message_deleted" and isinstance(before, Mapping):
        return _change(room, before, None)
    return words_of_message(event, room) if event.get("subtype") in WRITTEN else None


def words_of_message(message: Mapping[str, Any], room: ChatIdentity) -> RoomWords | None:
    """A message as it stands in a thread; None for one of ours or another bot's, and for what begins a thread."""
    ts, thread, user = str(message.get("ts")), message.get("thread_ts"), message.get("user")
    if not isinstance(user, str) or message.get("bot_id") or not thread or thread == ts:
        return None
    return RoomWords(
        _key(room, ts),
        _writer(room, message),
        room,
        {"channel": room.user_id, "ts": str(thread)},
        _words(message),
        len(files_of(message)),
    )


def _change(room: ChatIdentity, message: Mapping[str, Any], now: Mapping[str, Any] | None) -> RoomChange | None:
    ts, user = str(message.get("ts")), message.get("user")
    if not isinstance(user, str) or message.get("bot_id"):
        return None
    how = f"edited:{(now.get('edited') or {}).get('ts')}" if now is not None else "deleted"
    return RoomChange(_key(room, ts), f"{_key(room, ts)}:{how}", _writer(room, message), _words(now) if now else None)


def _key(room: ChatIdentity, ts: str) -> str:
    return f"{PLATFORM}:{room.workspace}:{room.user_id}:{ts}"


def _writer(room: ChatIdentity, message: Mapping[str, Any]) -> ChatIdentity:
    theirs = message.get("user_team") or message.get("source_team") or message.get("team")
    return identity_of(room.workspace, str(message.get("user")), theirs)


def _words(message: Mapping[str, Any]) -> str:
    """As a reader sees it; a name that somebody is called by keeps its sign."""
    text = str(message.get("text") or "")
    return f"@{plain(text)}" if text.lstrip().startswith(("<@", "<!")) else plain(text)


def _plain(words: str, limit: int) -> PlainTextObject:
    return PlainTextObject(text=cut(words, limit), emoji=False)
