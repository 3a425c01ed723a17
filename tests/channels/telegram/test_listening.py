"""What Telegram sends: written down before it is confirmed, once however often it comes, and nothing that is not for us."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.channels.telegram.app import TelegramApp
from bot.channels.telegram.client import Bot
from bot.channels.telegram.connection import TRIES, Listener, run_polling
from bot.channels.telegram.payloads import Read
from bot.operations import wording
from tests.channels.telegram.conftest import NORA_ID, PRIYA_ID
from tests.channels.telegram.talking import NORA, POLL, polling, taken, turns_of, words_of
from tests.makers import PRIYA, DeskForTests
from tests.stand_ins.serving import Fault
from tests.stand_ins.telegram import TelegramMessage, TelegramStandIn


async def test_words_are_taken_in_and_typing_is_shown(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    async with polling(bot, listener):
        telegram.writes(PRIYA_ID, "my outlook won't open & beeps <b>loud</b>")
        await taken(telegram)
    assert words_of(desk) == ["my outlook won't open & beeps <b>loud</b>"]
    assert telegram.actions == [(PRIYA_ID, "typing")]


async def test_an_update_that_comes_again_changes_nothing(
    desk: DeskForTests, telegram: TelegramStandIn, listener: Listener, bot: Bot
) -> None:
    update = telegram.writes(PRIYA_ID, "the printer is dead")
    async with polling(bot, listener):
        await taken(telegram)
        telegram.run(telegram._queue(update))
        await taken(telegram)
    assert (words_of(desk), turns_of(desk)) == (["the printer is dead"], 1)


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
    async with polling(bot, Listener(TelegramApp(ports, bot, bot.bot, privacy=""), desk.clock)):
        await taken(telegram)
    assert words_of(desk) == ["the printer is dead"]


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
    assert (len(telegram.pending), words_of(desk)) == (1, ["the printer is dead"])
    async with polling(bot, listener):
        await taken(telegram)
    assert (words_of(desk), turns_of(desk)) == (["the printer is dead"], 1)


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
    async with polling(bot, Listener(app, desk.clock)):
        await taken(telegram)
    assert (len(tried), words_of(desk, NORA)) == (TRIES, ["no sound"])
    assert desk.texts_to(PRIYA) == [wording.NOT_TAKEN]


async def test_an_update_that_the_library_cannot_read_is_passed_over(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    telegram.update(message={"message_id": 1})
    telegram.update(quantum_entangled={"with": "somebody"})
    telegram.update(message=["nonsense"])
    telegram.writes(PRIYA_ID, "no sound")
    async with polling(bot, listener):
        await taken(telegram)
    assert words_of(desk) == ["no sound"]


@pytest.mark.parametrize(
    "fault", [Fault(502), Fault(500), Fault(429, {"Retry-After": "0"}), Fault(409), Fault(answer_lost=True)], ids=repr
)
async def testpolling_goes_on_after_a_failure(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, fault: Fault
) -> None:
    telegram.faults.add("getUpdates", fault)
    telegram.writes(PRIYA_ID, "no sound")
    async with polling(bot, listener):
        await taken(telegram)
    assert words_of(desk) == ["no sound"]


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
    async with polling(bot, listener):
        pressed = telegram.presses(PRIYA_ID, _shown(telegram, ("This", key)))
        await taken(telegram)
    assert words_of(desk) == ["This"]
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
    async with polling(bot, listener):
        await taken(telegram)
    assert (words_of(desk), telegram.answered) == (["This"], [])


async def test_a_button_that_spends_money_asks_again_before_it_is_taken_in(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    key = desk.shows_button(PRIYA, "approve_quote")
    message = _shown(telegram, ("Approve", f"?{key}"), ("Decline", "other"))

    def buttons() -> list[tuple[str, str]]:
        return [(button["text"], button["callback_data"]) for button in message.buttons]

    async with polling(bot, listener):
        telegram.presses(PRIYA_ID, message, f"?{key}")
        await taken(telegram)
        await listener.app.settle()
        assert buttons() == [("✓ Yes: Approve", key), ("Not yet", f"<{key}"), ("Decline", "other")]
        telegram.presses(PRIYA_ID, message, f"<{key}")
        await taken(telegram)
        await listener.app.settle()
        assert (buttons(), words_of(desk)) == ([("Approve", f"?{key}"), ("Decline", "other")], [])
        telegram.presses(PRIYA_ID, message, key)
        await taken(telegram)
    assert words_of(desk) == ["This"]


async def test_a_button_that_asks_again_under_a_message_that_is_too_old_says_so(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    query = telegram.press_of(PRIYA_ID, _shown(telegram, ("Approve", "?key")))
    query["message"] = {"message_id": 77, "date": 0, "chat": telegram.people[PRIYA_ID].chat()}
    async with polling(bot, listener):
        telegram.update(callback_query=query)
        await taken(telegram)
    said = [given.get("text") for method, given in telegram.calls if method == "answerCallbackQuery"]
    assert (said, words_of(desk)) == ([wording.TOO_OLD_TO_PRESS], [])


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
    async with polling(bot, listener):
        await taken(telegram)
    assert words_of(desk) == ["hello?", "hello?. the printer is dead", "This", "thanks"]
    assert (words_of(desk, NORA), turns_of(desk)) == (["wifi is slow"], 4)
