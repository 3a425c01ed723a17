"""Several endless pieces of work: they end together, and nothing that they use is closed before."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.worker.running import beside, run_together


async def _for_ever(ended: list[str], name: str, seconds: float = 0.0) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        await asyncio.sleep(seconds)
        ended.append(name)


async def test_told_to_stop_it_ends_when_the_slowest_has_ended() -> None:
    ended: list[str] = []
    together = asyncio.create_task(run_together(_for_ever(ended, "quick"), _for_ever(ended, "slow", 0.05)))
    await asyncio.sleep(0)
    together.cancel()
    with pytest.raises(asyncio.CancelledError):
        await together
    assert ended == ["quick", "slow"]


async def test_the_first_failure_ends_the_others_and_flies() -> None:
    ended: list[str] = []

    async def fails() -> None:
        await asyncio.sleep(0)
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        await run_together(_for_ever(ended, "other", 0.02), fails())
    assert ended == ["other"]


async def test_work_that_loses_a_cancellation_is_cancelled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.worker.running.CANCEL_AGAIN_SECONDS", 0.01)
    lost = 0

    async def loses_two() -> None:
        nonlocal lost
        while lost < 2:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                lost += 1
        await asyncio.Event().wait()

    together = asyncio.create_task(run_together(loses_two()))
    await asyncio.sleep(0)
    together.cancel()
    await asyncio.wait_for(asyncio.gather(together, return_exceptions=True), 5)
    assert lost == 2


def test_what_is_worked_out_beside_does_not_keep_the_process() -> None:
    begun, may_end = threading.Event(), threading.Event()

    def works_for_long() -> None:
        begun.set()
        may_end.wait(30)

    async def serve() -> None:
        together = asyncio.create_task(run_together(beside(works_for_long)))
        await asyncio.to_thread(begun.wait, 5)
        together.cancel()
        await asyncio.gather(together, return_exceptions=True)

    asyncio.run(serve())
    assert not may_end.is_set()
    may_end.set()
