from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity
from bot.operations.ports import IncomingMessage, WorkFactory
from bot.storage import jobs
from bot.storage.jobs import make_jobs_app

from .values import client

JOBS = text("SELECT task_name, queue_name, lock, queueing_lock, args, status::text FROM procrastinate_jobs ORDER BY id")


def _jobs(engine: Engine) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(JOBS)]


def test_without_a_commit_nothing_lasts(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client())
    with pytest.raises(ZeroDivisionError), begin() as work:
        work.clients.save(client())
        raise ZeroDivisionError
    with begin() as work:
        assert work.clients.list() == ()


def test_a_job_is_visible_after_the_commit_and_not_before(begin: WorkFactory, engine: Engine) -> None:
    with begin() as work:
        work.jobs.turn("t-1", "web::x")
        work.jobs.deliver("web::x")
        work.jobs.page("p-1")
        assert _jobs(engine) == []
        work.commit()
        assert _jobs(engine) == [
            ("nightdesk.turn", "turns", "web::x", None, {"turn": "t-1"}, "todo"),
            ("nightdesk.page", "pages", None, None, {"page": "p-1"}, "todo"),
            (
                "nightdesk.deliver",
                "deliveries",
                "deliver:web::x",
                "deliver:web::x",
                {"conversation": "web::x"},
                "todo",
            ),
        ]


def test_a_job_vanishes_with_its_transaction(begin: WorkFactory, engine: Engine) -> None:
    with begin() as work:
        work.jobs.turn("t-1", "web::x")
        work.jobs.deliver("web::x")
    assert _jobs(engine) == []


def test_a_delivery_that_waits_already_is_not_doubled_and_spoils_nothing(begin: WorkFactory, engine: Engine) -> None:
    for code in ("acme", "beta"):
        with begin() as work:
            work.clients.save(client(code, email=f"ana@{code}.example"))
            work.jobs.deliver("web::x")
            work.jobs.deliver("web::x")
            work.commit()
    assert len(_jobs(engine)) == 1
    with begin() as work:
        assert [each.code for each in work.clients.list()] == ["acme", "beta"]


def test_a_delivery_that_runs_already_gets_another_behind_it(begin: WorkFactory, engine: Engine) -> None:
    with begin() as work:
        work.jobs.deliver("web::x")
        work.commit()
    with engine.begin() as connection:
        connection.execute(text("UPDATE procrastinate_jobs SET status = 'doing'"))
    with begin() as work:
        work.jobs.deliver("web::x")
        work.commit()
    assert [row[-1] for row in _jobs(engine)] == ["doing", "todo"]


def _received(begin: WorkFactory, key: str) -> str:
    message = IncomingMessage(key, ChatIdentity("web", "", "x"), "the printer jams")
    with begin() as work:
        stored = work.conversations.receive(
            message, conversation="web::x", at=datetime.now(timezone.utc), emergency=None
        )
        work.commit()
    assert stored is not None
    return stored.id


def test_where_a_turn_is_run_twice_at_once_what_one_run_does_is_done_before_the_other_asks(begin: WorkFactory) -> None:
    turn, done = _received(begin, "delivery 1"), list[str]()

    def run(number: int) -> None:
        with begin.in_turn(turn)() as work:
            if work.done.recall(turn, "ticket") is None:
                done.append("a ticket")
                time.sleep(0.2)
                work.done.remember(turn, "ticket", f"ND-{number}")
                work.commit()

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(run, range(3)))
    assert done == ["a ticket"]


def test_a_transaction_inside_another_of_its_turn_does_not_wait_for_it(begin: WorkFactory) -> None:
    turn = _received(begin, "delivery 1")
    with begin.in_turn(turn)() as work:
        with begin.in_turn(turn)() as inside:
            inside.done.remember(turn, "inside", "done")
            inside.commit()
        assert work.done.recall(turn, "inside") == "done"


def test_two_turns_wait_for_neither(begin: WorkFactory) -> None:
    first, second = _received(begin, "delivery 1"), _received(begin, "delivery 2")
    with begin.in_turn(first)() as work, begin.in_turn(second)() as other:
        assert (work.conversations.is_open(first), other.conversations.is_open(second)) == (True, True)


def test_a_waiting_delivery_does_not_start_before_the_transaction_that_relies_on_it_ends(
    begin: WorkFactory, engine: Engine
) -> None:
    fetch = text("SELECT id FROM procrastinate_fetch_job_v2(NULL, NULL)")
    with begin() as work:
        work.jobs.deliver("web::x")
        work.commit()
    with engine.connect() as relying:
        relying.begin()
        deliveries = jobs.SqlJobs(relying, jobs.make_deferring_app())
        deliveries.deliver("web::x")
        deliveries.flush()
        with engine.connect() as worker:
            assert worker.execute(fetch).scalar_one() is None
        relying.commit()
        with engine.connect() as worker:
            assert worker.execute(fetch).scalar_one() == 1


def test_two_transactions_that_deliver_to_the_same_conversations_do_not_block_each_other_for_ever(
    begin: WorkFactory, engine: Engine
) -> None:
    def deliver(conversations: tuple[str, ...]) -> None:
        for _ in range(10):
            with begin() as work:
                for conversation in conversations:
                    work.jobs.deliver(conversation)
                work.commit()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(deliver, [("web::a", "web::b"), ("web::b", "web::a")]))
    assert sorted(row[2] for row in _jobs(engine)) == ["deliver:web::a", "deliver:web::b"]


def test_a_worker_runs_what_was_deferred(begin: WorkFactory, database: str) -> None:
    ran: list[tuple[str, str]] = []
    app = make_jobs_app(database)

    @app.task(name=jobs.TURN)
    def turn(turn: str) -> None:
        ran.append(("turn", turn))

    @app.task(name=jobs.DELIVER)
    def deliver(conversation: str) -> None:
        ran.append(("deliver", conversation))

    with begin() as work:
        work.jobs.turn("t-1", "web::x")
        work.jobs.turn("t-2", "web::x")
        work.jobs.deliver("web::x")
        work.commit()

    async def work_off() -> None:
        async with app.open_async():
            await app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)

    asyncio.run(work_off())
    assert ran == [("turn", "t-1"), ("turn", "t-2"), ("deliver", "web::x")]
