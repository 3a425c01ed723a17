"""The technicians' group in Telegram, through the library: cards, buttons, questions under them, and refusals in private."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telegram import Update

from bot.channels.telegram.client import Bot
from bot.channels.telegram.connection import Listener
from bot.channels.telegram.sender import TelegramSender
from bot.desk.clients import ChatIdentity
from bot.desk.staff import StaffMember, StaffRole
from bot.operations.passing_on import answer_in_talk
from bot.operations.ports import WorkFactory
from bot.operations.rooms.cards import show_cards
from bot.operations.rooms.presses import NOT_STAFF
from bot.operations.rooms.words import NOT_STAFF as NOT_FOR_THEM
from bot.operations.staff import import_staff
from bot.worker.deliveries import deliver
from tests.channels.telegram.conftest import NORA_ID
from tests.channels.telegram.talking import polling, taken
from tests.makers import AMARA_AT, JONAS_AT, MAPLE, PRIYA, DeskForTests, key_of
from tests.stand_ins.telegram import TelegramMessage, TelegramPerson, TelegramStandIn

NUMBER = -1001234567890
GROUP, CHAT = ChatIdentity("telegram", "", str(NUMBER)), {"id": NUMBER, "type": "supergroup", "title": "Desk"}
JONAS, AMARA = 500901, 500902
STAFF = tuple(
    StaffMember(name, email, role, identities=(ChatIdentity("telegram", "", str(number)),))
    for name, email, role, number in (
        ("Jonas Lind", JONAS_AT, StaffRole.DISPATCHER, JONAS),
        ("Amara Obi", AMARA_AT, StaffRole.ADMIN, AMARA),
    )
)


@pytest.fixture
def desk(begin: WorkFactory, telegram: TelegramStandIn) -> DeskForTests:
    """A desk whose people meet in a group."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    import_staff(ports=desk.ports, members=STAFF, by="the tests")
    telegram.groups.add(NUMBER)
    for each, name in ((JONAS, "Jonas Lind"), (AMARA, "Amara Obi")):
        telegram.people[each] = TelegramPerson(each, name, started=False)
    desk.ports = replace(desk.ports, rooms=(GROUP,))
    show_cards(ports=desk.ports)
    return desk


async def _work(desk: DeskForTests, sender: TelegramSender) -> None:
    show_cards(ports=desk.ports)
    await deliver(ports=desk.ports, senders={"telegram": sender}, conversation=key_of(GROUP))


def _in_group(telegram: TelegramStandIn) -> list[TelegramMessage]:
    return telegram.to(NUMBER)[1:]


async def _press(telegram: TelegramStandIn, user: int, message: TelegramMessage, title: str) -> None:
    data = next(each["callback_data"] for each in message.buttons if each["text"] == title)
    pressed = telegram.press_of(user, message, data)
    telegram.run(telegram._queue({"update_id": 900_000_000 + int(pressed["id"]) % 1000, "callback_query": pressed}))
    await taken(telegram)


@pytest.fixture
async def group(desk: DeskForTests, telegram: TelegramStandIn, sender: TelegramSender) -> TelegramMessage:
    """The card of Priya's printer."""
    desk.opens_ticket(PRIYA, "printer", "the printer jams, see intranet.example")
    await _work(desk, sender)
    (card,) = _in_group(telegram)
    return card


async def test_a_card_stands_in_the_group_and_shows_who_has_it(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    bot: Bot,
    listener: Listener,
    sender: TelegramSender,
    group: TelegramMessage,
) -> None:
    assert group.text.startswith("🟢 ND-1001: Printer\nPriya Nair, Maple Dental")
    assert "<code>intranet.example</code>" in group.html
    assert [each["text"] for each in group.buttons][-1] == "Open in console"
    async with polling(bot, listener):
        await _press(telegram, JONAS, group, "Claim")
    await _work(desk, sender)
    assert desk.ticket("ND-1001").owner == JONAS_AT
    assert (group.edited, "Jonas Lind has it: taken" in group.text) == (1, True)
    assert len(_in_group(telegram)) == 1


async def test_who_is_not_staff_is_told_so_alone(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    bot: Bot,
    listener: Listener,
    sender: TelegramSender,
    group: TelegramMessage,
) -> None:
    async with polling(bot, listener):
        await _press(telegram, NORA_ID, group, "Claim")
    await _work(desk, sender)
    answered = [given for method, given in telegram.calls if method == "answerCallbackQuery"]
    assert [each["text"] for each in answered] == [NOT_STAFF]
    assert (desk.ticket("ND-1001").owner, telegram.to(NORA_ID), len(_in_group(telegram))) == (None, [], 1)


async def test_a_question_stands_under_the_card_and_a_button_answers_it(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    bot: Bot,
    listener: Listener,
    sender: TelegramSender,
    group: TelegramMessage,
) -> None:
    async with polling(bot, listener):
        await _press(telegram, JONAS, group, "Assign")
        await _work(desk, sender)
        question = _in_group(telegram)[-1]
        assert question.given["reply_parameters"]["message_id"] == group.id
        assert question.text == "Jonas, who shall have ND-1001?"
        await _press(telegram, JONAS, question, "Amara Obi")
    await _work(desk, sender)
    assert desk.ticket("ND-1001").owner == AMARA_AT
    assert (question.text.splitlines()[-1], question.buttons) == ("✓ Amara Obi (Jonas Lind)", [])
    assert "Amara Obi has it" in group.text


async def test_a_reply_to_the_card_reaches_the_requester_and_hers_stands_below_it(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    bot: Bot,
    listener: Listener,
    sender: TelegramSender,
    group: TelegramMessage,
) -> None:
    below = {"reply_to_message": group.as_json(int(telegram.now))}
    async with polling(bot, listener):
        written = telegram.sends(JONAS, CHAT, text="Which pinter is it?", **below)
        telegram.edits(written, "Which printer is it?")
        telegram.sends(JONAS, CHAT, text="// she is new", **below)
        telegram.sends(NORA_ID, CHAT, text="mine too", **below)
        await taken(telegram)
    await _work(desk, sender)
    await deliver(ports=desk.ports, senders={"telegram": sender}, conversation=key_of(PRIYA))
    read = [each.text for each in telegram.to(500101)]
    assert read[0] == "Jonas Lind, about ND-1001: Which pinter is it?"
    assert "Jonas Lind, about ND-1001: Which printer is it? (changed)" in read
    assert not any("she is new" in each or "mine too" in each for each in read)
    assert [each.text for each in _in_group(telegram) if each.text == NOT_FOR_THEM] == [NOT_FOR_THEM]
    assert answer_in_talk(ports=desk.ports, turn=desk.turn(PRIYA, "the one upstairs")) is not None
    await _work(desk, sender)
    newest = _in_group(telegram)[-1]
    assert newest.text == "Priya Nair, Maple Dental: the one upstairs"
    assert newest.given["reply_parameters"]["message_id"] == group.id


async def test_what_colleagues_say_to_each_other_is_nothing_to_us(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, group: TelegramMessage
) -> None:
    for each in (
        {"message": telegram.message_of(JONAS, CHAT, text="@nightdesk_bot lunch?")},
        {"message": telegram.message_of(AMARA, CHAT, text="/status")},
    ):
        await listener.take_all([Update.de_json({"update_id": 1, **each}, bot)])
    with desk.ports.begin() as work:
        assert work.conversations.unfinished(desk.clock.now()) == ()
    assert len(telegram.to(NUMBER)) == 2
