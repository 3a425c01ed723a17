"""Live pages: one look at the database for all who watch, and a word to each when something has changed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import anyio
import anyio.to_thread
from sse_starlette import ServerSentEvent

LOOK_SECONDS, SESSION_SECONDS = 0.4, 20.0


class Watch:
    """The mark that grows with every change, asked for at most every ``LOOK_SECONDS``, however many watch."""

    def __init__(self, mark: Callable[[], int]) -> None:
        self._mark = mark
        self._known = 0
        self._looked = float("-inf")
        self._looking = anyio.Lock()

    async def now(self) -> int:
        """The mark as it was not long ago."""
        async with self._looking:
            if anyio.current_time() - self._looked >= LOOK_SECONDS:
                self._known = await anyio.to_thread.run_sync(self._mark)
                self._looked = anyio.current_time()
            return self._known

    async def changes(self, after: int, still_signed_in: Callable[[], object]) -> AsyncIterator[ServerSentEvent]:
        """A word for every move of the mark beyond ``after``; the end once the session does not hold any more."""
        checked = anyio.current_time()
        while True:
            mark = await self.now()
            if mark > after:
                after = mark
                yield ServerSentEvent(str(mark), event="changed", id=str(mark))
            if anyio.current_time() - checked >= SESSION_SECONDS:
                if await anyio.to_thread.run_sync(still_signed_in) is None:
                    return
                checked = anyio.current_time()
            # All wake at the next look: nobody hears of it one round later than the first.
            await anyio.sleep(max(0.0, self._looked + LOOK_SECONDS - anyio.current_time()))
