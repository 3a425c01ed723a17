"""A job that fails comes again soon, for hours, and then a person hears of it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from procrastinate.jobs import Job

from bot.worker.again import LONGEST_WAIT, MOST_TRIES, Again, wait_after


def _job(attempts: int) -> Job:
    return Job(id=1, queue="turns", lock=None, queueing_lock=None, task_name="t", attempts=attempts)


def test_the_waits_double_and_never_exceed_five_minutes() -> None:
    waits = [wait_after(attempts) for attempts in range(MOST_TRIES)]
    assert waits[:3] == [timedelta(seconds=2), timedelta(seconds=4), timedelta(seconds=8)]
    assert all(earlier <= later for earlier, later in pairwise(waits))
    assert waits[-1] == LONGEST_WAIT
    assert timedelta(hours=3) < sum(waits, timedelta(0)) < timedelta(hours=5)


def test_after_fifty_tries_it_is_enough() -> None:
    again = Again()
    assert again.get_retry_decision(exception=OSError(), job=_job(MOST_TRIES - 1)) is not None
    assert again.get_retry_decision(exception=OSError(), job=_job(MOST_TRIES)) is None
