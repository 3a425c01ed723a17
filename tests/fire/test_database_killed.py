"""kill -9 of PostgreSQL while a town talks: nothing that was committed is lost, and everything comes back by itself."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.storage.postgres import EmbeddedPostgres
from tests.fire.blaze import blaze
from tests.fire.database import DatabaseArsonist
from tests.fire.town import town
from tests.proving import PROVING, seeded

TIMES = 20


@pytest.mark.skipif(not PROVING, reason="minutes: part of make prove")
def test_nothing_committed_is_lost_and_the_service_is_back_by_itself(folder: Path) -> None:
    luck = seeded("database killed")
    place = folder / "postgres"
    with EmbeddedPostgres(place, {"max_connections": "250"}) as server, server.kept_running():
        arsonist = DatabaseArsonist(luck, TIMES, place, server.dsn)
        verdict, burning = asyncio.run(blaze(folder / "fire", server.dsn, town(18, 18), luck, arsonist, problems=30))
    back, answered = sorted(arsonist.back), sorted(arsonist.answered)
    print(f"server killed {arsonist.servers} times, one of its processes {TIMES - arsonist.servers} times")
    print(f"{arsonist.noted} commits noted, {len(arsonist.lost)} lost; {verdict}; {burning.ledger.in_words()}")
    print(f"back after {back[len(back) // 2]:.1f} s, at most {back[-1]:.1f}; somebody new answered after")
    print(f"{answered[len(answered) // 2]:.1f} s, at most {answered[-1]:.1f}")
    assert arsonist.lost == []
    assert verdict.bad == {}
    assert burning.fire.died == []
    assert verdict.figures["turns failed"] == 0
