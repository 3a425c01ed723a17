"""kill -9 of gateway, assistants and worker while a town talks: nothing lost, nothing doubled, nobody left untold."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.fire.arson import Arsonist
from tests.fire.blaze import blaze
from tests.fire.house import ALL
from tests.fire.labels import LABELS, STALLS
from tests.fire.town import town
from tests.proving import PROVING, seeded

KILLS = 200


@pytest.mark.skipif(not PROVING, reason="many minutes on a quiet machine: part of make prove")
def test_nothing_is_lost_and_nothing_doubled_whatever_is_killed_when(database: str, folder: Path) -> None:
    luck = seeded("killed at any moment")
    arsonist = Arsonist(luck, KILLS, tuple(LABELS), stalls=STALLS)
    verdict, burning = asyncio.run(blaze(folder, database, town(36, 36), luck, arsonist, problems=30, names=ALL))
    kills, stalls = sum(arsonist.killed.values()) + len(arsonist.struck), len(arsonist.stalls)
    at_labels = len(arsonist.struck) - stalls
    print(f"killed at random {arsonist.killed}, at labels {at_labels}, stopped {stalls}, not reached {arsonist.missed}")
    print(f"{verdict}, answers lost {len(burning.lost_answers)}; {burning.ledger.in_words()}")
    assert verdict.bad == {}
    assert burning.fire.died == []
    assert arsonist.missed == []
    assert verdict.figures["turns failed"] == 0
    # A reply that was lost may have been a notice, and so may what was under way at a kill.
    assert verdict.figures["repeated notices"] <= kills + len(burning.lost_answers)
    assert verdict.figures["calls doubled"] <= kills
