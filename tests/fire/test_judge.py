"""The judge of a fire is worth something: of a program that is wrong it says so, and what."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.fire.arson import Arsonist
from tests.fire.blaze import blaze
from tests.fire.faults import FAULTS
from tests.fire.town import town
from tests.fire.verdict import overtakes
from tests.proving import PROVING, seeded

SEEN_AS = {
    "acknowledges what it forgets": {"lost", "untold"},
    "takes a repeat for news": {"doubled messages"},
    "forgets what a turn has done": {"tickets too many"},
    "says sent and does not send": {"not on the platform"},
}
LABELS = ("a ticket opened",) * 3
PATIENCE = 25.0
NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("first", "second", "is_bad"),
    [
        pytest.param((83, "a", 0.0), (84, "b", 0.02), False, id="as they were written"),
        pytest.param((84, "b", 0.0), (83, "a", 0.02), False, id="of two turns at one instant the one that ended first"),
        pytest.param((84, "a", 0.0), (83, "a", 0.02), True, id="of one turn"),
        pytest.param((84, "b", 9.0), (83, "a", 0.02), True, id="before what had been waiting for seconds"),
        pytest.param((84, None, 9.0), (83, None, 0.02), True, id="two notices"),
    ],
)
def test_what_overtakes_another_is_told_from_what_ended_first(
    first: tuple[int, str | None, float], second: tuple[int, str | None, float], is_bad: bool
) -> None:
    rows = [
        {"id": id, "turn": turn, "created_at": NOON + timedelta(seconds=at), "sent_at": NOON + timedelta(seconds=at)}
        for id, turn, at in (first, second)
    ]
    assert overtakes(*rows) is is_bad


@pytest.mark.skipif(not PROVING, reason="a town for each fault: part of make prove")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_program_that_is_wrong_is_found_out(database: str, folder: Path, fault: str) -> None:
    luck = seeded(f"fire and {fault}")
    arsonist = Arsonist(luck, 0, LABELS, seconds=60)
    verdict, _ = asyncio.run(
        blaze(folder, database, town(9, 3), luck, arsonist, problems=4, patience=PATIENCE, fault=fault)
    )
    print(f"{fault}: {sorted(verdict.bad)}; {verdict}")
    assert SEEN_AS[fault] <= set(verdict.bad)
