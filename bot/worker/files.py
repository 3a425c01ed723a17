"""The job that fetches a picture or file that somebody sent, and keeps it cleaned."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping
from typing import Protocol

import structlog

from bot.channels.outcomes import Fetched, Later, Never, TooLarge
from bot.desk.attachments import Attachment, Refusal
from bot.desk.people import Conversation
from bot.operations.attachments.fetching import keep_file, lose_file, put_off_file, refuse_file, wanted_file
from bot.operations.ports import DeskPorts, FileCleaner

log = structlog.get_logger(__name__)

SECONDS_FOR_A_FILE = 120.0


class Fetcher(Protocol):
    """A channel's way to the files that people sent there."""

    async def fetch(self, file: Attachment) -> Fetched | TooLarge | Later | Never:
        """Its bytes, at most as many as are kept; never before one knows where they come from."""
        ...


async def fetch_file(
    *,
    ports: DeskPorts,
    fetchers: Mapping[str, Fetcher],
    cleaner: FileCleaner,
    attachment: str,
    luck: Callable[[], float] = random.random,
    seconds: float = SECONDS_FOR_A_FILE,
) -> None:
    """Fetch the file once; however often the job runs, it is kept once. A failure is tried again by the round."""
    file = await asyncio.to_thread(wanted_file, ports=ports, id=attachment)
    fetcher = fetchers.get(Conversation.of_key(file.conversation).identity.platform) if file else None
    if file is None or fetcher is None:
        return
    outcome = await _fetched(fetcher, file, seconds)
    if isinstance(outcome, Fetched):
        await asyncio.to_thread(keep_file, ports=ports, cleaner=cleaner, file=file, content=outcome.content)
    elif isinstance(outcome, TooLarge):
        await asyncio.to_thread(refuse_file, ports=ports, id=file.id, why=Refusal.SIZE)
    elif isinstance(outcome, Never):
        log.warning("file_given_up", file=file.id, why=outcome.why)
        await asyncio.to_thread(lose_file, ports=ports, id=file.id)
    else:
        log.warning("file_put_off", file=file.id, attempts=file.attempts + 1, why=outcome.why)
        await asyncio.to_thread(put_off_file, ports=ports, id=file.id, luck=luck(), at_least=outcome.after)


async def _fetched(fetcher: Fetcher, file: Attachment, seconds: float) -> Fetched | TooLarge | Later | Never:
    try:
        return await asyncio.wait_for(fetcher.fetch(file), seconds)
    except Exception as failure:  # whatever a channel breaks on, the file is tried again
        log.exception("file_failed", file=file.id)
        return Later(type(failure).__name__)
