"""The dead man's switch: an outside address that hears from us while all is well, and raises the alarm when it does not."""

from __future__ import annotations

import ssl

import anyio
import httpcore

SECONDS = 5.0
"""For the whole of it."""


class Heartbeat:
    """Calls one address. The address is a secret: it stands in no message and no log."""

    def __init__(self, address: str, *, seconds: float = SECONDS, trust: ssl.SSLContext | None = None) -> None:
        self._address = address
        self._seconds = seconds
        self._trust = trust

    async def __call__(self) -> str | None:
        """One GET, which follows no redirect and reads no body; None when it was taken, else why not."""
        try:
            with anyio.fail_after(self._seconds):
                status = await self._called()
        except TimeoutError:
            return f"no answer within {self._seconds:g} s"
        except Exception as failure:  # its own words may name the address
            return f"it cannot be reached ({type(failure).__name__})"
        return None if 200 <= status < 300 else f"it answered {status}"

    async def _called(self) -> int:
        self._trust = self._trust or httpcore.default_ssl_context()
        async with (
            httpcore.AsyncConnectionPool(ssl_context=self._trust) as pool,
            pool.stream("GET", self._address, headers=[("user-agent", "Nightdesk")]) as answer,
        ):
            return answer.status
