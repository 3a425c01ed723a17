"""Fetches the calendar of the rota from its address, into the folder where the rota looks for it."""

from __future__ import annotations

import os
from pathlib import Path

import httpx

from bot.connectors.rota_calendar import BadCalendar
from bot.connectors.rota_file import fetched
from bot.connectors.whole_files import write_whole

MOST_BYTES = 5 * 1024 * 1024
SECONDS = 15.0
REDIRECTS = 3


def fetch_calendar(address: str, kept: Path, *, client: httpx.Client | None = None) -> Path:
    """Put the calendar of an https address into ``kept``; what was there stays when this one is none.

    Raises BadCalendar with what to mend. The address may hold a secret, so it stands in no message.
    """
    own = client is None
    http = client or httpx.Client(timeout=SECONDS, follow_redirects=True, max_redirects=REDIRECTS)
    try:
        text = _read(http, address)
    except httpx.HTTPError as failure:
        raise BadCalendar(f"The rota's calendar cannot be reached: {type(failure).__name__}.") from None
    finally:
        if own:
            http.close()
    if "BEGIN:VCALENDAR" not in text[:1000]:
        raise BadCalendar(
            "What stands at the address of the rota's calendar is no calendar. Is it the private iCal link?"
        )
    file = fetched(kept, address)
    write_whole(file, text)
    os.utime(file)  # it is as old as the last time it was found to be so
    return file


def _read(http: httpx.Client, address: str) -> str:
    with http.stream("GET", address, headers={"Accept": "text/calendar"}) as answer:
        if answer.status_code != httpx.codes.OK:
            raise BadCalendar(f"The rota's calendar cannot be read: the server answers {answer.status_code}.")
        if any(step.url.scheme != "https" for step in (*answer.history, answer)) and not _here(address):
            raise BadCalendar("The rota's calendar leads to an address without https; it could be changed on the way.")
        data = bytearray()
        for piece in answer.iter_bytes():
            data += piece
            if len(data) > MOST_BYTES:
                raise BadCalendar(f"The rota's calendar is larger than {MOST_BYTES // 1024 // 1024} MB.")
    return bytes(data).decode("utf-8", "replace")


def _here(address: str) -> bool:
    return httpx.URL(address).host in ("127.0.0.1", "localhost", "::1")
