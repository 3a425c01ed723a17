"""The technicians' read-only pages: the tickets with their promises, one ticket with its reasons, the pages sent."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.web.pages import Pages
from bot.console import words
from bot.console.reading import read_overview, read_ticket
from bot.desk.tickets import STATE_WORDS
from bot.desk.triage import IMPACT_WORDS, URGENCY_WORDS
from bot.operations.ports import DeskPorts

_NUMBER = re.compile(r"[A-Za-z0-9-]{1,32}")
_HERE = Path(__file__).parent
_WORDS: dict[str, Any] = {
    "words": words,
    "state_words": STATE_WORDS,
    "impact_words": IMPACT_WORDS,
    "urgency_words": URGENCY_WORDS,
}


def console_routes(ports: DeskPorts, *, open_to_all: bool) -> list[Route | Mount]:
    """The routes of the ticket pages; closed until sign-in exists unless ``open_to_all``, which is for demos."""
    console = _Console(ports, open_to_all)
    return [
        Route("/tickets", console.overview, methods=["GET"]),
        Route("/tickets/{number}", console.ticket, methods=["GET"]),
        Mount("/console/static", StaticFiles(directory=_HERE / "static"), name="console-static"),
    ]


class _Console:
    def __init__(self, ports: DeskPorts, open_to_all: bool) -> None:
        self._ports = ports
        self._open_to_all = open_to_all
        self._pages = Pages(_HERE / "templates")

    async def overview(self, request: Request) -> Response:
        """All tickets, and the pages sent."""
        self._refuse_strangers()
        tickets, pages = await anyio.to_thread.run_sync(read_overview, self._ports)
        return self._pages.page("tickets.html", tickets=tickets, pages=pages, **_WORDS)

    async def ticket(self, request: Request) -> Response:
        """One ticket, as a technician needs it."""
        self._refuse_strangers()
        number = request.path_params["number"]
        if not _NUMBER.fullmatch(number):
            raise HTTPException(404)
        details = await anyio.to_thread.run_sync(read_ticket, self._ports, number)
        if details is None:
            raise HTTPException(404)
        return self._pages.page("ticket.html", details=details, **_WORDS)

    def _refuse_strangers(self) -> None:
        if not self._open_to_all:
            raise HTTPException(403, "These pages are for technicians. Sign-in is not set up on this Nightdesk yet.")
