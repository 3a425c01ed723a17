"""The address that Zammad calls: refused before it is read, or taken."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Collection, Sequence

import anyio.to_thread
import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.zammad.payload import UnreadableNews, read_news
from bot.operations.outside_news import OutsideNews, take_outside_news
from bot.operations.ports import DeskPorts

log = structlog.get_logger(__name__)

PATH = "/zammad"
SIGNATURE = "x-hub-signature"
SHORTEST_SECRET = 24


def zammad_routes(
    ports: DeskPorts, *, secret: str, login: str, closed: Collection[str], receiver: str = "zammad"
) -> Sequence[Route]:
    """``POST /zammad``. ``secret`` is the HMAC SHA1 signature token of the webhook there."""

    def read(body: bytes) -> OutsideNews | None:
        return read_news(body, receiver=receiver, login=login, closed=closed)

    async def take(request: Request) -> Response:
        body = await request.body()
        if not signed(secret, body, request.headers.get(SIGNATURE, "")):
            log.warning("zammad_refused")
            return JSONResponse({"error": "This request was not accepted."}, 401)
        try:
            return await anyio.to_thread.run_sync(_taken, ports, read, body)
        except HTTPException:
            raise
        except Exception as failure:  # what failed is named without what was sent; Zammad tries again
            reference = secrets.token_hex(4)
            log.error("zammad_not_taken", reference=reference, failure=type(failure).__name__)
            return JSONResponse({"error": f"Not taken. Try again. Reference: {reference}."}, 503)

    return (Route(PATH, take, methods=["POST"]),)


def signed(secret: str, body: bytes, signature: str) -> bool:
    """Whether the body was signed with the secret: ``sha1=`` and the HMAC in hexadecimal digits."""
    wanted = f"sha1={hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()}"
    return hmac.compare_digest(wanted.encode(), signature.encode("utf-8", "replace"))


def _taken(ports: DeskPorts, read: Callable[[bytes], OutsideNews | None], body: bytes) -> Response:
    try:
        news = read(body)
    except UnreadableNews as wrong:
        log.warning("zammad_unreadable", why=str(wrong))
        return JSONResponse({"error": str(wrong)}, 400)
    done = take_outside_news(ports=ports, news=news) if news is not None else ()
    log.info("zammad_taken", done=done)
    return JSONResponse({"done": list(done)})
