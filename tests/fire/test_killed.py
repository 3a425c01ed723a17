"""kill -9 of gateway, assistants and worker while a town talks: nothing lost, nothing doubled, nobody left untold."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.fire.arson import Arsonist
from tests.fire.blaze import blaze
from tests.fire.labels import LABELS, STALLS
from tests.fire.town import town
from tests.proving import PROVING, cases, seeded

KILLS = cases(3, 200)
CALM_KILLS, CALM = 40, 8.0
PROMISED = 10.0
PEOPLE = cases(6, 36)
PROBLEMS = cases(3, 30)
WHERE = (
    tuple(LABELS)
    if PROVING
    else ("a message just committed, with its job", "a ticket opened", "sent to Slack, not recorded")
)


def test_nothing_is_lost_and_nothing_doubled_whatever_is_killed_when(database: str, folder: Path) -> None:
    luck = seeded("killed at any moment")
    arsonist = Arsonist(luck, KILLS, WHERE, stalls=STALLS if PROVING else ())
    verdict, burning = asyncio.run(blaze(folder, database, town(PEOPLE, PEOPLE), luck, arsonist, problems=PROBLEMS))
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


@pytest.mark.skipif(not PROVING, reason="minutes: part of make prove")
def test_with_the_usual_limits_everybody_has_an_answer_within_ten_seconds(database: str, folder: Path) -> None:
    luck = seeded("killed, and nobody waits")
    arsonist = Arsonist(luck, CALM_KILLS, pause=CALM)
    verdict, burning = asyncio.run(
        blaze(folder, database, town(4, 4, each=2), luck, arsonist, problems=60, patient=False)
    )
    seconds, failed = verdict.seconds, verdict.figures["turns failed"]
    print(f"killed {arsonist.killed}: {len(seconds)} answers, {failed} with an apology, {burning.ledger.in_words()}")
    print(
        f"half within {seconds[len(seconds) // 2]:.2f} s, 99 % within {seconds[len(seconds) * 99 // 100]:.1f} s, all "
        f"within {seconds[-1]:.1f} s"
    )
    assert verdict.bad == {}
    assert seconds[-1] <= PROMISED
