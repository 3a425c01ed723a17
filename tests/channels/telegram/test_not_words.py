"""What is no message in words: answered once, noted, or passed over, and never a reason to stop."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.client import Bot
from bot.channels.telegram.connection import Listener
from bot.operations import wording
from tests.channels.telegram.conftest import NORA_ID, PRIYA_ID
from tests.channels.telegram.talking import GROUP, NORA, polling, taken, turns_of, words_of
from tests.makers import PRIYA, DeskForTests
from tests.stand_ins.telegram import BOT_ID, BOT_NAME, TelegramStandIn

_FILE = {"file_id": "f1", "file_unique_id": "u1", "file_size": 10}
_UNREADABLE: dict[str, dict[str, Any]] = {
    "a sticker": {
        "sticker": {**_FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    },
    "a voice": {"voice": {**_FILE, "duration": 3}},
    "a place": {"location": {"latitude": 43.6, "longitude": -79.4}},
    "a contact": {"contact": {"phone_number": "+1", "first_name": "Sam"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "a poll": {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
        }
    },
    "a kind nobody knows yet": {"hologram": {"depth": 3}},
}


@pytest.mark.parametrize("kind", _UNREADABLE)
async def test_what_cannot_be_read_is_answered_once(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, kind: str
) -> None:
    for _ in range(3):
        telegram.sends(PRIYA_ID, **_UNREADABLE[kind])
    async with polling(bot, listener):
        await taken(telegram)
    assert (desk.texts_to(PRIYA), turns_of(desk)) == ([wording.ONLY_TEXT], 0)


_USER = {"id": 1, "is_bot": False, "first_name": "Sam"}
_US = {"id": BOT_ID, "is_bot": True, "first_name": "Nightdesk", "username": BOT_NAME}
_CHANGED = {"chat": {"id": PRIYA_ID, "type": "private"}, "from": _USER, "date": 1}
_NOT_FOR_US: dict[str, dict[str, Any]] = {
    "a pinned message": {
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": {"id": PRIYA_ID, "type": "private"},
            "from": _USER,
            "pinned_message": {"message_id": 1, "date": 1, "chat": {"id": PRIYA_ID, "type": "private"}},
        }
    },
    "words in a group": {"message": {"message_id": 1, "date": 1, "chat": GROUP, "from": _USER, "text": "hi all"}},
    "somebody joins a group": {
        "message": {"message_id": 1, "date": 1, "chat": GROUP, "from": _USER, "new_chat_members": [_USER]}
    },
    "another bot": {
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": {"id": 7, "type": "private"},
            "from": {**_USER, "is_bot": True},
            "text": "hi",
        }
    },
    "a channel": {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel"}, "text": "news"}},
    "we are blocked": {
        "my_chat_member": {
            **_CHANGED,
            "old_chat_member": {"status": "member", "user": _US},
            "new_chat_member": {"status": "kicked", "user": _US, "until_date": 0},
        }
    },
    "a button of an inline message": {
        "callback_query": {"id": "1", "from": _USER, "chat_instance": "1", "inline_message_id": "x", "data": "k"}
    },
    "a button without anything": {"callback_query": {"id": "1", "from": _USER, "chat_instance": "1"}},
    "a changed message that nobody took": {
        "edited_message": {
            "message_id": 9,
            "date": 1,
            "edit_date": 2,
            "chat": {"id": PRIYA_ID, "type": "private"},
            "from": _USER,
            "text": "new",
        }
    },
}


@pytest.mark.parametrize("kind", _NOT_FOR_US)
async def test_what_is_not_for_us_is_confirmed_and_nothing_else(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, kind: str
) -> None:
    telegram.update(**_NOT_FOR_US[kind])
    async with polling(bot, listener):
        await taken(telegram)
    with desk.ports.begin() as work:
        assert work.conversations.due_for_delivery(["telegram"], desk.clock.now()) == ()
    assert turns_of(desk) == 0


async def test_a_changed_message_is_noted_and_not_run_again(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    update = telegram.writes(PRIYA_ID, "the printer is dead")
    async with polling(bot, listener):
        await taken(telegram)
        telegram.edits(update, "the printer is dead")
        for _ in range(2):
            telegram.edits(update, "the server is on fire")
        await taken(telegram)
    assert words_of(desk) == ["the printer is dead", "(changed an earlier message) the server is on fire"]
    assert (desk.texts_to(PRIYA), turns_of(desk)) == ([wording.EDIT_NOT_READ], 1)


async def test_a_group_is_pointed_to_the_private_chat_once_a_day(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    named = {"text": f"@{BOT_NAME} help", "entities": [{"type": "mention", "offset": 0, "length": len(BOT_NAME) + 1}]}
    reply = {"message_id": 1, "date": 1, "chat": GROUP, "from": _US, "text": "hi"}
    command = f"/status@{BOT_NAME}"
    async with polling(bot, listener):
        telegram.sends(PRIYA_ID, GROUP, **named)
        telegram.sends(NORA_ID, GROUP, text=command)
        telegram.sends(NORA_ID, GROUP, text="still dead", reply_to_message=reply)
        await taken(telegram)
        telegram.now += 24 * 3600
        telegram.sends(PRIYA_ID, GROUP, **named)
        await taken(telegram)
    pointer = wording.in_a_group(f"https://t.me/{BOT_NAME}")
    assert desk.texts_to(f"telegram::{GROUP['id']}") == [pointer, pointer]
    assert (words_of(desk), words_of(desk, NORA), turns_of(desk)) == ([], [], 0)
