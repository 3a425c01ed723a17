"""The demo's page: what a person does there becomes what Slack sends, and it is nobody else's to use."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.channels.slack.app import make_slack_app
from bot.channels.slack.connection import run_socket_mode
from bot.channels.slack.workspaces import Workspaces
from tests.makers import SAM, DeskForTests, key_of
from tests.stand_ins.slack import APP_TOKEN, BOT_TOKEN, MAPLE_PEOPLE, TEAM
from tests.stand_ins.slack_page import SlackWithPage


@pytest.fixture
def page() -> Iterator[SlackWithPage]:
    """The workspace with its page."""
    with SlackWithPage(*MAPLE_PEOPLE) as served:
        yield served


async def _do(page: SlackWithPage, what: str, **more: Any) -> httpx.Response:
    async with httpx.AsyncClient(base_url=page.url, timeout=10) as browser:
        headers = {"Origin": more.pop("origin", page.url)}
        return await browser.post("/page/do", json={"what": what, "person": "U0SAM", **more}, headers=headers)


async def _state(page: SlackWithPage, **asked: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=page.url, timeout=10) as browser:
        return await browser.get("/page/state", params={"person": "U0SAM", "place": "dm", "tab": "messages", **asked})


async def test_a_page_of_somebody_else_can_do_nothing_here(page: SlackWithPage) -> None:
    answer = await _do(page, "write", words="hello", origin="https://evil.example")
    assert (answer.status_code, page.messages) == (403, [])


async def test_words_are_shown_as_words_and_the_page_loads_nothing_from_elsewhere(page: SlackWithPage) -> None:
    await _do(page, "write", words="<img src=x onerror=alert(1)> @Nightdesk")
    state = await _state(page)
    assert "&lt;img src=x onerror=alert(1)&gt;" in state.json()["pane"]
    assert state.headers["Content-Security-Policy"].startswith("default-src 'self'")


async def test_what_has_not_changed_is_not_sent_again(page: SlackWithPage) -> None:
    version = (await _state(page)).json()["version"]
    assert (await _state(page, version=str(version))).status_code == 204


async def test_a_room_is_heard_only_where_the_bot_is_named(page: SlackWithPage) -> None:
    for words in ("lunch?", "@Nightdesk the printer is dead"):
        await _do(page, "write", words=words, place="room")
    await asyncio.wait_for(_until(lambda: page.wire.exchanges != []), 10)
    assert [exchange.name for exchange in page.wire.exchanges] == ["app_mention"]


async def test_a_message_a_home_page_and_a_window_go_the_whole_way(page: SlackWithPage, desk: DeskForTests) -> None:
    app = make_slack_app(desk.ports, Workspaces({TEAM: BOT_TOKEN}, page.api))
    running = asyncio.create_task(run_socket_mode(app, APP_TOKEN, base_url=page.api))
    try:
        await asyncio.to_thread(page.until_connected)
        await _do(page, "write", words="the printer is dead")
        await _do(page, "tab", tab="home")
        await asyncio.wait_for(_until(lambda: "U0SAM" in page.views), 10)
        assert "Hello Sam" in (await _state(page, tab="home")).json()["pane"]
        await _do(page, "press", action="nightdesk_pick:printer", value="printer")
        await asyncio.wait_for(_until(lambda: page.opened != []), 10)
        window = (await _state(page)).json()["window"]
        assert (window["title"], window["yes"]) == ("Tell me more", "Send")
        await _do(page, "submit", view=window["id"], values=[["words", "words", "it is jammed"]])
        await asyncio.wait_for(_until(lambda: len(_words(desk)) == 2), 10)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert _words(desk) == ["the printer is dead", "Printer: it is jammed"]
    assert (await _state(page)).json()["window"] is None


def _words(desk: DeskForTests) -> list[str]:
    with desk.ports.begin() as work:
        return [line.text for line in work.conversations.lines(key_of(SAM)) if not line.ours]


async def _until(true: Any) -> None:
    while not true():
        await asyncio.sleep(0.01)
