"""Fetches the rota's calendar again and again, and says in the log when the rota does not hold as it is written."""

from __future__ import annotations

import asyncio
from pathlib import Path

import structlog

from bot.connectors.rota_calendar import BadCalendar
from bot.connectors.rota_download import fetch_calendar
from bot.connectors.rota_file import RotaFile

log = structlog.get_logger(__name__)
ROUND_SECONDS = 600.0


async def run_calendar_rounds(rota: RotaFile, kept: Path, *, seconds: float = ROUND_SECONDS) -> None:
    """Every ten minutes; what cannot be fetched or read is logged once for as long as it stays the same."""
    said: str | None = None
    while True:
        said = await asyncio.to_thread(look_again, rota, kept, said)
        await asyncio.sleep(seconds)


def look_again(rota: RotaFile, kept: Path, said: str | None) -> str | None:
    """One round; returns what is wrong now, and logs it unless it was ``said`` already."""
    wrong = None
    try:
        calendar = rota.calendar()
        if calendar is not None and "://" in calendar:
            fetch_calendar(calendar, kept)
        wrong = rota.warning()
    except BadCalendar as failure:
        wrong = str(failure)
    except Exception:
        log.exception("rota_round_failed")
        return said
    if wrong is not None and wrong != said:
        log.error("rota_does_not_hold", why=wrong)
    return wrong
