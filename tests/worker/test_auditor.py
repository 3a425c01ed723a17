"""The worker's round: the auditor looks, and the outside hears from us while all is well and only then."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence

import pytest
from structlog.testing import capture_logs

from bot.connectors.heartbeat import Heartbeat
from bot.desk.auditor import Check
from bot.operations.auditor import audit_desk
from bot.operations.health import note_alive
from bot.operations.ports import Process
from bot.worker.auditor import one_round, run_auditor
from tests.makers import SAM, DeskForTests
from tests.stand_ins.watching import CHECK, Watchdog

FULL = Check("disk", False, "make room", "1 MB free", stops=True)


def _nothing() -> Sequence[Check]:
    return ()


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """A desk that runs."""
    _live(desk)
    return desk


def _live(desk: DeskForTests) -> None:
    now = desk.clock.now()
    note_alive(ports=desk.ports, process=Process("all", ("gateway", "assistant", "worker"), "desk-1", now, now))


async def _minute(desk: DeskForTests, beat: Heartbeat, checks: Sequence[Check] = ()) -> bool | None:
    desk.clock.step(minutes=1)
    _live(desk)
    return await one_round(desk.ports, lambda: checks, beat)


async def test_the_outside_hears_from_us_once_a_minute_while_all_is_well(desk: DeskForTests) -> None:
    with Watchdog() as outside:
        beat = Heartbeat(outside.address)
        assert [await _minute(desk, beat) for _ in range(3)] == [True, True, True]
        assert outside.heard == 3
        # A second worker in the same minute looks at nothing, and is not heard.
        assert await one_round(desk.ports, _nothing, beat) is None
        assert outside.heard == 3


async def test_what_stops_the_desk_anywhere_silences_us_at_once(desk: DeskForTests) -> None:
    with Watchdog() as outside:
        beat = Heartbeat(outside.address)
        assert [await _minute(desk, beat, [FULL]) for _ in range(2)] == [False, False]
        assert outside.heard == 0
        with desk.ports.begin() as work:
            (page,) = work.pages.list()
            for call in work.pages.calls(page.id):
                work.pages.mark_called(call.id, desk.clock.now())
            work.commit()
        # Good again for as long as it takes to be over.
        assert [await _minute(desk, beat) for _ in range(3)] == [False, True, True]
        desk.receives(SAM, "the printer jams")
        assert [await _minute(desk, beat) for _ in range(4)] == [True, True, False, False]
        assert outside.heard == 4


async def test_a_round_that_fails_is_no_sign_that_all_is_well(desk: DeskForTests) -> None:
    def broken() -> Sequence[Check]:
        raise RuntimeError("the disk cannot be looked at")

    with Watchdog() as outside, capture_logs() as said:
        assert await one_round(desk.ports, broken, Heartbeat(outside.address)) is None
        assert (outside.heard, [each["event"] for each in said]) == (0, ["audit_failed"])


@pytest.mark.parametrize("status", [404, 500, 302])
async def test_a_heartbeat_that_is_not_taken_is_logged_without_its_address(desk: DeskForTests, status: int) -> None:
    with Watchdog() as outside, capture_logs() as said:
        outside.status = status
        assert await _minute(desk, Heartbeat(outside.address)) is True
        assert outside.heard == 1
    assert [(each["event"], each["why"]) for each in said] == [("heartbeat_not_taken", f"it answered {status}")]
    assert CHECK not in str(said)


async def test_nobody_there_and_somebody_who_hangs_cost_seconds_and_name_no_address(desk: DeskForTests) -> None:
    # Who listens and never accepts takes the connection and says nothing.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert await Heartbeat(f"http://127.0.0.1:{port}{CHECK}", seconds=0.1)() == "no answer within 0.1 s"
    assert await Heartbeat(f"http://127.0.0.1:{port}{CHECK}")() == "it cannot be reached (ConnectError)"
    assert await Heartbeat(f"nonsense {CHECK}")() == "it cannot be reached (UnsupportedProtocol)"


async def test_it_goes_on_until_it_is_stopped(desk: DeskForTests) -> None:
    rounds: list[int] = []

    def count() -> Sequence[Check]:
        rounds.append(1)
        return ()

    going = asyncio.create_task(run_auditor(desk.ports, count, seconds=0))
    while len(rounds) < 3:
        await asyncio.sleep(0.01)
    going.cancel()
    await asyncio.gather(going, return_exceptions=True)
    assert audit_desk(ports=desk.ports) is None
