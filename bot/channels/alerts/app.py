"""The addresses at which monitoring calls: refused before it is read, or written down before it is confirmed."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Awaitable, Callable, Sequence

import anyio.to_thread
import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.alerts.payloads import UnreadableAlerts, read_alerts
from bot.channels.alerts.proving import by_signature, by_token, claim_of
from bot.desk.alert_plan import AlertSource, SourceKind
from bot.operations.alerts import came_before, receive_alerts
from bot.operations.ports import DeskPorts

log = structlog.get_logger(__name__)

PATHS = {kind: f"/alerts/{kind.value}" for kind in SourceKind}
REFUSED = {"error": "This request was not accepted."}


def alert_routes(ports: DeskPorts) -> Sequence[Route]:
    """``POST /alerts/prometheus`` and ``POST /alerts/json``."""
    return tuple(Route(path, _taking(ports, kind), methods=["POST"]) for kind, path in PATHS.items())


def _taking(ports: DeskPorts, kind: SourceKind) -> Callable[[Request], Awaitable[Response]]:
    async def take(request: Request) -> Response:
        try:
            return await _take(ports, kind, request)
        except HTTPException:
            raise
        except Exception as failure:  # what failed is named without what was sent; the source tries again
            reference = secrets.token_hex(4)
            log.error("alerts_not_taken", reference=reference, failure=type(failure).__name__)
            return JSONResponse({"error": f"Not taken. Try again. Reference: {reference}."}, 503)

    return take


async def _take(ports: DeskPorts, kind: SourceKind, request: Request) -> Response:
    claim = claim_of(request.headers)
    if claim is None:
        return _refused(kind)
    sources = (await anyio.to_thread.run_sync(ports.monitoring.plan)).sources
    if claim.signed:
        body = await request.body()
        source = by_signature(sources, kind, claim, body, ports.outside_now())
    else:
        source = by_token(sources, kind, claim)
        body = await request.body() if source is not None else b""
    if source is None:
        return _refused(kind)
    key = f"id {claim.id}" if claim.signed else f"body {hashlib.sha256(body).hexdigest()}"
    return await anyio.to_thread.run_sync(_received, ports, source, key, body, claim.signed)


def _received(ports: DeskPorts, source: AlertSource, key: str, body: bytes, signed: bool) -> Response:
    if signed and came_before(ports=ports, source=source.id, delivery=key):
        return _replayed(source)
    try:
        alerts = read_alerts(body, source)
    except UnreadableAlerts as wrong:
        log.warning("alerts_unreadable", source=source.id, why=str(wrong))
        return JSONResponse({"error": str(wrong)}, 400)
    taken = receive_alerts(ports=ports, source=source.id, delivery=key, alerts=alerts, signed=signed)
    if not taken and signed:
        return _replayed(source)
    log.info("alerts_taken", source=source.id, alerts=len(alerts), new=taken)
    return JSONResponse({"taken": len(alerts) if taken else 0})


def _refused(kind: SourceKind) -> Response:
    """The same for everybody who has not proved who they are, whatever it was that did not fit."""
    log.warning("alerts_refused", kind=kind.value)
    return JSONResponse(REFUSED, 401)


def _replayed(source: AlertSource) -> Response:
    """The id was taken before: a copy, or a source that missed our answer and has nothing left to do."""
    log.warning("alerts_came_before", source=source.id)
    return JSONResponse({"error": "A request with this id was taken before."}, 409)
