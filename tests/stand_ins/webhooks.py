"""A receiver of webhooks: proves each with the library of Standard Webhooks, takes each id once, and keeps how tickets stand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import time_machine
from aiohttp import web
from standardwebhooks import Webhook, WebhookVerificationError

from tests.stand_ins.serving import Served

HOOK = "/hooks/nightdesk"


@dataclass(frozen=True)
class Arrived:
    """A webhook that was proved and had not come before."""

    id: str
    type: str
    data: Mapping[str, Any]


class WebhookReceiver(Served):
    """``secret`` is what it knows; None while nobody has told it. ``now`` is its clock, None the machine's."""

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        super().__init__()
        self.secret: str | None = None
        self.arrived: list[Arrived] = []
        self.repeats = 0
        self.refused = 0
        self.bodies: dict[str, set[bytes]] = {}
        self.tickets: dict[str, Mapping[str, Any]] = {}
        # So many of the next are kept and never answered.
        self.silent = 0
        self._closing = asyncio.Event()
        self._now = now

    @property
    def hook(self) -> str:
        """Where it takes webhooks."""
        return self.url + HOOK

    def application(self) -> web.Application:
        """One address."""
        app = web.Application()
        app.router.add_post(HOOK, self._take)
        return app

    def sequence_of(self, ticket: str) -> list[int]:
        """The numbers of the events of a ticket as they came."""
        return [each.data["sequence"] for each in self.arrived if each.data["ticket"]["number"] == ticket]

    async def _stop(self) -> None:
        self._closing.set()
        await super()._stop()

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        fault = self.faults.next("post")
        if fault is not None and not fault.answer_lost:
            return web.Response(status=fault.status, headers=fault.headers, text=fault.body)
        try:
            said = self._proved(body, request.headers)
        except WebhookVerificationError:
            self.refused += 1
            return web.Response(status=401)
        self._keep(request.headers["webhook-id"], body, said)
        if self.silent:
            self.silent -= 1
            await self._closing.wait()
        if fault is not None:
            assert request.transport is not None
            request.transport.abort()
        return web.Response(status=204)

    def _proved(self, body: bytes, headers: Mapping[str, str]) -> Mapping[str, Any]:
        checking = Webhook(self.secret or "whsec_bm9ib2R5")
        if self._now is None:
            return dict(checking.verify(body, dict(headers)))
        with time_machine.travel(self._now(), tick=False):
            return dict(checking.verify(body, dict(headers)))

    def _keep(self, id: str, body: bytes, said: Mapping[str, Any]) -> None:
        self.bodies.setdefault(id, set()).add(body)
        if any(each.id == id for each in self.arrived):
            self.repeats += 1
            return
        self.arrived.append(Arrived(id, said["type"], said["data"]))
        if "ticket" in said["data"]:
            self.tickets[said["data"]["ticket"]["number"]] = said["data"]["ticket"]
