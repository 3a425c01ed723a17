"""The judge of a fire is worth something: of a program that is wrong it says so, and what."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.fire.arson import Arsonist
from tests.fire.blaze import blaze
from tests.fire.faults import FAULTS
from tests.fire.town import town
from tests.proving import PROVING, seeded

SEEN_AS = {
    "acknowledges what it forgets": {"lost", "untold"},
    "takes a repeat for news": {"doubled messages"},
    "forgets what a turn has done": {"tickets too many"},
    "says sent and does not send": {"not on the platform"},
}
LABELS = ("a ticket opened",) * 3
PATIENCE = 25.0


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
