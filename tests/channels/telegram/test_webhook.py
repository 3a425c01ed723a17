"""The webhook: only Telegram gets in, a failure is answered so that it comes again, and what waited is taken in first."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.channels.telegram.app import TelegramApp
from bot.channels.telegram.client import Bot
from bot.channels.telegram.connection import PATH, SECRET_HEADER, Listener, start_webhook, webhook_routes
from tests.channels.telegram.conftest import PRIYA_ID
from tests.makers import PRIYA, DeskForTests, key_of
from tests.stand_ins.telegram import TelegramStandIn

SECRET = "a-good-long-secret"


def _words(desk: DeskForTests) -> list[str]:
    with desk.ports.begin() as work:
        return [line.text for line in work.conversations.lines(key_of(PRIYA)) if not line.ours]


def _ready(listener: Listener) -> Callable[[], Awaitable[Listener]]:
    async def listener_of() -> Listener:
        return listener

    return listener_of


async def _posted(bot: Bot, listener: Listener, body: str, headers: dict[str, str]) -> httpx.Response:
    transport = httpx.ASGITransport(app=Starlette(routes=webhook_routes(bot, _ready(listener), SECRET)))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as http:
        return await http.post(PATH, content=body, headers=headers)


async def test_an_update_with_the_secret_is_taken_in_once_however_often_it_comes(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    body = json.dumps(telegram.writes(PRIYA_ID, "the printer is dead"))
    statuses = [(await _posted(bot, listener, body, {SECRET_HEADER: SECRET})).status_code for _ in range(2)]
    assert (statuses, _words(desk)) == ([200, 200], ["the printer is dead"])


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="no secret"),
        pytest.param({SECRET_HEADER: ""}, id="an empty one"),
        pytest.param({SECRET_HEADER: SECRET[:-1]}, id="a part of it"),
        pytest.param({SECRET_HEADER: "ä".encode()}, id="strange letters"),
    ],
)
async def test_a_request_without_the_secret_is_refused_before_it_is_read(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, headers: Any
) -> None:
    body = json.dumps(telegram.writes(PRIYA_ID, "the printer is dead"))
    assert (await _posted(bot, listener, body, headers)).status_code == 401
    assert _words(desk) == []


@pytest.mark.parametrize("body", ["", "nonsense", "[]", "{}", '{"update_id": "7"}'])
async def test_what_is_no_update_is_refused(bot: Bot, listener: Listener, body: str) -> None:
    assert (await _posted(bot, listener, body, {SECRET_HEADER: SECRET})).status_code == 400


async def test_an_update_of_a_kind_nobody_knows_is_answered_so_that_it_does_not_come_again(
    bot: Bot, listener: Listener
) -> None:
    for body in ('{"update_id": 7, "quantum": {}}', '{"update_id": 8, "message": {"message_id": 1}}'):
        assert (await _posted(bot, listener, body, {SECRET_HEADER: SECRET})).status_code == 200


async def test_what_cannot_be_written_down_is_answered_with_500_and_pushed_again(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot
) -> None:
    # Each failing attempt looks twice: once to write, once whether the database is there at all.
    failures = iter([RuntimeError("the database is away")] * 4)
    begin = desk.ports.begin

    def broken_for_a_while() -> Any:
        for failure in failures:
            raise failure
        return begin()

    listener = Listener(
        TelegramApp(replace(desk.ports, begin=broken_for_a_while), bot, bot.bot, privacy=""), desk.clock
    )
    answers: list[int] = []
    async with _served(Starlette(routes=webhook_routes(bot, _ready(listener), SECRET)), answers.append) as url:
        await start_webhook(bot, listener, url=url, secret=SECRET)
        telegram.writes(PRIYA_ID, "the printer is dead")
        await asyncio.to_thread(telegram.until_taken)
        await bot.delete_webhook()
    await listener.app.settle()
    assert (answers, _words(desk)) == ([500, 500, 200], ["the printer is dead"])


async def test_what_waited_is_taken_in_before_the_webhook_is_set_one_call_at_a_time(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    for words in ("hello?", "the printer is dead"):
        telegram.writes(PRIYA_ID, words)
    desk.clock.step(minutes=30)
    await start_webhook(bot, listener, url="https://desk.example/", secret=SECRET)
    await asyncio.to_thread(telegram.until_taken)
    assert _words(desk) == ["hello?", "hello?. the printer is dead"]
    assert {name: telegram.webhook[name] for name in ("url", "secret_token", "max_connections")} == {
        "url": f"https://desk.example{PATH}",
        "secret_token": SECRET,
        "max_connections": "1",
    }


@asynccontextmanager
async def _served(app: Starlette, note: Callable[[int], None]) -> AsyncIterator[str]:
    """The application on a port of its own in this loop; what it answers is noted."""

    async def noting(scope: Any, receive: Any, send: Any) -> None:
        async def send_and_note(message: Any) -> None:
            if message["type"] == "http.response.start":
                note(message["status"])
            await send(message)

        await app(scope, receive, send_and_note)

    config = uvicorn.Config(noting, host="127.0.0.1", port=0, log_level="error", ws="none", lifespan="off")
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await running
