"""The technicians' pages: the tickets with their promises, one ticket with its reasons, the pages sent, who is signed in."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import anyio.to_thread
from sse_starlette import EventSourceResponse
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.web.pages import Pages
from bot.channels.web.sessions import field
from bot.channels.web.signing import seal, unseal
from bot.console import words
from bot.console.access import Access, whence
from bot.console.actions import ACTIONS, Action, ports_from
from bot.console.files import small_picture, to_save
from bot.console.live import Watch
from bot.console.queue import Wanted, choices_of, due_words
from bot.console.reading import read_pages, read_ticket
from bot.console.sign_in import SignInPages
from bot.console.table import TABLE, Asked, Handler, routes_of, status_of
from bot.desk.catalogue import CATALOGUE
from bot.desk.errors import DeskError
from bot.desk.staff import Right
from bot.desk.tickets import STATE_WORDS
from bot.desk.triage import IMPACT_WORDS, URGENCY_WORDS
from bot.operations.attachments.reading import ReadFile, read_file
from bot.operations.attachments.words import became
from bot.operations.ports import DeskPorts, IdentityProvider
from bot.operations.queue import look_at_queue, queue_mark, remove_view, save_view
from bot.operations.sign_in import end_session_of, session_of, sessions_now, sign_out
from bot.operations.staff import list_staff, staff_events
from bot.operations.wording import length

_NUMBER = re.compile(r"[A-Za-z0-9-]{1,32}")
_FILE = re.compile(r"[0-9a-f]{32}")
_HERE = Path(__file__).parent
TOLD_LASTS = timedelta(minutes=5)
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
        self._watch = Watch(lambda: queue_mark(ports=ports))

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {
            "queue": self.queue,
            "stream": self.stream,
            "save_view": self.save_view,
            "remove_view": self.remove_view,
            "pages": self.pages,
            "ticket": self.ticket,
            "file": self.file,
            "small_picture": self.small_picture,
            **{f"ticket_{name}": self._acting(action) for name, action in ACTIONS.items()},
            "staff": self.staff,
            "end_session": self.end_session,
            "sign_out": self.sign_out,
        }

    async def queue(self, asked: Asked) -> Response:
        """What is open, as it falls due; its rows alone for the page's own script."""
        wanted, member = Wanted.read(asked.request.query_params), asked.visitor.member
        page = await anyio.to_thread.run_sync(
            lambda: look_at_queue(
                ports=self._ports, member=member, wanted=wanted.filter_for(member), after=wanted.after
            )
        )
        template = "queue_rows.html" if asked.request.headers.get("x-fragment") == "1" else "queue.html"
        now, choices = self._ports.clock.now(), choices_of(page)
        return self._page(asked, template, page=page, wanted=wanted, choices=choices, due_words=due_words, now=now)

    async def stream(self, asked: Asked) -> Response:
        """A word whenever a ticket has changed."""
        last = asked.request.headers.get("last-event-id") or asked.request.query_params.get("after", "")
        after = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else 0
        token = asked.visitor.token
        return EventSourceResponse(self._watch.changes(after, lambda: session_of(ports=self._ports, token=token)))

    async def save_view(self, asked: Asked) -> Response:
        """Keep a filter under a name."""
        name = field(asked.form, "name")
        wanted = Wanted.read(dict(parse_qsl(field(asked.form, "query")[:1000])))
        await anyio.to_thread.run_sync(
            lambda: save_view(ports=self._ports, member=asked.visitor.member, name=name, query=wanted.query)
        )
        return RedirectResponse(wanted.address(), status_code=303)

    async def remove_view(self, asked: Asked) -> Response:
        """Forget one."""
        id = str(asked.request.path_params["id"])
        await anyio.to_thread.run_sync(lambda: remove_view(ports=self._ports, member=asked.visitor.member, id=id))
        return RedirectResponse("/tickets", status_code=303)

    async def pages(self, asked: Asked) -> Response:
        """Who was paged, when and for what."""
        pages = await anyio.to_thread.run_sync(read_pages, self._ports)
        return self._page(asked, "pages.html", pages=pages)

    async def ticket(self, asked: Asked) -> Response:
        """One ticket, as a technician needs it."""
        # What was told is sealed for this session: a link from elsewhere cannot put words on the page.
        kept, now = asked.request.query_params.get("told", ""), self._ports.clock.now()
        told = unseal(asked.visitor.form_token, "told", kept, now, TOLD_LASTS) if kept else None
        return await self._ticket_page(asked, told or "")

    def _acting(self, action: Action) -> Handler:
        """A form of a ticket's page: done, and back to the page; or the page again, with why not and what was typed."""

        async def act(asked: Asked) -> Response:
            ports = ports_from(self._ports, asked)
            try:
                told = await anyio.to_thread.run_sync(lambda: action(ports, asked))
            except DeskError as refusal:
                return await self._ticket_page(asked, str(refusal), status=status_of(refusal))
            kept = seal(asked.visitor.form_token, "told", told, ports.clock.now()) if told else ""
            there = f"/tickets/{asked.number}" + (f"?{urlencode({'told': kept})}" if kept else "")
            return RedirectResponse(there, status_code=303)

        return act

    async def _ticket_page(self, asked: Asked, told: str = "", *, status: int = 200) -> Response:
        if not _NUMBER.fullmatch(asked.number):
            raise HTTPException(404)
        details = await anyio.to_thread.run_sync(read_ticket, self._ports, asked.number)
        if details is None:
            raise HTTPException(404)
        typed = {name: field(asked.form, name) for name in ("words", "into", "minutes", "cost", "quantity", "until")}
        return self._page(
            asked,
            "ticket.html",
            status=status,
            details=details,
            told=told,
            typed=typed if told else {},
            acted=asked.request.url.path.rpartition("/")[2] if asked.form else "",
            nonce=lambda: secrets.token_urlsafe(12),
            categories=sorted(((each.id, each.title) for each in CATALOGUE.values()), key=lambda pair: pair[1]),
            length=length,
        )

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

    def _page(self, asked: Asked, template: str, status: int = 200, **values: Any) -> Response:
        return self._pages.page(
            template,
            status,
            me=asked.visitor.member,
            may={right.value: asked.visitor.member.may(right) for right in Right},
            token=asked.visitor.form_token,
            **WORDS,
            **values,
        )
