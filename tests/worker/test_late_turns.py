"""Nobody answers in time, for whatever reason: the worker does, and what comes afterwards changes nothing."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.operations.ports import FAILED, Answer, DeskPorts, Work
from bot.operations.turns import Turn
from bot.worker import watchdog
from bot.worker.late_turns import watch_late_turns
from bot.worker.turns import handle_turn
from bot.worker.watchdog import WatchedThreads, end_when_stuck
from tests.fakes import SaysBack
from tests.makers import SAM, DeskForTests

ALL = timedelta(seconds=-1)
SOON = 10.0


class Blocks:
    """An assistant that keeps the whole loop busy until it is let go, and then answers."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.began = threading.Event()

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """Late."""
        self.began.set()
        self.release.wait()
        return (Answer("at last"),)


def _wait_for(event: threading.Event) -> None:
    assert event.wait(SOON)


def _ended(desk: DeskForTests, turn: str) -> bool:
    deadline = time.monotonic() + SOON
    while desk.message(turn).state != FAILED and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    return desk.message(turn).state == FAILED


@contextmanager
def _loop_of_another_process(work: Coroutine[Any, Any, None]) -> Iterator[threading.Thread]:
    thread = threading.Thread(target=asyncio.run, args=(work,))
    thread.start()
    yield thread
    thread.join(SOON)
    assert not thread.is_alive()


async def _answered_by_the_watch(desk: DeskForTests, turn: str, ports: DeskPorts | None = None) -> None:
    watching = asyncio.ensure_future(watch_late_turns(ports or desk.ports, late=ALL, seconds=0.01))
    assert await asyncio.to_thread(_ended, desk, turn)
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)


async def test_a_turn_whose_assistant_blocks_its_loop_is_answered_by_the_worker_and_once(desk: DeskForTests) -> None:
    message = desk.receives(SAM, "my mouse is gone")
    assert message is not None
    assistant = Blocks()
    with _loop_of_another_process(handle_turn(ports=desk.ports, assistant=assistant, turn_id=message.id)):
        await asyncio.to_thread(_wait_for, assistant.began)
        await _answered_by_the_watch(desk, message.id)
        assistant.release.set()
    (said,) = desk.texts_to(SAM)
    assert "ND-1001" in said
    assert len(desk.tickets()) == 1


async def test_an_assistant_that_comes_back_does_not_answer_a_stale_turn_again(desk: DeskForTests) -> None:
    message = desk.receives(SAM, "my mouse is gone")
    assert message is not None
    await _answered_by_the_watch(desk, message.id)
    assistant = SaysBack()
    await handle_turn(ports=desk.ports, assistant=assistant, turn_id=message.id)
    assert (len(desk.texts_to(SAM)), assistant.turns) == (1, [])


def test_the_watch_goes_on_while_the_loop_it_was_started_from_is_busy(desk: DeskForTests) -> None:
    message = desk.receives(SAM, "my mouse is gone")
    assert message is not None
    assistant = Blocks()

    async def all_in_one() -> None:
        watching = asyncio.ensure_future(watch_late_turns(desk.ports, late=ALL, seconds=0.05))
        await handle_turn(ports=desk.ports, assistant=assistant, turn_id=message.id)
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)

    with _loop_of_another_process(all_in_one()):
        assert _ended(desk, message.id)
        assistant.release.set()
    assert len(desk.tickets()) == len(desk.texts_to(SAM)) == 1


def test_a_database_that_is_away_is_waited_for(desk: DeskForTests) -> None:
    message = desk.receives(SAM, "my mouse is gone")
    assert message is not None
    begin, tries = desk.ports.begin, iter((True, True))

    def away_at_first() -> Work:
        if next(tries, False):
            raise ConnectionError("the database is away")
        return begin()

    away = replace(desk.ports, begin=away_at_first)  # type: ignore[arg-type]
    asyncio.run(_answered_by_the_watch(desk, message.id, away))


# ---- the watchdog ----------------------------------------------------------------------------------------------------


def test_a_process_whose_loop_is_busy_for_too_long_is_ended() -> None:
    ended = threading.Event()

    async def busy() -> None:
        watching = asyncio.ensure_future(end_when_stuck(busy=0.2, end=ended.set))
        await asyncio.sleep(0)
        _wait_for(ended)
        watching.cancel()

    asyncio.run(busy())


def test_one_that_works_is_left_alone() -> None:
    ended = threading.Event()

    async def works() -> None:
        watching = asyncio.ensure_future(end_when_stuck(WatchedThreads(), busy=5, end=ended.set))
        for _ in range(20):
            await asyncio.sleep(0.01)
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)

    asyncio.run(works())
    assert not ended.is_set()


def test_one_whose_threads_hang_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    ended, release = threading.Event(), threading.Event()
    threads = WatchedThreads()
    hanging = [threads.submit(release.wait) for _ in range(watchdog.TOO_MANY_HANG)]

    async def works() -> None:
        watching = asyncio.ensure_future(end_when_stuck(threads, busy=0.4, end=ended.set))
        while not ended.is_set():
            await asyncio.sleep(0.01)
        watching.cancel()

    monkeypatch.setattr(watchdog, "HANGS", 0.0)
    try:
        asyncio.run(asyncio.wait_for(works(), SOON))
    finally:
        release.set()
    assert [each.result() for each in hanging] == [True] * watchdog.TOO_MANY_HANG
    assert threads.hanging() == 0
    threads.shutdown()
