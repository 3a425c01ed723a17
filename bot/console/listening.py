"""The gateway's port: how long somebody may take to ask, how much, and how many at once, before any of it reaches a page."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol


@dataclass(frozen=True)
class Limits:
    """What one port takes: connections at once, seconds until a request's headers are there, and bytes of them."""

    connections: int = 1000
    header_seconds: float = 10.0
    header_bytes: int = 32 * 1024


def server_config(
    app: ASGIApp, *, host: str, port: int, limits: Limits, headers: Mapping[str, str], **more: Any
) -> uvicorn.Config:
    """How the port is served; ``headers`` stand on answers to what is no HTTP at all.

    Read by h11: what two readers could understand in two ways (lengths that disagree, a broken chunk, a bare line feed) is
    refused, and headers end somewhere.
    """

    class Guarded(_Guarded):
        given, protecting = limits, headers

    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=Guarded,
        ws="none",
        log_level="error",
        access_log=False,
        timeout_graceful_shutdown=3,
        server_header=False,
        h11_max_incomplete_event_size=limits.header_bytes,
        **more,
    )


class _Guarded(H11Protocol):
    """A connection that is closed when nobody has asked for anything in time, or does not stop sending once answered."""

    given: Limits
    protecting: Mapping[str, str]
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """One more, unless there are too many already."""
        super().connection_made(transport)
        if len(self.connections) > self.given.connections:
            transport.abort()
            return
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Some of a request."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Answered."""
        super().on_response_complete()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Gone."""
        self._forget()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """To what is no HTTP: as protected as every other answer, and it says nothing about what reads here."""
        self._answer_and_close("400 Bad Request", "That could not be read.")

    def _watch(self) -> None:
        """The deadline runs while headers are waited for, and while somebody sends on although the answer is out."""
        reading = self.conn.their_state is not h11.IDLE and self.cycle is not None and not self.cycle.response_complete
        idle = self.timeout_keep_alive_task is not None and self.conn.their_state is h11.IDLE
        if reading or idle:
            self._forget()
        elif self._deadline is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(self.given.header_seconds, self._too_late)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_late(self) -> None:
        self._deadline = None
        if self.transport.is_closing():
            return
        if self.conn.their_state is h11.IDLE and self.conn.our_state is h11.IDLE:
            self._answer_and_close("408 Request Timeout", "That took too long.")
        else:
            self.transport.abort()

    def _answer_and_close(self, status: str, said: str) -> None:
        headers = {**self.protecting, "Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(said))}
        lines = [
            f"HTTP/1.1 {status}",
            *(f"{name}: {value}" for name, value in headers.items()),
            "Connection: close",
            "",
            said,
        ]
        self.transport.write("\r\n".join(lines).encode())
        self.transport.close()
