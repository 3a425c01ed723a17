"""The pace that all processes keep together: at one instant one of them has the turn, and a closed place stays closed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from random import Random
from threading import Barrier

import pytest
from sqlalchemy.engine import Engine

from bot.operations.ports import Limit, WorkFactory
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import sql_work_factory
from tests.makers import MORNING
from tests.proving import cases, seeded

WORKERS = 12
NOTHING = timedelta(0)
SECOND = timedelta(seconds=1)


@pytest.fixture
def of_many(engine: Engine) -> Iterator[WorkFactory]:
    """Transactions of many processes: a connection for each that runs at the same time."""
    many = make_engine(engine.url.render_as_string(hide_password=False), pool_size=WORKERS)
    yield sql_work_factory(many)
    many.dispose()


def _take(begin: WorkFactory, at: datetime, *limits: Limit) -> timedelta:
    with begin() as work:
        wait = work.paces.take(limits, at)
        work.commit()
    return wait


def test_a_turn_is_taken_in_all_places_or_in_none(begin: WorkFactory) -> None:
    bot, chat = Limit("bot", SECOND), Limit("chat", 3 * SECOND)
    assert _take(begin, MORNING, chat) == NOTHING
    assert _take(begin, MORNING + SECOND, bot, chat) == 2 * SECOND
    assert _take(begin, MORNING + SECOND, bot) == NOTHING


def test_a_closed_place_opens_when_the_platform_said_and_never_earlier(begin: WorkFactory) -> None:
    for until in (30 * SECOND, 10 * SECOND):
        with begin() as work:
            work.paces.close(["bot"], MORNING + until)
            work.commit()
    assert _take(begin, MORNING, Limit("bot"), Limit("chat", SECOND)) == 30 * SECOND
    assert _take(begin, MORNING, Limit("chat", SECOND)) == NOTHING
    assert [_take(begin, MORNING + 30 * SECOND, Limit("bot")) for _ in range(3)] == [NOTHING] * 3


def test_any_order_of_turns_rests_and_closures_is_as_a_list_of_them_says(begin: WorkFactory) -> None:
    random = seeded("paces")
    free: dict[str, datetime] = {}
    now = MORNING
    for _ in range(cases(150, 5_000)):
        now += timedelta(milliseconds=random.randrange(0, 900))
        places = random.sample("abcde", random.randrange(1, 4))
        if random.random() < 0.1:
            until = now + timedelta(milliseconds=random.randrange(0, 4000))
            with begin() as work:
                work.paces.close(places, until)
                work.commit()
            free |= {place: max(free.get(place, until), until) for place in places}
            continue
        limits = [Limit(place, timedelta(milliseconds=random.choice((0, 33, 1000, 3000)))) for place in places]
        expected = max([NOTHING, *(free[place] - now for place in places if place in free)])
        assert _take(begin, now, *limits) == expected
        if expected == NOTHING:
            free |= {limit.place: now + limit.rest for limit in limits if limit.rest}


def test_of_many_at_the_same_instant_one_has_the_turn(of_many: WorkFactory) -> None:
    rounds, barrier = cases(10, 400), Barrier(WORKERS)

    def race(number: int) -> list[timedelta]:
        waits = []
        for turn in range(rounds):
            barrier.wait()
            waits.append(_take(of_many, MORNING + turn * SECOND, Limit("chat", SECOND)))
        return waits

    with ThreadPoolExecutor(WORKERS) as pool:
        by_worker = list(pool.map(race, range(WORKERS)))
    for waits in zip(*by_worker, strict=True):
        assert sorted(waits) == [NOTHING] + [SECOND] * (WORKERS - 1)


def test_places_that_are_taken_in_any_order_never_lock_each_other_out(of_many: WorkFactory) -> None:
    def take(number: int) -> int:
        random, taken = Random(number), 0
        for turn in range(cases(15, 500)):
            limits = [Limit(place, SECOND) for place in random.sample("abcdefgh", 4)]
            taken += _take(of_many, MORNING + turn * SECOND, *limits) == NOTHING
        return taken

    with ThreadPoolExecutor(WORKERS) as pool:
        assert sum(pool.map(take, range(WORKERS))) > 0
