"""Work that will not be tried any more: what it is, once more, or never."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.desk.errors import NotFound
from bot.operations.ports import DeskPorts, StrandedJob

LONGEST_WAIT = timedelta(minutes=11)
"""Answers wait for ten minutes at most between two tries, and failed work for five."""

log = logging.getLogger(__name__)


def list_stranded_jobs(*, ports: DeskPorts) -> Sequence[StrandedJob]:
    """The oldest first."""
    with ports.begin() as work:
        return work.auditor.stranded()


def retry_job(*, ports: DeskPorts, number: int) -> None:
    """It waits in its queue again, with all its tries. Raises NotFound for what is not stranded."""
    with ports.begin() as work:
        _refuse_unless(work.auditor.retry(number), number)
        work.commit()


def forget_job(*, ports: DeskPorts, number: int) -> None:
    """It is done by nobody. Raises NotFound for what is not stranded."""
    with ports.begin() as work:
        _refuse_unless(work.auditor.forget(number), number)
        work.commit()


def free_long_waits(*, ports: DeskPorts) -> int:
    """Work that the queue keeps for longer than anything waits comes back at once; how much there was.

    The queue goes by the database's clock. When that has gone back by a day, what was to come in a minute would come in a
    day, and all of its conversation behind it. What comes too early sees by the desk's own time that it is, and goes.
    """
    with ports.begin() as work:
        freed = work.auditor.free_waits(LONGEST_WAIT)
        work.commit()
    if freed:
        log.warning("long_waits_freed count=%s", freed)
    return freed


def _refuse_unless(there: bool, number: int) -> None:
    if not there:
        raise NotFound(f"No work with the number {number} is stranded. `nightdesk db jobs` lists what is.")
