"""The web gateway: chat, ticket pages and health on one port, with the same protection on every answer."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence

import anyio.to_thread
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.web.app import SignIn, web_chat_routes
from bot.channels.web.pages import Pages
from bot.console.app import console_routes
from bot.console.health_pages import Checks
from bot.console.metrics import metrics_route
from bot.console.table import TABLE, status_of
from bot.desk.errors import DeskError
from bot.operations.cards import PICTURES
from bot.operations.ports import DeskPorts, IdentityProvider

Health = Callable[[], Mapping[str, str]]

READY_WITHIN = 3.0
"""Seconds within which ``/readyz`` answers."""
BODY_LIMIT = 64 * 1024
# A platform's payload of one long message, shown once as text and once as blocks.
PLATFORM_BODY_LIMIT = 1024 * 1024
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
AWAY = "We cannot take anything in right now, so this was not sent. Please try again in a minute."
AWAY_SECONDS = 30
# Told to browsers that have reached us over TLS: for a year they do not try it without.
STRICT = {"Strict-Transport-Security": "max-age=31536000"}
BODY_WITHIN = 30.0
"""Seconds within which the whole of what is sent with a request has to be there."""
_WITHOUT_BODY = ("GET", "HEAD")
_CLOSE = {"Connection": "close"}
_TOO_LARGE = "That is more than can be sent at once. Go back, shorten it, and send it again."
_TITLES = {
    400: "That could not be read",
    403: "That is not possible here",
    404: "There is no such page",
    408: "That took too long",
    405: "That is not possible here",
    413: "That is too long",
}
_TEXTS = {
    404: "The address may be mistyped, or what was here is gone.",
    405: "This page cannot be used in that way.",
    408: "What you sent did not arrive in time. Please send it again.",
    413: _TOO_LARGE,
}
_log = logging.getLogger(__name__)


def make_gateway(
    ports: DeskPorts,
    *,
    secret: str,
    demo: bool,
    health: Health,
    mail: bool = False,
    channels: Sequence[BaseRoute] = (),
    providers: Sequence[IdentityProvider] = (),
    checks: Checks = tuple,
    pictures: Callable[[], Mapping[str, bytes]] = dict,
    metrics_token: str = "",
    contact: str = "",
) -> Starlette:
    """The whole application. ``health`` names each part that must work; "ok" is the only good value.

    ``pictures`` says which the knowledge base has now by their path, for everybody's eyes. With ``mail`` people sign in to the
    web chat by a code to their mailbox. ``metrics_token`` is what has to be shown for the figures; without one only this
    machine reads them. ``contact`` is how people reach the company otherwise, for when nothing can be taken in here.
    ``checks`` are what the page of health looks at on this machine.

    ``channels`` are the addresses at which outside platforms call us; each checks who calls. ``providers`` are the outside
    systems that the MSP's people sign in at.
    """
    pages = Pages()
    refused = _refusing(pages)
    limits = {
        **{route.path: PLATFORM_BODY_LIMIT for route in channels if isinstance(route, Route)},
        **{address.path: address.body for address in TABLE if address.body},
    }
    gateway = Starlette(
        routes=[
            _picture_route(pictures),
            *web_chat_routes(ports, secret=secret, sign_in=_sign_in(demo, mail)),
            *console_routes(ports, secret=secret, demo=demo, providers=providers, health=health, checks=checks),
            *channels,
            *_state_routes(health),
            metrics_route(ports, metrics_token),
        ],
        middleware=[
            Middleware(_SafeHeaders, headers=protecting_headers(ports.public_url)),
            Middleware(_LastResort, pages=pages, health=health, contact=contact),
            Middleware(_BodyLimit, limits=limits),
        ],
        exception_handlers={HTTPException: refused, DeskError: refused},
    )
    # An address with a slash too many would be led on to a whole address, with whatever name the request has given us.
    gateway.router.redirect_slashes = False
    return gateway


def _is_of_console(path: str) -> bool:
    """Whether it lies under one of the console's pages: whoever is lost there works there, and is nobody's client."""
    return any(
        path == address.path or path.startswith(f"{address.path}/") for address in TABLE if "{" not in address.path
    )


def _refusing(pages: Pages) -> Callable[[Request, Exception], Awaitable[Response]]:
    """The page for whatever the desk or the web refuses."""

    async def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else status_of(error)
        said = str(error) if isinstance(error, DeskError) else _TEXTS.get(status) or _detail(error)
        way = {"href": "/tickets", "label": "To the tickets"} if _is_of_console(request.url.path) else {}
        answer = pages.note(status, _TITLES.get(status, "That did not work"), said, **way)
        answer.headers.update(getattr(error, "headers", None) or {})
        return answer

    return refused


def _picture_route(pictures: Callable[[], Mapping[str, bytes]]) -> Route:
    async def picture(request: Request) -> Response:
        path, now = request.path_params["path"], pictures()
        if path not in now:
            raise HTTPException(404)
        return Response(now[path], media_type="image/png" if path.endswith(".png") else "image/svg+xml")

    return Route(PICTURES + "/{path:path}", picture, methods=["GET"])


def _state_routes(health: Health) -> Sequence[Route]:
    """Whether the gateway lives, and whether all that it needs does."""

    async def live(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(request: Request) -> Response:
        # A database that hangs must not make us hang: whoever asks wants to know within seconds.
        parts = {"database": f"no answer within {READY_WITHIN:g} s"}
        with anyio.move_on_after(READY_WITHIN):
            parts = dict(await anyio.to_thread.run_sync(health, abandon_on_cancel=True))
        good = all(state == "ok" for state in parts.values())
        return JSONResponse({"status": "ok" if good else "not ready", "parts": parts}, 200 if good else 503)

    return (Route("/healthz", live, methods=["GET"]), Route("/readyz", ready, methods=["GET"]))


def protecting_headers(public_url: str) -> Mapping[str, str]:
    """What stands on every answer, for a gateway that browsers reach there."""
    return {**HEADERS, **(STRICT if public_url.startswith("https://") else {})}


def _sign_in(demo: bool, mail: bool) -> SignIn:
    if demo:
        return SignIn.DEMO
    return SignIn.MAIL if mail else SignIn.NONE


def _detail(error: Exception) -> str:
    return error.detail if isinstance(error, HTTPException) else str(error)


class _SafeHeaders:
    """Adds the protecting headers to every answer, errors included; what is not static is never kept by caches."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    # What somebody sent is served under rules of its own, which are stricter.
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-cache" if "/static/" in scope["path"] else "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class _LastResort:
    """Turns a failure into a page with a reference; what failed is in the log under it, and nowhere else.

    Where a part is away that we need, the page says so: nothing was taken in, and whoever cannot wait can call.
    """

    def __init__(self, app: ASGIApp, pages: Pages, health: Health, contact: str) -> None:
        self._app = app
        self._pages = pages
        self._health = health
        self._contact = contact

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as failure:
            reference = secrets.token_hex(4)
            _log.error("page_failed reference=%s method=%s", reference, scope["method"], exc_info=failure)
            if begun:
                raise
            if not await self._all_is_there():
                await self._away(Headers(scope=scope))(scope, receive, send)
                return
            text = f"Something on our side did not work. Please try again. If it stays like this, tell us: {reference}."
            await self._pages.note(500, "That did not work", text)(scope, receive, send)

    async def _all_is_there(self) -> bool:
        with anyio.move_on_after(READY_WITHIN):
            parts = await anyio.to_thread.run_sync(self._health, abandon_on_cancel=True)
            return all(state == "ok" for state in parts.values())
        return False

    def _away(self, headers: Headers) -> Response:
        """To the script of our own page as words alone."""
        otherwise = f" If it cannot wait: {self._contact}" if self._contact else " If it cannot wait, call us."
        text = f"{AWAY}{otherwise}"
        plain = headers.get("x-fragment") == "1"
        answer = PlainTextResponse(text, 503) if plain else self._pages.note(503, "Not right now", text)
        answer.headers["Retry-After"] = str(AWAY_SECONDS)
        return answer


class _BodyLimit:
    """Refuses bodies over the limit of their address, counted as they arrive, whatever length they claim, and slow ones.

    Whoever sent it may be sending still, so the connection ends with the answer.
    """

    def __init__(self, app: ASGIApp, limits: Mapping[str, int]) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken, limit = 0, self._limits.get(scope.get("path", ""), BODY_LIMIT)
        until, whole = anyio.current_time() + BODY_WITHIN, False

        async def receive_within_limit() -> Message:
            nonlocal taken, whole
            if whole:
                # All of it is here: what comes next is that somebody goes away, whenever that is.
                return await receive()
            try:
                with anyio.fail_after(max(0.0, until - anyio.current_time())):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, headers=_CLOSE) from None
            if message["type"] == "http.disconnect":
                if scope["method"] in _WITHOUT_BODY:
                    # A stream asks for nothing but this.
                    return message
                # Gone before all of it was here: nobody reads the answer, and nothing of ours has failed.
                raise HTTPException(400, headers=_CLOSE)
            taken += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if taken > limit:
                raise HTTPException(413, headers=_CLOSE)
            return message

        await self._app(scope, receive_within_limit if scope["type"] == "http" else receive, send)
