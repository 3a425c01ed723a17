"""SIGTERM in every moment around the start of an assistant: it ends, within seconds, and says that all is well."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.fire.house import Fire
from tests.proving import PROVING

NAME = "assistant 1"
MOMENTS = tuple(number * 0.08 for number in range(16))
SECONDS_TO_STOP = 20.0


@pytest.mark.skipif(not PROVING, reason="an assistant is started sixteen times: part of make prove")
def test_an_assistant_that_is_told_to_stop_just_after_it_is_ready_stops(database: str, folder: Path) -> None:
    took = []
    with Fire(folder, {"database_url": database}, (NAME,)) as fire:
        for moment in MOMENTS:
            fire.until_ready()
            time.sleep(moment)
            began = time.monotonic()
            assert fire.stop(NAME, SECONDS_TO_STOP) == 0
            took.append(time.monotonic() - began)
            fire.start(NAME)
    print(f"stopped {len(took)} times, within {max(took):.1f} s")
