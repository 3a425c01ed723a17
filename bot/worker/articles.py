"""Takes up articles that were published, changed or archived, in every process that shows them."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Protocol

import structlog

from bot.knowledge.findings import Finding
from bot.knowledge.loading import Library

log = structlog.get_logger(__name__)

ROUND_SECONDS = 3.0


class Changing(Protocol):
    """Articles that can be looked at anew."""

    @property
    def library(self) -> Library: ...
    def look(self) -> bool: ...


async def run_article_rounds(articles: Changing, *, seconds: float = ROUND_SECONDS) -> None:
    """Every few seconds; each file that cannot be read is named once, and the rest is served."""
    said: frozenset[object] = frozenset()
    while True:
        said = await asyncio.to_thread(look_at_articles, articles, said)
        await asyncio.sleep(seconds)


def look_at_articles(articles: Changing, said: Collection[object]) -> frozenset[object]:
    """One round; what is wrong now, logged where it was not ``said`` before."""
    wrong: frozenset[object]
    try:
        if articles.look():
            log.info("articles_changed", articles=len(articles.library.articles))
        wrong = frozenset(articles.library.findings)
    except Exception as failure:
        wrong = frozenset({f"{type(failure).__name__}: {failure}"})
    for each in sorted(wrong - frozenset(said), key=str):
        if isinstance(each, Finding):
            log.error("article_refused", file=each.path, line=each.line, why=each.message)
        else:
            log.error("articles_not_read_again", why=each)
    return wrong
