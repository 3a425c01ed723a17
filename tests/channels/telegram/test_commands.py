"""The commands of the menu: a meaning from a closed table, an answer at once, a code; any other slash is words."""

from __future__ import annotations

import pytest

from bot.channels.telegram.client import Bot
from bot.channels.telegram.connection import Listener, say_what_we_offer
from bot.operations import wording
from bot.operations.commands import Command
from bot.operations.links import issue_code
from bot.operations.ports import Pressed
from tests.channels.telegram.conftest import NORA_ID, PRIYA_ID
from tests.channels.telegram.talking import NORA, polling, taken, turns_of, words_of
from tests.makers import PRIYA, SAM, DeskForTests
from tests.stand_ins.telegram import BOT_NAME, TelegramStandIn


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
async def test_a_command_of_the_menu_has_a_meaning_and_any_other_slash_iswords_of(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    bot: Bot,
    listener: Listener,
    typed: str,
    kept: str,
    meaning: str | None,
) -> None:
    update = telegram.writes(PRIYA_ID, typed)
    async with polling(bot, listener):
        await taken(telegram)
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
    async with polling(bot, listener):
        await taken(telegram)
    assert (words_of(desk, NORA), desk.texts_to(NORA), turns_of(desk)) == ([kept], [answer], 0)


async def test_a_command_with_a_cry_for_help_behind_it_is_a_cry_for_help(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    telegram.writes(PRIYA_ID, "/human there is smoke coming out of the server")
    async with polling(bot, listener):
        await taken(telegram)
    assert desk.paged_words() == ["there is smoke coming out of the server"]


@pytest.mark.parametrize("typed", ["/link {}", "/start {}", "/LINK   {} "])
async def test_a_code_links_the_chat_once_and_is_kept_nowhere(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, typed: str
) -> None:
    code = issue_code(ports=desk.ports, email="sam@maple-dental.example", by="the tests").code
    update = telegram.writes(NORA_ID, typed.format(code))
    async with polling(bot, listener):
        await taken(telegram)
        telegram.run(telegram._queue(update))
        await taken(telegram)
    assert desk.texts_to(NORA) == [wording.chat_linked("Sam", "Maple Dental")]
    assert (words_of(desk, NORA), desk.person(NORA).contact) == ([], desk.person(SAM).contact)


async def test_a_wrong_code_is_refused_in_the_same_words_for_everybody(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    for user in (NORA_ID, PRIYA_ID):
        telegram.writes(user, "/link WRNG-CODE")
    async with polling(bot, listener):
        await taken(telegram)
    assert [desk.texts_to(who) for who in (NORA, PRIYA)] == [[wording.CODE_REFUSED]] * 2


async def test_the_menu_holds_every_command(telegram: TelegramStandIn, bot: Bot) -> None:
    await say_what_we_offer(bot)
    assert {each["command"] for each in telegram.commands} == {command.value for command in Command}
    assert all(1 <= len(each["description"]) <= 256 for each in telegram.commands)
