"""The way out to Telegram: sent in order, edited in place, refused, lost, limited, and never more than text."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.outcomes import Later, Never, Taken
from bot.channels.telegram.client import Bot
from bot.channels.telegram.sender import TelegramSender
from bot.desk.clients import ChatIdentity
from bot.operations.ports import DONE, About, Answer, Button, IncomingMessage, OutgoingMessage, Pressed, Subject
from bot.operations.turns import begin_turn, finish_turn
from bot.worker.deliveries import deliver
from tests.channels.telegram.conftest import PRIYA_ID
from tests.makers import MORNING, PRIYA, DeskForTests, key_of
from tests.stand_ins.serving import Fault
from tests.stand_ins.telegram import TelegramStandIn


async def _deliver(desk: DeskForTests, sender: TelegramSender, conversation: str = key_of(PRIYA)) -> int:
    return await deliver(ports=desk.ports, senders={"telegram": sender}, conversation=conversation, luck=lambda: 0.0)


def _answered(desk: DeskForTests, *answers: Answer) -> None:
    stored = desk.receive(IncomingMessage("k", PRIYA, "the printer is dead"))
    assert begin_turn(ports=desk.ports, turn=stored.id) is not None
    finish_turn(ports=desk.ports, turn=stored.id, answers=answers, state=DONE)


def _texts(telegram: TelegramStandIn) -> list[str]:
    return [message.text for message in telegram.to(PRIYA_ID)]


async def test_answers_are_sent_in_order_without_previews(
    desk: DeskForTests, telegram: TelegramStandIn, sender: TelegramSender
) -> None:
    _answered(desk, Answer("One."), Answer("Two."))
    assert await _deliver(desk, sender) == 2
    assert _texts(telegram) == ["One.", "Two."]
    assert all(each.given["link_preview_options"] == {"is_disabled": True} for each in telegram.messages)


async def test_buttons_carry_their_key_and_nothing_else(
    desk: DeskForTests, telegram: TelegramStandIn, sender: TelegramSender
) -> None:
    spends = Button(
        "Approve up to $430.00", Pressed("approve_quote", {"quote": "Q-1"}), "Up to $430.00 may be charged."
    )
    _answered(desk, Answer("Well?", (Button("Yes", Pressed("affirm")), spends)))
    await _deliver(desk, sender)
    (message,) = telegram.messages
    (shown,) = desk.said_to(PRIYA)
    yes, approve = shown.buttons
    assert message.text == "Well?\n\nApprove up to $430.00: Up to $430.00 may be charged."
    assert [(button["text"], button["callback_data"]) for button in message.buttons] == [
        ("Yes", yes.key),
        ("Approve up to $430.00", f"?{approve.key}"),
    ]


async def test_a_used_button_is_replaced_by_who_used_it_and_when(
    desk: DeskForTests, telegram: TelegramStandIn, sender: TelegramSender
) -> None:
    _answered(desk, Answer("Well?", (Button("Yes", Pressed("affirm")),)))
    await _deliver(desk, sender)
    (asked,) = telegram.messages
    pressed = desk.turn(PRIYA, button=asked.buttons[0]["callback_data"])
    finish_turn(ports=desk.ports, turn=pressed.id, answers=[Answer("Good.")])
    await _deliver(desk, sender)
    assert (asked.text, asked.buttons, asked.edited) == ("Well?\n\n✓ Yes (Priya Nair, Tue 24 Nov, 10:00)", [], 1)
    assert _texts(telegram)[-1] == "Good."


async def test_an_edit_that_changes_nothing_or_finds_nothing_is_done(
    desk: DeskForTests, telegram: TelegramStandIn, sender: TelegramSender
) -> None:
    _answered(desk, Answer("One."))
    await _deliver(desk, sender)
    ref = {"chat": str(PRIYA_ID), "message": str(telegram.messages[0].id)}
    gone = {**ref, "message": "999"}
    outcomes = [
        await sender.send(OutgoingMessage(7, key_of(PRIYA), None, "One.", (), MORNING, edits=1, edited_ref=where))
        for where in (ref, gone, None)
    ]
    assert outcomes == [Taken(ref), Taken(gone), Taken()]
    assert telegram.messages[0].edited == 0


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(
            Fault(429, {"Retry-After": "30"}),
            Later("too many requests", timedelta(seconds=30), ("telegram",)),
            id="a limit",
        ),
        pytest.param(Fault(500), Later("NetworkError"), id="Telegram's own trouble"),
        pytest.param(Fault(502), Later("NetworkError"), id="something in between"),
        pytest.param(Fault(401), Later("InvalidToken"), id="a token taken back"),
        pytest.param(Fault(answer_lost=True), Later("NetworkError"), id="an answer lost after success"),
    ],
)
async def test_what_passes_is_tried_again_when_telegram_says(
    desk: DeskForTests, telegram: TelegramStandIn, sender: TelegramSender, fault: Fault, outcome: Later
) -> None:
    _answered(desk, Answer("One."))
    telegram.faults.add("sendMessage", fault)
    assert await sender.send(desk.said_to(PRIYA)[0]) == outcome
    assert isinstance(await sender.send(desk.said_to(PRIYA)[0]), Taken)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"blocked": True}, "they have blocked the bot"),
        ({"deactivated": True}, "their Telegram account is gone"),
        ({"started": False}, "they have never written to the bot"),
        (None, "Telegram knows no such chat"),
    ],
)
async def test_somebody_who_cannot_be_reached_is_never_reached(
    desk: DeskForTests, telegram: TelegramStandIn, sender: TelegramSender, change: dict[str, bool] | None, why: str
) -> None:
    _answered(desk, Answer("One."))
    if change is None:
        del telegram.people[PRIYA_ID]
    else:
        vars(telegram.people[PRIYA_ID]).update(change)
    assert await sender.send(desk.said_to(PRIYA)[0]) == Never(why)
    assert await _deliver(desk, sender) == 0
    assert desk.paged_words() == [f"This did not reach Priya Nair ({why}): One."]


async def test_a_group_that_has_thrown_us_out_calls_nobody(desk: DeskForTests, sender: TelegramSender) -> None:
    outcome = await sender.send(OutgoingMessage(7, "telegram::-100777", None, "Write to me.", (), MORNING))
    assert outcome == Taken()


async def test_a_group_is_given_an_address_that_can_be_touched(
    telegram: TelegramStandIn, sender: TelegramSender
) -> None:
    telegram.groups.add(-100777)
    await sender.send(OutgoingMessage(7, "telegram::-100777", None, "Here: https://t.me/nightdesk_bot", (), MORNING))
    assert [each.kind for each in telegram.messages[0].entities] == ["url"]


async def test_an_identity_that_is_none_of_telegrams_is_never_reached(sender: TelegramSender) -> None:
    key = key_of(ChatIdentity("telegram", "", "sam@maple-dental.example"))
    outcome = await sender.send(OutgoingMessage(7, key, None, "One.", (), MORNING))
    assert outcome == Never("that is not somebody in Telegram")


async def test_a_form_that_telegram_refuses_goes_as_bare_words(
    desk: DeskForTests, telegram: TelegramStandIn, sender: TelegramSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.sender.html_of", lambda message, card, ours: "<blink>Oh</blink>")
    _answered(desk, Answer("In <words>."))
    assert await _deliver(desk, sender) == 1
    assert _texts(telegram) == ["In <words>."]


def test_the_bot_rests_between_two_calls_a_chat_between_two_messages_and_a_group_longer(
    desk: DeskForTests, bot: Bot
) -> None:
    sender = TelegramSender(desk.ports, bot)
    one = OutgoingMessage(1, key_of(PRIYA), None, "One.", (), MORNING)
    edit, group = replace(one, edits=1), replace(one, conversation="telegram::-500")
    rests = [[limit.rest.total_seconds() for limit in sender.limits(message)] for message in (one, edit, group)]
    assert rests == [[0.034, 1], [0.034], [0.034, 3]]


async def test_the_librarys_own_limiter_is_on(bot: Bot) -> None:
    assert type(bot.rate_limiter).__name__ == "AIORateLimiter"


async def test_a_picture_is_shown_by_its_address(
    desk: DeskForTests, telegram: TelegramStandIn, sender: TelegramSender
) -> None:
    desk.ports = replace(desk.ports, public_url="https://desk.example")
    _answered(desk, Answer("Open the lid.", (), About(Subject.PICTURE, "printer/paper-path.svg", "where the lid is")))
    sender = TelegramSender(desk.ports, sender._bot, paced=False)
    await _deliver(desk, sender)
    (message,) = telegram.messages
    assert message.given["link_preview_options"] == {
        "url": "https://desk.example/pictures/printer/paper-path.png",
        "prefer_large_media": True,
    }
