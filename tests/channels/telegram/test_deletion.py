"""Whoever told a secret in Telegram is told so, and has their message deleted by a button, once and for themselves alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.telegram.client import Bot
from bot.channels.telegram.connection import Listener
from bot.channels.telegram.sender import TelegramSender
from bot.desk.clients import ChatIdentity
from bot.operations import wording
from bot.operations.turns import Turn
from bot.worker.deliveries import deliver
from bot.worker.turns import handle_turn
from tests.channels.telegram.conftest import NORA_ID, PRIYA_ID
from tests.channels.telegram.talking import NORA, polling, taken, words_of
from tests.makers import PRIYA, DeskForTests, key_of
from tests.stand_ins.serving import Fault
from tests.stand_ins.telegram import TelegramMessage, TelegramStandIn

TOLD = "I removed what looks like a password before anything was stored. Change it now, if it was a real one."


class NoAssistant:
    """Nobody shall need it."""

    async def answer(self, turn: Turn) -> tuple[()]:
        """Break."""
        raise AssertionError(f"the assistant was asked about {turn.words!r}")


class Talk:
    """One bot at work, and what it has sent to whom."""

    def __init__(
        self, desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, sender: TelegramSender
    ) -> None:
        self.desk, self.telegram = desk, telegram
        self._bot, self._listener, self._sender = bot, listener, sender

    async def take(self, who: ChatIdentity = PRIYA, *, handled: bool = True) -> None:
        """What was sent is taken in, handled and answered."""
        async with polling(self._bot, self._listener):
            await taken(self.telegram)
        with self.desk.ports.begin() as work:
            waiting = work.conversations.unfinished(self.desk.clock.now() + timedelta(days=9))
        for turn in waiting if handled else ():
            await handle_turn(ports=self.desk.ports, assistant=NoAssistant(), turn_id=turn.id)
        await self.deliver(who)

    async def deliver(self, who: ChatIdentity = PRIYA) -> None:
        """What waits goes out."""
        await deliver(
            ports=self.desk.ports, senders={"telegram": self._sender}, conversation=key_of(who), luck=lambda: 0.0
        )

    def notice(self) -> TelegramMessage:
        """The message with the button."""
        (notice,) = [message for message in self.telegram.to(PRIYA_ID) if message.text.startswith(TOLD)]
        return notice


@pytest.fixture
def talk(desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, sender: TelegramSender) -> Talk:
    """Priya's chat with the bot."""
    return Talk(desk, telegram, bot, listener, sender)


async def _told(talk: Talk) -> int:
    """The number of the message in which Priya told a password."""
    written = talk.telegram.writes(PRIYA_ID, "my password is Tr0ub4dor&3")
    await talk.take(handled=False)
    assert words_of(talk.desk) == ["my password is [password removed]"]
    notice = talk.notice()
    assert [button["text"] for button in notice.buttons] == [wording.DELETE_IT]
    return int(written["message"]["message_id"])


async def test_the_message_is_deleted_by_the_button_and_the_person_told(talk: Talk) -> None:
    number = await _told(talk)
    talk.telegram.presses(PRIYA_ID, talk.notice())
    await _finish_others(talk)
    await talk.take()
    assert talk.telegram.deleted == {(PRIYA_ID, number)}
    assert talk.telegram.to(PRIYA_ID)[-1].text == wording.MESSAGE_DELETED
    # The button is gone from the notice, which says who pressed it.
    assert talk.notice().buttons == []


async def test_the_button_works_once_and_for_nobody_else(talk: Talk) -> None:
    await _told(talk)
    notice = talk.notice()
    data = notice.buttons[0]["callback_data"]
    await _finish_others(talk)
    talk.telegram.presses(NORA_ID, notice, data)
    await talk.take(NORA)
    assert talk.telegram.deleted == set()
    assert talk.desk.texts_to(NORA) == [wording.UNKNOWN_BUTTON]
    for _ in range(2):
        talk.telegram.presses(PRIYA_ID, notice, data)
    await talk.take()
    assert [method for method, _ in talk.telegram.calls].count("deleteMessage") == 1
    assert talk.desk.texts_to(PRIYA)[-1] == wording.USED_BUTTON


async def test_what_telegram_does_not_delete_any_more_is_explained(talk: Talk) -> None:
    await _told(talk)
    await _finish_others(talk)
    talk.telegram.now += timedelta(hours=49).total_seconds()
    talk.telegram.presses(PRIYA_ID, talk.notice())
    await talk.take()
    assert talk.telegram.deleted == set()
    assert talk.telegram.to(PRIYA_ID)[-1].text == wording.DELETE_IN_TELEGRAM


async def test_a_deletion_whose_answer_was_lost_is_not_told_as_a_failure(talk: Talk) -> None:
    number = await _told(talk)
    await _finish_others(talk)
    talk.telegram.presses(PRIYA_ID, talk.notice())
    talk.telegram.faults.add("deleteMessage", Fault(answer_lost=True))
    await talk.take()
    assert talk.telegram.deleted == {(PRIYA_ID, number)}
    talk.desk.clock.step(minutes=5)
    await talk.deliver()
    assert talk.telegram.to(PRIYA_ID)[-1].text == wording.MESSAGE_DELETED


async def test_a_password_that_comes_with_a_change_is_told_and_can_be_deleted_too(talk: Talk) -> None:
    written = talk.telegram.writes(PRIYA_ID, "my outlook asks for a password")
    await talk.take(handled=False)
    talk.telegram.edits(written, "my outlook asks for a password, it is Tr0ub4dor&3")
    await talk.take(handled=False)
    assert "Tr0ub4dor" not in " ".join(words_of(talk.desk))
    await _finish_others(talk)
    talk.telegram.presses(PRIYA_ID, talk.notice())
    await talk.take()
    assert talk.telegram.deleted == {(PRIYA_ID, int(written["message"]["message_id"]))}


async def test_a_password_in_a_files_name_is_kept_nowhere_and_told(talk: Talk) -> None:
    name = "my password is Tr0ub4dor&3.txt"
    document = {"file_id": "F1", "file_unique_id": "u1", "file_name": name, "mime_type": "text/plain", "file_size": 3}
    talk.telegram.sends(PRIYA_ID, document=document)
    await talk.take(handled=False)
    assert talk.notice()
    with talk.desk.ports.begin() as work:
        (waiting,) = work.conversations.unfinished(talk.desk.clock.now() + timedelta(days=9))
        (file,) = work.attachments.of_turn(waiting.id)
    assert file.name == "my password is [password removed].txt"


async def _finish_others(talk: Talk) -> None:
    """The words themselves are not what this is about: their turns are over."""
    with talk.desk.ports.begin() as work:
        for turn in work.conversations.unfinished(talk.desk.clock.now() + timedelta(days=9)):
            work.conversations.finish(turn.id, "done")
        work.commit()
