"""The Telegram beside the demo's Slack: what is written and pressed there goes the whole way, and only from that page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import httpx
import pytest

from bot.channels.telegram.client import make_bot, sign_in
from bot.channels.telegram.sender import TelegramSender
from bot.channels.telegram.service import TelegramSetup, listen
from bot.operations.ports import Answer, Button, Pressed
from bot.operations.turns import begin_turn, finish_turn
from bot.worker.deliveries import deliver
from tests.channels.telegram.conftest import PRIYA_ID
from tests.makers import PRIYA, DeskForTests, key_of
from tests.stand_ins.slack import MAPLE_PEOPLE
from tests.stand_ins.slack_page import SlackWithPage
from tests.stand_ins.telegram import TOKEN, TelegramMessage
from tests.stand_ins.telegram_page import PEOPLE, TelegramWithPage, telegram_html
from tests.stand_ins.wire import Wire


@pytest.fixture
def page() -> Iterator[SlackWithPage]:
    """The page with both."""
    with TelegramWithPage(*PEOPLE, wire=Wire()) as phones, SlackWithPage(*MAPLE_PEOPLE, phones=phones) as served:
        yield served


async def _do(page: SlackWithPage, what: str, **more: str) -> int:
    async with httpx.AsyncClient(base_url=page.url, timeout=10) as browser:
        origin = more.pop("origin", page.url)
        given = {"what": what, "phone": str(PRIYA_ID), **more}
        return (await browser.post("/page/do", json=given, headers={"Origin": origin})).status_code


async def _chat(page: SlackWithPage) -> str:
    async with httpx.AsyncClient(base_url=page.url, timeout=10) as browser:
        state = await browser.get("/page/state", params={"person": "U0SAM", "phone": str(PRIYA_ID)})
    return str(state.json()["phones"]["pane"])


async def _until(true: Callable[[], bool]) -> None:
    while not true():
        await asyncio.sleep(0.01)


async def test_what_is_written_and_pressed_goes_to_the_desk_and_its_answer_into_the_chat(
    page: SlackWithPage, desk: DeskForTests
) -> None:
    assert page.phones is not None
    bot = make_bot(TOKEN, page.phones.url)
    await sign_in(bot)
    listening = asyncio.create_task(listen(TelegramSetup(TOKEN, page.phones.url), desk.ports))
    try:
        assert await _do(page, "write", words="the <b>printer</b> is dead") == 204
        await asyncio.wait_for(_until(lambda: _turns(desk) == 1), 10)
        _answers(desk)
        sender = TelegramSender(desk.ports, bot, paced=False)
        await deliver(ports=desk.ports, senders={"telegram": sender}, conversation=key_of(PRIYA))
        shown = await _chat(page)
        assert "the &lt;b&gt;printer&lt;/b&gt; is dead" in shown and ">Yes</button>" in shown
        (message,) = page.phones.to(PRIYA_ID)
        assert await _do(page, "press", ts=str(message.id), value=message.buttons[0]["callback_data"]) == 204
        await asyncio.wait_for(_until(lambda: _turns(desk) == 1), 10)
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        await bot.shutdown()
    named = [(each.platform, each.inward, each.name) for each in page.wire.exchanges]
    assert ("Telegram", True, "message") in named and ("Telegram", True, "callback_query") in named
    assert ("Telegram", False, "sendMessage") in named


def _turns(desk: DeskForTests) -> int:
    with desk.ports.begin() as work:
        return len(work.conversations.unfinished(desk.clock.now().replace(year=2030)))


def _answers(desk: DeskForTests) -> None:
    with desk.ports.begin() as work:
        (turn,) = work.conversations.unfinished(desk.clock.now().replace(year=2030))
    assert begin_turn(ports=desk.ports, turn=turn.id) is not None
    finish_turn(ports=desk.ports, turn=turn.id, answers=[Answer("Well?", (Button("Yes", Pressed("affirm")),))])


async def test_a_page_of_somebody_else_can_do_nothing_here(page: SlackWithPage) -> None:
    assert await _do(page, "write", words="hello", origin="https://evil.example") == 403
    assert page.phones is not None and page.phones.pending == []


def test_a_message_is_shown_as_its_words_and_three_styles_whatever_stands_in_it() -> None:
    html = '<b>Yes</b> &lt;script&gt; <a href="javascript:alert(1)">x</a> &amp;'
    markup = {"inline_keyboard": [[{"text": "<i>", "callback_data": '"'}]]}
    shown = telegram_html(TelegramMessage(1, 2, html, "", (), markup))
    assert "<b>Yes</b> &lt;script&gt; &lt;a href=&quot;javascript:alert(1)&quot;&gt;x&lt;/a&gt; &amp;" in shown
    assert 'data-value="&quot;">&lt;i&gt;</button>' in shown
