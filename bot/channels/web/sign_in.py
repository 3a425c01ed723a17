"""The ways into the web chat: a code to one's mailbox, or, in the demo, choosing who one is."""

from __future__ import annotations

import re
import secrets

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.pages import Pages
from bot.channels.web.people import STRANGER, demo_groups
from bot.channels.web.sessions import Session, Sessions, field
from bot.desk.clients import ChatIdentity
from bot.desk.people import Person
from bot.operations import wording
from bot.operations.browser_sign_in import ask_for_sign_in, sign_in
from bot.operations.links import MINUTES, Outcome
from bot.operations.mailed_codes import ADDRESS
from bot.operations.ports import DeskPorts
from bot.operations.speakers import identify

_ADDRESS = re.compile(ADDRESS)
_NO_ADDRESS = "That is no e-mail address. It looks like sam@example.com."
_REFUSED = f"That code does not work here. Codes last {MINUTES} minutes, work once, and only in the browser that asked for them."
_PAUSED = "That were five codes within an hour, so none is taken for now. Please try again in an hour."


def no_sign_in_routes(pages: Pages) -> list[Route]:
    """Nobody can sign in, and the start page says so."""

    async def start(request: Request) -> Response:
        return pages.page("no_sign_in.html")

    async def refused(request: Request) -> Response:
        raise HTTPException(403, "People cannot be chosen here. Web chat is for signed-in people.")

    return [Route("/", start, methods=["GET"]), Route("/demo/person", refused, methods=["POST"])]


def demo_routes(ports: DeskPorts, sessions: Sessions, pages: Pages) -> list[Route]:
    """Who are you today?"""
    ways = _DemoPeople(ports, sessions, pages)
    return [
        Route("/", ways.start, methods=["GET"]),
        Route("/demo/person", ways.choose, methods=["POST"]),
    ]


def mail_routes(ports: DeskPorts, sessions: Sessions, pages: Pages) -> list[Route]:
    """An address, then the code that was sent there; and out again."""
    ways = _MailedCodes(ports, sessions, pages)
    return [
        Route("/", ways.start, methods=["GET"]),
        Route("/chat/sign-in", ways.ask, methods=["POST"]),
        Route("/chat/code", ways.code, methods=["GET"]),
        Route("/chat/code", ways.enter, methods=["POST"]),
        Route("/chat/sign-out", ways.leave, methods=["POST"]),
    ]


class _Ways:
    def __init__(self, ports: DeskPorts, sessions: Sessions, pages: Pages) -> None:
        self._ports = ports
        self._sessions = sessions
        self._pages = pages


class _DemoPeople(_Ways):
    async def start(self, request: Request) -> Response:
        """Everybody on file, and somebody nobody knows."""
        session = self._sessions.of(request) or self._sessions.begin()
        groups = await anyio.to_thread.run_sync(self._groups)
        page = self._pages.page("people.html", groups=groups, stranger=STRANGER, token=self._sessions.token(session))
        self._sessions.write(request, page, session)
        return page

    async def choose(self, request: Request) -> Response:
        """Become one of them."""
        _, form = await self._sessions.checked_form(request)
        user_id = await anyio.to_thread.run_sync(self._chosen, field(form, "person"))
        answer = RedirectResponse("/chat", status_code=303)
        self._sessions.write(request, answer, self._sessions.begin(user_id))
        return answer

    def _groups(self) -> object:
        with self._ports.begin() as work:
            return demo_groups(work)

    def _chosen(self, choice: str) -> str:
        """The user id of the chosen person; HTTPException 400 when there is no such person."""
        if choice == STRANGER:
            return f"{STRANGER}-{secrets.token_hex(4)}"
        with self._ports.begin() as work:
            found = work.clients.by_email(choice)
        if found is None:
            raise HTTPException(400, "Nobody with that address is on file.")
        return found[1].email


class _MailedCodes(_Ways):
    """Nothing here says whether an address is known: the same pages come for everybody."""

    async def start(self, request: Request) -> Response:
        """The page that asks for the address; who is signed in goes on to the chat."""
        session = self._sessions.of(request) or self._sessions.begin()
        if session.identity is not None:
            if (await anyio.to_thread.run_sync(self._person, session.identity)).verified:
                return RedirectResponse("/chat", status_code=303)
            session = self._sessions.begin()
        page = self._page("sign_in_by_mail.html", session, wrong="", address="")
        self._sessions.write(request, page, session)
        return page

    async def ask(self, request: Request) -> Response:
        """Have a code sent there."""
        session, form = await self._sessions.checked_form(request)
        address = field(form, "address").strip()
        if not _ADDRESS.fullmatch(address):
            return self._page("sign_in_by_mail.html", session, status=400, wrong=_NO_ADDRESS, address=address[:254])
        asked = await anyio.to_thread.run_sync(
            lambda: ask_for_sign_in(ports=self._ports, visit=session.visit, address=address)
        )
        if not asked:
            return self._page("code.html", session, status=429, wrong=wording.TOO_MANY_MAILS)
        return RedirectResponse("/chat/code", status_code=303)

    async def code(self, request: Request) -> Response:
        """The page that asks for the code."""
        session = self._sessions.of(request)
        if session is None:
            return RedirectResponse("/", status_code=303)
        return self._page("code.html", session, wrong="")

    async def enter(self, request: Request) -> Response:
        """Sign in with the code; the visit before ends with it."""
        session, form = await self._sessions.checked_form(request)
        code = field(form, "code")
        outcome, email = await anyio.to_thread.run_sync(
            lambda: sign_in(ports=self._ports, visit=session.visit, code=code)
        )
        if outcome is not Outcome.LINKED:
            paused = outcome is Outcome.PAUSED
            return self._page(
                "code.html", session, status=429 if paused else 400, wrong=_PAUSED if paused else _REFUSED
            )
        answer = RedirectResponse("/chat", status_code=303)
        self._sessions.write(request, answer, self._sessions.begin(email))
        return answer

    async def leave(self, request: Request) -> Response:
        """Forget in this browser who it is."""
        await self._sessions.checked_form(request)
        answer = RedirectResponse("/", status_code=303)
        self._sessions.write(request, answer, self._sessions.begin())
        return answer

    def _person(self, identity: ChatIdentity) -> Person:
        with self._ports.begin() as work:
            return identify(work, identity)

    def _page(self, template: str, session: Session, *, status: int = 200, **values: object) -> Response:
        return self._pages.page(template, status, token=self._sessions.token(session), minutes=MINUTES, **values)
