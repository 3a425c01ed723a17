"""The technicians' channel: presses on cards, and the windows that ask what is needed before something is done."""

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
from bot.channels.slack.payloads import PLATFORM, identity_of
from bot.channels.slack.text import cut
from bot.desk.clients import ChatIdentity
from bot.operations.ports import RoomPress
from bot.operations.rooms import Choose, Write

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


def _plain(words: str, limit: int) -> PlainTextObject:
    return PlainTextObject(text=cut(words, limit), emoji=False)
