"""The web chat's addresses: read, write, press, and follow the answers, once it is known who somebody is."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from enum import Enum
from typing import Any

import anyio.to_thread
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.web.lines import time_words, view_of_answer, view_of_words, views
from bot.channels.web.pages import STATIC, Pages
from bot.channels.web.people import introduction
from bot.channels.web.sessions import Session, Sessions, field, refuse_other_sites
from bot.channels.web.sign_in import demo_routes, mail_routes, no_sign_in_routes
from bot.channels.web.stream import new_answers
from bot.desk.clients import ChatIdentity
from bot.desk.people import Conversation, Person
from bot.operations.intake import receive_message
from bot.operations.ports import ConversationLine, DeskPorts, IncomingMessage, ShownButton, StoredMessage
from bot.operations.quotes import greet_again, note_cards_seen
from bot.operations.shown import as_shown
from bot.operations.speakers import identify

POLL_SECONDS = 0.3
_NONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
NOT_SIGNED_IN = "You are not signed in. Open the start page and sign in."
_ANSWER_EXPECTED = timedelta(minutes=1)


class SignIn(str, Enum):
    """How people say who they are in the web chat."""

    NONE = "none"  # nobody can, and the pages say so
    DEMO = "demo"  # they choose one of the demo's people
    MAIL = "mail"  # a code to their mailbox


def web_chat_routes(ports: DeskPorts, *, secret: str, sign_in: SignIn) -> list[Route | Mount]:
    """The routes of the chat."""
    sessions, pages = Sessions(secret, ports.clock, usable=sign_in is not SignIn.NONE), Pages()
    chat = _Chat(ports, sessions, pages, sign_in)
    return [
        *{
            SignIn.NONE: lambda: no_sign_in_routes(pages),
            SignIn.DEMO: lambda: demo_routes(ports, sessions, pages),
            SignIn.MAIL: lambda: mail_routes(ports, sessions, pages),
        }[sign_in](),
        Route("/chat", chat.conversation, methods=["GET"]),
        Route("/chat/messages", chat.send, methods=["POST"]),
        Route("/chat/press", chat.press, methods=["POST"]),
        Route("/chat/stream", chat.stream, methods=["GET"]),
        Mount("/static", StaticFiles(directory=STATIC), name="static"),
    ]


class _Chat:
    def __init__(self, ports: DeskPorts, sessions: Sessions, pages: Pages, sign_in: SignIn) -> None:
        self._ports = ports
        self._sessions = sessions
        self._pages = pages
        self._sign_in = sign_in

    async def conversation(self, request: Request) -> Response:
        """The conversation so far, with its buttons and a place to write."""
        session = self._sessions.of(request)
        if session is None or session.identity is None or not await self._still_known(session.identity):
            return RedirectResponse("/", status_code=303)
        return await anyio.to_thread.run_sync(self._conversation_page, session, session.identity)

    async def send(self, request: Request) -> Response:
        """Take typed words in; empty and long ones too, the desk knows what to do with them."""
        session, form = await self._sessions.checked_form(request)
        return await self._take_in(request, session, form, text=field(form, "text"), button_key=None)

    async def press(self, request: Request) -> Response:
        """Take a pressed button in; whether this person may press it, the desk decides."""
        session, form = await self._sessions.checked_form(request)
        key = field(form, "key")
        if not _KEY.fullmatch(key):
            raise HTTPException(400, "That button could not be read. Open the page again.")
        return await self._take_in(request, session, form, text="", button_key=key)

    async def stream(self, request: Request) -> Response:
        """Answers as server-sent events; the browser names the last one it has, so none is lost."""
        refuse_other_sites(request)
        session = self._sessions.of(request)
        if session is None or session.identity is None or not await self._still_known(session.identity):
            raise HTTPException(403, NOT_SIGNED_IN)
        if request.query_params.get("page") != self._sessions.page_mark(session):
            # The person was changed in another tab. 204 tells the browser to stop, instead of mixing two people up.
            return Response(status_code=204)
        last = request.headers.get("last-event-id") or request.query_params.get("after", "")
        after = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else 0
        return EventSourceResponse(self._events(session, session.identity, after))

    async def _events(self, session: Session, identity: ChatIdentity, after: int) -> AsyncIterator[ServerSentEvent]:
        person = await anyio.to_thread.run_sync(self._person, identity)
        zone = _zone(person)
        async for message in new_answers(self._ports, person.conversation.key, after, POLL_SECONDS):
            if message.buttons:
                await anyio.to_thread.run_sync(self._note_seen, person.conversation.key, message.buttons)
            line = view_of_answer(message, zone, self._ports.clock.now())
            html = self._pages.text("lines.html", lines=[line], **self._form_values(session))
            yield ServerSentEvent(html, event="line", id=str(message.id))

    async def _take_in(
        self, request: Request, session: Session, form: FormData, *, text: str, button_key: str | None
    ) -> Response:
        identity, nonce = session.identity, field(form, "nonce")
        if identity is None or not await self._still_known(identity):
            raise HTTPException(403, NOT_SIGNED_IN)
        if not _NONCE.fullmatch(nonce):
            raise HTTPException(400, "That form could not be read. Open the page again.")
        message = IncomingMessage(f"{Conversation(identity).key}:{nonce}", identity, text, button_key)
        stored = await anyio.to_thread.run_sync(lambda: receive_message(ports=self._ports, message=message))
        if request.headers.get("x-fragment") != "1":
            return RedirectResponse("/chat", status_code=303)
        if stored is None:
            return Response(status_code=204)
        return await anyio.to_thread.run_sync(self._own_line, session, identity, stored)

    async def _still_known(self, identity: ChatIdentity) -> bool:
        """Whether it may be used: who has left since signing in with a code is out at once."""
        if self._sign_in is not SignIn.MAIL:
            return True
        return (await anyio.to_thread.run_sync(self._person, identity)).verified

    # ---- below here: in a thread -------------------------------------------------------------------------------

    def _person(self, identity: ChatIdentity) -> Person:
        with self._ports.begin() as work:
            return identify(work, identity)

    def _conversation_page(self, session: Session, identity: ChatIdentity) -> HTMLResponse:
        person = self._person(identity)
        greet_again(ports=self._ports, person=person)
        now = self._ports.clock.now()
        with self._ports.begin() as work:
            kept = tuple(work.conversations.lines(person.conversation.key))
        said = tuple(replace(line, text=self._shown(person, line)) for line in kept)
        self._note_seen(person.conversation.key, tuple(button for line in said for button in line.buttons))
        lines = views(said, _zone(person), now)
        waiting = bool(said) and not said[-1].ours and now - said[-1].at < _ANSWER_EXPECTED
        return self._pages.page(
            "chat.html",
            lines=lines,
            last_id=max((line.id or 0 for line in lines), default=0),
            waiting=waiting,
            who=introduction(person),
            first_name=person.first_name,
            verified=person.verified,
            demo=self._sign_in is SignIn.DEMO,
            page_mark=self._sessions.page_mark(session),
            clock=time_words(now, _zone(person), now),
            **self._form_values(session),
        )

    def _shown(self, person: Person, line: ConversationLine) -> str:
        if not line.ours:
            return line.text
        return as_shown(ports=self._ports, conversation=person.conversation.key, text=line.text)

    def _note_seen(self, conversation: str, buttons: tuple[ShownButton, ...]) -> None:
        note_cards_seen(ports=self._ports, conversation=conversation, buttons=buttons)

    def _own_line(self, session: Session, identity: ChatIdentity, stored: StoredMessage) -> HTMLResponse:
        text = stored.text
        with self._ports.begin() as work:
            person = identify(work, identity)
            button = work.conversations.button(stored.button_key) if stored.button_key else None
            if button is not None and button.conversation == stored.conversation:
                text = button.title
        line = view_of_words(text, stored.received_at, _zone(person), self._ports.clock.now())
        return self._pages.page("lines.html", lines=[line], **self._form_values(session))

    def _form_values(self, session: Session) -> dict[str, Any]:
        return {"token": self._sessions.token(session), "nonce": lambda: secrets.token_urlsafe(12)}


def _zone(person: Person) -> str:
    return person.client.timezone if person.client else "UTC"
