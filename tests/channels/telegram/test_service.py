"""Telegram as a part of the gateway: what is missing is said plainly, and the rest goes on."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.telegram.connection import PATH, SECRET_HEADER
from bot.channels.telegram.service import Standing, TelegramSetup, check, listen, routes
from tests.channels.telegram.conftest import PRIYA_ID
from tests.makers import PRIYA, DeskForTests, key_of
from tests.stand_ins.serving import Fault
from tests.stand_ins.telegram import BOT_NAME, TOKEN, TelegramStandIn

SECRET = "a-good-long-secret"
WEBHOOK = "https://desk.example"


@pytest.fixture
def setup(telegram: TelegramStandIn) -> TelegramSetup:
    """Polling."""
    return TelegramSetup(TOKEN, telegram.url, privacy="What is kept.")


@pytest.fixture
def webhook(setup: TelegramSetup) -> TelegramSetup:
    """The webhook."""
    return replace(setup, webhook_url=WEBHOOK, webhook_secret=SECRET)


def _words(desk: DeskForTests) -> list[str]:
    with desk.ports.begin() as work:
        return [line.text for line in work.conversations.lines(key_of(PRIYA)) if not line.ours]


async def test_it_signs_in_offers_its_commands_and_polls(
    desk: DeskForTests, telegram: TelegramStandIn, setup: TelegramSetup
) -> None:
    telegram.writes(PRIYA_ID, "no sound")
    listening = asyncio.create_task(listen(setup, desk.ports))
    await asyncio.to_thread(telegram.until_taken)
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    assert (_words(desk), len(telegram.commands)) == (["no sound"], 8)


@pytest.mark.parametrize("method", ["getMe", "setMyCommands", "deleteWebhook"])
@pytest.mark.parametrize("fault", [Fault(502), Fault(401), Fault(400)], ids=["not reached", "token", "refused"])
async def test_what_keeps_it_from_starting_is_tried_again(
    desk: DeskForTests, telegram: TelegramStandIn, setup: TelegramSetup, method: str, fault: Fault
) -> None:
    telegram.faults.add(method, fault)
    telegram.writes(PRIYA_ID, "no sound")
    listening = asyncio.create_task(listen(setup, desk.ports, seconds=0.01))
    await asyncio.to_thread(telegram.until_taken)
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    assert _words(desk) == ["no sound"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"token": "nonsense"}, "NIGHTDESK_TELEGRAM_TOKEN"),
        ({"webhook_secret": ""}, "NIGHTDESK_TELEGRAM_WEBHOOK_SECRET"),
        ({"webhook_url": "http://desk.example"}, "NIGHTDESK_TELEGRAM_WEBHOOK_URL"),
        ({"webhook_url": "https://desk.example:8081"}, "NIGHTDESK_TELEGRAM_WEBHOOK_URL"),
        ({"webhook_url": "https://desk.example:x"}, "NIGHTDESK_TELEGRAM_WEBHOOK_URL"),
    ],
)
async def test_what_cannot_work_is_named_and_has_no_address(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    webhook: TelegramSetup,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, str],
    named: str,
) -> None:
    wrong = replace(webhook, **change)
    await asyncio.wait_for(listen(wrong, desk.ports), 5)
    assert (named in capsys.readouterr().out, routes(wrong, desk.ports), telegram.calls) == (True, [], [])


async def test_polling_has_no_address(desk: DeskForTests, setup: TelegramSetup) -> None:
    assert routes(setup, desk.ports) == []


async def test_the_webhooks_address_waits_until_telegram_has_said_who_we_are(
    desk: DeskForTests, telegram: TelegramStandIn, webhook: TelegramSetup
) -> None:
    bot = webhook.make_bot()
    telegram.faults.add("getMe", Fault(502))
    update = {"update_id": 1, "message": telegram.message_of(PRIYA_ID, text="no sound")}
    transport = httpx.ASGITransport(app=Starlette(routes=routes(webhook, desk.ports, bot)))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as http:
        answers = [await http.post(PATH, json=update, headers={SECRET_HEADER: SECRET}) for _ in range(3)]
    await bot.shutdown()
    assert ([answer.status_code for answer in answers], _words(desk)) == ([500, 200, 200], ["no sound"])


# ---- nightdesk telegram check ----------------------------------------------------------------------------------------


async def test_a_bot_that_can_work_is_said_to_be_so(telegram: TelegramStandIn, setup: TelegramSetup) -> None:
    telegram.writes(PRIYA_ID, "no sound")
    assert await check(setup) == [
        Standing("token", True, f"@{BOT_NAME}, people write to it at https://t.me/{BOT_NAME}"),
        Standing("way in", True, "polling, 1 messages wait"),
        Standing("commands", True, "set at the next start"),
    ]


async def test_a_webhook_that_is_set_elsewhere_is_told(telegram: TelegramStandIn, webhook: TelegramSetup) -> None:
    telegram.webhook = {"url": "https://elsewhere.example/hook"}
    found = await check(webhook)
    assert [(each.what, each.good) for each in found] == [
        ("token", True),
        ("way in", True),
        ("webhook", False),
        ("commands", True),
    ]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"token": "nonsense"}, "token"),
        ({"token": TOKEN.replace("AA", "ZZ")}, "token"),
        ({"webhook_secret": "short"}, "way in"),
        ({"api_url": "http://127.0.0.1:9"}, "Telegram"),
    ],
)
async def test_what_is_missing_is_told(webhook: TelegramSetup, change: dict[str, str], what: str) -> None:
    found = await check(replace(webhook, **change))
    assert [each.what for each in found if not each.good] == [what]
    assert not any(TOKEN in each.told for each in found)
