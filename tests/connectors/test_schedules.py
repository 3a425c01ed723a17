"""Published price schedules as client files: they give their published results and pass the check without a word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.connectors.client_files import check_client_file, read_client_file
from bot.operations.what_if import run_cases

SCHEDULES = sorted((Path(__file__).parents[1] / "schedules").glob("*.yml"))


@pytest.mark.parametrize("path", SCHEDULES, ids=lambda path: path.stem)
def test_a_published_schedule_gives_its_published_results(path: Path) -> None:
    results = run_cases(read_client_file(path))
    assert results and [(case.name, case.differences) for case in results if not case.passed] == []


@pytest.mark.parametrize("path", SCHEDULES, ids=lambda path: path.stem)
def test_a_published_schedule_needs_no_advice(path: Path) -> None:
    assert check_client_file(read_client_file(path), date(2026, 11, 22)) == ()


def test_there_are_the_eight_schedules_of_the_desk_rules() -> None:
    assert len(SCHEDULES) == 8
