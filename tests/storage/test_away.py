"""A database that goes away is said as that, wherever in a transaction it is noticed, and the next one works."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.operations.ports import StorageAway, Work, WorkFactory
from bot.storage.unit_of_work import SqlWork


def _ends(engine: Engine, work: Work) -> None:
    """The server's process behind this transaction dies."""
    assert isinstance(work, SqlWork)
    pid = work._connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    with engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})


def test_it_is_noticed_at_a_statement(begin: WorkFactory, engine: Engine) -> None:
    with pytest.raises(StorageAway), begin() as work:
        _ends(engine, work)
        work.tickets.list()
    with begin() as work:
        assert list(work.tickets.list()) == []


def test_it_is_noticed_at_the_commit(begin: WorkFactory, engine: Engine) -> None:
    with pytest.raises(StorageAway), begin() as work:
        work.done.remember("turn", "step", "done")
        _ends(engine, work)
        work.commit()
    with begin() as work:
        assert work.done.recall("turn", "step") is None


def test_it_is_noticed_after_a_commit_when_the_scope_is_said_again(begin: WorkFactory, engine: Engine) -> None:
    with pytest.raises(StorageAway), begin() as work:
        work.commit()
        _ends(engine, work)
        work.commit()
        work.tickets.list()


def test_who_only_reads_and_has_read_all_does_not_mind(begin: WorkFactory, engine: Engine) -> None:
    try:
        with begin() as work:
            found = list(work.tickets.list())
            _ends(engine, work)
    except StorageAway:
        found = []
    assert found == []


def test_of_two_that_wait_for_each_other_one_is_to_come_again(begin: WorkFactory) -> None:
    """Both hold a row and then want the other's; PostgreSQL gives up one of them."""
    first, second = "SELECT pg_advisory_xact_lock(1)", "SELECT pg_advisory_xact_lock(2)"
    both_hold_one = Barrier(2)

    def hold(one: str, other: str) -> bool:
        try:
            with begin() as work:
                assert isinstance(work, SqlWork)
                work._connection.execute(text(one))
                both_hold_one.wait(30)
                work._connection.execute(text(other))
                return True
        except StorageAway:
            return False

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(hold, (first, second), (second, first)))
    assert sorted(outcomes) == [False, True]


@pytest.mark.parametrize("statement", ["SELECT 1 / 0", "SELECT pg_sleep(5)"])
def test_what_the_server_refuses_is_no_absence(begin: WorkFactory, statement: str) -> None:
    with pytest.raises(DBAPIError), begin() as work:
        assert isinstance(work, SqlWork)
        work._connection.execute(text("SET LOCAL statement_timeout = '50ms'"))
        work._connection.execute(text(statement))
