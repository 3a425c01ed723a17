"""A small server in a thread of its own, and the faults that a test may ask of it."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from typing_extensions import Self


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one call: a status with headers, or the answer lost after the call has taken effect.

    With ``body`` the answer is that plain text instead of what the platform's API says in its own form. ``cut``: the
    connection ends before anything has happened. ``slow``: with the answer lost, it is not cut off but never comes.
    """

    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    answer_lost: bool = False
    body: str = ""
    cut: bool = False
    slow: bool = False

    async def lose(self, request: web.Request) -> None:
        """Whoever called does not hear what came of it."""
        while self.slow and request.transport is not None and not request.transport.is_closing():
            # Until the caller has lost patience and hung up.
            await asyncio.sleep(0.02)
        if request.transport is not None:
            request.transport.abort()


class Faults:
    """Faults by method, used up one by one; ``plan`` may also decide by call (the same seed, the same faults)."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = {}
        self.plan: Callable[[str], Fault | None] = lambda method: None

    def add(self, method: str, *faults: Fault) -> None:
        """The next calls of this method go wrong like this."""
        self._waiting.setdefault(method, deque()).extend(faults)

    def next(self, method: str) -> Fault | None:
        """What goes wrong with this call, if anything does."""
        waiting = self._waiting.get(method)
        return waiting.popleft() if waiting else self.plan(method)


class Served:
    """A stand-in that is served while the ``with`` lasts; ``url`` is where."""

    def __init__(self, port: int = 0) -> None:
        self.faults = Faults()
        self.url = ""
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._runner: web.AppRunner | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def application(self) -> web.Application:
        """The routes of the stand-in."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._thread.start()
        self.run(self._start())
        return self

    def __exit__(self, *failure: object) -> None:
        self.run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, Any], seconds: float = 10) -> Any:
        """Do this in the server's own loop and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    async def _start(self) -> None:
        self._runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def _stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
