"""The library's client: no token in any log, no update that stops the others, no start without what is needed."""

from __future__ import annotations

import logging

import pytest
from telegram.error import TelegramError

from bot.channels.telegram.app import TelegramApp
from bot.channels.telegram.client import (
    Bot,
    TelegramRefused,
    be_quiet,
    checked_secret,
    make_bot,
    readable,
    sign_in,
)
from bot.channels.telegram.connection import Listener, run_polling, start_webhook
from tests.channels.telegram.conftest import PRIYA_ID
from tests.makers import DeskForTests
from tests.stand_ins.serving import Fault
from tests.stand_ins.telegram import TOKEN, TelegramStandIn

SECRET = "a-good-long-secret"


async def test_the_token_stands_in_no_log_whatever_happens(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for noisy in ("httpx", "httpcore", "telegram", "telegram.ext", "telegram.Bot"):
        logging.getLogger(noisy).setLevel(logging.NOTSET)
    caplog.set_level(logging.DEBUG)
    bot = make_bot(TOKEN, telegram.url)
    await sign_in(bot)
    listener = Listener(TelegramApp(desk.ports, bot, bot.bot, privacy=""), desk.clock)
    telegram.faults.add("getUpdates", Fault(502), Fault(answer_lost=True), Fault(429, {"Retry-After": "1"}))
    for _ in range(3):
        with pytest.raises(TelegramError):
            await bot.get_updates()
    telegram.faults.add("sendChatAction", Fault(500))
    telegram.writes(PRIYA_ID, "hello")
    await start_webhook(bot, listener, url=telegram.url, secret=SECRET)
    await listener.app.settle()
    await bot.shutdown()
    printed = capsys.readouterr()
    logged = "\n".join(caplog.messages + [record.exc_text or "" for record in caplog.records])
    assert "telegram_courtesy_failed" in printed.out
    assert [TOKEN in text for text in (logged, printed.out, printed.err, repr(bot))] == [False] * 4


async def test_httpx_would_have_logged_the_token(telegram: TelegramStandIn, caplog: pytest.LogCaptureFixture) -> None:
    bot = make_bot(TOKEN, telegram.url)
    logging.getLogger("httpx").setLevel(logging.NOTSET)
    caplog.set_level(logging.INFO)
    await sign_in(bot)
    await bot.shutdown()
    be_quiet()
    assert TOKEN in caplog.text


@pytest.mark.parametrize("token", ["", "nightdesk", "123:short", f"{TOKEN}/../x", f" {TOKEN}"])
def test_what_cannot_be_a_token_is_refused_without_showing_it(token: str) -> None:
    with pytest.raises(TelegramRefused, match="@BotFather") as refused:
        make_bot(token)
    assert not token.strip() or token not in str(refused.value)


async def test_a_token_that_telegram_does_not_know_is_refused_without_showing_it(telegram: TelegramStandIn) -> None:
    wrong = TOKEN.replace("AA", "ZZ")
    bot = make_bot(wrong, telegram.url)
    with pytest.raises(TelegramRefused, match="@BotFather") as refused:
        await sign_in(bot)
    await bot.shutdown()
    assert (wrong in str(refused.value), refused.value.__suppress_context__) == (False, True)


async def test_polling_ends_when_the_token_is_taken_back(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.stand_ins.telegram.TOKEN", "another")
    with pytest.raises(TelegramRefused, match="@BotFather"):
        await run_polling(bot, listener)


@pytest.mark.parametrize("secret", ["", "short", "with spaces in it all over", "umlaut-ä-and-more-and-more", "x" * 257])
def test_a_webhook_without_a_good_secret_is_refused(secret: str) -> None:
    with pytest.raises(TelegramRefused, match="NIGHTDESK_TELEGRAM_WEBHOOK_SECRET"):
        checked_secret(secret)


_FROM = {"id": 5, "is_bot": False, "first_name": "Sam"}
_CORE = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": _FROM, "text": "hi"}


@pytest.mark.parametrize(
    ("update", "kept"),
    [
        pytest.param({"update_id": 1, "message": _CORE}, {"update_id": 1, "message": _CORE}, id="as it is"),
        pytest.param(
            {"update_id": 2, "message": {**_CORE, "voice": {"new": "form"}}},
            {"update_id": 2, "message": _CORE},
            id="words beside something new",
        ),
        pytest.param({"update_id": 3, "message": {"message_id": 1}}, {"update_id": 3}, id="nothing of it"),
        pytest.param({"update_id": 4, "message": "?"}, {"update_id": 4}, id="not even a message"),
        pytest.param({"update_id": 5, "callback_query": {"id": 1}}, {"update_id": 5}, id="half a button"),
    ],
)
def test_an_update_is_kept_as_far_as_it_is_understood(update: dict[str, object], kept: dict[str, object]) -> None:
    assert readable(update) == kept
