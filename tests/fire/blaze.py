"""A town at work on a desk of real processes, for as long as something burns."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.bootstrap import Desk, make_desk
from bot.operations.clients import import_clients
from bot.settings import Settings, read_settings
from bot.storage import schema
from tests.fire.house import ALL, Fire
from tests.fire.people import PATIENCE, Ledger, Outside, Person
from tests.fire.story import told
from tests.fire.town import Town
from tests.fire.verdict import Verdict, is_quiet, judge
from tests.fire.view import View
from tests.stand_ins.serving import Fault
from tests.stand_ins.slack import APP_TOKEN, BOT_TOKEN, SlackStandIn
from tests.stand_ins.telegram import TOKEN, TelegramStandIn

SENDS = ("chat.postMessage", "chat.update", "sendMessage", "editMessageText")
REFUSED, LOST = 0.05, 0.03
SECONDS_TO_SETTLE = 240.0
# Sets something on fire until it has done what it came for.
Arson = Callable[["Blaze"], Awaitable[None]]


@dataclass
class Blaze:
    """What whoever sets fires works with."""

    fire: Fire
    desk: Desk
    view: View
    ledger: Ledger
    outside: Outside
    lost_answers: list[str]
    people: list[asyncio.Task[None]]

    @property
    def is_over(self) -> bool:
        """Whether everybody has gone home."""
        return all(task.done() for task in self.people)


def settings_of(dsn: str, slack: SlackStandIn, telegram: TelegramStandIn) -> dict[str, str]:
    """What the processes are told."""
    return {
        "database_url": dsn,
        "slack_bot_token": BOT_TOKEN,
        "slack_app_token": APP_TOKEN,
        "slack_api_url": slack.api,
        "telegram_token": TOKEN,
        "telegram_api_url": telegram.url,
    }


def prepared(dsn: str, folder: Path, town: Town) -> Desk:
    """The desk on an empty database that knows the town; for looking at it."""
    schema.upgrade(dsn)
    data = folder / "desk"
    settings = Settings(database_url=dsn, data_folder=str(data), project_folder=str(read_settings().project))
    desk = make_desk(settings, dsn)
    import_clients(work=desk.begin, files=town.files, now=desk.clock.now())
    return desk


def misfortunes(luck: Random, lost: list[str]) -> Callable[[str], Fault | None]:
    """5 % of sends answered 429 or 5xx, 3 % taken with the answer lost, also of the updates that Telegram is asked for."""

    def plan(method: str) -> Fault | None:
        fate = luck.random()
        if method in (*SENDS, "getUpdates") and fate < LOST:
            lost.append(method)
            return Fault(answer_lost=True)
        if method in SENDS and fate < LOST + REFUSED:
            status = luck.choice((429, 500, 502, 503))
            return Fault(status, {"Retry-After": "1"} if status == 429 else {})
        return None

    return plan


async def blaze(
    folder: Path,
    dsn: str,
    town: Town,
    luck: Random,
    arson: Arson,
    *,
    problems: int,
    names: tuple[str, ...] = ALL,
    patience: float = PATIENCE,
    fault: str = "",
    patient: bool = True,
) -> tuple[Verdict, Blaze]:
    """Let everybody talk while ``arson`` burns, wait until all is quiet, and judge.

    ``fault`` is what is wrong with the program. Without ``patient`` a turn is given up after the usual eight seconds.
    """
    ledger, lost = Ledger(), list[str]()
    desk = prepared(dsn, folder, town)
    with SlackStandIn(*town.in_slack, began=time.time()) as slack, TelegramStandIn(*town.in_telegram) as telegram:
        with Fire(folder, settings_of(dsn, slack, telegram), names, fault, patient) as fire:
            await asyncio.to_thread(fire.until_ready)
            await asyncio.to_thread(slack.until_connected, 600)
            slack.faults.plan = telegram.faults.plan = misfortunes(luck, lost)
            view, outside = View(desk.engine), Outside(slack, telegram, fire.url)
            burning = Blaze(fire, desk, view, ledger, outside, lost, [])
            await _lives(burning, town, luck, arson, problems, patience)
        verdict = judge(desk, ledger, town.people, slack, telegram)
        if not fault:
            print(verdict, told(desk, verdict.bad), sep="\n", flush=True)
    desk.engine.dispose()
    return verdict, burning


async def _lives(burning: Blaze, town: Town, luck: Random, arson: Arson, problems: int, patience: float) -> None:
    over: list[bool] = []
    enough: list[bool] = []
    people = [
        Person(who, burning.outside, burning.view, burning.ledger, Random(luck.random()), patience)
        for who in town.people
    ]
    looking = asyncio.create_task(burning.view.look(lambda: False))
    bosses = [asyncio.create_task(each.approve(lambda: bool(over))) for each in people if each.who.approves]
    behind = (looking, *bosses)
    burning.people = [
        asyncio.create_task(each.live(lambda: bool(enough), problems)) for each in people if not each.who.approves
    ]
    fire = asyncio.create_task(_set(arson, burning))
    try:
        await _until_done((fire,), *burning.people, *behind)
        enough.append(True)
        await _until_done(burning.people, *behind)
        await _until_quiet(burning.desk)
        over.append(True)
        # Who has just approved something looks for the answer still.
        await _until_done(bosses, looking)
        await _until_quiet(burning.desk)
    finally:
        for task in (fire, *burning.people, *behind):
            task.cancel()
        for each in people:
            await each.close()


async def _set(arson: Arson, burning: Blaze) -> None:
    await arson(burning)


async def _until_quiet(desk: Desk) -> None:
    deadline = time.monotonic() + SECONDS_TO_SETTLE
    while not await asyncio.to_thread(is_quiet, desk):
        assert time.monotonic() < deadline, "it does not become quiet"
        await asyncio.sleep(0.5)


async def _until_done(these: Iterable[asyncio.Task[None]], *others: asyncio.Task[None]) -> None:
    """Until these have ended; whatever breaks meanwhile breaks here, and at once."""
    these = set(these)
    waiting = these | set(others)
    while not all(task.done() for task in these):
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    for task in these:
        task.result()
