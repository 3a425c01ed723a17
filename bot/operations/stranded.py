"""Work that will not be tried any more: what it is, once more, or never."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.errors import NotFound
from bot.operations.ports import DeskPorts, StrandedJob


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


def _refuse_unless(there: bool, number: int) -> None:
    if not there:
        raise NotFound(f"No work with the number {number} is stranded. `nightdesk db jobs` lists what is.")
