"""An outside address that hears from us while all is well, as a dead man's switch does."""

from __future__ import annotations

from aiohttp import web

from tests.stand_ins.serving import Served

CHECK = "/ping/a-secret-of-the-tests"


class Watchdog(Served):
    """Counts the calls; ``status`` is what it answers."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0
        self.status = 200

    @property
    def address(self) -> str:
        """What we are told to call."""
        return self.url + CHECK

    def application(self) -> web.Application:
        """One address, and one that nobody should follow a redirect to."""
        app = web.Application()
        app.router.add_get(CHECK, self._take)
        return app

    async def _take(self, request: web.Request) -> web.Response:
        self.heard += 1
        headers = {"location": self.address} if self.status == 302 else {}
        return web.Response(status=self.status, headers=headers)
