"""How fast the rules of the desk are: coverage decisions and deadlines, pure Python without a database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.measuring import Row, per_second
from bot.bootstrap import DEMO_FOLDER
from bot.connectors.client_files import read_client_file
from bot.desk.catalogue import CATALOGUE, Priority
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Verdict
from bot.desk.facts import Facts
from bot.desk.hours import SupportHours
from bot.desk.promises import HOUSE_SLA
from bot.desk.sla import deadlines

MORNING = datetime.fromisoformat("2026-11-24T10:00-05:00")
NIGHT = datetime.fromisoformat("2026-11-24T22:00-05:00")
# From January to September: over weekends, and over the change of the clocks in spring.
STARTS = tuple(datetime.fromisoformat("2026-01-05T09:10-05:00") + timedelta(hours=31 * n) for n in range(200))


@dataclass(frozen=True)
class _Case:
    client: Client
    contracts: tuple[Contract, ...]
    facts: Facts

    def decide(self) -> Verdict:
        return decide_coverage(self.client, self.contracts, self.facts).verdict


def measure() -> list[Row]:
    """Rates of decisions and deadlines."""
    cases = _cases()
    free, priced = _split(cases)
    hours = {each.support_hours for case in cases for each in case.contracts}
    return [
        Row("coverage decisions a second", per_second(lambda: _decide(cases)), f"{len(cases)} cases, all demo clients"),
        Row("  of which covered", per_second(lambda: _decide(free)), f"{len(free)} cases"),
        Row(
            "  of which with price and quote range",
            per_second(lambda: _decide(priced)),
            f"{len(priced)} cases: low, likely, high, and the cheaper ways",
        ),
        Row(
            "deadlines a second",
            per_second(lambda: _deadlines(tuple(hours))),
            f"both dates, four priorities, {len(STARTS)} starts, {len(hours)} calendars",
        ),
    ]


def _cases() -> tuple[_Case, ...]:
    """Every category, for every demo client, in the morning and at night."""
    files = [read_client_file(path) for path in sorted((DEMO_FOLDER / "clients").glob("*.yml"))]
    return tuple(
        _Case(file.client, file.contracts, Facts(category=category, at=at, site=file.client.sites[0].code))
        for file in files
        for category in CATALOGUE
        for at in (MORNING, NIGHT)
    )


def _split(cases: Sequence[_Case]) -> tuple[list[_Case], list[_Case]]:
    verdicts = [(case, case.decide()) for case in cases]
    return (
        [case for case, verdict in verdicts if verdict.free],
        [case for case, verdict in verdicts if verdict in (Verdict.QUOTE_REQUIRED, Verdict.PARTLY_COVERED)],
    )


def _decide(cases: Sequence[_Case]) -> int:
    for case in cases:
        case.decide()
    return len(cases)


def _deadlines(calendars: Sequence[SupportHours]) -> int:
    for hours in calendars:
        for priority in Priority:
            for start in STARTS:
                deadlines(HOUSE_SLA, hours, priority.value, start)
    return len(calendars) * len(Priority) * len(STARTS)
