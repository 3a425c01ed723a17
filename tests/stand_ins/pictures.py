"""``make pictures-chat``: the pictures of docs/, drawn from what the desk posted in a run with the trained model."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Page, async_playwright

from bot.bootstrap import make_desk, use_desk
from bot.cli.demo_data import import_demo_clients
from bot.cli.training import trained_model
from bot.settings import Settings
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.schema import upgrade
from tests.browser.chromium import OPTIONS
from tests.drawing import browser_or_leave, refuse_if_large, workplace
from tests.journeys.desk import TUESDAY_MORNING, TUESDAY_NIGHT, SettableClock
from tests.journeys.slack_desk import Member, SlackHouse, connected_house
from tests.journeys.telegram_desk import TelegramHouse
from tests.journeys.ways import listening
from tests.stand_ins.block_kit import blocks_html
from tests.stand_ins.slack import BOT_TOKEN, BOT_USER, MAPLE_PEOPLE, SlackMessage, SlackStandIn
from tests.stand_ins.slack_page import FILES, message_html
from tests.stand_ins.telegram import TelegramStandIn
from tests.stand_ins.telegram_page import PEOPLE, telegram_html

SAM, DANA, IN_TELEGRAM = "U0SAM", "U0DANA", 500101


@dataclass
class _Album:
    """Pictures as HTML, by name, in the order in which they were taken."""

    slack: SlackStandIn
    taken: dict[str, str] = field(default_factory=dict)

    def messages(self, name: str, *messages: SlackMessage) -> None:
        """What stands in a conversation, as it stands there now."""
        names = {BOT_USER: "Nightdesk", **{person.id: person.name for person in self.slack.people.values()}}
        self.taken[name] = "".join(message_html(each, names) for each in messages)

    def blocks(self, name: str, blocks: list[dict[str, Any]]) -> None:
        """A page of its own."""
        self.taken[name] = blocks_html(blocks)

    def window(self, name: str, view: Mapping[str, Any]) -> None:
        """A window."""
        title, close, submit = (str(view[part]["text"]) for part in ("title", "close", "submit"))
        buttons = f'<button class="b-button">{close}</button><button class="send">{submit}</button>'
        inner = blocks_html(view["blocks"])
        self.taken[name] = f'<div class="window"><h3>{title}</h3>{inner}<menu>{buttons}</menu></div>'


async def _run_in_telegram(house: SlackHouse, telegram: TelegramStandIn) -> dict[str, str]:
    """The same evening on a phone."""
    house.house.clock.instant = TUESDAY_NIGHT
    async with listening(house.house, telegram):
        sam = TelegramHouse(house.house, telegram).chat(IN_TELEGRAM)
        words = "my mouse is broken"
        card = await sam.writes(words)
        shown = "".join(telegram_html(each) for each in card.messages)
        return {"telegram-coverage": f'<div class="chat-picture"><p class="t-line mine">{words}</p>{shown}</div>'}


async def _run(house: SlackHouse) -> dict[str, str]:
    """An evening and the morning after it at Maple Dental."""
    slack, album = house.slack, _Album(house.slack)
    sam, dana = house.member(SAM), house.member(DANA)
    house.house.clock.instant = TUESDAY_MORNING
    await sam.writes("my outlook won't open")
    album.messages("slack-covered", *_last(slack, sam, 2))
    house.house.clock.instant = TUESDAY_NIGHT
    await sam.writes("the printer on the second floor is offline")
    album.messages("slack-coverage", *_last(slack, sam, 2))
    await sam.presses("Now, about")
    await sam.presses("Just me")
    await sam.presses("Slow")
    card, key = dana.looks().press("Approve")
    album.messages("slack-quote", card)
    await dana.presses_at(card, key)
    album.messages("slack-quote-approved", *_last(slack, dana, 2))
    await sam.writes("what is the status of my ticket?")
    album.messages("slack-ticket", *_last(slack, sam, 2))
    await house.bring("events_api", slack.envelope(_opened(slack, SAM)))
    album.blocks("slack-home", slack.views[SAM]["blocks"])
    await house.bring("interactive", slack.pick_of(SAM, "nightdesk_pick:printer", "printer"))
    album.window("slack-window", slack.opened[-1])
    return album.taken


def _last(slack: SlackStandIn, member: Member, number: int) -> list[SlackMessage]:
    return [each for each in slack.messages if each.channel == slack.dm_of(member.user)][-number:]


def _opened(slack: SlackStandIn, user: str) -> dict[str, Any]:
    return {"type": "app_home_opened", "user": user, "channel": slack.dm_of(user), "tab": "home"}


async def _with_house(settings: Settings, folder: Path) -> dict[str, str]:
    from bot.assistant.agent import Assistant
    from bot.connectors.pager import RememberingPager

    clock = SettableClock()
    model = await asyncio.to_thread(trained_model, settings.project)
    with (
        EmbeddedPostgres(folder / "postgres") as server,
        SlackStandIn(*MAPLE_PEOPLE, clock=clock) as slack,
        TelegramStandIn(*PEOPLE) as telegram,
    ):
        upgrade(server.dsn)
        told = {"slack_bot_token": BOT_TOKEN, "slack_api_url": slack.api, "data_folder": str(folder)}
        desk = make_desk(Settings(project_folder=settings.project_folder, **told), server.dsn, clock=clock)
        use_desk(desk)
        import_demo_clients(desk)
        assistant = Assistant.load(model, server.dsn)
        pager = RememberingPager(folder / "pages.jsonl")
        async with connected_house(desk, clock, assistant, pager, slack) as house:
            taken = await _run(house) | await _run_in_telegram(house, telegram)
        desk.engine.dispose()
        return taken


async def _draw(pictures: Mapping[str, str], folder: Path) -> None:
    browser = browser_or_leave()
    style = (FILES / "page.css").read_text()
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=browser, args=list(OPTIONS))
        page: Page = await opened.new_page(viewport={"width": 760, "height": 600})
        for name, inner in pictures.items():
            await page.set_content(
                f'<!doctype html><meta charset="utf-8"><style>{style}</style><body class="picture">{inner}'
            )
            path = folder / f"{name}.png"
            await page.locator("body").screenshot(path=path)
            print(f"{path} {path.stat().st_size // 1000} kB")
            refuse_if_large(path)
        await opened.close()


def main() -> None:
    """Run, and draw."""
    with workplace("tests.stand_ins.pictures", __doc__) as (settings, folder, into):
        taken = asyncio.run(_with_house(settings, folder))
    asyncio.run(_draw(taken, into))


if __name__ == "__main__":
    main()
