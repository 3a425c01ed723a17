"""How often a job that fails is tried again, and after what wait."""

from __future__ import annotations

from datetime import timedelta

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

MOST_TRIES = 50
"""After so many, which takes some hours, it is stranded, and the auditor says so."""
LONGEST_WAIT = timedelta(minutes=5)


def wait_after(attempts: int) -> timedelta:
    """Two seconds, doubling, and never longer than somebody would wait who looks on."""
    return min(LONGEST_WAIT, timedelta(seconds=2 ** min(attempts + 1, 16)))


class Again(BaseRetryStrategy):
    """The queue's own doubling has no end: the seventeenth wait would be longer than a day."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When to try once more; None when it has been enough."""
        if job.attempts >= MOST_TRIES:
            return None
        return RetryDecision(retry_in={"seconds": int(wait_after(job.attempts).total_seconds())})
