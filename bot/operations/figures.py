"""The desk in figures, for whoever draws them: what waits, what was done, what is wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from bot.desk.auditor import Check
from bot.operations.auditor import THE_DESK
from bot.operations.desk_checks import desk_checks
from bot.operations.health import NEEDED, is_alive
from bot.operations.ports import DeskPorts, Waiting

TURNS, ANSWERS = ("done", "failed"), ("sent", "given_up")
"""What can become of a message, and of an answer."""


@dataclass(frozen=True)
class Figures:
    """As of one instant. ``turns`` and ``answers`` count those that the database still knows, by their outcome."""

    at: datetime
    waiting: tuple[Waiting, ...]
    alive: dict[str, int]
    checks: tuple[Check, ...]
    findings: int
    findings_that_stop: int
    pages_waiting: int
    stranded: int
    turns: dict[str, int]
    answers: dict[str, int]
    audited_at: datetime | None

    def age(self, since: datetime | None) -> float:
        """Seconds since then; 0 for no instant."""
        return 0.0 if since is None else (self.at - since).total_seconds()


def read_figures(*, ports: DeskPorts) -> Figures:
    """All of them, in one transaction that changes nothing."""
    with ports.begin() as work:
        now = ports.clock.now()
        findings = work.auditor.all_findings()
        counted = work.auditor.counted()
        alive = Counter(part for each in work.pulse.processes() if is_alive(each, now) for part in each.parts)
        return Figures(
            at=now,
            waiting=tuple(work.pulse.waiting(left_out=ports.left_out)),
            alive={part: alive[part] for part in NEEDED},
            checks=desk_checks(work, ports, now),
            findings=len(findings),
            findings_that_stop=sum(finding.stops for _, finding in findings),
            pages_waiting=len(work.pages.waiting()),
            stranded=len(work.auditor.stranded()),
            turns={state: counted.turns.get(state, 0) for state in TURNS},
            answers={state: counted.answers.get(state, 0) for state in ANSWERS},
            audited_at=work.auditor.last_round(THE_DESK),
        )
