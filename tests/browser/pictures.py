"""``make pictures``: the pictures of the console and the web chat in docs/, always of the same morning, people and times."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Browser, async_playwright

from bot.bootstrap import make_desk, use_desk
from bot.cli.demo_data import import_demo_clients, import_demo_staff
from bot.cli.demo_history import write_made_up_year
from bot.cli.training import trained_model
from bot.connectors.pager import RememberingPager
from bot.console.gateway import make_gateway
from bot.operations.ports import DeskPorts
from bot.settings import Settings
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.schema import upgrade
from tests.browser.chromium import OPTIONS
from tests.browser.morning import a_morning, desk_on
from tests.browser.served import in_the_clear, serving
from tests.browser.visitor import Visitor
from tests.drawing import browser_or_leave, refuse_if_large, workplace
from tests.journeys.desk import SettableClock, working_house

COLOURS = 255
PHONE = {"viewport": {"width": 390, "height": 780}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
SAM = "sam@maple-dental.example"
SUNDAY = datetime.fromisoformat("2026-11-22T15:08-05:00")


@dataclass(frozen=True)
class Sight:
    """One picture of the console: who looks, at what, in which size; ``options`` are those of Playwright's contexts.

    ``until`` is what has to be there before it is taken.
    """

    name: str
    who: str
    path: str
    options: dict[str, Any]
    until: str = "h1"


def _window(height: int, **more: Any) -> dict[str, Any]:
    return {"viewport": {"width": 1280, "height": height}, **more}


SIGHTS = (
    Sight("console-queue", "Robin Castell", "/tickets", _window(720)),
    Sight("console-ticket", "Robin Castell", "/tickets/ND-1001", _window(1250)),
    Sight("console-dark", "Robin Castell", "/tickets", _window(720, color_scheme="dark")),
    Sight("console-phone", "Robin Castell", "/tickets?mine=1#queue", PHONE),
    Sight(
        "console-what-if",
        "Kim Osei",
        "/what-if?client=maple-dental&category=printer&at=2026-11-24T20:15&work=onsite&site=queen&minutes=45",
        _window(1320),
    ),
)


REPORT = Sight(
    "console-report",
    "Kim Osei",
    "/reports?client=maple-dental&month=2026-10",
    _window(1180, reduced_motion="reduce"),
    ".canvas canvas",
)


async def _report(browser: Browser, settings: Settings, dsn: str, folder: Path, into: Path) -> None:
    """A client's month, out of the demo's made-up year."""
    clock = SettableClock()
    desk = make_desk(replace(settings, database_url=dsn, data_folder=str(folder)), dsn, clock=clock)
    import_demo_clients(desk)
    import_demo_staff(desk)
    write_made_up_year(desk, lambda done, of: None)
    async with _gateway(in_the_clear(desk.ports)) as base:
        await _take(browser, base, REPORT, into)
    desk.engine.dispose()


async def _console(browser: Browser, dsn: str, folder: Path, into: Path) -> None:
    """The morning, as those see it who work there."""
    with desk_on(dsn, str(folder)) as desk:
        a_morning(desk)
        async with _gateway(in_the_clear(desk.ports)) as base:
            for sight in SIGHTS:
                await _take(browser, base, sight, into)


async def _take(browser: Browser, base: str, sight: Sight, into: Path) -> None:
    context = await browser.new_context(base_url=base, **sight.options)
    visitor = Visitor(await context.new_page())
    await visitor.signs_in(sight.who)
    await visitor.page.goto(sight.path)
    await visitor.page.locator(sight.until).first.wait_for()
    _keep(await visitor.page.screenshot(animations="disabled"), into / f"{sight.name}.png")
    await context.close()


async def _chat(browser: Browser, settings: Settings, dsn: str, folder: Path, into: Path) -> None:
    """A Sunday, as somebody sees it who needs help: the trained assistant answers."""
    from bot.assistant.agent import Assistant

    clock = SettableClock()
    clock.instant = SUNDAY
    desk = make_desk(replace(settings, database_url=dsn, data_folder=str(folder)), dsn, clock=clock)
    use_desk(desk)
    import_demo_clients(desk)
    assistant = Assistant.load(await asyncio.to_thread(trained_model, settings.project), dsn)
    async with (
        working_house(desk, clock, assistant, RememberingPager(folder / "pages.jsonl")) as house,
        _gateway(in_the_clear(desk.ports)) as base,
    ):
        await house.person(SAM).says("my outlook won't open")
        for name, options in (
            ("web-chat", {"viewport": {"width": 720, "height": 760}}),
            ("web-chat-phone", PHONE),
        ):
            context = await browser.new_context(base_url=base, **options)
            visitor = Visitor(await context.new_page())
            await visitor.becomes("Sam Okoro")
            _keep(await visitor.page.screenshot(), into / f"{name}.png")
            await context.close()
    desk.engine.dispose()


@asynccontextmanager
async def _gateway(ports: DeskPorts) -> AsyncIterator[str]:
    app = make_gateway(ports, secret="for pictures only", demo=True, health=lambda: {"database": "ok"})
    with serving(app) as base:
        yield base


def _keep(picture: bytes, path: Path) -> None:
    """Few colours are enough for a page, and make a picture small."""
    with Image.open(io.BytesIO(picture)) as opened:
        few = opened.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path} {few.width}x{few.height} {path.stat().st_size // 1000} kB")
    refuse_if_large(path)


async def _draw(settings: Settings, folder: Path, into: Path) -> None:
    where = browser_or_leave()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=where, args=list(OPTIONS))
        for name, draw in (
            ("console", lambda dsn, data: _console(browser, dsn, data, into)),
            ("report", lambda dsn, data: _report(browser, settings, dsn, data, into)),
            ("chat", lambda dsn, data: _chat(browser, settings, dsn, data, into)),
        ):
            with EmbeddedPostgres(folder / name / "postgres") as server:
                upgrade(server.dsn)
                await draw(server.dsn, folder / name)
        await browser.close()


def main() -> None:
    """Draw them all."""
    with workplace("tests.browser.pictures", __doc__) as (settings, folder, into):
        asyncio.run(_draw(settings, folder, into))


if __name__ == "__main__":
    main()
