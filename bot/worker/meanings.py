"""What the assistant process, which holds the encoder, works out beforehand: what articles and new tickets mean."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog

from bot.operations.ports import DeskPorts
from bot.operations.similar_tickets import note_meanings

log = structlog.get_logger(__name__)

ARTICLES_READY, ARTICLES_NOT_READY = "articles_ready", "articles_not_ready"
"""One of the two is logged once, when what articles mean was worked out, or could not be."""
ROUND_SECONDS = 10.0
AT_ONCE = 200
# Once all is worked out only what was opened since then is looked through; whoever wrote longer ago has committed.
LOOKING_BACK = timedelta(days=1)


async def run_meaning_rounds(ports: DeskPorts, *, seconds: float = ROUND_SECONDS, at_once: int = AT_ONCE) -> None:
    """Every few seconds work out what new tickets mean; without an encoder end at once.

    A failing round is logged and comes again.
    """
    caught_up = False
    while True:
        try:
            if await asyncio.to_thread(ports.likeness.maker) is None:
                return
            since = ports.clock.now() - LOOKING_BACK if caught_up else None
            noted = await asyncio.to_thread(note_meanings, ports=ports, since=since, limit=at_once)
            caught_up = caught_up or noted < at_once
        except Exception:
            log.exception("meaning_round_failed")
        await asyncio.sleep(seconds)


def prepare_articles(ports: DeskPorts) -> None:
    """Have the articles ready for the first question; a failure is logged, and the first question does it then."""
    try:
        log.info(ARTICLES_READY, new=ports.articles.prepare())
    except Exception:
        log.exception(ARTICLES_NOT_READY)
