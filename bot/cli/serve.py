"""``nightdesk serve``: the processes for real use, or one of them."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import Enum
from typing import Annotated

import structlog
import typer

from bot.bootstrap import Desk, chats_run, make_desk, rota_of, use_desk
from bot.cli.channels import channel_routes, fetchers_of, listen_to_slack, listen_to_telegram, senders_of
from bot.cli.checks import DEMO_ROTA, audited_checks, checks_of
from bot.cli.common import database, fail, read_settings
from bot.cli.logs import log_to_stderr
from bot.cli.outside import outward_senders_of
from bot.cli.providers import providers_of
from bot.cli.setting_checks import NEW_SECRET, unknown_settings, why_not_there, wrong_settings
from bot.cli.training import trained_model
from bot.desk.errors import DeskError
from bot.operations.clocks import find_the_time
from bot.settings import Settings
from bot.storage.postgres import PostgresDidNotStart
from bot.storage.schema import upgrade
from bot.worker.heartbeat import run_heartbeat

log = structlog.get_logger(__name__)
# The event that says that the first person will not have to wait for the model.
ASSISTANT_READY = "assistant_ready"


class Part(str, Enum):
    """What can be served alone."""

    ALL = "all"
    GATEWAY = "gateway"
    ASSISTANT = "assistant"
    WORKER = "worker"


def serve(
    part: Annotated[Part, typer.Argument(help="all, or one process of several on the same database")] = Part.ALL,
    port: Annotated[int, typer.Option(min=0, max=65535, help="the gateway's port; 0: the setting")] = 0,
    demo_people: Annotated[bool, typer.Option("--demo-people", hidden=True)] = False,
    parent: Annotated[int, typer.Option("--parent", hidden=True, help="stop when this process is gone")] = 0,
) -> None:
    """Run the desk: the gateway (web), the assistant (turns) and the worker (deliveries, deadlines, pages).

    Several machines run `serve assistant` and `serve worker` against the same NIGHTDESK_DATABASE_URL.

    For example: NIGHTDESK_SECRET="$(openssl rand -hex 32)" nightdesk serve
    """
    settings = read_settings()
    log_to_stderr(settings.log_level)
    if part in (Part.ALL, Part.GATEWAY) and not settings.secret:
        fail(f"Set NIGHTDESK_SECRET to a long random text, which signs the web chat's cookies: {NEW_SECRET}.")
    _stop_at_what_is_wrong(settings, part, port)
    if not settings.rota and not parent:
        log.warning("rota_of_the_demo", advice=DEMO_ROTA)
    try:
        with database(settings) as (dsn, _):
            upgrade(dsn)
            desk = make_desk(settings, dsn)
            find_the_time(ports=desk.ports)
            use_desk(desk)
            with suppress(KeyboardInterrupt):
                asyncio.run(_until_stopped(desk, part, port or int(settings.port), demo_people, parent))
            desk.engine.dispose()
    except (DeskError, PostgresDidNotStart) as refusal:
        fail(str(refusal))


def _stop_at_what_is_wrong(settings: Settings, part: Part, port: int) -> None:
    """Before anything is opened: one sentence for who looks at the terminal."""
    for slip in unknown_settings(os.environ):
        log.warning("unknown_setting", what=slip)
    for wrong in wrong_settings(settings):
        fail(wrong)
    if part in (Part.ALL, Part.GATEWAY):
        trouble = why_not_there(settings.host, port or int(settings.port))
        if trouble:
            fail(trouble)


async def _until_stopped(desk: Desk, part: Part, port: int, demo_people: bool, parent: int) -> None:
    """Run the chosen parts until a signal comes or one of them ends."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    chosen: list[Callable[[], Awaitable[None]]] = []
    channels: list[Callable[[], Awaitable[None]]] = []
    if part in (Part.ALL, Part.ASSISTANT):
        chosen.append(lambda: run_assistant(desk))
    if part in (Part.ALL, Part.WORKER):
        chosen.append(lambda: run_worker(desk))
    if part in (Part.ALL, Part.GATEWAY):
        chosen.append(lambda: run_gateway(desk, port, demo_people, stop))
        channels.append(lambda: listen_to_slack(desk))
        channels.append(lambda: listen_to_telegram(desk))
    running = [part.value] if part is not Part.ALL else [each.value for each in Part if each is not Part.ALL]
    # Commands in another shell may have no tokens: by this they know which chats are run.
    running += sorted(chats_run(desk.settings))
    channels.append(lambda: run_heartbeat(desk.ports, running))
    tasks = [asyncio.ensure_future(start()) for start in chosen]
    # A channel that is not set up ends at once, and one that breaks must not take the others with it.
    listening = [asyncio.ensure_future(start()) for start in channels]
    stopped = asyncio.ensure_future(stop.wait())
    watching = asyncio.ensure_future(_stop_with(parent, stop)) if parent else None
    await asyncio.wait([stopped, *tasks], return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    if part in (Part.ALL, Part.GATEWAY):
        # The gateway lets open pages finish; the others are told to stop at once and hand back what they hold.
        await asyncio.wait(tasks[-1:], timeout=5)
    for task in (*tasks, *listening):
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    for outcome in await asyncio.gather(*listening, return_exceptions=True):
        if isinstance(outcome, Exception):
            log.error("channel_failed", exc_info=outcome)
    stopped.cancel()
    if watching is not None:
        watching.cancel()
    for outcome in ended:
        if isinstance(outcome, Exception):
            raise outcome


async def _stop_with(parent: int, stop: asyncio.Event) -> None:
    """A demo that was killed cannot stop its parts; they notice that they have another parent and stop themselves."""
    while os.getppid() == parent:
        await asyncio.sleep(1)
    stop.set()


async def run_assistant(desk: Desk) -> None:
    """Handle turns: Rasa and its actions in this process."""
    from bot.assistant.agent import Assistant
    from bot.assistant.light import is_spared
    from bot.storage.jobs import TURNS, make_jobs_app
    from bot.worker.app import jobs_for_turns
    from bot.worker.articles import run_article_rounds
    from bot.worker.meanings import prepare_articles, run_meaning_rounds
    from bot.worker.queues import open_jobs, run_jobs
    from bot.worker.running import beside, run_together
    from bot.worker.watchdog import WatchedThreads, end_when_stuck

    model = await asyncio.to_thread(trained_model, desk.settings.project)
    assistant = Assistant.load(model, desk.dsn)
    for each in await assistant.warm_up():
        log.warning("golden_message_read_otherwise", meaning=each.golden.meaning, taken_for=each.taken_for)
    log.info(ASSISTANT_READY, tensorflow="left out" if is_spared() else "loaded")
    app = make_jobs_app(desk.dsn)
    jobs_for_turns(app, desk.ports, assistant)
    threads = WatchedThreads()
    asyncio.get_running_loop().set_default_executor(threads)
    async with open_jobs(app):
        await run_together(
            # More than the machine can think at once: turns that hang must leave room for the others.
            run_jobs(app, desk.dsn, (TURNS,), concurrency=16),
            end_when_stuck(threads),
            run_meaning_rounds(desk.ports),
            beside(lambda: prepare_articles(desk.ports)),
            run_article_rounds(desk.articles),
        )


async def run_worker(desk: Desk) -> None:
    """Deliver answers, send pages, fetch files, let quotes lapse, see to alerts, take up the jobs of dead processes."""
    from bot.connectors.files import SafeFiles
    from bot.connectors.heartbeat import Heartbeat
    from bot.connectors.outside_pager import OutsidePager
    from bot.connectors.pager import RememberingPager
    from bot.desk.retention import read_retention
    from bot.storage.jobs import make_jobs_app
    from bot.worker.app import jobs_for_deliveries, jobs_for_files, jobs_for_outside, run_rounds, run_worker_jobs
    from bot.worker.auditor import run_auditor
    from bot.worker.calendars import run_calendar_rounds
    from bot.worker.late_turns import watch_late_turns
    from bot.worker.queues import open_jobs, run_taking_up
    from bot.worker.retention import run_retention
    from bot.worker.rooms import run_card_rounds
    from bot.worker.running import run_together

    app = make_jobs_app(desk.dsn)
    pager = OutsidePager(RememberingPager(desk.settings.data / "pages.jsonl"))
    senders = senders_of(desk)
    jobs_for_deliveries(app, desk.ports, senders, pager)
    jobs_for_files(app, desk.ports, fetchers_of(desk), SafeFiles())
    jobs_for_outside(app, desk.ports, outward_senders_of(desk))
    heartbeat = Heartbeat(desk.settings.heartbeat_url) if desk.settings.heartbeat_url else None
    async with open_jobs(app):
        await run_together(
            run_worker_jobs(app, desk.dsn),
            run_taking_up(app),
            run_rounds(desk.ports, platforms=senders.keys()),
            watch_late_turns(desk.ports),
            run_calendar_rounds(rota_of(desk.settings), desk.settings.data / "rota"),
            run_card_rounds(desk.ports),
            run_auditor(desk.ports, lambda: audited_checks(desk.settings), heartbeat),
            run_retention(desk.ports, read_retention(desk.settings.retention)),
        )


async def run_gateway(desk: Desk, port: int, demo_people: bool, stop: asyncio.Event) -> None:
    """The web chat, the ticket pages and health on one port."""
    import uvicorn

    from bot.console.gateway import make_gateway, protecting_headers
    from bot.console.listening import Limits, server_config
    from bot.worker.articles import run_article_rounds

    settings: Settings = desk.settings
    app = make_gateway(
        desk.ports,
        secret=settings.secret,
        demo=demo_people,
        mail=bool(settings.mail_url),
        health=desk.health,
        channels=channel_routes(desk),
        providers=providers_of(settings),
        pictures=lambda: desk.library.pictures,
        checks=lambda: checks_of(settings, demo=demo_people),
        metrics_token=settings.metrics_token,
        contact=settings.company_contact,
    )
    limits = Limits(int(settings.connections), float(settings.request_seconds))
    protecting = protecting_headers(desk.ports.public_url)
    config = server_config(app, host=settings.host, port=port, limits=limits, headers=protecting)
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # signals are ours

    async def leave_when_told() -> None:
        await stop.wait()
        server.should_exit = True

    beside = [asyncio.create_task(leave_when_told()), asyncio.create_task(run_article_rounds(desk.articles))]
    try:
        await server.serve()
    finally:
        for task in beside:
            task.cancel()
