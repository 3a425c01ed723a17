"""What Telegram sends: written down before it is confirmed, once however often it comes, and nothing that is not for us."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.telegram.app import TelegramApp
from bot.channels.telegram.client import Bot
from bot.channels.telegram.connection import TRIES, Listener, run_polling, say_what_we_offer
from bot.channels.telegram.payloads import Read
from bot.desk.clients import ChatIdentity
from bot.operations import wording
from bot.operations.commands import Command
from bot.operations.links import issue_code
from bot.operations.ports import Pressed
from tests.channels.telegram.conftest import NORA_ID, PRIYA_ID
from tests.makers import PRIYA, SAM, DeskForTests, key_of
from tests.stand_ins.serving import Fault
from tests.stand_ins.telegram import BOT_ID, BOT_NAME, TelegramMessage, TelegramStandIn

POLL = timedelta(seconds=5)
NORA = ChatIdentity("telegram", "", str(NORA_ID))
GROUP = {"id": -100777, "type": "supergroup", "title": "Maple"}


@asynccontextmanager
async def _polling(bot: Bot, listener: Listener) -> AsyncIterator[None]:
    running = asyncio.create_task(run_polling(bot, listener, poll=POLL, first_wait=0.01))
    try:
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await listener.app.settle()


async def _taken(telegram: TelegramStandIn) -> None:
    await asyncio.to_thread(telegram.until_taken)


def _words(desk: DeskForTests, who: ChatIdentity = PRIYA) -> list[str]:
    with desk.ports.begin() as work:
        return [line.text for line in work.conversations.lines(key_of(who)) if not line.ours]


def _turns(desk: DeskForTests) -> int:
    with desk.ports.begin() as work:
        return len(work.conversations.unfinished(desk.clock.now() + timedelta(days=1)))


async def test_words_are_taken_in_and_typing_is_shown(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    async with _polling(bot, listener):
        telegram.writes(PRIYA_ID, "my outlook won't open & beeps <b>loud</b>")
        await _taken(telegram)
    assert _words(desk) == ["my outlook won't open & beeps <b>loud</b>"]
    assert telegram.actions == [(PRIYA_ID, "typing")]


async def test_an_update_that_comes_again_changes_nothing(
    desk: DeskForTests, telegram: TelegramStandIn, listener: Listener, bot: Bot
) -> None:
    update = telegram.writes(PRIYA_ID, "the printer is dead")
    async with _polling(bot, listener):
        await _taken(telegram)
        telegram.run(telegram._queue(update))
        await _taken(telegram)
    assert (_words(desk), _turns(desk)) == (["the printer is dead"], 1)


async def test_what_cannot_be_written_down_is_not_confirmed_and_comes_again(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot
) -> None:
    failures = iter([RuntimeError("the database is away")] * 4)
    begin = desk.ports.begin

    def broken_for_a_while() -> Any:
        for failure in failures:
            assert [each["message"]["text"] for each in telegram.pending] == ["the printer is dead"]
            raise failure
        return begin()

    ports = replace(desk.ports, begin=broken_for_a_while)
    telegram.writes(PRIYA_ID, "the printer is dead")
    async with _polling(bot, Listener(TelegramApp(ports, bot, bot.bot, privacy=""), desk.clock)):
        await _taken(telegram)
    assert _words(desk) == ["the printer is dead"]


async def test_killed_between_writing_down_and_confirming_it_is_found_again_and_taken_once(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    class Killed(BaseException):
        """Nobody catches this."""

    class DiesAfterwards(TelegramApp):
        """Writes it down, and is gone before anybody can confirm it."""

        async def take(self, read: Read) -> None:
            await super().take(read)
            raise Killed

    telegram.writes(PRIYA_ID, "the printer is dead")
    dying = DiesAfterwards(desk.ports, bot, bot.bot, privacy="")
    with pytest.raises(Killed):
        await run_polling(bot, Listener(dying, desk.clock), poll=POLL)
    await dying.settle()
    assert (len(telegram.pending), _words(desk)) == (1, ["the printer is dead"])
    async with _polling(bot, listener):
        await _taken(telegram)
    assert (_words(desk), _turns(desk)) == (["the printer is dead"], 1)


async def test_one_update_that_never_works_does_not_stop_the_others_and_its_person_is_told(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot
) -> None:
    tried = []

    class StumblesOver(TelegramApp):
        """There is one message that it cannot take."""

        async def take(self, read: Read) -> None:
            if getattr(getattr(read, "message", None), "text", "") == "poison":
                tried.append(read)
                raise ValueError("poison")
            await super().take(read)

    app = StumblesOver(desk.ports, bot, bot.bot, privacy="")
    telegram.writes(PRIYA_ID, "poison")
    telegram.writes(NORA_ID, "no sound")
    async with _polling(bot, Listener(app, desk.clock)):
        await _taken(telegram)
    assert (len(tried), _words(desk, NORA)) == (TRIES, ["no sound"])
    assert desk.texts_to(PRIYA) == [wording.NOT_TAKEN]


async def test_an_update_that_the_library_cannot_read_is_passed_over(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    telegram.update(message={"message_id": 1})
    telegram.update(quantum_entangled={"with": "somebody"})
    telegram.update(message=["nonsense"])
    telegram.writes(PRIYA_ID, "no sound")
    async with _polling(bot, listener):
        await _taken(telegram)
    assert _words(desk) == ["no sound"]


@pytest.mark.parametrize(
    "fault", [Fault(502), Fault(500), Fault(429, {"Retry-After": "0"}), Fault(409), Fault(answer_lost=True)], ids=repr
)
async def test_polling_goes_on_after_a_failure(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, fault: Fault
) -> None:
    telegram.faults.add("getUpdates", fault)
    telegram.writes(PRIYA_ID, "no sound")
    async with _polling(bot, listener):
        await _taken(telegram)
    assert _words(desk) == ["no sound"]


# ---- buttons ---------------------------------------------------------------------------------------------------------


def _shown(telegram: TelegramStandIn, *rows: tuple[str, str]) -> TelegramMessage:
    keyboard = {"inline_keyboard": [[{"text": title, "callback_data": data}] for title, data in rows]}
    message = TelegramMessage(PRIYA_ID, 77, "Well?", "Well?", (), keyboard)
    telegram.messages.append(message)
    return message


async def test_a_press_is_taken_in_by_its_key_and_answered_after_it_was_written_down(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    key = desk.shows_button(PRIYA, "affirm")
    async with _polling(bot, listener):
        pressed = telegram.presses(PRIYA_ID, _shown(telegram, ("This", key)))
        await _taken(telegram)
    assert _words(desk) == ["This"]
    assert telegram.answered == [pressed["callback_query"]["id"]]
    with desk.ports.begin() as work:
        stored = work.conversations.by_delivery_key(f"telegram:query:{telegram.answered[0]}")
    assert stored is not None and (stored.button_key, stored.place) == (key, None)


async def test_a_press_that_cannot_be_answered_any_more_is_taken_in_all_the_same(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    key = desk.shows_button(PRIYA, "affirm")
    telegram.presses(PRIYA_ID, _shown(telegram, ("This", key)))
    telegram._queries.clear()
    async with _polling(bot, listener):
        await _taken(telegram)
    assert (_words(desk), telegram.answered) == (["This"], [])


async def test_a_button_that_spends_money_asks_again_before_it_is_taken_in(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    key = desk.shows_button(PRIYA, "approve_quote")
    message = _shown(telegram, ("Approve", f"?{key}"), ("Decline", "other"))

    def buttons() -> list[tuple[str, str]]:
        return [(button["text"], button["callback_data"]) for button in message.buttons]

    async with _polling(bot, listener):
        telegram.presses(PRIYA_ID, message, f"?{key}")
        await _taken(telegram)
        await listener.app.settle()
        assert buttons() == [("✓ Yes: Approve", key), ("Not yet", f"<{key}"), ("Decline", "other")]
        telegram.presses(PRIYA_ID, message, f"<{key}")
        await _taken(telegram)
        await listener.app.settle()
        assert (buttons(), _words(desk)) == ([("Approve", f"?{key}"), ("Decline", "other")], [])
        telegram.presses(PRIYA_ID, message, key)
        await _taken(telegram)
    assert _words(desk) == ["This"]


# ---- commands --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept", "meaning"),
    [
        ("/start", "start", "greet"),
        ("/help", "help", "help"),
        ("/status", "status", "ticket_status"),
        (f"/status@{BOT_NAME}", "status", "ticket_status"),
        ("/human", "human", "talk_to_human"),
        ("/human it still beeps", "it still beeps", "talk_to_human"),
        ("/cancel", "cancel", "cancel"),
        ("/CANCEL", "cancel", "cancel"),
        ("/status ND-1001", "status of ND-1001", None),
        ("/new the printer is dead", "the printer is dead", None),
        ("/status@another_bot", "status@another_bot", None),
        ("/approve_quote", "approve quote", None),
        ('/affirm{"quote": "Q-1"}', "affirm quote Q-1", None),
    ],
)
async def test_a_command_of_the_menu_has_a_meaning_and_any_other_slash_is_words(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    bot: Bot,
    listener: Listener,
    typed: str,
    kept: str,
    meaning: str | None,
) -> None:
    update = telegram.writes(PRIYA_ID, typed)
    async with _polling(bot, listener):
        await _taken(telegram)
    with desk.ports.begin() as work:
        stored = work.conversations.by_delivery_key(f"telegram:{PRIYA_ID}:{update['message']['message_id']}")
    assert stored is not None
    assert (stored.text, stored.pressed, stored.state) == (kept, Pressed(meaning) if meaning else None, "received")


@pytest.mark.parametrize(
    ("typed", "kept", "answer"),
    [
        ("/privacy", "privacy", "What is kept."),
        ("/new", "new", wording.NEW_PROBLEM),
        ("/link", "link", wording.HOW_TO_LINK),
        ("/start", "start", wording.WELCOME),
    ],
)
async def test_a_command_that_needs_no_assistant_is_answered_at_once_also_to_a_stranger(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    bot: Bot,
    listener: Listener,
    typed: str,
    kept: str,
    answer: str,
) -> None:
    telegram.writes(NORA_ID, typed)
    async with _polling(bot, listener):
        await _taken(telegram)
    assert (_words(desk, NORA), desk.texts_to(NORA), _turns(desk)) == ([kept], [answer], 0)


async def test_a_command_with_a_cry_for_help_behind_it_is_a_cry_for_help(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    telegram.writes(PRIYA_ID, "/human there is smoke coming out of the server")
    async with _polling(bot, listener):
        await _taken(telegram)
    assert desk.paged_words() == ["there is smoke coming out of the server"]


@pytest.mark.parametrize("typed", ["/link {}", "/start {}", "/LINK   {} "])
async def test_a_code_links_the_chat_once_and_is_kept_nowhere(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, typed: str
) -> None:
    code = issue_code(ports=desk.ports, email="sam@maple-dental.example", by="the tests").code
    update = telegram.writes(NORA_ID, typed.format(code))
    async with _polling(bot, listener):
        await _taken(telegram)
        telegram.run(telegram._queue(update))
        await _taken(telegram)
    assert desk.texts_to(NORA) == [wording.chat_linked("Sam", "Maple Dental")]
    assert (_words(desk, NORA), desk.person(NORA).contact) == ([], desk.person(SAM).contact)


async def test_a_wrong_code_is_refused_in_the_same_words_for_everybody(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    for user in (NORA_ID, PRIYA_ID):
        telegram.writes(user, "/link WRNG-CODE")
    async with _polling(bot, listener):
        await _taken(telegram)
    assert [desk.texts_to(who) for who in (NORA, PRIYA)] == [[wording.CODE_REFUSED]] * 2


async def test_the_menu_holds_every_command(telegram: TelegramStandIn, bot: Bot) -> None:
    await say_what_we_offer(bot)
    assert {each["command"] for each in telegram.commands} == {command.value for command in Command}
    assert all(1 <= len(each["description"]) <= 256 for each in telegram.commands)


# ---- what is not words -----------------------------------------------------------------------------------------------

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
    async with _polling(bot, listener):
        await _taken(telegram)
    assert (desk.texts_to(PRIYA), _turns(desk)) == ([wording.ONLY_TEXT], 0)


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
    async with _polling(bot, listener):
        await _taken(telegram)
    with desk.ports.begin() as work:
        assert work.conversations.due_for_delivery(["telegram"], desk.clock.now()) == ()
    assert _turns(desk) == 0


async def test_a_changed_message_is_noted_and_not_run_again(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    update = telegram.writes(PRIYA_ID, "the printer is dead")
    async with _polling(bot, listener):
        await _taken(telegram)
        telegram.edits(update, "the printer is dead")
        for _ in range(2):
            telegram.edits(update, "the server is on fire")
        await _taken(telegram)
    assert _words(desk) == ["the printer is dead", "(changed an earlier message) the server is on fire"]
    assert (desk.texts_to(PRIYA), _turns(desk)) == ([wording.EDIT_NOT_READ], 1)


async def test_a_group_is_pointed_to_the_private_chat_once_a_day(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    named = {"text": f"@{BOT_NAME} help", "entities": [{"type": "mention", "offset": 0, "length": len(BOT_NAME) + 1}]}
    reply = {"message_id": 1, "date": 1, "chat": GROUP, "from": _US, "text": "hi"}
    command = f"/status@{BOT_NAME}"
    async with _polling(bot, listener):
        telegram.sends(PRIYA_ID, GROUP, **named)
        telegram.sends(NORA_ID, GROUP, text=command)
        telegram.sends(NORA_ID, GROUP, text="still dead", reply_to_message=reply)
        await _taken(telegram)
        telegram.now += 24 * 3600
        telegram.sends(PRIYA_ID, GROUP, **named)
        await _taken(telegram)
    pointer = wording.in_a_group(f"https://t.me/{BOT_NAME}")
    assert desk.texts_to(f"telegram::{GROUP['id']}") == [pointer, pointer]
    assert (_words(desk), _words(desk, NORA), _turns(desk)) == ([], [], 0)


# ---- after an outage -------------------------------------------------------------------------------------------------


async def test_what_was_written_while_nobody_listened_is_taken_in_as_one_message_for_each_person(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    key = desk.shows_button(PRIYA, "affirm")
    for user, text in ((PRIYA_ID, "hello?"), (NORA_ID, "wifi is slow"), (PRIYA_ID, "the printer is dead")):
        telegram.writes(user, text)
    telegram.presses(PRIYA_ID, _shown(telegram, ("This", key)))
    telegram.writes(PRIYA_ID, "thanks")
    desk.clock.step(minutes=30)
    async with _polling(bot, listener):
        await _taken(telegram)
    assert _words(desk) == ["hello?", "hello?. the printer is dead", "This", "thanks"]
    assert (_words(desk, NORA), _turns(desk)) == (["wifi is slow"], 4)
