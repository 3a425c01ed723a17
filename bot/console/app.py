"""The technicians' pages: the tickets with their promises, one ticket with its reasons, the pages sent, who is signed in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.web.pages import Pages
from bot.console import words
from bot.console.access import Access, whence
from bot.console.files import small_picture, to_save
from bot.console.reading import read_overview, read_ticket
from bot.console.sign_in import SignInPages
from bot.console.table import TABLE, Asked, Handler, routes_of
from bot.desk.staff import Right
from bot.desk.tickets import STATE_WORDS
from bot.desk.triage import IMPACT_WORDS, URGENCY_WORDS
from bot.operations.attachments.reading import ReadFile, read_file
from bot.operations.attachments.words import became
from bot.operations.ports import DeskPorts, IdentityProvider
from bot.operations.sign_in import end_session_of, sessions_now, sign_out
from bot.operations.staff import list_staff, staff_events

_NUMBER = re.compile(r"[A-Za-z0-9-]{1,32}")
_FILE = re.compile(r"[0-9a-f]{32}")
_HERE = Path(__file__).parent
WORDS: dict[str, Any] = {
    "words": words,
    "became": became,
    "state_words": STATE_WORDS,
    "impact_words": IMPACT_WORDS,
    "urgency_words": URGENCY_WORDS,
}


def console_routes(
    ports: DeskPorts, *, secret: str, demo: bool, providers: Sequence[IdentityProvider] = ()
) -> list[Route | Mount]:
    """The routes of the console. In the ``demo`` somebody at this very machine signs in with one click."""
    access = Access(ports, secret, demo=demo)
    pages = Pages(_HERE / "templates")
    console = Console(ports, access, pages)
    return [
        *SignInPages(ports, access, pages, providers).routes(),
        *routes_of(TABLE, console.handlers(), access),
        Mount("/console/static", StaticFiles(directory=_HERE / "static"), name="console-static"),
    ]


class Console:
    """What answers at the addresses of the table."""

    def __init__(self, ports: DeskPorts, access: Access, pages: Pages) -> None:
        self._ports = ports
        self._access = access
        self._pages = pages

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {
            "queue": self.overview,
            "ticket": self.ticket,
            "file": self.file,
            "small_picture": self.small_picture,
            "staff": self.staff,
            "end_session": self.end_session,
            "sign_out": self.sign_out,
        }

    async def overview(self, asked: Asked) -> Response:
        """All tickets, and the pages sent."""
        tickets, pages = await anyio.to_thread.run_sync(read_overview, self._ports)
        return self._page(asked, "tickets.html", tickets=tickets, pages=pages)

    async def ticket(self, asked: Asked) -> Response:
        """One ticket, as a technician needs it."""
        if not _NUMBER.fullmatch(asked.number):
            raise HTTPException(404)
        details = await anyio.to_thread.run_sync(read_ticket, self._ports, asked.number)
        if details is None:
            raise HTTPException(404)
        return self._page(asked, "ticket.html", details=details)

    async def file(self, asked: Asked) -> Response:
        """A file that somebody sent, to be saved."""
        return to_save(await self._file_of(asked))

    async def small_picture(self, asked: Asked) -> Response:
        """The small picture of a picture."""
        return small_picture(await self._file_of(asked, small=True))

    async def _file_of(self, asked: Asked, *, small: bool = False) -> ReadFile:
        id = str(asked.request.path_params["id"])
        if not (_NUMBER.fullmatch(asked.number) and _FILE.fullmatch(id)):
            raise HTTPException(404)
        found = await anyio.to_thread.run_sync(
            lambda: read_file(ports=self._ports, ticket=asked.number, id=id, small=small)
        )
        if found is None:
            raise HTTPException(404)
        return found

    async def staff(self, asked: Asked) -> Response:
        """Who works here, who is signed in, and what happened."""
        people = await anyio.to_thread.run_sync(lambda: list_staff(ports=self._ports))
        sessions = await anyio.to_thread.run_sync(lambda: sessions_now(ports=self._ports))
        events = await anyio.to_thread.run_sync(lambda: staff_events(ports=self._ports))
        return self._page(asked, "staff.html", people=people, sessions=sessions, events=events)

    async def end_session(self, asked: Asked) -> Response:
        """Sign somebody out."""
        id, where = asked.request.path_params["id"], whence(asked.request)
        await anyio.to_thread.run_sync(
            lambda: end_session_of(ports=self._ports, id=id, by=asked.visitor.member, whence=where)
        )
        return RedirectResponse("/staff", status_code=303)

    async def sign_out(self, asked: Asked) -> Response:
        """End this session."""
        token, where = asked.visitor.token, whence(asked.request)
        await anyio.to_thread.run_sync(lambda: sign_out(ports=self._ports, token=token, whence=where))
        answer = RedirectResponse("/sign-in", status_code=303)
        self._access.let_out(answer)
        return answer

    def _page(self, asked: Asked, template: str, **values: Any) -> Response:
        return self._pages.page(
            template,
            me=asked.visitor.member,
            may={right.value: asked.visitor.member.may(right) for right in Right},
            token=asked.visitor.form_token,
            **WORDS,
            **values,
        )
