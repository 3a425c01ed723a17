"""The section "Health": which processes are alive, what waits for too long, and what has to be mended on this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from threading import Lock

import anyio.to_thread
from starlette.responses import Response

from bot.console.screen import Screen
from bot.console.table import Asked, Handler
from bot.desk.auditor import Check
from bot.desk.staff import Right
from bot.operations.auditor import look_over
from bot.operations.health import look_at_health
from bot.operations.ports import DeskPorts, WaitingFor

Checks = Callable[[], Sequence[Check]]
"""Looks at this machine, which takes a moment."""

CHECKED_FOR = timedelta(minutes=1)
WAITING_WORDS = {
    WaitingFor.ASSISTANT: "messages for the assistant to answer",
    WaitingFor.DELIVERY: "answers for a channel to take",
    WaitingFor.CALL: "calls for a technician",
    WaitingFor.ALERTS: "alerts to be dealt with",
    WaitingFor.FILES: "pictures and files to be fetched",
    WaitingFor.MAIL: "codes to be mailed",
    WaitingFor.OUTSIDE: "messages to other systems",
}


class HealthPages:
    """What answers there. The machine is looked at once a minute at most, however many ask."""

    def __init__(
        self, ports: DeskPorts, screen: Screen, health: Callable[[], Mapping[str, str]], checks: Checks
    ) -> None:
        self._ports = ports
        self._screen = screen
        self._health = health
        self._checks = checks
        self._checked: tuple[datetime, Sequence[Check]] | None = None
        self._looking = Lock()

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {"health": self.health}

    async def health(self, asked: Asked) -> Response:
        """How it is now."""
        found = await anyio.to_thread.run_sync(lambda: look_at_health(ports=self._ports))
        parts = await anyio.to_thread.run_sync(self._health)
        checked_at, checks = await anyio.to_thread.run_sync(self._look)
        looked = None
        if asked.visitor.member.may(Right.STAFF):
            looked = await anyio.to_thread.run_sync(lambda: look_over(ports=self._ports))
        good = found.good and all(check.good for check in checks) and set(parts.values()) <= {"ok"}
        good = good and (looked is None or (all(check.good for check in looked.checks) and not looked.findings))
        return self._screen.page(
            asked,
            "health.html",
            found=found,
            parts=parts,
            checks=checks,
            checked_at=checked_at,
            looked=looked,
            good=good,
            waiting_words=WAITING_WORDS,
        )

    def _look(self) -> tuple[datetime, Sequence[Check]]:
        with self._looking:
            now = self._ports.clock.now()
            if self._checked is None or not timedelta(0) <= now - self._checked[0] < CHECKED_FOR:
                self._checked = (now, tuple(self._checks()))
            return self._checked
