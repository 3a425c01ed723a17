"""The page of health: what is alive, what waits for too long, what has to be mended."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient

from bot.console.gateway import make_gateway
from bot.desk.auditor import Check
from bot.desk.staff import Whence
from bot.operations.auditor import audit_desk
from bot.operations.health import look_at_health, note_alive
from bot.operations.ports import Process, WaitingFor, WorkFactory
from bot.operations.sign_in import sign_in_to_demo
from bot.worker.heartbeat import run_heartbeat
from tests.channels.web.browser import SECRET
from tests.console.visiting import HOME, at_console, queries, seen
from tests.makers import ALEX_AT, KIM_AT, MAPLE, ROBIN_AT, SAM, DeskForTests


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """A desk with all its processes alive."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    for part in ("gateway", "assistant", "worker"):
        _lives(desk, part)
    return desk


def _lives(desk: DeskForTests, *parts: str) -> None:
    now = desk.clock.now()
    note_alive(ports=desk.ports, process=Process(" ".join(parts), parts, "desk-1", now, now))


def _page(desk: DeskForTests) -> str:
    return seen(at_console(desk).get("/health").text)


def test_a_desk_that_works_says_that_all_is_well(desk: DeskForTests) -> None:
    page = _page(desk)
    assert ("Health: all is well" in page, "worker desk-1" in page, "0 s ago" in page) == (True, True, True)
    assert "Fine: calls for a technician: 0" in page


@pytest.mark.parametrize(("seconds", "well"), [(44, True), (45, False)])
def test_a_process_without_a_sign_of_life_is_missed(desk: DeskForTests, seconds: int, well: bool) -> None:
    desk.clock.step(seconds=seconds)
    _lives(desk, "gateway")
    page = _page(desk)
    assert ("all is well" in page, "Nothing runs the assistant, the worker." in page) == (well, not well)


def test_one_process_may_run_every_part(begin: WorkFactory) -> None:
    desk = DeskForTests(begin)
    desk.take_in_staff()
    assert look_at_health(ports=desk.ports).missing == ("gateway", "assistant", "worker")
    _lives(desk, "gateway", "assistant", "worker")
    assert look_at_health(ports=desk.ports).good


def test_what_waits_is_counted_and_what_waits_for_too_long_is_named(desk: DeskForTests) -> None:
    desk.receives(SAM, "the printer jams")
    desk.clock.step(seconds=30)
    desk.receives(SAM, "hello?")
    waiting = {each.what: each for each in look_at_health(ports=desk.ports).waiting}
    assert (waiting[WaitingFor.ASSISTANT].count, waiting[WaitingFor.DELIVERY].count) == (2, 0)
    assert waiting[WaitingFor.ASSISTANT].since == desk.clock.now() - timedelta(seconds=30)
    assert "Fine: messages for the assistant to answer: 2" in _page(desk)
    desk.clock.step(seconds=91)
    for part in ("gateway", "assistant", "worker"):
        _lives(desk, part)
    page = _page(desk)
    assert ("somebody has to look" in page, "Too long: messages for the assistant to answer: 2" in page) == (True, True)


def test_those_forgotten_for_a_day_are_not_shown_any_more(desk: DeskForTests) -> None:
    desk.clock.step(hours=24, seconds=1)
    _lives(desk, "gateway")
    assert [process.parts for process in look_at_health(ports=desk.ports).processes] == [("gateway",)]


def test_the_page_takes_as_many_queries_for_more_that_waits(desk: DeskForTests, engine: Engine) -> None:
    visitor = at_console(desk)
    before = queries(engine, visitor, "/health")
    for _ in range(3):
        desk.receives(SAM, "hello?")
        _lives(desk, f"worker {_}")
    assert queries(engine, visitor, "/health") == before <= 5


def test_the_machine_is_looked_at_once_a_minute_and_what_is_wrong_says_what_to_do(desk: DeskForTests) -> None:
    looked: list[int] = []

    def checks() -> list[Check]:
        looked.append(1)
        return [Check("disk", True), Check("model", False, "run `nightdesk train`")]

    state = {"database": "ok", "queue": "Gone"}
    app = make_gateway(desk.ports, secret=SECRET, demo=False, health=lambda: state, checks=checks)
    visitor = TestClient(app, base_url=HOME)
    signed_in = sign_in_to_demo(ports=desk.ports, email=ROBIN_AT, whence=Whence())
    visitor.cookies.set("__Host-nightdesk-console", signed_in.token)
    pages = [seen(visitor.get("/health").text) for _ in range(3)]
    wanted = ("somebody has to look", "Wrong: model: run `nightdesk train`", "Wrong: queue Gone", "Good: disk")
    assert [said for said in wanted if said not in pages[0]] == []
    assert len(looked) == 1
    desk.clock.step(minutes=1)
    visitor.get("/health")
    assert len(looked) == 2


def test_a_process_lives_until_it_is_stopped(desk: DeskForTests) -> None:
    async def life() -> list[int]:
        beating = asyncio.ensure_future(run_heartbeat(desk.ports, ["spare"], seconds=0.01))
        seen_alive: list[int] = []
        while not seen_alive:
            await asyncio.sleep(0)
            found = await asyncio.to_thread(lambda: look_at_health(ports=desk.ports).processes)
            seen_alive = [1 for process in found if process.parts == ("spare",)]
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)
        return seen_alive

    assert asyncio.run(life()) == [1]
    assert ("spare",) not in [process.parts for process in look_at_health(ports=desk.ports).processes]


def test_a_database_that_is_away_is_waited_for(desk: DeskForTests) -> None:
    tries: list[int] = []

    def away() -> None:
        tries.append(1)
        raise RuntimeError("the database is away")

    ports = replace(desk.ports, begin=away)  # type: ignore[arg-type]

    async def life() -> None:
        beating = asyncio.ensure_future(run_heartbeat(ports, ["worker"], seconds=0))
        while len(tries) < 3:
            await asyncio.sleep(0)
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)

    asyncio.run(life())
    assert len(tries) >= 3


def test_an_admin_sees_what_the_auditor_looks_at_and_what_it_found(desk: DeskForTests) -> None:
    for _ in range(4):
        desk.clock.step(minutes=1)
        _lives(desk, "gateway", "worker")
        audit_desk(ports=desk.ports)
    page = seen(at_console(desk, ALEX_AT).get("/health").text)
    wanted = (
        "somebody has to look",
        "processes (the desk): nothing runs the assistant",
        "told Tue",
        "connections",
        "85%",
    )
    assert [said for said in wanted if said not in page] == []
    others = [seen(at_console(desk, email).get("/health").text) for email in (ROBIN_AT, KIM_AT)]
    assert ["What the auditor looks at" in page for page in others] == [False, False]
