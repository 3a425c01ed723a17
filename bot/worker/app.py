"""The jobs of this process, registered with procrastinate, and the rounds that come again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from functools import partial

import structlog
from procrastinate import App

from bot.desk.receivers import ReceiverKind
from bot.operations.alerts import (
    end_quiet_times,
    forget_deliveries,
    handle_delivery,
    handle_waiting,
    look_at_incidents,
)
from bot.operations.attachments.fetching import remove_files_without_ticket, take_up_files
from bot.operations.deadlines import warn_of_deadlines
from bot.operations.deliveries import take_up_deliveries
from bot.operations.erasing import erase_due
from bot.operations.mailed_codes import mail_code
from bot.operations.morning import send_morning_summary
from bot.operations.oncall import climb_due, send_call
from bot.operations.outward import forget_events, take_up_outward
from bot.operations.ports import DeskPorts, FileCleaner, OutwardSender, Pager
from bot.operations.quotes import expire_quotes, mail_price, pass_on_stranded_quotes
from bot.operations.stranded import free_long_waits
from bot.storage.jobs import (
    ALERTS,
    DELIVER,
    DELIVERIES,
    FILE,
    FILES,
    MAIL_CODE,
    MAIL_PRICE,
    MAILS,
    MONITORING,
    OUTSIDE,
    OUTWARD,
    PAGE,
    PAGES,
    TURN,
    TURNS,
)
from bot.worker.again import Again
from bot.worker.deliveries import Sender, deliver
from bot.worker.files import Fetcher, fetch_file
from bot.worker.outward import send_out
from bot.worker.queues import run_jobs
from bot.worker.running import run_together
from bot.worker.turns import Answers, handle_turn

log = structlog.get_logger(__name__)

ROUND_SECONDS = 10.0
# What waits for others outside has hands of its own: a mail server or a chat that does not answer keeps no call waiting.
_WORKED_ON = (((PAGES, MONITORING), 4), ((DELIVERIES, FILES), 4), ((MAILS,), 2), ((OUTSIDE,), 4))
_AGAIN = Again()


def jobs_for_turns(app: App, ports: DeskPorts, assistant: Answers) -> None:
    """Register the job of the assistant process."""

    @app.task(name=TURN, queue=TURNS, retry=_AGAIN)
    async def turn_job(turn: str) -> None:
        await handle_turn(ports=ports, assistant=assistant, turn_id=turn)


def jobs_for_deliveries(app: App, ports: DeskPorts, senders: Mapping[str, Sender], pager: Pager) -> None:
    """Register the jobs of the worker process."""

    @app.task(name=DELIVER, queue=DELIVERIES, retry=_AGAIN)
    async def deliver_job(conversation: str) -> None:
        await deliver(ports=ports, senders=senders, conversation=conversation)

    @app.task(name=PAGE, queue=PAGES, retry=_AGAIN)
    async def page_job(page: str) -> None:
        # Named after what it was before there were ladders: jobs of that time wait under this name.
        await asyncio.to_thread(send_call, ports=ports, pager=pager, call_id=page)

    @app.task(name=ALERTS, queue=MONITORING, retry=_AGAIN)
    async def alerts_job(delivery: str) -> None:
        await asyncio.to_thread(handle_delivery, ports=ports, delivery=delivery)

    @app.task(name=MAIL_CODE, queue=MAILS, retry=_AGAIN)
    async def mail_code_job(request: str) -> None:
        await asyncio.to_thread(mail_code, ports=ports, request=request)

    @app.task(name=MAIL_PRICE, queue=MAILS, retry=_AGAIN)
    async def mail_price_job(quote: str, revision: int) -> None:
        await asyncio.to_thread(mail_price, ports=ports, quote=quote, revision=revision)


def jobs_for_files(app: App, ports: DeskPorts, fetchers: Mapping[str, Fetcher], cleaner: FileCleaner) -> None:
    """Register the job of the worker process that fetches pictures and files."""

    @app.task(name=FILE, queue=FILES, retry=_AGAIN)
    async def file_job(attachment: str) -> None:
        await fetch_file(ports=ports, fetchers=fetchers, cleaner=cleaner, attachment=attachment)


def jobs_for_outside(app: App, ports: DeskPorts, senders: Mapping[ReceiverKind, OutwardSender]) -> None:
    """Register the job of the worker process that tells systems outside."""

    @app.task(name=OUTWARD, queue=OUTSIDE, retry=_AGAIN)
    async def outward_job(receiver: str, ticket: str) -> None:
        await send_out(ports=ports, senders=senders, receiver=receiver, ticket=ticket)


async def run_worker_jobs(app: App, dsn: str) -> None:
    """Work on every queue of the worker process until cancelled."""
    await run_together(*(run_jobs(app, dsn, queues, concurrency=at_once) for queues, at_once in _WORKED_ON))


async def run_rounds(ports: DeskPorts, *, platforms: Collection[str] = (), seconds: float = ROUND_SECONDS) -> None:
    """Every few seconds: wake the next in line, take up what waits for ``platforms``, let quotes lapse or pass on, remove
    files that belong to no ticket, see to alerts, and tell in the morning what the night brought.

    A failing round is logged and comes again.
    """
    # Whoever is to be woken comes first, and each on its own: what one breaks on must not keep the next one asleep.
    steps: tuple[Callable[[], object], ...] = (
        partial(climb_due, ports=ports),
        partial(handle_waiting, ports=ports),
        partial(end_quiet_times, ports=ports),
        partial(look_at_incidents, ports=ports),
        partial(free_long_waits, ports=ports),
        partial(take_up_deliveries, ports=ports, platforms=platforms),
        partial(take_up_files, ports=ports, platforms=platforms),
        partial(remove_files_without_ticket, ports=ports),
        partial(take_up_outward, ports=ports),
        partial(expire_quotes, ports=ports),
        partial(pass_on_stranded_quotes, ports=ports),
        partial(warn_of_deadlines, ports=ports),
        partial(send_morning_summary, ports=ports),
        partial(forget_deliveries, ports=ports),
        partial(forget_events, ports=ports),
        partial(erase_due, ports=ports),
    )
    while True:
        for step in steps:
            await _guarded(asyncio.to_thread(step))
        await asyncio.sleep(seconds)


async def _guarded(work: Awaitable[object]) -> None:
    try:
        await work
    except Exception:
        log.exception("round_failed")
